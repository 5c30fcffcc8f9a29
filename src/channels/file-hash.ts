import { BLOCK } from './file-wire.js';

type Digest = ArrayBuffer | undefined;

export const hex = (digest: ArrayBuffer) =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256, made off the main thread; undefined on a page without https. */
export async function digestOf(data: BufferSource): Promise<Digest> {
  // Typed as if it were always there.
  return (crypto.subtle as SubtleCrypto | undefined)?.digest('SHA-256', data);
}

/** Of the first `bytes` bytes, of whose blocks these are the digests; undefined where one is not known. */
export async function hashOf(digests: readonly Digest[], bytes: number): Promise<string | undefined> {
  const all = Array.from({ length: Math.ceil(bytes / BLOCK) }, (_, block) => digests[block]);
  if (all.includes(undefined)) return undefined;
  const whole =
    all.length === 1 ? all[0] : await digestOf(await new Blob(all as ArrayBuffer[]).arrayBuffer());
  return whole && hex(whole);
}
