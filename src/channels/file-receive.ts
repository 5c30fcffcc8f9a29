import { toError } from '../base/errors.js';
import { randomToken } from '../base/id.js';
import { BLOCK, hashOf, hex } from './file-hash.js';
import { openSink } from './file-store.js';
import type { Desk, FileTransfer, Intake, Receiving } from './file-transfer.js';
import type { AcceptOptions, Block, Sink } from './file-types.js';
import { readWord } from './file-wire.js';

/** How many blocks may be on their way or in memory, of all files together; one of each file in any case. */
const WINDOW = 8;
/** Messages that make up one block: each takes memory besides its bytes, and one may have none. */
const MOST_PARTS = 1024;

export async function accept(desk: Desk, transfer: FileTransfer, options?: AcceptOptions): Promise<void> {
  if (!transfer.untouched) return;
  const receiving = receivingOf(desk);
  let kept: Promise<void>;
  try {
    // The page can be told from the name of the folder, and must be known to live before there is one.
    await desk.rows.hold().catch(() => undefined);
    const folder = `${desk.rows.page}-${randomToken()}`;
    const sink = await openSink(folder, transfer.size, options?.handle);
    if (!transfer.untouched) return void sink.drop();
    transfer.show('accepted');
    receiving.add(transfer, sink);
    kept = keep(desk, transfer, sink);
  } catch (cause) {
    transfer.error = toError(cause, 'storage-full', 'The file could not be stored: {cause}.');
    transfer.show();
    throw transfer.error;
  }
  await Promise.all([receiving.want(transfer), kept]);
}

export const receivingOf = (desk: Desk): Receiving => (desk.receiving ??= startReceiving(desk));

async function keep(desk: Desk, { info, over, hash }: FileTransfer, { folder }: Sink): Promise<void> {
  if (folder) await desk.keep({ info, folder, done: over, hash });
}

/** Takes what comes, checks it block by block and stores it. */
function startReceiving(desk: Desk): Receiving {
  const intakes = new Map<FileTransfer, Intake>();
  let slots = 0;
  /** The block that is coming in. */
  let intake: Intake | undefined;
  let parts: ArrayBuffer[] = [];
  let length = 0;
  let filled = 0;
  let hash: string | undefined;

  function add(transfer: FileTransfer, sink: Sink): void {
    const stored = Promise.resolve();
    intakes.set(transfer, { transfer, sink, slot: 0, next: 0, upto: 0, stored, bad: -1 });
  }

  async function want(transfer: FileTransfer): Promise<void> {
    const wanted = intakes.get(transfer);
    if (!wanted) return;
    wanted.slot = 0;
    if (wanted === intake) intake = undefined;
    await wanted.stored;
    const { bytes } = transfer;
    if (bytes === transfer.size) return finish(wanted);
    const known = bytes ? await hashOf(transfer.digests, bytes) : undefined;
    wanted.slot = ++slots;
    wanted.next = bytes;
    ask('want', wanted, known);
  }

  function ask(k: 'want' | 'credit', asking: Intake, known?: string): void {
    const { slot, transfer } = asking;
    const { id, bytes } = transfer;
    const running = [...intakes.keys()].filter(({ over }) => !over).length;
    asking.upto = Math.max(asking.upto, bytes + Math.max(1, Math.floor(WINDOW / running)) * BLOCK);
    if (!transfer.over) desk.say({ k, id, slot, at: bytes, upto: asking.upto, hash: known });
  }

  /** The head of a block; one before that is not whole is given up. */
  function begin(text: string): void {
    const { k, slot, at = 0, hash: digest } = readWord(text) ?? {};
    intake = undefined;
    for (const each of intakes.values()) if (each.slot === slot && !each.transfer.over) intake = each;
    // What was asked for before it was asked for anew.
    if (k !== 'block' || !slot || !intake) return void (intake = undefined);
    length = Math.min(BLOCK, intake.transfer.size - at);
    if (at !== intake.next || length <= 0 || at + length > intake.upto) return fail(intake);
    parts = [];
    filled = 0;
    hash = digest;
  }

  function fail(failed: Intake, reason = 'protocol'): void {
    intake = undefined;
    desk.end(failed.transfer, 'failed', reason);
  }

  async function store(run: Intake, slot: number, each: Block): Promise<void> {
    const { transfer, sink } = run;
    const { block, wanted } = each;
    const at = block * BLOCK;
    const stale = () => transfer.over || transfer.bytes !== at;
    // A bit may be damaged on its way, and a worker may die with what it was given.
    const again = (reason: string) => {
      if (run.bad === block) return fail(run, reason);
      run.bad = block;
      void want(transfer);
    };
    if (stale()) return;
    try {
      const digest = await sink.store(each);
      if (stale()) return;
      if (digest && wanted && hex(digest) !== wanted) return again('hash');
      transfer.digests[block] = digest;
      transfer.progress(at + each.length);
      if (transfer.bytes === transfer.size) await finish(run);
      else if (run.slot === slot) ask('credit', run);
    } catch {
      again('storage');
    }
  }

  async function finish(run: Intake): Promise<void> {
    const { transfer, sink } = run;
    const { id, digests, size } = transfer;
    try {
      const total = await hashOf(digests, size);
      if (!transfer.over) await sink.close?.();
      // It may have been cancelled meanwhile, on either side, and is being deleted then.
      if (transfer.over) return;
      transfer.finish(total, () => sink.whole());
      desk.say({ k: 'done', id, hash: total });
      await keep(desk, transfer, sink);
    } catch {
      fail(run, 'storage');
    }
  }

  return {
    intakes,
    add,
    want,

    /** What came on the channel of bytes. */
    take(part: unknown): void {
      if (typeof part === 'string') begin(part);
      else if (intake && part instanceof ArrayBuffer) {
        if (filled + part.byteLength > length || parts.length === MOST_PARTS) return fail(intake);
        parts.push(part);
        filled += part.byteLength;
        if (filled < length) return;
        const run = intake;
        const { slot } = run;
        const block: Block = { block: run.next / BLOCK, parts, length, wanted: hash };
        intake = undefined;
        run.next += length;
        run.stored = run.stored.then(() => store(run, slot, block));
      }
    },
  };
}
