import { LOAD_AGAIN, notLoaded, PeerElementsError } from '../base/errors.js';
import { within } from '../base/lifetime.js';
import type { Failure } from './explanations.js';

export type { Failure };

/** What fails may be the network itself, so the words are not waited for any longer. */
const EXPLAIN_MS = 3000;

/** The error with its sentence and its hint; a short one where they cannot be loaded. Never rejects. */
export async function explain(failure: Failure): Promise<PeerElementsError> {
  try {
    const { describe } = await within(EXPLAIN_MS, import('./explanations.js'), '');
    return describe(failure);
  } catch {
    const { code, params, fatal = false, cause } = failure;
    return new PeerElementsError(code, 'This failed: {cause}.', {
      params: { cause: [code, ...Object.values(params)].join(' ') },
      hint: LOAD_AGAIN,
      fatal,
      cause,
    });
  }
}

/** A part of the kit that is loaded when it is needed; rejects with `network` where it cannot be. */
export function part<T>(module: Promise<T>, fatal?: boolean): Promise<T> {
  return module.catch((cause: unknown) => {
    throw notLoaded(cause, fatal);
  });
}
