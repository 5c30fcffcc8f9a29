export interface SoundTile {
  readonly stream: MediaStream | null;
  readonly shadowRoot: ShadowRoot | null;
}

/**
 * Chromium plays no sound of a video before its first picture, and none comes from who has the camera off. It gets a
 * stream of the sound alone until there are pictures. Called whenever a tile is drawn that may have none.
 */
export function playSoundAlone({ stream, shadowRoot }: SoundTile): void {
  const video = shadowRoot?.querySelector('video');
  if (!video || !stream || video.srcObject !== stream || video.readyState > 0) return;
  const pictures = stream.getVideoTracks();
  const sounds = stream.getAudioTracks();
  if (sounds.length === 0 || pictures.some(({ muted }) => !muted)) return;
  const alone = new MediaStream(sounds);
  const stop = new AbortController();
  const restore = () => {
    stop.abort();
    if (video.srcObject === alone) play(video, stream);
  };
  for (const track of pictures) track.addEventListener('unmute', restore, stop);
  for (const change of ['addtrack', 'removetrack']) stream.addEventListener(change, restore, stop);
  play(video, alone);
}

function play(video: HTMLVideoElement, stream: MediaStream): void {
  video.srcObject = stream;
  // Whether the browser lets it is known, and said, since the first attempt.
  video.play().catch(() => undefined);
}
