import { words } from '../base/words.js';
import { BLOCK, digestOf, hashOf, hex } from './file-hash.js';
import { blockOf, close } from './file-read.js';
import type { Desk, FileTransfer, Job, Sending } from './file-transfer.js';

const CHUNK = 64 * 1024;
/** Bytes that may wait in the browser; a quarter of them asks for more. */
const HIGH = 1024 * 1024;
/** For so long after a word of a chat none wait: somewhat slower, and the next word there in half the time. */
const TALK_MS = 2000;
/** By so much more may wait after that with each message: all at once is more than a path takes that was idle. */
const GROWTH = 2048;

/** Sends over one link: a block of each file in turn, the next one read and hashed while one is on its way. */
export function startSending(desk: Desk, channel: RTCDataChannel): Sending {
  const jobs = new Map<FileTransfer, Job>();
  /** What blocks were in that are sent. */
  const free: ArrayBuffer[] = [];
  let running = false;
  let room = HIGH;
  channel.onopen = () => void run();

  async function run(): Promise<void> {
    if (running || channel.readyState !== 'open') return;
    running = true;
    try {
      for (let block = read(); block;) {
        const put = await block;
        const next = read();
        await put?.();
        block = next ?? read();
      }
      running = false;
    } catch {
      // The channel is closed: this link sends nothing more.
    }
  }

  /** The next block of the file whose turn it is. */
  function read() {
    for (const [transfer, job] of jobs) {
      const { at } = job;
      const end = Math.min(at + BLOCK, transfer.size);
      if (transfer.over) {
        jobs.delete(transfer);
        close(job);
      }
      if (transfer.over || transfer.waitingFor || at === end || end > job.upto) continue;
      job.at = end;
      jobs.delete(transfer);
      jobs.set(transfer, job);
      return load(transfer, job, at, end);
    }
    return undefined;
  }

  async function load(transfer: FileTransfer, job: Job, at: number, end: number) {
    try {
      const data = await blockOf(job, transfer.file as File, at, end, free.pop() ?? new ArrayBuffer(BLOCK));
      const digest = (transfer.digests[at / BLOCK] = await digestOf(data));
      const head = { k: 'block', slot: job.slot, at, hash: digest && hex(digest) };
      return () => put(transfer, job, JSON.stringify(head), data, end);
    } catch {
      // One that was asked for anew is read anew.
      if (jobs.get(transfer) === job) desk.end(transfer, 'failed', 'unreadable');
      return undefined;
    }
  }

  async function put(
    transfer: FileTransfer,
    job: Job,
    head: string,
    data: Uint8Array<ArrayBuffer>,
    end: number,
  ) {
    const stops = () => jobs.get(transfer) !== job || transfer.over || transfer.waitingFor;
    if (stops()) return;
    channel.send(head);
    for (let from = 0; from < data.length; from += CHUNK) {
      room = Date.now() - words.at < TALK_MS ? 0 : Math.min(HIGH, room + GROWTH);
      channel.bufferedAmountLowThreshold = room / 4;
      if (channel.bufferedAmount > room) await new Promise((low) => (channel.onbufferedamountlow = low));
      if (stops()) return;
      channel.send(data.subarray(from, from + CHUNK));
    }
    free.push(data.buffer);
    job.sent = end;
    transfer.progress(transfer.bytes);
  }

  return {
    jobs,
    run,

    async hear(transfer, { k, slot = 0, at = 0, upto = 0, hash }) {
      const { size, digests } = transfer;
      if (k === 'want') {
        close(jobs.get(transfer));
        // The word that brought the file need not be followed by others.
        words.at = 0;
        jobs.set(transfer, { slot, at, sent: at, upto });
        transfer.show(transfer.stage === 'offered' ? 'accepted' : undefined);
      }
      const job = jobs.get(transfer);
      const sent = job?.sent ?? size;
      if (at > Math.min(sent, size) || (at % BLOCK && at !== size) || (k === 'done' && sent < size))
        return desk.end(transfer, 'failed', 'protocol');
      if (k === 'done') {
        const own = await hashOf(digests, size);
        if (own && hash && own !== hash) return desk.end(transfer, 'failed', 'hash');
        transfer.finish(own ?? hash, () => Promise.resolve(transfer.file as File));
        return desk.rows.remove(transfer.id);
      }
      if (!job) return;
      job.upto = Math.max(job.upto, upto);
      if (at > transfer.bytes) transfer.progress(at);
      void run();
    },
  };
}
