import { PeerElementsError } from '../base/errors.js';
import type { TextParams } from '../base/text.js';

/** The error for an attribute that holds something unusable. `params` are for the hint. */
export function invalidAttribute(
  attribute: string,
  value: unknown,
  hint: string,
  params: TextParams = {},
): PeerElementsError {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return new PeerElementsError('invalid-attribute', 'The attribute {attribute}="{value}" cannot be used.', {
    params: { attribute, value: text, ...params },
    hint,
    fatal: true,
  });
}
