/** How a key came to be trusted. `seen`: it was there the first time, and nobody has compared anything. */
export type How = 'seen' | 'code' | 'link';

/** What is remembered of a peer. */
export interface KnownPeer {
  readonly id: string;
  readonly key: string;
  readonly how: How;
}

/** What a description that came in says of its sender. */
export interface Evidence {
  /** The key that it shows; null for none. */
  readonly key: string | null;
  readonly isSigned: boolean;
  /** Whether it carries the proof of a link, and whether that fits one. */
  readonly link: 'absent' | 'wrong' | 'right';
}

/**
 * `verified`: compared before, or by a link. `known`: the same key as before. `new`: the first one. `changed`: another
 * one than before, or none where there was one. `unsigned`: none, and there never was.
 */
export type Standing = 'verified' | 'known' | 'new' | 'changed' | 'unsigned';

/** What it comes to; `refused` is no standing, it is the end. */
export interface Verdict {
  readonly standing: Standing | 'refused';
  readonly how: How;
}

/** Pure, so it is tested as a table. `isInvited`: this side holds a link of that peer. */
export function judge(
  known: KnownPeer | null,
  { key, isSigned, link }: Evidence,
  isInvited: boolean,
): Verdict {
  if (key !== null && !isSigned) return { standing: 'refused', how: 'seen' };
  const isSame = known !== null && known.key === key;
  // A key that was verified stands for itself, whatever has become of the link.
  if (isSame && known.how !== 'seen') return { standing: 'verified', how: known.how };
  // It outranks a link, too, which anybody can plant: the other key is compared by a person.
  if (known && known.how !== 'seen' && link === 'right') return { standing: 'changed', how: known.how };
  if (link === 'right') return { standing: 'verified', how: 'link' };
  if (link === 'wrong' || isInvited || known?.how === 'link') return { standing: 'refused', how: 'link' };
  if (known) return { standing: isSame ? 'known' : 'changed', how: known.how };
  return { standing: key ? 'new' : 'unsigned', how: 'seen' };
}
