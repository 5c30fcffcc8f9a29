import { notLoaded, PeerElementsError } from '../base/errors.js';
import type { Inbound } from '../session/inbound.js';
import { part } from '../signalling/failure.js';
import type { CallHost, RunningCall } from './call-host.js';
import type { CallConfig, CallSnapshot, OpenedDevice, Recording } from './call-types.js';
import { CallRecovery } from './call-recovery.js';
import type { CodecChoice } from './codecs.js';
import { Encoder } from './encoder.js';
import { QualityMonitor } from './quality.js';
import type { StatsEntries } from './quality-types.js';

/** Loaded when somebody uses it, or when a call has been live for a while; its own parts come with their first use. */

/** Parts that could not be loaded are asked for again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () =>
    (loading ??= part(load()).catch((cause: unknown) => {
      loading = null;
      throw cause;
    }));
}

/** What a call can do beyond its first picture: screens, other devices, a second negotiation, quality. */
export class CallMore {
  readonly #run: RunningCall;
  readonly #host: CallHost;
  readonly #encoder: Encoder;
  readonly #tracks;
  readonly #devices;
  readonly #recovery: CallRecovery | null;
  #codecs: CodecChoice | null = null;

  constructor(run: RunningCall, host: CallHost) {
    const pc = run.connection?.peerConnection;
    if (!pc) throw host.report(noCall());
    this.#run = run;
    this.#host = host;
    this.#encoder = new Encoder(pc, {
      limit: () => Number(host.config.maxBitrate) || null,
      codec: (sender) => this.#codecs?.of(sender, host.config.videoCodecs),
    });
    this.#tracks = once(async () => new (await import('./call-tracks.js')).CallTracks(run, host, pc));
    this.#devices = once(async () => new (await import('./call-devices.js')).CallDevices(run, host));
    this.#recovery = run.remoteIsKit ? new CallRecovery(run, host, pc) : null;
    run.set({ isFixed: !run.remoteIsKit });
    // Past the run's own setter, which is closed by then.
    run.cleanup.add(() => host.store.set({ quality: null, reports: null, isFixed: undefined }));
    if (!run.remoteIsKit) void this.#watchPlain();
    this.#watchQuality();
    void this.#encode();
    if (host.config.captions) void this.#caption();
    const { camera, microphone } = host.config;
    if (camera || microphone)
      this.#devices()
        .then((devices) => devices.settle())
        .catch(() => undefined);
  }

  async #watchPlain(): Promise<void> {
    const stream = this.#run.remote;
    if (!stream) return;
    const { watchCamera } = await import('./plain-remote.js');
    this.#run.cleanup.add(watchCamera(stream, (remoteCameraOff) => this.#run.set({ remoteCameraOff })));
  }

  // What is added to the call.

  /** Text from the other side that is none of what every call says. */
  async take(data: string, isRelayed = false): Promise<void> {
    // The server could say anything: a restart is harmless, since it keeps the keys. What it may not say stays unread.
    if (!this.#recovery?.take(data, isRelayed) && !isRelayed) (await this.#tracks()).take(data);
  }

  /** A call from the same peer that says it goes on with this one. */
  async resume(offer: Inbound): Promise<void> {
    const resume = await this.#recovery?.resume();
    if (resume) resume.take(offer);
    else offer.decline('busy');
  }

  /** A call of sound alone gets a picture; rejects where the other side cannot take one. */
  async allowPicture(): Promise<void> {
    (await this.#tracks()).allowPicture();
  }

  /** The connection has no section for this track yet. */
  async addLine(track: MediaStreamTrack): Promise<void> {
    (await this.#tracks()).addLine(track);
  }

  /** Asks what to share, and shares it beside the camera; in its place with a plain PeerJS page. `stream`: it is shared already. */
  async shareScreen(stream?: MediaStream): Promise<void> {
    await (await this.#tracks()).shareScreen(stream);
  }

  async stopSharing(): Promise<void> {
    (await this.#tracks()).stopSharing();
  }

  // What is kept of it.

  /** Records both sides into one file on this machine, until `stopRecording()` or the end of the call. */
  async startRecording(done?: (recording: Recording) => void): Promise<void> {
    await (await part(import('./recorder.js'))).startRecording(this.#run, this.#host, done);
  }

  /** What the other side shows, as a PNG in its full size. */
  async snapshot(): Promise<Blob> {
    return (await part(import('./snapshot.js'))).snapshot(this.#run, this.#host);
  }

  async #encode(): Promise<void> {
    if (this.#host.config.videoCodecs && !this.#codecs)
      await part(import('./codecs.js')).then(
        ({ CodecChoice }) => (this.#codecs ??= new CodecChoice((error) => this.#host.report(error))),
        (error: PeerElementsError) => this.#host.report(error),
      );
    if (!this.#run.cleanup.done) this.#encoder.apply();
  }

  /** Begins or ends captions, as the call's settings say. */
  async #caption(): Promise<void> {
    try {
      (await part(import('./captions.js'))).caption(this.#run, this.#host);
    } catch (cause) {
      this.#run.set({ captions: false });
      this.#host.report(notLoaded(cause));
    }
  }

  // Devices.

  /** The attributes are others than those in `before`. */
  async configure(before: CallConfig): Promise<void> {
    void this.#encode();
    if (this.#host.config.captions || before.captions) void this.#caption();
    const names = ['camera', 'microphone', 'facingMode', 'resolution', 'frameRate'] as const;
    if (names.some((name) => this.#host.config[name] !== before[name]))
      (await this.#devices()).configure(before);
  }

  /** What was chosen is open, or cannot be, when this settles; the store says which. */
  async chosen(device: OpenedDevice): Promise<void> {
    await (await this.#devices()).chosen(device);
  }

  /** Id of the camera on the other side of a phone, elsewhere of the next one; null where there is no other. */
  async otherCamera(): Promise<string | null> {
    return (await this.#devices()).otherCamera();
  }

  /** A device was unplugged, or the permission taken back: another one takes its place where there is one. */
  async lost(track: MediaStreamTrack): Promise<void> {
    await (await this.#devices()).lost(track);
  }

  // Quality.

  #watchQuality(): void {
    const { lifeline, cleanup } = this.#run;
    if (!lifeline) return;
    const monitor = new QualityMonitor();
    const store = this.#host.store;
    let before: StatsEntries = new Map();
    cleanup.add(
      lifeline.on('stats', (report) => {
        if (!report) return;
        const now = report as unknown as StatsEntries;
        this.#encoder.adapt(monitor.look(before, now));
        // A call that is interrupted has no quality to speak of, whatever was counted last.
        const quality = store.value.state === 'reconnecting' ? 'lost' : monitor.quality;
        this.#run.set({ quality, reports: { before, now, step: this.#encoder.step } });
        before = now;
      }),
    );
    cleanup.add(
      store.subscribe(() => {
        const { state, quality } = store.value as CallSnapshot;
        if (state === 'reconnecting' && quality !== 'lost') this.#run.set({ quality: 'lost' });
      }),
    );
  }
}

function noCall(): PeerElementsError {
  return new PeerElementsError('not-open-yet', 'There is no call that this could be part of.', {
    hint: 'Wait until the call is live.',
  });
}
