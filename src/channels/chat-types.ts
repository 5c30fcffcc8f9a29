import type { PeerElementsError } from '../base/errors.js';
import type { FileInfo, Transfer } from './file-types.js';
import type { LineState } from './line.js';

export type MessageState = 'queued' | 'sent' | 'delivered' | 'seen' | 'failed';

/** The message that another one answers, with the beginning of its text as it was then. */
export interface Quote {
  readonly id: string;
  readonly text: string;
}

export interface Reaction {
  /** The id of the peer who reacted. */
  readonly from: string;
  readonly emoji: string;
  /** Whether it is this side's. */
  readonly own: boolean;
}

export interface ChatMessage {
  readonly id: string;
  /** The id of the peer who wrote it. */
  readonly from: string;
  /** Empty for a file without words, and for a message that was removed. */
  readonly text: string;
  readonly file?: FileInfo;
  readonly replyTo?: Quote;
  /** At most one of each side. */
  readonly reactions?: readonly Reaction[];
  /** Milliseconds since the epoch of the last edit, by the clock of the sender. */
  readonly editedAt?: number;
  /** Its author took it back. */
  readonly removed?: true;
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
  /** `none`, `session` or `device`. */
  history?: string | null;
  /** Days that a message is kept on this device. */
  historyDays?: number | string | null;
  /** Most messages of one conversation that are kept on this device. */
  historyLimit?: number | string | null;
  maxFileSize?: number | string | null;
  accept?: string | null;
  withoutFiles?: boolean;
  /** Does not tell the other side what was seen and that somebody types. */
  withoutReceipts?: boolean;
}

export interface SendOptions {
  /** The id of the message that this one answers. */
  replyTo?: string;
}

export interface ChatSnapshot {
  readonly state: LineState;
  readonly remoteId: string | null;
  readonly remoteName: string | null;
  readonly messages: readonly ChatMessage[];
  /** Whether `loadOlder()` may bring more. */
  readonly hasOlder: boolean;
  /** The other side is writing. */
  readonly typing: boolean;
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
  hasOlder: false,
  typing: false,
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
  /** Somebody offers a file. */
  file: { transfer: Transfer };
  close: undefined;
  error: PeerElementsError;
}
