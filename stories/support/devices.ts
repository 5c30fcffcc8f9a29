import { fakeCamera } from '../../test/support/media.js';

/** What the cameras and microphones of the stories do, by the id that `camera` or `microphone` names. */
const FAULTS: Readonly<Record<string, string>> = {
  forbidden: 'NotAllowedError',
  missing: 'NotFoundError',
  'in-use': 'NotReadableError',
};

const PICTURES: Readonly<Record<string, string>> = { ada: '#3d5a80', ben: '#7a5545' };

/** What a menu of devices lists. */
const PLUGGED_IN = [
  ['videoinput', 'ada', 'Camera above the screen'],
  ['videoinput', 'ben', 'Camera on the desk (046d:0825), which has a name as long as cameras have'],
  ['audioinput', 'headset', 'Headset'],
  ['audioinput', 'nameless', ''],
  ['audiooutput', 'headset', 'Headset'],
  ['audiooutput', 'screen', 'Screen'],
].map(([kind, deviceId, label]) => ({ kind, deviceId, label }));

/** A camera with somebody's name in its picture, and a microphone that hums. */
export function pictureOf(who: string, kinds: { audio?: boolean; video?: boolean } = {}): MediaStream {
  const label = who.replace(/^./, (letter) => letter.toUpperCase());
  return fakeCamera({ label, color: PICTURES[who] ?? '#44505c', width: 640, height: 400, ...kinds });
}

/**
 * Puts these devices over those of the browser, for good: a docs page shows many stories at once, and each names the
 * devices that it needs. `asking` is a camera whose permission the browser is asking for.
 */
export function installDevices(): void {
  Object.defineProperty(navigator.mediaDevices ?? {}, 'getUserMedia', {
    configurable: true,
    value: getUserMedia,
  });
  Object.defineProperty(navigator.mediaDevices ?? {}, 'enumerateDevices', {
    configurable: true,
    value: () => Promise.resolve(PLUGGED_IN),
  });
  // The browser's own answer would be about its own devices.
  const granted = Object.assign(new EventTarget(), { state: 'granted' });
  Object.defineProperty(navigator.permissions, 'query', {
    configurable: true,
    value: () => Promise.resolve(granted),
  });
}

async function getUserMedia({ audio, video }: MediaStreamConstraints): Promise<MediaStream> {
  const ids = [video, audio].map(deviceId);
  if (ids.includes('asking')) await new Promise(() => undefined);
  const fault = ids.map((id) => FAULTS[id]).find(Boolean);
  if (fault) throw new DOMException('The device of this story does not open.', fault);
  return pictureOf(ids[0] || 'camera', { audio: !!audio, video: !!video });
}

function deviceId(wanted: MediaStreamConstraints['video']): string {
  const id = typeof wanted === 'object' ? (wanted.deviceId as { exact?: string } | undefined) : undefined;
  return id?.exact ?? '';
}
