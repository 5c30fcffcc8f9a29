import type { MediaConnection } from 'peerjs';
import { PeerElementsError, toError } from '../base/errors.js';
import { Cleanup, quiet } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import { CONNECT_MS, type Dial } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import { Lifeline } from '../session/lifeline.js';
import type { Claim } from '../session/route.js';
import type { Session } from '../session/session.js';
import type { CallEnd, Extra } from '../signalling/frames.js';
import { invalidAttribute } from '../signalling/options.js';
import type { PreparedCall } from '../signalling/peer-adapter.js';
import { checkCallConfig, ringMs } from './call-config.js';
import { CallMedia } from './call-media.js';
import type {
  CallConfig,
  CallEvents,
  CallOptions,
  CallSnapshot,
  CallState,
  CloseReason,
} from './call-types.js';
import { isGranted, senderOf, type MediaKind } from './local-media.js';
import { playTone } from './tones.js';

/** How long a good-bye may take to leave before the connection under it is closed. */
const FAREWELL_MS = 250;

/** How long a call that is taken without a person waits for camera and microphone before it is answered. */
const HEAD_START_MS = 150;

/** When one's own picture shows: where nobody rings, and after the other side's first picture. */
const REVEAL_MS = 1000;
const REVEAL_LIVE_MS = 100;

/** One call from its first step to its end; what it started is undone by `cleanup`. */
interface Run {
  readonly remoteId: string;
  readonly cleanup: Cleanup;
  readonly media: CallMedia;
  /** Which media this call may have. */
  readonly kinds: readonly MediaKind[];
  connectionId: string | null;
  dial: Dial<MediaConnection> | null;
  offer: Inbound | null;
  prepared: PreparedCall | null;
  connection: MediaConnection | null;
  lifeline: Lifeline | null;
  remoteIsKit: boolean;
  answering: Promise<void> | null;
  stopWaiting: () => void;
}

/** The whole life of a call with one peer, without a pixel. `<peer-video-call>` draws what its store holds. */
export class CallChannel extends Emitter<CallEvents> implements Claim {
  readonly kind = 'call';
  readonly label = null;
  readonly #store: Store<CallSnapshot>;
  readonly #session: Session;
  readonly #cleanup = new Cleanup();
  /** What the user has switched off, whatever the devices make of it. */
  readonly #off: Record<MediaKind, boolean>;
  #config: CallConfig = {};
  #run: Run | null = null;

  constructor(session: Session, store: Store<CallSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
    this.#off = { audio: store.value.micOff, video: store.value.cameraOff };
    this.#cleanup.add(session.reception.claim(this));
    this.#cleanup.add(session.on('leaving', () => this.#end(this.#farewell, { now: true })));
    this.#cleanup.add(
      session.on('end', ({ from, id, reason }) => {
        const run = this.#run;
        if (run?.connectionId === id && run.remoteId === from) this.#end(reason, { told: true });
      }),
    );
  }

  get state(): CallState {
    return this.#store.value.state;
  }

  // What the session asks when somebody calls.

  get to(): string | null {
    return this.#config.to ?? null;
  }

  get idle(): boolean {
    return this.#run === null && !this.#cleanup.done;
  }

  get engagedWith(): string | null {
    return this.#run?.remoteId ?? null;
  }

  configure(config: CallConfig): void {
    const before = this.#config;
    this.#config = config;
    const error = checkCallConfig(config, this.#session.config.allow ?? null);
    if (error && error.message !== checkCallConfig(before, this.#session.config.allow ?? null)?.message)
      this.#report(error);
    if ((before.to ?? null) !== (config.to ?? null)) this.hangUp();
    this.#session.reception.reconsider();
  }

  /** Ends what runs and takes no more calls. */
  dispose(): void {
    this.#end(this.#farewell, { now: true });
    this.#cleanup.run();
  }

  // Calling.

  /** Dials; settles when the ring is out. A call that is on already is left as it is. */
  async call(to: string | null = this.to, options: CallOptions = {}): Promise<void> {
    // To call who is calling just now is to take the call.
    if (this.#run?.offer?.open && this.#run.remoteId === to) return this.answer(options);
    if (this.#run) return;
    const bad = checkCallConfig(this.#config, this.#session.config.allow ?? null);
    if (bad) throw this.#report(bad);
    if (!to) throw this.#report(invalidAttribute('to', '', 'Put the id of the one to call there.'));
    const run = this.#begin(to, 'requesting-media', kindsOf(this.#config.audioOnly));
    try {
      const ready = quiet(this.#session.ready(to));
      await this.#openMedia(run, options);
      if (this.#session.state !== 'open') this.#revealWithin(run, 0);
      await ready;
      if (run.cleanup.done) return;
      this.#set({ state: 'calling', error: null });
      const stands = run.media.standIn(run.kinds);
      const { metadata, sdpTransform } = options;
      const dial = await this.#session.dialCall(
        to,
        () => !run.cleanup.done,
        run.media.wire,
        // PeerJS types it as a bare Function.
        { metadata, ...(sdpTransform && { sdpTransform: sdpTransform as never }) },
        this.#introduction(run),
      );
      if (dial) this.#dialled(run, dial, stands);
    } catch (cause) {
      const error = toError(cause, 'webrtc', 'The call could not be made: {cause}.');
      if (run.cleanup.done) return;
      this.#abandon(run, error);
      throw error;
    }
  }

  #dialled(run: Run, dial: Dial<MediaConnection>, stands: MediaStreamTrack[]): void {
    const { connection } = dial;
    run.dial = dial;
    run.connectionId = dial.id;
    run.cleanup.add(() => dial.finish());
    run.media.attach(connection.peerConnection, stands);
    this.#adopt(run, connection);
    this.#revealWithin(run, REVEAL_MS);
    this.#set({ connection });
    run.stopWaiting = run.cleanup.after(ringMs(this.#config), () => this.#end('no-answer'));
    dial.on('ringing', () => {
      run.remoteIsKit = true;
      if (this.state !== 'calling') return;
      this.#set({ state: 'ringing' });
      this.#revealWithin(run, 0);
      run.cleanup.add(this.#tone('ringback', ['ringing']));
    });
    dial.on('answered', (extra) => this.#answered(run, extra));
    dial.on('ended', (reason) => this.#end(reason, { told: true }));
    dial.on('failed', (error) => {
      this.#report(error);
      this.#end(error.code === 'peer-unavailable' ? 'unavailable' : 'failed', {
        told: error.code === 'peer-unavailable',
      });
    });
  }

  #answered(run: Run, extra: Extra | undefined): void {
    run.stopWaiting();
    run.remoteIsKit ||= extra !== undefined;
    this.#set({ state: 'connecting', ...remoteState(extra) });
    this.#join(run);
  }

  // Being called.

  take(offer: Inbound): void {
    if (this.#run && !this.#yields(offer)) return;
    const incoming = {
      from: offer.from,
      displayName: offer.displayName,
      metadata: offer.metadata,
      declined: false,
    };
    const glare = this.#run;
    if (glare) this.#drop(glare, true);
    else this.emit('call', incoming);
    if (incoming.declined) return offer.decline('declined');
    const voice = offer.isKit && offer.extra?.camera === undefined && offer.extra?.mic !== undefined;
    const run = this.#begin(
      offer.from,
      glare ? 'calling' : 'incoming',
      glare?.kinds ?? kindsOf(voice || this.#config.audioOnly),
      glare?.media,
    );
    run.offer = offer;
    run.connectionId = offer.id;
    run.remoteIsKit = offer.isKit;
    this.#set({ ...remoteState(offer.extra), remoteName: offer.displayName });
    offer.on('ended', (reason) => this.#end(reason, { told: true }));
    run.cleanup.add(() => offer.decline('hung-up'));
    run.stopWaiting = run.cleanup.after(ringMs(this.#config), () => this.#end('no-answer'));
    if (glare || this.#answersBySelf(offer.from)) return void this.#takeBySelf(run, offer);
    this.#prepare(run, offer);
    if (run.cleanup.done) return;
    offer.ringing();
    run.cleanup.add(this.#tone('ring', ['incoming']));
  }

  /**
   * Devices that open while the browser makes a connection take several times as long, so they come first; one that
   * is slow all the same, or waits for a permission, holds nothing up: what fails is said by `answer()`.
   */
  async #takeBySelf(run: Run, offer: Inbound): Promise<void> {
    const opened = run.media.open(this.#wanted(run.kinds)).catch(() => undefined);
    await Promise.race([
      opened,
      new Promise((resolve) => run.cleanup.after(HEAD_START_MS, () => resolve(null))),
    ]);
    if (run.cleanup.done) return;
    this.#prepare(run, offer);
    if (!run.cleanup.done) await quiet(this.answer());
  }

  /** Not for everyone with consent: no stranger opens a microphone. */
  #answersBySelf(from: string): boolean {
    return !!this.#config.autoAnswer && (this.to === from || !!this.#session.config.allow?.includes(from));
  }

  /**
   * Both dial each other at the same moment: the call of the lower id stands. An offer that comes while this side
   * has sent none yet is simply the answer to what the user wants. True where this side takes the offer.
   */
  #yields(offer: Inbound): boolean {
    const { state } = this;
    const mine = this.#session.store.value.localId ?? '';
    if (state === 'requesting-media' && !this.#run?.offer) return true;
    if (state === 'calling' || state === 'ringing') {
      if (offer.from < mine) return true;
      // The other side comes to the same result and answers ours; a word of refusal would end its new call.
      offer.withdraw('cancelled');
    } else offer.decline('busy');
    return false;
  }

  #prepare(run: Run, offer: Inbound): void {
    try {
      run.prepared = offer.prepare(run.media.wire);
    } catch (cause) {
      this.#abandon(run, toError(cause, 'webrtc', 'The call could not be prepared: {cause}.'));
      return;
    }
    const { connection } = run.prepared;
    // An offer that the browser cannot read is no call: nobody is told of it but the counter.
    run.prepared.onUnusable(() => {
      if (this.#run !== run) return;
      this.#drop(run);
      this.#set({ state: 'idle', remoteId: null, remoteName: null });
    });
    this.#adopt(run, connection);
    run.media.attach(connection.peerConnection);
    this.#join(run);
  }

  /** Takes the call that rings. */
  answer(options: CallOptions = {}): Promise<void> {
    const run = this.#run;
    if (!run?.offer?.open) return Promise.resolve();
    return (run.answering ??= this.#answer(run, options).finally(() => (run.answering = null)));
  }

  async #answer(run: Run, options: CallOptions): Promise<void> {
    const { offer, prepared } = run;
    if (!offer || !prepared) return;
    const kinds = run.kinds.filter((kind) => options[kind] !== false);
    const wanted = this.#wanted(kinds);
    try {
      if (options.stream) run.media.adopt(options.stream);
      // Where the browser need not ask, the answer goes out at once and the camera follows into its sender.
      else if (await isGranted(wanted)) this.#openLater(run, wanted);
      else {
        this.#set({ state: 'requesting-media', error: null });
        await this.#openMedia(run, { kinds });
      }
    } catch (cause) {
      const error = toError(cause, 'media-in-use', 'The camera could not be opened: {cause}.');
      if (!run.cleanup.done) this.#set({ state: 'incoming', error: this.#report(error) });
      throw error;
    }
    if (run.cleanup.done || !offer.open) return;
    run.stopWaiting();
    this.#set({
      state: 'connecting',
      error: null,
      connection: prepared.connection,
    });
    this.#showOwn(run, wanted);
    this.#revealWithin(run, REVEAL_MS);
    run.stopWaiting = run.cleanup.after(CONNECT_MS, () => {
      this.#report(
        new PeerElementsError('negotiation-failed', 'No network path to “{id}” was found.', {
          params: { id: run.remoteId },
          hint: 'A firewall may be in the way. A TURN server in the config attribute gives both sides a path.',
        }),
      );
      this.#end('failed');
    });
    prepared.release(this.#introduction(run, wanted), options.sdpTransform);
    offer.settle();
    this.#showRemote(run);
  }

  #openLater(run: Run, kinds: MediaKind[]): void {
    this.#openMedia(run, { kinds }).catch((cause: unknown) => {
      if (run.cleanup.done) return;
      this.#report(toError(cause, 'media-in-use', 'The camera could not be opened: {cause}.'));
      this.#showOwn(run);
    });
  }

  decline(): void {
    if (this.#run?.offer?.open) this.#end('declined');
  }

  /** Ends whatever is on: hangs up, cancels a ring that is out, declines one that came in. */
  hangUp(): void {
    this.#end(this.#farewell);
  }

  get #farewell(): CloseReason {
    if (this.#run?.offer?.open) return 'declined';
    return ['requesting-media', 'calling', 'ringing'].includes(this.state) ? 'cancelled' : 'hung-up';
  }

  async toggleMic(on: boolean = this.#store.value.micOff): Promise<void> {
    await this.#toggle('audio', on);
  }

  async toggleCamera(on: boolean = this.#store.value.cameraOff): Promise<void> {
    await this.#toggle('video', on);
  }

  async #toggle(kind: MediaKind, on: boolean): Promise<void> {
    const run = this.#run;
    // Before the call this only says how it will start; nothing is opened.
    if (!run || run.offer?.open) {
      this.#off[kind] = !on;
      this.#set(kind === 'audio' ? { micOff: !on } : { cameraOff: !on });
      return;
    }
    try {
      await (kind === 'audio' ? run.media.setMic(on) : run.media.setCamera(on));
      this.#off[kind] = !on;
      if (!run.cleanup.done) this.#set({ error: null });
    } catch (cause) {
      throw this.#report(toError(cause, 'media-in-use', 'The camera could not be opened: {cause}.'));
    } finally {
      if (!run.cleanup.done) this.#showOwn(run);
    }
  }

  // The connection, whoever dialled.

  #media(): CallMedia {
    const media = new CallMedia(
      () => this.#config,
      (error) => {
        if (this.#run?.media !== media) return;
        this.#report(error);
        this.#showOwn(this.#run);
      },
    );
    return media;
  }

  #begin(remoteId: string, state: CallState, kinds: readonly MediaKind[], media = this.#media()): Run {
    const cleanup = new Cleanup();
    const run: Run = {
      ...{ remoteId, cleanup, media, kinds, connectionId: null, dial: null, offer: null, prepared: null },
      ...{
        connection: null,
        lifeline: null,
        remoteIsKit: false,
        answering: null,
        stopWaiting: () => undefined,
      },
    };
    this.#run = run;
    this.#set({
      ...{
        state,
        remoteId,
        remoteName: null,
        localStream: null,
        selfView: false,
        remoteStream: null,
        connection: null,
      },
      ...{ remoteMicOff: false, remoteCameraOff: false, liveSince: null, reason: null, error: null },
      ...{ voice: !kinds.includes('video'), micOff: this.#off.audio, cameraOff: this.#off.video },
    });
    return run;
  }

  /** What is to be opened now: not what the user has switched off. */
  #wanted(kinds: readonly MediaKind[]): MediaKind[] {
    return kinds.filter((kind) => !this.#off[kind]);
  }

  async #openMedia(run: Run, options: CallOptions & { kinds?: readonly MediaKind[] }): Promise<void> {
    if (options.stream) run.media.adopt(options.stream);
    else {
      const kinds = options.kinds ?? run.kinds.filter((kind) => options[kind] !== false);
      await run.media.open(this.#wanted(kinds));
    }
    if (!run.cleanup.done) this.#showOwn(run);
  }

  #introduction(run: Run, soon: readonly MediaKind[] = []): Extra {
    const isOn = (kind: MediaKind) => run.media.isOn(kind) || soon.includes(kind);
    return this.#session.introduction({
      mic: isOn('audio'),
      ...(run.kinds.includes('video') && { camera: isOn('video') }),
    });
  }

  /** PeerJS fires `stream` once per track; here the first track is the stream. */
  #adopt(run: Run, connection: MediaConnection): void {
    run.connection = connection;
    const pc = connection.peerConnection;
    run.cleanup.listen(pc, 'track', (event) => {
      const { streams, track } = event as RTCTrackEvent;
      const stream = streams[0];
      if (!stream) return;
      run.cleanup.add(watchMute(track, () => !run.remoteIsKit && this.#showRemoteOff(stream)));
      if (this.#store.value.remoteStream === stream) return;
      this.#remote = stream;
      if (!run.offer?.open) this.#showRemote(run);
    });
    connection.on(
      'close',
      () => !run.cleanup.done && !run.lifeline?.silent && this.#end('hung-up', { told: true }),
    );
    // The dial, or the lifeline, reports it in the kit's own words.
    connection.on('error', () => undefined);
  }

  #remote: MediaStream | null = null;

  #showRemote(run: Run): void {
    const stream = this.#remote;
    if (!stream || run.cleanup.done || this.#store.value.remoteStream === stream) return;
    this.#set({ remoteStream: stream });
    if (!run.remoteIsKit) this.#showRemoteOff(stream);
    this.emit('stream', { stream, kind: 'camera' });
  }

  /** A plain PeerJS page says nothing of its mute buttons; a track that brings no frames is all there is to see. */
  #showRemoteOff(stream: MediaStream): void {
    const off = (tracks: MediaStreamTrack[]) =>
      tracks.every((track) => track.muted || track.readyState === 'ended');
    if (this.state === 'live') this.#set({ remoteCameraOff: off(stream.getVideoTracks()) });
  }

  #join(run: Run): void {
    const pc = run.connection?.peerConnection;
    if (!pc || run.lifeline) return;
    const lifeline = (run.lifeline = new Lifeline(pc));
    run.cleanup.add(() => lifeline.stop());
    if (run.remoteIsKit) lifeline.openControl();
    lifeline.on('connected', () => this.#live(run));
    lifeline.on('message', (message) => {
      if (message.k === 'end') this.#end(message.reason, { told: true });
      else if (message.k === 'state')
        this.#set({ remoteMicOff: !message.mic, remoteCameraOff: !message.camera });
    });
    lifeline.on('silent', () => {
      if (this.state !== 'live') return;
      this.#set({ state: 'reconnecting' });
      run.stopWaiting = run.cleanup.after(this.#session.reconnectMs, () => this.#end('lost'));
    });
    lifeline.on('alive', () => {
      if (this.state !== 'reconnecting') return;
      run.stopWaiting();
      this.#set({ state: 'live' });
    });
    lifeline.on('closed', () => {
      if (this.state === 'live' && !lifeline.silent) this.#end('hung-up', { told: true });
    });
  }

  #live(run: Run): void {
    run.stopWaiting();
    run.cleanup.add(this.#session.reception.consent(run.remoteId));
    this.#set({ state: 'live', liveSince: Date.now() });
    this.#limitBitrate(run);
    this.emit('open', { remoteId: run.remoteId });
    this.#showRemote(run);
    this.#showOwn(run);
    this.#revealWithin(run, REVEAL_LIVE_MS);
    if (!run.remoteIsKit && this.#remote) this.#showRemoteOff(this.#remote);
  }

  #limitBitrate(run: Run): void {
    const kbit = Number(this.#config.maxBitrate ?? 0);
    const pc = run.connection?.peerConnection;
    const sender = kbit && pc ? senderOf(pc, 'video') : undefined;
    if (!sender) return;
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.maxBitrate = kbit * 1000;
    sender.setParameters(parameters).catch(() => undefined);
  }

  /** This side's microphone and camera as they are, to the screen and to the other side. `soon`: they are opening. */
  #showOwn(run: Run, soon: readonly MediaKind[] = []): void {
    const mic = run.media.isOn('audio') || soon.includes('audio');
    const camera = run.media.isOn('video') || soon.includes('video');
    this.#set({ micOff: !mic, cameraOff: !camera, localStream: run.media.stream });
    if (run.remoteIsKit) run.lifeline?.send({ k: 'state', mic, camera });
  }

  /** To draw one's own picture takes longer than all of the signalling, so it comes after, and `ms` later at most. */
  #revealWithin(run: Run, ms: number): void {
    run.cleanup.after(ms, () => this.#set({ selfView: true }));
  }

  #tone(tone: 'ring' | 'ringback', states: CallState[]): () => void {
    const stop = playTone(tone);
    const unsubscribe = this.#store.subscribe(() => {
      if (!states.includes(this.state)) stop();
    });
    return () => {
      unsubscribe();
      stop();
    };
  }

  // The end.

  /** Takes back a call that never went out, because of `error`. */
  #abandon(run: Run, error: PeerElementsError): void {
    this.#drop(run);
    this.#set({ state: 'idle', localStream: null, connection: null });
    this.#report(error);
  }

  /** `keepMedia`: another run goes on with what is open. */
  #drop(run: Run, keepMedia = false): void {
    if (this.#run === run) this.#run = null;
    this.#remote = null;
    run.cleanup.run();
    run.connection?.close();
    if (!keepMedia) run.media.stop();
  }

  #end(reason: CloseReason, { told = false, now = false } = {}): void {
    const run = this.#run;
    if (!run) return;
    const { liveSince } = this.#store.value;
    this.#run = null;
    this.#remote = null;
    const { connection, lifeline, offer, dial, connectionId } = run;
    // Until it has answered, the other side may be a kit; a plain PeerJS page does not look at such a word.
    const mayBeKit = run.remoteIsKit || dial?.answered === false;
    if (offer?.open) offer.decline(reason as CallEnd);
    else if (!told && mayBeKit && connectionId) {
      lifeline?.send({ k: 'end', reason: reason as CallEnd });
      this.#session.tell(run.remoteId, { id: connectionId, kind: 'end', reason: reason as CallEnd });
    }
    run.cleanup.run();
    run.media.stop();
    // Through the control channel the word gets there even without a server, if it is given a moment.
    if (connection && !told && !now && run.remoteIsKit && liveSince)
      setTimeout(() => connection.close(), FAREWELL_MS);
    else connection?.close();
    this.#set({
      state: 'ended',
      reason,
      localStream: null,
      remoteStream: null,
      connection: null,
      liveSince: null,
    });
    this.#set({ micOff: this.#off.audio, cameraOff: this.#off.video });
    const duration = liveSince ? (Date.now() - liveSince) / 1000 : 0;
    this.emit('close', { reason, duration });
  }

  #report(error: PeerElementsError): PeerElementsError {
    this.#set({ error });
    this.emit('error', error);
    return error;
  }

  #set(change: Partial<CallSnapshot>): void {
    this.#store.set(change);
  }
}

function kindsOf(voice: boolean | undefined): MediaKind[] {
  return voice ? ['audio'] : ['audio', 'video'];
}

function remoteState(extra: Extra | undefined): Partial<CallSnapshot> {
  return {
    ...(extra?.name && { remoteName: extra.name }),
    remoteMicOff: extra?.mic === false,
    remoteCameraOff: extra !== undefined && extra.camera !== true && extra.mic !== undefined,
  };
}

function watchMute(track: MediaStreamTrack, act: () => void): () => void {
  const names = ['mute', 'unmute', 'ended'];
  for (const name of names) track.addEventListener(name, act);
  return () => names.forEach((name) => track.removeEventListener(name, act));
}
