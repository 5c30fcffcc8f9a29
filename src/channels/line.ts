import type { DataConnection, PeerConnectOption } from 'peerjs';
import { PeerElementsError, toError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
import { CONNECT_MS, type Dial } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import { Lifeline } from '../session/lifeline.js';
import type { Session } from '../session/session.js';
import type { Extra } from '../signalling/frames.js';

export type LineState = 'idle' | 'connecting' | 'open' | 'reconnecting' | 'closed';

/** One connection as it stands: what hangs on it ends with it. */
export interface Strand {
  readonly connection: DataConnection;
  readonly lifeline: Lifeline;
  readonly cleanup: Cleanup;
  /** Whether the other side speaks the kit's own protocol on this connection. */
  readonly isKit: boolean;
  /** It has been open. */
  opened?: boolean;
}

interface LineEvents {
  /** The RTCPeerConnection is there and not yet connected: the moment for negotiated channels. */
  strand: Strand;
  open: Strand;
  /** The other side is asking a person. */
  pending: undefined;
  /** The other side took the offer; what it said of itself, if it is a kit. */
  answered: Extra | undefined;
  /** Any change of `state` or `remoteId`. */
  change: undefined;
  /** Ended; `lost` after the reconnect timeout, else by one of the two sides. */
  closed: 'closed' | 'lost';
  failed: PeerElementsError;
}

/** What a dial needs to find words for what went wrong. */
const EXPLAINED_MS = 5000;
/** Two offers that cross are answered sooner. */
const CROSSING_MS = 4000;
/** Who offers this long after this side did has not got its offer. */
const CROSSED_MS = 1500;
/** Of the other side's beats, one a second, at least one has come by then. */
const BEATS_MS = 1500;
const RETRY_MS = [2000, 5000, 10_000, 30_000];

/**
 * A data connection to one remote peer that outlives its RTCPeerConnection: it dials or is dialled, settles the case
 * of both at once, notices silence, and dials again. Chat and `<peer-data>` both stand on it.
 */
export class Line extends Emitter<LineEvents> {
  readonly #session: Session;
  readonly #use: 'chat' | 'data' | 'files';
  readonly #options: () => PeerConnectOption;
  readonly #cleanup = new Cleanup();
  #state: LineState = 'idle';
  #remoteId: string | null = null;
  #strand: Strand | null = null;
  #dial: Dial | null = null;
  /** Which dial is on its way; 0: none. */
  #dialling = 0;
  /** How many there have been: what comes late of one that was given up is never taken for another. */
  #dials = 0;
  #dialledAt = 0;
  #wanted = false;
  #attempts = 0;
  #stopRetry: () => void = () => undefined;
  #stopLoss: () => void = () => undefined;

  constructor(session: Session, use: 'chat' | 'data' | 'files', options: () => PeerConnectOption) {
    super();
    this.#session = session;
    this.#use = use;
    this.#options = options;
    this.#cleanup.add(session.on('leaving', () => this.close()));
    this.#cleanup.add(
      session.on('open', () => {
        const isCut = this.#state === 'reconnecting' || (this.#wanted && this.#state === 'closed');
        if (isCut && !this.#dialling) this.#redial(0);
      }),
    );
    // What was said last may have gone nowhere. What is said now waits until the server is there again.
    this.#cleanup.add(session.on('disconnected', () => this.#again(this.#dial)));
  }

  get state(): LineState {
    return this.#state;
  }

  get remoteId(): string | null {
    return this.#remoteId;
  }

  get strand(): Strand | null {
    return this.#strand;
  }

  /** Dials, unless it is dialling or connected. Failures are reported, and tried again while `keep` is on. */
  dial(to: string, keep: boolean): void {
    if (this.#remoteId !== to) this.close();
    this.#wanted = keep;
    if (this.#state === 'connecting' || this.#state === 'open' || this.#dialling) return;
    this.#remoteId = to;
    this.#stopRetry();
    if (this.#state !== 'reconnecting') this.#set('connecting');
    void this.#place(to);
  }

  /** Stops trying; a connection that is open stays. */
  relax(): void {
    this.#wanted = false;
  }

  async #place(to: string): Promise<void> {
    const turn = (this.#dialling = ++this.#dials);
    this.#dial = null;
    try {
      const wanted = () => turn === this.#dialling;
      const dial = await this.#session.dialData(to, wanted, this.#options(), this.#introduction());
      if (!dial || !wanted()) return dial?.connection.close();
      this.#dial = dial;
      this.#dialledAt = Date.now();
      dial.on('pending', () => this.emit('pending', undefined));
      dial.on('answered', (extra) => {
        this.emit('answered', extra);
        // The page may have closed it meanwhile.
        if (dial.connection.peerConnection)
          this.#hold(dial.connection, extra?.use === this.#use, extra !== undefined);
        else {
          dial.finish();
          this.#cut();
        }
      });
      dial.on('failed', (error) => {
        // The path that it was to take the place of is there again.
        if (this.#state === 'open') this.#cancelDial();
        else this.#failed(error);
      });
      dial.connection.on('open', () => dial.finish());
      dial.connection.on('error', () => undefined);
    } catch (cause) {
      if (turn === this.#dialling)
        this.#failed(toError(cause, 'webrtc', 'The connection could not be made: {cause}.'));
    }
  }

  #introduction(): Extra {
    return this.#session.introduction({ use: this.#use });
  }

  #failed(error: PeerElementsError): void {
    this.#cancelDial();
    this.#dropStrand();
    if (error.code === 'not-allowed') this.#wanted = false;
    // Reported once, not at every attempt.
    if (this.#attempts === 0) this.emit('failed', error);
    if (this.#state === 'reconnecting') return this.#redial();
    this.#set('closed');
    if (this.#wanted) this.#redial();
  }

  #redial(delay = RETRY_MS[Math.min(this.#attempts, RETRY_MS.length - 1)] ?? 0): void {
    const to = this.#remoteId;
    if (!to || this.#cleanup.done) return;
    this.#attempts++;
    this.#stopRetry();
    // Without a server there is nothing to dial over; its return starts this anew.
    const timer = setTimeout(() => {
      if (this.#session.state === 'open') this.dial(to, this.#wanted);
    }, delay);
    this.#stopRetry = () => clearTimeout(timer);
  }

  /**
   * Whether an offer from the peer that this side is dialling should be taken: of two kits the lower id's offer
   * stands. A plain PeerJS page knows no such rule, so its offer is taken.
   */
  yields(offer: Inbound): boolean {
    const { from, isKit } = offer;
    const dial = this.#dial;
    if (!this.#dialling || !dial || dial.answered || !isKit) return true;
    if (from < (this.#session.store.value.localId ?? '') || Date.now() - this.#dialledAt > CROSSED_MS)
      return true;
    // Its page may be a new one, and what was sent to the one before is lost.
    setTimeout(() => dial.remoteIsKit || this.#again(dial), CROSSING_MS);
    return false;
  }

  /** Dials anew where nobody has answered. */
  #again(dial: Dial | null): void {
    if (!dial || this.#dial !== dial || dial.answered) return;
    this.#cancelDial();
    void this.#place(dial.to);
  }

  /** Takes an offer that has consent. */
  take(offer: Inbound): void {
    this.#cancelDial();
    this.#stopRetry();
    this.#remoteId = offer.from;
    const ours = offer.extra?.use === this.#use;
    if (this.#state !== 'reconnecting') this.#set('connecting');
    try {
      const connection = offer.acceptData(ours ? this.#introduction() : this.#session.introduction());
      connection.on('error', () => undefined);
      this.#hold(connection, ours, offer.isKit);
    } catch (cause) {
      this.#failed(toError(cause, 'webrtc', 'The connection could not be made: {cause}.'));
    }
  }

  #hold(connection: DataConnection, isKit: boolean, control: boolean): void {
    // One that has been silent for long.
    this.#dropStrand();
    const cleanup = new Cleanup();
    const lifeline = new Lifeline(connection);
    const strand: Strand = (this.#strand = { connection, lifeline, cleanup, isKit });
    cleanup.add(() => lifeline.stop());
    if (control) lifeline.openControl();
    lifeline.on('silent', () => this.#silent(strand));
    // The path is there again, but what was to be said over it may wait for half a minute: SCTP asks less and less often.
    lifeline.on('alive', () => (control ? this.#redial(BEATS_MS) : this.#alive(strand)));
    lifeline.on('message', ({ k }) => (k === 'end' ? this.#remoteClosed(strand, true) : this.#alive(strand)));
    lifeline.on('closed', () => this.#remoteClosed(strand));
    connection.on('close', () => this.#remoteClosed(strand));
    // After its dial has had the time to say what is wrong.
    const stop = cleanup.after(CONNECT_MS + EXPLAINED_MS, () =>
      this.#failed(new PeerElementsError('timeout', 'The connection did not open in time.')),
    );
    connection.on('open', () => {
      stop();
      this.#opened(strand);
    });
    this.emit('strand', strand);
    // The one before was there again, and is gone now.
    this.#silent(strand);
  }

  #opened(strand: Strand): void {
    if (strand !== this.#strand) return;
    strand.opened = true;
    this.#dialling = 0;
    this.#attempts = 0;
    this.#stopLoss();
    this.#set('open');
    this.emit('open', strand);
  }

  #silent(strand: Strand): void {
    if (strand !== this.#strand || this.#state !== 'open') return;
    this.#set('reconnecting');
    const timer = setTimeout(() => this.#end('lost'), this.#session.reconnectMs);
    this.#stopLoss = () => clearTimeout(timer);
  }

  #alive(strand: Strand): void {
    if (strand !== this.#strand || !strand.opened || this.#state !== 'reconnecting') return;
    this.#stopLoss();
    this.#stopRetry();
    this.#attempts = 0;
    this.#set('open');
  }

  /** `isSaid`: in words, and not only by the browser. */
  #remoteClosed(strand: Strand, isSaid = false): void {
    if (strand !== this.#strand || strand.cleanup.done) return;
    // The path failed for good while the other side was silent, or is let go of there for the new one that is dialled here:
    // that is sought until the timeout.
    const isOld = this.#dialling && this.#dial?.connection !== strand.connection;
    if (this.#state !== 'connecting' && (strand.lifeline.silent || (isOld && !isSaid))) {
      // What is sought in its place may come to nothing.
      this.#silent(strand);
      this.#dropStrand();
      this.#redial(0);
    } else if (strand.opened || (isSaid && this.#state === 'reconnecting')) {
      const isWanted = this.#wanted;
      this.#end('closed');
      if (isWanted) this.#redial();
    } else this.#cut();
  }

  #cut(): void {
    this.#failed(new PeerElementsError('connection-closed', 'The other side closed the connection.'));
  }

  #end(how: 'closed' | 'lost'): void {
    this.#stopLoss();
    this.#stopRetry();
    this.#cancelDial();
    this.#dropStrand();
    this.#set('closed');
    this.emit('closed', how);
  }

  /** Closes what is open, and says so to the other side. */
  close(): void {
    this.#wanted = false;
    const { state } = this;
    if (state === 'idle' || state === 'closed') return this.#stopRetry();
    this.#strand?.lifeline.send({ k: 'end', reason: 'hung-up' });
    this.#end('closed');
  }

  dispose(): void {
    this.close();
    this.#cleanup.run();
  }

  #cancelDial(): void {
    this.#dial?.finish();
    if (this.#dial && this.#dial.connection !== this.#strand?.connection) this.#dial.connection.close();
    this.#dial = null;
    this.#dialling = 0;
  }

  #dropStrand(): void {
    const strand = this.#strand;
    this.#strand = null;
    strand?.cleanup.run();
    strand?.connection.close();
  }

  #set(state: LineState): void {
    this.#state = state;
    this.emit('change', undefined);
  }
}
