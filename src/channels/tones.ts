/** `ring`: someone calls. `ringback`: the other side rings. */
export type Tone = 'ring' | 'ringback';

const PATTERN = {
  ring: { notes: [659.25, 783.99, 987.77], note: 0.16, gap: 0.02, every: 2.2, gain: 0.12 },
  ringback: { notes: [425], note: 1, gap: 0, every: 4, gain: 0.05 },
} as const;

let context: AudioContext | null = null;
let playing = 0;

/**
 * Plays a tone until the returned function is called. Where the browser allows no sound before a gesture, there
 * is none: the ring shows on the screen all the same.
 */
export function playTone(tone: Tone): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  const audio = (context ??= new AudioContext());
  const { notes, note, gap, every, gain } = PATTERN[tone];
  const out = audio.createGain();
  out.connect(audio.destination);
  const round = () => {
    if (audio.state !== 'running') return;
    notes.forEach((frequency, index) => {
      const start = audio.currentTime + index * (note + gap);
      const oscillator = audio.createOscillator();
      const envelope = audio.createGain();
      oscillator.frequency.value = frequency;
      // A short rise and fall, or each note begins and ends with a click.
      envelope.gain.setValueAtTime(0, start);
      envelope.gain.linearRampToValueAtTime(gain, start + 0.02);
      envelope.gain.setValueAtTime(gain, start + note - 0.04);
      envelope.gain.linearRampToValueAtTime(0, start + note);
      oscillator.connect(envelope).connect(out);
      oscillator.start(start);
      oscillator.stop(start + note);
    });
  };
  playing++;
  let stopped = false;
  void audio
    .resume()
    .then(() => !stopped && round())
    .catch(() => undefined);
  const timer = setInterval(round, every * 1000);
  return () => {
    if (stopped) return;
    stopped = true;
    clearInterval(timer);
    out.disconnect();
    // An idle context would keep the sound device open.
    if (--playing === 0) void audio.suspend().catch(() => undefined);
  };
}
