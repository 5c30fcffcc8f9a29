import type { PeerConnectOption } from 'peerjs';
import { causeText, PeerElementsError, toError } from '../base/errors.js';
import { Cleanup, deferred, type Deferred } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import type { Inbound } from '../session/inbound.js';
import type { Claim } from '../session/route.js';
import type { Session } from '../session/session.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import {
  checkSendable,
  normaliseReceived,
  SERIALIZATIONS,
  type Serialization,
} from '../signalling/serialization.js';
import type { DataConfig, DataEvents, DataSnapshot } from './data-types.js';
import { Line, type Strand } from './line.js';

const DEFAULT_MAX_MESSAGE = 262_144;
/** What may wait for a connection; a page that sends into the void hears of it. */
const MAX_WAITING = 10_000;
/** How long a message waits for a connection. */
const WAIT_MS = 60_000;
/** When it is looked again after one that is on its way. */
const LOOK_MS = 1000;

interface Waiting {
  /** Whom it is for; null: whoever comes. */
  readonly to: string | null;
  readonly data: unknown;
  readonly done: Deferred<void>;
}

/** A PeerJS DataConnection that dials by itself and sends in order, or says why it cannot. */
export class DataChannel extends Emitter<DataEvents> implements Claim {
  readonly kind = 'data';
  readonly #session: Session;
  readonly #store: Store<DataSnapshot>;
  readonly #line: Line;
  readonly #cleanup = new Cleanup();
  #config: DataConfig = {};
  #waiting: Waiting[] = [];
  #sending = false;

  constructor(session: Session, store: Store<DataSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
    const line = (this.#line = new Line(session, 'data', () => connectOptions(this.#config)));
    this.#cleanup.add(session.reception.claim(this));
    this.#cleanup.add(() => line.dispose());
    this.#cleanup.add(session.on('open', () => this.#dial()));
    line.on('change', () => store.set({ state: line.state, remoteId: this.to ?? line.remoteId }));
    line.on('strand', (strand) => this.#attach(strand));
    line.on('open', ({ connection }) => {
      // What the other side closes from now on stays closed; what is lost is dialled again.
      line.relax();
      this.#store.set({ error: null });
      this.emit('open', { remoteId: connection.peer });
      void this.#drain();
    });
    line.on('closed', (how) => {
      this.#store.set({ connection: null });
      this.emit('close', undefined);
      // It was lost and not closed, so it is wanted still.
      if (how === 'lost') this.#dial();
      else session.reception.reconsider();
    });
    line.on('failed', (error) => this.#report(error));
  }

  get to(): string | null {
    return this.#config.to ?? null;
  }

  get label(): string | null {
    return this.#config.label ?? null;
  }

  get idle(): boolean {
    return !this.#cleanup.done && (this.to !== null || this.engagedWith === null);
  }

  get engagedWith(): string | null {
    const { state, remoteId } = this.#line;
    return state === 'idle' || state === 'closed' ? null : remoteId;
  }

  get bufferSize(): number {
    const connection = this.#line.strand?.connection as { bufferSize?: number } | undefined;
    return (connection?.bufferSize ?? 0) + this.#waiting.length;
  }

  configure(config: DataConfig): void {
    const before = this.#config;
    this.#config = config;
    const error = checkDataConfig(config);
    if (error) {
      this.#line.close();
      if (error.message !== checkDataConfig(before)?.message) this.#report(error);
      return;
    }
    // Who is there already may be bound to `to`.
    const isSame = this.to !== null && this.to === this.engagedWith;
    const rest = isSame ? { ...before, to: this.to } : before;
    if (configKey(rest) !== configKey(config)) {
      // What waits for one is for nobody else; what waits for whoever comes goes to who has come.
      if (before.to != null && before.to !== config.to) this.close();
      else this.#line.close();
    }
    this.#dial();
    this.#session.reception.reconsider();
  }

  /** Only this element dials by itself; it waits for the session to be open. */
  #dial(): void {
    if (!this.to || this.#session.state !== 'open' || checkDataConfig(this.#config)) return;
    if (this.#line.state === 'idle' || this.#line.state === 'closed') this.#line.dial(this.to, true);
  }

  take(offer: Inbound): void {
    if (!this.#line.yields(offer)) return offer.withdraw('cancelled');
    this.#line.take(offer);
  }

  #attach(strand: Strand): void {
    const { connection } = strand;
    this.#store.set({ connection });
    this.emit('connection', { from: connection.peer, connection });
    connection.on('data', (data) => {
      if (!strand.cleanup.done) this.emit('data', { data: normaliseReceived(data) });
    });
    connection.on('error', (cause) => {
      // A path that fails is the line's to mend.
      if (cause.type !== 'negotiation-failed' && cause.type !== 'connection-closed')
        this.#report(toError(cause, cause.type, 'The data could not be sent: {cause}.'));
    });
  }

  /**
   * Sends in the order of the calls; settles when PeerJS has taken it. Before `open` it waits. Data that would
   * arrive as another value is refused here.
   */
  send(data: unknown): Promise<void> {
    const { serialization } = this.#config;
    const done = deferred<void>();
    try {
      if (this.#cleanup.done) throw closedError();
      const max = this.#line.strand?.connection.peerConnection?.sctp?.maxMessageSize ?? DEFAULT_MAX_MESSAGE;
      checkSendable(data, (serialization ?? 'binary') as Serialization, max);
      if (this.#waiting.length >= MAX_WAITING)
        throw new PeerElementsError('not-open-yet', 'Too many messages wait for a connection.', {
          hint: 'Wait for the open event before sending more.',
        });
    } catch (cause) {
      done.reject(this.#report(toError(cause, 'invalid-data', 'The data could not be sent: {cause}.')));
      return done.promise;
    }
    const waiting = { to: this.to ?? this.engagedWith, data, done };
    this.#waiting.push(waiting);
    void this.#drain();
    const timer = setTimeout(() => this.#giveUp(waiting), WAIT_MS);
    const stop = () => clearTimeout(timer);
    done.promise.then(stop, stop);
    return done.promise;
  }

  #giveUp(waiting: Waiting): void {
    const index = this.#waiting.indexOf(waiting);
    // The first of them may be on its way just now.
    if (index === 0 && this.#sending) return void setTimeout(() => this.#giveUp(waiting), LOOK_MS);
    if (index < 0) return;
    this.#waiting.splice(index, 1);
    const error = new PeerElementsError(
      'timeout',
      'There was no connection to send this on within {seconds} seconds.',
      {
        params: { seconds: WAIT_MS / 1000 },
        hint: 'Wait for the open event before sending.',
      },
    );
    waiting.done.reject(this.#report(error));
  }

  /** One after the other: PeerJS reads a Blob first, and what is sent meanwhile would overtake it. */
  async #drain(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const { connection } = this.#line.strand ?? {};
      if (!connection?.open) break;
      try {
        if (next.to !== null && next.to !== connection.peer) throw closedError();
        // PeerJS's raw serialization hands a Blob to the browser, which not every browser sends.
        const data = next.data instanceof Blob ? await next.data.arrayBuffer() : next.data;
        // It may have been taken back meanwhile, or be for the connection that has come.
        if (next !== this.#waiting[0] || !connection.open) continue;
        const sent = connection.send(data) as Promise<void> | undefined;
        if (sent) {
          await sent;
          // PeerJS says nothing of what it drops.
          if (next === this.#waiting[0] && !connection.open) throw closedError();
        }
        next.done.resolve();
      } catch (cause) {
        next.done.reject(
          this.#report(toError(cause, 'invalid-data', 'The data could not be sent: {cause}.')),
        );
      }
      if (next === this.#waiting[0]) this.#waiting.shift();
    }
    this.#sending = false;
  }

  close(): void {
    this.#line.close();
    const closed = closedError();
    for (const { done } of this.#waiting.splice(0)) done.reject(closed);
  }

  dispose(): void {
    this.close();
    this.#cleanup.run();
  }

  #report(error: PeerElementsError): PeerElementsError {
    this.#store.set({ error });
    this.emit('error', error);
    return error;
  }
}

function closedError(): PeerElementsError {
  return new PeerElementsError('connection-closed', 'The connection was closed before this was sent.', {
    hint: 'Send it again when there is another one.',
  });
}

function metadataOf({ metadata }: DataConfig): unknown {
  return typeof metadata === 'string' ? (JSON.parse(metadata) as unknown) : metadata;
}

function connectOptions(config: DataConfig): PeerConnectOption {
  const { label, serialization, reliable } = config;
  const metadata = metadataOf(config);
  return {
    ...(label != null && { label }),
    ...(serialization != null && { serialization: serialization === 'none' ? 'raw' : serialization }),
    ...(reliable && { reliable }),
    ...(metadata != null && { metadata }),
  };
}

function checkDataConfig(config: DataConfig): PeerElementsError | null {
  const { serialization } = config;
  if (serialization != null && !SERIALIZATIONS.includes(serialization as Serialization))
    return invalidAttribute('serialization', serialization, 'It must be one of {names}.', {
      names: SERIALIZATIONS.join(', '),
    });
  try {
    metadataOf(config);
  } catch (cause) {
    return invalidAttribute('metadata', config.metadata, 'It must be JSON: {cause}', {
      cause: causeText(cause),
    });
  }
  return null;
}

function configKey({ to, label, serialization, reliable, metadata }: DataConfig): string {
  return JSON.stringify([to, label, serialization, reliable, metadata]);
}
