import type { MediaConnection } from 'peerjs';
import { Cleanup, deferred, quiet } from '../base/lifetime.js';
import type { Dial } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import { Lifeline } from '../session/lifeline.js';
import type { Extra } from '../signalling/frames.js';
import { part } from '../signalling/failure.js';
import type { PreparedCall } from '../signalling/peer-adapter.js';
import type { CallHost, NextCall, RunningCall } from './call-host.js';
import { CallMedia, type MediaOwner } from './call-media.js';
import type { CallMore } from './call-more.js';
import type { CallOptions, CallSnapshot } from './call-types.js';
import type { MediaKind } from './local-media.js';

/** When one's own picture shows: where nobody rings, and after the other side's first picture. */
const REVEAL_MS = 1000;
const REVEAL_LIVE_MS = 600;

/** How long a ring is silent: to wake the sound device takes longer than the signalling. */
const TONE_MS = 1000;

/** The first seconds of a call belong to its picture. */
const MORE_MS = 4000;

/** One call from its first step to its end, whoever dialled; what it started is undone by `cleanup`. */
export class CallRun implements RunningCall, MediaOwner {
  readonly cleanup = new Cleanup();
  readonly remoteId: string;
  /** Which media this call may have. */
  kinds: readonly MediaKind[];
  readonly media: CallMedia;
  connectionId: string | null = null;
  declare dial?: Dial<MediaConnection>;
  declare offer?: Inbound;
  declare prepared?: PreparedCall;
  declare connection?: MediaConnection;
  declare lifeline?: Lifeline;
  remoteIsKit = false;
  /** Absent where nothing has come yet. */
  declare remote?: MediaStream | undefined;
  declare answering?: Promise<void> | null;
  /** As it was dialled. */
  options: CallOptions = {};
  declare isResumed?: boolean;
  declare next?: NextCall;
  readonly #host: CallHost;
  #more: Promise<CallMore> | null = null;
  readonly #isLive = deferred<void>();
  #stopWaiting = () => {};

  constructor(host: CallHost, remoteId: string, kinds: readonly MediaKind[], media?: CallMedia) {
    this.#host = host;
    this.remoteId = remoteId;
    this.kinds = kinds;
    this.media = media ?? new CallMedia(() => host.config);
    this.media.owner = this;
  }

  lost(track: MediaStreamTrack): void {
    this.showOwn();
    this.#later((more) => more.lost(track));
  }

  addLine(track: MediaStreamTrack): void {
    this.#later((more) => more.addLine(track));
  }

  /** Before it is live nobody knows what the other side is. */
  #later(act: (more: CallMore) => unknown): void {
    void quiet(this.#isLive.promise.then(() => this.more(act)));
  }

  /** What a call can do beyond its first picture; loaded when it is asked for, else a while after that picture. */
  more<T>(act: (more: CallMore) => T): Promise<Awaited<T>> {
    this.#more ??= part(import('./call-more.js'))
      .then(({ CallMore }) => new CallMore(this, this.#host))
      .catch((cause: unknown) => {
        this.#more = null;
        throw cause;
      });
    return quiet(this.#more.then(act)) as Promise<Awaited<T>>;
  }

  set(change: Partial<CallSnapshot>): void {
    if (!this.cleanup.done) this.#host.store.set(change);
  }

  get #state() {
    return this.#host.store.value.state;
  }

  /** Of the deadlines of a call only one runs at a time; none without `act`. */
  wait(ms = 0, act?: () => void): void {
    this.#stopWaiting();
    if (act) this.#stopWaiting = this.cleanup.after(ms, act);
  }

  /** Waits for somebody to answer, on this side or the other. */
  ring(): void {
    this.wait((Number(this.#host.config.ringTimeout) || 30) * 1000, () => this.#host.end('no-answer'));
  }

  /** Rings as long as the call is in this state. */
  sound(state: 'ringing' | 'incoming'): void {
    // Who answers at once hears nothing, but what was missed is kept; a ring shows where this cannot be loaded, too.
    setTimeout(() => {
      if (this.#state === state || (this.cleanup.done && this.#host.store.value.reason !== 'hung-up'))
        import('./ringing.js').then(
          ({ ring }) => ring(this, this.#host, state),
          () => undefined,
        );
    }, TONE_MS);
  }

  /** What is to be opened now: not what the user has switched off, or this call is to do without. */
  wanted(options: CallOptions): MediaKind[] {
    return this.kinds.filter((kind) => options[kind] !== false && !this.#host.off[kind]);
  }

  async open(options: CallOptions): Promise<void> {
    const kinds = this.wanted(options);
    if (options.stream) this.media.adopt(options.stream);
    else await this.media.open(kinds);
    // What was switched off while it opened.
    for (const kind of kinds) if (this.#host.off[kind]) this.media.set(kind, false);
    this.showOwn();
  }

  #isOn(kind: MediaKind, soon: readonly MediaKind[]): boolean {
    return this.media.isOn(kind) || soon.includes(kind);
  }

  introduction(soon: readonly MediaKind[] = []): Extra {
    return this.#host.session.introduction({
      mic: this.#isOn('audio', soon),
      ...(this.kinds.includes('video') && { camera: this.#isOn('video', soon) }),
    });
  }

  /** This side's microphone and camera as they are, to the screen and to the other side. `soon`: they are opening. */
  showOwn(soon: readonly MediaKind[] = []): void {
    const mic = this.#isOn('audio', soon);
    const camera = this.#isOn('video', soon);
    this.set({ micOff: !mic, cameraOff: !camera, localStream: this.media.stream });
    if (this.remoteIsKit) this.lifeline?.send({ k: 'state', mic, camera });
  }

  /** To draw one's own picture takes longer than all of the signalling, so it comes after, and `ms` later at most. */
  reveal(ms = REVEAL_MS): void {
    this.cleanup.after(ms, () => this.set({ selfView: true }));
  }

  /** PeerJS fires `stream` once per track; here the first track is the stream. */
  adopt(connection: MediaConnection, stands?: MediaStreamTrack[]): void {
    this.connection = connection;
    this.remote = connection.remoteStream;
    const pc = connection.peerConnection;
    this.media.attach(pc, stands);
    // PeerJS's own throws where a track comes in no stream.
    pc.ontrack = null;
    this.cleanup.listen(pc, 'track', (event) => {
      for (const stream of (event as RTCTrackEvent).streams) connection.addStream((this.remote ??= stream));
      if (!this.offer?.open) this.showRemote();
    });
    connection.on('close', () => this.#closed());
    // The dial, or the lifeline, reports it in the kit's own words.
    connection.on('error', () => {});
  }

  /** Not where the other side may still come back. */
  #closed(): void {
    if (!this.cleanup.done && !this.lifeline?.silent) this.#host.end('hung-up', { told: true });
  }

  showRemote(): void {
    const stream = this.remote;
    if (!stream || this.cleanup.done || this.#host.store.value.remoteStream) return;
    this.set({ remoteStream: stream });
    this.#host.emit('stream', { stream, kind: 'camera' });
  }

  /** Watches the connection, and talks over it to another kit. */
  join(): void {
    if (this.lifeline || !this.connection) return;
    const lifeline = (this.lifeline = new Lifeline(this.connection));
    this.cleanup.add(() => lifeline.stop());
    if (this.remoteIsKit) lifeline.openControl();
    lifeline.on('connected', () => this.#live());
    lifeline.on('message', (message) => {
      if (message.k === 'end') this.#host.end(message.reason, { told: true });
      else if (message.k === 'state')
        this.set({ remoteMicOff: !message.mic, remoteCameraOff: !message.camera });
    });
    lifeline.on('more', (text) => void this.more((more) => more.take(text)));
    lifeline.on('silent', () => {
      if (this.#state !== 'live') return;
      this.set({ state: 'reconnecting' });
      this.wait(this.#host.session.reconnectMs, () => this.#host.end('lost'));
    });
    lifeline.on('alive', () => {
      if (this.#state !== 'reconnecting') return;
      this.wait();
      this.set({ state: 'live' });
    });
    lifeline.on('closed', () => this.#state === 'live' && this.#closed());
  }

  #live(): void {
    // Nothing was said to it yet: whoever is connected all the same has found a way in.
    if (this.offer?.open) return this.#closed();
    this.wait();
    this.#isLive.resolve();
    this.cleanup.add(this.#host.session.reception.consent(this.remoteId));
    const { liveSince } = this.#host.store.value;
    this.set({ state: 'live', liveSince: liveSince ?? Date.now() });
    // One that goes on over another connection was open all the time.
    if (!liveSince) this.#host.emit('open', { remoteId: this.remoteId });
    this.showRemote();
    this.showOwn();
    this.reveal(REVEAL_LIVE_MS);
    const { maxBitrate, videoCodecs } = this.#host.config;
    const isPressing = !this.remoteIsKit || maxBitrate || videoCodecs;
    this.cleanup.after(isPressing ? 0 : MORE_MS, () => void this.more(() => undefined));
  }
}
