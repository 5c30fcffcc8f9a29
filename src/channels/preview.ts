import { isPeerElementsError, toError, type PeerElementsError } from '../base/errors.js';
import { Cleanup, quiet } from '../base/lifetime.js';
import { Store } from '../base/store.js';
import { IDLE_CALL, type CallSnapshot, type DeviceKind } from './call-types.js';
import { devices, rememberedDevice, type DevicesSnapshot } from './devices.js';
import { openTracks, type MediaKind, type MediaWishes } from './local-media.js';
import { mediaError, mediaLost } from './media-error.js';

/** Loaded with `<peer-prejoin>`. */

export type PreviewStep = 'asking' | 'denied' | 'opening' | 'preview' | 'failed' | 'done';

/** That of a call which is not there yet, so that whatever belongs to a call can be used before it. */
export interface PreviewSnapshot extends CallSnapshot {
  /** Null before it is known whether the browser will ask. */
  readonly step: PreviewStep | null;
}

type Opened = Exclude<DeviceKind, 'speaker'>;

const DEVICE_OF: Readonly<Record<MediaKind, Opened>> = { audio: 'microphone', video: 'camera' };
const KIND_OF: Readonly<Record<Opened, MediaKind>> = { microphone: 'audio', camera: 'video' };

/** Camera and microphone before a call, with all that may be wrong with them. */
export class Preview {
  readonly store = new Store<PreviewSnapshot>({ ...IDLE_CALL, step: null });
  readonly #kinds: () => readonly MediaKind[];
  #stream = new MediaStream();
  #cleanup = new Cleanup();
  /** What somebody has switched off; what cannot be opened is off as well, but wanted. */
  readonly #off: Record<MediaKind, boolean> = { audio: false, video: false };
  /** The system may forbid what the browser allows: what counts is that it changes. */
  #isAllowed = false;
  /** One thing after the other: a camera cannot be opened and closed at once. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `kinds`: what it is about, sound alone or sound and picture. */
  constructor(kinds: () => readonly MediaKind[]) {
    this.#kinds = kinds;
    this.#cleanup.run();
  }

  get #isOver(): boolean {
    return this.#cleanup.done;
  }

  get #wishes(): MediaWishes {
    const { camera = null, microphone = null } = this.store.value;
    return { camera, microphone };
  }

  /** What is to be open. */
  get #wanted(): MediaKind[] {
    return this.#kinds().filter((kind) => !this.#off[kind]);
  }

  /** Begins; opens camera and microphone where the browser will not ask. Does nothing while it runs. */
  start(): void {
    if (!this.#isOver) return;
    this.#begin();
    this.#inTurn(async (isOver) => {
      const { permission } = await devices.refresh();
      if (isOver()) return;
      this.store.set({
        ...{ step: null, error: null, localStream: null },
        camera: rememberedDevice('camera'),
        microphone: rememberedDevice('microphone'),
        speaker: rememberedDevice('speaker'),
      });
      const wanted = this.#wanted;
      const states = wanted.map((kind) => permission[DEVICE_OF[kind]]);
      if (!isServed()) return this.#fail(mediaError(null, this.#kinds()));
      if (wanted.length > 0 && states.every((state) => state === 'denied')) return this.#fail(denied(wanted));
      if (states.every((state) => state === 'granted' || state === 'denied')) return this.#open(isOver);
      this.#show({ step: 'asking' });
    });
  }

  /** With nothing open, and nothing to wait for. */
  #begin(): void {
    this.#cleanup = new Cleanup();
    this.#stream = new MediaStream();
    this.#queue = Promise.resolve();
    this.#cleanup.add(devices.subscribe(() => this.#permissionChanged()));
  }

  /** Opens camera and microphone, and lets the browser ask. */
  open(): Promise<void> {
    return this.#inTurn((isOver) => this.#open(isOver));
  }

  /** On without camera and microphone. What the browser still asks for is closed if it opens all the same. */
  goWithout(): void {
    if (this.store.value.step === 'opening') {
      this.#cleanup.run();
      this.#begin();
    }
    this.#show({ step: 'preview', error: null });
  }

  /** The end, with everything left open: the stream belongs to whoever takes it. */
  finish(): MediaStream {
    this.#cleanup.run();
    this.store.set({ step: 'done', state: 'idle', localStream: null, error: null });
    return this.#stream;
  }

  /** The end, with everything closed. */
  stop(): void {
    if (this.#isOver) return;
    this.#cleanup.run();
    for (const track of this.#stream.getTracks()) track.stop();
    this.store.set({ step: null, state: 'idle', localStream: null, error: null });
  }

  /** It is about other kinds from now on. What nobody is asked about any more closes; the rest goes on as it is. */
  again(): void {
    const { step } = this.store.value;
    if (step === 'opening') {
      this.stop();
      this.start();
    }
    if (step !== 'preview') return;
    void this.#inTurn(() => {
      const kinds = this.#kinds() as readonly string[];
      for (const track of this.#stream.getTracks()) if (!kinds.includes(track.kind)) this.#drop(track);
      this.#show({});
      return Promise.resolve();
    });
    // Who went on without wants none now, either.
    const isWithout = this.#stream.getTracks().length === 0;
    if (!isWithout && this.#wanted.includes('video')) void this.#toggle('video', true);
  }

  dismiss(): void {
    this.store.set({ error: null });
  }

  complain(error: PeerElementsError): void {
    this.store.set({ error });
  }

  // As those of a call, for the buttons and menus that belong to one.

  toggleMic(on: boolean = this.store.value.micOff): Promise<void> {
    return this.#toggle('audio', on);
  }

  toggleCamera(on: boolean = this.store.value.cameraOff): Promise<void> {
    return this.#toggle('video', on);
  }

  choose(device: DeviceKind, id: string | null): Promise<void> {
    if (device === 'speaker') {
      this.store.set({ speaker: id });
      return Promise.resolve();
    }
    return this.#inTurn((isOver) => this.#choose(device, id, isOver));
  }

  // What happens in turn. After each wait it may be over: nobody wants what was opened then.

  #inTurn(work: (isOver: () => boolean) => Promise<void>): Promise<void> {
    const cleanup = this.#cleanup;
    const isOver = () => cleanup.done;
    const run = () => (isOver() ? undefined : work(isOver));
    const done = this.#queue.then(run, run);
    this.#queue = quiet(done);
    return quiet(done);
  }

  #toggle(kind: MediaKind, on: boolean): Promise<void> {
    this.#off[kind] = !on;
    if (this.store.value.step !== 'preview') {
      this.#show({});
      return Promise.resolve();
    }
    return this.#inTurn(async (isOver) => {
      const track = this.#track(kind);
      if (track && kind === 'audio') track.enabled = on;
      else if (!on) this.#drop(track);
      else if (!track) {
        const opened = await this.#openOne(kind).catch((cause: unknown) => asError(cause));
        if (isOver()) return stopAll(opened);
        if (isPeerElementsError(opened)) return this.#show({ error: opened });
        this.#take(opened);
      }
      this.#show(on ? { error: null } : {});
    });
  }

  async #open(isOver: () => boolean): Promise<void> {
    const kinds = this.#wanted;
    this.#show({ step: 'opening', error: null });
    const { tracks, error } = await openTracks(kinds, this.#wishes).then(
      (opened) => ({ tracks: opened, error: null }),
      (cause: unknown) => this.#openEach(kinds, asError(cause)),
    );
    if (isOver()) return stopAll(tracks);
    if (error && tracks.length === 0) return this.#fail(error);
    this.#take(tracks);
    this.#show({ step: 'preview', error });
    // The devices have names now, of which not every browser tells.
    void devices.refresh();
  }

  /** Not both at once: one of them may be all right, or only the one that was remembered is gone. */
  async #openEach(kinds: readonly MediaKind[], first: PeerElementsError) {
    const tracks: MediaStreamTrack[] = [];
    let error: PeerElementsError | null = null;
    const { permission } = await devices.refresh();
    for (const kind of kinds) {
      // Who has just said no is not asked again.
      const isDecided = ['granted', 'denied'].includes(permission[DEVICE_OF[kind]] ?? '');
      if (first.code === 'insecure-context' || (first.code === 'media-denied' && !isDecided)) continue;
      try {
        tracks.push(...(await this.#openOne(kind)));
      } catch (cause) {
        error ??= asError(cause);
      }
    }
    if (tracks.length === 0) error = first;
    return { tracks, error: error ?? (tracks.length < kinds.length ? first : null) };
  }

  /** The device that was chosen, else the browser's choice. */
  async #openOne(kind: MediaKind): Promise<MediaStreamTrack[]> {
    const device = DEVICE_OF[kind];
    try {
      return await openTracks([kind], this.#wishes);
    } catch (cause) {
      if (!this.store.value[device] || asError(cause).code === 'media-denied') throw cause;
      const tracks = await openTracks([kind], {});
      this.store.set({ [device]: null });
      return tracks;
    }
  }

  async #choose(device: Opened, id: string | null, isOver: () => boolean): Promise<void> {
    const kind = KIND_OF[device];
    const old = this.#track(kind);
    // One that is off is opened when it is turned on.
    if (!old) return void this.store.set({ [device]: id });
    const open = () => openTracks([kind], { ...this.#wishes, [device]: id });
    let error: PeerElementsError | null = null;
    const opened = await open()
      .catch((cause: unknown) => {
        // Phones have one camera open at a time.
        if (asError(cause).code !== 'media-in-use') throw cause;
        this.#drop(old);
        return open();
      })
      .catch((cause: unknown) => {
        error = asError(cause);
        return this.#track(kind) ? [] : openTracks([kind], this.#wishes).catch(() => []);
      });
    if (isOver()) return stopAll(opened);
    for (const track of opened) track.enabled = old.enabled;
    if (opened.length > 0) this.#drop(old);
    this.#take(opened);
    this.#show({ error, ...(error ? {} : { [device]: id }) });
  }

  /** A device was unplugged, or the permission taken back. */
  async #lost(track: MediaStreamTrack, isOver: () => boolean): Promise<void> {
    const kind = track.kind as MediaKind;
    const device = DEVICE_OF[kind];
    this.#stream.removeTrack(track);
    const { permission } = await devices.refresh();
    if (isOver()) return;
    if (permission[device] === 'denied') {
      const error = denied([kind]);
      if (this.#stream.getTracks().length === 0) this.#fail(error);
      else this.#show({ error });
      return;
    }
    // Nobody asked for a prompt just now.
    const others = permission[device] === 'prompt' ? [] : await openTracks([kind], {}).catch(() => []);
    if (isOver()) return stopAll(others);
    for (const other of others) other.enabled = track.enabled;
    this.#take(others);
    const mayAsk = permission[device] === 'prompt';
    this.#show({ [device]: null, error: mediaLost(kind, others[0]?.label, mayAsk) });
  }

  /** Allowed in the browser's own settings: on with it. */
  #permissionChanged(): void {
    const { step } = this.store.value;
    const wanted = this.#wanted;
    const wasAllowed = this.#isAllowed;
    this.#isAllowed = wanted.length > 0 && wanted.every((kind) => isAllowed(devices.value, kind));
    if (!this.#isAllowed || wasAllowed) return;
    if (step === 'denied' || step === 'asking') void this.open();
  }

  // Tracks.

  #track(kind: string): MediaStreamTrack | undefined {
    return this.#stream.getTracks().find((track) => track.kind === kind && track.readyState === 'live');
  }

  #take(tracks: readonly MediaStreamTrack[]): void {
    const cleanup = this.#cleanup;
    for (const track of tracks) {
      this.#stream.addTrack(track);
      cleanup.listen(track, 'ended', () => void this.#inTurn((isOver) => this.#lost(track, isOver)));
    }
  }

  #drop(track: MediaStreamTrack | undefined): void {
    if (!track) return;
    track.stop();
    this.#stream.removeTrack(track);
  }

  #fail(error: PeerElementsError): void {
    this.#show({ step: error.code === 'media-denied' ? 'denied' : 'failed', error });
  }

  /** What is open, and what else has changed. */
  #show(change: Partial<PreviewSnapshot>): void {
    const { step = this.store.value.step } = change;
    const isOpen = step === 'preview';
    this.store.set({
      // Not live: there is nothing to hang up, to record, or to share a screen with.
      state: isOpen ? 'ended' : 'idle',
      localStream: isOpen ? this.#stream : null,
      micOff: isOpen ? !this.#track('audio')?.enabled : this.#off.audio,
      cameraOff: isOpen ? !this.#track('video') : this.#off.video,
      ...change,
    });
  }
}

/** Absent on a page that is not secure, whatever the types say. */
function isServed(): boolean {
  return !!(navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia;
}

function isAllowed({ permission }: DevicesSnapshot, kind: MediaKind): boolean {
  return permission[DEVICE_OF[kind]] === 'granted';
}

function asError(cause: unknown): PeerElementsError {
  return toError(cause, 'media-in-use', 'This failed: {cause}.');
}

function denied(kinds: readonly MediaKind[]): PeerElementsError {
  return mediaError(new DOMException('', 'NotAllowedError'), kinds);
}

function stopAll(tracks: unknown): void {
  if (Array.isArray(tracks)) for (const track of tracks as MediaStreamTrack[]) track.stop();
}
