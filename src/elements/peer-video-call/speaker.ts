import { ContextEvent } from '@lit/context';
import { css } from 'lit';
import { PeerElementsError } from '../../base/errors.js';
import { devices, isPluggedIn } from '../../channels/devices.js';
import type { CallHandle } from '../../context/handles.js';
import { callContext } from '../../context/keys.js';
import { complain } from '../shared/complain.js';
import { lookFor } from '../shared/heard.js';

/** Loaded where `speaker` is set. Nothing is drawn here. */
export const styles = css``;

/** The last one that was asked for: the browser is not asked with each drawing. */
const asked = new WeakMap<HTMLMediaElement, string>();

/** Calls whose loudspeaker is watched, and which one that is. */
const watched = new WeakMap<CallHandle, string>();

/** Plays the sound of a video on the loudspeaker with this id; an empty id is the browser's choice. */
export async function setSpeaker(video: HTMLMediaElement, id: string): Promise<void> {
  const handle = callOf(video);
  if (asked.get(video) === id) {
    // In a later call as well.
    if (handle && id && video.sinkId === id) watch(handle, id);
    return;
  }
  asked.set(video, id);
  // Browsers that cannot choose play as they do.
  if (!('setSinkId' in video)) return;
  const setting = video.setSinkId(id);
  if (handle) lookFor(handle, setting);
  try {
    await setting;
    if (handle && id) watch(handle, id);
  } catch (cause) {
    if (!id) throw cause;
    // It may be there when it is chosen again.
    if (asked.get(video) === id) asked.delete(video);
    // Another tile of the same call has said so, or another one is chosen by now.
    if (!handle || takeBack(handle, id)) throw cause;
  }
}

/** The call that a video belongs to; none where it stands in another window by now. */
function callOf(video: HTMLMediaElement): CallHandle | null {
  let found: CallHandle | null = null;
  video.dispatchEvent(new ContextEvent(callContext, video, (handle) => (found = handle)));
  return found;
}

/** Back to the browser's choice; false where this one is no longer chosen. */
function takeBack({ store }: CallHandle, id: string): boolean {
  return store.value.speaker === id && store.set({ speaker: null });
}

/** Browsers do not say that the loudspeaker is gone: a call that goes on unheard must. */
function watch(handle: CallHandle, id: string): void {
  const { store } = handle;
  const isOver = () => store.value.speaker !== id || ['idle', 'ended'].includes(store.value.state);
  if (watched.get(handle) === id || isOver()) return;
  watched.set(handle, id);
  const stops = [
    devices.subscribe(() => {
      if (devices.value.isKnown && !isPluggedIn('speaker', id) && takeBack(handle, id))
        complain(handle, speakerLost());
    }),
    store.subscribe(() => {
      if (!isOver()) return;
      for (const stop of stops) stop();
      if (watched.get(handle) === id) watched.delete(handle);
    }),
  ];
}

export function noSpeaker(cause: unknown): PeerElementsError {
  return new PeerElementsError('media-not-found', 'The loudspeaker that was chosen cannot be used.', {
    hint: 'Plug it in again, or choose another one.',
    cause,
  });
}

function speakerLost(): PeerElementsError {
  return new PeerElementsError(
    'media-not-found',
    'Your loudspeaker was disconnected. You hear the other side on the default one.',
    { hint: 'Choose another one if that is not the one you want.' },
  );
}
