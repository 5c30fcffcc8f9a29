import { PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import type { Notary, PeerTrust } from '../session/notary.js';
import type { Session } from '../session/session.js';
import { notaryOf } from './notaries.js';
import {
  IDLE_VERIFY,
  type VerifyConfig,
  type VerifyEvents,
  type VerifySnapshot,
  type VerifyState,
} from './verify-types.js';

/** Who one peer really is, as far as it is known, without a pixel. */
export class VerifyChannel extends Emitter<VerifyEvents> {
  readonly #store: Store<VerifySnapshot>;
  readonly #notary: Notary;
  readonly #cleanup = new Cleanup();
  #config: VerifyConfig = {};
  /** Whom a person has rejected, until they connect again. */
  #rejected: { readonly id: string; isOver: boolean } | null = null;

  constructor(session: Session, store: Store<VerifySnapshot>) {
    super();
    this.#store = store;
    this.#notary = notaryOf(session);
    this.#cleanup.add(this.#notary.store.subscribe(() => this.#look()));
  }

  configure(config: VerifyConfig): void {
    if (config.to !== this.#config.to) this.#rejected = null;
    this.#config = config;
    this.#look();
  }

  dispose(): void {
    this.#cleanup.run();
  }

  /** Both see the same: the key is kept as verified. */
  async confirm(): Promise<void> {
    const { remoteId } = this.#store.value;
    if (!remoteId || !(await this.#notary.confirm(remoteId))) throw this.#report(nothingToCompare());
  }

  /** They differ: every connection with that peer ends as `verification-failed`, and its key is refused from now on. */
  async reject(): Promise<void> {
    const { remoteId, code } = this.#store.value;
    if (!remoteId || !code) throw this.#report(nothingToCompare());
    this.#rejected = { id: remoteId, isOver: false };
    this.#look();
    await this.#notary.reject(remoteId);
  }

  #report(error: PeerElementsError): PeerElementsError {
    this.#store.set({ error });
    this.emit('error', error);
    return error;
  }

  get #peer(): PeerTrust | null {
    const { peers } = this.#notary.store.value;
    const { to } = this.#config;
    return (to ? peers.find(({ remoteId }) => remoteId === to) : peers[0]) ?? null;
  }

  #look(): void {
    const peer = this.#peer;
    const { error } = this.#notary.store.value;
    if (error && error !== this.#store.value.error) this.#report(error);
    if (this.#rejected) {
      // What still stands for a moment is not the next connection.
      this.#rejected.isOver ||= !peer;
      if (!peer || !this.#rejected.isOver) {
        this.#store.set({ ...IDLE_VERIFY, state: 'rejected', remoteId: this.#rejected.id });
        return;
      }
      this.#rejected = null;
    }
    const before = this.#store.value;
    const state = peer ? stateOf(peer) : 'idle';
    const by = state === 'verified' && peer?.how !== 'seen' ? (peer?.how ?? null) : null;
    const remoteId = peer?.remoteId ?? this.#config.to ?? null;
    this.#store.set({ state, remoteId, code: peer?.code ?? null, by, error });
    const isNew = before.state !== 'verified' || before.remoteId !== remoteId;
    if (by && remoteId && isNew) this.emit('verified', { remoteId, by });
  }
}

function stateOf({ standing, code, isWaiting }: PeerTrust): VerifyState {
  if (standing === 'verified' || standing === 'changed') return standing;
  if (code) return 'unverified';
  return isWaiting ? 'connecting' : 'unsupported';
}

function nothingToCompare(): PeerElementsError {
  return new PeerElementsError('not-open-yet', 'There is no code yet that could be compared.', {
    hint: 'Wait until the state is unverified, changed or verified.',
  });
}
