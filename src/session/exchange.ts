import { randomBytes, toText } from '../base/bytes.js';
import { deferred } from '../base/lifetime.js';
import { object, oneOf, parse, text } from '../base/shape.js';
import { commitment, shortCode, type Role } from './short-code.js';

/** Nothing that is said here is longer. */
const MAX_TEXT = 1024;

const isCommit = object({ k: oneOf('commit'), hash: text(43, 43) });
const isReveal = object({ k: oneOf('reveal'), nonce: text(43, 43), key: text(87, 87) });
const isReject = object({ k: oneOf('reject') });

/** One connection, as an exchange sees it. */
export interface ExchangeSide {
  readonly role: Role;
  readonly key: string;
  readonly fingerprint: string;
  readonly remoteFingerprint: string;
  /** The key under which the other side has signed. */
  readonly remoteKey: string;
}

export interface ExchangeEvents {
  send(text: string): void;
  done(code: readonly number[]): void;
  /** What the other side revealed does not fit what it had fixed: this is no accident. */
  failed(): void;
  /** A person over there says that the codes differ. */
  rejected(): void;
}

/**
 * Commit, then reveal: who stands in the middle must fix its own numbers towards both sides before it learns any of
 * theirs, so it cannot try for two codes that look alike.
 */
export class Exchange {
  readonly #side: ExchangeSide;
  readonly #events: ExchangeEvents;
  readonly #nonce = toText(randomBytes(32));
  /** What the other side has fixed; nothing changes it any more. */
  #hash: string | null = null;
  readonly #begun = deferred<void>();
  /** What this side has fixed, once it is said. */
  #own: string | null = null;
  #isRevealed = false;

  constructor(side: ExchangeSide, events: ExchangeEvents) {
    this.#side = side;
    this.#events = events;
  }

  /** The channel is open. */
  begin(): void {
    const { role, key } = this.#side;
    void commitment(role, { nonce: this.#nonce, key }).then((hash) => {
      this.#own = hash;
      this.#say({ k: 'commit', hash });
      this.#begun.resolve();
    });
  }

  /** Says once more what was said: before the other side has its channel, what comes is lost. */
  again(): void {
    if (this.#own === null) return;
    this.#say({ k: 'commit', hash: this.#own });
    if (this.#hash !== null) this.#reveal();
  }

  #reveal(): void {
    this.#say({ k: 'reveal', nonce: this.#nonce, key: this.#side.key });
  }

  reject(): void {
    this.#say({ k: 'reject' });
  }

  /** Text from the other side. What is not known, or comes twice, is let be. */
  async take(data: unknown): Promise<void> {
    const commit = parse(data, MAX_TEXT, isCommit);
    if (commit && this.#hash === null) {
      this.#hash = commit.hash;
      // Never before one's own is fixed as well; a word may come before the own channel says that it is open.
      await this.#begun.promise;
      return this.#reveal();
    }
    if (parse(data, MAX_TEXT, isReject)) return this.#events.rejected();
    const reveal = parse(data, MAX_TEXT, isReveal);
    if (!reveal || this.#hash === null || this.#isRevealed) return;
    this.#isRevealed = true;
    const { role, key, fingerprint, remoteFingerprint, remoteKey } = this.#side;
    const hash = await commitment(role === 'offer' ? 'answer' : 'offer', reveal);
    const fits = hash === this.#hash && reveal.key === remoteKey;
    const code =
      fits &&
      (await shortCode(
        { fingerprint, key, nonce: this.#nonce },
        { fingerprint: remoteFingerprint, key: remoteKey, nonce: reveal.nonce },
      ));
    if (code) this.#events.done(code);
    else this.#events.failed();
  }

  #say(message: { readonly k: string; readonly [name: string]: string }): void {
    this.#events.send(JSON.stringify(message));
  }
}
