import { hardened } from './unpacking.js';

/** As `peerjs.ts`, for a page that asks for PeerJS's logs: the CDN build leaves them out of the other one. */
export async function loadPeerJs() {
  const { Peer, util } = await import('peerjs');
  return { Peer: hardened(Peer), util };
}
