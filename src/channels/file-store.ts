import { part } from '../signalling/failure.js';
import { blockName, checked } from './file-block.js';
import { NAME } from './file-rows.js';
import type { Sink } from './file-types.js';
import { writer } from './file-writer.js';

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
  const names: string[] = [];
  const sink: Sink = {
    folder,
    async store(each) {
      const { block } = each;
      const other = await writer();
      const digest = await (other?.store([NAME, folder], each) ??
        checked(each, async (data, known) => {
          const handle = await home.getFileHandle(blockName(block, known), { create: true });
          const writable = await handle.createWritable();
          await writable.write(data);
          await writable.close();
        }));
      names[block] = blockName(block, digest);
      return digest;
    },
    whole: async () =>
      new Blob(await Promise.all(names.map(async (name) => (await home.getFileHandle(name)).getFile()))),
    drop: () => all.removeEntry(folder, { recursive: true }),
  };
  // Some browsers let only workers write.
  if (!('createWritable' in FileSystemFileHandle.prototype) && !(await writer())) throw new Error();
  return { sink, names, home };
}
