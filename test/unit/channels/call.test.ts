import { expect } from '@open-wc/testing';
import 'peerjs';
import {
  IDLE_CALL,
  type CallConfig,
  type CallSnapshot,
  type CallState,
} from '../../../src/channels/call-types.js';
import { fakeCamera, installFakeMedia, type FakeMedia, type FakeMediaOptions } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { rawClient } from '../../support/raw-client.js';
import { spyOnConnections } from '../../support/spies.js';
import { next, pause, refusal, shows, until } from '../../support/wait.js';

describe('CallChannel', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  function devices(options?: FakeMediaOptions): FakeMedia {
    const media = installFakeMedia(options);
    onClose(() => media.uninstall());
    return media;
  }

  /** Two sessions with a call element each. */
  async function pair(ann: CallConfig = {}, bob: CallConfig = {}, options: FakeMediaOptions = {}) {
    const media = devices(options);
    const made = meeting({ expireMs: 150 });
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    return {
      ...made,
      media,
      annParty,
      bobParty,
      ann: annParty.call({ to: 'bob', ...ann }),
      bob: bobParty.call(bob),
    };
  }
  type Side = Awaited<ReturnType<typeof pair>>['ann'];

  const reasons = ({ events }: Side) =>
    events.filter(([name]) => name === 'close').map(([, detail]) => (detail as { reason: string }).reason);
  const codes = ({ events }: Side) =>
    events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code);
  const count = ({ events }: Side, wanted: string) => events.filter(([name]) => name === wanted).length;
  const becomes = (side: Side, state: CallState) => shows(side.store, { state });

  async function live(...rest: Parameters<typeof pair>) {
    const made = await pair(...rest);
    void made.ann.channel.call();
    await becomes(made.bob, 'incoming');
    await made.bob.channel.answer();
    await Promise.all([becomes(made.ann, 'live'), becomes(made.bob, 'live')]);
    return made;
  }

  /** Ends a call, and looks that both sides say the same and hold nothing. */
  async function ends({ ann, bob, media }: Awaited<ReturnType<typeof pair>>, reason: string) {
    await Promise.all([becomes(ann, 'ended'), becomes(bob, 'ended')]);
    expect([reasons(ann), reasons(bob)]).to.deep.equal([[reason], [reason]]);
    await until('all tracks have ended', () =>
      media.tracks.every(({ readyState }) => readyState === 'ended'),
    );
    for (const { store } of [ann, bob])
      expect(store.value).to.include({ reason, localStream: null, remoteStream: null, connection: null });
  }

  describe('a call that is taken', () => {
    it('rings, is answered, is live on both sides with sound and picture, and is hung up', async () => {
      const spy = spyOnConnections();
      onClose(() => spy.stop());
      const made = await pair();
      const { ann, bob } = made;
      const states: CallState[] = [];
      ann.store.subscribe(() => {
        if (states[states.length - 1] !== ann.store.value.state) states.push(ann.store.value.state);
      });
      const dialled = ann.channel.call();
      const incoming = await next(bob.channel, 'call');
      expect(incoming).to.include({ from: 'ann', declined: false });
      await dialled;
      await Promise.all([becomes(ann, 'ringing'), becomes(bob, 'incoming')]);
      expect(bob.store.value).to.include({ remoteId: 'ann', localStream: null, remoteStream: null });
      await bob.channel.answer();
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      expect(states).to.deep.equal(['requesting-media', 'calling', 'ringing', 'connecting', 'live']);
      for (const { store } of [ann, bob]) {
        const { remoteStream, localStream, connection } = await until('both streams', () =>
          store.value.remoteStream && store.value.localStream?.getTracks().length === 2 ? store.value : null,
        );
        expect(remoteStream?.getTracks().map(({ kind }) => kind)).to.have.members(['audio', 'video']);
        expect(localStream?.getTracks()).to.have.length(2);
        expect(connection?.peerConnection.connectionState).to.equal('connected');
      }
      await pause(100);
      expect([count(ann, 'stream'), count(bob, 'stream')], 'stream once each').to.deep.equal([1, 1]);
      expect([count(ann, 'open'), count(bob, 'open')]).to.deep.equal([1, 1]);
      ann.channel.hangUp();
      ann.channel.hangUp();
      await ends(made, 'hung-up');
      const [, detail] = ann.events.find(([name]) => name === 'close') as [string, { duration: number }];
      expect(detail.duration).to.be.within(0.01, 20);
      await until('no RTCPeerConnection is open', () => spy.open.length === 0);
      expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
    });

    it('shows the picture of the other side', async () => {
      const { bob } = await live({}, {}, { color: '#ff0000' });
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = await until('a stream', () => bob.store.value.remoteStream);
      await video.play();
      const canvas = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
      await until('red', () => {
        canvas?.drawImage(video, 0, 0, 8, 8);
        const [red = 0, green = 255] = canvas?.getImageData(2, 2, 1, 1).data ?? [];
        return red > 150 && green < 100;
      });
      video.srcObject = null;
    });

    it('may be hung up by the callee, and the next one works', async () => {
      const made = await live();
      made.bob.channel.hangUp();
      await ends(made, 'hung-up');
      void made.bob.channel.call('ann');
      await becomes(made.ann, 'incoming');
      await made.ann.channel.answer();
      await Promise.all([becomes(made.ann, 'live'), becomes(made.bob, 'live')]);
    });

    it('reports the same where the server is gone', async () => {
      const made = await live();
      made.hub.down();
      made.ann.channel.hangUp();
      await ends(made, 'hung-up');
    });

    it('ends when the session does', async () => {
      const made = await live();
      made.annParty.session.destroy();
      await ends(made, 'hung-up');
    });

    it('ends when its `to` is another one', async () => {
      const made = await live();
      made.ann.channel.configure({ to: 'cas' });
      await ends(made, 'hung-up');
    });

    it('goes on when its `to` becomes who is there, and rings on as well', async () => {
      const { ann, bob } = await pair({ to: null });
      void ann.channel.call('bob');
      await becomes(bob, 'incoming');
      for (const [side, to] of [
        [ann, 'bob'],
        [bob, 'ann'],
      ] as const)
        side.channel.configure({ to });
      await bob.channel.answer();
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      for (const side of [ann, bob]) side.channel.configure({ to: null });
      await becomes(ann, 'ended');
    });

    it('hears nothing of a camera that is refused when it is over', async () => {
      const { ann, bob, media } = await live({ audioOnly: true });
      const decide = media.prompt();
      const before = ann.events.length;
      const asked = ann.channel.toggleCamera(true);
      await until('it is asked', () => media.requests.at(-1)?.video);
      ann.channel.hangUp();
      await becomes(bob, 'ended');
      media.refuse('NotAllowedError');
      decide();
      await asked.catch(() => undefined);
      await pause(100);
      expect(ann.events.slice(before).filter(([name]) => name === 'error')).to.deep.equal([]);
      expect(ann.store.value.error).to.equal(null);
    });

    it('says what the page makes of its answer, whether the browser asks first or not', async () => {
      for (const permission of ['granted', 'prompt'] as const) {
        const { ann, bob, sentBy } = await pair({}, {}, { permission });
        void ann.channel.call();
        await becomes(bob, 'incoming');
        // Long enough for what is made while it rings.
        await pause(300);
        await bob.channel.answer({ sdpTransform: (sdp) => sdp.replace('s=-', 's=changed') });
        await becomes(ann, 'live');
        const [answer] = sentBy('bob', 'ANSWER');
        expect((answer?.payload?.['sdp'] as { sdp: string }).sdp, permission).to.include('s=changed');
      }
    });

    it('carries display name and metadata', async () => {
      const { annParty, ann, bob } = await pair();
      annParty.set({ displayName: 'Ann Other' });
      void ann.channel.call('bob', { metadata: { room: 7 } });
      const incoming = await next(bob.channel, 'call');
      expect(incoming.displayName).to.equal('Ann Other');
      expect(incoming.metadata).to.deep.equal({ room: 7 });
      expect((await becomes(bob, 'incoming')).remoteName).to.equal('Ann Other');
    });

    it('is of sound alone where the caller says so, on both sides', async () => {
      const { ann, bob, media } = await live({ audioOnly: true });
      expect([ann.store.value.voice, bob.store.value.voice]).to.deep.equal([true, true]);
      await until('both microphones', () => media.tracks.length === 2);
      expect(media.tracks.map(({ kind }) => kind)).to.deep.equal(['audio', 'audio']);
    });

    it('uses the page’s own stream, and leaves it to the page to stop', async () => {
      const own = [fakeCamera(), fakeCamera({ video: false })] as const;
      onClose(() => own.forEach((stream) => stream.getTracks().forEach((track) => track.stop())));
      const { ann, bob, media } = await pair();
      void ann.channel.call('bob', { stream: own[0] });
      await becomes(bob, 'incoming');
      await bob.channel.answer({ stream: own[1] });
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      await ann.channel.toggleCamera();
      await shows(bob.store, { remoteCameraOff: true });
      expect(bob.store.value.cameraOff, 'it has none').to.equal(true);
      ann.channel.hangUp();
      await Promise.all([becomes(ann, 'ended'), becomes(bob, 'ended')]);
      for (const track of own.flatMap((stream) => stream.getTracks()))
        expect(track.readyState).to.equal('live');
      expect(media.requests).to.deep.equal([]);
    });
  });

  describe('a call that is not taken', () => {
    it('is declined', async () => {
      const made = await pair();
      void made.ann.channel.call();
      await becomes(made.bob, 'incoming');
      made.bob.channel.decline();
      await ends(made, 'declined');
      expect(made.media.requests, 'only the caller’s').to.have.length(1);
    });

    it('is declined without ringing by a listener', async () => {
      const { ann, bob, sentBy } = await pair();
      bob.channel.on('call', (incoming) => (incoming.declined = true));
      void ann.channel.call();
      await becomes(ann, 'ended');
      expect(reasons(ann)).to.deep.equal(['declined']);
      expect(bob.store.value.state).to.equal('idle');
      expect(sentBy('bob').map(({ payload }) => payload?.['kind'])).to.deep.equal(['end']);
    });

    it('is cancelled by the caller', async () => {
      const made = await pair();
      void made.ann.channel.call();
      await becomes(made.bob, 'incoming');
      await becomes(made.ann, 'ringing');
      made.ann.channel.hangUp();
      await ends(made, 'cancelled');
    });

    it('is cancelled before anything went out', async () => {
      const { ann, media, sentBy } = await pair();
      const open = media.prompt();
      void ann.channel.call().catch(() => undefined);
      await becomes(ann, 'requesting-media');
      ann.channel.hangUp();
      await becomes(ann, 'ended');
      open();
      await until(
        'the camera that came late is off again',
        () => media.tracks.length === 2 && media.tracks.every(({ readyState }) => readyState === 'ended'),
      );
      expect(sentBy('ann')).to.deep.equal([]);
      expect(reasons(ann)).to.deep.equal(['cancelled']);
    });

    it('ends as no-answer by the caller’s time', async () => {
      const made = await pair({ ringTimeout: 2 });
      void made.ann.channel.call();
      await ends(made, 'no-answer');
    });

    it('ends as no-answer by the callee’s time', async () => {
      const made = await pair({}, { ringTimeout: 0.4 });
      void made.ann.channel.call();
      await ends(made, 'no-answer');
    });

    it('ends as unavailable where nobody is there, with an error that says who', async () => {
      const { ann } = await pair();
      void ann.channel.call('nobody');
      await becomes(ann, 'ended');
      expect(reasons(ann)).to.deep.equal(['unavailable']);
      expect(codes(ann)).to.deep.equal(['peer-unavailable']);
      expect(ann.store.value.error?.message).to.contain('nobody');
    });

    it('ends as busy where the other one is in a call, which goes on', async () => {
      const made = await live();
      const [cas] = await made.parties('cas');
      const third = cas.call({ to: 'bob' });
      void third.channel.call();
      await becomes(third, 'ended');
      expect(reasons(third)).to.deep.equal(['busy']);
      expect(count(made.bob, 'call')).to.equal(1);
      expect([made.ann.store.value.state, made.bob.store.value.state]).to.deep.equal(['live', 'live']);
    });

    it('needs somebody to call', async () => {
      const { ann } = await pair({ to: null });
      expect((await refusal(ann.channel.call())).code).to.equal('invalid-attribute');
      expect(ann.store.value.state).to.equal('idle');
      expect(codes(ann)).to.deep.equal(['invalid-attribute']);
    });
  });

  describe('before it is accepted', () => {
    it('lets nothing out but words, and asks for no device, while it rings', async () => {
      const { ann, bob, media, sentBy } = await pair();
      const spy = spyOnConnections();
      onClose(() => spy.stop());
      void ann.channel.call();
      await becomes(ann, 'ringing');
      await becomes(bob, 'incoming');
      // Whatever is prepared at bob's has had the time that gathering takes.
      await until('the caller has gathered', () => spy.made[0]?.iceGatheringState === 'complete');
      await pause(300);
      expect(sentBy('bob').map(({ type, payload }) => [type, payload?.['kind']])).to.deep.equal([
        ['CANDIDATE', 'ringing'],
      ]);
      expect(media.requests, 'the caller’s').to.have.length(1);
      const [, prepared] = spy.made;
      expect(spy.made.length).to.be.at.most(2);
      const known = [...((await prepared?.getStats()) ?? new Map<string, { type: string }>()).values()];
      expect(known.filter(({ type }) => /^(remote-candidate|candidate-pair)$/.test(type))).to.deep.equal([]);
      await bob.channel.answer();
      await becomes(bob, 'live');
      expect(sentBy('bob', 'ANSWER')).to.have.length(1);
    });

    it('drops an offer that no browser can read, without a word to anybody', async () => {
      const { hub, bob, bobParty, sentBy } = await pair();
      const ann = rawClient(hub.transport, { id: 'mallory' });
      ann.send({
        type: 'OFFER',
        dst: 'bob',
        payload: { type: 'media', connectionId: 'mc_1', sdp: { type: 'offer', sdp: 'v=0\r\nnonsense' } },
      });
      await until('it is counted', () => bobParty.session.dropped['malformed']);
      await becomes(bob, 'idle');
      expect(codes(bob)).to.deep.equal([]);
      expect(bobParty.errors).to.deep.equal([]);
      expect(sentBy('bob')).to.deep.equal([]);
    });

    /** Rings at bob's with an offer of a browser, whose addresses may stand in it as `lines`. */
    async function ringing(id: string, lines = '') {
      const made = await pair();
      const spy = spyOnConnections();
      onClose(() => spy.stop());
      const caller = new RTCPeerConnection();
      onClose(() => caller.close());
      for (const kind of ['audio', 'video']) caller.addTransceiver(kind);
      caller.createDataChannel('any');
      await caller.setLocalDescription();
      const sdp = `${(caller.localDescription as RTCSessionDescription).sdp.replace(/^a=(candidate|end-of-candidates).*\r\n/gm, '')}${lines}`;
      const raw = rawClient(made.hub.transport, { id });
      const payload = { type: 'media', connectionId: 'mc_1', sdp: { type: 'offer', sdp }, pe: { v: 1 } };
      raw.send({ type: 'OFFER', dst: 'bob', payload });
      await becomes(made.bob, 'incoming');
      const prepared = () => spy.made.find((pc) => pc !== caller) as RTCPeerConnection;
      await until('it is prepared', () => prepared()?.remoteDescription);
      return { ...made, raw, prepared: prepared() };
    }

    for (const id of ['aaa', 'zzz'])
      it(`hears nothing of another path for what still rings (${id})`, async () => {
        const { bob, bobParty, raw, sentBy } = await ringing(id);
        for (const words of [{}, { n: 0, candidate: '{}' }, { n: 1, type: 'offer', sdp: 'v=0' }]) {
          const text = JSON.stringify({ k: 'restart', ...words });
          raw.send({ type: 'CANDIDATE', dst: 'bob', payload: { pe: 1, id: 'mc_1', kind: 'more', text } });
        }
        await until('all are dropped', () => bobParty.session.dropped['unknown-connection'] === 3);
        await pause(300);
        expect(sentBy('bob').filter(({ payload }) => payload?.['kind'] !== 'ringing')).to.deep.equal([]);
        expect(bob.store.value.state).to.equal('incoming');
      });

    const STRANGE = {
      'a letter that ends lines elsewhere': '\u2028',
      'a carriage return': '\r',
      nothing: '',
    };
    for (const [name, letter] of Object.entries(STRANGE))
      it(`takes no address out of an offer that rings, whatever ends its line: ${name}`, async () => {
        const line = `a=candidate:1 1 udp 2122260223 127.0.0.1 5000 typ host generation 0 x a${letter}b\r\n`;
        const { bob, prepared } = await ringing('mallory', line);
        await pause(300);
        expect(prepared.remoteDescription?.sdp).not.to.contain('typ host');
        const kinds = [...((await prepared.getStats()) as unknown as Map<string, { type: string }>).values()];
        expect(kinds.filter(({ type }) => /^(remote-candidate|candidate-pair)$/.test(type))).to.deep.equal(
          [],
        );
        expect(bob.store.value.state).to.equal('incoming');
      });

    it('gathers no address without a permission, with camera and microphone switched off as well', async () => {
      const { ann, bob } = await pair({}, {}, { permission: 'prompt' });
      await bob.channel.toggleCamera(false);
      await bob.channel.toggleMic(false);
      const spy = spyOnConnections();
      onClose(() => spy.stop());
      void ann.channel.call();
      await becomes(bob, 'incoming');
      await until('it is prepared', () => spy.made[1]?.remoteDescription);
      await pause(300);
      expect(spy.made[1]?.localDescription?.sdp).to.equal(undefined);
    });

    it('is not ended by what somebody else sends that cannot be read', async () => {
      const made = await pair();
      made.bobParty.set({ admission: 'open' });
      const other = new RTCPeerConnection();
      onClose(() => other.close());
      other.addTransceiver('audio');
      await other.setLocalDescription();
      const [ann, eve] = [
        rawClient(made.hub.transport, { id: 'ann-too' }),
        rawClient(made.hub.transport, { id: 'eve' }),
      ];
      const offer = (type: string, connectionId: string, sdp = '') => ({
        ...{ type: 'OFFER', dst: 'bob' },
        payload: { type, connectionId, serialization: 'raw', sdp: { type: 'offer', sdp } },
      });
      // In one go: the browser still reads the one while it fails at the others.
      ann.send(offer('media', 'mc_1', other.localDescription?.sdp));
      for (let count = 0; count < 5; count++) eve.send(offer('data', `dc_${count}`, 'v=0\r\n'));
      await becomes(made.bob, 'incoming');
      await pause(500);
      expect(made.bob.store.value).to.include({ state: 'incoming', remoteId: 'ann-too' });
    });

    it('is dropped where the browser cannot read it, and counted, and no error to show', async () => {
      const { bob, bobParty, hub } = await pair();
      const raw = rawClient(hub.transport, { id: 'mallory' });
      const payload = { type: 'media', connectionId: 'mc_1', sdp: { type: 'offer', sdp: 'v=0\r\n' } };
      raw.send({ type: 'OFFER', dst: 'bob', payload });
      await until('it is dropped', () => bobParty.session.dropped['malformed']);
      await becomes(bob, 'idle');
      expect(bobParty.errors).to.deep.equal([]);
    });

    it('ends with who is connected all the same', async () => {
      const { bob, prepared } = await ringing('mallory');
      Object.defineProperty(prepared, 'connectionState', { value: 'connected' });
      prepared.dispatchEvent(new Event('connectionstatechange'));
      expect(bob.store.value).to.include({ state: 'ended', remoteStream: null });
      expect(prepared.signalingState).to.equal('closed');
    });

    it('is not ended by a stranger’s word', async () => {
      const { hub, ann, bob, sentBy } = await pair();
      void ann.channel.call();
      await becomes(ann, 'ringing');
      const { connectionId } = sentBy('ann', 'OFFER')[0]?.payload as { connectionId: string };
      const mallory = rawClient(hub.transport, { id: 'mallory' });
      for (const dst of ['ann', 'bob'])
        mallory.send({
          type: 'CANDIDATE',
          dst,
          payload: { pe: 1, id: connectionId, kind: 'end', reason: 'declined' },
        });
      await pause(100);
      expect([ann.store.value.state, bob.store.value.state]).to.deep.equal(['ringing', 'incoming']);
    });
  });

  describe('both dial at once', () => {
    for (const [first, second] of [
      ['ann', 'bob'],
      ['bob', 'ann'],
    ] as const)
      it(`is one call, whoever is first (${first})`, async () => {
        const made = await pair({}, { to: 'ann' });
        const { hub, sentBy } = made;
        hub.hold();
        void made[first].channel.call();
        await until('its offer', () => sentBy(first, 'OFFER').length);
        void made[second].channel.call();
        await until('the other offer', () => sentBy(second, 'OFFER').length);
        hub.release();
        await Promise.all([becomes(made.ann, 'live'), becomes(made.bob, 'live')]);
        await pause(200);
        expect([made.ann.store.value.state, made.bob.store.value.state]).to.deep.equal(['live', 'live']);
        expect([count(made.ann, 'open'), count(made.bob, 'open')]).to.deep.equal([1, 1]);
        expect([count(made.ann, 'close'), count(made.bob, 'close')]).to.deep.equal([0, 0]);
        expect([count(made.ann, 'call'), count(made.bob, 'call')], 'nothing rang').to.deep.equal([0, 0]);
        made.ann.channel.hangUp();
        await ends(made, 'hung-up');
      });

    it('takes the call that comes while the own camera still opens', async () => {
      const made = await pair({}, { to: 'ann' });
      const open = made.media.prompt();
      void made.ann.channel.call().catch(() => undefined);
      await becomes(made.ann, 'requesting-media');
      const own = fakeCamera();
      onClose(() => own.getTracks().forEach((track) => track.stop()));
      void made.bob.channel.call('ann', { stream: own });
      await until('the answer', () => made.sentBy('ann', 'ANSWER').length);
      open();
      await Promise.all([becomes(made.ann, 'live'), becomes(made.bob, 'live')]);
      expect(made.sentBy('ann', 'OFFER')).to.have.length(0);
    });

    for (const [first, second] of [
      ['ann', 'bob'],
      ['bob', 'ann'],
    ] as const)
      it(`opens no camera for who dialled without one (${first} is first)`, async () => {
        const made = await pair({}, { to: 'ann' });
        made.hub.hold();
        // Bob's own call is the one that gives way: his wish stands all the same.
        const dial = { ann: {}, bob: { video: false } };
        void made[first].channel.call(undefined, dial[first]);
        await until('its offer', () => made.sentBy(first, 'OFFER').length);
        void made[second].channel.call(undefined, dial[second]);
        await until('the other offer', () => made.sentBy(second, 'OFFER').length);
        made.hub.release();
        await Promise.all([becomes(made.ann, 'live'), becomes(made.bob, 'live')]);
        await shows(made.ann.store, { remoteCameraOff: true });
        expect(made.bob.store.value.localStream?.getVideoTracks()).to.have.length(0);
        expect(made.media.requests.filter(({ video }) => video)).to.have.length(1);
      });

    it('to call who rings is to answer', async () => {
      const { ann, bob } = await pair();
      void ann.channel.call();
      await becomes(bob, 'incoming');
      await bob.channel.call('ann');
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
    });
  });

  describe('behind a server that says what it likes', () => {
    it('goes on with who was described: a second answer is nobody’s, even while a restart waits for one', async () => {
      const { ann, annParty, hub } = await live();
      const connection = ann.store.value.connection as NonNullable<CallSnapshot['connection']>;
      const pc = connection.peerConnection;
      const { sdp } = pc.remoteDescription as RTCSessionDescription;
      const forged = sdp.replace(
        /(a=fingerprint:sha-256 )(..)/g,
        (_, line: string, byte: string) => line + (byte === '00' ? '01' : '00'),
      );
      await pc.setLocalDescription(await pc.createOffer({ iceRestart: true }));
      const payload = { connectionId: connection.connectionId, sdp: { type: 'answer', sdp: forged } };
      hub.inject('ann', JSON.stringify({ type: 'ANSWER', src: 'bob', dst: 'ann', payload }));
      await until('it is dropped', () => annParty.session.dropped['unknown-connection'] === 1);
      await pause(200);
      expect(pc.signalingState).to.equal('have-local-offer');
    });

    it('shows no error for addresses that cannot be read, and counts them', async () => {
      const { ann, annParty, hub } = await live();
      const { connectionId } = ann.store.value.connection as NonNullable<CallSnapshot['connection']>;
      for (const candidate of [
        { candidate: 'x', sdpMid: 'nope' },
        { candidate: 'candidate:1', sdpMid: {} },
      ]) {
        const payload = { connectionId, candidate };
        hub.inject('ann', JSON.stringify({ type: 'CANDIDATE', src: 'bob', dst: 'ann', payload }));
      }
      await until('they are counted', () => annParty.session.dropped['malformed'] === 2);
      expect(annParty.errors).to.deep.equal([]);
      expect(ann.store.value.state).to.equal('live');
    });
  });

  describe('auto-answer', () => {
    it('answers those in `to` and in `allow`, and nobody else', async () => {
      const { ann, bob, parties } = await pair({}, { to: 'ann', autoAnswer: true });
      void ann.channel.call();
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      ann.channel.hangUp();
      await becomes(bob, 'ended');
      const [cas, dan] = await parties('cas', 'dan');
      cas.set({ allow: ['dan'] });
      const open = cas.call({ autoAnswer: true });
      const caller = dan.call({ to: 'cas' });
      void caller.channel.call();
      await becomes(open, 'live');
    });

    it('sends what opened before the browser had read the offer', async () => {
      const { ann, bob, media } = await pair({}, { to: 'ann', autoAnswer: true });
      const { prototype } = RTCPeerConnection;
      const original = prototype.setRemoteDescription;
      onClose(() => (prototype.setRemoteDescription = original));
      prototype.setRemoteDescription = async function (this: RTCPeerConnection, description) {
        // As on a busy machine: both cameras are there first.
        if (description.type === 'offer') await until('they have opened', () => media.tracks.length === 4);
        await (Reflect.apply(original, this, [description]) as Promise<void>);
      };
      void ann.channel.call();
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      const senders = bob.store.value.connection?.peerConnection.getSenders() ?? [];
      expect(senders.map(({ track }) => track?.kind).sort()).to.deep.equal(['audio', 'video']);
    });

    it('does not wait for a slow camera', async () => {
      const { ann, bob, media } = await pair({}, { to: 'ann', autoAnswer: true });
      const open = media.prompt();
      void ann.channel.call('bob', { stream: fakeCamera() });
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      const kinds = () =>
        bob.store.value.connection?.peerConnection
          .getSenders()
          .flatMap(({ track }) => track?.kind ?? [])
          .sort() ?? [];
      expect(kinds()).to.deep.equal([]);
      open();
      await until('it sends what opened', () => kinds().join() === 'audio,video');
    });

    it('shows its own picture with the other one', async () => {
      const { ann, bob } = await pair({}, { to: 'ann', autoAnswer: true });
      const early: boolean[] = [];
      for (const { store } of [ann, bob])
        store.subscribe(() => store.value.state !== 'live' && early.push(store.value.selfView));
      void ann.channel.call();
      await until('both show it', () => ann.store.value.selfView && bob.store.value.selfView);
      expect([ann.store.value.state, bob.store.value.state]).to.deep.equal(['live', 'live']);
      expect(early).to.not.include(true);
    });

    it('rings all the same where the caller only has consent', async () => {
      const { ann, bob, bobParty } = await pair({}, { autoAnswer: true });
      bobParty.set({ admission: 'open' });
      await until('it is said', () => codes(bob).length > 0);
      expect(codes(bob)).to.deep.equal(['invalid-attribute']);
      void ann.channel.call();
      await becomes(bob, 'incoming');
      await pause(200);
      expect(bob.store.value.state).to.equal('incoming');
    });
  });

  describe('devices', () => {
    it('refused: the call does not begin, says why, and can be made without', async () => {
      const { ann, bob, media, sentBy } = await pair();
      media.refuse('NotAllowedError');
      const error = await refusal(ann.channel.call());
      expect(error.code).to.equal('media-denied');
      expect(ann.store.value).to.include({ state: 'idle', error });
      expect(sentBy('ann')).to.deep.equal([]);
      void ann.channel.call('bob', { audio: false, video: false });
      await becomes(bob, 'incoming');
      media.refuse(null);
      await bob.channel.answer();
      const { micOff, cameraOff, error: none } = await becomes(ann, 'live');
      expect([micOff, cameraOff, none]).to.deep.equal([true, true, null]);
      await until('the caller sees', () => ann.store.value.remoteStream);
      await until('the callee knows', () => bob.store.value.remoteMicOff && bob.store.value.remoteCameraOff);
    });

    for (const [name, code] of [
      ['NotFoundError', 'media-not-found'],
      ['NotReadableError', 'media-in-use'],
      ['OverconstrainedError', 'media-not-found'],
    ])
      it(`${name} is ${code}`, async () => {
        const { ann, media } = await pair();
        media.refuse(name ?? '');
        const error = await refusal(ann.channel.call());
        expect([error.code, error.hint !== '', codes(ann)]).to.deep.equal([code, true, [code]]);
      });

    it('refused at the answer: it rings on, says why, and can be answered without', async () => {
      const { ann, bob, media } = await pair({}, {}, { permission: 'prompt' });
      void ann.channel.call();
      await becomes(bob, 'incoming');
      media.refuse('NotAllowedError');
      const error = await refusal(bob.channel.answer());
      expect(error.code).to.equal('media-denied');
      expect(bob.store.value).to.include({ state: 'incoming', error });
      await becomes(ann, 'ringing');
      await bob.channel.answer({ audio: false, video: false });
      await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
      await until('the caller knows', () => ann.store.value.remoteMicOff && ann.store.value.remoteCameraOff);
    });

    it('are asked for before the answer goes out where the browser asks the user', async () => {
      const { ann, bob, media, sentBy } = await pair({}, {}, { permission: 'prompt' });
      void ann.channel.call();
      await becomes(bob, 'incoming');
      const open = media.prompt();
      void bob.channel.answer();
      await becomes(bob, 'requesting-media');
      await pause(100);
      expect(sentBy('bob', 'ANSWER')).to.have.length(0);
      open();
      await becomes(ann, 'live');
    });

    it('that are opened for a call that ended meanwhile are closed', async () => {
      const { ann, bob, media } = await pair({}, {}, { permission: 'prompt' });
      void ann.channel.call();
      await becomes(bob, 'incoming');
      const open = media.prompt();
      void bob.channel.answer();
      await becomes(bob, 'requesting-media');
      ann.channel.hangUp();
      await becomes(bob, 'ended');
      open();
      await until(
        'all off',
        () => media.tracks.length === 4 && media.tracks.every(({ readyState }) => readyState === 'ended'),
      );
    });

    it('are not there on a page without https, and that is said', async () => {
      const { ann } = await pair();
      const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'mediaDevices') as PropertyDescriptor;
      Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
      onClose(() => Reflect.deleteProperty(navigator, 'mediaDevices'));
      expect((await refusal(ann.channel.call())).code).to.equal('insecure-context');
      Reflect.deleteProperty(navigator, 'mediaDevices');
      expect(own.get?.call(navigator)).to.equal(navigator.mediaDevices);
    });

    it('are asked for as the attributes say', async () => {
      const { ann, media } = await pair({
        ...{ camera: 'cam', microphone: 'mic', resolution: '720p', frameRate: 15, facingMode: 'user' },
      });
      void ann.channel.call();
      await becomes(ann, 'ringing');
      expect(media.requests).to.deep.equal([
        {
          audio: { deviceId: { exact: 'mic' } },
          video: {
            deviceId: { exact: 'cam' },
            facingMode: 'user',
            height: { ideal: 720 },
            width: { ideal: 1280 },
            frameRate: { ideal: 15 },
          },
        },
      ]);
    });
  });

  describe('mute', () => {
    it('goes to the other side and back, by a switch in the call', async () => {
      const { ann, bob } = await live();
      await ann.channel.toggleMic();
      await shows(bob.store, { remoteMicOff: true, remoteCameraOff: false });
      expect(ann.store.value.micOff).to.equal(true);
      const [track] = ann.store.value.localStream?.getAudioTracks() ?? [];
      expect([track?.enabled, track?.readyState], 'muted, and open').to.deep.equal([false, 'live']);
      await ann.channel.toggleMic(false);
      expect(ann.store.value.micOff, 'twice the same').to.equal(true);
      await ann.channel.toggleMic();
      await shows(bob.store, { remoteMicOff: false });
      expect(track?.enabled).to.equal(true);
    });

    it('of the camera closes it, and opens it again for the same picture at the other side', async () => {
      const { ann, bob, media } = await live();
      await until('both cameras', () => media.tracks.filter(({ kind }) => kind === 'video').length === 2);
      const { remoteStream } = bob.store.value;
      await ann.channel.toggleCamera();
      await shows(bob.store, { remoteCameraOff: true });
      const closed = media.tracks.filter(
        ({ kind, readyState }) => kind === 'video' && readyState === 'ended',
      );
      expect(closed, 'the light is off').to.have.length(1);
      await ann.channel.toggleCamera();
      await shows(bob.store, { remoteCameraOff: false });
      expect(media.tracks.filter(({ kind }) => kind === 'video')).to.have.length(3);
      expect(bob.store.value.remoteStream).to.equal(remoteStream);
    });

    it('set before the call holds in it, opens nothing, and is known at the other side', async () => {
      const { ann, bob, media } = await pair();
      await ann.channel.toggleCamera();
      await ann.channel.toggleMic();
      expect(ann.store.value).to.include({ micOff: true, cameraOff: true });
      expect(media.requests).to.deep.equal([]);
      void ann.channel.call();
      const { remoteMicOff, remoteCameraOff } = await becomes(bob, 'incoming');
      expect([remoteMicOff, remoteCameraOff]).to.deep.equal([true, true]);
      expect(media.requests).to.deep.equal([]);
      await bob.channel.answer();
      await becomes(ann, 'live');
      await ann.channel.toggleMic();
      await shows(bob.store, { remoteMicOff: false, remoteCameraOff: true });
    });

    for (const [kind, off, toggle] of [
      ['microphone', 'micOff', 'toggleMic'],
      ['camera', 'cameraOff', 'toggleCamera'],
    ] as const) {
      it(`the ${kind} that is switched off while it opens stays off`, async () => {
        const { ann, bob, media } = await pair();
        await ann.channel[toggle](false);
        void ann.channel.call();
        await becomes(bob, 'incoming');
        await bob.channel.answer();
        await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
        const open = media.prompt();
        // As by a key that is held for a moment: on, and off before the browser has opened it.
        const on = ann.channel[toggle](true);
        await ann.channel[toggle](false);
        open();
        await on;
        expect(ann.store.value[off]).to.equal(true);
        const tracks = ann.store.value.localStream?.getTracks() ?? [];
        const isKind = ({ kind: each }: MediaStreamTrack) => each === (kind === 'camera' ? 'video' : 'audio');
        expect(tracks.filter((track) => isKind(track) && track.enabled)).to.have.length(0);
        await ann.channel[toggle](true);
        expect(ann.store.value[off]).to.equal(false);
      });

      it(`the ${kind} that is switched off while a call opens it stays off`, async () => {
        const { ann, bob, media } = await pair();
        void ann.channel.call();
        await becomes(bob, 'incoming');
        const open = media.prompt();
        await bob.channel.answer();
        await bob.channel[toggle](false);
        open();
        await Promise.all([becomes(ann, 'live'), becomes(bob, 'live')]);
        const other = kind === 'camera' ? 'audio' : 'video';
        await until('the other one is there', () =>
          bob.store.value.localStream?.getTracks().some((track) => track.kind === other),
        );
        expect(bob.store.value[off]).to.equal(true);
        const tracks = bob.store.value.localStream?.getTracks() ?? [];
        expect(tracks.filter((track) => track.kind !== other && track.enabled)).to.have.length(0);
      });
    }

    it('that fails to undo leaves it off and says why', async () => {
      const { ann, media } = await live();
      await ann.channel.toggleCamera();
      media.refuse('NotReadableError');
      expect((await refusal(ann.channel.toggleCamera())).code).to.equal('media-in-use');
      expect(ann.store.value).to.include({ state: 'live', cameraOff: true });
    });

    it('is kept for the next call', async () => {
      const { ann, bob } = await live();
      await ann.channel.toggleMic();
      ann.channel.hangUp();
      await becomes(ann, 'ended');
      expect(ann.store.value.micOff).to.equal(true);
      await becomes(bob, 'ended');
      void ann.channel.call();
      expect((await becomes(bob, 'incoming')).remoteMicOff).to.equal(true);
    });
  });

  it('ends as lost on both sides when nothing comes through any more', async () => {
    const { ann, bob, annParty, bobParty } = await live();
    annParty.set({ reconnectTimeout: 1 });
    bobParty.set({ reconnectTimeout: 1 });
    // No packet can be held up inside of one page, so the two signs of life are taken away.
    const { getStats } = RTCPeerConnection.prototype;
    const { send } = RTCDataChannel.prototype;
    RTCPeerConnection.prototype.getStats = () => Promise.resolve(new Map() as never);
    RTCDataChannel.prototype.send = () => undefined;
    onClose(() => {
      RTCPeerConnection.prototype.getStats = getStats;
      RTCDataChannel.prototype.send = send;
    });
    const seen = new Set<CallState>();
    for (const { store } of [ann, bob]) store.subscribe(() => seen.add(store.value.state));
    await Promise.all([becomes(ann, 'ended'), becomes(bob, 'ended')]);
    expect([reasons(ann), reasons(bob)]).to.deep.equal([['lost'], ['lost']]);
    expect([...seen]).to.include('reconnecting');
  });

  it('goes on when signs of life come back', async () => {
    const { ann } = await live();
    const { getStats } = RTCPeerConnection.prototype;
    const { send } = RTCDataChannel.prototype;
    const mend = () => {
      RTCPeerConnection.prototype.getStats = getStats;
      RTCDataChannel.prototype.send = send;
    };
    onClose(mend);
    RTCPeerConnection.prototype.getStats = () => Promise.resolve(new Map() as never);
    RTCDataChannel.prototype.send = () => undefined;
    await becomes(ann, 'reconnecting');
    mend();
    await becomes(ann, 'live');
    expect([count(ann, 'open'), count(ann, 'close')]).to.deep.equal([1, 0]);
  });

  for (const [attribute, config] of [
    ['ring-timeout', { ringTimeout: 0 }],
    ['ring-timeout', { ringTimeout: 'long' }],
    ['max-bitrate', { maxBitrate: -1 }],
    ['frame-rate', { frameRate: 1000 }],
    ['resolution', { resolution: '4k' }],
    ['resolution', { resolution: 'constructor' }],
    ['facing-mode', { facingMode: 'up' }],
    ['auto-answer', { autoAnswer: true, to: null }],
  ] as [string, CallConfig][])
    it(`refuses ${JSON.stringify(config)}, by an event and at the call`, async () => {
      const { ann } = await pair();
      ann.channel.configure({ to: 'bob', ...config });
      ann.channel.configure({ to: 'bob', ...config });
      await until('it is said', () => codes(ann).length > 0);
      expect(ann.store.value.error?.message).to.contain(attribute);
      expect((await refusal(ann.channel.call('bob'))).code).to.equal('invalid-attribute');
      expect(codes(ann), 'once each').to.deep.equal(['invalid-attribute', 'invalid-attribute']);
    });

  it('takes no call and leaves nothing when it is disposed of', async () => {
    const { ann, bob, media, bobParty } = await pair();
    bob.channel.dispose();
    const ring = next(bobParty.session.reception, 'offer');
    void ann.channel.call();
    await ring;
    ann.channel.dispose();
    expect(media.tracks.every(({ readyState }) => readyState === 'ended')).to.equal(true);
    expect(bob.store.value).to.deep.equal(IDLE_CALL);
  });
});
