import type { CSSResult } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import type * as Extras from './extras.js';
import type { Voice } from './wording.js';

/** What one may do with a message. */
export interface MessageActions {
  reply(message: ChatMessage): void;
  /** Reacts with this emoji, or takes it back where it is this side's already. */
  react(message: ChatMessage, emoji: string): void;
  copy(message: ChatMessage): void;
  edit(message: ChatMessage): void;
  remove(message: ChatMessage): void;
  /** Asks for any other emoji, beside `anchor`. */
  pickEmoji(message: ChatMessage, anchor: HTMLElement): void;
}

/** What a list of messages is drawn from. */
export interface View extends Voice {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Loads them, and is null until they are there. */
  readonly extras: () => typeof Extras | null;
  /** Loads another part, and is null until it is there; its styles are the element's from then on. */
  readonly lazy?: <P extends { readonly styles: CSSResult }>(load: () => Promise<P>) => P | null;
  /** Does something with a message, once what it takes is loaded. Without it messages have no menu. */
  readonly act?: ((use: (actions: MessageActions) => void) => void) | null;
  /** Puts older messages in front; absent where there are none. Called when the reader comes near the start. */
  readonly older?: (() => Promise<unknown>) | null;
  /** Id of the first message that nobody has read yet. */
  readonly unreadFrom?: string | null;
  /** Draws the file of a message. */
  readonly file?: ((message: ChatMessage) => unknown) | null;
  /** Draws what is inside a bubble, instead of the kit. */
  readonly renderMessage?: ((message: ChatMessage) => unknown) | null;
}

/** The list as what belongs to one message knows it. */
export interface Around {
  readonly view: View;
  readonly scroller: HTMLElement;
  /** Whether a long message is shown to its end. */
  isWhole(id: string): boolean;
  toggle(id: string): void;
  show(id: string): boolean;
  messageOf(row: Element): ChatMessage | null;
  rowOf(id: string): HTMLElement | null;
  /** Gives the focus to the message `by` rows from this one, or from the one that is read. */
  step(id: string | null, by: number): void;
}
