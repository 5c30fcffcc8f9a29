import { PeerElementsError, toError } from '../base/errors.js';
import { Store } from '../base/store.js';
import { PROTOCOL_VERSION, type Envelope, type InboundFrame } from '../signalling/frames.js';
import { Allowance, connectionsOf, type AllowingSession } from './allowance.js';
import type { Inbound } from './inbound.js';

/** Whom a person, or the page, lets in without asking, and for whom nobody is here. */
export type Decision = 'allow' | 'block';

export interface Decisions {
  readonly decisions: Readonly<Record<string, Decision>>;
  /** Whether they are kept on this device. */
  readonly isKept: boolean;
}

/** What the guard needs of a session. */
interface GuardedSession extends AllowingSession {
  readonly config: AllowingSession['config'] & {
    readonly peerId?: string | null;
    readonly block?: string | null;
    readonly rememberDecisions?: boolean;
  };
  readonly reception: AllowingSession['reception'] & {
    consent(id: string): () => void;
    from(id: string): Inbound[];
  };
  guard: Guard | null;
  drop(reason: string): void;
  tell(
    to: string,
    message: { id: string; kind: 'end'; reason: 'declined' | 'hung-up' } | { id: string; kind: 'refuse' },
  ): void;
  emit(name: 'decision', detail: { id: string; decision: Decision | null }): void;
  emit(name: 'word', detail: { from: string; envelope: Envelope }): void;
  on(name: 'close', listener: () => void): unknown;
}

/**
 * Stands before a session where more comes in than people have to say to each other, and where somebody is to be kept
 * out. Loaded then; a page that is let alone never pays for it.
 */
export class Guard {
  readonly store = new Store<Decisions>({ decisions: {}, isKept: false });
  readonly #session: GuardedSession;
  readonly #allowance: Allowance;
  #decisions = new Map<string, Decision>();
  #blocked = new Set<string>();
  /** Who has the id of somebody who was let in, and not their key. */
  readonly #doubted = new Set<string>();
  readonly #consents = new Map<string, () => void>();
  /** Where they are kept; null for as long as this session lives alone. */
  #key: string | null = null;
  /** They could not be kept: what is stored is not what was decided here. */
  #isUnkept = false;

  constructor(session: GuardedSession) {
    this.#session = session;
    this.#allowance = new Allowance(session, true);
    session.on('close', () => removeEventListener('storage', this.#elsewhere));
  }

  /** By id. */
  get decisions(): Readonly<Record<string, Decision>> {
    return this.store.value.decisions;
  }

  keepsOut(id: string): boolean {
    return this.#blocked.has(id);
  }

  /** Whether a frame is to be dropped; it is counted then. */
  refuses(frame: InboundFrame): boolean {
    // Who the server is has no `src`, and none of its own words come this far.
    const { src } = frame as { readonly src: string };
    if (this.keepsOut(src)) return this.#drop('blocked');
    return !this.#allowance.takes(frame.type, src) && this.#drop('flood');
  }

  #drop(reason: string): true {
    this.#session.drop(reason);
    return true;
  }

  /** The settings may be other ones. */
  look(): void {
    const { peerId, rememberDecisions } = this.#session.config;
    const key = rememberDecisions ? `peer-elements decisions ${peerId ?? ''}` : null;
    if (key !== this.#key) {
      this.#key = key;
      this.#isUnkept = false;
    }
    // Another tab may have decided while this session was closed.
    this.#recall();
    if (key) addEventListener('storage', this.#elsewhere);
    this.#apply();
  }

  #recall(): void {
    if (this.#key && !this.#isUnkept) this.#decisions = recall(this.#key);
  }

  /** Another tab has decided. */
  readonly #elsewhere = ({ key }: StorageEvent) => {
    if (key !== null && key !== this.#key) return;
    const before = this.#decisions;
    this.#recall();
    this.#apply();
    for (const id of new Set([...before.keys(), ...this.#decisions.keys()])) {
      const decision = this.#decisions.get(id) ?? null;
      if (decision !== (before.get(id) ?? null)) this.#session.emit('decision', { id, decision });
    }
  };

  /** Takes effect at once; null asks again from now on. */
  decide(id: string, decision: Decision | null): void {
    if (!id || ![null, 'allow', 'block'].includes(decision))
      throw new PeerElementsError('invalid-data', 'decide({id}, {decision}) says nothing that can be done.', {
        params: { id, decision: String(decision) },
        hint: 'Give the id of the other side, and "allow", "block" or null.',
      });
    // What is decided last stands last.
    this.#decisions.delete(id);
    if (decision) this.#decisions.set(id, decision);
    let error: unknown = null;
    try {
      if (this.#key) keep(this.#key, this.#decisions);
    } catch (cause) {
      error = cause;
    }
    this.#isUnkept = error !== null;
    this.#apply();
    this.#session.emit('decision', { id, decision });
    if (error) throw error;
  }

  /** An id is a name: who comes under it with another key than before is asked about like anybody, until the right one is back. */
  doubt(id: string, isOther: boolean): void {
    if (this.#doubted.has(id) === isOther) return;
    if (isOther) this.#doubted.add(id);
    else {
      // What the other key has left waiting is not let in with the right one.
      this.#turnAway(id);
      this.#doubted.delete(id);
    }
    this.#apply();
  }

  #apply(): void {
    const isKept = this.#key !== null && !this.#isUnkept;
    this.store.set({ decisions: Object.freeze(Object.fromEntries(this.#decisions)), isKept });
    const named = this.#session.config.block?.split(/\s+/).filter(Boolean) ?? [];
    const decided = (wanted: Decision) =>
      [...this.#decisions].filter(([, decision]) => decision === wanted).map(([id]) => id);
    const before = this.#blocked;
    this.#blocked = new Set([...named, ...decided('block')]);
    const allowed = new Set(decided('allow').filter((id) => !this.#doubted.has(id)));
    for (const [id, takeBack] of this.#consents) {
      if (allowed.has(id)) continue;
      this.#consents.delete(id);
      takeBack();
    }
    for (const id of allowed)
      if (!this.#consents.has(id)) this.#consents.set(id, this.#session.reception.consent(id));
    for (const id of this.#blocked) if (!before.has(id)) this.#end(id);
  }

  /** Ends what runs with somebody who is kept out from now on. */
  #end(id: string): void {
    this.#turnAway(id);
    const session = this.#session;
    for (const connection of [...connectionsOf(this.#session, id)]) {
      const { connectionId, type } = connection;
      if (type === 'media') {
        const end = { id: connectionId, kind: 'end', reason: 'hung-up' } as const;
        session.tell(id, end);
        session.emit('word', { from: id, envelope: { pe: PROTOCOL_VERSION, ...end } });
      }
      connection.close();
    }
  }

  /** Declines what waits. */
  #turnAway(id: string): void {
    const session = this.#session;
    for (const offer of session.reception.from(id)) {
      const isCall = offer.kind === 'call';
      session.tell(
        id,
        isCall ? { id: offer.id, kind: 'end', reason: 'declined' } : { id: offer.id, kind: 'refuse' },
      );
      offer.withdraw('declined');
    }
  }
}

/** The one guard of a session, with a fresh look at its settings. */
export function guardOf(session: GuardedSession): Guard {
  const guard = (session.guard ??= new Guard(session));
  guard.look();
  return guard;
}

function recall(key: string): Map<string, Decision> {
  try {
    const rows = JSON.parse(localStorage.getItem(key) ?? '[]') as [string, Decision][];
    return new Map(rows.filter(([, decision]) => decision === 'allow' || decision === 'block'));
  } catch {
    // Storage is refused, or holds what this kit has not written: nothing was decided.
    return new Map();
  }
}

function keep(key: string, decisions: Map<string, Decision>): void {
  try {
    localStorage.setItem(key, JSON.stringify([...decisions]));
  } catch (cause) {
    throw toError(cause, 'storage-unavailable', 'The decision holds now, and could not be kept: {cause}.', {
      hint: 'Allow this page to store data, or decide again after a reload.',
    });
  }
}
