import { toBytes } from '../base/bytes.js';

/** Whom a link leads to, and what proves that one has it. */
export interface Invitation {
  readonly id: string;
  readonly secret: string;
}

const IN_FRAGMENT = /[#&]peer-invite=([^&]*)/;
/** Bytes of a secret: as many as nobody tries through. */
export const SECRET_BYTES = 16;

/** The fragment never reaches a server, so the secret stays between the two. `page`: where the link leads. */
export function linkTo(page: string, { id, secret }: Invitation): string {
  const url = new URL(page);
  const rest = url.hash.replace(IN_FRAGMENT, '').replace(/^#?&?/, '');
  url.hash = `${rest && `${rest}&`}peer-invite=${encodeURIComponent(id)}.${secret}`;
  return url.href;
}

/** The invitation in a fragment; null where there is none that can be used. */
export function invitationIn(fragment: string): Invitation | null {
  const [id, secret, more] = IN_FRAGMENT.exec(fragment)?.[1]?.split('.') ?? [];
  if (!id || !secret || more !== undefined || toBytes(secret)?.length !== SECRET_BYTES) return null;
  try {
    return { id: decodeURIComponent(id), secret };
  } catch {
    return null;
  }
}
