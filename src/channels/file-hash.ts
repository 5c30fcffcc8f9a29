import type { Digest } from './file-types.js';

/** What is hashed, stored and asked for again as one. */
export const BLOCK = 1024 * 1024;
/** What is hashed in one go is copied by the browser first, and memory for more than this is fresh each time. */
const PIECE = BLOCK / 2;

export const hex = (digest: ArrayBuffer) =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256; undefined on a page without https. */
async function sha(data: BufferSource): Promise<Digest> {
  // Typed as if it were always there.
  return (crypto.subtle as SubtleCrypto | undefined)?.digest('SHA-256', data);
}

/** Of one, itself; undefined where one is not known. */
async function shaOfAll(digests: readonly Digest[]): Promise<Digest> {
  if (digests.length === 1) return digests[0];
  const all = new Uint8Array(digests.length * 32);
  for (const [at, digest] of digests.entries()) {
    if (!digest) return undefined;
    all.set(new Uint8Array(digest), at * 32);
  }
  return sha(all);
}

/** Of a block: of one that has two pieces, the hash of theirs. */
export async function digestOf(data: Uint8Array<ArrayBuffer>): Promise<Digest> {
  const pieces = [data.subarray(0, PIECE), data.subarray(PIECE)];
  return shaOfAll(await Promise.all(pieces.filter(({ length }, piece) => length || !piece).map(sha)));
}

/** Of the first `bytes` bytes, of whose blocks these are the digests; undefined where one is not known. */
export async function hashOf(digests: readonly Digest[], bytes: number): Promise<string | undefined> {
  const whole = await shaOfAll(Array.from({ length: Math.ceil(bytes / BLOCK) }, (_, at) => digests[at]));
  return whole && hex(whole);
}
