import type { PeerElementsError } from '../base/errors.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import type { CallConfig } from './call-types.js';
import { codecNames, CODECS } from './codecs.js';

/** Loaded with the first call that sets one of these attributes, or dials nobody. */

const WORDS: readonly [string, keyof CallConfig, readonly string[]][] = [
  ['resolution', 'resolution', ['360p', '720p', '1080p']],
  ['facing-mode', 'facingMode', ['user', 'environment', 'left', 'right']],
  ['captions-service', 'captionsService', ['device', 'browser']],
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
  const codecs = codecNames(config.videoCodecs);
  if (config.videoCodecs != null && !(codecs.length > 0 && codecs.every((name) => CODECS.includes(name))))
    return invalidAttribute(
      'video-codecs',
      config.videoCodecs,
      'It must be names out of {names}, with a space between them.',
      { names: CODECS.join(', ') },
    );
  const { captionsLanguage } = config;
  if (captionsLanguage != null && !isLanguage(captionsLanguage))
    return invalidAttribute(
      'captions-language',
      captionsLanguage,
      'It must be the code of a language, such as en-US.',
    );
  if (config.autoAnswer && !config.to && !allow)
    return invalidAttribute(
      'auto-answer',
      '',
      'Say whose calls are answered: by to, or by allow on the peer-session.',
    );
  return null;
}

function isLanguage(code: string): boolean {
  try {
    return new Intl.Locale(code).language !== '';
  } catch {
    return false;
  }
}

export function nobodyToCall(): PeerElementsError {
  return invalidAttribute('to', '', 'Put the id of the one to call there.');
}
