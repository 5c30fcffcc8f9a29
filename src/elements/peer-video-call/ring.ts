import { notLoaded } from '../../base/errors.js';
import type { CallHandle } from '../../context/handles.js';
import type { Decision } from '../../session/guard.js';
import { complain } from '../shared/complain.js';
import { box, keep, type Question } from '../shared/remember.js';
import type { CallView } from './view.js';

/** What the buttons of a ring decide where the answer is for good. */
const ANSWERS: Readonly<Record<string, Decision>> = {
  accept: 'allow',
  'voice-button': 'allow',
  decline: 'block',
};

interface Ring extends Question {
  /** What was pressed last. */
  answer?: Decision | undefined;
}

/** The last one of each call that is watched. */
const rings = new WeakMap<CallHandle, Ring | null>();

/**
 * Watches how the rings of a call are answered. By what is pressed, and not by how the call ends: the page, or its end,
 * declines calls as well, and decides nothing about anybody.
 */
function watch(handle: CallHandle, root: EventTarget): void {
  const { store } = handle;
  const look = () => {
    const { state, remoteId } = store.value;
    const ring = rings.get(handle);
    if (state === 'incoming') {
      if (!ring && remoteId) rings.set(handle, { from: remoteId });
      // While the browser asks for the camera it is not answered yet; it may ring again.
    } else if (ring && state !== 'requesting-media') {
      rings.set(handle, null);
      // Not before: what goes wrong is shown, and a call that begins shows none of the errors before it.
      if (ring.answer)
        keep(ring, ring.answer, handle.source?.session, (cause) => complain(handle, notLoaded(cause)));
    }
  };
  rings.set(handle, null);
  store.subscribe(look);
  look();
  // Before the button itself, which may end the ring at once.
  root.addEventListener(
    'click',
    ({ target }) => {
      const ring = rings.get(handle);
      const button = (target as Element).closest('button');
      if (ring && button) ring.answer = ANSWERS[button.part.value];
    },
    true,
  );
}

/** The box of the call that rings; null where its answer cannot be kept. */
export function remember(handle: CallHandle, { t }: CallView, root: EventTarget): HTMLElement | null {
  if (!handle.source?.session?.config.rememberDecisions) return null;
  if (!rings.has(handle)) watch(handle, root);
  const ring = rings.get(handle);
  return ring ? box(ring, t) : null;
}
