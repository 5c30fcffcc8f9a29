import { PeerElementsError, toError } from '../base/errors.js';
import { Cleanup, quiet } from '../base/lifetime.js';
import { Store } from '../base/store.js';
import { watchLevel } from './level.js';
import { openTracks } from './local-media.js';

/** Loaded with the first voice message. */

/** The longest that a message may be, in seconds. */
export const MOST_SECONDS = 600;

/** Twenty levels a second. */
const LEVEL_MS = 50;

/** A recorder that has been told to stop gives what it has at once. */
const LAST_MS = 5000;

/** Speech, in bits per second: ten minutes are 2.4 MB. */
const BITS = 32_000;

/** What MediaRecorder is asked for, and the ending of the file's name. Opus first: it is made for speech. */
const TYPES = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/mp4;codecs=mp4a.40.2', 'm4a'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/webm', 'webm'],
] as const;

export type VoiceState = 'idle' | 'asking' | 'recording' | 'stopped';

/** Why a recording is over: somebody stopped it, it is as long as it may be, or the microphone is gone. */
export type VoiceEnd = 'stopped' | 'limit' | 'interrupted';

export interface VoiceSnapshot {
  /** `asking`: for the microphone. `stopped`: the file is there. */
  readonly state: VoiceState;
  /** How loud it is, from 0 to 1; about 20 times a second. */
  readonly level: number;
  /** How long the recording is, in seconds. */
  readonly duration: number;
  readonly file: File | null;
  readonly end: VoiceEnd | null;
  /** Why nothing was recorded; what keeps it from starting is what `start()` rejects with. */
  readonly error: PeerElementsError | null;
}

const IDLE: VoiceSnapshot = { state: 'idle', level: 0, duration: 0, file: null, end: null, error: null };

/** One recording. */
interface Take {
  /** The tracks, and what watches them. */
  readonly run: Cleanup;
  readonly recorder: MediaRecorder;
  readonly slices: Blob[];
  readonly begun: Date;
  readonly begunAt: number;
  readonly ending: (typeof TYPES)[number][1];
  file: Promise<File> | null;
}

/**
 * Records one message from the microphone, which is open only meanwhile. What was recorded is kept however it ends, but
 * for `cancel()` and `dispose()`.
 */
export class VoiceRecorder {
  readonly store = new Store<VoiceSnapshot>(IDLE);
  readonly #microphone: string | null;
  readonly #most: number;
  #run = new Cleanup();
  #take: Take | null = null;

  /** `microphone`: id of a device; null for the browser's choice. `most`: seconds after which it stops by itself. */
  constructor(microphone: string | null = null, most = MOST_SECONDS) {
    this.#microphone = microphone;
    this.#most = most;
  }

  get state(): VoiceState {
    return this.store.value.state;
  }

  get level(): number {
    return this.store.value.level;
  }

  /** In seconds; that of the file once it has stopped. */
  get duration(): number {
    return this.store.value.duration;
  }

  /** Settles when it records, or was cancelled; at once where it runs already. Call it only after the user acted. */
  async start(): Promise<void> {
    if (this.state === 'asking' || this.state === 'recording') return;
    this.cancel();
    const type = supported();
    if (!type) throw cannotRecord();
    const run = (this.#run = new Cleanup());
    this.store.set({ state: 'asking' });
    run.listen(window, 'pagehide', () => this.#leave());
    try {
      const tracks = await openTracks(['audio'], { microphone: this.#microphone });
      // The browser shows an open microphone until every track has stopped.
      run.add(() => tracks.forEach((track) => track.stop()));
      // Cancelled while the browser was asking.
      if (!run.done) this.#record(run, new MediaStream(tracks), type);
    } catch (cause) {
      if (run.done) return;
      this.cancel();
      throw toError(cause, 'recording-failed', 'Your voice could not be recorded: {cause}.');
    }
  }

  #record(run: Cleanup, stream: MediaStream, [mimeType, ending]: (typeof TYPES)[number]): void {
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS });
    const slices: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void (data.size > 0 && slices.push(data));
    // In one piece: browsers that write a duration into the file do so only then.
    recorder.start();
    const begunAt = performance.now();
    const take: Take = { run, recorder, slices, begun: new Date(), begunAt, ending, file: null };
    this.#take = take;
    const interrupted = () => void this.#finish(take, 'interrupted');
    // The encoder has failed; the device was unplugged.
    recorder.onstop = interrupted;
    for (const track of stream.getTracks()) run.listen(track, 'ended', interrupted);
    run.after(this.#most * 1000, () => void this.#finish(take, 'limit'));
    run.add(watchLevel(stream, (level) => this.store.set({ level, duration: lengthOf(take) }), LEVEL_MS));
    this.store.set({ state: 'recording' });
  }

  /** The file; the same one again once it has stopped. */
  async stop(): Promise<File> {
    if (!this.#take) {
      this.cancel();
      throw new PeerElementsError('not-open-yet', 'Nothing is being recorded.', {
        hint: 'Start a recording first.',
      });
    }
    return this.#finish(this.#take, 'stopped');
  }

  /** Lets the microphone go at once; what was recorded comes a moment later. */
  #finish(take: Take, end: VoiceEnd): Promise<File> {
    return (take.file ??= quiet(this.#file(take, end)));
  }

  async #file(take: Take, end: VoiceEnd): Promise<File> {
    const { run, recorder } = take;
    const duration = lengthOf(take);
    const isLast = new Promise<void>((resolve) => {
      recorder.onstop = () => resolve();
      setTimeout(resolve, LAST_MS);
      if (recorder.state === 'inactive') resolve();
      else recorder.stop();
    });
    run.run();
    await isLast;
    const file = fileOf(take);
    const isCurrent = take === this.#take;
    if (file.size === 0) {
      const error = new PeerElementsError('recording-failed', 'Nothing was recorded.', {
        hint: 'Speak a little longer before you stop.',
      });
      if (isCurrent) this.store.set({ ...IDLE, error });
      throw error;
    }
    // Else it was cancelled meanwhile.
    if (isCurrent) this.store.set({ state: 'stopped', level: 0, duration, file, end });
    return file;
  }

  /** Drops what was recorded. Harmless at any time. */
  cancel(): void {
    const recorder = this.#take?.recorder;
    this.#take = null;
    // One that is stopping already is waited for.
    if (recorder && recorder.state !== 'inactive') {
      recorder.onstop = recorder.ondataavailable = null;
      recorder.stop();
    }
    this.#run.run();
    this.store.set(IDLE);
  }

  /** For good; the same as `cancel()`. */
  dispose(): void {
    this.cancel();
  }

  /** A page that comes back finds what was recorded, and the microphone shut. */
  #leave(): void {
    if (this.#take) void this.#finish(this.#take, 'interrupted');
    else this.cancel();
  }
}

function lengthOf({ begunAt }: Take): number {
  return (performance.now() - begunAt) / 1000;
}

/** What this browser can record, if anything. */
function supported() {
  if (typeof MediaRecorder === 'undefined' || typeof AudioContext === 'undefined') return undefined;
  return TYPES.find(([type]) => MediaRecorder.isTypeSupported(type));
}

/** A container's name alone: what plays it reads the codec in the file. */
function fileOf({ slices, begun, ending }: Take): File {
  const type = ending === 'm4a' ? 'audio/mp4' : `audio/${ending}`;
  return new File(slices, `voice-${timestamp(begun)}.${ending}`, { type });
}

/** Where the person is, and in digits that sort: 2026-11-26-1405. */
function timestamp(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}`;
}

function cannotRecord(): PeerElementsError {
  return new PeerElementsError('browser-incompatible', 'This browser cannot record your voice.', {
    hint: 'Record it in a current Chrome, Edge, Firefox or Safari.',
  });
}
