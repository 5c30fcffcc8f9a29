import { digestOf, hashOf } from './file-hash.js';
import type { Receiving } from './file-receive.js';
import { lockOf, NAME, type KeptRow, type Row, type Rows } from './file-rows.js';
import { shortName, why } from './file-rules.js';
import { diskSink } from './file-store.js';
import { FileTransfer, type TransferHost } from './file-transfer.js';
import { BLOCK } from './file-wire.js';

/** Loaded to go on with what a page that is gone left. */

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** A file that was chosen again after a reload goes on where it was, if it is the same one. */
export async function provide(transfer: FileTransfer, file: File): Promise<void> {
  if (transfer.file) return;
  const { wanted, digests, name, size } = transfer;
  let same = shortName(file.name) === name && file.size === size;
  const at = wanted?.at ?? 0;
  if (same && at && wanted?.hash) {
    for (let from = 0; from < at; from += BLOCK)
      digests[from / BLOCK] = await digestOf(
        await file.slice(from, Math.min(from + BLOCK, size)).arrayBuffer(),
      );
    same = (await hashOf(digests, at)) === wanted.hash;
  }
  if (!same) throw why('another-file');
  transfer.file = file;
  transfer.unproved = !wanted;
  transfer.error = null;
  transfer.show();
}

interface RestoreHost extends TransferHost {
  receiving(): Promise<Receiving>;
  keep(row: KeptRow, time?: number): Promise<void>;
}

/** Takes over what no page holds any longer. Two pages do not look at once. */
export async function restore(host: RestoreHost, rows: Rows, all: Map<string, FileTransfer>): Promise<void> {
  await navigator.locks.request(NAME, async () => {
    const { held = [] } = await navigator.locks.query();
    const pages = new Set(held.map(({ name }) => name));
    const kept = (await rows.all()).filter(({ page }) => !pages.has(lockOf(page)));
    await dropFolders(pages, new Set(kept.map(({ folder }) => folder)));
    for (const row of kept) {
      if (Date.now() - row.time > KEPT_MS) await discard(rows, row);
      else if (rows.owns(row) && !all.has(row.info.id)) {
        const { conversation: _, page: __, time, ...rest } = row;
        await host.keep(rest, time);
        all.set(row.info.id, await revive(host, row));
      }
    }
  });
}

async function revive(host: RestoreHost, row: Row): Promise<FileTransfer> {
  const { direction, info, file, handle, folder = '' } = row;
  const transfer = new FileTransfer(host, info, direction, file ?? null);
  if (direction === 'send') {
    // The browser may want to ask a person first, for which there is no click now.
    if (!file && handle) transfer.file = await handle.getFile().catch(() => null);
    return transfer;
  }
  const { sink, hashes, home } = await diskSink(folder);
  const digests = await stored(home, hashes, info.size);
  const receiving = await host.receiving();
  transfer.stage = 'accepted';
  transfer.digests.push(...digests);
  transfer.bytes = Math.min(digests.length * BLOCK, info.size);
  receiving.add(transfer, folder, sink);
  if (row.done) {
    transfer.over = true;
    transfer.stage = 'done';
    transfer.hash = row.hash ?? null;
  }
  return transfer;
}

const blockName = /^(\d+)-([0-9a-f]{64})$/;

/** Digests of the blocks that are there, from the first one on; `hashes` gets to know them. */
async function stored(
  home: FileSystemDirectoryHandle,
  hashes: string[],
  size: number,
): Promise<ArrayBuffer[]> {
  const found: string[] = [];
  for await (const name of home.keys()) {
    const [, block, hash] = blockName.exec(name) ?? [];
    if (hash) found[Number(block)] = hash;
  }
  const first = found.findIndex((hash) => !hash);
  hashes.push(...found.slice(0, first < 0 ? undefined : first));
  // They were written one after the other: only the last one may be what a page left that was closed meanwhile.
  const last = hashes.length - 1;
  if (last >= 0) {
    const file = await (await home.getFileHandle(`${last}-${hashes[last]}`)).getFile();
    if (file.size !== Math.min(BLOCK, size - last * BLOCK)) hashes.pop();
  }
  return hashes.map((hash) => Uint8Array.from(hash.match(/../g) ?? [], (pair) => parseInt(pair, 16)).buffer);
}

async function discard(rows: Rows, { conversation, info, folder }: Row): Promise<void> {
  await rows.remove(info.id, conversation);
  if (folder) await (await folders())?.removeEntry(folder, { recursive: true }).catch(() => undefined);
}

async function folders(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(NAME);
  } catch {
    return null;
  }
}

/** Those whose page went before it could say what is in them. */
async function dropFolders(pages: Set<string | undefined>, known: Set<string | undefined>): Promise<void> {
  const all = await folders();
  if (!all) return;
  for await (const name of all.keys())
    if (!known.has(name) && !pages.has(lockOf(name.split('-')[0] ?? '')))
      await all.removeEntry(name, { recursive: true }).catch(() => undefined);
}
