import { digestOf, hashOf, hex } from './file-hash.js';
import type { KeptRow } from './file-rows.js';
import { openSink, type Sink } from './file-store.js';
import type { FileTransfer } from './file-transfer.js';
import { BLOCK, readWord, type Word } from './file-wire.js';

/** How many blocks may be on their way or in memory, of all files together; one of each file in any case. */
const WINDOW = 8;

export interface ReceiveHost {
  readonly linked: boolean;
  /** A name that no other has, from which the page can be told. */
  folder(): string;
  say(word: Word): void;
  keep(row: KeptRow): Promise<unknown>;
  end(transfer: FileTransfer, stage: 'done' | 'failed', reason?: string): void;
}

interface Intake {
  readonly transfer: FileTransfer;
  readonly folder: string;
  readonly sink: Sink;
  slot: number;
  /** Where the next block begins. */
  next: number;
  upto: number;
  /** Blocks are checked and stored one after the other. */
  stored: Promise<void>;
  /** Where a block came that was not what its digest says. */
  bad: number;
}

interface Block {
  readonly intake: Intake;
  readonly at: number;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly hash: string | undefined;
  filled: number;
}

/** Takes what comes, checks it block by block and stores it. */
export class Receiving {
  readonly #host: ReceiveHost;
  readonly #intakes = new Map<FileTransfer, Intake>();
  #slots = 0;
  #block: Block | null = null;

  constructor(host: ReceiveHost) {
    this.#host = host;
  }

  async accept(transfer: FileTransfer, handle?: FileSystemFileHandle): Promise<void> {
    const folder = this.#host.folder();
    const sink = await openSink(folder, transfer.size, handle);
    if (transfer.stage !== 'offered') return sink.drop();
    transfer.stage = 'accepted';
    const intake = this.add(transfer, folder, sink);
    await this.#keep(intake);
    transfer.show();
    await this.want(transfer);
  }

  add(transfer: FileTransfer, folder: string, sink: Sink): Intake {
    const intake = { transfer, folder, sink, slot: 0, next: 0, upto: 0, stored: Promise.resolve(), bad: -1 };
    this.#intakes.set(transfer, intake);
    return intake;
  }

  #keep({ transfer, sink, folder }: Intake): Promise<unknown> {
    if (!sink.lasting) return Promise.resolve();
    const { info, hash, stage } = transfer;
    return this.#host.keep({ direction: 'receive', info, folder, hash, done: stage === 'done' });
  }

  /** Asks for what is missing: under a new slot, so that what is on its way still is no longer taken. */
  async want(transfer: FileTransfer): Promise<void> {
    const intake = this.#intakes.get(transfer);
    if (!intake) return;
    intake.slot = 0;
    if (this.#block?.intake === intake) this.#block = null;
    await intake.stored;
    const { size, bytes, id, digests } = transfer;
    if (bytes === size) return this.#finish(intake);
    if (!this.#host.linked || transfer.over) return;
    const hash = bytes ? await hashOf(digests, bytes) : undefined;
    intake.slot = ++this.#slots;
    intake.next = bytes;
    this.#host.say({
      k: 'want',
      id,
      slot: intake.slot,
      at: bytes,
      upto: this.#credit(intake),
      ...(hash && { hash }),
    });
  }

  #credit(intake: Intake): number {
    const active = [...this.#intakes.keys()].filter(({ over }) => !over).length;
    const blocks = Math.max(1, Math.floor(WINDOW / active));
    return (intake.upto = Math.max(intake.upto, intake.transfer.bytes + blocks * BLOCK));
  }

  /** What came on the channel of bytes: the head of a block, or a part of one. */
  take(data: unknown): void {
    const block = this.#block;
    if (typeof data === 'string') this.#begin(readWord(data));
    else if (block && data instanceof ArrayBuffer) {
      const { intake, data: whole, at } = block;
      if (block.filled + data.byteLength > whole.length) return this.#fail(intake);
      whole.set(new Uint8Array(data), block.filled);
      block.filled += data.byteLength;
      if (block.filled < whole.length) return;
      this.#block = null;
      intake.next = at + whole.length;
      const slot = intake.slot;
      intake.stored = intake.stored.then(() => this.#store(block, slot));
    }
  }

  #begin(word: ReturnType<typeof readWord>): void {
    this.#block = null;
    if (word?.k !== 'block') return;
    const { slot, at = -1, hash } = word;
    const intake = [...this.#intakes.values()].find((each) => each.slot === slot && !each.transfer.over);
    // What was asked for before it was asked for anew.
    if (!intake || !slot) return;
    const { size } = intake.transfer;
    const length = Math.min(BLOCK, size - at);
    if (at !== intake.next || length <= 0 || at + length > intake.upto) return this.#fail(intake);
    this.#block = { intake, at, data: new Uint8Array(length), hash, filled: 0 };
  }

  #fail({ transfer }: Intake, reason = 'protocol'): void {
    this.#block = null;
    this.#host.end(transfer, 'failed', reason);
  }

  async #store({ intake, at, data, hash }: Block, slot: number): Promise<void> {
    const { transfer, sink } = intake;
    const stale = () => transfer.over || transfer.bytes !== at;
    if (stale()) return;
    try {
      const digest = await digestOf(data);
      const own = digest && hex(digest);
      if (own && hash && own !== hash) {
        if (intake.bad === at) return this.#fail(intake, 'hash');
        intake.bad = at;
        void this.want(transfer);
        return;
      }
      await sink.write(at, data, own);
      if (stale()) return;
      transfer.digests[at / BLOCK] = digest;
      transfer.progress(at + data.length);
    } catch {
      return this.#fail(intake, 'storage');
    }
    const { id, bytes, size } = transfer;
    if (bytes === size) await this.#finish(intake);
    else if (slot === intake.slot) this.#host.say({ k: 'credit', id, at: bytes, upto: this.#credit(intake) });
  }

  async #finish(intake: Intake): Promise<void> {
    const { transfer, sink } = intake;
    if (transfer.over) return;
    try {
      transfer.hash = (await hashOf(transfer.digests, transfer.size)) ?? null;
      await sink.close();
    } catch {
      return this.#fail(intake, 'storage');
    }
    this.#host.end(transfer, 'done');
    await this.#keep(intake);
  }

  async whole(transfer: FileTransfer): Promise<Blob | undefined> {
    return this.#intakes.get(transfer)?.sink.whole();
  }

  /** What was stored of it goes. */
  async drop(transfer: FileTransfer): Promise<void> {
    const sink = this.#intakes.get(transfer)?.sink;
    this.#intakes.delete(transfer);
    await sink?.drop();
  }

  /** The page is gone, or the conversation: what lasts stays. */
  dispose(): void {
    for (const { sink } of this.#intakes.values()) if (!sink.lasting) void sink.drop();
    this.#intakes.clear();
  }
}
