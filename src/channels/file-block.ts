import { BLOCK, digestOf, hex } from './file-hash.js';
import type { Block, Digest } from './file-types.js';

/** Blocks that a worker stored, each at its place, and their digests, of 32 bytes each. */
export const DATA = 'data';
export const DIGESTS = 'digests';

/** What a block that is stored in a file of its own is called, so that what it holds can be told from its name. */
export const blockName = (block: number, digest: Digest) => `${block}-${digest ? hex(digest) : ''}`;

/** Memory that was used before costs far less than fresh one. */
const free: ArrayBuffer[] = [];

/** Hashes a block, and writes it if that is what was wanted. */
export async function checked(
  { parts, length, wanted }: Block,
  write: (data: Uint8Array<ArrayBuffer>, digest: Digest) => Promise<void>,
): Promise<Digest> {
  const memory = free.pop() ?? new ArrayBuffer(BLOCK);
  const data = new Uint8Array(memory, 0, length);
  let at = 0;
  for (const part of parts) {
    data.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  const digest = await digestOf(data);
  if (!digest || !wanted || hex(digest) === wanted) await write(data, digest);
  free.push(memory);
  return digest;
}
