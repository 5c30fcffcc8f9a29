import { count, either, maybe, object, oneOf, parse, text, type Shape, type ShapeOf } from '../base/shape.js';

/** Longest text of one message, in UTF-16 units: well below what one data channel message may carry. */
export const MAX_TEXT = 32_000;
/** The longest text, escaped as JSON at worst. */
const MAX_WIRE = 256 * 1024;

export const token = text(64, 1);
/** What a Date can hold, in milliseconds since the epoch. */
export const moment: Shape<number> = (value): value is number =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15;

/** Whose numbers follow, and the lowest of them that may still come. */
const hi = object({ k: oneOf('hi'), epoch: token, first: count });
const isMessage = object({ k: oneOf('m'), n: count, id: token, text: text(MAX_TEXT, 1), at: moment });
/** Everything up to and including `n` is kept. */
const acknowledgement = object({ k: oneOf('a'), n: count, epoch: maybe(token) });
const kind = text(16);
/** All else: what has a number counts, whether it is understood or not. */
const other = object({
  k: (value): value is string => kind(value) && value !== 'hi',
  n: maybe(count),
});

const isChatWire = either(hi, either(acknowledgement, other));

export type TextWire = ShapeOf<typeof isMessage>;
export type OtherWire = ShapeOf<typeof other>;
/** What two kits say on the chat channel; PROTOCOL.md describes it. */
export type ChatWire = ShapeOf<typeof hi> | ShapeOf<typeof acknowledgement> | OtherWire;

export const readChat = (data: unknown): ChatWire | null => parse(data, MAX_WIRE, isChatWire);

/** A text, and nothing besides. */
export const isText = (wire: OtherWire): wire is TextWire =>
  isMessage(wire) && Object.keys(wire).length === 5;
