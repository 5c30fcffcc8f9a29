import { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
import type { OfferFrame } from '../signalling/frames.js';
import type { PeerAdapter } from '../signalling/peer-adapter.js';
import { Inbound } from './inbound.js';
import { route, type Claim } from './route.js';

/** Who may come in, as the session's attributes say. */
export interface Admission {
  /** null: anyone may ring or knock. */
  readonly allow?: readonly string[] | null;
  readonly admission?: string | null;
}

interface ReceptionEvents {
  /** No element takes it: the page is asked. */
  offer: Inbound;
}

/** Nobody acting on an offer is declining it. */
export const UNCLAIMED_MS = 30_000;
/** Of strangers: more than a person could look at, and each of them is kept whole. A friend finds a place. */
const MAX_WAITING = 16;
const MAX_WAITING_PER_PEER = 4;

/** Where offers wait for consent, and are led to the element that takes them. PeerJS sees none of them before. */
export class Reception extends Emitter<ReceptionEvents> {
  readonly #policy: () => Admission;
  readonly #drop: (reason: string) => void;
  readonly #claims = new Set<Claim>();
  readonly #waiting = new Map<string, Inbound>();
  readonly #unclaimed = new Set<Inbound>();
  readonly #accepted = new Map<string, number>();
  #timers = new Cleanup();
  /** How many elements that take data are still being loaded, and what came for one of them meanwhile. */
  #held = 0;
  #late: Inbound[] = [];

  constructor(policy: () => Admission, drop: (reason: string) => void) {
    super();
    this.#policy = policy;
    this.#drop = drop;
  }

  /** Offers stay open for an element as long as it claims them. */
  claim(claim: Claim): () => void {
    this.#claims.add(claim);
    this.reconsider();
    return () => this.#claims.delete(claim);
  }

  /** Data that comes waits until this is undone: the element that will claim it is on its way. */
  hold(): () => void {
    this.#held++;
    return () => {
      this.#held--;
      if (this.#held === 0) for (const offer of this.#late.splice(0)) this.#place(offer);
    };
  }

  /** What is taken, or by whom, has changed: what still waits is led anew, after the changes of this turn. */
  reconsider(): void {
    queueMicrotask(() => {
      for (const offer of [...this.#unclaimed]) this.#lead(offer);
    });
  }

  /** While a call that was accepted lasts, its peer needs no further consent. Returns the way to take that back. */
  consent(id: string): () => void {
    const add = (by: number) => this.#accepted.set(id, (this.#accepted.get(id) ?? 0) + by);
    const taken = new Cleanup();
    add(1);
    this.reconsider();
    taken.add(() => add(-1));
    return () => taken.run();
  }

  hasConsent(id: string): boolean {
    const { admission, allow } = this.#policy();
    return (
      admission === 'open' ||
      (allow?.includes(id) ?? false) ||
      (this.#accepted.get(id) ?? 0) > 0 ||
      [...this.#claims].some((claim) => claim.to === id)
    );
  }

  /** What still waits of the offers that came from `from`. */
  from(from: string): Inbound[] {
    return [...this.#waiting.values()].filter((offer) => offer.from === from);
  }

  /** Whether no element has taken it, and nobody has answered. */
  isUnclaimed(offer: Inbound): boolean {
    return this.#unclaimed.has(offer);
  }

  take(frame: OfferFrame, adapter: PeerAdapter): void {
    const { src } = frame;
    const { allow } = this.#policy();
    if (allow && !allow.includes(src)) return this.#drop('not-allowed');
    const { payload } = frame;
    if (payload.type === 'data' && !adapter.knows(payload.serialization)) return this.#drop('malformed');
    const isFull = this.#waiting.size >= MAX_WAITING && !this.hasConsent(src);
    if (isFull || this.from(src).length >= MAX_WAITING_PER_PEER) return this.#drop('too-many-offers');
    if (!adapter.hold(frame)) return this.#drop('duplicate-offer');
    const done = () => {
      this.#waiting.delete(offer.id);
      this.#unclaimed.delete(offer);
    };
    const offer = new Inbound(frame, adapter, () => this.hasConsent(src), done);
    this.#waiting.set(offer.id, offer);
    if (this.#held > 0 && offer.kind === 'data') this.#late.push(offer);
    else this.#place(offer);
  }

  #place(offer: Inbound): void {
    if (!offer.open || this.#lead(offer)) return;
    this.#unclaimed.add(offer);
    this.#timers.after(UNCLAIMED_MS, () => this.#unclaimed.has(offer) && offer.decline('no-answer'));
    if (offer.kind === 'call') offer.ringing();
    else offer.pending();
    this.emit('offer', offer);
  }

  /** To the element that takes it, or to nobody where everyone may connect; false where it has to wait. */
  #lead(offer: Inbound): boolean {
    const { claim, busy } = route(this.#claims, offer);
    // A stranger's data needs a person to ask; a `peer-data` has no face to ask with.
    const may = claim && (offer.kind === 'call' || offer.consented || claim.kind !== 'data');
    if (may) {
      this.#unclaimed.delete(offer);
      claim.take(offer);
    } else if (busy || offer.extra?.resume) offer.decline('busy');
    else if (offer.kind === 'data' && this.#policy().admission === 'open') offer.acceptData();
    else return false;
    return true;
  }

  /** The session ends: whoever waits is told. */
  clear(): void {
    for (const offer of [...this.#waiting.values()]) offer.decline('declined');
    this.#timers.run();
    this.#timers = new Cleanup();
  }
}
