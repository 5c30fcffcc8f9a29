import { notLoaded, type PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import type { Decision, Guard } from '../session/guard.js';
import type { Session } from '../session/session.js';
import type { DecisionsEvents, DecisionsSnapshot } from './decisions-types.js';

/** Whom a session lets in and keeps out, without a pixel. */
export class DecisionsChannel extends Emitter<DecisionsEvents> {
  readonly #session: Session;
  readonly #store: Store<DecisionsSnapshot>;
  readonly #cleanup = new Cleanup();

  constructor(session: Session, store: Store<DecisionsSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
    session.loadGuard().then(
      (guard) => {
        this.#cleanup.add(guard.store.subscribe(() => this.#show(guard)));
        this.#show(guard);
      },
      (cause: unknown) => this.#report(cause),
    );
  }

  configure(): void {
    // It has no settings of its own.
  }

  dispose(): void {
    this.#cleanup.run();
  }

  /** null: a person is asked about that one again. */
  async decide(id: string, decision: Decision | null): Promise<void> {
    try {
      (await this.#session.loadGuard()).decide(id, decision);
    } catch (cause) {
      throw this.#report(cause);
    }
  }

  #show({ store }: Guard): void {
    if (!this.#cleanup.done) this.#store.set({ ...store.value, state: 'ready', error: null });
  }

  #report(cause: unknown): PeerElementsError {
    const error = notLoaded(cause);
    if (!this.#cleanup.done && error !== this.#store.value.error) {
      this.#store.set({ error });
      this.emit('error', error);
    }
    return error;
  }
}
