import { checked, DATA, DIGESTS } from './file-block.js';
import { BLOCK } from './file-hash.js';
import type { Digest } from './file-types.js';
import type { Answer, Asked } from './file-writer.js';

/**
 * A worker, in a file of its own that imports nothing once it is built: hashes blocks and writes them. What it writes to stays
 * open: to open a file for each block costs more than all the rest.
 */

const LOCKED_MS = 5000;

type Bytes = Uint8Array<ArrayBuffer>;
interface SyncAccess {
  write(data: BufferSource, options: { at: number }): number;
  flush(): void;
  close(): void;
}
interface SyncHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
}
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<Asked>) => void;
  postMessage?(answer: Answer | null): void;
  ballast: ArrayBuffer;
};

/** What is open, by the path of its folder: blocks, then digests. */
const open = new Map<string, SyncAccess[]>();

async function opened(path: readonly string[]): Promise<readonly SyncAccess[]> {
  const key = path.join('/');
  const files = open.get(key) ?? [];
  open.set(key, files);
  if (files.length === 2) return files;
  let home = await navigator.storage.getDirectory();
  for (const name of path) home = await home.getDirectoryHandle(name);
  for (const name of [DATA, DIGESTS].slice(files.length)) {
    const handle = (await home.getFileHandle(name, { create: true })) as unknown as SyncHandle;
    files.push(await patient(() => handle.createSyncAccessHandle()));
  }
  return files;
}

/** A page that has just gone may hold a file for a moment. */
async function patient<T>(act: () => Promise<T>): Promise<T> {
  const end = Date.now() + LOCKED_MS;
  for (;;)
    try {
      return await act();
    } catch (cause) {
      if ((cause as Error).name !== 'NoModificationAllowedError' || Date.now() > end) throw cause;
      await new Promise((again) => setTimeout(again, 100));
    }
}

function shut(path: readonly string[]): void {
  const key = path.join('/');
  for (const file of open.get(key) ?? []) file.close();
  open.delete(key);
}

/** The digest comes once its block is durable: what has one is whole. One that is lost has its block asked for again. */
async function write(path: readonly string[], block: number, data: Bytes, digest: Bytes): Promise<void> {
  const [blocks, digests] = (await opened(path)) as [SyncAccess, SyncAccess];
  put(blocks, data, block * BLOCK);
  blocks.flush();
  put(digests, digest, block * digest.length);
}

function put(file: SyncAccess, data: Bytes, at: number): void {
  if (file.write(data, { at }) < data.length) throw new Error('Not all of it was written');
}

async function answerTo({ id, path, block }: Asked): Promise<Answer> {
  try {
    if (block) {
      const { block: at } = block;
      // What has a disk has hashes: both are for pages with https.
      const store = (data: Bytes, digest: Digest) =>
        write(path, at, data, new Uint8Array(digest as ArrayBuffer));
      return { id, digest: await checked(block, store) };
    }
    shut(path);
    return { id };
  } catch (error) {
    shut(path);
    return { id, error: String(error) };
  }
}

// One after the other: what is shut has been written.
let last = Promise.resolve();
const act = async (asked: Asked) => {
  scope.postMessage?.(await answerTo(asked));
  // Browsers collect garbage once they have given out so much memory. This is never touched, so it takes none, but it
  // counts: what arrived is freed after a few blocks instead of after sixty.
  scope.ballast = new ArrayBuffer(8 * BLOCK);
};
scope.onmessage = ({ data }) => {
  const next = () => act(data);
  last = last.then(next, next);
};
// It runs: whoever started it may rely on it. Node, where every module can be imported, has nobody to tell.
scope.postMessage?.(null);
