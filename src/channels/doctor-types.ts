import type { PeerElementsError } from '../base/errors.js';
import type { TextParams } from '../base/text.js';

/** What is looked at, in this order. */
export const CHECKS = [
  'secure-context',
  'browser',
  'camera',
  'microphone',
  'signalling',
  'stun',
  'turn-udp',
  'turn-tcp',
  'turn-tls',
  'direct',
  'round-trip',
  'loss',
] as const;

export type DoctorCheck = (typeof CHECKS)[number];

/** `warning`: it works, with limits. `skipped`: it was not looked at, and the message says why. */
export type FindingState = 'ok' | 'warning' | 'failed' | 'skipped';

/** What a check has found, as sentences that can be translated. */
export interface Finding {
  readonly state: FindingState;
  /** The sentence and its hint before values were put in. */
  readonly template: string;
  readonly hintTemplate: string;
  readonly params: TextParams;
}

/** One line of the doctor's. */
export interface DoctorResult extends Finding {
  readonly check: DoctorCheck;
  /** False for what failed, and for nothing else. */
  readonly ok: boolean;
  /** A full sentence, in English. */
  readonly message: string;
  /** What to do about it; empty where there is nothing to do. */
  readonly hint: string;
}

export type DoctorState = 'idle' | 'running' | 'done';

export interface DoctorSnapshot {
  readonly state: DoctorState;
  readonly results: readonly DoctorResult[];
  /** What is being looked at. */
  readonly running: DoctorCheck | null;
  /** When the checks were done, as `Date.now()` has it. */
  readonly finishedAt: number | null;
  readonly error: PeerElementsError | null;
}

export const IDLE_DOCTOR: DoctorSnapshot = {
  state: 'idle',
  results: Object.freeze([]),
  running: null,
  finishedAt: null,
  error: null,
};

export interface DoctorEvents {
  /** One line is known. */
  result: { result: DoctorResult };
  /** All are. */
  complete: { results: readonly DoctorResult[] };
  error: PeerElementsError;
}
