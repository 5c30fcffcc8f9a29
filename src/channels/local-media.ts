export type MediaKind = 'audio' | 'video';

/** Which devices, and what is asked of them. */
export interface MediaWishes {
  camera?: string | null;
  microphone?: string | null;
  facingMode?: string | null;
  resolution?: string | null;
  frameRate?: number | string | null;
}

/** Asks the browser for tracks. Call it only after the user acted. */
export async function openTracks(
  kinds: readonly MediaKind[],
  wishes: MediaWishes,
): Promise<MediaStreamTrack[]> {
  if (kinds.length === 0) return [];
  try {
    return (await navigator.mediaDevices.getUserMedia(constraints(kinds, wishes))).getTracks();
  } catch (cause) {
    const { mediaError } = await import('./media-error.js');
    throw mediaError(cause, kinds);
  }
}

function constraints(kinds: readonly MediaKind[], wishes: MediaWishes): MediaStreamConstraints {
  const { camera, microphone, facingMode, resolution, frameRate } = wishes;
  const exact = (device: string | null | undefined) => device && { deviceId: { exact: device } };
  // Such as "720p".
  const height = parseInt(resolution ?? '', 10);
  const video: MediaTrackConstraints = {
    ...exact(camera),
    ...(facingMode && { facingMode }),
    ...(height && { height: { ideal: height }, width: { ideal: Math.round((height * 16) / 9) } }),
    ...(frameRate && { frameRate: { ideal: Number(frameRate) } }),
  };
  // An empty set of wishes asks for a device all the same.
  return {
    ...(kinds.includes('audio') && { audio: { ...exact(microphone) } }),
    ...(kinds.includes('video') && { video }),
  };
}

/** Whether the browser will hand these out without asking the user first. */
export async function isGranted(kinds: readonly MediaKind[]): Promise<boolean> {
  try {
    const answers = await Promise.all(
      kinds.map((kind) =>
        navigator.permissions.query({ name: (kind === 'audio' ? 'microphone' : 'camera') as PermissionName }),
      ),
    );
    return answers.every(({ state }) => state === 'granted');
  } catch {
    // Firefox ESR does not know these names: then it may ask.
    return false;
  }
}

/** Sections that carry something else than camera and microphone. */
export const aside = new WeakSet<RTCRtpTransceiver>();

/** The sender that carries `kind` on this connection, whether or not it has a track now. */
export function senderOf(pc: RTCPeerConnection, kind: string): RTCRtpSender | undefined {
  return pc
    .getTransceivers()
    .find((transceiver) => transceiver.receiver.track.kind === kind && !aside.has(transceiver))?.sender;
}
