import type { PeerElementsError } from '../base/errors.js';
import type { LineState } from './line.js';

export type MessageState = 'queued' | 'sent' | 'delivered' | 'seen' | 'failed';

export interface ChatMessage {
  readonly id: string;
  /** The id of the peer who wrote it. */
  readonly from: string;
  readonly text: string;
  /** Milliseconds since the epoch, by the clock of the sender. */
  readonly sentAt: number;
  readonly state: MessageState;
  /** Whether this side wrote it. */
  readonly own: boolean;
}

/** Somebody who may not write here before a person says so. */
export interface Knock {
  readonly from: string;
  readonly displayName: string | null;
}

export interface ChatConfig {
  to?: string | null;
  maxLength?: number | string | null;
}

export interface ChatSnapshot {
  readonly state: LineState;
  readonly remoteId: string | null;
  readonly remoteName: string | null;
  readonly messages: readonly ChatMessage[];
  readonly knock: Knock | null;
  /** The other side is asking a person whether to let this chat in. */
  readonly waiting: boolean;
  readonly error: PeerElementsError | null;
}

export const IDLE_CHAT: ChatSnapshot = {
  state: 'idle',
  remoteId: null,
  remoteName: null,
  messages: Object.freeze([]),
  knock: null,
  waiting: false,
  error: null,
};

export interface ChatEvents {
  /** Somebody connects, or knocks. */
  connection: { from: string };
  open: { remoteId: string };
  message: { message: ChatMessage };
  messagechange: { message: ChatMessage };
  close: undefined;
  error: PeerElementsError;
}
