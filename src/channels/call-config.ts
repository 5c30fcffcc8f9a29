import type { PeerElementsError } from '../base/errors.js';
import { invalidAttribute } from '../signalling/options.js';
import type { CallConfig } from './call-types.js';
import { RESOLUTIONS } from './local-media.js';

const RING_SECONDS = 30;

export function ringMs(config: CallConfig): number {
  return Number(config.ringTimeout ?? RING_SECONDS) * 1000;
}

/** The first thing in a call's attributes that cannot be used; null where all is well. */
export function checkCallConfig(
  config: CallConfig,
  allow: readonly string[] | null,
): PeerElementsError | null {
  const { ringTimeout, maxBitrate, resolution, frameRate, facingMode, autoAnswer, to } = config;
  const positive: [string, unknown, number][] = [
    ['ring-timeout', ringTimeout, 3600],
    ['max-bitrate', maxBitrate, 1_000_000],
    ['frame-rate', frameRate, 240],
  ];
  for (const [attribute, value, most] of positive) {
    if (value == null) continue;
    const number = Number(value);
    if (!(number > 0 && number <= most))
      return invalidAttribute(attribute, value, 'It must be a number above 0, up to {most}.', { most });
  }
  if (resolution != null && !Object.hasOwn(RESOLUTIONS, resolution))
    return invalidAttribute('resolution', resolution, 'It must be 360p, 720p or 1080p.');
  if (facingMode != null && !['user', 'environment', 'left', 'right'].includes(facingMode))
    return invalidAttribute('facing-mode', facingMode, 'It must be user, environment, left or right.');
  if (autoAnswer && !to && !allow)
    return invalidAttribute(
      'auto-answer',
      '',
      'Say whose calls are answered: by to, or by allow on the peer-session.',
    );
  return null;
}
