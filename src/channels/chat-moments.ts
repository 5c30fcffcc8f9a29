import { object, oneOf } from '../base/shape.js';
import type { ChatHost } from './chat-host.js';
import type { ChatMessage } from './chat-types.js';
import { token, type OtherWire } from './chat-wire.js';

/** The other side says so as often as somebody types, but no more often than this. */
const TYPING_EVERY_MS = 3000;
/** How long one word of it holds. */
const TYPING_MS = 6000;

const isSeen = object({ id: token });
const isTyping = object({ on: oneOf(0, 1) });

export const make = (host: ChatHost): ChatMoments => new ChatMoments(host);

/** Who is writing, and what has been seen: on both sides, and only as long as it is true. */
export class ChatMoments {
  readonly #host: ChatHost;
  #typedAt = -Infinity;
  #stopTyping: () => void = () => undefined;
  /** The last message of the other side that was seen here. */
  #seen: string | null = null;

  constructor(host: ChatHost) {
    this.#host = host;
    // It may have been said into a link that was gone.
    const stop = host.line.on('open', () => this.#seen && this.#say({ k: 'seen', id: this.#seen }));
    host.cleanup.add(stop);
    // What was read of somebody is nothing that the next one is told.
    void host.delivery?.gone.then(stop);
  }

  #say(wire: object): void {
    if (!this.#host.config.withoutReceipts) this.#host.delivery?.say(wire);
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
      // It may have been read before the word that it is there was under way.
      if (own && (state === 'delivered' || state === 'sent')) seen.push(each);
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
