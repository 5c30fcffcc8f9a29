import { causeText } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
import type { Failure } from './failure.js';
import { PROTOCOL_VERSION, readFrame, type InboundFrame, type OutboundFrame } from './frames.js';
import type { Address, Transport, TransportFactory } from './transport.js';

interface ConnectorEvents {
  /** The server knows us: for the first time, or again. */
  open: undefined;
  /** The socket went away after it had been open; attempts go on. */
  lost: undefined;
  /** An attempt failed for the first time since the last `open`; attempts go on. */
  failed: Failure;
  /** No attempt will help; the connector has stopped. */
  fatal: Failure;
  frame: InboundFrame;
  dropped: string;
}

const ATTEMPT_MS = 10_000;
/** Short while a restarted server is likely to be back at any moment, long for one that stays away. */
const EAGER_MS = 120_000;
const EAGER_MAX_DELAY = 2_000;
const PATIENT_DELAY = 15_000;
/** A frame that waited longer than this for a socket is about something that has timed out meanwhile. */
const QUEUE_MS = 30_000;
const QUEUE_MAX = 256;
/** How many seconds the server has to relay our own echo before the socket counts as dead. */
const ECHO_BEATS = 8;
const ECHO_EVERY = 3;
/** After a drop the server may hold the id for a moment: tried this often before it is reported. */
const TAKEN_RETRIES = 4;

/**
 * Keeps one signalling socket: opens it, notices that it is dead, opens it again.
 *
 * PeerServer sends no OPEN when a socket re-attaches to an id that it still holds (peers/peerjs#1289), answers
 * no heartbeat, and a half-open TCP connection looks healthy for minutes. So the connector sends a message to
 * its own id: what comes back proves that the server knows this socket.
 */
export class Connector extends Emitter<ConnectorEvents> {
  readonly #address: Address;
  readonly #create: TransportFactory;
  readonly #pingMs: number;
  readonly #cleanup = new Cleanup();
  #attempt: Cleanup | null = null;
  #transport: Transport | null = null;
  #queue: { frame: OutboundFrame; at: number }[] = [];
  #isOpen = false;
  #everOpened: boolean;
  #echoes = false;
  #isAwaiting = false;
  #failures = 0;
  #taken = 0;
  #downSince = Date.now();
  #inTime: () => void = () => undefined;
  #retry: () => void = () => undefined;
  #stopEcho: () => void = () => undefined;

  constructor(address: Address, create: TransportFactory, pingMs: number, known = false) {
    super();
    this.#address = address;
    this.#create = create;
    this.#pingMs = pingMs;
    this.#everOpened = known;
    if (typeof window !== 'undefined') {
      const nudge = () => this.nudge();
      this.#cleanup.listen(window, 'online', nudge);
      this.#cleanup.listen(document, 'visibilitychange', () => {
        if (document.visibilityState === 'visible') nudge();
      });
    }
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get address(): Address {
    return this.#address;
  }

  /** Connects now, or at once again where it was waiting for its next attempt. */
  start(): void {
    if (this.#cleanup.done || this.#attempt) return;
    this.#retry();
    const attempt = (this.#attempt = new Cleanup());
    this.#inTime = attempt.after(ATTEMPT_MS, () => this.#fail('no answer in time'));
    try {
      const transport = this.#create(this.#address, {
        open: () => this.#onTransportOpen(attempt),
        message: (text) => this.#onText(text),
        close: () => this.#fail('the connection was closed'),
      });
      this.#transport = transport;
      attempt.add(() => transport.close());
    } catch (cause) {
      // A page on https may not open ws://, and an unusable URL stays unusable.
      const params = { url: this.#address.url, cause: causeText(cause) };
      this.#stopWith({ code: 'network', name: 'unusable-address', params, fatal: true, cause });
    }
  }

  /** The network or the tab came back: no waiting, and a look whether an open socket still lives. */
  nudge(): void {
    if (this.#isOpen) this.#sendEcho();
    else if (!this.#attempt) this.start();
  }

  /** Sends now or as soon as there is a socket. */
  send(frame: OutboundFrame): void {
    if (this.#isOpen && this.#transport) this.#transport.send(JSON.stringify(frame));
    else if (this.#queue.length < QUEUE_MAX) this.#queue.push({ frame, at: Date.now() });
    else this.emit('dropped', 'queue-full');
  }

  /** Ends for good and leaves no socket and no timer. */
  stop(): void {
    this.#isOpen = false;
    this.#retry();
    this.#endAttempt();
    this.#queue = [];
    this.#cleanup.run();
  }

  #endAttempt(): void {
    this.#stopEcho();
    this.#attempt?.run();
    this.#attempt = null;
    this.#transport = null;
  }

  #onTransportOpen(attempt: Cleanup): void {
    attempt.every(this.#pingMs, this.#beat());
    // A re-attached socket gets no OPEN. A new one gets it at once, so the echo is only its second chance.
    if (this.#everOpened) this.#sendEcho();
    else attempt.after(1000, () => !this.#isOpen && this.#sendEcho());
  }

  #beat(): () => void {
    let beats = 0;
    return () => {
      this.#transport?.send('{"type":"HEARTBEAT"}');
      // Only where echoes are known to work: a server in the middle might not relay to the sender.
      if (this.#echoes && ++beats % ECHO_EVERY === 0) this.#sendEcho();
    };
  }

  #sendEcho(): void {
    const payload = { pe: PROTOCOL_VERSION, id: 'echo', kind: 'echo' };
    this.#transport?.send(JSON.stringify({ type: 'CANDIDATE', dst: this.#address.id, payload }));
    // The first of several that are out sets the time; a later one must not put it off.
    if (!this.#isOpen || !this.#echoes || this.#isAwaiting) return;
    this.#isAwaiting = true;
    let beats = 0;
    // Counted in steps: while this page itself stands still its answer may lie in the queue, and no step is taken.
    const timer = setInterval(() => ++beats === ECHO_BEATS && this.#fail('the server went silent'), 1000);
    this.#stopEcho = () => {
      this.#isAwaiting = false;
      clearInterval(timer);
    };
    this.#attempt?.add(this.#stopEcho);
  }

  #onText(text: unknown): void {
    const frame = readFrame(text);
    if (typeof frame === 'string') this.emit('dropped', frame);
    else if (frame.type === 'OPEN') this.#opened();
    else if (frame.type === 'ID-TAKEN') this.#idTaken();
    else if (frame.type === 'ERROR') this.#serverError(frame.payload.msg);
    else if (this.#isEcho(frame)) {
      this.#echoes = true;
      this.#stopEcho();
      this.#opened();
    } else this.emit('frame', frame);
  }

  #isEcho(frame: InboundFrame): boolean {
    return (
      frame.type === 'CANDIDATE' &&
      frame.src === this.#address.id &&
      'pe' in frame.payload &&
      frame.payload.kind === 'echo'
    );
  }

  #opened(): void {
    if (this.#isOpen) return;
    this.#inTime();
    this.#isOpen = this.#everOpened = true;
    this.#failures = this.#taken = 0;
    this.emit('open', undefined);
    const fresh = this.#queue.filter(({ at }) => Date.now() - at < QUEUE_MS);
    this.#queue = [];
    for (const { frame } of fresh) this.send(frame);
  }

  #idTaken(): void {
    if (this.#everOpened && this.#taken++ < TAKEN_RETRIES) return this.#fail('the id is still held');
    this.#stopWith({ code: 'unavailable-id', params: { id: this.#address.id }, fatal: true });
  }

  #serverError(text: string): void {
    if (this.#everOpened) return this.#fail(text);
    const message = text.replace(/\.$/, '');
    this.#stopWith({ code: 'server-error', params: { message }, fatal: true });
  }

  #stopWith(failure: Failure): void {
    this.stop();
    this.emit('fatal', failure);
  }

  #fail(reason: string): void {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    this.#endAttempt();
    if (this.#cleanup.done) return;
    if (wasOpen) this.emit('lost', undefined);
    if (wasOpen || this.#failures === 0) this.#downSince = Date.now();
    const first = this.#failures++ === 0 && !wasOpen;
    const eager = Date.now() - this.#downSince < EAGER_MS;
    const most = eager ? Math.min(EAGER_MAX_DELAY, 250 * 2 ** Math.min(this.#failures, 6)) : PATIENT_DELAY;
    // Jitter, or every page of a restarted server comes back in the same instant.
    const timer = setTimeout(() => this.start(), most * (0.5 + Math.random() / 2));
    this.#retry = () => clearTimeout(timer);
    if (first) this.emit('failed', { code: 'network', params: { url: this.#address.url, reason } });
  }
}
