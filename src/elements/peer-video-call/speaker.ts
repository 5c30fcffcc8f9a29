import { css } from 'lit';
import { PeerElementsError } from '../../base/errors.js';

/** Loaded where `speaker` is set. Nothing is drawn here. */
export const styles = css``;

/** The last one that was asked for: one that fails is not asked for with each drawing. */
const asked = new WeakMap<HTMLMediaElement, string>();

/** Plays the sound of a video on the loudspeaker with this id; an empty id is the browser's choice. */
export async function setSpeaker(video: HTMLMediaElement, id: string): Promise<void> {
  if (asked.get(video) === id) return;
  asked.set(video, id);
  // Browsers that cannot choose play as they do.
  if ('setSinkId' in video) await video.setSinkId(id);
}

export function noSpeaker(cause: unknown): PeerElementsError {
  return new PeerElementsError('media-not-found', 'The loudspeaker that was chosen cannot be used.', {
    hint: 'Plug it in again, or choose another one.',
    cause,
  });
}
