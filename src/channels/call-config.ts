import type { PeerElementsError } from '../base/errors.js';
import { invalidAttribute } from '../signalling/options.js';
import type { CallConfig } from './call-types.js';

/** Loaded with the first call that sets one of these attributes, or dials nobody. */

const WORDS: readonly [string, keyof CallConfig, readonly string[]][] = [
  ['resolution', 'resolution', ['360p', '720p', '1080p']],
  ['facing-mode', 'facingMode', ['user', 'environment', 'left', 'right']],
];
const NUMBERS: readonly [string, keyof CallConfig, number][] = [
  ['ring-timeout', 'ringTimeout', 3600],
  ['max-bitrate', 'maxBitrate', 1_000_000],
  ['frame-rate', 'frameRate', 240],
];

/** The first thing in a call's attributes that cannot be used; null where all is well. */
export function checkCallConfig(
  config: CallConfig,
  allow: readonly string[] | null | undefined,
): PeerElementsError | null {
  for (const [attribute, property, most] of NUMBERS) {
    const value = config[property];
    if (value != null && !(Number(value) > 0 && Number(value) <= most))
      return invalidAttribute(attribute, value, 'It must be a number above 0, up to {most}.', { most });
  }
  for (const [attribute, property, words] of WORDS) {
    const value = config[property];
    if (value != null && !words.includes(value as string))
      return invalidAttribute(attribute, value, 'It must be one of {names}.', { names: words.join(', ') });
  }
  if (config.autoAnswer && !config.to && !allow)
    return invalidAttribute(
      'auto-answer',
      '',
      'Say whose calls are answered: by to, or by allow on the peer-session.',
    );
  return null;
}

export function nobodyToCall(): PeerElementsError {
  return invalidAttribute('to', '', 'Put the id of the one to call there.');
}
