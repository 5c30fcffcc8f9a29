import { part } from '../signalling/failure.js';
import { NAME } from './file-rows.js';
import { BLOCK } from './file-wire.js';

/** Of all that is received at once, where the browser gives a page no files. */
const MOST_IN_MEMORY = 256 * 1024 * 1024;
let inMemory = 0;

/** Where the blocks of one file go. */
export interface Sink {
  /** Whether the blocks are there for the next page. */
  readonly lasting: boolean;
  /** Durable, where it can be, once it settles. */
  write(at: number, data: Uint8Array<ArrayBuffer>, hash: string | undefined): Promise<void>;
  close(): Promise<void>;
  whole(): Promise<Blob>;
  drop(): Promise<void>;
}

/** Rejects with `storage-full` where there is no room. */
export async function openSink(
  folder: string,
  size: number,
  handle: FileSystemFileHandle | undefined,
): Promise<Sink> {
  if (handle) return toFile(handle);
  const room = await navigator.storage
    .estimate()
    .then(({ quota = Infinity, usage = 0 }) => quota - usage)
    .catch(() => Infinity);
  if (size > room) throw await noRoom('storage');
  try {
    return (await diskSink(folder)).sink;
  } catch {
    if (inMemory + size > MOST_IN_MEMORY) throw await noRoom('memory');
    return memorySink(size);
  }
}

async function noRoom(reason: string) {
  const { why } = await part(import('./file-rules.js'));
  return why(reason);
}

/** A file for each block: what was closed stays, whatever happens to the page. Its digest is in its name. */
export async function diskSink(
  folder: string,
): Promise<{ sink: Sink; hashes: string[]; home: FileSystemDirectoryHandle }> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(NAME, { create: true });
  const home = await all.getDirectoryHandle(folder, { create: true });
  // Some browsers let only workers write.
  if (!('createWritable' in FileSystemFileHandle.prototype)) throw new Error();
  const hashes: string[] = [];
  const file = (block: number, create = false) =>
    home.getFileHandle(`${block}-${hashes[block] ?? ''}`, { create });
  const sink: Sink = {
    lasting: true,
    async write(at, data, hash = '') {
      hashes[at / BLOCK] = hash;
      const writable = await (await file(at / BLOCK, true)).createWritable();
      await writable.write(data);
      await writable.close();
    },
    close: () => Promise.resolve(),
    whole: async () =>
      new Blob(await Promise.all(hashes.map(async (_, block) => (await file(block)).getFile()))),
    drop: () => all.removeEntry(folder, { recursive: true }),
  };
  return { sink, hashes, home };
}

async function toFile(handle: FileSystemFileHandle): Promise<Sink> {
  const writable = await handle.createWritable();
  return {
    lasting: false,
    write: (position, data) => writable.write({ type: 'write', position, data }),
    close: () => writable.close(),
    whole: () => handle.getFile(),
    drop: () => writable.abort(),
  };
}

function memorySink(size: number): Sink {
  inMemory += size;
  const blocks: Blob[] = [];
  return {
    lasting: false,
    write(_at, data) {
      blocks.push(new Blob([data]));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
    whole: () => Promise.resolve(new Blob(blocks)),
    drop() {
      inMemory -= size;
      blocks.length = 0;
      return Promise.resolve();
    },
  };
}
