import { count, maybe, object, parse, text, type ShapeOf } from '../base/shape.js';

const MAX_CONTROL = 64 * 1024;

const short = maybe(text(255));
const word = object({
  k: text(16),
  id: maybe(text(64, 1)),
  name: short,
  type: short,
  path: maybe(text(4096)),
  hash: short,
  reason: short,
  size: maybe(count),
  slot: maybe(count),
  at: maybe(count),
  upto: maybe(count),
});
export type Word = ShapeOf<typeof word>;
/** One of our own: what is undefined in it does not go on the wire. */
export type Said = { readonly [M in keyof Word]: Word[M] | undefined } & Pick<Word, 'k'>;

/** What two kits say on the channel `files`; PROTOCOL.md describes it. Unknown kinds are ignored. */
export const readWord = (data: unknown): Word | null => parse(data, MAX_CONTROL, word);
