import { PeerElementsError } from '../../base/errors.js';

/** Loaded when the browser refuses. */
export function notAllowed(cause: unknown): PeerElementsError {
  return new PeerElementsError('not-allowed', 'The browser does not allow full screen here.', {
    hint: 'A page in a frame needs allow="fullscreen" on that frame.',
    cause,
  });
}
