import type { ReactiveElement } from 'lit';
import type { CallHandle } from '../../context/handles.js';

/** Loudspeakers that the browser still looks for, by the call that asked. */
const pending = new WeakMap<CallHandle, Promise<unknown>>();

export function lookFor(handle: CallHandle, loudspeaker: Promise<unknown>): void {
  pending.set(
    handle,
    Promise.allSettled([pending.get(handle), loudspeaker]).then(() => undefined),
  );
}

/** Settles when the loudspeaker that was chosen is used, or is known to fail. */
export async function heard(handle: CallHandle): Promise<void> {
  // It is asked for when the call is drawn.
  await (handle.element as Partial<ReactiveElement> | null)?.updateComplete;
  await pending.get(handle);
}
