import { toError, type PeerElementsError } from '../base/errors.js';
import { quiet } from '../base/lifetime.js';
import type { CallHost, RunningCall } from './call-host.js';
import type { CallConfig, OpenedDevice } from './call-types.js';
import { openTracks, type MediaKind } from './local-media.js';
import { mediaError, mediaLost } from './media-error.js';

/** Loaded when a device is changed, or lost. */

const KINDS: Readonly<Record<OpenedDevice, MediaKind>> = { camera: 'video', microphone: 'audio' };
const DEVICES: Readonly<Record<MediaKind, OpenedDevice>> = { video: 'camera', audio: 'microphone' };
const OPENED = Object.keys(KINDS) as OpenedDevice[];

/** How often, and how long after each other, a list of devices is asked for one that should be gone from it. */
const LOOKS = 6;
const LOOK_MS = 250;

/** Other devices for a call that is on, in the senders of the first ones. */
export class CallDevices {
  readonly #run: RunningCall;
  readonly #host: CallHost;
  /** What the open device was opened for, or the next one will be. */
  readonly #taken = new Map<OpenedDevice, CallConfig>();
  /** One thing after the other: of two that are opened at once, one would stay open for nobody. */
  readonly #turns = new Map<OpenedDevice, Promise<unknown>>();

  constructor(run: RunningCall, host: CallHost) {
    this.#run = run;
    this.#host = host;
  }

  /** The attributes are others than those in `before`. */
  configure(before: CallConfig): void {
    const { config } = this.#host;
    for (const device of OPENED) {
      if (!differs(device, config, before)) continue;
      if (!this.#taken.has(device)) this.#taken.set(device, before);
      this.#inTurn(device, () => this.#switch(device));
    }
    const names = ['resolution', 'frameRate'] as const;
    if (!differs('camera', config, before) && names.some((name) => config[name] !== before[name]))
      this.#refine();
  }

  /** What was chosen while it rang or connected: by then the call may have opened another one. */
  settle(): void {
    for (const device of OPENED)
      if (this.#host.config[device]) this.#inTurn(device, () => this.#catchUp(device));
  }

  /** Settles when what the menu says is open, or is known to fail. */
  async chosen(device: OpenedDevice): Promise<void> {
    const before = this.#host.config;
    const id = this.#host.store.value[device] ?? null;
    // The element that passes it on may not have come to it yet, and a call without an element has none.
    if (id !== (before[device] ?? null)) {
      this.#host.config = { ...before, [device]: id };
      this.configure(before);
    }
    // The element may have come to it, and this part not have been told: it was asked for that after this.
    await this.#inTurn(device, () =>
      this.#taken.has(device) ? this.#switch(device) : this.#catchUp(device),
    );
  }

  #inTurn(device: OpenedDevice, work: () => Promise<void>): Promise<void> {
    const run = () => (this.#run.cleanup.done ? undefined : work());
    const done = Promise.resolve(this.#turns.get(device)).then(run, run);
    this.#turns.set(device, done);
    return quiet(done);
  }

  /** What an open camera can do without being closed. */
  #refine(): void {
    const { resolution, frameRate } = this.#host.config;
    const height = parseInt(resolution ?? '', 10);
    this.#run.media
      .track('video')
      ?.applyConstraints({
        ...(height && { height: { ideal: height }, width: { ideal: Math.round((height * 16) / 9) } }),
        ...(frameRate && { frameRate: { ideal: Number(frameRate) } }),
      })
      // It shows what it can.
      .catch(() => undefined);
  }

  /** The camera on the other side of a phone, elsewhere the next one; null where there is no other. */
  async otherCamera(): Promise<string | null> {
    const { deviceId, facingMode } = this.#run.media.track('video')?.getSettings() ?? {};
    const all = await listed('video');
    const at = all.findIndex((device) => device.deviceId === deviceId);
    const others = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
    const opposite = facingMode === 'user' ? 'environment' : 'user';
    // Phones have several on their back.
    const across = facingMode && others.find((device) => facingOf(device).includes(opposite));
    return (across || others[0])?.deviceId || null;
  }

  async #catchUp(device: OpenedDevice): Promise<void> {
    const { config } = this.#host;
    const track = await this.#opened(KINDS[device]);
    const { deviceId } = track?.getSettings() ?? {};
    if (!track || !deviceId || deviceId === config[device] || !this.#run.media.isOwn(track)) return;
    if (!this.#taken.has(device)) this.#taken.set(device, { ...config, [device]: deviceId });
    await this.#switch(device);
  }

  /** Puts the device that is wished for now in the place of the one that is open. */
  async #switch(device: OpenedDevice): Promise<void> {
    const wish = this.#host.config;
    const taken = this.#taken.get(device) ?? wish;
    if (!differs(device, wish, taken)) return;
    const isOutdated = () => this.#run.cleanup.done || differs(device, this.#host.config, wish);
    try {
      await this.#replace(device, wish, isOutdated);
    } catch (cause) {
      if (!isOutdated())
        this.#host.report(toError(cause, 'media-in-use', 'The device could not be opened: {cause}.'));
      await this.#recover(device, taken);
      if (!isOutdated()) this.#choose(device, taken[device] ?? null);
    }
  }

  /** In the same sender; throws where it cannot be opened. */
  async #replace(device: OpenedDevice, wish: CallConfig, isOutdated: () => boolean): Promise<void> {
    const { media, cleanup } = this.#run;
    const kind = KINDS[device];
    const old = await this.#opened(kind);
    // One that is off is opened when it is turned on.
    if (!old || this.#isOff(kind) || (wish[device] && old.getSettings().deviceId === wish[device]))
      return void this.#taken.set(device, wish);
    const open = () => openTracks([kind], wish);
    const [track] = await open().catch((cause: unknown) => {
      // Phones have one camera open at a time.
      if ((cause as PeerElementsError).code !== 'media-in-use' || isOutdated()) throw cause;
      old.stop();
      return open();
    });
    if (!track) return;
    const now = media.track(kind);
    if (cleanup.done || (now === old && isOutdated())) return track.stop();
    this.#taken.set(device, wish);
    // Meanwhile it was turned off; or on again, which has opened the same one.
    if (now ? now !== old : this.#isOff(kind)) return track.stop();
    this.#put(track, old);
  }

  /** The old device again, if it had to be closed for the new one. */
  async #recover(device: OpenedDevice, taken: CallConfig): Promise<void> {
    const { media, cleanup } = this.#run;
    const kind = KINDS[device];
    const isNeeded = () => !cleanup.done && !media.track(kind) && !this.#isOff(kind);
    const closed = media.stream.getTracks().find((track) => track.kind === kind);
    if (!isNeeded() || !closed) return;
    const wishes = { ...this.#host.config, [device]: taken[device] ?? null };
    const [track] = await openTracks([kind], wishes).catch(() => []);
    if (track && isNeeded()) return this.#put(track, closed);
    track?.stop();
    // What is closed for good would stand before the next one.
    for (const stream of [media.stream, media.wire]) stream.removeTrack(closed);
    this.#run.showOwn();
  }

  #put(track: MediaStreamTrack, old: MediaStreamTrack): void {
    track.enabled = old.enabled && !this.#host.off[track.kind as MediaKind];
    this.#run.media.add(track, old);
    this.#run.showOwn();
  }

  /** Switched off by the user, and so closed; a microphone that is muted stays open. */
  #isOff(kind: MediaKind): boolean {
    return kind === 'video' && this.#host.off.video;
  }

  /** What is open, or about to be: the browser may still be asked for it. */
  async #opened(kind: MediaKind): Promise<MediaStreamTrack | undefined> {
    const { media } = this.#run;
    const { micOff, cameraOff } = this.#host.store.value;
    if (!media.track(kind) && !(kind === 'audio' ? micOff : cameraOff))
      await media.open([kind]).catch(() => undefined);
    return media.track(kind);
  }

  /** As it is from now on: for what is opened next, the menu and the element's attribute. Nothing is opened by it. */
  #choose(device: OpenedDevice, id: string | null): void {
    // Before the store, which the element follows: it finds nothing left to do.
    this.#host.config = { ...this.#host.config, [device]: id };
    this.#taken.set(device, this.#host.config);
    this.#run.set({ [device]: id });
  }

  /** A device was unplugged, or the permission taken back: another one takes its place where there is one. */
  lost(track: MediaStreamTrack): Promise<void> {
    const kind = track.kind as MediaKind;
    return this.#inTurn(DEVICES[kind], () => this.#lost(track, kind));
  }

  async #lost(track: MediaStreamTrack, kind: MediaKind): Promise<void> {
    const { media, cleanup } = this.#run;
    const host = this.#host;
    const device = DEVICES[kind];
    const permission = await permissionFor(kind);
    const isUnplugged = permission === 'granted' || (permission !== 'denied' && (await isGone(track)));
    const all = await listed(kind);
    // It was turned on again, or another one was being opened when this one went.
    const isReplaced = () => cleanup.done || !!media.track(kind);
    if (isReplaced()) return;
    if (!isUnplugged) return void host.report(mediaError(new DOMException('', 'NotAllowedError'), [kind]));
    const chosen = host.config[device];
    if (
      chosen &&
      (chosen === track.getSettings().deviceId || all.every(({ deviceId }) => deviceId !== chosen))
    )
      this.#choose(device, null);
    // Nobody asked for a permission prompt just now.
    const mayAsk = permission !== 'granted';
    const { resolution = null, frameRate = null } = host.config;
    const [other] =
      mayAsk || this.#isOff(kind) ? [] : await openTracks([kind], { resolution, frameRate }).catch(() => []);
    if (isReplaced()) return other?.stop();
    if (!other || this.#isOff(kind)) {
      other?.stop();
      return void host.report(mediaLost(kind, undefined, mayAsk));
    }
    this.#put(other, track);
    // Chromium ends both tracks when the permission for one is taken back: the same device is no news.
    if (other.getSettings().deviceId !== track.getSettings().deviceId || !track.getSettings().deviceId)
      host.report(mediaLost(kind, other.label));
  }
}

function differs(device: OpenedDevice, one: CallConfig, other: CallConfig): boolean {
  return (
    (one[device] ?? null) !== (other[device] ?? null) ||
    (device === 'camera' && (one.facingMode ?? null) !== (other.facingMode ?? null))
  );
}

/** Null where the browser does not tell, as Firefox ESR. */
async function permissionFor(kind: MediaKind): Promise<PermissionState | null> {
  try {
    const name = (kind === 'audio' ? 'microphone' : 'camera') as PermissionName;
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return null;
  }
}

async function listed(kind: MediaKind): Promise<MediaDeviceInfo[]> {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.filter((device) => device.kind === `${kind}input`);
}

/** Whether the device of this track is no longer there; the list may be told of it after the track. */
async function isGone(track: MediaStreamTrack): Promise<boolean> {
  const { deviceId } = track.getSettings();
  const isOther = (device: MediaDeviceInfo) =>
    // Without an id the browser does not tell which one it is.
    device.deviceId && (deviceId ? device.deviceId !== deviceId : device.label !== track.label);
  for (let look = 1; ; look++) {
    if ((await listed(track.kind as MediaKind)).every(isOther)) return true;
    if (look === LOOKS) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Which way a camera looks, where the browser says so. */
function facingOf(device: MediaDeviceInfo): readonly string[] {
  const capabilities = (device as Partial<InputDeviceInfo>).getCapabilities?.() as
    { facingMode?: string[] } | undefined;
  return capabilities?.facingMode ?? [];
}
