import { PeerElementsError } from '../base/errors.js';

export type MediaKind = 'audio' | 'video';

/** Which devices, and what is asked of them. */
export interface MediaWishes {
  camera?: string | null;
  microphone?: string | null;
  facingMode?: string | null;
  resolution?: string | null;
  frameRate?: number | string | null;
}

/** Heights of the picture that are asked of a camera. */
export const RESOLUTIONS: Readonly<Record<string, number>> = { '360p': 360, '720p': 720, '1080p': 1080 };

type Device = MediaKind | 'both';

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
export function mediaError(cause: unknown, kinds: readonly MediaKind[]): PeerElementsError {
  const code = CODES[cause instanceof Error ? cause.name : ''] ?? 'media-in-use';
  const device: Device = kinds.length > 1 ? 'both' : (kinds[0] ?? 'both');
  return new PeerElementsError(code, SENTENCES[code][device], { hint: SENTENCES[code].hint, cause });
}

function insecure(): PeerElementsError {
  return new PeerElementsError(
    'insecure-context',
    'This page may not use a camera or microphone, because it is not served over https.',
    {
      hint: 'Open it by https, or on this machine by http://localhost.',
    },
  );
}

/** Asks the browser for tracks. Call it only after the user acted. */
export async function openTracks(
  kinds: readonly MediaKind[],
  wishes: MediaWishes,
): Promise<MediaStreamTrack[]> {
  if (kinds.length === 0) return [];
  // Absent on a page that is not secure, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) throw insecure();
  try {
    const stream = await devices.getUserMedia(constraints(kinds, wishes));
    return stream.getTracks();
  } catch (cause) {
    throw mediaError(cause, kinds);
  }
}

function constraints(kinds: readonly MediaKind[], wishes: MediaWishes): MediaStreamConstraints {
  const { camera, microphone, facingMode, resolution, frameRate } = wishes;
  const height = RESOLUTIONS[resolution ?? ''];
  const video: MediaTrackConstraints = {
    ...(camera && { deviceId: { exact: camera } }),
    ...(facingMode && { facingMode }),
    ...(height && { height: { ideal: height }, width: { ideal: Math.round((height * 16) / 9) } }),
    ...(frameRate && { frameRate: { ideal: Number(frameRate) } }),
  };
  const audio: MediaTrackConstraints = { ...(microphone && { deviceId: { exact: microphone } }) };
  const some = (wanted: MediaTrackConstraints) => (Object.keys(wanted).length ? wanted : true);
  return {
    ...(kinds.includes('audio') && { audio: some(audio) }),
    ...(kinds.includes('video') && { video: some(video) }),
  };
}

/** Whether the browser will hand these out without asking the user first. */
export async function isGranted(kinds: readonly MediaKind[]): Promise<boolean> {
  try {
    const names = kinds.map((kind) => (kind === 'audio' ? 'microphone' : 'camera'));
    const answers = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return answers.every(({ state }) => state === 'granted');
  } catch {
    // Firefox ESR does not know these names: then it may ask.
    return false;
  }
}

/**
 * Stand-ins for what is off when the call begins. PeerJS fixes the media sections in its first offer and never
 * negotiates again, so both are always there; the stand-in is taken out at once and a real track can come later.
 */
export function standIns(missing: readonly MediaKind[]): MediaStreamTrack[] {
  return missing.flatMap((kind) => (kind === 'audio' ? silentTrack() : blackTrack()).getTracks());
}

function silentTrack(): MediaStream {
  const context = new AudioContext();
  const { stream } = context.createMediaStreamDestination();
  void context.close();
  return stream;
}

function blackTrack(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2;
  // A canvas without a context has no frames and, in some browsers, no stream.
  canvas.getContext('2d');
  return canvas.captureStream(0);
}

/** The sender that carries `kind` on this connection, whether or not it has a track now. */
export function senderOf(pc: RTCPeerConnection, kind: MediaKind): RTCRtpSender | undefined {
  return pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
}
