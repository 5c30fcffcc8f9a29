import { loadPeerJs } from './peerjs.js';

/** PeerJS's own way of finding a path, with the servers of its public cloud. Loaded for pages that use that cloud. */
export async function cloudConfig(): Promise<RTCConfiguration> {
  return (await loadPeerJs()).util.defaultConfig as RTCConfiguration;
}
