import { toError, type PeerElementsError } from '../base/errors.js';
import type { CallHost, RunningCall } from './call-host.js';
import type { CallConfig, DeviceKind } from './call-types.js';
import { isGranted, openTracks, type MediaKind } from './local-media.js';
import { mediaError, mediaLost } from './media-error.js';

/** Loaded when a device is changed, or lost. */

const KINDS: Readonly<Record<Exclude<DeviceKind, 'speaker'>, MediaKind>> = {
  camera: 'video',
  microphone: 'audio',
};

/** Other devices for a call that is on, in the senders of the first ones. */
export class CallDevices {
  readonly #run: RunningCall;
  readonly #host: CallHost;

  constructor(run: RunningCall, host: CallHost) {
    this.#run = run;
    this.#host = host;
  }

  /** The attributes are others than those in `before`. */
  configure(before: CallConfig): void {
    const { config } = this.#host;
    const differs = (...names: (keyof CallConfig)[]) => names.some((name) => config[name] !== before[name]);
    if (differs('camera', 'facingMode')) void this.#switch('camera', before);
    else if (differs('resolution', 'frameRate')) this.#refine();
    if (differs('microphone')) void this.#switch('microphone', before);
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

  /** Puts another device in the place of the one that is open, in the same sender; throws where it cannot be opened. */
  async switchTo(device: Exclude<DeviceKind, 'speaker'>): Promise<void> {
    const { media, cleanup } = this.#run;
    const kind = KINDS[device];
    const old = media.track(kind);
    // One that is off is opened when it is turned on.
    if (!old || old.getSettings().deviceId === this.#host.config[device]) return;
    const open = () => openTracks([kind], this.#host.config);
    const [track] = await open().catch((cause: unknown) => {
      // Phones have one camera open at a time.
      if ((cause as PeerElementsError).code !== 'media-in-use') throw cause;
      old.stop();
      return open();
    });
    if (!track) return;
    track.enabled = old.enabled;
    if (cleanup.done) return track.stop();
    media.add(track, old);
    this.#run.showOwn();
  }

  /** The camera on the other side of a phone, elsewhere the next one; null where there is no other. */
  async otherCamera(): Promise<string | null> {
    const { deviceId, facingMode } = this.#run.media.track('video')?.getSettings() ?? {};
    const all = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
    const at = all.findIndex((device) => device.deviceId === deviceId);
    const others = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
    const opposite = facingMode === 'user' ? 'environment' : 'user';
    // Phones have several on their back.
    const across = facingMode && others.find((device) => facingOf(device).includes(opposite));
    return (across || others[0])?.deviceId || null;
  }

  async #switch(device: Exclude<DeviceKind, 'speaker'>, before: CallConfig): Promise<void> {
    try {
      await this.switchTo(device);
    } catch (cause) {
      if (this.#run.cleanup.done) return;
      this.#host.report(toError(cause, 'media-in-use', 'The device could not be opened: {cause}.'));
      await this.#recover(KINDS[device], before);
      this.#run.set({ [device]: before[device] ?? null });
    }
  }

  /** The old device again, if it had to be closed for the new one. */
  async #recover(kind: MediaKind, wishes: CallConfig): Promise<void> {
    const { media } = this.#run;
    if (media.track(kind)) return;
    const [track] = await openTracks([kind], wishes).catch(() => []);
    if (track)
      media.add(
        track,
        media.stream.getTracks().find((each) => each.kind === kind),
      );
    this.#run.showOwn();
  }

  /** A device was unplugged, or the permission taken back: another one takes its place where there is one. */
  async lost(track: MediaStreamTrack): Promise<void> {
    const kind = track.kind as MediaKind;
    const { resolution = null, frameRate = null } = this.#host.config;
    // Nobody asked for a permission prompt just now.
    if (!(await isGranted([kind]))) {
      if (!this.#run.cleanup.done)
        this.#host.report(mediaError(new DOMException('', 'NotAllowedError'), [kind]));
      return;
    }
    const [other] = await openTracks([kind], { resolution, frameRate }).catch(() => []);
    if (this.#run.cleanup.done) return other?.stop();
    if (!other) return void this.#host.report(mediaLost(kind));
    other.enabled = track.enabled;
    this.#run.media.add(other);
    this.#run.showOwn();
    this.#host.report(mediaLost(kind, other.label));
  }
}

/** Which way a camera looks, where the browser says so. */
function facingOf(device: MediaDeviceInfo): readonly string[] {
  const capabilities = (device as Partial<InputDeviceInfo>).getCapabilities?.() as
    { facingMode?: string[] } | undefined;
  return capabilities?.facingMode ?? [];
}
