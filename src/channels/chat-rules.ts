import { PeerElementsError } from '../base/errors.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import { MAX_TEXT } from './chat-wire.js';

/** Loaded with the first text that cannot be sent, and with a limit of one's own. */

/** Why a text cannot be sent; `most` is how many characters it may have. */
export function refusal(text: unknown, most: number): PeerElementsError {
  if (typeof text !== 'string' || text === '')
    return new PeerElementsError('invalid-data', 'A message needs some text.');
  if (text.length > most)
    return new PeerElementsError(
      'message-too-big',
      'The message has {length} characters; {most} are allowed.',
      {
        params: { length: text.length, most },
        hint: 'Send it in parts.',
      },
    );
  if (!text.isWellFormed())
    return new PeerElementsError(
      'invalid-data',
      'The message holds half a character, which cannot be sent.',
      {
        hint: 'Remove the character that shows as a box.',
      },
    );
  return invalidAttribute('to', '', 'Put the id of the one to write to there.');
}

/** What is wrong with a limit; null where it can be used. */
export function checkMaxLength(maxLength: number | string): PeerElementsError | null {
  const number = Number(maxLength);
  return Number.isInteger(number) && number > 0 && number <= MAX_TEXT
    ? null
    : invalidAttribute('max-length', maxLength, 'It must be a whole number from {low} to {high}.', {
        low: 1,
        high: MAX_TEXT,
      });
}
