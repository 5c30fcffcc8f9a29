import type * as PeerJsModule from 'peerjs';
import type {
  CallOption,
  DataConnection,
  MediaConnection,
  Peer,
  PeerConnectOption,
  PeerOptions,
} from 'peerjs';
import { causeText, PeerElementsError } from '../base/errors.js';
import { deferred } from '../base/lifetime.js';
import type { Connector } from './connector.js';
import { part, type Failure } from './failure.js';
import type { Envelope, Extra, OfferFrame, OutboundFrame } from './frames.js';
import { PROTOCOL_VERSION } from './frames.js';
import type { ResolvedOptions } from './options.js';
import { loadPeerJs } from './peerjs.js';

/**
 * The only file that touches PeerJS's internals, all of them listed here; `test/unit/signalling` fails loudly
 * the day that one of them is gone. PeerJS 1.5.5 makes its socket in `_createServerConnection` and nowhere
 * else, hands inbound frames to `_handleMessage`, and finds connections by `getConnection`.
 */
interface PeerInternals {
  readonly _serializers: object;
  _handleMessage(frame: object): void;
  getConnection(peer: string, id: string): DataConnection | MediaConnection | null;
}

const internals = (peer: Peer) => peer as unknown as PeerInternals;

type PeerJs = Pick<typeof PeerJsModule, 'Peer' | 'util'>;

/** What PeerJS's Peer asks of its socket. */
interface PeerSocket {
  start(id: string, token: string): void;
  send(frame: OutboundFrame): void;
  close(): void;
  removeAllListeners(): void;
}

/** What an adapter reports. */
export interface AdapterEvents {
  /** The page called `peer.disconnect()` or `peer.destroy()` on PeerJS's own object. */
  closed(): void;
  /** The page called `peer.reconnect()`. */
  restarted(): void;
  /** The page called `peer.listAllPeers()`. */
  list(done?: (peers: string[]) => void): void;
  error(failure: Failure): void;
  dropped(reason: string): void;
}

/** The options of a session that knows who it is. */
export type PeerSettings = ResolvedOptions & { readonly id: string; readonly token: string };

/** How many candidates are kept for an offer that waits for a person. */
const MAX_HELD_CANDIDATES = 64;
/** To the end of the line as browsers see it: to them a U+2028, or a carriage return alone, is a letter like others. */
const STUN_LINES = /^a=(candidate|end-of-c)[^\n]*\n?/gm;

type SdpTransform = (sdp?: string) => string;

/** A call of which everything is ready on this machine and nothing has left it. */
export interface PreparedCall {
  readonly connection: MediaConnection;
  /** Gathers while it rings, where nobody would hear of it: no server is asked, and the browser need not hide addresses. */
  gather(): void;
  /** Lets the ANSWER and the candidates out, and the caller's candidates in; settles when the ANSWER is made. */
  release(extra: Extra, sdpTransform?: unknown): Promise<void>;
  /** The browser could not read the offer; to be said in the same turn. */
  onUnusable(act: () => void): void;
}

/** What PeerJS is told of connections that it has: an ANSWER or a CANDIDATE. */
export interface PeerFrame {
  readonly type: string;
  readonly src: string;
  readonly payload: {
    readonly connectionId: string;
    readonly candidate?: RTCIceCandidateInit;
    readonly pe?: Extra;
  };
}

interface Held {
  readonly frame: OfferFrame;
  readonly candidates: RTCIceCandidateInit[];
}

/** One PeerJS Peer on a socket of our own: what goes out may be held back, what comes in waits for consent. */
export class PeerAdapter {
  readonly peer: Peer;
  #connector: Connector;
  readonly #events: AdapterEvents;
  readonly #extras = new Map<string, Extra>();
  /** Calls that ring and whose offer the browser still reads, and what to do where it cannot. */
  readonly #reading = new Map<RTCPeerConnection, () => void>();
  readonly #held = new Map<string, Held>();
  /** What PeerJS has to say of calls that nobody has taken yet. */
  readonly #unsaid = new Map<string, OutboundFrame[]>();
  /** Which connections wait for the packer. */
  readonly #gated = new Set<string>();
  #packing: Promise<unknown> | null = null;
  #loadPacker: (() => Promise<void>) | undefined;
  #ending = false;

  /** PeerJS is loaded on first need: a page whose session never starts does not pay for it. */
  static async create(
    settings: PeerSettings,
    connector: Connector,
    events: AdapterEvents,
  ): Promise<PeerAdapter> {
    const peerJs =
      settings.debug > 0 ? await (await import('./peerjs-logging.js')).loadPeerJs() : await loadPeerJs();
    const config = settings.config ?? (await (await part(import('./cloud.js'), true)).cloudConfig());
    return new PeerAdapter(peerJs, { ...settings, config }, connector, events);
  }

  private constructor(
    { Peer: Base, util }: PeerJs,
    settings: PeerSettings & { readonly config: RTCConfiguration },
    connector: Connector,
    events: AdapterEvents,
  ) {
    const { id, relayOnly } = settings;
    this.#events = events;
    this.#loadPacker = (util.pack as { load?: () => Promise<void> }).load;
    this.#connector = connector;
    const socket = this.#socket();
    // `_createServerConnection` is private in PeerJS's types, so TypeScript can't see that this overrides it.
    class SeamPeer extends (Base as unknown as new (id: string, options: PeerOptions) => object) {
      _createServerConnection(): PeerSocket {
        return socket;
      }

      /** PeerJS's own leaves the server when the answer is no, and is not in the CDN build. */
      listAllPeers(done?: (peers: string[]) => void): void {
        events.list(done);
      }
    }
    // PeerJS lets be what it has no name for.
    const peerOptions = {
      ...settings,
      config: { ...settings.config, ...(relayOnly && { iceTransportPolicy: 'relay' }) },
    };
    this.peer = new SeamPeer(id, peerOptions as PeerOptions) as unknown as Peer;
    this.peer.on('error', (cause) => {
      // `peer-unavailable` is reported by the dial that it belongs to.
      if (cause.type === 'peer-unavailable') return;
      const show = () =>
        events.error({ code: cause.type, name: 'webrtc', params: { cause: causeText(cause) }, cause });
      if (cause.type === 'webrtc' && this.#reading.size) this.#lookAtReading(show);
      else show();
    });
  }

  /** Another socket under the same Peer. */
  use(connector: Connector): void {
    this.#connector = connector;
  }

  #socket(): PeerSocket {
    return {
      start: () => {
        // The first start comes from the constructor; a later one from the page's own `peer.reconnect()`.
        if (this.peer) this.#events.restarted();
      },
      send: (frame) => this.#send(frame),
      close: () => {
        if (!this.#ending) this.#events.closed();
      },
      removeAllListeners: () => undefined,
    };
  }

  #send(frame: OutboundFrame): void {
    const { type, payload } = frame;
    const id = payload?.['connectionId'] as string;
    const unsaid = this.#unsaid.get(id);
    if (unsaid) return void unsaid.push(frame);
    const extra = type === 'OFFER' || type === 'ANSWER' ? this.#extras.get(id) : undefined;
    if (extra) this.#extras.delete(id);
    // A connection that the page dialled on PeerJS's own object is announced nowhere else.
    if (type === 'OFFER' && payload?.['type'] === 'data' && (extra?.use ?? 'data') === 'data')
      this.#needPacker(id);
    this.#inTurn(id, () => {
      // Closed meanwhile: the other side would answer what is there no more, and lose what took its place.
      if (id && !internals(this.peer).getConnection(frame.dst ?? '', id)) return;
      this.#connector.send(extra ? { ...frame, payload: { ...payload, pe: extra } } : frame);
    });
  }

  /**
   * The CDN build loads PeerJS's binary packer when a connection first needs it (decision 4). Until it is there, what
   * goes out and comes in for that connection waits, so that none opens before it can read.
   */
  #needPacker(id: string): void {
    if (this.#loadPacker) this.#gated.add(id);
  }

  #inTurn(id: string, act: () => void): void {
    const load = this.#loadPacker;
    if (!load || !this.#gated.has(id)) return act();
    this.#packing ??= load()
      .then(() => (this.#loadPacker = undefined))
      .finally(() => (this.#packing = null));
    // What waited in vain ends at the deadline of its dial; the next word tries the download again.
    this.#packing.then(act, () => undefined);
  }

  /** Tells PeerJS that the server knows us; it dials nothing before. */
  opened(): void {
    if (!this.peer.open) internals(this.peer)._handleMessage({ type: 'OPEN' });
  }

  connect(to: string, options: PeerConnectOption, extra: Extra): DataConnection {
    const connection = this.peer.connect(to, options);
    this.#extras.set(connection.connectionId, extra);
    return connection;
  }

  call(to: string, stream: MediaStream, options: CallOption, extra: Extra): MediaConnection {
    const connection = this.peer.call(to, stream, options);
    this.#extras.set(connection.connectionId, extra);
    return connection;
  }

  tell(to: string, message: Omit<Envelope, 'pe'>): void {
    this.#connector.send({ type: 'CANDIDATE', dst: to, payload: { pe: PROTOCOL_VERSION, ...message } });
  }

  /** Whether PeerJS has a serializer of that name; an offer with another one would throw in it. */
  knows(serialization: string): boolean {
    return Object.hasOwn(internals(this.peer)._serializers, serialization);
  }

  /**
   * Keeps an offer, and the candidates that follow it, away from PeerJS until somebody consents. False for an id
   * that is in use: PeerJS would close the connection that has it.
   */
  hold(frame: OfferFrame): boolean {
    const id = frame.payload.connectionId;
    if (this.#held.has(id) || internals(this.peer).getConnection(frame.src, id)) return false;
    this.#held.set(id, { frame, candidates: [] });
    return true;
  }

  drop(id: string): void {
    this.#held.delete(id);
    this.#extras.delete(id);
  }

  /** Consent was given: PeerJS answers a data offer at once, and a call in `act`. */
  admit<C extends DataConnection | MediaConnection>(id: string, extra?: Extra, act?: (found: C) => void): C {
    const { frame, candidates } = this.#heldOffer(id);
    this.#held.delete(id);
    if (extra) this.#extras.set(id, extra);
    if (frame.payload.type === 'data' && (extra?.use ?? 'data') === 'data') this.#needPacker(id);
    const connection = this.#offer(frame) as C;
    act?.(connection);
    this.#addCandidates(connection, candidates);
    return connection;
  }

  /** PeerJS would show each that the browser cannot read as an error; it is one candidate less. */
  #addCandidates(
    { peerConnection }: DataConnection | MediaConnection,
    candidates: readonly RTCIceCandidateInit[],
  ): void {
    for (const candidate of candidates)
      peerConnection?.addIceCandidate(candidate).catch(() => this.#events.dropped('malformed'));
  }

  #offer(frame: OfferFrame): DataConnection | MediaConnection {
    internals(this.peer)._handleMessage(frame);
    return there(internals(this.peer).getConnection(frame.src, frame.payload.connectionId));
  }

  #heldOffer(id: string): Held {
    return there(this.#held.get(id));
  }

  /**
   * Makes the RTCPeerConnection and the answer while it rings, and stops short of `setLocalDescription`: that is
   * what starts gathering, so before consent not even a STUN server or the local network hears of it. Where neither
   * would, `gather()` goes on up to what is to be sent.
   * `stream` may still be empty; its senders exist already and take a track later without renegotiation.
   */
  prepareCall(id: string, stream: MediaStream): PreparedCall {
    const held = this.#heldOffer(id);
    const { payload } = held.frame;
    const description = payload.sdp;
    const lines = description.sdp.match(STUN_LINES)?.filter((line) => line[2] === 'c') ?? [];
    const sdp = { ...description, sdp: description.sdp.replace(STUN_LINES, '') };
    const connection = this.#offer({ ...held.frame, payload: { ...payload, sdp } }) as MediaConnection;
    const gate = deferred<void>();
    const answered = deferred<void>();
    const admit = () =>
      this.#addCandidates(connection, [
        ...held.candidates,
        ...lines
          .slice(0, MAX_HELD_CANDIDATES)
          .map((line) => ({ candidate: line.slice(2).trim(), sdpMLineIndex: 0 })),
      ]);
    let isGathering = false;
    let isReleased = false;
    let transform: unknown;
    let answer: RTCLocalSessionDescriptionInit | undefined;
    // PeerJS sends the very object that it sets, so what it made earlier can still be changed.
    const change = () => {
      if (!answer || typeof transform !== 'function') return;
      answer.sdp = (transform as SdpTransform)(answer.sdp) || (answer.sdp as string);
      transform = null;
    };
    connection.answer(stream);
    const pc = connection.peerConnection;
    connection.on('close', () => {
      this.#unsaid.delete(id);
      this.#reading.delete(pc);
    });
    pc.addEventListener(
      'signalingstatechange',
      () => {
        this.#reading.delete(pc);
        offerBothWays(pc, stream);
      },
      { once: true },
    );
    pc.setLocalDescription = async (description) => {
      await gate.promise;
      answer = description;
      change();
      Reflect.deleteProperty(pc, 'setLocalDescription');
      const set = pc.setLocalDescription(description);
      // One after the other in a browser: the answer does not wait for the candidates.
      if (isReleased) admit();
      set.then(answered.resolve, answered.resolve);
      await set;
    };
    const say = () => {
      const frames = this.#unsaid.get(id) ?? [];
      this.#unsaid.delete(id);
      change();
      for (const frame of frames) this.#send(frame);
      admit();
    };
    return {
      connection,
      onUnusable: (act) => this.#reading.set(pc, act),
      gather: () => {
        if (isReleased || isGathering || this.peer.options.config?.iceServers?.length) return;
        isGathering = true;
        this.#unsaid.set(id, []);
        gate.resolve();
      },
      release: (extra, sdpTransform) => {
        this.#extras.set(id, extra);
        this.#held.delete(id);
        isReleased = true;
        transform = sdpTransform;
        if (!isGathering) gate.resolve();
        // PeerJS speaks a moment after the answer is there.
        else void answered.promise.then(() => setTimeout(say));
        return answered.promise;
      },
    };
  }

  /**
   * PeerJS says only that something could not be read, not of whom. So each is asked for an answer, which stands in the
   * browser's line behind its offer: what somebody sends for a connection of their own ends nobody else's call, and a
   * stranger's nonsense is no error to show.
   */
  #lookAtReading(show: () => unknown): void {
    let isTheirs = false;
    const looks = [...this.#reading].map(([pc, unusable]) =>
      pc.createAnswer().catch(() => {
        isTheirs = true;
        if (!this.#reading.delete(pc)) return;
        this.#events.dropped('malformed');
        unusable();
      }),
    );
    void Promise.all(looks).then(() => isTheirs || show());
  }

  /** Nobody has that id: PeerJS says so to whoever listens on its own object. */
  expire(frame: object): void {
    internals(this.peer)._handleMessage(frame);
  }

  /** ANSWER and CANDIDATE for PeerJS; candidates of an offer that waits are kept with it. False for what fits nothing. */
  receive(frame: PeerFrame): boolean {
    const { src, payload } = frame;
    const { connectionId, candidate, pe } = payload;
    const held = this.#held.get(connectionId);
    const connection = internals(this.peer).getConnection(src, connectionId);
    if (candidate && held) {
      if (held.frame.src !== src || held.candidates.length >= MAX_HELD_CANDIDATES) return false;
      held.candidates.push(candidate);
      return true;
    }
    if (!connection) return false;
    if (!candidate) {
      // Whoever has been described is not somebody else from now on, even where a restart waits for an answer.
      if (held || connection.peerConnection?.remoteDescription) return false;
      if (connection.type === 'data' && (pe?.use ?? 'data') === 'data') this.#needPacker(connectionId);
    }
    this.#inTurn(connectionId, () =>
      candidate ? this.#addCandidates(connection, [candidate]) : internals(this.peer)._handleMessage(frame),
    );
    return true;
  }

  /** Closes every connection by itself before the Peer: PeerJS's own loop leaves every other one open. */
  destroy(): void {
    this.#ending = true;
    this.#held.clear();
    const lists = Object.values(this.peer.connections as Record<string, { close(): void }[]>);
    for (const connection of lists.flatMap((list) => [...list])) connection.close();
    this.peer.destroy();
  }
}

/** Answers with senders for what the offer can take, so that a camera that opens later needs no renegotiation. */
function offerBothWays(pc: RTCPeerConnection, stream: MediaStream): void {
  for (const transceiver of pc.getTransceivers()) {
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams?.(stream);
  }
}

function there<T>(found: T | null | undefined): T {
  if (!found) throw new PeerElementsError('connection-closed', 'This offer has ended.');
  return found;
}
