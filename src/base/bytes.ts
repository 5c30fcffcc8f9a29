/** Bytes as text that a URL and a JSON text both take as it is: base64url without padding. */
export function toText(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** The bytes behind such a text; null where it is none. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

export const randomBytes = (count: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(count));

/** What is hashed or signed: values that nobody can mistake for others, whatever is in them. */
export const statement = (...values: readonly (string | number)[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(['peer-elements', 1, ...values]));
