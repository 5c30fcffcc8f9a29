import type { InboundFrame } from '../signalling/frames.js';

/** What it needs of a session. */
export interface AllowingSession {
  readonly config: { readonly admission?: string | null };
  readonly store: { readonly value: { readonly peer: { readonly connections: object } | null } };
  readonly reception: { hasConsent(id: string): boolean };
}

interface Rate {
  /** How much may come at once. */
  readonly burst: number;
  /** How much may come in every second after that. */
  readonly perSecond: number;
}

/** One sender: a frame costs 1, so this is a dozen calls with all of their candidates. */
const ONE_SENDER: Rate = { burst: 240, perSecond: 24 };
/** All together that nobody here knows: however many ids one stranger has, friends get through. */
const STRANGERS: Rate = { burst: 480, perSecond: 48 };
/** An offer makes an RTCPeerConnection; that of a stranger makes a noise, too. */
const OFFER_COST = 4;
const STRANGERS_OFFER_COST = 40;
/** Of so many senders the counts are kept; who comes back later starts anew. */
const MAX_SENDERS = 1024;

class Bucket {
  readonly #rate: Rate;
  #left: number;
  #at = Date.now();

  constructor(rate: Rate) {
    this.#rate = rate;
    this.#left = rate.burst;
  }

  take(cost: number): boolean {
    const { burst, perSecond } = this.#rate;
    const now = Date.now();
    // A clock that was set back gives nothing and takes nothing.
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond);
    this.#at = now;
    if (this.#left < cost) return false;
    this.#left -= cost;
    return true;
  }
}

/** What of PeerJS's connections is looked at. */
export interface Connection {
  readonly connectionId: string;
  readonly type: string;
  close(): void;
}

/** Those with one peer. */
export function connectionsOf(session: AllowingSession, id: string): readonly Connection[] {
  const connections = (session.store.value.peer?.connections ?? {}) as Record<string, Connection[]>;
  return Object.hasOwn(connections, id) ? (connections[id] ?? []) : [];
}

/** How much each sender may say, and all strangers together. */
export class Allowance {
  readonly #session: AllowingSession;
  readonly #senders = new Map<string, Bucket>();
  readonly #strangers = new Bucket(STRANGERS);

  /** What an offer of a stranger costs: more where it rings. */
  readonly #offerCost: number;

  constructor(session: AllowingSession, rings: boolean) {
    this.#session = session;
    this.#offerCost = rings ? STRANGERS_OFFER_COST : OFFER_COST;
  }

  /** False for what is more than that. */
  takes(type: InboundFrame['type'], src: string): boolean {
    const { reception, config } = this.#session;
    // Where everybody may connect, that alone makes nobody a friend; but nothing rings, either.
    const isOpen = config.admission === 'open';
    const isConnected = connectionsOf(this.#session, src).length > 0;
    const isFriend = isConnected || (!isOpen && reception.hasConsent(src));
    const cost = type !== 'OFFER' ? 1 : isFriend || isOpen ? OFFER_COST : this.#offerCost;
    return this.#bucketOf(src).take(cost) && (isFriend || this.#strangers.take(cost));
  }

  #bucketOf(src: string): Bucket {
    const bucket = this.#senders.get(src) ?? new Bucket(ONE_SENDER);
    // Whoever was silent the longest is forgotten first.
    this.#senders.delete(src);
    this.#senders.set(src, bucket);
    if (this.#senders.size > MAX_SENDERS) {
      const [oldest = src] = this.#senders.keys();
      this.#senders.delete(oldest);
    }
    return bucket;
  }
}
