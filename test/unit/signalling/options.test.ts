import { expect } from '@open-wc/testing';
import { resolveOptions, type SessionOptions } from '../../../src/signalling/options.js';
import type { PeerElementsError } from '../../../src/base/errors.js';

async function refusedBy(options: SessionOptions): Promise<PeerElementsError | null> {
  try {
    await resolveOptions(options);
    return null;
  } catch (error) {
    return error as PeerElementsError;
  }
}

it('never shows a password in an error', async () => {
  const error = await refusedBy({ turn: 'a.example:99999', turnUsername: 'u', turnCredential: 'secret' });
  expect(error?.message + (error?.hint ?? '')).not.to.contain('secret');
});

describe('resolveOptions', () => {
  const bad: [attribute: string, SessionOptions, shown: string][] = [
    ['port', { port: 99999 }, '99999'],
    ['port', { port: '99999' }, '99999'],
    ['port', { port: 0 }, '0'],
    ['port', { port: -1 }, '-1'],
    ['port', { port: 80.5 }, '80.5'],
    ['port', { port: NaN }, 'null'],
    ['port', { port: '' }, ''],
    ['port', { port: '9000x' }, '9000x'],
    ['port', { port: '0x50' }, '0x50'],
    ['port', { port: '1e3' }, '1e3'],
    ['host', { host: 'http://localhost' }, 'http://localhost'],
    ['host', { host: 'wss://example.org' }, 'wss://example.org'],
    ['host', { host: 'localhost:9000' }, 'localhost:9000'],
    ['host', { host: 'example.org/path' }, 'example.org/path'],
    ['host', { host: 'user@example.org' }, 'user@example.org'],
    ['host', { host: 'two words' }, 'two words'],
    ['host', { host: '' }, ''],
    ['host', { host: 'a?b' }, 'a?b'],
    ['host', { host: 'a#b' }, 'a#b'],
    ['ping-interval', { pingInterval: '5 s' }, '5 s'],
    ['ping-interval', { pingInterval: 0 }, '0'],
    ['ping-interval', { pingInterval: 100 }, '100'],
    ['ping-interval', { pingInterval: 3_600_000 }, '3600000'],
    ['debug', { debug: '4' }, '4'],
    ['debug', { debug: 'yes' }, 'yes'],
    ['referrer-policy', { referrerPolicy: 'sometimes' }, 'sometimes'],
    ['referrer-policy', { referrerPolicy: 'No-Referrer' }, 'No-Referrer'],
    ['config', { config: '{iceServers: []}' }, '{iceServers: []}'],
    ['config', { config: '{"iceServers":' }, '{"iceServers":'],
    ['config', { config: '{"iceServers":[{"urls":"stun:example.org"},]}' }, '},]'],
    ['config', { config: '[]' }, '[]'],
    ['config', { config: 'null' }, 'null'],
    ['config', { config: '5' }, '5'],
    ['config', { config: '{"iceServers":[{"urls":"http://example.org"}]}' }, 'http://example.org'],
    ['config', { config: '{"iceServers":[{"urls":"turn:example.org"}]}' }, 'turn:example.org'],
    ['config', { config: { iceTransportPolicy: 'never' as never } }, 'never'],
    ['config', { config: [] as never }, '[]'],
    ['stun', { stun: 'http://example.org' }, 'http://example.org'],
    ['stun', { stun: 'a.example:port' }, 'a.example:port'],
    ['turn', { turn: 'a.example' }, 'a.example'],
    ['turn', { turn: 'a.example', turnUsername: 'u' }, 'a.example'],
    ['turn', { turn: 'a.example:99999', turnUsername: 'u', turnCredential: 'p' }, '99999'],
    ['turn-username', { turnUsername: 'u' }, 'turn-username'],
  ];
  for (const [attribute, options, shown] of bad)
    it(`refuses ${attribute}=${JSON.stringify(Object.values(options)[0])} and names it`, async () => {
      const error = await refusedBy(options);
      expect(error?.code).to.equal('invalid-attribute');
      expect(error?.message).to.contain(attribute).and.to.contain(shown);
      expect(error?.hint).to.match(/^[A-Z].{10,}/);
      expect(error?.fatal).to.equal(true);
    });

  for (const peerId of ['', ' ', '-a', 'a-', 'a--b', 'a..b', 'a.b', 'a@b', 'ä', 'a\n', 'a/b', '😀', 'a _b'])
    it(`refuses peer-id=${JSON.stringify(peerId)}`, async () => {
      const error = await refusedBy({ peerId });
      expect(error?.code).to.equal('invalid-id');
      expect(error?.message).to.contain('peer-id').and.to.contain(peerId);
      expect(error?.hint).not.to.equal('');
    });

  for (const peerId of ['a', 'A1', 'a-b', 'a_b c', '0', 'a'.repeat(200)])
    it(`takes peer-id=${JSON.stringify(peerId.slice(0, 20))}`, async () =>
      expect((await resolveOptions({ peerId })).id).to.equal(peerId));

  for (const servers of [
    [],
    [{ urls: 'stun:a.example' }],
    [{ urls: 'stun:a:3478' }, { urls: 'stun:b:19302' }],
  ])
    it(`takes config with ${servers.length} STUN servers as it stands`, async () => {
      const { config } = await resolveOptions({ config: JSON.stringify({ iceServers: servers }) });
      expect(config).to.deep.equal({ iceServers: servers });
      new RTCPeerConnection(config ?? undefined).close();
    });

  it('is PeerJS’s public cloud without a host', async () => {
    const { url, config, id } = await resolveOptions({});
    expect(url).to.equal('wss://0.peerjs.com:443/peerjs');
    expect(config, 'null is PeerJS’s own').to.equal(null);
    expect(id).to.equal(null);
  });

  it('asks no third party with a host of one’s own', async () => {
    expect((await resolveOptions({ host: 'localhost' })).config).to.deep.equal({ iceServers: [] });
    const config = { iceServers: [{ urls: 'stun:example.org' }] };
    expect((await resolveOptions({ host: 'localhost', config })).config).to.deep.equal(config);
    expect(
      (await resolveOptions({ host: 'localhost', config: JSON.stringify(config) })).config,
    ).to.deep.equal(config);
  });

  const addresses: [SessionOptions, string][] = [
    [{ host: 'localhost', port: 9000 }, 'ws://localhost:9000/peerjs'],
    [{ host: 'localhost', port: ' 9000 ' }, 'ws://localhost:9000/peerjs'],
    [{ host: 'localhost', port: 9000, secure: true }, 'wss://localhost:9000/peerjs'],
    [{ host: 'localhost' }, 'ws://localhost:443/peerjs'],
    [{ host: 'example.org', port: 1, path: 'a/b' }, 'ws://example.org:1/a/b/peerjs'],
    [{ host: 'example.org', port: 1, path: '/a/' }, 'ws://example.org:1/a/peerjs'],
    [{ host: 'example.org', port: 65535, path: '/' }, 'ws://example.org:65535/peerjs'],
    [{ host: '127.0.0.1', port: 1 }, 'ws://127.0.0.1:1/peerjs'],
    [{ host: '::1', port: 1 }, 'ws://[::1]:1/peerjs'],
    [{ host: '[fe80::1]', port: 1 }, 'ws://[fe80::1]:1/peerjs'],
    [{ host: '/' }, `ws://${location.hostname}:${location.port}/peerjs`],
    [{ host: '0.peerjs.com', secure: false }, 'wss://0.peerjs.com:443/peerjs'],
  ];
  for (const [options, url] of addresses)
    it(`makes ${url} of ${JSON.stringify(options)}`, async () => {
      expect((await resolveOptions(options)).url).to.equal(url);
      expect(() => new URL(url)).not.to.throw();
    });

  it('has PeerJS’s own defaults for the rest', async () => {
    const { key, pingInterval, debug, referrerPolicy, relayOnly, serializers } = await resolveOptions({});
    expect({ key, pingInterval, debug, referrerPolicy, relayOnly, serializers }).to.deep.equal({
      key: 'peerjs',
      pingInterval: 5000,
      debug: 0,
      referrerPolicy: 'strict-origin-when-cross-origin',
      relayOnly: false,
      serializers: {},
    });
  });

  it('leaves no RTCPeerConnection open that looked at a config', async () => {
    const Real = globalThis.RTCPeerConnection;
    const made: RTCPeerConnection[] = [];
    globalThis.RTCPeerConnection = class extends Real {
      constructor(config?: RTCConfiguration) {
        super(config);
        made.push(this);
      }
    };
    try {
      await resolveOptions({ config: '{"iceServers":[],"iceTransportPolicy":"all"}' });
    } finally {
      globalThis.RTCPeerConnection = Real;
    }
    expect(made.map(({ signalingState }) => signalingState)).to.deep.equal(['closed']);
  });
});
