import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** As long as a working day: a page needs its token again whenever its connection breaks. */
const DEFAULT_SECONDS = 12 * 3600;

/** Signs a token for `id` that opens sockets for `seconds` from now. See README.md for the same without this package. */
export function signToken(id, secret, { seconds = DEFAULT_SECONDS } = {}) {
  const expires = Math.floor(Date.now() / 1000) + seconds;
  return `${expires}.${signature(id, expires, secret)}`;
}

/** What is wrong with a token for `id`, or null. Any of the secrets may have signed it, so that they can be changed. */
export function tokenFault(id, token, secrets) {
  const [, expires, given] = /^(\d{1,15})\.([\w-]{43})$/.exec(token) ?? [];
  if (!secrets.some((secret) => isSame(given ?? '', signature(id, expires, secret)))) return 'unsigned-token';
  return Number(expires) * 1000 > Date.now() ? null : 'expired-token';
}

const signature = (id, expires, secret) =>
  createHmac('sha256', secret).update(`${id}.${expires}`).digest('base64url');

/** In a time that says nothing about how much of it is right. */
export function isSame(one, other) {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a, b);
}
