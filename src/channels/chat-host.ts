import type { PeerElementsError } from '../base/errors.js';
import type { Cleanup } from '../base/lifetime.js';
import type { Store } from '../base/store.js';
import type { Session } from '../session/session.js';
import type { ChatConfig, ChatEvents, ChatMessage, ChatSnapshot, MessageState } from './chat-types.js';
import type { Delivery } from './delivery.js';
import type { Line } from './line.js';

/** The messages of a conversation that are kept on this device. */
export interface KeptMessages {
  add(message: ChatMessage): void;
  /** What a page life wrote that ended before its history was there. */
  restore(messages: readonly ChatMessage[]): Promise<void>;
  mark(ids: readonly string[], state: MessageState): void;
  /** `isTheirs`: the other side did it, and hears of it only when that is kept. */
  patch(ids: readonly string[], change: (message: ChatMessage) => ChatMessage, isTheirs?: boolean): void;
  forget(id: string): void;
  /** Extends the window that is loaded. */
  older(): Promise<void>;
  reach(id: string): Promise<boolean>;
  all(): Promise<ChatMessage[]>;
  search(matches: (message: ChatMessage) => boolean, most: number): Promise<ChatMessage[]>;
  clear(): Promise<void>;
}

/** What the parts of a chat that come on demand ask of the channel. */
export interface ChatHost {
  readonly session: Session;
  readonly store: Store<ChatSnapshot>;
  readonly line: Line;
  readonly cleanup: Cleanup;
  readonly config: ChatConfig;
  /** Whom the messages are with. */
  readonly partner: string | null;
  readonly localId: string;
  /** Names owner and partner. */
  readonly conversation: string;
  readonly delivery: Delivery | null;
  history: KeptMessages | null;
  /** Files are on their way, so a link is wanted. */
  isBusy: boolean;
  emit<K extends keyof ChatEvents>(name: K, detail: ChatEvents[K]): void;
  report(error: PeerElementsError): PeerElementsError;
  /** Something could not be put on disk: said once. */
  unkept(cause: unknown): void;
  /** Where something waits for a link. */
  dial(): void;
  /** An id that no other message has: `wanted` where it can be. */
  idFor(wanted?: string): string;
  /** Shows a message of one's own, and sends it. */
  post(op: { readonly k: string; readonly text: string } & Partial<ChatMessage>): Promise<ChatMessage>;
  /** Shows what came. */
  arrive(message: ChatMessage): void;
  /** What a burst holds back is in the list at once. */
  showFresh(): void;
  mark(ids: readonly string[], state: MessageState): void;
  patch(ids: readonly string[], change: (old: ChatMessage) => ChatMessage): void;
}
