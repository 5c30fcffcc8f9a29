import { css } from 'lit';
import type { CloseReason } from '../../channels/call-types.js';

/** How a call ended otherwise than by hanging up. Loaded with the first such end. */

/** Nothing is drawn here. */
export const styles = css``;

const CALL_ENDINGS: Partial<Record<CloseReason, string>> = {
  declined: '{name} declined the call.',
  busy: '{name} is in another call.',
  'no-answer': '{name} did not answer.',
  cancelled: 'You cancelled the call.',
  unavailable: '{name} is not there at the moment.',
  'answered-elsewhere': 'The call was answered elsewhere.',
  lost: 'The connection to {name} was lost.',
  failed: 'The call could not be connected.',
  'verification-failed': 'The call has ended, because it is not certain that this is {name}.',
};

/** Where the one who was called sees it otherwise. */
const MISSED = 'You missed a call from {name}.';
const INBOUND_ENDINGS: Partial<Partial<Record<CloseReason, string>>> = {
  declined: 'You declined the call.',
  'no-answer': MISSED,
  cancelled: MISSED,
};

/** The sentence for it; none where it was hung up. */
export function ending(
  reason: CloseReason | null,
  isInbound: boolean,
  t: (template: string) => string,
): string | undefined {
  const words = (isInbound && reason && INBOUND_ENDINGS[reason]) || CALL_ENDINGS[reason ?? 'hung-up'];
  return words && t(words);
}
