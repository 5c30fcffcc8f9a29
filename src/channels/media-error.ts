import { PeerElementsError } from '../base/errors.js';

/** Loaded with the first device that cannot be opened or is lost. */

/** Whole sentences, not built from parts: other languages put the words elsewhere. */
const SENTENCES = {
  'media-denied': {
    audio: 'The browser does not allow this page to use your microphone.',
    video: 'The browser does not allow this page to use your camera.',
    both: 'The browser does not allow this page to use your camera and microphone.',
    hint: 'Allow it by the icon beside the address and try again, or go on without.',
  },
  'media-not-found': {
    audio: 'No microphone was found on this device.',
    video: 'No camera was found on this device.',
    both: 'No camera or no microphone was found on this device.',
    hint: 'Plug one in and try again, or go on without.',
  },
  'media-in-use': {
    audio: 'Your microphone cannot be opened: another program may be using it.',
    video: 'Your camera cannot be opened: another program may be using it.',
    both: 'Your camera or microphone cannot be opened: another program may be using it.',
    hint: 'Close the other program and try again, or go on without.',
  },
} as const;

const CODES: Readonly<Record<string, keyof typeof SENTENCES>> = {
  NotAllowedError: 'media-denied',
  SecurityError: 'media-denied',
  NotFoundError: 'media-not-found',
  OverconstrainedError: 'media-not-found',
  NotReadableError: 'media-in-use',
  AbortError: 'media-in-use',
};

/** The browser's refusal in plain words, with a way on. */
export function mediaError(cause: unknown, kinds: readonly string[]): PeerElementsError {
  // Absent on a page that is not secure, whatever the types say.
  if (!(navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia)
    return new PeerElementsError(
      'insecure-context',
      'This page may not use a camera or microphone, because it is not served over https.',
      { hint: 'Open it by https, or on this machine by http://localhost.' },
    );
  const code = CODES[cause instanceof Error ? cause.name : ''] ?? 'media-in-use';
  const device = kinds.length > 1 ? 'both' : kinds[0] === 'audio' ? 'audio' : 'video';
  return new PeerElementsError(code, SENTENCES[code][device], { hint: SENTENCES[code].hint, cause });
}

const LOST = {
  audio: {
    gone: 'Your microphone was disconnected.',
    replaced: 'Your microphone was disconnected. “{name}” took its place.',
  },
  video: {
    gone: 'Your camera was disconnected.',
    replaced: 'Your camera was disconnected. “{name}” took its place.',
  },
} as const;

/** A device that was open is gone; `name` is the one that is used now. `mayAsk`: the browser would ask for another one. */
export function mediaLost(kind: keyof typeof LOST, name?: string, mayAsk = false): PeerElementsError {
  if (!name)
    return new PeerElementsError('media-not-found', LOST[kind].gone, {
      hint: mayAsk
        ? 'Plug it in again, or turn it on here to use another one.'
        : 'Plug it in again, or choose another one.',
    });
  return new PeerElementsError('media-not-found', LOST[kind].replaced, {
    params: { name },
    hint: 'Choose another one if that is not the one you want.',
  });
}
