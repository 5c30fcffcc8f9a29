import { PeerElementsError, toError } from '../base/errors.js';
import { Cleanup, deferred, within } from '../base/lifetime.js';
import type { Store } from '../base/store.js';
import { part } from '../signalling/failure.js';
import type { CallHost, RunningCall } from './call-host.js';
import { whenThere } from './call-next.js';
import type { CallSnapshot, Recording } from './call-types.js';
import { Composition } from './composition.js';
import { openSlices, type Slices } from './slices.js';

/** Loaded with the first recording. */

const SLICE_MS = 1000;

/** How often a recorder is asked whether it has begun, and how long it may take. */
const ASK_MS = 100;
const FIRST_MS = 10_000;

/** A recorder that has been told to stop gives its last slice at once. */
const LAST_SLICE_MS = 10_000;

/** What every player takes comes first; then what every browser writes. */
const TYPES = [
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/webm;codecs=vp8,opus',
  'video/webm',
  'video/mp4',
];

/** A second between key pictures is what winding is exact to; not in the DOM's types yet. */
type Options = MediaRecorderOptions & { videoKeyFrameIntervalDuration?: number };

type Done = (recording: Recording) => void;

const recorders = new WeakMap<Store<CallSnapshot>, CallRecorder>();

/** Settles when the recording runs; nothing happens where one does. */
export async function startRecording(run: RunningCall, host: CallHost, done?: Done): Promise<void> {
  const { state } = host.store.value;
  if (recorders.get(host.store)?.isOn) return;
  if (state !== 'live' && state !== 'reconnecting')
    throw host.report(
      new PeerElementsError('not-open-yet', 'There is no call that could be recorded.', {
        hint: 'Wait until the call is live.',
      }),
    );
  const recorder = new CallRecorder(run, host, done);
  recorders.set(host.store, recorder);
  await recorder.start();
}

/** The file; that of the call before, where the call has ended meanwhile. */
export async function stopRecording(store: Store<CallSnapshot>): Promise<Blob> {
  const recorder = recorders.get(store);
  if (!recorder)
    throw new PeerElementsError('not-open-yet', 'Nothing is being recorded.', {
      hint: 'Begin with startRecording().',
    });
  return recorder.stop();
}

class CallRecorder {
  #run: RunningCall;
  readonly #host: CallHost;
  readonly #done: Done | undefined;
  readonly #result = deferred<Blob>();
  readonly #cleanup = new Cleanup();
  readonly #type = supported();
  #recorder: MediaRecorder | null = null;
  #slices: Slices | null = null;
  /** Slices are written one after the other. */
  #written: Promise<unknown> = Promise.resolve();
  #isStopping = false;
  #begun = 0;
  #bytes = 0;

  constructor(run: RunningCall, host: CallHost, done: Done | undefined) {
    this.#run = run;
    this.#host = host;
    this.#done = done;
  }

  get isOn(): boolean {
    return !this.#isStopping;
  }

  async start(): Promise<void> {
    const { store, session } = this.#host;
    try {
      if (this.#type === null) throw cannotRecord();
      this.#follow();
      this.#slices = await openSlices();
      // Over, or stopped again, meanwhile.
      if (this.#isStopping) return this.#none(this.#type);
      const composition = new Composition(store, session.config.displayName ?? '');
      this.#cleanup.add(() => composition.stop());
      await composition.start();
      if (this.#isStopping) return this.#none(this.#type);
      await this.#record(composition.stream, this.#type);
    } catch (cause) {
      const error = toError(cause, 'recording-failed', 'The call could not be recorded: {cause}.');
      this.#isStopping = true;
      this.#cleanup.run();
      store.set({ recording: null });
      this.#result.reject(error);
      throw this.#host.report(error);
    }
    if (!this.#isStopping) this.#tell(true);
  }

  /** To the end of the call, whatever connections it goes over; what was recorded until then is kept. */
  #follow(): void {
    const run = this.#run;
    run.cleanup.add(() => {
      const { next } = run;
      if (!next || this.#isStopping) return void this.stop().catch(() => undefined);
      this.#run = next;
      this.#follow();
      whenThere(next, () => this.#recorder && !this.#isStopping && this.#tell(true));
    });
  }

  #none(type: string): void {
    this.#isStopping = true;
    this.#cleanup.run();
    this.#give(new Blob([], { type }));
  }

  /** Settles when the first picture is in the file: an encoder may take a second to begin. */
  async #record(stream: MediaStream, mimeType: string): Promise<void> {
    const options: Options = { mimeType, videoBitsPerSecond: 2_500_000, videoKeyFrameIntervalDuration: 1000 };
    const recorder = (this.#recorder = new MediaRecorder(stream, options));
    const first = deferred<void>();
    recorder.ondataavailable = ({ data }) => {
      if (data.size === 0) return;
      this.#begun ||= performance.now();
      first.resolve();
      this.#written = this.#written.then(() => this.#write(data));
    };
    recorder.onerror = (event) => {
      const { error } = event as Event & { error?: unknown };
      if (this.#begun) this.#fail(error);
      else first.reject(error);
    };
    recorder.onstop = () => first.resolve();
    recorder.start(SLICE_MS);
    const asking = setInterval(() => recorder.state === 'recording' && recorder.requestData(), ASK_MS);
    try {
      await within(FIRST_MS, first.promise, 'The browser did not begin to record within {seconds} seconds.');
    } catch (cause) {
      recorder.onstop = recorder.onerror = recorder.ondataavailable = null;
      if (recorder.state !== 'inactive') recorder.stop();
      throw cause;
    } finally {
      clearInterval(asking);
    }
    if (!this.#isStopping) this.#progress(false);
  }

  async #write(data: Blob): Promise<void> {
    try {
      await this.#slices?.add(data);
      this.#bytes += data.size;
      if (!this.#isStopping) this.#progress(false);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    if (this.#isStopping) return;
    this.#host.report(toError(cause, 'recording-failed', 'The recording has stopped: {cause}.'));
    void this.stop().catch(() => undefined);
  }

  get #seconds(): number {
    return this.#begun ? (performance.now() - this.#begun) / 1000 : 0;
  }

  #progress(isSaving: boolean): void {
    this.#host.store.set({ recording: { seconds: this.#seconds, bytes: this.#bytes, isSaving } });
  }

  #tell(on: boolean): void {
    if (this.#run.remoteIsKit) this.#run.lifeline?.send({ k: 'recording', on });
  }

  stop(): Promise<Blob> {
    if (this.#isStopping) return this.#result.promise;
    this.#isStopping = true;
    // One that is still beginning sees it by itself.
    if (this.#recorder) {
      this.#tell(false);
      void this.#finish(this.#recorder);
    }
    return this.#result.promise;
  }

  async #finish(recorder: MediaRecorder): Promise<void> {
    const duration = this.#seconds;
    this.#progress(true);
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
    try {
      if (recorder.state !== 'inactive') {
        recorder.stop();
        await within(LAST_SLICE_MS, stopped, 'The last second of the recording did not come.');
      }
    } catch (cause) {
      this.#host.report(toError(cause, 'recording-failed', 'The end of the recording is missing: {cause}.'));
    }
    this.#cleanup.run();
    await this.#written;
    this.#give(await this.#file(), duration);
  }

  /** With an index and a duration, or without where that fails: never less than what was recorded. */
  async #file(): Promise<Blob> {
    const slices = this.#slices;
    // A container's name alone: what plays it reads the rest in the file.
    const type = this.#type?.split(';')[0] ?? '';
    if (!slices || this.#bytes === 0) return new Blob([], { type });
    const raw = slices.whole(type);
    try {
      const { remux } = await part(import('./remux.js'));
      const name = `recording.${type.slice('video/'.length)}`;
      const made = await remux(raw, await slices.file(name)).catch(() => remux(raw, null));
      await slices.drop();
      return made;
    } catch (cause) {
      this.#host.report(
        toError(cause, 'recording-failed', 'The recording is whole, but a player cannot wind it: {cause}.'),
      );
      return raw;
    }
  }

  #give(blob: Blob, duration = 0): void {
    // The next one may run by now.
    if (recorders.get(this.#host.store) === this) this.#host.store.set({ recording: null });
    this.#result.resolve(blob);
    if (blob.size === 0) return;
    const recording = { blob, duration };
    this.#host.emit('recording', recording);
    this.#done?.(recording);
  }
}

function supported(): string | null {
  if (typeof MediaRecorder === 'undefined' || typeof AudioContext === 'undefined') return null;
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

function cannotRecord(): PeerElementsError {
  return new PeerElementsError('browser-incompatible', 'This browser cannot record a call.', {
    hint: 'Record it in a current Chrome, Edge, Firefox or Safari.',
  });
}
