import { expect } from '@open-wc/testing';
import 'peerjs';
import { Store } from '../../../src/base/store.js';
import { DoctorChannel } from '../../../src/channels/doctor.js';
import { isSymmetric, serversOf } from '../../../src/channels/doctor-ice.js';
import {
  CHECKS,
  IDLE_DOCTOR,
  type DoctorCheck,
  type DoctorResult,
} from '../../../src/channels/doctor-types.js';
import type { SessionConfig } from '../../../src/session/session.js';
import type { SessionSnapshot } from '../../../src/session/transitions.js';
import { fakeTransport } from '../../support/fake-transport.js';
import { fakeCamera } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { spyOnConnections, type ConnectionSpy } from '../../support/spies.js';
import { record, refusal, shows, until } from '../../support/wait.js';

/** Nobody answers there. */
const NOBODY = { username: 'ada', credential: 'secret' };
const DEAD: RTCConfiguration = {
  iceServers: [
    { urls: 'stun:127.0.0.1:9' },
    { urls: ['turn:127.0.0.1:9', 'turn:127.0.0.1:9?transport=tcp', 'turns:127.0.0.1:9'], ...NOBODY },
  ],
};

describe('DoctorChannel', function () {
  this.timeout(40_000);
  let spy: ConnectionSpy;
  beforeEach(() => {
    spy = spyOnConnections();
  });
  afterEach(async () => {
    spy.stop();
    await closeAll();
  });

  function doctor(config: SessionConfig = {}) {
    const party = meeting().party('ada', config);
    const store = new Store(IDLE_DOCTOR);
    const channel = new DoctorChannel(party.session, store);
    onClose(() => channel.dispose());
    return { ...party, channel, lines: store, seen: record(channel) };
  }

  const line = (results: readonly DoctorResult[], check: DoctorCheck): DoctorResult => {
    const found = results.find((result) => result.check === check);
    if (!found) throw new Error(`there is no line ${check}`);
    return found;
  };

  const states = (results: readonly DoctorResult[]) =>
    Object.fromEntries(results.map(({ check, state }) => [check, state]));

  it('has a line for everything, in order, and closes what it opened', async () => {
    const { channel, lines, seen } = doctor();
    const results = await channel.run();
    expect(results.map(({ check }) => check)).to.deep.equal(CHECKS);
    expect(states(results)).to.deep.equal({
      'secure-context': 'ok',
      browser: 'ok',
      camera: 'ok',
      microphone: 'ok',
      signalling: 'ok',
      stun: 'skipped',
      'turn-udp': 'skipped',
      'turn-tcp': 'skipped',
      'turn-tls': 'skipped',
      direct: 'ok',
      'round-trip': 'skipped',
      loss: 'skipped',
    });
    for (const result of results) {
      expect(result.ok, result.check).to.equal(true);
      expect(result.message, result.check).to.match(/^[A-Z].*\.$/);
      if (result.state === 'skipped') expect(result.hint, result.check).to.match(/^[A-Z].*\.$/);
    }
    expect(Object.isFrozen(results) && results.every(Object.isFrozen)).to.equal(true);
    expect(seen.map(([name]) => name)).to.deep.equal([...CHECKS.map(() => 'result'), 'complete']);
    expect(lines.value).to.include({ state: 'done', results, running: null });
    expect([spy.made.length > 0, spy.open]).to.deep.equal([true, []]);
  });

  it('waits no longer than five seconds for servers that do not answer', async () => {
    const { channel } = doctor({ config: DEAD });
    const before = performance.now();
    const results = await channel.run();
    expect(performance.now() - before).to.be.below(12_000);
    for (const check of ['stun', 'turn-udp', 'turn-tcp', 'turn-tls'] as const) {
      const { ok, state, message, hint } = line(results, check);
      expect([ok, state], check).to.deep.equal([false, 'failed']);
      expect(message).to.contain('127.0.0.1:9');
      expect(hint).not.to.equal('');
    }
    expect(line(results, 'turn-udp').message).to.equal(
      'No TURN server answered over UDP within 5 seconds at 127.0.0.1:9.',
    );
    expect(line(results, 'round-trip').state).to.equal('skipped');
    expect(spy.open).to.deep.equal([]);
  });

  it('says what is wrong with the way to the server, and goes on', async () => {
    const results = await doctor({ transport: fakeTransport().transport }).channel.run();
    expect(line(results, 'signalling')).to.include({
      ok: false,
      message: 'The PeerServer did not answer within 7 seconds.',
    });
    expect(line(results, 'direct').state).to.equal('ok');
    const refused = await doctor({ port: 99_999 }).channel.run();
    expect(line(refused, 'signalling').message).to.contain('port="99999"');
    expect(line(refused, 'signalling').hint).to.contain('from 1 to 65535');
  });

  it('asks the servers of the attributes, though the PeerServer does not answer', async () => {
    const results = await doctor({
      ...{ transport: fakeTransport().transport, stun: '127.0.0.1:9' },
      ...{ turn: '127.0.0.1:9?transport=tcp', turnUsername: 'ada', turnCredential: 'secret' },
    }).channel.run();
    expect(states(results)).to.include({ signalling: 'failed', stun: 'failed', 'turn-tcp': 'failed' });
    expect(line(results, 'stun').message).to.equal('No STUN server answers at 127.0.0.1:9.');
    expect(states(results)).to.include({ 'turn-udp': 'skipped', 'turn-tls': 'skipped' });
  });

  it('gives one promise while it runs, and looks anew afterwards', async () => {
    const { channel, lines } = doctor();
    const first = channel.run();
    expect(channel.run()).to.equal(first);
    const results = await first;
    const second = channel.run();
    expect(second).not.to.equal(first);
    expect(lines.value.results).to.deep.equal([]);
    expect(await second).not.to.equal(results);
  });

  it('ends in the middle, with nothing left open', async () => {
    const { channel, lines } = doctor({ config: DEAD });
    const run = channel.run();
    await shows(lines, { running: 'stun' });
    await until('it asks the servers', () => spy.open.length === 4);
    channel.dispose();
    expect(spy.open).to.deep.equal([]);
    expect((await refusal(run)).code).to.equal('connection-closed');
    expect(lines.value.results).to.have.length(CHECKS.indexOf('stun'));
  });

  it('says in words what it could not cope with', async () => {
    const { mediaDevices } = navigator;
    const enumerate = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = () => Promise.reject(new Error('no way'));
    onClose(() => (mediaDevices.enumerateDevices = enumerate));
    const results = await doctor().channel.run();
    expect(line(results, 'camera')).to.include({
      ok: false,
      message: 'This could not be checked: no way.',
    });
    expect(line(results, 'signalling').state).to.equal('ok');
  });

  it('tells a device that is forbidden from one that is not there, and opens none', async () => {
    const { mediaDevices, permissions } = navigator;
    const [enumerate, query] = [
      mediaDevices.enumerateDevices.bind(mediaDevices),
      permissions.query.bind(permissions),
    ];
    onClose(() => {
      mediaDevices.enumerateDevices = enumerate;
      permissions.query = query;
    });
    mediaDevices.enumerateDevices = () => Promise.resolve([]);
    const answer = (state: PermissionState) => {
      permissions.query = () => Promise.resolve({ state } as PermissionStatus);
    };
    const found = async () => states(await doctor().channel.run());
    answer('granted');
    expect(await found()).to.include({ camera: 'warning', microphone: 'failed' });
    answer('denied');
    expect(await found()).to.include({ camera: 'failed', microphone: 'failed' });
    const device = { kind: 'videoinput', deviceId: '' } as MediaDeviceInfo;
    mediaDevices.enumerateDevices = () => Promise.resolve([device]);
    answer('prompt');
    const camera = line(await doctor().channel.run(), 'camera');
    expect([camera.state, camera.message]).to.deep.equal([
      'ok',
      'There is a camera. The browser will ask before this page may use it.',
    ]);
  });

  it('asks for no address where none may be shown', async () => {
    for (const config of [
      { config: DEAD, relayOnly: true },
      { config: { ...DEAD, iceTransportPolicy: 'relay' } as RTCConfiguration },
    ]) {
      const { session, channel } = doctor(config);
      // Whether the attribute can be used is tried with a connection that gathers nothing.
      await session.start();
      const before = spy.made.length;
      const results = await channel.run();
      const made = spy.made.slice(before);
      expect(made.map((pc) => pc.getConfiguration().iceTransportPolicy)).to.deep.equal(
        made.map(() => 'relay'),
      );
      expect(made).to.have.length(3);
      expect(states(results)).to.include({ stun: 'skipped', direct: 'skipped', 'turn-udp': 'failed' });
    }
    const alone = await doctor({ relayOnly: true, config: { iceServers: [] } }).channel.run();
    expect(line(alone, 'turn-udp')).to.include({
      ok: false,
      message: 'With relay-only and no TURN server nobody can be reached.',
    });
  });

  it('measures the way of a call that goes on, and lets the call be', async () => {
    const { parties } = meeting();
    const [ada, ben] = await parties('ada', 'ben');
    const [from, to] = [ada.call({ to: 'ben' }), ben.call()];
    const streams = [fakeCamera({ audio: true }), fakeCamera({ audio: true })] as const;
    onClose(() => streams.forEach((stream) => stream.getTracks().forEach((track) => track.stop())));
    void from.channel.call(undefined, { stream: streams[0] });
    await to.is('incoming');
    void to.channel.answer({ stream: streams[1] });
    await Promise.all([from.is('live'), to.is('live')]);
    const before = spy.open;
    const channel = new DoctorChannel(ada.session, new Store(IDLE_DOCTOR));
    const results = await channel.run();
    expect(line(results, 'round-trip').message).to.match(/^There and back takes \d+ ms, on a direct path\.$/);
    expect(line(results, 'loss').message).to.match(/^Lost on the way: [\d.]+ % of all packets\.$/);
    expect(from.store.value.state).to.equal('live');
    expect(spy.open).to.have.members([...before]);
  });

  it('warns of a long way and of much that is lost', async () => {
    const { session, channel } = doctor();
    await session.start();
    const stats = (packetsLost: number, packetsReceived: number) =>
      new Map<string, object>([
        ['T', { id: 'T', type: 'transport', selectedCandidatePairId: 'P' }],
        ['P', { id: 'P', type: 'candidate-pair', currentRoundTripTime: 0.4, localCandidateId: 'L' }],
        ['L', { id: 'L', type: 'local-candidate', candidateType: 'relay' }],
        ['I', { id: 'I', type: 'inbound-rtp', packetsLost, packetsReceived }],
      ]);
    const looks = [stats(0, 0), stats(10, 90)];
    const peerConnection = { connectionState: 'connected', getStats: async () => looks.shift() };
    const peer = { options: { config: { iceServers: [] } }, connections: { ben: [{ peerConnection }] } };
    session.store.set({ peer } as unknown as Partial<SessionSnapshot>);
    const results = await channel.run();
    expect(line(results, 'round-trip')).to.include({
      ...{ ok: true, state: 'warning' },
      message: 'There and back takes 400 ms, by a relay.',
    });
    expect(line(results, 'round-trip').hint).to.contain('300 ms');
    expect(line(results, 'loss')).to.include({
      ...{ ok: true, state: 'warning' },
      message: 'Lost on the way: 10 % of all packets.',
    });
  });

  it('tells the ways to a server by its address', () => {
    const urls = [
      'stun:a.example',
      'stuns:a.example:5349',
      'turn:a.example:3478',
      'turn:a.example?transport=udp',
      'turn:a.example?transport=tcp',
      'turns:a.example?transport=tcp',
    ];
    const found = serversOf({ iceServers: [{ urls }, { urls: 'turns:[::1]:5349', ...NOBODY }] });
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).to.deep.equal([
      'stun a.example',
      'stun a.example:5349',
      'udp a.example:3478',
      'udp a.example',
      'tcp a.example',
      'tls a.example',
      'tls [::1]:5349',
    ]);
    expect(found.at(-1)?.server).to.deep.equal({ urls: 'turns:[::1]:5349', ...NOBODY });
  });

  it('knows a router that takes another port for every destination', () => {
    const seen = (port: number, more: Partial<RTCIceCandidate> = {}) => ({
      ...{ type: 'srflx' as const, address: '203.0.113.5', port, foundation: '1' },
      ...{ relatedAddress: '192.168.1.20', relatedPort: 50_000, ...more },
    });
    expect(isSymmetric([seen(1000), seen(1001)])).to.equal(true);
    expect(isSymmetric([seen(1000), seen(1000)])).to.equal(false);
    // Two networks at once, and two versions of IP.
    expect(isSymmetric([seen(1000), seen(1001, { relatedPort: 50_001 })])).to.equal(false);
    expect(isSymmetric([seen(1000), seen(1001, { address: '2001:db8::1' })])).to.equal(false);
    // The browser hides its own address.
    const hidden = { relatedAddress: '0.0.0.0', relatedPort: 0 };
    expect(isSymmetric([seen(1000, hidden), seen(1001, hidden)])).to.equal(true);
    expect(isSymmetric([seen(1000, hidden), seen(1001, { ...hidden, foundation: '2' })])).to.equal(false);
    expect(isSymmetric([seen(1000), seen(1001, { type: 'host' })])).to.equal(false);
  });
});
