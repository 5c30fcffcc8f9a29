import { settled, storeOf } from './chat-store.js';
import { DATA, DIGESTS } from './file-block.js';
import { BLOCK, digestOf, hashOf, hex } from './file-hash.js';
import { receivingOf } from './file-receive.js';
import { lockOf, NAME, type Row } from './file-rows.js';
import { shortName, why } from './file-rules.js';
import { diskSink } from './file-store.js';
import { FileTransfer, type Desk } from './file-transfer.js';

/** Loaded to go on with what a page that is gone left. */

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** A file that was chosen again after a reload goes on where it was, if it is the same one. */
export async function provide(transfer: FileTransfer, file: File): Promise<void> {
  if (transfer.file) return;
  const { digests, name, size, more } = transfer;
  const { wanted } = more;
  let same = shortName(file.name) === name && file.size === size;
  const at = wanted?.at ?? 0;
  if (same && at && wanted?.hash) {
    for (let from = 0; from < at; from += BLOCK)
      digests[from / BLOCK] = await digestOf(
        new Uint8Array(await file.slice(from, Math.min(from + BLOCK, size)).arrayBuffer()),
      );
    same = (await hashOf(digests, at)) === wanted.hash;
  }
  if (!same) throw why('another-file');
  transfer.file = file;
  transfer.more.unproved = !wanted;
  transfer.error = null;
  transfer.show();
}

/** Takes over what no page holds any longer. Where this browser keeps nothing it says so, and goes on without. */
export async function restore(desk: Desk): Promise<void> {
  // Pages without https have no locks, and no place for files that would outlive them.
  if (!navigator.locks) return;
  try {
    await takeOver(desk);
  } catch (cause) {
    desk.emit('error', why('unkept', cause));
  }
}

/** Two pages do not look at once. */
async function takeOver(desk: Desk): Promise<void> {
  const { rows } = desk;
  await navigator.locks.request(NAME, async () => {
    // What is made from now on belongs to a page whose lock was held before.
    const all = await folders();
    const names: string[] = [];
    if (all) for await (const name of all.keys()) names.push(name);
    const store = await storeOf('files');
    const whole = await settled<Row[]>(store.getAll());
    const { held = [] } = await navigator.locks.query();
    const pages = new Set(held.map(({ name }) => name));
    const kept = whole.filter(({ page }) => !pages.has(lockOf(page)));
    const known = new Set(whole.map(({ folder }) => folder));
    // Their page went before it could say what is in them.
    for (const name of names)
      if (!known.has(name) && !pages.has(lockOf(name.split('-')[0] ?? '')))
        await all?.removeEntry(name, { recursive: true }).catch(() => undefined);
    for (const row of kept) {
      const { conversation, info, time, folder } = row;
      if (Date.now() - time > KEPT_MS) {
        await rows.remove(info.id, conversation);
        await (await folders())?.removeEntry(folder ?? '', { recursive: true }).catch(() => undefined);
      } else if (conversation === rows.conversation && !desk.all.has(info.id)) {
        await desk.keep(row);
        await revive(desk, row);
      }
    }
  });
}

async function revive(desk: Desk, row: Row): Promise<void> {
  const { info, file, handle, folder } = row;
  if (!folder) {
    // The browser may want to ask a person first, for which there is no click now.
    new FileTransfer(desk, info, file ?? (await handle?.getFile().catch(() => null)) ?? null);
    return;
  }
  const disk = await diskSink(folder);
  const { sink } = disk;
  const digests = await stored(disk, info.size);
  const transfer = new FileTransfer(desk, info);
  transfer.stage = 'accepted';
  transfer.digests.push(...digests);
  transfer.bytes = Math.min(digests.length * BLOCK, info.size);
  receivingOf(desk).add(transfer, sink);
  if (!row.done) return;
  if (transfer.bytes === info.size) transfer.finish(row.hash ?? undefined, () => sink.whole());
  // Somebody has emptied the browser's storage since.
  else desk.end(transfer, 'failed', 'lost', false);
}

const nameOfBlock = /^(\d+)-([0-9a-f]{64})$/;
const NONE = '0'.repeat(64);

/** Digests of the blocks that are there, from the first one on; `names` gets to know where they are. */
async function stored(
  { home, names, blob }: Awaited<ReturnType<typeof diskSink>>,
  size: number,
): Promise<ArrayBuffer[]> {
  const known = await blob(DIGESTS).then(
    (file) => file.arrayBuffer(),
    () => new ArrayBuffer(),
  );
  const isWhole = async (part: Blob, block: number, digest: string | undefined) => {
    const data = new Uint8Array(await part.arrayBuffer());
    const own = data.length === Math.min(BLOCK, size - block * BLOCK) && (await digestOf(data));
    return !!own && hex(own) === digest;
  };
  /** In hex, and the name of a file of its own. */
  const found: [digest: string, name: string][] = [];
  for (let at = 0; at + 32 <= known.byteLength; at += 32) {
    const digest = hex(known.slice(at, at + 32));
    if (digest !== NONE) found[at / 32] = [digest, ''];
  }
  for await (const name of home.keys()) {
    const [, number, digest] = nameOfBlock.exec(name) ?? [];
    const block = Number(number);
    if (!digest) continue;
    // A page without a worker went while it wrote, or wrote anew what was not whole.
    if (found[block] && !(await isWhole(await blob(name), block, digest))) await home.removeEntry(name);
    else found[block] = [digest, name];
  }
  const digests: string[] = [];
  for (const each of found) {
    if (!each) break;
    digests.push(each[0]);
    names.push(each[1]);
  }
  // They were written one after the other: only the last one may be what a page left that went meanwhile.
  const name = names.at(-1);
  if (name !== undefined) {
    const block = names.length - 1;
    const part = name ? await blob(name) : (await blob(DATA)).slice(block * BLOCK, (block + 1) * BLOCK);
    if (!(await isWhole(part, block, digests[block]))) {
      names.pop();
      if (name) await home.removeEntry(name);
    }
  }
  return digests
    .slice(0, names.length)
    .map((digest) => Uint8Array.from(digest.match(/../g) ?? [], (pair) => parseInt(pair, 16)).buffer);
}

async function folders(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(NAME);
  } catch {
    return null;
  }
}
