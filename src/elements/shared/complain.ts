import type { PeerElementsError } from '../../base/errors.js';
import type { CallHandle } from '../../context/handles.js';

/** Something of a call that no channel knows of has failed: the call shows it, and says it by an event. */
export function complain({ store, events }: CallHandle, error: PeerElementsError): void {
  store.set({ error });
  events.emit('error', error);
}
