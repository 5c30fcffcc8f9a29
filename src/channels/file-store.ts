import { part } from '../signalling/failure.js';
import { NAME } from './file-rows.js';
import { BLOCK } from './file-wire.js';

/** Of all that is received at once, where the browser gives a page no files. */
const MOST_IN_MEMORY = 256 * 1024 * 1024;
let inMemory = 0;

/** Where the blocks of one file go. */
export interface Sink {
  /** Where the blocks are for the next page. */
  readonly folder?: string;
  /** Durable, where it can be, once it settles. */
  write(at: number, data: Uint8Array<ArrayBuffer>, hash: string | undefined): Promise<void>;
  close?(): Promise<void>;
  whole(): Promise<Blob>;
  drop(): Promise<void> | void;
}

/** Rejects with `storage-full` where there is no room. */
export async function openSink(folder: string, size: number, handle?: FileSystemFileHandle): Promise<Sink> {
  if (handle) return fileSink(handle);
  let reason = 'storage';
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (size <= quota - usage) return (await diskSink(folder)).sink;
  } catch {
    reason = 'memory';
    if (size <= MOST_IN_MEMORY - inMemory) return memorySink(size);
  }
  throw (await part(import('./file-rules.js'))).why(reason);
}

/** A file for each block: what was closed stays, whatever happens to the page. Its digest is in its name. */
export async function diskSink(folder: string) {
  const all = await (await navigator.storage.getDirectory()).getDirectoryHandle(NAME, { create: true });
  const home = await all.getDirectoryHandle(folder, { create: true });
  // Some browsers let only workers write.
  if (!('createWritable' in FileSystemFileHandle.prototype)) throw new Error();
  const names: string[] = [];
  const sink: Sink = {
    folder,
    async write(at, data, hash = '') {
      const name = (names[at / BLOCK] = `${at / BLOCK}-${hash}`);
      const writable = await (await home.getFileHandle(name, { create: true })).createWritable();
      await writable.write(data);
      await writable.close();
    },
    whole: async () =>
      new Blob(await Promise.all(names.map(async (name) => (await home.getFileHandle(name)).getFile()))),
    drop: () => all.removeEntry(folder, { recursive: true }),
  };
  return { sink, names, home };
}

async function fileSink(handle: FileSystemFileHandle): Promise<Sink> {
  const writable = await handle.createWritable();
  return {
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
    async write(_at, data) {
      blocks.push(new Blob([data]));
    },
    whole: async () => new Blob(blocks),
    drop() {
      inMemory -= size;
      blocks.length = 0;
    },
  };
}
