import { statement, toText } from '../base/bytes.js';

/** What each side brings into a code: the certificate of its connection, its key, and a number that it has fixed before. */
export interface Share {
  readonly fingerprint: string;
  readonly key: string;
  readonly nonce: string;
}

export type Role = 'offer' | 'answer';

/** How many signs a code has. Each is one of 64: six bits. */
export const SIGNS = 6;

const sha = (...values: readonly (string | number)[]) =>
  crypto.subtle.digest('SHA-256', statement(...values));

/** Fixes a share and says nothing of it. With the role in it, it cannot be sent back as one's own. */
export async function commitment(role: Role, { nonce, key }: Omit<Share, 'fingerprint'>): Promise<string> {
  return toText(await sha('commit', role, nonce, key));
}

/** Numbers below 64, the same for both sides whichever of the two is asked; others where anything in it is another one. */
export async function shortCode(one: Share, other: Share): Promise<readonly number[]> {
  const shares = [one, other].map(({ fingerprint, key, nonce }) => `${fingerprint} ${key} ${nonce}`).sort();
  const bytes = new Uint8Array(await sha('code', ...shares));
  // 48 bits are a whole number without loss; the first 36 of them are the code.
  const first = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return Array.from({ length: SIGNS }, (_, at) => Math.floor(first / 2 ** (42 - 6 * at)) % 64);
}
