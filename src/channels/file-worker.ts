import { blockName, checked } from './file-block.js';
import { BLOCK } from './file-hash.js';
import type { Digest } from './file-types.js';
import type { Answer, Asked } from './file-writer.js';

/** A worker, in a file of its own that imports nothing once it is built: hashes blocks and writes them. */

interface SyncAccess {
  write(data: BufferSource): number;
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

async function write({ path, block }: Asked, data: Uint8Array<ArrayBuffer>, digest: Digest): Promise<void> {
  let home = await navigator.storage.getDirectory();
  for (const name of path) home = await home.getDirectoryHandle(name);
  const handle = await home.getFileHandle(blockName(block, digest), { create: true });
  const access = await (handle as unknown as SyncHandle).createSyncAccessHandle();
  try {
    if (access.write(data) < data.length) throw new Error('Not all of it was written');
    access.flush();
  } finally {
    access.close();
  }
}

scope.onmessage = async ({ data: asked }) => {
  const { id } = asked;
  let answer: Answer;
  try {
    answer = { id, digest: await checked(asked, (data, digest) => write(asked, data, digest)) };
  } catch (error) {
    answer = { id, error: String(error) };
  }
  scope.postMessage?.(answer);
  // Browsers collect garbage once they have given out so much memory. This is never touched, so it takes none, but it
  // counts: what arrived is freed after a few blocks instead of after sixty.
  scope.ballast = new ArrayBuffer(8 * BLOCK);
};
// It runs: whoever started it may rely on it. Node, where every module can be imported, has nobody to tell.
scope.postMessage?.(null);
