let audio: AudioContext | null = null;
let users = 0;

/**
 * The page's AudioContext for what measures and tries out. Call the second one once when you are done: an idle context
 * would keep the sound device open.
 */
export function borrowAudio(): [AudioContext, giveBack: () => void] {
  audio ??= new AudioContext();
  users++;
  // Before a gesture some pages may not; who needs it asks again.
  audio.resume().catch(() => undefined);
  return [
    audio,
    () => {
      if (--users === 0) void audio?.suspend().catch(() => undefined);
    },
  ];
}
