import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { ChatMessage, SendOptions } from '../../channels/chat-types.js';
import type { ChatHandle } from '../../context/handles.js';
import type { Say } from './wording.js';

/** How a chat speaks. */
export interface ChatVoice {
  readonly t: Say;
  readonly language: string | undefined;
  /** A sentence about somebody: the other side, if nobody else. */
  readonly naming: (sentence: string, name?: string) => TemplateResult;
  readonly words: (error: PeerElementsError) => readonly [sentence: string, hint: string];
  /** A part of a part. */
  readonly part: <P extends { readonly styles: CSSResult }>(load: () => Promise<P>) => P | null;
}

/** A chat, as its parts see it. */
export interface ChatFace extends HTMLElement {
  readonly handle: ChatHandle;
  readonly voice: ChatVoice;
  readonly renderRoot: ParentNode;
  readonly messages: readonly ChatMessage[];
  readonly to: string | null;
  readonly remoteId: string | null;
  readonly accept: string | null;
  readonly withoutFiles: boolean;
  requestUpdate(): void;
  addController(controller: ReactiveController): void;
  /** Shows what went wrong, and fires `error`. */
  complain(cause: unknown): void;
  send(text: string, options?: SendOptions): Promise<ChatMessage>;
  editMessage(id: string, text: string): Promise<void>;
  removeMessage(id: string): Promise<void>;
  reactTo(id: string, emoji: string): Promise<void>;
  loadOlder(): Promise<boolean>;
  exportHistory(): Promise<readonly ChatMessage[]>;
  searchHistory(words: string, most?: number): Promise<readonly ChatMessage[]>;
  clear(): Promise<void>;
  /** Brings a message into view, however far back it is; settles with whether it is there. */
  showMessage(id: string): Promise<boolean>;
}

/** The field that a message is written in, as others see it. */
export interface Draft {
  text: string;
  focus(): void;
}

/** What stands beside the field. */
export interface Beside {
  /** Whether there is something to be sent besides a text. */
  readonly hasMore: boolean;
  start(): unknown;
  end(): unknown;
  /** What stands in place of the field; null for the field. */
  instead(): unknown;
  typed(): void;
}
