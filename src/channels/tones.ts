import { Cleanup, within } from '../base/lifetime.js';

const TONES = {
  /** Someone calls. */
  incoming: { notes: [659.25, 783.99, 987.77], note: 0.16, every: 2.2, gain: 0.12 },
  /** It rings at the other side. */
  ringing: { notes: [425], note: 1, every: 4, gain: 0.05 },
} as const;

/** How long a browser has to say that its output is there. */
const OUTPUT_MS = 1000;

let context: Promise<AudioContext> | undefined;
let playing = 0;

/**
 * The first AudioContext of a browser has the page's main thread wait for the sound output, some 50 ms. Whoever asks an
 * element for the same output waits for it elsewhere, and the context is there at once afterwards. Browsers that know no
 * device of that name say no, and have lost nothing.
 */
async function open(): Promise<AudioContext> {
  const audio: Partial<Pick<HTMLMediaElement, 'setSinkId'>> = new Audio();
  await within(OUTPUT_MS, Promise.resolve(audio.setSinkId?.('default')), '').catch(() => undefined);
  return new AudioContext();
}

/**
 * Plays the tone of a state until the returned function is called, once. Where the browser allows no sound before a
 * gesture, there is none: the ring shows on the screen all the same.
 */
export function playTone(state: keyof typeof TONES): () => void {
  const cleanup = new Cleanup();
  playing++;
  context ??= open();
  context.then((audio) => begin(audio, state, cleanup)).catch(() => (context = undefined));
  return () => {
    cleanup.run();
    playing--;
    void context?.then(rest).catch(() => undefined);
  };
}

/** An idle context would keep the sound device open. */
async function rest(audio: AudioContext): Promise<void> {
  if (playing === 0) await audio.suspend();
}

async function begin(audio: AudioContext, state: keyof typeof TONES, cleanup: Cleanup): Promise<void> {
  // Stopped while the browser was opening the sound device.
  if (cleanup.done) return;
  const { notes, note, every, gain } = TONES[state];
  const out = audio.createGain();
  out.connect(audio.destination);
  cleanup.add(() => out.disconnect());
  const round = () => {
    if (audio.state !== 'running') return;
    notes.forEach((frequency, index) => {
      const start = audio.currentTime + index * (note + 0.02);
      const oscillator = new OscillatorNode(audio, { frequency });
      const envelope = new GainNode(audio, { gain: 0 });
      // A short rise and fall, or each note begins and ends with a click.
      envelope.gain
        .setValueAtTime(0, start)
        .linearRampToValueAtTime(gain, start + 0.02)
        .setValueAtTime(gain, start + note - 0.04)
        .linearRampToValueAtTime(0, start + note);
      oscillator.connect(envelope).connect(out);
      oscillator.start(start);
      oscillator.stop(start + note);
    });
  };
  cleanup.every(every * 1000, round);
  // A page that may not play yet stays silent.
  await audio.resume().catch(() => undefined);
  if (!cleanup.done) round();
}
