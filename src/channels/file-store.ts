import { part } from '../signalling/failure.js';
import { NAME } from './file-rows.js';
import type { Sink } from './file-types.js';
import { BLOCK } from './file-wire.js';

/** Rejects with `storage-full` where there is no room. */
export async function openSink(folder: string, size: number, handle?: FileSystemFileHandle): Promise<Sink> {
  let full = false;
  if (!handle)
    try {
      const { quota = 0, usage = 0 } = await navigator.storage.estimate();
      full = size > quota - usage;
      if (!full) return (await diskSink(folder)).sink;
    } catch {
      // There is no disk, or a worker would have to write to it.
    }
  return (await part(import('./file-sinks.js'))).otherSink(size, full, handle);
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
