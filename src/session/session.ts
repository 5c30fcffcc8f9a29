import type { CallOption, DataConnection, MediaConnection, PeerConnectOption } from 'peerjs';
import { PeerElementsError, toError } from '../base/errors.js';
import { randomToken } from '../base/id.js';
import { Cleanup, deferred, quiet, within, type Deferred } from '../base/lifetime.js';
import { Emitter, Store } from '../base/store.js';
import { createConnector, type Connector } from '../signalling/connector.js';
import { PROTOCOL_VERSION, type Envelope, type Extra, type InboundFrame } from '../signalling/frames.js';
import { explain, part, type Failure } from '../signalling/failure.js';
import { findUnusable, resolveOptions, type SessionOptions } from '../signalling/options.js';
import { PeerAdapter, type PeerFrame, type PeerSettings } from '../signalling/peer-adapter.js';
import { webSocketTransport, type TransportFactory } from '../signalling/transport.js';
import { Dial } from './dial.js';
import type { OfferDetails } from './direct.js';
import type { Decision, Guard } from './guard.js';
import type { Identity } from './identity.js';
import { Reception, type Admission } from './reception.js';
import {
  IDLE_SESSION,
  nextState,
  type SessionInput,
  type SessionSnapshot,
  type SessionState,
} from './transitions.js';

/** Everything that `<peer-session>` hands down. */
export interface SessionConfig extends SessionOptions, Admission {
  admission?: string | null;
  configSrc?: string | null;
  displayName?: string | null;
  remember?: boolean;
  /** For these ids nobody is here, whatever else is set; separated by blanks. */
  block?: string | null;
  /** Keeps on this device what was decided about others, for this `peerId`. */
  rememberDecisions?: boolean;
  /** The way to the server; a WebSocket unless a story or a test plugs in another. */
  transport?: TransportFactory | null;
}

interface SessionEvents extends OfferDetails {
  open: string;
  disconnected: string;
  close: undefined;
  error: PeerElementsError;
  state: { state: SessionState; previous: SessionState };
  /** It was decided who that is to this session. */
  decision: { id: string; decision: Decision | null };
  /** Something that came in was turned away for this reason, for the first time. */
  dropped: { reason: string };
  /** Of a connection that is accepted: what its control channel cannot carry just now. */
  word: { from: string; envelope: Envelope };
  /** The page is being left, or the session destroyed: say good-bye now. */
  leaving: undefined;
}

const RECONNECT_SECONDS = 30;
/** How many frames come in before the guard is loaded; a call takes some 20. */
const BUSY = 100;
/** How many wait while PeerJS loads. */
const MAX_EARLY = 128;
/** How long `start`, `connect` and `call` wait for a server. */
export const OPEN_MS = 20_000;

const direct = () => part(import('./direct.js'));

/** One Peer, shared by everything inside a `<peer-session>`. No DOM of its own, no Lit. */
export class Session extends Emitter<SessionEvents> {
  readonly store: Store<SessionSnapshot>;
  /** What comes in and waits for consent. */
  readonly reception: Reception;
  /** What was dropped before PeerJS could see it, by reason. */
  readonly dropped: Record<string, number> = {};
  /** Keeps abuse out, once it is loaded. */
  guard: Guard | null = null;
  #config: SessionConfig = {};
  #running: string | null = null;
  #life: Cleanup | null = null;
  #adapter: PeerAdapter | null = null;
  #connector: Connector | null = null;
  #opening: Deferred<string> | null = null;
  /** Kept when it ends: another host or key is no reason to become somebody else. */
  #settings: PeerSettings | null = null;
  #early: InboundFrame[] = [];
  #frames = 0;
  readonly #dials = new Map<string, Dial>();

  constructor(store = new Store<SessionSnapshot>(IDLE_SESSION)) {
    super();
    this.store = store;
    this.reception = new Reception(() => this.#config, this.drop);
    this.reception.on('offer', (offer) => {
      direct().then(
        ({ ask }) => ask(this, offer),
        (error: PeerElementsError) => this.report(error),
      );
    });
  }

  get state(): SessionState {
    return this.store.value.state;
  }

  get config(): SessionConfig {
    return this.#config;
  }

  /** Milliseconds after which a lost call or link ends as `lost`. */
  get reconnectMs(): number {
    return (Number(this.#config.reconnectTimeout ?? RECONNECT_SECONDS) || RECONNECT_SECONDS) * 1000;
  }

  /** What a kit says of itself in its offers and answers. */
  introduction(more: Partial<Extra> = {}): Extra {
    const name = this.#config.displayName;
    return { v: PROTOCOL_VERSION, ...(name && { name: name.slice(0, 256) }), ...more };
  }

  /** Takes new settings. A live session whose connection they concern gets a new Peer, once. */
  configure(config: SessionConfig): void {
    const before = this.#config;
    this.#config = config;
    this.reception.reconsider();
    if (isGuarded(config)) void quiet(this.loadGuard());
    if (this.#running === null) return;
    if (this.#running !== connectionKey(config)) {
      if (this.state !== 'failed') this.emit('leaving', undefined);
      this.#shutDown();
      void quiet(this.start());
      return;
    }
    const { admission, reconnectTimeout } = config;
    if (admission === before.admission && reconnectTimeout === before.reconnectTimeout) return;
    findUnusable(config)
      .then((error) => error && this.report(error))
      .catch((error: PeerElementsError) => this.report(error));
  }

  /** Opens the session; gives the id that others dial. */
  start(): Promise<string> {
    const { state, localId } = this.store.value;
    if (state === 'open' && localId) return Promise.resolve(localId);
    const opening = (this.#opening ??= deferred<string>());
    if (state === 'disconnected' && this.#adapter) this.#reattach(this.#adapter);
    else if (!this.#life) this.#begin();
    return quiet(within(OPEN_MS, opening.promise, 'The PeerServer did not answer within {seconds} seconds.'));
  }

  /** Loads the guard, and lets it look at the settings. */
  loadGuard(): Promise<Guard> {
    return part(import('./guard.js')).then(({ guardOf }) => guardOf(this));
  }

  #begin(): void {
    this.#step('start', { error: null });
    this.#running = connectionKey(this.#config);
    const life = (this.#life = new Cleanup());
    this.#open(life).catch((cause: unknown) => {
      if (life.done) return;
      this.#fail(
        toError(cause, 'browser-incompatible', 'The session could not start: {cause}.', { fatal: true }),
      );
    });
  }

  async #open(life: Cleanup): Promise<void> {
    const { configSrc, stun, turn, remember } = this.#config;
    let options = await resolveOptions(this.#config);
    if (isGuarded(this.#config)) await this.loadGuard();
    if (typeof RTCPeerConnection === 'undefined')
      throw await explain({ code: 'browser-incompatible', params: {}, fatal: true });
    if (configSrc || stun || turn)
      options = { ...options, config: await (await direct()).configOf(this, life, options.config) };
    const before = this.#settings;
    let identity: Identity = {
      // Made here, never by PeerServer's `/id`: a session that is destroyed while PeerJS waits for that answer leaves a
      // socket behind for ever.
      id: options.id ?? before?.id ?? randomToken(8),
      token: options.token ?? before?.token ?? randomToken(),
      known: false,
      release: () => undefined,
    };
    if (remember)
      identity = await (
        await part(import('./identity.js'), true)
      ).recall(identity, options, `${options.url}?${options.key}`);
    life.add(identity.release);
    if (life.done) return;
    const { id, token, known } = identity;
    const settings = (this.#settings = { ...options, id, token });
    const connector = this.#connect(life, settings, known);
    // PeerJS loads while the socket opens.
    const adapter = await PeerAdapter.create(settings, connector, {
      error: (failure) => this.#explain(failure, (error) => this.report(error)),
      dropped: this.drop,
      closed: () => queueMicrotask(() => this.#onPageClosedPeer()),
      restarted: () => void this.start(),
      // What went wrong is reported as the session's error; PeerJS's callback has no place for it.
      list: (done) => this.listAllPeers(done),
    });
    if (life.done) return adapter.destroy();
    this.#adapter = adapter;
    life.add(() => adapter.destroy());
    if (typeof window !== 'undefined') this.#watchPage(life);
    if (connector.isOpen) this.#onOpen();
    for (const frame of this.#early.splice(0)) this.#onFrame(frame);
  }

  #connect(life: Cleanup, { url, key, id, token, pingInterval }: PeerSettings, known: boolean): Connector {
    const transport = this.#config.transport ?? webSocketTransport;
    const connector = createConnector({ url, key, id, token }, transport, pingInterval, known, {
      open: () => this.#onOpen(),
      lost: () => this.#onLost(),
      fatal: (failure) =>
        this.#explain(failure, (error) => this.#connector === connector && this.#fail(error)),
      // It may be up by the time that the words are there.
      failed: (failure) => this.#explain(failure, (error) => connector.isOpen || this.report(error)),
      dropped: this.drop,
      // What comes while PeerJS still loads is kept: the server delivers it once.
      frame: (frame) => {
        if (this.#adapter) this.#onFrame(frame);
        else if (this.#early.length < MAX_EARLY) this.#early.push(frame);
      },
    });
    this.#connector = connector;
    life.add(() => connector.stop());
    connector.start();
    return connector;
  }

  /** A new socket under the Peer that is there, so that its calls go on. */
  #reattach(adapter: PeerAdapter): void {
    if (!this.#life || !this.#settings) return;
    this.#step('start', { error: null });
    adapter.use(this.#connect(this.#life, this.#settings, true));
    if (adapter.peer.disconnected) adapter.peer.reconnect();
  }

  #watchPage(life: Cleanup): void {
    life.listen(window, 'pagehide', () => {
      this.emit('leaving', undefined);
      this.#shutDown();
      // Out of the back-forward cache the page comes back as it was left: open, where it was.
      window.addEventListener(
        'pageshow',
        (event) => event.persisted && !/^(closed|disc)/.test(this.state) && void this.start(),
        { once: true },
      );
    });
  }

  #onOpen(): void {
    const adapter = this.#adapter;
    if (!adapter || !this.#settings) return;
    const { id } = this.#settings;
    const { peer } = adapter;
    adapter.opened();
    this.#step('opened', { localId: id, peer, error: null });
    this.emit('open', id);
    this.#opening?.resolve(id);
    this.#opening = null;
  }

  #onLost(): void {
    const id = this.store.value.localId ?? '';
    this.#step('lost');
    this.emit('disconnected', id);
    this.report(
      new PeerElementsError('network', 'The connection to the PeerServer was lost.', {
        hint: 'Calls and chats go on. It comes back by itself.',
      }),
    );
  }

  /** The page did something to PeerJS's own object; it is told apart from our own doing by the adapter. */
  #onPageClosedPeer(): void {
    const peer = this.#adapter?.peer;
    if (peer?.destroyed) this.destroy();
    else if (peer?.disconnected) this.disconnect();
  }

  // What an author calls.

  /** PeerJS's `peer.connect`, usable before `open`: it waits, and is never dropped. */
  connect(to: string, options: PeerConnectOption = {}): Promise<DataConnection> {
    // It starts, and may be ended, while the code for it loads.
    const ready = quiet(this.ready(to));
    return quiet(direct().then(({ connect }) => connect(this, ready, to, options)));
  }

  /** PeerJS's `peer.call`, usable before `open`. */
  call(to: string, stream: MediaStream, options: CallOption = {}): Promise<MediaConnection> {
    const ready = quiet(this.ready(to));
    return quiet(direct().then(({ call }) => call(this, ready, to, stream, options)));
  }

  /** PeerJS's `listAllPeers`; `done` is called where it worked. */
  listAllPeers(done?: (ids: string[]) => void): Promise<string[]> {
    return quiet(direct().then(({ listAllPeers }) => listAllPeers(this, this.#settings, done)));
  }

  /** Leaves the server; calls and connections go on, new ones need `reconnect()`. */
  disconnect(): void {
    const { state, localId } = this.store.value;
    if (state !== 'open' && state !== 'reconnecting' && state !== 'connecting') return;
    // Nothing is on yet: what is being opened is not opened.
    if (!this.#adapter) this.#shutDown();
    this.#connector?.stop();
    this.#rejectOpening();
    this.#step('disconnect');
    this.#adapter?.peer.disconnect();
    if (localId) this.emit('disconnected', localId);
  }

  /** Comes back to the server after `disconnect()`, or at once when it was waiting for its next attempt. */
  reconnect(): Promise<string> {
    if (this.state !== 'disconnected') this.#connector?.nudge();
    return this.start();
  }

  /** Ends everything: every connection, the socket, timers and listeners. `start()` begins anew. */
  destroy(): void {
    if (this.state === 'closed' || (this.state === 'idle' && !this.#life)) return;
    this.emit('leaving', undefined);
    this.#shutDown();
    this.#step('destroy', { localId: null, peer: null });
    this.emit('close', undefined);
  }

  #shutDown(): void {
    this.#running = null;
    this.#early = [];
    this.#rejectOpening();
    for (const dial of [...this.#dials.values()]) dial.finish();
    this.#dials.clear();
    this.reception.clear();
    this.#life?.run();
    this.#life = this.#adapter = this.#connector = null;
    this.store.set({ localId: null, peer: null });
  }

  #rejectOpening(): void {
    this.#opening?.reject(ended());
    this.#opening = null;
  }

  // What channels call.

  tell(to: string, message: Omit<Envelope, 'pe'>): void {
    this.#adapter?.tell(to, message);
  }

  /** `wanted` is asked when the session is open: null where nobody wants the connection any more. */
  async dialData(to: string, wanted: () => boolean, options: PeerConnectOption, extra: Extra) {
    const adapter = await this.ready(to);
    return wanted() ? this.track(new Dial(adapter.connect(to, options, extra), false)) : null;
  }

  async dialCall(to: string, wanted: () => boolean, stream: MediaStream, options: CallOption, extra: Extra) {
    const adapter = await this.ready(to);
    return wanted() ? this.track(new Dial(adapter.call(to, stream, options, extra), true)) : null;
  }

  /** Answers, refusals and deadlines of this dial are looked after from now on. */
  track<C extends DataConnection | MediaConnection>(dial: Dial<C>): Dial<C> {
    this.#dials.set(dial.id, dial as unknown as Dial);
    dial.onFinish(() => this.#dials.delete(dial.id));
    return dial;
  }

  /** PeerJS's side of an open session, for dialling `to`; after `disconnect()` an error instead. */
  async ready(to: string): Promise<PeerAdapter> {
    if (this.state === 'disconnected') throw await explain({ code: 'disconnected', params: {} });
    // While the socket comes back the offer waits in its queue.
    const id = this.state === 'reconnecting' ? this.store.value.localId : await this.start();
    if (to === id) throw await explain({ code: 'invalid-id', name: 'own-id', params: { to } });
    if (!this.#adapter) throw ended();
    return this.#adapter;
  }

  // What comes in.

  #onFrame(frame: InboundFrame): void {
    const adapter = this.#adapter;
    if (++this.#frames % BUSY === 0) void quiet(this.loadGuard());
    if (!adapter || this.guard?.refuses(frame)) return;
    if (frame.type === 'OFFER') return this.reception.take(frame, adapter);
    if (frame.type === 'EXPIRE' || frame.type === 'LEAVE') {
      for (const dial of [...this.#dials.values()]) if (dial.to === frame.src) dial.onExpire();
      // A LEAVE says that the other side's socket is gone. PeerJS would close its calls for that; ours go on.
      if (frame.type === 'EXPIRE') adapter.expire(frame);
      return;
    }
    if (frame.type === 'CANDIDATE' && 'pe' in frame.payload)
      return this.#onEnvelope(frame.src, frame.payload as Envelope);
    if (frame.type === 'ANSWER') {
      const dial = this.#dials.get(frame.payload.connectionId);
      if (dial?.answered) return this.drop('duplicate-answer');
      if (dial?.to === frame.src) dial.onAnswer(frame.payload.pe);
    }
    // The connector keeps what is left for itself.
    if (!adapter.receive(frame as PeerFrame)) this.drop('unknown-connection');
  }

  #onEnvelope(from: string, envelope: Envelope): void {
    const { id, kind, reason } = envelope;
    const dial = this.#dials.get(id);
    const offer = this.reception.from(from).find((each) => each.id === id);
    if (dial?.to === from) dial.onEnvelope(envelope);
    else if (offer && kind === 'end') offer.withdraw(reason);
    // What still rings has nothing more to say.
    else if (kind === 'end' || (kind === 'more' && !offer)) this.emit('word', { from, envelope });
    else this.drop('unknown-connection');
  }

  /** Counts it, and says so once: of the next hundred thousand nobody need hear. */
  readonly drop = (reason: string): void => {
    const count = (this.dropped[reason] = (this.dropped[reason] ?? 0) + 1);
    if (count === 1) this.emit('dropped', { reason });
  };

  /** Finds the words for a failure, then acts on it. */
  #explain(failure: Failure, act: (error: PeerElementsError) => unknown): void {
    void explain(failure).then(act);
  }

  /** Shows an error that concerns the session. */
  report(error: PeerElementsError): PeerElementsError {
    this.store.set({ error });
    this.emit('error', error);
    return error;
  }

  #fail(error: PeerElementsError): void {
    const opening = this.#opening;
    this.#opening = null;
    const running = this.#running;
    // What is on goes on where it was open before.
    if (this.store.value.localId) this.disconnect();
    else {
      this.#shutDown();
      // Another value of the attribute that was at fault starts it again.
      this.#running = running;
      this.#step('fail');
    }
    this.report(error);
    opening?.reject(error);
  }

  #step(input: SessionInput, more: Partial<SessionSnapshot> = {}): void {
    const previous = this.state;
    const state = nextState(previous, input);
    this.store.set({ ...more, state });
    if (state !== previous) this.emit('state', { state, previous });
  }
}

const ended = () => new PeerElementsError('disconnected', 'The session was ended.');

function isGuarded({ block, rememberDecisions }: SessionConfig): boolean {
  return !!(block || rememberDecisions);
}

/** What a change of makes a new Peer necessary. */
function connectionKey(config: SessionConfig): string {
  const policy = {
    displayName: 0,
    allow: 0,
    block: 0,
    rememberDecisions: 0,
    admission: 0,
    reconnectTimeout: 0,
    transport: 0,
  };
  // Before, for the order of the members; after, in place of their values.
  return JSON.stringify({ ...policy, ...config, ...policy });
}
