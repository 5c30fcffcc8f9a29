import type { MediaConnection } from 'peerjs';
import type { PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import type { Store } from '../base/store.js';
import type { Dial } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import { Lifeline } from '../session/lifeline.js';
import type { Session } from '../session/session.js';
import type { Extra } from '../signalling/frames.js';
import type { PreparedCall } from '../signalling/peer-adapter.js';
import { CallMedia } from './call-media.js';
import type { CallConfig, CallEvents, CallOptions, CallSnapshot, CloseReason } from './call-types.js';
import type { MediaKind } from './local-media.js';
import { playTone } from './tones.js';

/** When one's own picture shows: where nobody rings, and after the other side's first picture. */
const REVEAL_MS = 1000;
const REVEAL_LIVE_MS = 100;

/** What a call asks of the channel that it runs in. */
export interface CallHost {
  readonly session: Session;
  readonly store: Store<CallSnapshot>;
  readonly config: CallConfig;
  /** What the user has switched off, whatever the devices make of it. */
  readonly off: Readonly<Record<MediaKind, boolean>>;
  emit<K extends keyof CallEvents>(name: K, detail: CallEvents[K]): void;
  report(error: PeerElementsError): PeerElementsError;
  end(reason: CloseReason, how?: { told?: boolean }): void;
}

/** One call from its first step to its end, whoever dialled; what it started is undone by `cleanup`. */
export class CallRun {
  readonly cleanup = new Cleanup();
  readonly remoteId: string;
  /** Which media this call may have. */
  readonly kinds: readonly MediaKind[];
  readonly media: CallMedia;
  connectionId: string | null = null;
  dial: Dial<MediaConnection> | null = null;
  offer: Inbound | null = null;
  prepared: PreparedCall | null = null;
  connection: MediaConnection | null = null;
  lifeline: Lifeline | null = null;
  remoteIsKit = false;
  answering: Promise<void> | null = null;
  readonly #host: CallHost;
  #remote: MediaStream | null = null;
  #stopWaiting = () => {};

  constructor(host: CallHost, remoteId: string, kinds: readonly MediaKind[], media?: CallMedia) {
    this.#host = host;
    this.remoteId = remoteId;
    this.kinds = kinds;
    this.media =
      media ??
      new CallMedia(
        () => host.config,
        (error) => {
          if (this.cleanup.done) return;
          host.report(error);
          this.showOwn();
        },
      );
  }

  #set(change: Partial<CallSnapshot>): void {
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

  /** Sounds as long as the call is in this state. */
  sound(state: 'ringing' | 'incoming'): void {
    const tone = new Cleanup();
    tone.add(playTone(state));
    tone.add(this.#host.store.subscribe(() => this.#state !== state && tone.run()));
    this.cleanup.add(() => tone.run());
  }

  /** What is to be opened now: not what the user has switched off, or this call is to do without. */
  wanted(options: CallOptions): MediaKind[] {
    return this.kinds.filter((kind) => options[kind] !== false && !this.#host.off[kind]);
  }

  async open(options: CallOptions): Promise<void> {
    if (options.stream) this.media.adopt(options.stream);
    else await this.media.open(this.wanted(options));
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
    this.#set({ micOff: !mic, cameraOff: !camera, localStream: this.media.stream });
    if (this.remoteIsKit) this.lifeline?.send({ k: 'state', mic, camera });
  }

  /** To draw one's own picture takes longer than all of the signalling, so it comes after, and `ms` later at most. */
  reveal(ms = REVEAL_MS): void {
    this.cleanup.after(ms, () => this.#set({ selfView: true }));
  }

  /** PeerJS fires `stream` once per track; here the first track is the stream. */
  adopt(connection: MediaConnection, stands?: MediaStreamTrack[]): void {
    this.connection = connection;
    const pc = connection.peerConnection;
    this.media.attach(pc, stands);
    this.cleanup.listen(pc, 'track', (event) => {
      this.#remote ??= (event as RTCTrackEvent).streams[0] ?? null;
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
    const stream = this.#remote;
    if (!stream || this.cleanup.done || this.#host.store.value.remoteStream) return;
    this.#set({ remoteStream: stream });
    this.#host.emit('stream', { stream, kind: 'camera' });
  }

  /** Watches the connection, and talks over it to another kit. */
  join(): void {
    if (this.lifeline || !this.connection) return;
    const lifeline = (this.lifeline = new Lifeline(this.connection.peerConnection));
    this.cleanup.add(() => lifeline.stop());
    if (this.remoteIsKit) lifeline.openControl();
    lifeline.on('connected', () => this.#live());
    lifeline.on('message', (message) => {
      if (message.k === 'end') this.#host.end(message.reason, { told: true });
      else if (message.k === 'state')
        this.#set({ remoteMicOff: !message.mic, remoteCameraOff: !message.camera });
    });
    lifeline.on('silent', () => {
      if (this.#state !== 'live') return;
      this.#set({ state: 'reconnecting' });
      this.wait(this.#host.session.reconnectMs, () => this.#host.end('lost'));
    });
    lifeline.on('alive', () => {
      if (this.#state !== 'reconnecting') return;
      this.wait();
      this.#set({ state: 'live' });
    });
    lifeline.on('closed', () => this.#state === 'live' && this.#closed());
  }

  #live(): void {
    this.wait();
    this.cleanup.add(this.#host.session.reception.consent(this.remoteId));
    this.#set({ state: 'live', liveSince: Date.now() });
    this.#host.emit('open', { remoteId: this.remoteId });
    this.showRemote();
    this.showOwn();
    this.reveal(REVEAL_LIVE_MS);
    void this.#refine();
  }

  /** What few calls need is loaded when it is needed. */
  async #refine(): Promise<void> {
    const kbit = Number(this.#host.config.maxBitrate);
    const pc = this.connection?.peerConnection;
    if (kbit && pc) (await import('./call-config.js')).limitBitrate(pc, kbit);
    const stream = this.#remote;
    if (this.remoteIsKit || !stream) return;
    const { watchCamera } = await import('./plain-remote.js');
    this.cleanup.add(watchCamera(stream, (remoteCameraOff) => this.#set({ remoteCameraOff })));
  }
}
