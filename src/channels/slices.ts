import { PeerElementsError } from '../base/errors.js';

/** Where the browser gives a page no files, or none that it can write outside of a worker. */
const MOST_IN_MEMORY = 512 * 1024 * 1024;

const FOLDER = 'peer-elements-recordings';

/** What a recording is made of, on disk where the browser has a place for it. */
export interface Slices {
  /** Rejects with `storage-full` where there is no room; what was added before is kept. */
  add(slice: Blob): Promise<void>;
  /** All of it, in order; nothing is read into memory. */
  whole(type: string): Blob;
  /** A file beside the slices, or null where there is no disk. It stays as long as the page does. */
  file(name: string): Promise<FileSystemFileHandle | null>;
  /** The slices are needed no longer. */
  drop(): Promise<void>;
}

export async function openSlices(): Promise<Slices> {
  try {
    return await onDisk();
  } catch {
    return inMemory();
  }
}

/** Held by the page that the recording belongs to: the files of pages that are gone can be told from it. */
const lockOf = (name: string) => `${FOLDER}/${name}`;

async function onDisk(): Promise<Slices> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(FOLDER, { create: true });
  await dropLeftovers(all);
  const name = crypto.randomUUID();
  void navigator.locks.request(lockOf(name), () => new Promise(() => undefined));
  const folder = await all.getDirectoryHandle(name, { create: true });
  const probe = await folder.getFileHandle('probe', { create: true });
  await (await probe.createWritable()).close();
  const slices: File[] = [];
  return {
    async add(slice) {
      try {
        const handle = await folder.getFileHandle(String(slices.length), { create: true });
        const file = await handle.createWritable();
        await file.write(slice);
        await file.close();
        slices.push(await handle.getFile());
      } catch (cause) {
        throw noRoom(cause);
      }
    },
    whole: (type) => new Blob(slices, { type }),
    file: (name) => folder.getFileHandle(name, { create: true }),
    async drop() {
      await Promise.all(slices.map((_, index) => folder.removeEntry(String(index)).catch(() => undefined)));
    },
  };
}

/** Nobody can get at what a page left that was closed while it recorded. */
async function dropLeftovers(all: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  for await (const name of all.keys())
    if (!held.some((lock) => lock.name === lockOf(name)))
      await all.removeEntry(name, { recursive: true }).catch(() => undefined);
}

function inMemory(): Slices {
  let slices: Blob[] = [];
  let size = 0;
  return {
    add(slice) {
      if (size + slice.size > MOST_IN_MEMORY) return Promise.reject(noRoom(null));
      size += slice.size;
      slices.push(slice);
      return Promise.resolve();
    },
    whole: (type) => new Blob(slices, { type }),
    file: () => Promise.resolve(null),
    drop() {
      slices = [];
      return Promise.resolve();
    },
  };
}

function noRoom(cause: unknown): PeerElementsError {
  return new PeerElementsError(
    'storage-full',
    'The recording has stopped: there is no room left for it. What was recorded until then is kept.',
    { hint: 'Make room on this device, and record the rest anew.', cause },
  );
}
