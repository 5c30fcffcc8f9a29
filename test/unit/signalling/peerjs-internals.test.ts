import { expect } from '@open-wc/testing';
import { Peer, util } from 'peerjs';

interface Internals {
  _handleMessage(frame: object): void;
  getConnection(peer: string, id: string): unknown;
  _createServerConnection(): unknown;
}

/**
 * The kit stands on three private members of PeerJS. When this test fails after an update of PeerJS, read
 * src/signalling/peer-adapter.ts before anything else: nothing of the kit works without them.
 */
describe('PeerJS’s internals that the kit stands on', () => {
  const prototype = Peer.prototype as unknown as Internals;

  for (const name of ['_createServerConnection', '_handleMessage', 'getConnection'] as const)
    it(`has ${name}`, () => expect(prototype[name]).to.be.a('function'));

  it('makes its socket by _createServerConnection, once, and no other way', async () => {
    const Real = globalThis.WebSocket;
    const realFetch = globalThis.fetch;
    let sockets = 0;
    let fetches = 0;
    globalThis.WebSocket = class extends Real {
      constructor(url: string | URL) {
        super(url);
        sockets++;
      }
    };
    globalThis.fetch = (...rest) => (fetches++, realFetch(...rest));
    let made = 0;
    const log: string[] = [];
    class Seam extends (Peer as unknown as new (id: string, options: object) => object) {
      _createServerConnection() {
        made++;
        return {
          start: (id: string, token: string) => log.push(`start ${id} ${token}`),
          send: (frame: { type: string }) => log.push(`send ${frame.type}`),
          close: () => log.push('close'),
          on: () => undefined,
          removeAllListeners: () => undefined,
        };
      }
    }
    try {
      const peer = new Seam('ann', { token: 'secret', config: { iceServers: [] } }) as unknown as Peer;
      expect(made).to.equal(1);
      expect(log).to.deep.equal(['start ann secret']);
      let opened = '';
      peer.on('open', (id) => (opened = id));
      (peer as unknown as Internals)._handleMessage({ type: 'OPEN' });
      expect(opened).to.equal('ann');
      const connection = peer.connect('bob');
      const { connectionId } = connection;
      expect((peer as unknown as Internals).getConnection('bob', connectionId)).to.equal(connection);
      expect(connection.peerConnection).to.be.instanceOf(RTCPeerConnection);
      await new Promise<void>((done) => {
        const look = () => (log.includes('send OFFER') ? done() : setTimeout(look, 5));
        look();
      });
      connection.close();
      peer.destroy();
      expect(log).to.include('close');
      expect([made, sockets, fetches]).to.deep.equal([1, 0, 0]);
    } finally {
      globalThis.WebSocket = Real;
      globalThis.fetch = realFetch;
    }
  });

  it('takes an offer by _handleMessage at once, and getConnection finds it', () => {
    class Deaf extends (Peer as unknown as new (id: string, options: object) => object) {
      _createServerConnection() {
        const nothing = () => undefined;
        return { start: nothing, send: nothing, close: nothing, on: nothing, removeAllListeners: nothing };
      }
    }
    const peer = new Deaf('bob', { config: { iceServers: [] } }) as unknown as Peer;
    const internals = peer as unknown as Internals;
    peer.on('error', () => undefined);
    const payload = { type: 'media', connectionId: 'mc_1', sdp: { type: 'offer', sdp: 'v=0' } };
    internals._handleMessage({ type: 'OFFER', src: 'ann', payload });
    const found = internals.getConnection('ann', 'mc_1') as { answer?: unknown; close(): void };
    expect(found.answer).to.be.a('function');
    found.close();
    peer.destroy();
  });

  it('has the packer that the kit checks data against', () => {
    expect(util.unpack(util.pack({ a: [1, 'x', true, null] }) as ArrayBuffer)).to.deep.equal({
      a: [1, 'x', true, null],
    });
  });
});
