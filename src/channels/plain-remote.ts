/** Loaded with the first call to a plain PeerJS page, which says nothing of its mute buttons. */

const SIGNS = ['mute', 'unmute', 'ended'];

/** Tells whether frames of the camera come at all: there is no more to see of it. Returns the way to stop. */
export function watchCamera(stream: MediaStream, tell: (isOff: boolean) => void): () => void {
  const tracks = stream.getVideoTracks();
  const look = () => tell(tracks.every((track) => track.muted || track.readyState === 'ended'));
  for (const track of tracks) for (const sign of SIGNS) track.addEventListener(sign, look);
  look();
  return () => {
    for (const track of tracks) for (const sign of SIGNS) track.removeEventListener(sign, look);
  };
}
