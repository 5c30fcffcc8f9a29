import { expect } from '@open-wc/testing';
import 'peerjs';
import type { CallConfig, CallSnapshot } from '../../../src/channels/call-types.js';
import { installFakeMedia } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { spyOnConnections, stallChannels } from '../../support/spies.js';
import { pause, shows, until } from '../../support/wait.js';

/** A call whose path is gone, and which no restart can bring back. */
describe('A call that goes on over another connection', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  /** Whether the secret has come by which both will know each other; who is asked before that is busy. */
  function secret() {
    const { createDataChannel } = RTCPeerConnection.prototype;
    onClose(() => (RTCPeerConnection.prototype.createDataChannel = createDataChannel));
    let hasCome = false;
    RTCPeerConnection.prototype.createDataChannel = function (...args) {
      const channel = createDataChannel.apply(this, args);
      channel.addEventListener('message', ({ data }) => (hasCome ||= String(data).includes('"secret"')));
      return channel;
    };
    return () => hasCome;
  }

  async function live(config: CallConfig = {}) {
    const media = installFakeMedia();
    onClose(() => media.uninstall());
    const connections = spyOnConnections();
    onClose(() => connections.stop());
    const hasCome = secret();
    const made = meeting();
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const ann = annParty.call({ to: 'bob', ...config });
    const bob = bobParty.call(config);
    void ann.channel.call();
    await shows(bob.store, { state: 'incoming' });
    await bob.channel.answer();
    for (const { store } of [ann, bob]) await shows(store, { state: 'live' });
    for (const { channel } of [ann, bob]) await channel.more(() => undefined);
    await until('the secret', hasCome);
    const states: string[] = [];
    for (const { store } of [ann, bob]) store.subscribe(() => states.push(store.value.state));
    return { ...made, ann, bob, annParty, bobParty, connections, states };
  }

  /** No packet can be held up inside of one page: what tells that the path lives is taken away from what is there now. */
  function cut(made: readonly RTCPeerConnection[]) {
    onClose(stallChannels());
    for (const pc of made) {
      pc.getStats = () => Promise.resolve(new Map() as never);
      pc.createOffer = () => Promise.reject<never>(new Error('no restart'));
    }
  }

  const bytesFrom = async (pc: RTCPeerConnection) => {
    let bytes = 0;
    (await pc.getStats()).forEach(({ type, bytesReceived }: { type: string; bytesReceived?: number }) => {
      if (type === 'inbound-rtp') bytes += bytesReceived ?? 0;
    });
    return bytes;
  };

  it('does so without a ring, on the same tile, and is the same call', async () => {
    const { ann, bob, connections, states } = await live();
    const before = [...connections.made];
    const since = ann.store.value.liveSince;
    const streams = [ann, bob].map(({ store }) => store.value.remoteStream);
    cut(before);
    for (const { store } of [ann, bob]) await shows(store, { state: 'reconnecting' });
    for (const { store } of [ann, bob]) await until('live', () => store.value.state === 'live', 40_000);
    const pcs = [ann, bob].map(({ store }) => store.value.connection?.peerConnection as RTCPeerConnection);
    expect(before).not.to.include(pcs[0]);
    expect(connections.made.indexOf(pcs[1] as RTCPeerConnection)).to.be.at.least(before.length);
    expect(new Set(states)).to.deep.equal(new Set(['live', 'reconnecting']));
    for (const pc of pcs) await until('sound or picture', async () => (await bytesFrom(pc)) > 0);
    for (const [side, { store, events }] of [ann, bob].entries()) {
      expect(store.value.remoteStream, 'another stream').not.to.be.oneOf([null, streams[side]]);
      expect(events.filter(([name]) => name === 'open')).to.have.length(1);
      expect(events.filter(([name]) => name === 'close')).to.have.length(0);
    }
    expect(ann.store.value.liveSince).to.equal(since);
    expect(
      ann.store.value.localStream?.getTracks().every(({ readyState }) => readyState === 'live'),
    ).to.equal(true);
    await until('the old ones are closed', () =>
      before.every(({ signalingState }) => signalingState === 'closed'),
    );
    expect([ann, bob].map(({ store }) => store.value.state)).to.deep.equal(['live', 'live']);
    bob.channel.hangUp();
    await shows(ann.store, { state: 'ended', reason: 'hung-up' });
    await until('nothing is left', () => connections.open.length === 0);
  });

  it('takes a picture that is added to sound alone for one, and no screen', async () => {
    const { ann, bob, connections } = await live({ audioOnly: true });
    cut([...connections.made]);
    for (const { store } of [ann, bob]) await shows(store, { state: 'reconnecting' });
    for (const { store } of [ann, bob]) await until('live', () => store.value.state === 'live', 40_000);
    await bob.channel.toggleCamera(true);
    await shows(ann.store, { voice: false, remoteCameraOff: false });
    const pictures = () => ann.store.value.remoteStream?.getVideoTracks() ?? [];
    await until('the picture', () => pictures()[0]?.muted === false);
    expect(ann.store.value.screen ?? null).to.equal(null);
    await ann.channel.toggleCamera(true);
    await shows(bob.store, { remoteCameraOff: false });
    await until('the other one', () => bob.store.value.remoteStream?.getVideoTracks().length === 1);
    // A screen is one all the same.
    await bob.channel.more((more) => more.shareScreen());
    await until('the screen', () => ann.store.value.screen);
    expect(pictures()).to.have.length(1);
  });

  it('goes on to share a screen, and to record', async () => {
    const { ann, bob, connections } = await live();
    await ann.channel.more((more) => more.shareScreen());
    const { ownScreen } = ann.store.value;
    await until('the screen', () => bob.store.value.screen);
    await bob.channel.more((more) => more.startRecording());
    await until('it is said', () => ann.store.value.isRecorded);
    const screens: unknown[] = [];
    bob.store.subscribe(() => void screens.push(bob.store.value.screen ?? null));
    cut([...connections.made]);
    for (const { store } of [ann, bob]) await shows(store, { state: 'reconnecting' });
    for (const { store } of [ann, bob]) await until('live', () => store.value.state === 'live', 40_000);
    await until('the screen is there again', () => screens.includes(null) && bob.store.value.screen);
    expect(ann.store.value.ownScreen).to.equal(ownScreen);
    expect(ownScreen?.getVideoTracks()[0]?.readyState).to.equal('live');
    await until('it is said again', () => ann.store.value.isRecorded);
    const { recording } = bob.store.value;
    await until('it goes on', () => (bob.store.value.recording?.bytes ?? 0) > (recording?.bytes ?? Infinity));
    await ann.channel.more((more) => more.stopSharing());
    await until('no screen', () => !bob.store.value.screen);
    expect(ownScreen?.getVideoTracks()[0]?.readyState).to.equal('ended');
    ann.channel.hangUp();
    await until('the file', () => bob.events.some(([name]) => name === 'recording'), 20_000);
    const files = bob.events.filter(([name]) => name === 'recording');
    expect(files).to.have.length(1);
  });

  it('leaves alone what came back while the other side was called', async () => {
    const { ann, bob, connections } = await live();
    const before = [...connections.made];
    const own = [ann, bob].map(({ store }) => store.value.connection);
    cut(before);
    const { createAnswer } = RTCPeerConnection.prototype;
    onClose(() => (RTCPeerConnection.prototype.createAnswer = createAnswer));
    RTCPeerConnection.prototype.createAnswer = async function (this: RTCPeerConnection) {
      for (const pc of before) delete (pc as Partial<RTCPeerConnection>).getStats;
      await shows(ann.store, { state: 'live' });
      return (createAnswer as () => Promise<RTCSessionDescriptionInit>).call(this);
    } as RTCPeerConnection['createAnswer'];
    await until('it was called', () => connections.made.length > before.length + 1, 40_000);
    const later = connections.made.slice(before.length);
    // The one that was called hears of it when nobody shows who it is.
    const areClosed = () => later.every(({ signalingState }) => signalingState === 'closed');
    await until('they are closed', areClosed, 20_000);
    for (const [side, { store }] of [ann, bob].entries())
      expect(store.value).to.include({ state: 'live', connection: own[side] });
  });

  it('does not with who cannot show that they were in it: nothing of the camera goes out', async () => {
    const { ann, bob, bobParty, connections } = await live();
    const before = [...connections.made];
    const { sign } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.sign = () => Promise.resolve(new ArrayBuffer(32));
    onClose(() => (SubtleCrypto.prototype.sign = sign));
    cut(before);
    await until('it was refused', () => bobParty.session.dropped['verification-failed'], 40_000);
    const later = connections.made.filter((pc) => !before.includes(pc));
    for (const pc of later)
      for (const sender of pc.getSenders())
        expect([...(ann.store.value.localStream?.getTracks() ?? [])]).not.to.include(sender.track);
    await until('they are closed', () => later.every(({ signalingState }) => signalingState === 'closed'));
    for (const { store } of [ann, bob]) expect(store.value.state).to.equal('reconnecting');
  });

  it('is nothing that who still rings could go on with', async () => {
    const media = installFakeMedia();
    onClose(() => media.uninstall());
    const { hub, parties, sent } = meeting();
    const [annParty, bobParty] = await parties('ann', 'bob');
    const bob = bobParty.call();
    void annParty.call({ to: 'bob' }).channel.call();
    await shows(bob.store, { state: 'incoming' });
    const payload = {
      sdp: { type: 'offer', sdp: 'v=0\r\n' },
      ...{ type: 'media', connectionId: 'mc_again', pe: { v: 1, resume: 'mc_any' } },
    };
    hub.inject('bob', JSON.stringify({ type: 'OFFER', src: 'ann', dst: 'bob', payload }));
    await until('it is refused', () =>
      sent.some(({ payload: words }) => words?.['id'] === 'mc_again' && words['reason'] === 'busy'),
    );
    expect(bob.store.value).to.include({ state: 'incoming', error: null });
  });

  it('is no way in: an offer that only says so is refused as busy, and answered by nothing', async () => {
    const { ann, bob, sent, hub, connections } = await live();
    const { connectionId } = bob.store.value.connection as NonNullable<CallSnapshot['connection']>;
    const count = connections.made.length;
    const offer = (src: string, resume: string, id: string) =>
      hub.inject(
        'bob',
        JSON.stringify({
          type: 'OFFER',
          src,
          dst: 'bob',
          payload: {
            sdp: { type: 'offer', sdp: 'v=0\r\n' },
            type: 'media',
            connectionId: id,
            pe: { v: 1, resume },
          },
        }),
      );
    offer('eve', connectionId, 'mc_eve');
    offer('ann', 'mc_other', 'mc_ann');
    await until('both are refused', () =>
      ['mc_eve', 'mc_ann'].every((id) =>
        sent.some(({ payload }) => payload?.['id'] === id && payload['reason'] === 'busy'),
      ),
    );
    await pause(100);
    expect(connections.made).to.have.length(count);
    expect([ann, bob].map(({ store }) => store.value.state)).to.deep.equal(['live', 'live']);
  });

  it('fails at nothing that cannot be read, and at no track that comes in no stream', async () => {
    const { ann, bob, bobParty, hub, connections } = await live();
    const { connectionId } = bob.store.value.connection as NonNullable<CallSnapshot['connection']>;
    const before = [...connections.made];
    const offer = (id: string, sdp: string) => {
      const payload = {
        ...{ type: 'media', connectionId: id, pe: { v: 1, resume: connectionId } },
        sdp: { type: 'offer', sdp },
      };
      hub.inject('bob', JSON.stringify({ type: 'OFFER', src: 'ann', dst: 'bob', payload }));
    };
    offer('mc_nonsense', 'v=0\r\n');
    await until('it is dropped', () => bobParty.session.dropped['malformed']);
    const other = new RTCPeerConnection();
    onClose(() => other.close());
    other.addTransceiver('audio');
    await other.setLocalDescription();
    offer('mc_streamless', other.localDescription?.sdp ?? '');
    const made = () => connections.made.filter((pc) => !before.includes(pc) && pc !== other);
    await until('it was heard', () => made()[1]?.getReceivers().length === 1);
    // An uncaught error fails the test.
    await pause(300);
    expect(bobParty.errors).to.deep.equal([]);
    expect([ann, bob].map(({ store }) => store.value.state)).to.deep.equal(['live', 'live']);
  });
});
