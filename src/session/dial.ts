import type { DataConnection, MediaConnection } from 'peerjs';
import { PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
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
  readonly #cleanup = new Cleanup();
  #stopTimer: () => void = () => undefined;
  #answered = false;
  #remoteIsKit = false;

  /** `rings`: a person answers, so the caller sets the time with its own ring-timeout. */
  constructor(connection: C, rings: boolean) {
    super();
    this.connection = connection;
    this.to = connection.peer;
    this.id = connection.connectionId;
    const pc = connection.peerConnection;
    this.#cleanup.listen(pc, 'connectionstatechange', () => {
      if (pc.connectionState === 'connected') this.finish();
      if (pc.connectionState === 'failed') this.#fail(this.#noRoute());
    });
    if (!rings) this.#deadline(ANSWER_MS, () => this.#silence());
  }

  get answered(): boolean {
    return this.#answered;
  }

  get remoteIsKit(): boolean {
    return this.#remoteIsKit;
  }

  get done(): boolean {
    return this.#cleanup.done;
  }

  onAnswer(extra: Extra | undefined): void {
    this.#answered = true;
    this.#remoteIsKit ||= extra !== undefined;
    this.#deadline(CONNECT_MS, () => this.#noRoute());
    this.emit('answered', extra);
  }

  onExpire(): void {
    if (this.#answered || this.#remoteIsKit) return;
    this.#fail(unavailable(this.to));
  }

  onEnvelope({ kind, reason }: Envelope): void {
    this.#remoteIsKit = true;
    if (kind === 'ringing') this.emit('ringing', undefined);
    else if (kind === 'pending') {
      this.#deadline(KNOCK_MS, () => this.#silence());
      this.emit('pending', undefined);
    } else if (kind === 'refuse') {
      this.#fail(
        new PeerElementsError('not-allowed', '“{id}” declined the connection.', {
          params: { id: this.to },
          hint: 'Nothing was sent. Ask them by other means to let you in.',
        }),
      );
    } else if (kind === 'end') this.emit('ended', reason ?? 'hung-up');
  }

  /** Fails with a timeout after `ms`, where nothing else limits it. */
  expireAfter(ms: number): void {
    this.#deadline(ms, () => this.#silence());
  }

  onFinish(listener: () => void): void {
    this.#cleanup.add(listener);
  }

  /** It is open, or somebody else looks after it now. */
  finish(): void {
    this.#cleanup.run();
  }

  #deadline(ms: number, error: () => PeerElementsError): void {
    this.#stopTimer();
    this.#stopTimer = this.#cleanup.after(ms, () => this.#fail(error()));
  }

  #fail(error: PeerElementsError): void {
    if (this.#cleanup.done) return;
    this.finish();
    this.emit('failed', error);
  }

  #silence(): PeerElementsError {
    return new PeerElementsError('timeout', '“{id}” did not answer in time.', {
      params: { id: this.to },
      hint: 'They may be offline, or may not take connections from you. Try again later.',
    });
  }

  #noRoute(): PeerElementsError {
    return new PeerElementsError('negotiation-failed', 'No network path to “{id}” was found.', {
      params: { id: this.to },
      hint: 'A firewall may be in the way. A TURN server in the config attribute gives both sides a path.',
    });
  }
}

export function unavailable(id: string): PeerElementsError {
  return new PeerElementsError('peer-unavailable', '“{id}” is not there at the moment.', {
    params: { id },
    hint: 'Check the id, and that their page is open and connected to the same server.',
  });
}
