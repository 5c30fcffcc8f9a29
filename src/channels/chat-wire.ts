import { count, either, object, oneOf, parse, text, type Shape, type ShapeOf } from '../base/shape.js';

/** Longest text of one message, in UTF-16 units: well below what one data channel message may carry. */
export const MAX_TEXT = 32_000;
/** The longest text, escaped as JSON at worst. */
const MAX_WIRE = 256 * 1024;

const token = text(64, 1);
/** What a Date can hold, in milliseconds since the epoch. */
const moment: Shape<number> = (value): value is number =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15;

/** First on every new link: the sender's numbering, and the lowest number that it may still send. */
const hi = object({ k: oneOf('hi'), epoch: token, first: count });
const message = object({ k: oneOf('m'), n: count, id: token, text: text(MAX_TEXT, 1), at: moment });
/** Everything up to and including `n` has arrived. */
const acknowledgement = object({ k: oneOf('a'), n: count });

const isChatWire = either(hi, either(message, acknowledgement));
/** What two kits say on the chat channel; PROTOCOL.md describes it. Unknown kinds are ignored. */
export type ChatWire = ShapeOf<typeof isChatWire>;

export const readChat = (data: unknown): ChatWire | null => parse(data, MAX_WIRE, isChatWire);
