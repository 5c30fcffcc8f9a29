import { randomBytes, toText } from '../../src/base/bytes.js';
import type { NotaryStorage, PeerRow, Self } from '../../src/session/acquaintances.js';
import { makeKeyPair } from '../../src/session/proof.js';

/** What one person keeps of who they are and whom they know, for as long as a test runs. */
export function memoryIdentity(): NotaryStorage & { readonly peers: Map<string, PeerRow> } {
  const peers = new Map<string, PeerRow>();
  let self: Promise<Self> | null = null;
  const make = async (): Promise<Self> => ({
    keys: await makeKeyPair(),
    certificate: await RTCPeerConnection.generateCertificate({
      name: 'ECDSA',
      namedCurve: 'P-256',
    } as AlgorithmIdentifier),
    secret: toText(randomBytes(16)),
  });
  return {
    peers,
    self: () => (self ??= make()),
    async keepSecret(_owner, secret) {
      self = Promise.resolve({ ...(await (self ?? make())), secret });
    },
    peer: (_owner, id) => Promise.resolve(peers.get(id) ?? null),
    async keepPeer(_owner, row) {
      peers.set(row.id, row);
    },
    async forgetPeer(_owner, id) {
      peers.delete(id);
    },
  };
}
