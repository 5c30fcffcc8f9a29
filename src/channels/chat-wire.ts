import * as v from 'valibot';

/** Longest text of one message, in UTF-16 units: well below what one data channel message may carry. */
export const MAX_TEXT = 32_000;
/** UTF-8 of the longest text, escaped as JSON at worst. */
const MAX_WIRE = 256 * 1024;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Token = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** What two kits say on the chat channel; PROTOCOL.md describes it. Unknown kinds are ignored. */
const ChatWire = v.variant('k', [
  /** First on every new link: the sender's numbering, and the lowest number that it may still send. */
  v.object({ k: v.literal('hi'), epoch: Token, first: Count }),
  v.object({
    k: v.literal('m'),
    n: Count,
    id: Token,
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT)),
    at: v.pipe(v.number(), v.finite()),
  }),
  /** Everything up to and including `n` has arrived. */
  v.object({ k: v.literal('a'), n: Count }),
]);
export type ChatWire = v.InferOutput<typeof ChatWire>;

export function readChat(data: unknown): ChatWire | null {
  if (typeof data !== 'string' || data.length > MAX_WIRE) return null;
  try {
    const result = v.safeParse(ChatWire, JSON.parse(data));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
