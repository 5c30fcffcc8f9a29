import type { PeerElementsError } from '../base/errors.js';

/** `idle`: there is no link yet. `ready`: there is. `invited`: a link of somebody else has led to this page. */
export type InviteState = 'idle' | 'ready' | 'invited';

export interface InviteConfig {
  href?: string | null;
}

export interface InviteSnapshot {
  readonly state: InviteState;
  /** One's own link; null before the session is open. */
  readonly url: string | null;
  readonly localId: string | null;
  /** Whose link has led to this page; null for nobody's. */
  readonly invitedBy: string | null;
  readonly error: PeerElementsError | null;
}

export const IDLE_INVITE: InviteSnapshot = {
  state: 'idle',
  url: null,
  localId: null,
  invitedBy: null,
  error: null,
};

export interface InviteEvents {
  /** A link has led to this page. */
  invite: { from: string };
  error: PeerElementsError;
}
