import { PeerElementsError } from './errors.js';

/** What was meant for the one who was here before is for nobody else. */
export function othersCame(): PeerElementsError {
  return new PeerElementsError(
    'connection-closed',
    'Somebody else has come meanwhile: what was meant for the one before was not done.',
    { hint: 'Do it again when the one is back for whom it was.' },
  );
}
