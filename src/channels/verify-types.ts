import type { PeerElementsError } from '../base/errors.js';

/**
 * `idle`: nobody is connected. `connecting`: the code is being agreed upon. `unverified`: it is there to be compared.
 * `changed`: so it is, and the key is another one than before, or there is none. `verified`: it was compared, or a link has
 * done that. `unsupported`: the other side's page has no keys. `rejected`: a person saw another code, and all has ended.
 */
export type VerifyState =
  'idle' | 'connecting' | 'unverified' | 'changed' | 'verified' | 'unsupported' | 'rejected';

export interface VerifyConfig {
  to?: string | null;
}

export interface VerifySnapshot {
  readonly state: VerifyState;
  readonly remoteId: string | null;
  /** Numbers below 64; null while there is none. */
  readonly code: readonly number[] | null;
  /** What has verified the other side; null while nothing has. */
  readonly by: 'code' | 'link' | null;
  readonly error: PeerElementsError | null;
}

export const IDLE_VERIFY: VerifySnapshot = {
  state: 'idle',
  remoteId: null,
  code: null,
  by: null,
  error: null,
};

export interface VerifyEvents {
  verified: { remoteId: string; by: 'code' | 'link' };
  error: PeerElementsError;
}
