import { createInPageSignalling } from '../../support/in-page-signalling.js';
import { CONTRACT } from '../../support/transport-contract.js';

describe('the contract of a PeerServer, on the one in this page', () => {
  for (const { name, run } of CONTRACT)
    it(name, () => {
      const hub = createInPageSignalling({ expireMs: 200 });
      return run({
        transport: hub.transport,
        url: 'ws://in-page/peerjs',
        down: () => Promise.resolve(hub.down()),
        up: () => Promise.resolve(hub.up()),
      });
    });
});
