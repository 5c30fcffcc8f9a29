import { PeerElementsError } from '../base/errors.js';

/** The code of these errors, and the reason with which a call ends. */
export const UNCERTAIN = 'verification-failed';

export function changed(id: string): PeerElementsError {
  return new PeerElementsError(UNCERTAIN, '“{id}” does not show the key that they had before.', {
    params: { id },
    hint: 'They may use another device or browser, or somebody stands between you. Compare the code before you trust this connection.',
  });
}

export function uncertain(id: string): PeerElementsError {
  return new PeerElementsError(
    UNCERTAIN,
    'It is not certain that this is “{id}”, so the connection was refused.',
    {
      params: { id },
      hint: 'Somebody may stand between you, or the link is no longer valid. Ask for a new link by a way that you trust.',
    },
  );
}

export function noIdentity(): PeerElementsError {
  if (typeof isSecureContext !== 'undefined' && !isSecureContext)
    return new PeerElementsError('insecure-context', 'Nobody can be verified on a page without https.', {
      hint: 'Open the page by https, or on localhost.',
    });
  return new PeerElementsError('storage-unavailable', 'This browser makes no keys for this page.', {
    hint: 'Calls and chats work; who is at the other end cannot be verified.',
  });
}
