import type { DataConnection } from 'peerjs';
import type { PeerElementsError } from '../base/errors.js';
import type { LineState } from './line.js';

export interface DataConfig {
  to?: string | null;
  label?: string | null;
  serialization?: string | null;
  reliable?: boolean;
  /** JSON as an attribute, any value as a property. */
  metadata?: unknown;
}

export interface DataSnapshot {
  readonly state: LineState;
  readonly remoteId: string | null;
  readonly connection: DataConnection | null;
  readonly error: PeerElementsError | null;
}

export const IDLE_DATA: DataSnapshot = { state: 'idle', remoteId: null, connection: null, error: null };

export interface DataEvents {
  connection: { from: string; connection: DataConnection };
  open: { remoteId: string };
  data: { data: unknown };
  close: undefined;
  error: PeerElementsError;
}
