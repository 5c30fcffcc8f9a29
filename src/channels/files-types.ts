import type { PeerElementsError } from '../base/errors.js';
import type { Transfer } from './file-types.js';
import type { LineState } from './line.js';

export interface FilesConfig {
  to?: string | null;
  /** In bytes. */
  maxFileSize?: number | string | null;
  /** As the attribute of `<input type="file">`. */
  accept?: string | null;
}

export interface FilesSnapshot {
  readonly state: LineState;
  readonly remoteId: string | null;
  readonly remoteName: string | null;
  /** The list is a new one when one comes or goes; each says by itself how it stands. */
  readonly transfers: readonly Transfer[];
  /** Somebody without consent wants to send files. */
  readonly knock: { readonly from: string; readonly displayName: string | null } | null;
  /** The other side is asking a person whether to let this side in. */
  readonly waiting: boolean;
  readonly error: PeerElementsError | null;
}

export const IDLE_FILES: FilesSnapshot = {
  state: 'idle',
  remoteId: null,
  remoteName: null,
  transfers: Object.freeze([]),
  knock: null,
  waiting: false,
  error: null,
};

export interface FilesEvents {
  /** Somebody connects, or knocks. */
  connection: { from: string };
  open: { remoteId: string };
  /** The other side offers a file. */
  file: { transfer: Transfer };
  close: undefined;
  error: PeerElementsError;
}
