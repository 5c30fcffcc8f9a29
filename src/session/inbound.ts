import type { DataConnection, MediaConnection } from 'peerjs';
import { Emitter } from '../base/store.js';
import type { CallEnd, Extra, OfferFrame } from '../signalling/frames.js';
import type { PeerAdapter, PreparedCall } from '../signalling/peer-adapter.js';

interface InboundEvents {
  /** The caller gave up, or is gone: with the reason that both sides report. */
  ended: CallEnd;
}

/** An offer that waits for consent. Nothing has left this machine on its account but words over signalling. */
export class Inbound extends Emitter<InboundEvents> {
  readonly id: string;
  readonly from: string;
  readonly kind: 'call' | 'data';
  readonly label: string | null;
  readonly metadata: unknown;
  readonly extra: Extra | undefined;
  readonly isKit: boolean;
  /** A call of sound alone, whoever makes it. */
  readonly isVoice: boolean;
  readonly #adapter: PeerAdapter;
  readonly #consented: () => boolean;
  readonly #done: () => void;
  open = true;

  constructor(frame: OfferFrame, adapter: PeerAdapter, consented: () => boolean, done: () => void) {
    super();
    const { payload } = frame;
    this.id = payload.connectionId;
    this.from = frame.src;
    this.kind = payload.type === 'media' ? 'call' : 'data';
    this.label = payload.type === 'data' ? (payload.label ?? null) : null;
    this.metadata = payload.metadata;
    this.extra = payload.pe;
    this.isKit = payload.pe !== undefined;
    this.isVoice = !/^m=video/m.test(payload.sdp.sdp);
    this.#consented = consented;
    this.#adapter = adapter;
    this.#done = done;
  }

  /** Whether the sender may connect without a person being asked. */
  get consented(): boolean {
    return this.#consented();
  }

  get displayName(): string | null {
    return this.extra?.name ?? null;
  }

  /** Tells a kit that the call is shown; a plain PeerJS page could not make sense of it. */
  ringing(): void {
    this.#tell('ringing');
  }

  /** Tells a kit that a person is asked. */
  pending(): void {
    this.#tell('pending');
  }

  prepare(stream: MediaStream): PreparedCall {
    return this.#adapter.prepareCall(this.id, stream);
  }

  /** The prepared call was let out, so the offer is no longer open. */
  settle(): void {
    if (!this.open) return;
    this.open = false;
    this.#done();
  }

  acceptData(extra?: Extra): DataConnection {
    return this.accept(this.isKit ? extra : undefined);
  }

  /** Hands the offer to PeerJS; a call is answered in `act`. */
  accept<C extends DataConnection | MediaConnection>(extra?: Extra, act?: (connection: C) => void): C {
    const connection = this.#adapter.admit(this.id, extra, act);
    this.settle();
    return connection;
  }

  /** Says no: to a kit with the reason, to a plain PeerJS page by silence, which is all that it understands. */
  decline(reason: CallEnd = 'declined'): void {
    if (!this.open) return;
    if (this.kind === 'call') this.#tell('end', reason);
    else this.#tell('refuse');
    this.#adapter.drop(this.id);
    this.settle();
  }

  /** The other side took it back. */
  withdraw(reason: CallEnd = 'hung-up'): void {
    if (!this.open) return;
    this.#adapter.drop(this.id);
    this.settle();
    this.emit('ended', reason);
  }

  #tell(kind: 'ringing' | 'pending' | 'end' | 'refuse', reason?: CallEnd): void {
    if (this.isKit) this.#adapter.tell(this.from, { id: this.id, kind, ...(reason && { reason }) });
  }
}
