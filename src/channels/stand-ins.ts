/**
 * Stand-ins for what is off when the call begins. PeerJS fixes the media sections in its first offer and never
 * negotiates again, so both are always there; the stand-in is taken out at once and a real track can come later.
 * Loaded with the first call that begins without a camera or microphone.
 */
export function standIns(missing: readonly string[]): MediaStreamTrack[] {
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
