import { digestOf, hashOf, hex } from './file-hash.js';
import type { FileTransfer } from './file-transfer.js';
import { BLOCK, type Word } from './file-wire.js';

const CHUNK = 64 * 1024;
const HIGH = 1024 * 1024;
const LOW = 256 * 1024;

type End = (transfer: FileTransfer, stage: 'done' | 'failed', reason?: string) => void;

interface Job {
  readonly slot: number;
  /** Up to where it was read; whole blocks. */
  at: number;
  /** Up to where it was given to the channel; whole blocks. */
  sent: number;
  upto: number;
}

/** Sends over one link: a block of each file in turn, the next one read and hashed while one is on its way. */
export class Sending {
  readonly #channel: RTCDataChannel;
  readonly #end: End;
  readonly #jobs = new Map<FileTransfer, Job>();
  #running = false;

  constructor(channel: RTCDataChannel, end: End) {
    this.#channel = channel;
    this.#end = end;
    channel.bufferedAmountLowThreshold = LOW;
    channel.addEventListener('open', () => void this.#run());
  }

  async hear(transfer: FileTransfer, { k, slot = 0, at = 0, upto = 0, hash }: Word): Promise<void> {
    const { size, digests } = transfer;
    let job = this.#jobs.get(transfer);
    if (k === 'want') {
      this.#jobs.set(transfer, (job = { slot, at, sent: at, upto }));
      if (transfer.stage === 'offered') transfer.stage = 'accepted';
      transfer.show();
    }
    const sent = job?.sent ?? size;
    if (at > Math.min(sent, size) || (at % BLOCK && at !== size) || (k === 'done' && sent < size))
      return this.#end(transfer, 'failed', 'protocol');
    if (k === 'done') {
      this.#jobs.delete(transfer);
      const own = await hashOf(digests, size);
      if (own && hash && own !== hash) return this.#end(transfer, 'failed', 'hash');
      transfer.bytes = size;
      transfer.hash = own ?? hash ?? null;
      return this.#end(transfer, 'done');
    }
    if (!job) return;
    job.upto = Math.max(job.upto, upto);
    if (at > transfer.bytes) transfer.progress(at);
    void this.#run();
  }

  /** It may go on: from the last block that was sent whole. */
  go(transfer: FileTransfer): void {
    const job = this.#jobs.get(transfer);
    if (job) this.#jobs.set(transfer, { ...job, at: job.sent });
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running || this.#channel.readyState !== 'open') return;
    this.#running = true;
    try {
      for (let block = this.#read(); block;) {
        const put = await block;
        const next = this.#read();
        await put?.();
        block = next ?? this.#read();
      }
      this.#running = false;
    } catch {
      // The channel is closed: this link sends nothing more.
    }
  }

  /** The next block of the file whose turn it is. */
  #read() {
    for (const [transfer, job] of this.#jobs) {
      const { at } = job;
      const end = Math.min(at + BLOCK, transfer.size);
      if (transfer.over) this.#jobs.delete(transfer);
      if (transfer.over || transfer.waitingFor || at === end || end > job.upto) continue;
      job.at = end;
      this.#jobs.delete(transfer);
      this.#jobs.set(transfer, job);
      return this.#load(transfer, job, at, end);
    }
    return undefined;
  }

  async #load(transfer: FileTransfer, job: Job, at: number, end: number) {
    try {
      const data = await (transfer.file as File).slice(at, end).arrayBuffer();
      const digest = (transfer.digests[at / BLOCK] = await digestOf(data));
      const head = { k: 'block', slot: job.slot, at, ...(digest && { hash: hex(digest) }) };
      return () => this.#put(transfer, job, JSON.stringify(head), data, end);
    } catch {
      this.#end(transfer, 'failed', 'unreadable');
      return undefined;
    }
  }

  async #put(transfer: FileTransfer, job: Job, head: string, data: ArrayBuffer, end: number): Promise<void> {
    const channel = this.#channel;
    const goes = () => this.#jobs.get(transfer) === job && !transfer.over && !transfer.waitingFor;
    if (!goes()) return;
    channel.send(head);
    for (let from = 0; from < data.byteLength; from += CHUNK) {
      if (channel.bufferedAmount > HIGH) await new Promise((low) => (channel.onbufferedamountlow = low));
      if (!goes()) return;
      channel.send(new Uint8Array(data, from, Math.min(CHUNK, data.byteLength - from)));
    }
    job.sent = end;
    transfer.progress(transfer.bytes);
  }
}
