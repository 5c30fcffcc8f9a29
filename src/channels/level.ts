import { Cleanup } from '../base/lifetime.js';
import { borrowAudio } from './audio.js';

/** About 15 a second: as fast as a bar seems to follow a voice. */
const EVERY_MS = 66;

/** In dB of full scale: what is quieter is silence, what is louder fills the bar. */
const QUIETEST = -60;
const LOUDEST = -12;

/** How much of the last level stays: up at once, down slowly, or the bar would flicker between syllables. */
const FALL = 0.75;
const NOTHING = 0.01;

/**
 * Calls back with how loud a stream is, from 0 to 1, until the returned function is called. A stream without sound has
 * level 0; another track of it is measured as soon as it takes the first one's place.
 */
export function watchLevel(
  stream: MediaStream,
  onLevel: (level: number) => void,
  everyMs = EVERY_MS,
): () => void {
  const cleanup = new Cleanup();
  let ear: Ear | null = null;
  let level = 0;

  // Tracks that a script puts into a stream are announced by nothing.
  const follow = () => {
    const track = stream.getAudioTracks().find(({ readyState }) => readyState === 'live');
    if (track === ear?.track) return;
    ear?.close();
    ear = track ? listenTo(track) : null;
  };
  cleanup.add(() => ear?.close());
  cleanup.every(everyMs, () => {
    follow();
    level = Math.max(ear?.hear() ?? 0, level * FALL);
    if (level < NOTHING) level = 0;
    onLevel(level);
  });
  follow();
  return () => cleanup.run();
}

interface Ear {
  readonly track: MediaStreamTrack;
  /** How loud it is now. */
  hear(): number;
  close(): void;
}

function listenTo(track: MediaStreamTrack): Ear {
  const [audio, giveBack] = borrowAudio();
  const analyser = new AnalyserNode(audio, { fftSize: 1024 });
  const samples = new Float32Array(analyser.fftSize);
  const source = audio.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  return {
    track,
    hear() {
      // A page that began before a gesture goes on with the first one.
      if (audio.state === 'suspended' && navigator.userActivation.hasBeenActive)
        audio.resume().catch(() => undefined);
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.max(0, (10 * Math.log10(power) - QUIETEST) / (LOUDEST - QUIETEST)));
    },
    close() {
      source.disconnect();
      giveBack();
    },
  };
}
