import type { Peer } from 'peerjs';
import type { PeerElementsError } from '../base/errors.js';

/** Where a session stands. `reconnecting`: it was open, the socket is gone, attempts go on. */
export type SessionState =
  'idle' | 'connecting' | 'open' | 'reconnecting' | 'disconnected' | 'closed' | 'failed';

export interface SessionSnapshot {
  readonly state: SessionState;
  /** This side's id on the server; null before the session is open. */
  readonly localId: string | null;
  /** PeerJS's own object; null before the session is open. */
  readonly peer: Peer | null;
  readonly error: PeerElementsError | null;
}

export const IDLE_SESSION: SessionSnapshot = { state: 'idle', localId: null, peer: null, error: null };

export type SessionInput = 'start' | 'opened' | 'lost' | 'disconnect' | 'fail' | 'destroy';

/** Every legal step; what is not listed leaves the state as it is. */
const STEPS: Readonly<Record<SessionState, Partial<Record<SessionInput, SessionState>>>> = {
  idle: { start: 'connecting', fail: 'failed', destroy: 'closed' },
  connecting: { opened: 'open', disconnect: 'disconnected', fail: 'failed', destroy: 'closed' },
  open: {
    lost: 'reconnecting',
    disconnect: 'disconnected',
    fail: 'failed',
    destroy: 'closed',
    start: 'connecting',
  },
  reconnecting: {
    opened: 'open',
    disconnect: 'disconnected',
    fail: 'failed',
    destroy: 'closed',
    start: 'connecting',
  },
  disconnected: { start: 'connecting', opened: 'open', fail: 'failed', destroy: 'closed' },
  closed: { start: 'connecting', fail: 'failed' },
  failed: { start: 'connecting', destroy: 'closed', fail: 'failed' },
};

export function nextState(state: SessionState, input: SessionInput): SessionState {
  return STEPS[state][input] ?? state;
}
