import { statement, toBytes, toText } from '../base/bytes.js';
import { maybe, object, oneOf, text, type ShapeOf } from '../base/shape.js';
import type { Evidence } from './trust.js';

/** What a signed description says of its sender; PROTOCOL.md, section 5. */
export const isWho = object({
  v: oneOf(1),
  key: text(87, 87),
  sig: text(86, 86),
  link: maybe(text(43, 43)),
  own: maybe(text(43, 43)),
});
export type Who = ShapeOf<typeof isWho>;

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const MAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/** What is signed: which description of which connection, from whom to whom, and whose certificates it is about. */
export interface Signed {
  readonly kind: 'OFFER' | 'ANSWER';
  readonly connectionId: string;
  readonly src: string;
  readonly dst: string;
  /** Of the offer; of an answer then its own. */
  readonly fingerprints: readonly string[];
}

/** Who one is: a key that never leaves this browser, and its public half as others know it. */
export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly key: string;
}

export async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  return { privateKey, key: toText(await crypto.subtle.exportKey('raw', publicKey)) };
}

const statementOf = ({ kind, connectionId, src, dst, fingerprints }: Signed, key: string) =>
  statement(kind, connectionId, src, dst, key, ...fingerprints);

/** `secret`: of the link that both know. `own`: of one's own link, where both may have come by the other's. */
export async function prove(
  signed: Signed,
  { privateKey, key }: KeyPair,
  secret: string | null,
  own: string | null = null,
): Promise<Who> {
  const data = statementOf(signed, key);
  const sig = toText(await crypto.subtle.sign(SIGNING, privateKey, data));
  const macOf = async (each: string | null) => {
    const mac = each && (await macKey(each, 'sign'));
    return mac ? toText(await crypto.subtle.sign(MAC, mac, data)) : null;
  };
  const [link, ownLink] = [await macOf(secret), await macOf(own)];
  return { v: 1, key, sig, ...(link && { link }), ...(ownLink && { own: ownLink }) };
}

/** Whether the sender holds the key that it shows. */
export async function isSigned(signed: Signed, { key, sig }: Who): Promise<boolean> {
  const [point, signature] = [toBytes(key), toBytes(sig)];
  if (!point || !signature) return false;
  try {
    const publicKey = await crypto.subtle.importKey('raw', point, CURVE, false, ['verify']);
    return await crypto.subtle.verify(SIGNING, publicKey, signature, statementOf(signed, key));
  } catch {
    // No point on the curve.
    return false;
  }
}

/** Whether the sender knows the secret of this link. */
export async function isLinked(signed: Signed, { key, link, own }: Who, secret: string): Promise<boolean> {
  const mac = await macKey(secret, 'verify');
  for (const each of [link, own]) {
    const bytes = each ? toBytes(each) : null;
    if (mac && bytes && (await crypto.subtle.verify(MAC, mac, bytes, statementOf(signed, key)))) return true;
  }
  return false;
}

async function macKey(secret: string, use: 'sign' | 'verify'): Promise<CryptoKey | null> {
  const bytes = toBytes(secret);
  return bytes?.length ? crypto.subtle.importKey('raw', bytes, MAC, false, [use]) : null;
}

/** What comes of checking a description against these secrets, and the one that fits. Without a `who` it shows nothing. */
export async function gather(
  who: Who | null,
  signed: Signed | null,
  secrets: readonly (string | null)[],
): Promise<{ readonly evidence: Evidence; readonly secret: string | null }> {
  const { key = null, link, own } = who ?? {};
  const isTrue = who !== null && signed !== null && (await isSigned(signed, who));
  const found = (link: Evidence['link'], secret: string | null = null) => ({
    evidence: { key, isSigned: isTrue, link },
    secret,
  });
  if (!isTrue || (link ?? own) === undefined) return found('absent');
  for (const secret of secrets)
    if (secret && (await isLinked(signed, who, secret))) return found('right', secret);
  return found('wrong');
}
