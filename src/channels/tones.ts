const TONES = {
  /** Someone calls. */
  incoming: { notes: [659.25, 783.99, 987.77], note: 0.16, every: 2.2, gain: 0.12 },
  /** It rings at the other side. */
  ringing: { notes: [425], note: 1, every: 4, gain: 0.05 },
} as const;

let context: AudioContext | null = null;
let playing = 0;

/**
 * Plays the tone of a state until the returned function is called, once. Where the browser allows no sound before a
 * gesture, there is none: the ring shows on the screen all the same.
 */
export function playTone(state: keyof typeof TONES): () => void {
  const audio = (context ??= new AudioContext());
  const { notes, note, every, gain } = TONES[state];
  const out = audio.createGain();
  out.connect(audio.destination);
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
  playing++;
  let timer: ReturnType<typeof setInterval> | undefined;
  const begin = () => {
    // Stopped while the browser was waking the sound device.
    if (timer) round();
  };
  timer = setInterval(round, every * 1000);
  // A page that may not play yet stays silent.
  audio.resume().then(begin, () => undefined);
  return () => {
    clearInterval(timer);
    timer = undefined;
    out.disconnect();
    // An idle context would keep the sound device open.
    if (--playing === 0) void audio.suspend().catch(() => undefined);
  };
}
