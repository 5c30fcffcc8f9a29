import type { PeerElementsError } from '../base/errors.js';

/** What is known of a file that a message brings; the file itself is a transfer with the same id. */
export interface FileInfo {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** MIME type as the sender states it; empty when it is not known. */
  readonly type: string;
}

export type TransferState =
  'offered' | 'accepted' | 'sending' | 'paused' | 'done' | 'declined' | 'cancelled' | 'failed';

export interface AcceptOptions {
  /** Write straight into this file instead of the browser's own storage; such a transfer ends with the page. */
  handle?: FileSystemFileHandle;
}

export interface SendOptions {
  /** At most 64 characters; made where it is absent. */
  id?: string;
  /** Relative path of the file inside a folder that is sent, '/'-separated. */
  path?: string;
  /** Where the file came from: with it a large one can go on after a reload without being chosen again. */
  handle?: FileSystemFileHandle;
}

export interface PathInfo extends FileInfo {
  /** Relative path inside a folder that was sent, '/'-separated. */
  readonly path?: string | undefined;
}

/** One file on its way. Fires `change`: at once for a state, at most ten times a second for progress. */
export interface Transfer extends EventTarget {
  readonly id: string;
  /** As the sender gave it, which may be anything: clean it before it is shown. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** MIME type as the sender states it; empty when it is not known. */
  readonly type: string;
  /** Relative path inside a folder that was sent, '/'-separated; as the sender gave it. */
  readonly path?: string;
  readonly direction: 'send' | 'receive';
  readonly state: TransferState;
  /** How many the receiver has stored and checked. */
  readonly bytes: number;
  /** Bytes per second over the last seconds. */
  readonly rate: number;
  /** In seconds; null while nothing moves. */
  readonly timeLeft: number | null;
  /** In hex, once known: PROTOCOL.md says how it is made. null without https. */
  readonly hash: string | null;
  readonly error: PeerElementsError | null;
  /** Why nothing moves: no link, paused by either side, or the file has to be chosen again after a reload. */
  readonly waitingFor: null | 'link' | 'peer' | 'self' | 'file';
  /** Rejects where there is no room for it; the offer stays. */
  accept(options?: AcceptOptions): Promise<void>;
  decline(): void;
  pause(): void;
  resume(): void;
  cancel(): void;
  /** For a sender after a reload who is asked for the file again: it must be the same one. */
  provide(file: File): Promise<void>;
  /** Once done, on both sides. Its type is the sender's word: show nothing of it as a page. */
  blob(): Promise<Blob>;
}

export interface FileLimits {
  /** In bytes; null for any. */
  readonly maxFileSize: number | null;
  /** As the attribute of `<input type="file">`; null for any. */
  readonly accept: string | null;
}

export interface FileOptions {
  /** Key of owner and remote peer: what a page that is gone left is found by it. */
  readonly conversation: string;
  readonly limits: () => FileLimits;
}

export interface FileEvents {
  /** The other side offers a file. */
  file: { transfer: Transfer };
  change: { transfer: Transfer };
  /** `busy` has changed. */
  busy: undefined;
  /** Transfers go on, but nothing outlives the page. Once. */
  error: PeerElementsError;
}

/** undefined on a page without https. */
export type Digest = ArrayBuffer | undefined;

/** One block that has arrived. */
export interface Block {
  /** Its number. */
  readonly block: number;
  /** As they came; whoever stores it may take them away. */
  readonly parts: readonly ArrayBuffer[];
  /** Of all parts together. */
  readonly length: number;
  /** The digest that it must have, in hex; else it is not stored. */
  readonly wanted: string | undefined;
}

/** Where the blocks of one file go. */
export interface Sink {
  /** Where the blocks are for the next page. */
  readonly folder?: string;
  /** Durable, where it can be, once it settles. */
  store(block: Block): Promise<Digest>;
  /** Whatever was written lasts; what is stored later opens it again, where it can. */
  close?(): Promise<unknown>;
  whole(): Promise<Blob>;
  drop(): Promise<void> | void;
}
