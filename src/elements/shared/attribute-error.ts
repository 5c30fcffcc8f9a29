import { PeerElementsError } from '../../base/errors.js';

/**
 * What is wrong with an attribute that takes one of a few words; null where it has one of them or none. `hint` names
 * them in a sentence.
 */
export function checkWord(
  attribute: string,
  value: string | null,
  words: readonly string[],
  details: { hint: string },
): PeerElementsError | null {
  if (value === null || words.includes(value)) return null;
  return new PeerElementsError('invalid-attribute', 'The attribute {attribute}="{value}" cannot be used.', {
    ...details,
    params: { attribute, value },
  });
}
