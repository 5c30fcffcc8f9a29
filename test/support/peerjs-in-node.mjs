/** Stock PeerJS in Node, for its signalling: sockets are those of `ws`, and nothing is ever connected. */
import { createRequire } from 'node:module';
import { WebSocket } from 'ws';

Object.assign(globalThis, {
  WebSocket,
  location: { protocol: 'http:', hostname: 'localhost' },
  // PeerJS looks once for what a browser can do.
  RTCPeerConnection: class {
    createDataChannel() {
      return {};
    }
    addTransceiver() {}
    close() {}
  },
});
const { Peer } = createRequire(import.meta.url)('peerjs');

/** Settles with `open`, or with the type and the text of PeerJS's error. */
export function openPeer(server, id, options) {
  const { hostname: host, port } = new URL(server.url);
  const peer = new Peer(id, { host, port: Number(port), path: '/', secure: false, ...options });
  return new Promise((done) => {
    peer.on('open', () => done({ peer, type: 'open' }));
    peer.on('error', ({ type, message }) => done({ peer, type, message }));
  });
}
