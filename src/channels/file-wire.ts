import { count, maybe, object, oneOf, parse, text, type ShapeOf } from '../base/shape.js';

/** What is hashed, stored and asked for again as one. */
export const BLOCK = 1024 * 1024;
const MAX_CONTROL = 64 * 1024;

const token = text(64, 1);
const offer = object({
  k: oneOf('offer'),
  id: token,
  name: text(255),
  size: count,
  type: text(255),
  path: maybe(text(4096)),
});
const word = object({
  k: oneOf('hi', 'want', 'credit', 'no', 'stop', 'pause', 'go', 'done', 'block'),
  id: maybe(token),
  slot: maybe(count),
  at: maybe(count),
  upto: maybe(count),
  hash: maybe(text(64)),
  reason: maybe(text(32)),
});
export type Offer = ShapeOf<typeof offer>;
export type Word = ShapeOf<typeof word>;

/** What two kits say on the channel `files`; PROTOCOL.md describes it. Unknown kinds are ignored. */
export const readWord = (data: unknown): Offer | Word | null =>
  parse(data, MAX_CONTROL, (value): value is Offer | Word => word(value) || offer(value));
