import type { CSSResult, TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { ChatMessage, SendOptions } from '../../channels/chat-types.js';
import type { ChatHandle } from '../../context/handles.js';
import type { Say } from './wording.js';

/** How a chat speaks. */
export interface ChatVoice {
  readonly t: Say;
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
  send(text: string, options?: SendOptions): Promise<ChatMessage>;
  editMessage(id: string, text: string): Promise<void>;
  removeMessage(id: string): Promise<void>;
  reactTo(id: string, emoji: string): Promise<void>;
  loadOlder(): Promise<boolean>;
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
  typed(text: string): void;
}
