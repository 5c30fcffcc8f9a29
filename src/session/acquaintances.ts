import type { KeyPair } from './proof.js';
import type { How } from './trust.js';

/** What is kept of who one is. */
export interface Self {
  readonly keys: KeyPair;
  /** One for all connections; null where the browser cannot keep one. */
  readonly certificate: RTCCertificate | null;
  /** Of one's own links. */
  readonly secret: string;
}

/** What is kept of a peer; without a key while nothing but a link of theirs is known. */
export interface PeerRow {
  readonly id: string;
  readonly key: string | null;
  readonly how: How;
  /** Of the link by which they invited this side. */
  readonly secret: string | null;
}

/** Where a notary keeps what outlives the page; its methods never reject. */
export interface NotaryStorage {
  self(owner: string): Promise<Self | null>;
  keepSecret(owner: string, secret: string): Promise<void>;
  peer(owner: string, id: string): Promise<PeerRow | null>;
  keepPeer(owner: string, row: PeerRow): Promise<void>;
  forgetPeer(owner: string, id: string): Promise<void>;
}

/** Those whom one owner knows, of whom there is a row or something to write into one. */
export class Acquaintances {
  readonly #storage: NotaryStorage;
  readonly #rows = new Map<string, PeerRow>();
  #owner = '';

  constructor(storage: NotaryStorage) {
    this.#storage = storage;
  }

  /** Those of somebody else from now on. */
  begin(owner: string): void {
    this.#owner = owner;
    this.#rows.clear();
  }

  async row(id: string): Promise<PeerRow> {
    const kept = this.#rows.get(id) ?? (await this.#storage.peer(this.#owner, id));
    // What was written while this was read is newer.
    const row = this.#rows.get(id) ?? kept;
    // Whoever rings is no reason to fill the memory.
    if (row) this.#rows.set(id, row);
    return row ?? { id, key: null, how: 'seen', secret: null };
  }

  async keep(row: PeerRow): Promise<void> {
    this.#rows.set(row.id, row);
    await this.#storage.keepPeer(this.#owner, row);
  }

  /** The key; a link of theirs stays. */
  async forget({ id, secret }: PeerRow): Promise<void> {
    if (secret) return this.keep({ id, key: null, how: 'seen', secret });
    this.#rows.delete(id);
    await this.#storage.forgetPeer(this.#owner, id);
  }
}
