import type { DataConnection } from 'peerjs';
import { PeerElementsError } from '../base/errors.js';
import { object, text } from '../base/shape.js';
import { edited, isEdit, isReaction, isRemoval, reacted, removed } from './chat-changes.js';
import type { ChatHost } from './chat-host.js';
import type { ChatMessage, Quote, SendOptions } from './chat-types.js';
import type { Op } from './delivery.js';
import { MAX_TEXT, moment, token, type OtherWire } from './chat-wire.js';

/** Loaded with the first edit, removal, reaction or answer, and to read what is kept. */

/** As much of a text as stands above an answer. */
const QUOTE = 200;

const isQuote = object({ id: token, text: text(QUOTE) });
const isAnswer = object({ id: token, text: text(MAX_TEXT, 1), at: moment, replyTo: isQuote });

export const make = (host: ChatHost): ChatMore => new ChatMore(host);

export class ChatMore {
  readonly #host: ChatHost;

  constructor(host: ChatHost) {
    this.#host = host;
    // A chat without a history leaves them as well. Where nothing can be kept there is nothing to sweep.
    void import('./history-limits.js').then(({ sweepCursors }) => sweepCursors()).catch(() => undefined);
  }

  /** A plain page acknowledges nothing: on its way is all that can be known. */
  toPlain(connection: DataConnection, sendFile: (op: Op) => unknown): void {
    const { delivery, line } = this.#host;
    if (!connection.open || !delivery) return;
    for (const op of delivery.drop() as readonly (Op & { text?: string })[]) {
      if (op.k === 'file') void sendFile(op);
      else if (op.k === 'm') void connection.send(op.text);
      this.#host.mark([op.id ?? ''], 'sent');
    }
    line.relax();
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

  /** One that was refused, once more: it stands at the end from now on. */
  async retry(id: string): Promise<void> {
    const { text, replyTo, file } = this.#own(id);
    const { store, history } = this.#host;
    history?.forget(id);
    store.set({ messages: Object.freeze(store.value.messages.filter((message) => message.id !== id)) });
    await this.#host.post({
      ...{ k: file ? 'file' : 'm', text },
      ...(replyTo && { replyTo }),
      ...(file && { file }),
    });
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

  // What is kept.

  /** Extends the window by older messages; false where there are no more. */
  async loadOlder(): Promise<boolean> {
    const { history, store } = this.#host;
    if (store.value.hasOlder) await history?.older();
    return store.value.hasOlder;
  }

  /** Every message that is kept, oldest first. */
  async exportHistory(): Promise<readonly ChatMessage[]> {
    return this.#host.history?.all() ?? this.#host.store.value.messages;
  }

  /** Messages that hold these words, in whatever case and with whatever accents, newest first. */
  async search(words: string, most = 100): Promise<readonly ChatMessage[]> {
    const wanted = folded(words).split(/\s+/u).filter(Boolean);
    if (wanted.length === 0) return [];
    const matches = ({ text, file }: ChatMessage) => {
      const has = folded(`${text} ${file?.name ?? ''}`);
      return wanted.every((word) => has.includes(word));
    };
    const { history, store } = this.#host;
    return history?.search(matches, most) ?? store.value.messages.filter(matches).slice(-most).reverse();
  }

  /** Loads older messages until this one is among them; false where there is none. */
  async reach(id: string): Promise<boolean> {
    return this.#find(id) !== undefined || ((await this.#host.history?.reach(id)) ?? false);
  }

  /** Forgets every message but those that are still on their way. */
  async clear(): Promise<void> {
    const { history, store } = this.#host;
    await history?.clear();
    // Another conversation has begun meanwhile.
    if (history !== this.#host.history) return;
    const messages = store.value.messages.filter(
      ({ own, state }) => own && (state === 'queued' || state === 'sent'),
    );
    store.set({ messages: Object.freeze(messages), hasOlder: false });
  }

  async #put(op: { k: string; of: string; text?: string; at?: number; emoji?: string }): Promise<void> {
    const { delivery } = this.#host;
    if (!delivery) return;
    const { kept } = delivery.put(op);
    this.#host.dial();
    await kept;
  }

  /** `own`: only where this side wrote it, or did not; null for either. */
  #patch(
    id: string,
    own: boolean | null,
    change: (message: ChatMessage) => ChatMessage,
    isTheirs = false,
  ): void {
    const patch = (message: ChatMessage) => (own === null || message.own === own ? change(message) : message);
    this.#host.history?.patch([id], patch, isTheirs);
    this.#host.patch([id], patch);
  }

  /** Something numbered that is more than a text. */
  apply(op: OtherWire, partner: string): void {
    if (op.k === 'm' && isAnswer(op)) {
      const { id, text, at, replyTo } = op;
      this.#host.arrive({
        ...{ id: this.#host.idFor(id), from: partner, text, sentAt: at, state: 'delivered', own: false },
        replyTo: Object.freeze({ id: replyTo.id, text: replyTo.text }),
      });
    } else if (op.k === 'edit' && isEdit(op)) this.#patch(op.of, false, edited(op), true);
    else if (op.k === 'remove' && isRemoval(op)) this.#patch(op.of, false, removed, true);
    else if (op.k === 'react' && isReaction(op))
      this.#patch(op.of, null, reacted(partner, op.emoji, false), true);
  }
}

/** The first line or so, and no half characters. */
function beginning(text: string): string {
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** As somebody looks for it: without case, and without marks above and below letters. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();
}
