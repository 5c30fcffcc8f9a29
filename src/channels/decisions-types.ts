import type { PeerElementsError } from '../base/errors.js';
import type { Decision } from '../session/guard.js';

/** `idle`: there is no session to look at. `ready`: what was decided is known. */
export type DecisionsState = 'idle' | 'ready';

export interface DecisionsSnapshot {
  readonly state: DecisionsState;
  /** By id, the newest one last. */
  readonly decisions: Readonly<Record<string, Decision>>;
  /** Whether they are kept on this device. */
  readonly isKept: boolean;
  readonly error: PeerElementsError | null;
}

export const IDLE_DECISIONS: DecisionsSnapshot = { state: 'idle', decisions: {}, isKept: false, error: null };

export interface DecisionsEvents {
  error: PeerElementsError;
}
