import type { MediaConnection } from 'peerjs';
import { toError, type PeerElementsError } from '../base/errors.js';
import { Cleanup, quiet } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import { CONNECT_MS, type Dial } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import type { Claim } from '../session/route.js';
import type { Session } from '../session/session.js';
import { explain } from '../signalling/failure.js';
import type { CallEnd, Extra } from '../signalling/frames.js';
import type { CallHost } from './call-host.js';
import type { CallMore } from './call-more.js';
import { CallRun } from './call-run.js';
import {
  IDLE_CALL,
  type CallConfig,
  type CallEvents,
  type CallOptions,
  type CallSnapshot,
  type CallState,
  type CloseReason,
} from './call-types.js';
import { isGranted, type MediaKind } from './local-media.js';

/** How long a good-bye may take to leave before the connection under it is closed. */
const FAREWELL_MS = 250;

/** How long a call that is taken without a person waits for camera and microphone before it is answered. */
const HEAD_START_MS = 150;

/** The whole life of a call with one peer, without a pixel. `<peer-video-call>` draws what its store holds. */
export class CallChannel extends Emitter<CallEvents> implements Claim, CallHost {
  readonly kind = 'call';
  readonly label = null;
  readonly session: Session;
  readonly store: Store<CallSnapshot>;
  readonly off: Record<MediaKind, boolean>;
  config: CallConfig = {};
  readonly #cleanup = new Cleanup();
  #run: CallRun | null = null;
  /** What was said last of the attributes. */
  #refused: string | undefined;

  constructor(session: Session, store: Store<CallSnapshot>) {
    super();
    this.session = session;
    this.store = store;
    this.off = { audio: store.value.micOff, video: store.value.cameraOff };
    this.#cleanup.add(session.reception.claim(this));
    this.#cleanup.add(session.on('leaving', () => this.end(this.#farewell, { now: true })));
    this.#cleanup.add(
      session.on('word', ({ from, envelope: { id, reason = 'hung-up', text } }) => {
        const run = this.#run;
        if (run?.connectionId !== id || run.remoteId !== from) return;
        if (text === undefined) this.end(reason, { told: true });
        else if (run.lifeline) void run.more((more) => more.take(text, true));
      }),
    );
  }

  get state(): CallState {
    return this.store.value.state;
  }

  // What the session asks when somebody calls.

  get to(): string | null {
    return this.config.to ?? null;
  }

  get idle(): boolean {
    return !this.#run && !this.#cleanup.done;
  }

  get engagedWith(): string | null {
    return this.#run?.remoteId ?? null;
  }

  configure(config: CallConfig): void {
    const isRetargeted = this.to !== (config.to ?? null);
    const before = this.config;
    this.config = config;
    if (this.store.value.liveSince && askedOf(config) !== askedOf(before))
      void this.more((more) => more.configure(before));
    // Whoever calls hears of a check that could not be loaded.
    quiet(
      this.#refusal().then((error) => {
        if (error && error.message !== this.#refused) this.report(error);
        this.#refused = error?.message;
      }),
    );
    // Who is there already may be bound to it.
    if (isRetargeted && this.to !== this.engagedWith) this.hangUp();
    this.session.reception.reconsider();
  }

  /** What in the attributes cannot be used; most pages set none of those that could be wrong. */
  async #refusal(): Promise<PeerElementsError | null> {
    if (!this.config.autoAnswer && askedOf(this.config) === askedOf({})) return null;
    const { checkCallConfig } = await import('./call-config.js');
    return checkCallConfig(this.config, this.session.config.allow);
  }

  /** Ends what runs and takes no more calls. */
  dispose(): void {
    this.end(this.#farewell, { now: true });
    this.#cleanup.run();
  }

  // Calling.

  /** Dials; settles when the ring is out. A call that is on already is left as it is. */
  async call(to: string | null = this.to, options: CallOptions = {}): Promise<void> {
    // To call who is calling just now is to take the call.
    if (this.#run?.offer?.open && this.#run.remoteId === to) return this.answer(options);
    if (this.#run) return;
    const bad = to ? await this.#refusal() : (await import('./call-config.js')).nobodyToCall();
    if (bad || !to) throw this.report(bad as PeerElementsError);
    if (this.#run) return;
    const run = this.#begin('requesting-media', to, kindsOf(this.config.audioOnly));
    run.options = options;
    try {
      const ready = quiet(this.session.ready(to));
      await run.open(options);
      if (this.session.state !== 'open') run.reveal(0);
      await ready;
      const stands = await run.media.standIn(run.kinds);
      if (run.cleanup.done) return;
      this.store.set({ state: 'calling', error: null });
      const { metadata, sdpTransform } = options;
      const dial = await this.session.dialCall(
        to,
        () => !run.cleanup.done,
        run.media.wire,
        // PeerJS types it as a bare Function.
        { metadata, ...(sdpTransform && { sdpTransform: sdpTransform as never }) },
        run.introduction(),
      );
      if (dial) this.#dialled(run, dial, stands);
    } catch (cause) {
      const error = toError(cause, 'webrtc', 'The call could not be made: {cause}.');
      if (run.cleanup.done) return;
      this.#abandon(run, error);
      throw error;
    }
  }

  #dialled(run: CallRun, dial: Dial<MediaConnection>, stands: MediaStreamTrack[]): void {
    const { connection } = dial;
    run.dial = dial;
    run.connectionId = dial.id;
    run.cleanup.add(() => dial.finish());
    run.adopt(connection, stands);
    run.reveal();
    this.store.set({ connection });
    run.ring();
    dial.on('ringing', () => {
      run.remoteIsKit = true;
      if (this.state !== 'calling') return;
      this.store.set({ state: 'ringing' });
      run.reveal(0);
      run.sound('ringing');
    });
    dial.on('answered', (extra) => {
      run.wait();
      run.remoteIsKit ||= extra !== undefined;
      this.store.set({ state: 'connecting', ...remoteState(extra) });
      run.join();
    });
    dial.on('ended', (reason) => this.end(reason, { told: true }));
    dial.on('failed', (error) => {
      this.report(error);
      const told = error.code === 'peer-unavailable';
      this.end(told ? 'unavailable' : 'failed', { told });
    });
  }

  // Being called.

  take(offer: Inbound): void {
    if (offer.extra?.resume) {
      // It goes on with the call that is on here, and never rings.
      const decline = () => offer.decline('busy');
      return this.store.value.liveSince
        ? void this.more((more) => more.resume(offer)).catch(decline)
        : decline();
    }
    if (this.#run && !this.#yields(offer)) return;
    const { from, displayName, metadata, extra } = offer;
    const incoming = { from, displayName, metadata, declined: false };
    const glare = this.#run;
    if (glare) this.#drop(glare, true);
    else this.emit('call', incoming);
    if (incoming.declined) return offer.decline('declined');
    const run = this.#begin(
      glare ? 'calling' : 'incoming',
      from,
      glare?.kinds ?? kindsOf(offer.isVoice || this.config.audioOnly),
      glare ?? undefined,
    );
    if (glare) run.options = glare.options;
    run.offer = offer;
    run.connectionId = offer.id;
    run.remoteIsKit = offer.isKit;
    this.store.set({ ...remoteState(extra), remoteName: displayName });
    offer.on('ended', (reason) => this.end(reason, { told: true }));
    run.cleanup.add(() => offer.decline('hung-up'));
    run.ring();
    if (glare || this.#answersBySelf(from)) return void this.#takeBySelf(run, offer);
    if (!this.#prepare(run, offer)) return;
    offer.ringing();
    run.sound('incoming');
    // Without a permission a browser hides addresses by a name that it announces to the local network.
    void isGranted(run.kinds).then((isGranted) => isGranted && offer.open && run.prepared?.gather());
  }

  /**
   * Devices that open while the browser makes a connection take several times as long, so they come first; one that
   * is slow all the same, or waits for a permission, holds nothing up: what fails is said by `answer()`.
   */
  async #takeBySelf(run: CallRun, offer: Inbound): Promise<void> {
    const opened = quiet(run.open(run.options));
    await new Promise<void>((resolve) => {
      run.cleanup.after(HEAD_START_MS, resolve);
      opened.then(resolve, resolve);
    });
    if (!run.cleanup.done && this.#prepare(run, offer)) await quiet(this.answer(run.options));
  }

  /** Not for everyone with consent: no stranger opens a microphone. */
  #answersBySelf(from: string): boolean {
    return !!this.config.autoAnswer && (this.to === from || !!this.session.config.allow?.includes(from));
  }

  /**
   * Both dial each other at the same moment: the call of the lower id stands. An offer that comes while this side
   * has sent none yet is simply the answer to what the user wants. True where this side takes the offer.
   */
  #yields(offer: Inbound): boolean {
    const { state } = this;
    const run = this.#run as CallRun;
    if (state === 'requesting-media' && !run.offer) return true;
    if (state === 'calling' || state === 'ringing') {
      if (offer.from < (this.session.store.value.localId ?? '')) return true;
      // The other side comes to the same result and answers ours; a word of refusal would end its new call.
      offer.withdraw('cancelled');
      return false;
    }
    // Who is waited for calls anew: the page at the other end is another one.
    const isBack = state === 'reconnecting' && run.lifeline?.silent && offer.from === run.remoteId;
    if (isBack) this.end('lost', { told: true });
    else offer.decline('busy');
    return !!isBack;
  }

  /** Makes everything ready on this machine; false where that is the end of it. */
  #prepare(run: CallRun, offer: Inbound): boolean {
    try {
      run.prepared = offer.prepare(run.media.wire);
    } catch (cause) {
      this.#abandon(run, toError(cause, 'webrtc', 'The call could not be made: {cause}.'));
      return false;
    }
    // An offer that the browser cannot read is no call: nobody is told of it but the counter.
    run.prepared.onUnusable(() => {
      if (this.#run !== run) return;
      this.#drop(run);
      this.#rest({ state: 'idle', remoteId: null });
    });
    run.adopt(run.prepared.connection);
    run.join();
    return true;
  }

  /** Takes the call that rings. */
  async answer(options: CallOptions = {}): Promise<void> {
    const run = this.#run;
    if (run?.offer?.open)
      await (run.answering ??= this.#answer(run, options).finally(() => (run.answering = null)));
  }

  async #answer(run: CallRun, options: CallOptions): Promise<void> {
    const { offer, prepared } = run;
    if (!offer || !prepared) return;
    const wanted = run.wanted(options);
    // Where the browser need not ask, the answer goes out at once and the camera follows into its sender.
    let follows = false;
    try {
      if (options.stream) run.media.adopt(options.stream);
      else if (await isGranted(wanted)) follows = true;
      else {
        this.store.set({ state: 'requesting-media', error: null });
        await run.open(options);
      }
    } catch (cause) {
      // It has ended meanwhile: of that nobody wants to hear.
      if (run.cleanup.done) return;
      const error = notOpened(cause);
      this.store.set({ state: 'incoming', error: this.report(error) });
      throw error;
    }
    if (run.cleanup.done || !offer.open) return;
    this.store.set({ state: 'connecting', error: null, connection: prepared.connection });
    run.showOwn(wanted);
    run.reveal();
    run.wait(CONNECT_MS, () => {
      void explain({ code: 'negotiation-failed', params: { id: run.remoteId } }).then((error) => {
        if (run.cleanup.done || this.state !== 'connecting') return;
        this.report(error);
        this.end('failed');
      });
    });
    if (follows)
      run.open(options).catch((cause: unknown) => {
        if (run.cleanup.done) return;
        this.report(notOpened(cause));
        run.showOwn();
      });
    prepared.release(run.introduction(wanted), options.sdpTransform);
    offer.settle();
    run.showRemote();
  }

  decline(): void {
    if (this.#run?.offer?.open) this.end('declined');
  }

  /** Ends whatever is on: hangs up, cancels a ring that is out, declines one that came in. */
  hangUp(): void {
    this.end(this.#farewell);
  }

  get #farewell(): CloseReason {
    if (this.#run?.offer?.open) return 'declined';
    return ['requesting-media', 'calling', 'ringing'].includes(this.state) ? 'cancelled' : 'hung-up';
  }

  /** What a call can do beyond its first picture; rejects while none is on. */
  more<T>(act: (more: CallMore) => T): Promise<Awaited<T>> {
    // One without a connection says that there is no call.
    return ((this.store.value.liveSince && this.#run) || new CallRun(this, '', [])).more(act);
  }

  toggleMic(on: boolean = this.store.value.micOff): Promise<void> {
    return this.#toggle('audio', on);
  }

  toggleCamera(on: boolean = this.store.value.cameraOff): Promise<void> {
    return this.#toggle('video', on);
  }

  async #toggle(kind: MediaKind, on: boolean): Promise<void> {
    const run = this.#run;
    this.off[kind] = !on;
    // Before the call this only says how it will start; nothing is opened.
    if (!run || run.offer?.open) {
      this.store.set({ [kind === 'audio' ? 'micOff' : 'cameraOff']: !on });
      return;
    }
    try {
      if (on && !run.kinds.includes(kind)) await this.more((more) => more.allowPicture());
      if (this.#run?.media !== run.media) return;
      if (on) await run.media.open([kind]);
      // It may have been switched again while it opened.
      run.media.set(kind, !this.off[kind]);
      if (!run.cleanup.done) this.store.set({ error: null });
    } catch (cause) {
      // The call is over, and did not only go on over another connection.
      if (this.#run?.media !== run.media) return;
      this.off[kind] = true;
      throw this.report(notOpened(cause));
    } finally {
      // It may have gone on over another connection meanwhile.
      (this.#run?.media === run.media ? this.#run : run).showOwn();
    }
  }

  #begin(state: CallState, remoteId: string, kinds: readonly MediaKind[], glare?: CallRun): CallRun {
    const run = (this.#run = new CallRun(this, remoteId, kinds, glare?.media));
    this.store.set({ ...IDLE_CALL, ...this.#switches, state, remoteId, voice: !kinds.includes('video') });
    return run;
  }

  again(): CallRun {
    const { remoteId, kinds, media } = this.#run as CallRun;
    return (this.#run = new CallRun(this, remoteId, kinds, media));
  }

  get #switches(): Partial<CallSnapshot> {
    return { micOff: this.off.audio, cameraOff: this.off.video };
  }

  // The end.

  /** Takes back a call that never went out, because of `error`. */
  #abandon(run: CallRun, error: PeerElementsError): void {
    this.#drop(run);
    this.#rest({ state: 'idle' });
    this.report(error);
  }

  /** `keepMedia`: another run goes on with what is open. */
  #drop(run: CallRun, keepMedia = false): void {
    this.#run = null;
    run.cleanup.run();
    run.connection?.close();
    if (!keepMedia) run.media.stop();
  }

  end(reason: CloseReason, { told = false, now = false } = {}): void {
    const run = this.#run;
    if (!run) return;
    const { liveSince } = this.store.value;
    this.#run = null;
    const { connection, lifeline, offer, dial, connectionId } = run;
    const word = reason as CallEnd;
    // Until it has answered, the other side may be a kit; a plain PeerJS page does not look at such a word.
    const mayBeKit = run.remoteIsKit || dial?.answered === false;
    if (offer?.open) offer.decline(word);
    else if (!told && mayBeKit && connectionId) {
      lifeline?.send({ k: 'end', reason: word });
      this.session.tell(run.remoteId, { id: connectionId, kind: 'end', reason: word });
    }
    run.cleanup.run();
    run.media.stop();
    // Through the control channel the word gets there even without a server, if it is given a moment.
    if (!told && !now && run.remoteIsKit && liveSince) setTimeout(() => connection?.close(), FAREWELL_MS);
    else connection?.close();
    this.#rest({ state: 'ended', reason });
    this.emit('close', { reason, duration: liveSince ? (Date.now() - liveSince) / 1000 : 0 });
  }

  /** Nothing of a call is left but who it was with, and what went wrong. */
  #rest(how: Partial<CallSnapshot>): void {
    const { remoteId, remoteName, error, voice } = this.store.value;
    this.store.set({ ...IDLE_CALL, ...this.#switches, remoteId, remoteName, error, voice, ...how });
  }

  report(error: PeerElementsError): PeerElementsError {
    this.store.set({ error });
    this.emit('error', error);
    return error;
  }
}

/** What most pages set none of: all but what is looked at by itself. */
function askedOf(config: CallConfig): string {
  const { to, session, autoAnswer, audioOnly, micOff, cameraOff, ...rest } = config as Record<
    string,
    unknown
  >;
  return JSON.stringify(rest, (_, value: unknown) => (value === false ? undefined : (value ?? undefined)));
}

function kindsOf(voice: boolean | undefined): MediaKind[] {
  return voice ? ['audio'] : ['audio', 'video'];
}

function notOpened(cause: unknown): PeerElementsError {
  return toError(cause, 'media-in-use', 'The camera could not be opened: {cause}.');
}

function remoteState(extra: Extra | undefined): Partial<CallSnapshot> {
  return {
    ...(extra?.name && { remoteName: extra.name }),
    remoteMicOff: extra?.mic === false,
    remoteCameraOff: extra?.mic !== undefined && !extra.camera,
  };
}
