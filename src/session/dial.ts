import type { DataConnection, MediaConnection } from 'peerjs';
import type { ErrorCode, PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
import { explain } from '../signalling/failure.js';
import type { CallEnd, Envelope, Extra } from '../signalling/frames.js';

/** Until the server says that nobody is there (5.2 s), or the other side has answered. */
export const ANSWER_MS = 15_000;
/** From the answer to an open connection. */
export const CONNECT_MS = 15_000;
/** A person is being asked: they get as long as they would get for a ring. */
export const KNOCK_MS = 120_000;

interface DialEvents {
  /** The call is shown to a person. */
  ringing: undefined;
  /** A person is asked whether to take the connection. */
  pending: undefined;
  /** The other side took it; what it said of itself, if it is a kit. */
  answered: Extra | undefined;
  /** The other side ended the call. */
  ended: CallEnd;
  failed: PeerElementsError;
}

/** One outgoing connection, from its offer until it is open or has failed. Something always comes of it. */
export class Dial<
  C extends DataConnection | MediaConnection = DataConnection | MediaConnection,
> extends Emitter<DialEvents> {
  readonly connection: C;
  readonly to: string;
  readonly id: string;
  /** The other side has taken it. */
  answered = false;
  /** It has said something that only a kit says. */
  remoteIsKit = false;
  readonly #cleanup = new Cleanup();
  #stopTimer: () => void = () => undefined;
  #isLeft = false;

  /** `rings`: a person answers, so the caller sets the time with its own ring-timeout. */
  constructor(connection: C, rings: boolean) {
    super();
    this.connection = connection;
    this.to = connection.peer;
    this.id = connection.connectionId;
    const pc = connection.peerConnection;
    this.#cleanup.listen(pc, 'connectionstatechange', () => {
      if (pc.connectionState === 'connected') this.finish();
      if (pc.connectionState === 'failed') void this.#fail('negotiation-failed');
    });
    if (!rings) this.expireAfter(ANSWER_MS);
  }

  get done(): boolean {
    return this.#cleanup.done;
  }

  onAnswer(extra: Extra | undefined): void {
    this.answered = true;
    this.remoteIsKit ||= extra !== undefined;
    this.expireAfter(CONNECT_MS, 'negotiation-failed');
    this.emit('answered', extra);
  }

  onExpire(): void {
    if (!this.answered && !this.remoteIsKit) void this.#fail('peer-unavailable');
  }

  onEnvelope({ kind, reason = 'hung-up' }: Envelope): void {
    this.remoteIsKit = true;
    if (kind === 'pending') this.expireAfter(KNOCK_MS);
    if (kind === 'refuse') void this.#fail('not-allowed');
    else if (kind === 'end') this.emit('ended', reason);
    else if (kind === 'ringing' || kind === 'pending') this.emit(kind, undefined);
  }

  /** Fails after `ms`, where nothing limits it sooner. */
  expireAfter(ms: number, code: ErrorCode = 'timeout'): void {
    this.#stopTimer();
    this.#stopTimer = this.#cleanup.after(ms, () => void this.#fail(code));
  }

  onFinish(listener: () => void): void {
    this.#cleanup.add(listener);
  }

  /** It is open, or somebody else looks after it now. */
  finish(): void {
    this.#isLeft = true;
    this.#cleanup.run();
  }

  /** Nothing more comes of it from now on, but the error; and not even that where it is left meanwhile. */
  async #fail(code: ErrorCode): Promise<void> {
    if (this.done) return;
    this.#cleanup.run();
    const error = await explain({ code, params: { id: this.to } });
    if (!this.#isLeft) this.emit('failed', error);
  }
}
