import { PeerElementsError } from '../base/errors.js';
import { borrowAudio } from './audio.js';

/** In Hz, one after the other: a rise, which nobody takes for an error. */
const NOTES = [523.25, 659.25, 783.99];
const NOTE_S = 0.28;
const GAIN = 0.2;
const LENGTH_MS = (NOTES.length * NOTE_S + 0.3) * 1000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Plays a few notes on the loudspeaker with this id; null for the browser's choice. Settles when they have been heard. */
export async function testSpeaker(id: string | null): Promise<void> {
  const [audio, giveBack] = borrowAudio();
  const out = audio.createMediaStreamDestination();
  // An AudioContext that can choose its loudspeaker is Chromium's alone.
  const player = new Audio();
  try {
    if (id && 'setSinkId' in player) await player.setSinkId(id);
    player.srcObject = out.stream;
    const end = wait(LENGTH_MS);
    ring(audio, out);
    await Promise.race([player.play(), end]);
    await end;
  } catch (cause) {
    throw new PeerElementsError('media-not-found', 'The loudspeaker that was chosen cannot be used.', {
      hint: 'Plug it in again, or choose another one.',
      cause,
    });
  } finally {
    player.srcObject = null;
    giveBack();
  }
}

function ring(audio: AudioContext, out: AudioNode): void {
  NOTES.forEach((frequency, index) => {
    const start = audio.currentTime + 0.1 + index * NOTE_S;
    const oscillator = new OscillatorNode(audio, { frequency });
    const envelope = new GainNode(audio, { gain: 0 });
    // It fades like a bell: a hard end would click.
    envelope.gain
      .setValueAtTime(0, start)
      .linearRampToValueAtTime(GAIN, start + 0.02)
      .linearRampToValueAtTime(0, start + NOTE_S);
    oscillator.connect(envelope).connect(out);
    oscillator.start(start);
    oscillator.stop(start + NOTE_S);
  });
}
