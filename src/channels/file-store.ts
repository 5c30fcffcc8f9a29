import { part } from '../signalling/failure.js';
import { blockName, checked, DATA } from './file-block.js';
import { BLOCK } from './file-hash.js';
import { NAME } from './file-rows.js';
import type { Sink } from './file-types.js';
import { shut, writer } from './file-writer.js';

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

/**
 * One file for all blocks and one for their digests, which a worker keeps open; without one a file for each block, with its
 * digest in its name. What was written stays, whatever happens to the page, and one page may go on where another one left.
 */
export async function diskSink(folder: string) {
  const all = await (await navigator.storage.getDirectory()).getDirectoryHandle(NAME, { create: true });
  const home = await all.getDirectoryHandle(folder, { create: true });
  const path = [NAME, folder];
  /** Of blocks: empty where it is in the file of all. */
  const names: string[] = [];
  const blob = async (name: string) => (await home.getFileHandle(name)).getFile();
  const sink: Sink = {
    folder,
    async store(each) {
      const { block } = each;
      const other = await writer();
      const digest = await (other?.store(path, each) ??
        checked(each, async (data, known) => {
          const handle = await home.getFileHandle(blockName(block, known), { create: true });
          const writable = await handle.createWritable();
          await writable.write(data);
          await writable.close();
        }));
      names[block] = other ? '' : blockName(block, digest);
      return digest;
    },
    close: () => shut(path),
    async whole() {
      const data = names.includes('') ? await blob(DATA) : new Blob();
      if (names.length > 0 && !names.some(Boolean)) return data;
      const block = (name: string, at: number) =>
        name ? blob(name) : data.slice(at * BLOCK, (at + 1) * BLOCK);
      return new Blob(await Promise.all(names.map(block)));
    },
    async drop() {
      await shut(path);
      await all.removeEntry(folder, { recursive: true });
    },
  };
  // Some browsers let only workers write.
  if (!('createWritable' in FileSystemFileHandle.prototype) && !(await writer())) throw new Error();
  return { sink, names, blob, home };
}
