import { hardened } from './unpacking.js';

/** PeerJS, on first need. What is used of it is named, so that a bundler can leave out the rest. */
export async function loadPeerJs() {
  const { Peer, util } = await import('peerjs');
  return { Peer: hardened(Peer), util };
}
