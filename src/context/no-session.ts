import { PeerElementsError } from '../base/errors.js';

export { othersCame } from '../base/turned.js';

/** Loaded when an element turns out to stand in no session. */
export function noSession(): PeerElementsError {
  return new PeerElementsError('no-session', 'This element has no <peer-session>.', {
    hint: 'Put it inside a <peer-session>, or name one by its id: session="my-session".',
    fatal: true,
  });
}
