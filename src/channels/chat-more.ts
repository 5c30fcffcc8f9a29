import { PeerElementsError } from '../base/errors.js';
import { oneOf, object, text } from '../base/shape.js';
import { edited, isEdit, isReaction, isRemoval, reacted, removed } from './chat-changes.js';
import type { ChatHost } from './chat-host.js';
import type { ChatMessage, Quote, SendOptions } from './chat-types.js';
import { MAX_TEXT, moment, token, type OtherWire } from './chat-wire.js';

/** Loaded with the first edit, removal, reaction, answer, or word of the moment. */

/** The other side says so as often as somebody types, but no more often than this. */
const TYPING_EVERY_MS = 3000;
/** How long one word of it holds. */
const TYPING_MS = 6000;
/** As much of a text as stands above an answer. */
const QUOTE = 200;

const isQuote = object({ id: token, text: text(QUOTE) });
const isAnswer = object({ id: token, text: text(MAX_TEXT, 1), at: moment, replyTo: isQuote });
const isSeen = object({ id: token });
const isTyping = object({ on: oneOf(0, 1) });

/** What a chat can do beyond texts in a row. */
export class ChatMore {
  readonly #host: ChatHost;
  #typedAt = -Infinity;
  #stopTyping: () => void = () => undefined;
  /** The last message of the other side that was seen here. */
  #seen: string | null = null;

  constructor(host: ChatHost) {
    this.#host = host;
    host.cleanup.add(
      host.line.on('open', () => {
        if (this.#seen) this.#say({ k: 'seen', id: this.#seen });
      }),
    );
  }

  #say(wire: object): void {
    if (!this.#host.config.withoutReceipts) this.#host.delivery?.say(wire);
  }

  #find(id: string): ChatMessage | undefined {
    return this.#host.store.value.messages.findLast((message) => message.id === id);
  }

  #own(id: string): ChatMessage {
    const message = this.#find(id);
    if (message?.own && !message.removed) return message;
    throw this.#host.report(
      new PeerElementsError('invalid-data', 'There is no message of yours with that id.', {
        hint: 'Only messages that are loaded and that you wrote can be changed.',
      }),
    );
  }

  /** What an answer carries besides its text. */
  answering({ replyTo }: SendOptions): { replyTo: Quote } {
    const message = this.#find(replyTo ?? '');
    if (!message)
      throw this.#host.report(
        new PeerElementsError('invalid-data', 'The message to be answered is not there.', {
          hint: 'Give the id of a message that is loaded.',
        }),
      );
    return { replyTo: { id: message.id, text: beginning(message.file?.name ?? message.text) } };
  }

  /** Settles when it is kept. */
  async edit(id: string, changed: string): Promise<void> {
    const edit = { of: this.#own(id).id, text: changed, at: Date.now() };
    if (
      changed.length > Number(this.#host.config.maxLength ?? MAX_TEXT) ||
      !isEdit(edit) ||
      !changed.isWellFormed()
    )
      throw this.#host.report((await import('./chat-rules.js')).refusal(changed, MAX_TEXT));
    this.#patch(id, true, edited(edit));
    await this.#put({ k: 'edit', ...edit });
  }

  async remove(id: string): Promise<void> {
    this.#own(id);
    this.#patch(id, true, removed);
    await this.#put({ k: 'remove', of: id });
  }

  /** An empty `emoji`, or the same one again, takes the reaction back. */
  async react(id: string, emoji: string): Promise<void> {
    const { localId } = this.#host;
    const before = this.#find(id)?.reactions?.find(({ own }) => own)?.emoji;
    const now = before === emoji ? '' : emoji;
    if (!isReaction({ of: id, emoji: now }) || !emoji.isWellFormed())
      throw this.#host.report(
        new PeerElementsError('invalid-data', 'A reaction is one emoji, on a message that has an id.'),
      );
    this.#patch(id, null, reacted(localId, now, true));
    await this.#put({ k: 'react', of: id, emoji: now });
  }

  async #put(op: { k: string; of: string; text?: string; at?: number; emoji?: string }): Promise<void> {
    const { delivery } = this.#host;
    if (!delivery) return;
    const { kept } = delivery.put(op);
    this.#host.dial();
    await kept;
  }

  /** `own`: only where this side wrote it, or did not; null for either. */
  #patch(id: string, own: boolean | null, change: (message: ChatMessage) => ChatMessage): void {
    const patch = (message: ChatMessage) => (own === null || message.own === own ? change(message) : message);
    this.#host.history?.patch([id], patch);
    this.#host.patch([id], patch);
  }

  /** Something numbered that is more than a text. */
  apply(op: OtherWire): void {
    const { partner } = this.#host;
    if (partner === null) return;
    if (op.k === 'm' && isAnswer(op)) {
      const { id, text, at, replyTo } = op;
      this.#host.arrive({
        ...{ id: this.#host.idFor(id), from: partner, text, sentAt: at, state: 'delivered', own: false },
        replyTo: Object.freeze({ id: replyTo.id, text: replyTo.text }),
      });
    } else if (op.k === 'edit' && isEdit(op)) this.#patch(op.of, false, edited(op));
    else if (op.k === 'remove' && isRemoval(op)) this.#patch(op.of, false, removed);
    else if (op.k === 'react' && isReaction(op)) this.#patch(op.of, null, reacted(partner, op.emoji, false));
  }

  /** Something of the moment. */
  hear(wire: OtherWire): void {
    if (wire.k === 'seen' && isSeen(wire)) this.#wasSeen(wire.id);
    else if (wire.k === 'typing' && isTyping(wire)) this.#types((wire as { on: number }).on === 1);
  }

  #types(typing: boolean): void {
    this.#stopTyping();
    this.#host.store.set({ typing });
    if (typing) this.#stopTyping = this.#host.cleanup.after(TYPING_MS, () => this.#types(false));
  }

  /** That one and all before it. */
  #wasSeen(id: string): void {
    const { messages } = this.#host.store.value;
    const last = messages.findLastIndex((message) => message.id === id);
    const seen: string[] = [];
    for (let at = last; at >= 0; at--) {
      const { own, state, id: each } = messages[at] as ChatMessage;
      if (own && state === 'seen') break;
      if (own && state === 'delivered') seen.push(each);
    }
    this.#host.mark(seen, 'seen');
  }

  /** Somebody reads: everything up to this message has been seen here. */
  see(id: string): void {
    if (id === this.#seen) return;
    this.#seen = id;
    this.#say({ k: 'seen', id });
  }

  /** Somebody types here, or has stopped. */
  type(on: boolean): void {
    const now = performance.now();
    if (on && now - this.#typedAt < TYPING_EVERY_MS) return;
    if (!on && this.#typedAt === -Infinity) return;
    this.#typedAt = on ? now : -Infinity;
    this.#say({ k: 'typing', on: on ? 1 : 0 });
  }
}

/** The first line or so, and no half characters. */
function beginning(text: string): string {
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
