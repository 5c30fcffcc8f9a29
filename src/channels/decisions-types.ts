import type { PeerElementsError } from '../base/errors.js';
import type { Decisions } from '../session/guard.js';

/** `idle`: there is no session to look at. `ready`: what was decided is known. */
export type DecisionsState = 'idle' | 'ready';

export interface DecisionsSnapshot extends Decisions {
  readonly state: DecisionsState;
  readonly error: PeerElementsError | null;
}

export const IDLE_DECISIONS: DecisionsSnapshot = { state: 'idle', decisions: {}, isKept: false, error: null };

export interface DecisionsEvents {
  error: PeerElementsError;
}
