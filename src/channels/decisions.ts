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
    this.#cleanup.add(session.on('decision', () => this.#look()));
    // Under another id, or with another setting, it may be others.
    this.#cleanup.add(session.store.subscribe(() => this.#look()));
    this.#look();
  }

  configure(): void {
    this.#look();
  }

  dispose(): void {
    this.#cleanup.run();
  }

  /** From now on a person is asked about that one again. */
  async decide(id: string, decision: Decision | null): Promise<void> {
    try {
      const guard = await this.#session.loadGuard();
      guard.decide(id, decision);
      this.#show(guard);
    } catch (cause) {
      throw this.#report(cause);
    }
  }

  #look(): void {
    this.#session.loadGuard().then(
      (guard) => this.#show(guard),
      (cause: unknown) => this.#report(cause),
    );
  }

  #show({ decisions }: Guard): void {
    if (this.#cleanup.done) return;
    const isKept = !!this.#session.config.rememberDecisions;
    this.#store.set({ state: 'ready', decisions, isKept });
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
