import { randomToken } from '../base/id.js';
import type { Cleanup } from '../base/lifetime.js';
import { words } from '../base/words.js';
import { readChat, type ChatWire, type OtherWire } from './chat-wire.js';

/** For what came within this time one transaction and one acknowledgement: a burst does not double the traffic. */
const COMMIT_MS = 20;
/** Bytes that may wait in the browser: more is no faster, and is gone with the link. */
const HIGH = 256 * 1024;

/** Something that must arrive once and in order; `id` is that of the message that it makes, where it makes one. */
export interface Op {
  readonly k: string;
  readonly id?: string;
}
export type NumberedOp = Op & { readonly n: number };

export interface OutRow {
  readonly epoch: string;
  readonly n: number;
  /** Whose conversation, and with whom. */
  readonly conversation: string;
  readonly op: NumberedOp;
}

export interface Cursor {
  readonly epoch: string;
  /** The last number that was taken. */
  readonly n: number;
  /** When, in milliseconds since the epoch: what is very old is dropped. */
  readonly at: number;
}

/**
 * What is written in one transaction. `done`: everything of the epoch up to `n` leaves the outbox. A function calls
 * `next` once what follows may look at what it wrote.
 */
export type Step =
  | readonly ['out', OutRow]
  | readonly ['in', Cursor]
  | readonly ['done', { readonly epoch: string; readonly n: number }]
  /** A message of the history. */
  | readonly ['rows', object]
  | ((transaction: IDBTransaction, next: () => void) => void);

/** How far the numbers of an epoch have been taken. */
export interface Inbox {
  readonly epoch: string;
  expected: number;
  /** The last number that was done. */
  done: number;
}

/** Where it is kept over reloads and crashes. */
export interface Journal {
  /** By epoch, what this page life has taken: more than is kept, and whichever chat took it. */
  readonly taken: Map<string, Inbox>;
  /** This page life owns the epoch until `release` is called, or it ends in whatever way. */
  hold(epoch: string, release: Promise<unknown>): Promise<void>;
  /** All or nothing; settles when it is kept. */
  write(steps: readonly Step[]): Promise<void>;
  cursor(epoch: string): Promise<number>;
}

export interface DeliveryHost {
  readonly conversation: string;
  readonly journal: Journal;
  /** Settles when what earlier page lives left is here: it goes first. */
  readonly restored: Promise<unknown>;
  /** Does what came; a promise where that takes a while, and what follows waits for it. */
  apply(op: OtherWire): void | Promise<void>;
  /** What has no number. */
  hear(wire: OtherWire): void;
  /** These messages are on the wire, or have arrived. */
  mark(ids: readonly string[], state: 'sent' | 'delivered'): void;
  /** All has arrived. */
  idle(): void;
  /** It goes on in memory. */
  unkept(cause: unknown): void;
  /** What came could not be done. */
  failed(cause: unknown): void;
}

interface Stream {
  readonly epoch: string;
  unsent: NumberedOp[];
}

/**
 * Brings operations to the other kit once and in order, over however many links it takes. What it sends is numbered
 * under an epoch of its own and kept until it is acknowledged; what comes is acknowledged once it is kept.
 */
export class Delivery {
  readonly #host: DeliveryHost;
  /** Epochs sort by age, so that what is left of several page lives goes in order. */
  readonly #own: Stream = { epoch: Date.now().toString(36) + randomToken(), unsent: [] };
  /** Of page lives that are gone, the oldest first. */
  readonly #left: Stream[] = [];
  #next = 1;
  /** The one that is being sent, and how much of it is on the wire. */
  #stream = this.#own;
  #sent = 0;
  #channel: RTCDataChannel | null = null;
  #greeted = false;
  #inbox: Inbox | null = null;
  /** What came while something before it is still being done. */
  #waiting: OtherWire[] | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of what is being done, and of what is done and not yet kept. */
  #along: Step[] = [];
  #done: Step[] = [];
  #steps: Step[] = [];
  #batch: Promise<void> | null = null;
  #owned: Promise<void> | null = null;
  #end!: () => void;
  /** Settles when it is disposed of: what it holds is anybody's then. */
  readonly gone = new Promise<void>((end) => (this.#end = end));

  constructor(host: DeliveryHost) {
    this.#host = host;
  }

  /** Operations that the other side has not acknowledged. */
  get unsent(): readonly NumberedOp[] {
    return [...this.#left, this.#own].flatMap(({ unsent }) => unsent);
  }

  /** Everything has been acknowledged. */
  get isDone(): boolean {
    return [...this.#left, this.#own].every(({ unsent }) => unsent.length === 0);
  }

  /** It is on the wire when this returns, where there is a link; `kept` settles when it is kept. */
  put(op: Op): { readonly isSent: boolean; readonly kept: Promise<void> } {
    words.at = Date.now();
    const numbered = { ...op, n: this.#next++ };
    const { epoch, unsent } = this.#own;
    unsent.push(numbered);
    const { conversation } = this.#host;
    const kept = this.keep(['out', { epoch, n: numbered.n, conversation, op: numbered }]);
    this.#pump(numbered);
    return { isSent: this.#stream === this.#own && this.#sent === unsent.length, kept };
  }

  /** Takes up what a page life that is gone has left. */
  adopt(epoch: string, ops: readonly NumberedOp[]): void {
    this.#left.push({ epoch, unsent: [...ops] });
    this.#left.sort((a, b) => (a.epoch < b.epoch ? -1 : 1));
    if (this.#greeted && this.#stream.unsent.length === 0) this.#greet();
  }

  /** What was not acknowledged is meant for nobody any more. */
  drop(): readonly NumberedOp[] {
    const dropped = this.unsent;
    for (const stream of [...this.#left, this.#own]) {
      const n = stream.unsent.splice(0).at(-1)?.n;
      if (n !== undefined) void this.keep(['done', { epoch: stream.epoch, n }]);
    }
    return dropped;
  }

  /** The next link. */
  attach(channel: RTCDataChannel, cleanup: Cleanup): void {
    this.#channel = channel;
    channel.bufferedAmountLowThreshold = HIGH / 2;
    cleanup.listen(channel, 'open', () => this.#greet());
    cleanup.listen(channel, 'bufferedamountlow', () => this.#pump());
    cleanup.listen(channel, 'message', (event) => this.#receive((event as MessageEvent<unknown>).data));
    cleanup.add(() => {
      this.#channel = null;
      this.#greeted = false;
      // It will come again.
      this.#waiting &&= [];
    });
  }

  /** Something of the moment; lost where there is no link. */
  say(wire: object): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(wire));
  }

  dispose(): void {
    this.flush();
    this.#end();
  }

  #greet(): void {
    const channel = this.#channel;
    void this.#host.restored.then(() => {
      if (channel !== this.#channel) return;
      const stream = (this.#stream = this.#left.find(({ unsent }) => unsent.length > 0) ?? this.#own);
      this.#sent = 0;
      this.say({ k: 'hi', epoch: stream.epoch, first: stream.unsent[0]?.n ?? this.#next });
      this.#greeted = true;
      this.#pump();
    });
  }

  #pump(quiet?: NumberedOp): void {
    const { unsent } = this.#stream;
    const channel = this.#channel;
    if (!this.#greeted || channel?.readyState !== 'open') return;
    const from = this.#sent;
    while (this.#sent < unsent.length && channel.bufferedAmount < HIGH) this.say(unsent[this.#sent++] as Op);
    this.#host.mark(idsOf(unsent.slice(from, this.#sent).filter((op) => op !== quiet)), 'sent');
  }

  #acknowledged(n: number): void {
    const { epoch, unsent } = this.#stream;
    let count = 0;
    while (count < this.#sent && (unsent[count] as NumberedOp).n <= n) count++;
    if (count === 0) return;
    const done = unsent.splice(0, count);
    this.#sent -= count;
    void this.keep(['done', { epoch, n }]);
    this.#host.mark(idsOf(done), 'delivered');
    if (unsent.length > 0) return;
    const { isDone } = this;
    if (!isDone || this.#stream !== this.#own) this.#greet();
    if (isDone) this.#host.idle();
  }

  #receive(data: unknown): void {
    const wire = readChat(data);
    if (!wire) return;
    if (wire.k === 'a') {
      const { n, epoch } = wire as { n: number; epoch?: string };
      if ((epoch ?? this.#stream.epoch) === this.#stream.epoch) this.#acknowledged(n);
    } else this.#inOrder(wire as OtherWire);
  }

  #inOrder(wire: OtherWire): void {
    if (this.#waiting) this.#waiting.push(wire);
    else this.#take(wire);
  }

  #take(wire: ChatWire): void {
    const step = wire.k === 'hi' ? this.#turn(wire as never) : this.#apply(wire as OtherWire);
    if (!step) return;
    this.#waiting = [];
    void step.then(() => {
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      for (const next of waiting) this.#inOrder(next);
    });
  }

  /** The numbers of this epoch follow. */
  async #turn({ epoch, first }: { epoch: string; first: number }): Promise<void> {
    this.flush();
    // What comes is kept beside what came before.
    await this.#host.restored;
    const { taken, cursor } = this.#host.journal;
    const done = taken.has(epoch) ? 0 : await cursor(epoch).catch(() => 0);
    const inbox = taken.get(epoch) ?? { epoch, expected: done + 1, done };
    this.#inbox = inbox;
    if (first <= inbox.expected) return;
    // What the other side will not send any more was here before storage was cleared, or is meant for nobody now.
    inbox.expected = first;
    inbox.done = first - 1;
  }

  #apply(op: OtherWire): void | Promise<void> {
    words.at = Date.now();
    const { n } = op;
    const inbox = this.#inbox;
    if (n === undefined) return this.#host.hear(op);
    if (!inbox) return;
    // The channel is ordered, so a gap is a fault of the other side; it will be told what is missing.
    const isNext = n === inbox.expected;
    const done = () => {
      if (isNext) inbox.done = n;
      this.#done.push(...this.#along.splice(0));
      this.#timer ??= setTimeout(() => this.flush(), COMMIT_MS);
    };
    if (!isNext) return done();
    inbox.expected++;
    this.#host.journal.taken.set(inbox.epoch, inbox);
    const doing = this.#host.apply(op);
    if (!doing) return done();
    return doing.then(done, (cause: unknown) => {
      inbox.expected = n;
      this.#host.failed(cause);
    });
  }

  /** Writes what is done and not yet kept. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const channel = this.#channel;
    const { epoch, done: n } = this.#inbox as Inbox;
    void this.keep(['in', { epoch, n, at: Date.now() }], ...this.#done.splice(0)).then(() => {
      if (channel === this.#channel) this.say({ k: 'a', n, epoch });
    });
  }

  /** Kept in one transaction with the word that what is being applied was taken. */
  along(step: Step): void {
    this.#along.push(step);
  }

  /** Settles when these are kept, together with what else is written in this turn. */
  keep(...steps: readonly Step[]): Promise<void> {
    this.#steps.push(...steps);
    return (this.#batch ??= this.#ready()
      .then(() => {
        this.#batch = null;
        return this.#host.journal.write(this.#steps.splice(0));
      })
      .catch((cause: unknown) => {
        this.#batch = null;
        this.#host.unkept(cause);
      }));
  }

  /** Settles when this page life owns its epoch. */
  #ready(): Promise<void> {
    return (this.#owned ??= this.#host.journal.hold(this.#own.epoch, this.gone));
  }
}

function idsOf(ops: readonly Op[]): string[] {
  return ops.flatMap(({ id }) => id ?? []);
}
