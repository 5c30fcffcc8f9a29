/**
 * A random token of `bytes` bytes in hex. Not `crypto.randomUUID`, which pages without https do not have.
 * It starts and ends with a letter or digit, so PeerJS takes it as an id.
 */
export function randomToken(bytes = 16): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
