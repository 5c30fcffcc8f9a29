import { checked } from './file-block.js';
import { BLOCK } from './file-hash.js';
import { why } from './file-rules.js';
import type { Sink } from './file-types.js';

/** Of all that is received at once. */
const MOST_IN_MEMORY = 256 * 1024 * 1024;
let inMemory = 0;

/** Where blocks go that do not go on the browser's own disk: into a file that was chosen, else into memory. */
export async function otherSink(size: number, full: boolean, handle?: FileSystemFileHandle): Promise<Sink> {
  if (handle) return fileSink(handle);
  if (full) throw why('storage');
  if (size > MOST_IN_MEMORY - inMemory) throw why('memory');
  return memorySink(size);
}

async function fileSink(handle: FileSystemFileHandle): Promise<Sink> {
  const writable = await handle.createWritable();
  return {
    store: (block) =>
      checked(block, (data) => writable.write({ type: 'write', position: block.block * BLOCK, data })),
    close: () => writable.close(),
    whole: () => handle.getFile(),
    drop: () => writable.abort(),
  };
}

function memorySink(size: number): Sink {
  inMemory += size;
  const blocks: Blob[] = [];
  return {
    store: (block) =>
      checked(block, async (data) => {
        blocks.push(new Blob([data]));
      }),
    whole: async () => new Blob(blocks),
    drop() {
      inMemory -= size;
      blocks.length = 0;
    },
  };
}
