import { toError } from '../base/errors.js';
import { format, type TextParams } from '../base/text.js';
import type { DoctorCheck, DoctorResult, Finding, FindingState } from './doctor-types.js';

/** The words for what was found: a sentence, and a hint where there is something to do. */
export function finding(
  state: FindingState,
  template: string,
  { params = {}, hint = '' }: { params?: TextParams; hint?: string } = {},
): Finding {
  return { state, template, hintTemplate: hint, params };
}

/** Whatever a check could not cope with is a line as well, in words. */
export function failure(cause: unknown): Finding {
  const { template, hintTemplate, params } = toError(cause, 'webrtc', 'This could not be checked: {cause}.', {
    hint: 'Load the page again, and run the checks once more.',
  });
  return { state: 'failed', template, hintTemplate, params };
}

export function resultOf(check: DoctorCheck, found: Finding): DoctorResult {
  const { state, template, hintTemplate, params } = found;
  return Object.freeze({
    check,
    ok: state !== 'failed',
    message: format(template, params),
    hint: format(hintTemplate, params),
    ...{ state, template, hintTemplate, params },
  });
}
