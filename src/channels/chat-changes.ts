import { object, text, type ShapeOf } from '../base/shape.js';
import type { ChatMessage } from './chat-types.js';
import { MAX_TEXT, moment, token } from './chat-wire.js';

/** What may happen to a message after it was written, by either side: as it is on the wire, and what it makes of it. */

/** An emoji is a sequence of code points; the longest of Unicode has 35 UTF-16 units. */
const EMOJI = 40;

export const isEdit = object({ of: token, text: text(MAX_TEXT, 1), at: moment });
export const isRemoval = object({ of: token });
export const isReaction = object({ of: token, emoji: text(EMOJI) });

type Change = (message: ChatMessage) => ChatMessage;

export const edited =
  ({ text, at }: ShapeOf<typeof isEdit>): Change =>
  (message) =>
    message.removed ? message : { ...message, text, editedAt: at };

export function removed(message: ChatMessage): ChatMessage {
  const { id, from, sentAt, state, own } = message;
  return { id, from, text: '', sentAt, state, own, removed: true };
}

export const reacted =
  (from: string, emoji: string, own: boolean): Change =>
  (message) => {
    const { reactions = [], ...rest } = message;
    const others = reactions.filter((reaction) => reaction.own !== own);
    const all = emoji ? [...others, Object.freeze({ from, emoji, own })] : others;
    return all.length === 0 ? rest : { ...rest, reactions: Object.freeze(all) };
  };
