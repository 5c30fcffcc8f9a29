import type { PeerElementsError } from '../base/errors.js';
import { unwanted, why } from './file-rules.js';
import type { Act, Desk, FileTransfer } from './file-transfer.js';
import type { TransferState } from './file-types.js';
import type { Word } from './file-wire.js';

/** Loaded by everything that a file which simply arrives does not need. */

/** Nobody is asked about what the limits leave out, or about more than a person can answer. */
export function admit(desk: Desk, transfer: FileTransfer, most: number): void {
  const waiting = [...desk.all.values()].filter((each) => each.untouched);
  const reason = waiting.length > most ? 'many' : unwanted(transfer, desk.limits());
  if (reason) {
    desk.end(transfer, 'declined', reason);
    desk.all.delete(transfer.id);
  } else if (!transfer.over) desk.emit('file', { transfer });
}

/** What the other side says: all but what a file needs that simply arrives. */
export async function hear(desk: Desk, transfer: FileTransfer | undefined, word: Word): Promise<void> {
  const { k, id, reason } = word;
  if (!transfer) {
    if (k === 'want') desk.say({ k: 'stop', id, reason: 'gone' });
  } else if (transfer.over) {
    if (k === 'offer' || k === 'want') tell(desk, transfer);
  } else if (k === 'offer') {
    if (transfer.direction === 'send' || transfer.size !== word.size)
      desk.end(transfer, 'failed', 'protocol');
  } else if (k === 'stop') {
    // What was only offered is as if it had never been.
    if (transfer.untouched) desk.all.delete(transfer.id);
    desk.end(transfer, reason ? 'failed' : 'cancelled', reason, false);
  } else if (k === 'pause' || k === 'go') {
    transfer.pausedByPeer = k === 'pause';
    transfer.show();
    goOn(desk, transfer);
  } else if (transfer.direction === 'receive') desk.end(transfer, 'failed', 'protocol');
  else if (k === 'no') desk.end(transfer, 'declined', reason, false);
  else if (k === 'want') await wanted(desk, transfer, word);
  else if (k === 'done') await desk.serve(transfer, word);
}

/** Asked for before it was chosen again, or before what the other side has of it was compared. */
async function wanted(desk: Desk, transfer: FileTransfer, word: Word): Promise<void> {
  const { file } = transfer;
  transfer.more.wanted = word;
  transfer.file = null;
  if (!file) return;
  await transfer.provide(file).catch((error: PeerElementsError) => {
    transfer.error = error;
    transfer.show();
    desk.say({ k: 'pause', id: transfer.id });
  });
}

/** From the last block that was sent whole, if nothing holds it back. */
function goOn({ link }: Desk, transfer: FileTransfer): void {
  const job = link?.sending?.jobs.get(transfer);
  if (job) link?.sending?.jobs.set(transfer, { ...job, at: job.sent });
  void link?.sending?.run();
}

/** The word for how it ended, as often as the other side asks. */
function tell(desk: Desk, transfer: FileTransfer, stage = transfer.stage): void {
  const { id, hash, direction, more } = transfer;
  const { reason } = more;
  if (stage === 'done' && direction === 'send') return;
  const k = stage === 'done' ? 'done' : stage === 'declined' ? 'no' : 'stop';
  more.untold = !desk.say({ k, id, hash: hash ?? undefined, reason });
}

/** A new link: the other side may not know how it stands. */
export async function meet(desk: Desk, transfer: FileTransfer): Promise<void> {
  const { id, over, direction, stage, file, paused } = transfer;
  if (over) return tell(desk, transfer);
  if (direction === 'send') desk.say({ k: 'offer', ...transfer.info });
  else if (stage !== 'offered') await desk.receiving?.want(transfer);
  if (paused || file === null) desk.say({ k: 'pause', id });
}

export async function act(desk: Desk, transfer: FileTransfer, what: Act, file?: File): Promise<void> {
  const { id, more } = transfer;
  if (what === 'blob') throw why('unfinished');
  if (transfer.over) return;
  if (what === 'cancel') desk.end(transfer, 'cancelled');
  else if (what === 'decline') {
    if (transfer.untouched) desk.end(transfer, 'declined');
  } else if (what === 'provide') {
    const { provide } = await import('./file-again.js');
    await provide(transfer, file as File);
    desk.say({ k: 'go', id });
    if (more.wanted) await desk.serve(transfer, more.wanted);
  } else if (!transfer.untouched) {
    transfer.paused = what === 'pause';
    desk.say({ k: transfer.paused ? 'pause' : 'go', id });
    transfer.show();
    goOn(desk, transfer);
  }
}

export function end(
  desk: Desk,
  transfer: FileTransfer,
  stage: TransferState,
  reason: string | undefined,
  untold: boolean,
): void {
  Object.assign(transfer.more, { reason, untold });
  if (reason) transfer.error = why(reason);
  if (untold) tell(desk, transfer, stage);
  transfer.show(stage);
  drop(desk, transfer);
}

function drop(desk: Desk, transfer: FileTransfer): void {
  const { intakes } = desk.receiving ?? {};
  const intake = intakes?.get(transfer);
  intakes?.delete(transfer);
  // A folder in which something is being written cannot go; and who chose a file may have taken it away.
  void intake?.stored.then(() => intake.sink.drop()).catch(() => undefined);
  void desk.rows.remove(transfer.id);
}

export function forget(desk: Desk, id: string): void {
  const transfer = desk.all.get(id);
  if (!transfer) return;
  desk.end(transfer, 'cancelled');
  desk.all.delete(id);
  drop(desk, transfer);
}

/** The page is gone, or the conversation: what lasts stays. */
export async function dispose({ receiving, rows }: Desk): Promise<void> {
  const intakes = [...(receiving?.intakes.values() ?? [])];
  receiving?.intakes.clear();
  await Promise.allSettled(
    intakes.map(({ sink, stored }) => stored.then(() => (sink.folder ? sink.close?.() : sink.drop()))),
  );
  // Another page may go on with what is received as soon as this one has let go of it.
  rows.release?.();
}

const said = new WeakSet<Desk>();

/** Nothing outlives this page: said once. */
export function unkept(desk: Desk, cause: unknown): void {
  if (said.has(desk)) return;
  said.add(desk);
  desk.emit('error', why('unkept', cause));
}
