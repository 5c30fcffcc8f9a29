import { expect } from '@open-wc/testing';
import 'peerjs';
import type { CallConfig } from '../../../src/channels/call-types.js';
import { figuresOf } from '../../../src/channels/figures.js';
import { fakeCamera, installFakeMedia, type FakeMediaOptions } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { refusal, shows, until } from '../../support/wait.js';

describe('CallMore', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  async function live(ann: CallConfig = {}, bob: CallConfig = {}, options: FakeMediaOptions = {}) {
    const media = installFakeMedia(options);
    onClose(() => media.uninstall());
    const made = meeting();
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const sides = { ann: annParty.call({ to: 'bob', ...ann }), bob: bobParty.call(bob) };
    void sides.ann.channel.call();
    await shows(sides.bob.store, { state: 'incoming' });
    await sides.bob.channel.answer();
    await Promise.all([shows(sides.ann.store, { state: 'live' }), shows(sides.bob.store, { state: 'live' })]);
    return { ...sides, media };
  }
  type Side = Awaited<ReturnType<typeof live>>['ann'];

  const pc = ({ store }: Side) => store.value.connection?.peerConnection as RTCPeerConnection;
  const streams = ({ events }: Side) =>
    events.filter(([name]) => name === 'stream').map(([, detail]) => (detail as { kind: string }).kind);
  const codes = ({ events }: Side) =>
    events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code);

  /** A screen that the browser hands out when it is asked; gives the streams that it handed out. */
  function screens(options: { audio?: boolean; refuse?: boolean } = {}): MediaStream[] {
    const given: MediaStream[] = [];
    Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
      configurable: true,
      value: () => {
        if (options.refuse) return Promise.reject(new DOMException('No.', 'NotAllowedError'));
        const stream = fakeCamera({ color: '#00ff00', audio: options.audio ?? false });
        given.push(stream);
        return Promise.resolve(stream);
      },
    });
    onClose(() => {
      Reflect.deleteProperty(navigator.mediaDevices, 'getDisplayMedia');
      for (const stream of given) for (const track of stream.getTracks()) track.stop();
    });
    return given;
  }

  /** The colour in the middle of a stream's picture, as red, green and blue. */
  async function color(stream: MediaStream | null | undefined, wanted: (rgb: number[]) => boolean) {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream ?? null;
    await video.play();
    const canvas = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
    await until('the picture', () => {
      canvas?.drawImage(video, 0, 0, 8, 8);
      return wanted([...(canvas?.getImageData(2, 2, 1, 1).data ?? [])]);
    });
    video.srcObject = null;
  }
  const isGreen = ([red = 255, green = 0]: number[]) => green > 150 && red < 100;
  const isBlue = ([red = 255, , blue = 0]: number[]) => blue > 80 && red < 100;

  const share = (side: Side) => side.channel.more((more) => more.shareScreen());
  const stop = (side: Side) => side.channel.more((more) => more.stopSharing());

  describe('a screen beside the camera', () => {
    it('is a second stream, seen at the other side, while the camera goes on', async () => {
      screens();
      const { ann, bob } = await live();
      await share(ann);
      expect(ann.store.value.ownScreen?.getVideoTracks()).to.have.length(1);
      const screen = await until('the screen', () => bob.store.value.screen);
      await color(screen, isGreen);
      await color(bob.store.value.remoteStream, isBlue);
      expect(streams(bob)).to.deep.equal(['camera', 'screen']);
      expect(bob.store.value.remoteStream?.getVideoTracks()).to.have.length(1);
      expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
    });

    it('ends by the browser’s own button, and starts again without a negotiation', async () => {
      const given = screens();
      const { ann, bob } = await live();
      await share(ann);
      await until('the screen', () => bob.store.value.screen);
      const [track] = given[0]?.getVideoTracks() ?? [];
      track?.dispatchEvent(new Event('ended'));
      await shows(bob.store, { screen: null });
      expect(ann.store.value.ownScreen).to.equal(null);
      expect(track?.readyState).to.equal('ended');
      await until('the answer', () => pc(ann).signalingState === 'stable');
      let negotiations = 0;
      pc(ann).addEventListener('signalingstatechange', () => negotiations++);
      await share(ann);
      await color(await until('the screen again', () => bob.store.value.screen), isGreen);
      expect(negotiations).to.equal(0);
      await stop(ann);
      await shows(bob.store, { screen: null });
      expect(streams(bob)).to.deep.equal(['camera', 'screen', 'screen']);
    });

    it('of both sides at the same moment', async () => {
      screens();
      const { ann, bob } = await live();
      await Promise.all([share(ann), share(bob)]);
      await color(await until('at Bob', () => bob.store.value.screen), isGreen);
      await color(await until('at Ann', () => ann.store.value.screen), isGreen);
      expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
    });

    it('with its sound', async () => {
      screens({ audio: true });
      const { ann, bob } = await live();
      await share(ann);
      const screen = await until('the screen', () => bob.store.value.screen);
      await until('its sound', () => screen.getAudioTracks().length === 1);
    });

    it('is refused with a sentence, and the call goes on', async () => {
      screens({ refuse: true });
      const { ann, bob } = await live();
      const error = await refusal(share(ann));
      expect(error).to.include({ code: 'media-denied' });
      expect(codes(ann)).to.deep.equal(['media-denied']);
      expect(ann.store.value).to.include({ state: 'live', error });
      expect(bob.store.value.state).to.equal('live');
    });

    it('that the other side does not take ends here, and may be tried again', async () => {
      const given = screens();
      const { ann, bob } = await live();
      // As a kit that knows no second negotiation: it never answers.
      Object.defineProperty(pc(bob), 'setRemoteDescription', {
        configurable: true,
        value: () => new Promise(() => undefined),
      });
      await share(ann);
      await until('it is given up', () => ann.store.value.ownScreen === null, 15_000);
      expect(codes(ann)).to.deep.equal(['negotiation-failed']);
      expect(given[0]?.getVideoTracks()[0]?.readyState).to.equal('ended');
      expect(ann.store.value.state).to.equal('live');
      Reflect.deleteProperty(pc(bob), 'setRemoteDescription');
      await share(ann);
      await color(await until('the screen', () => bob.store.value.screen), isGreen);
    });

    it('ends with the call', async () => {
      const given = screens();
      const { ann, bob } = await live();
      await share(ann);
      await until('the screen', () => bob.store.value.screen);
      ann.channel.hangUp();
      await shows(bob.store, { state: 'ended', screen: null });
      expect(ann.store.value.ownScreen).to.equal(null);
      expect(given[0]?.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    });

    it('waits for no call that is still on its way: it says so', async () => {
      screens();
      const media = installFakeMedia();
      onClose(() => media.uninstall());
      const [annParty, bobParty] = await meeting().parties('ann', 'bob');
      const sides = { ann: annParty.call({ to: 'bob' }), bob: bobParty.call() };
      void sides.ann.channel.call();
      await shows(sides.bob.store, { state: 'incoming' });
      expect((await refusal(share(sides.ann))).code).to.equal('not-open-yet');
      await sides.bob.channel.answer();
      await Promise.all([
        shows(sides.ann.store, { state: 'live' }),
        shows(sides.bob.store, { state: 'live' }),
      ]);
      await share(sides.ann);
      await color(await until('the screen', () => sides.bob.store.value.screen), isGreen);
    });

    it('needs a call', async () => {
      const made = meeting();
      const [party] = await made.parties('ann');
      const side = party.call({ to: 'bob' });
      expect(await refusal(share(side))).to.include({ code: 'not-open-yet' });
      expect(codes(side)).to.deep.equal(['not-open-yet']);
    });
  });

  describe('a picture in a call of sound alone', () => {
    const voice = { audioOnly: true };
    const sections = (side: Side) => pc(side).getTransceivers().length;

    it('comes without another ring, and the other side may add its own', async () => {
      const { ann, bob } = await live(voice, voice);
      expect(bob.store.value).to.include({ voice: true, remoteCameraOff: true });
      await ann.channel.toggleCamera(true);
      await shows(bob.store, { voice: false, remoteCameraOff: false });
      await color(bob.store.value.remoteStream, isBlue);
      expect(bob.store.value).to.include({ cameraOff: true, state: 'live' });
      await bob.channel.toggleCamera(true);
      await shows(ann.store, { remoteCameraOff: false });
      await color(ann.store.value.remoteStream, isBlue);
      expect([sections(ann), sections(bob)]).to.deep.equal([2, 2]);
      expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
    });

    it('of both sides at the same moment shares one section', async () => {
      const { ann, bob } = await live(voice, voice);
      await Promise.all([ann.channel.toggleCamera(true), bob.channel.toggleCamera(true)]);
      await color(ann.store.value.remoteStream, isBlue);
      await color(bob.store.value.remoteStream, isBlue);
      expect([sections(ann), sections(bob)]).to.deep.equal([2, 2]);
    });

    it('beside a screen that was there first', async () => {
      screens();
      const { ann, bob } = await live(voice, voice);
      await share(ann);
      await until('the screen', () => bob.store.value.screen);
      await bob.channel.toggleCamera(true);
      await shows(ann.store, { remoteCameraOff: false });
      await color(ann.store.value.remoteStream, isBlue);
      await color(bob.store.value.screen, isGreen);
    });
  });

  it('sound joins a call that began without a microphone', async () => {
    const media = installFakeMedia();
    onClose(() => media.uninstall());
    const [annParty, bobParty] = await meeting().parties('ann', 'bob');
    const [ann, bob] = [annParty.call({ to: 'bob' }), bobParty.call()];
    void ann.channel.call('bob', { audio: false });
    await shows(bob.store, { state: 'incoming' });
    await bob.channel.answer();
    await shows(bob.store, { state: 'live', remoteMicOff: true });
    await shows(ann.store, { state: 'live' });
    await ann.channel.toggleMic(true);
    await shows(bob.store, { remoteMicOff: false });
    const [track] = bob.store.value.remoteStream?.getAudioTracks() ?? [];
    await until('sound comes', () => track?.muted === false);
  });

  describe('devices', () => {
    const label = ({ store }: Side, kind: 'Audio' | 'Video') =>
      store.value.localStream?.[`get${kind}Tracks`]()[0]?.id;

    it('another camera takes the place of the first, without a negotiation', async () => {
      const { ann, bob, media } = await live();
      const before = label(ann, 'Video');
      let negotiations = 0;
      pc(ann).addEventListener('signalingstatechange', () => negotiations++);
      ann.channel.configure({ to: 'bob', camera: 'other' });
      await until('another track', () => label(ann, 'Video') && label(ann, 'Video') !== before);
      expect(ann.store.value.localStream?.getVideoTracks()).to.have.length(1);
      expect(media.requests.at(-1)?.video).to.deep.include({ deviceId: { exact: 'other' } });
      expect(media.tracks.find(({ id }) => id === before)?.readyState).to.equal('ended');
      await color(bob.store.value.remoteStream, isBlue);
      expect(negotiations).to.equal(0);
      expect(codes(ann)).to.deep.equal([]);
    });

    it('a microphone that is muted stays muted', async () => {
      const { ann } = await live();
      await ann.channel.toggleMic(false);
      const before = label(ann, 'Audio');
      ann.channel.configure({ to: 'bob', microphone: 'other' });
      await until('another track', () => label(ann, 'Audio') && label(ann, 'Audio') !== before);
      expect(ann.store.value.micOff).to.equal(true);
      expect(ann.store.value.localStream?.getAudioTracks()[0]?.enabled).to.equal(false);
    });

    it('one that cannot be opened leaves the first one on, and says so', async () => {
      const { ann, media } = await live();
      const before = label(ann, 'Video');
      media.refuse('NotFoundError');
      ann.channel.configure({ to: 'bob', camera: 'gone' });
      await until('an error', () => ann.store.value.error);
      expect(codes(ann)).to.deep.equal(['media-not-found']);
      expect(label(ann, 'Video')).to.equal(before);
    });

    it('one that is unplugged is replaced by another, and says so', async () => {
      const { ann, bob } = await live();
      const [track] = ann.store.value.localStream?.getVideoTracks() ?? [];
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
      await shows(ann.store, { cameraOff: false });
      await until('a sentence', () => ann.store.value.error);
      expect(ann.store.value.error?.message).to.contain('disconnected');
      await color(bob.store.value.remoteStream, isBlue);
    });

    it('one that is unplugged while it rings is replaced when the call is live', async () => {
      const media = installFakeMedia();
      onClose(() => media.uninstall());
      const [annParty, bobParty] = await meeting().parties('ann', 'bob');
      const [ann, bob] = [annParty.call({ to: 'bob' }), bobParty.call()];
      void ann.channel.call();
      await shows(bob.store, { state: 'incoming' });
      const [track] = ann.store.value.localStream?.getVideoTracks() ?? [];
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
      await bob.channel.answer();
      await Promise.all([shows(ann.store, { state: 'live' }), shows(bob.store, { state: 'live' })]);
      await shows(bob.store, { remoteCameraOff: false });
      await color(bob.store.value.remoteStream, isBlue);
      expect(ann.store.value.isFixed, 'it knows the other side').to.equal(false);
      await until('it is measured', () => ann.store.value.quality);
    });

    it('one that is unplugged, with no other: the call goes on without', async () => {
      const { ann, bob, media } = await live();
      media.refuse('NotFoundError');
      const [track] = ann.store.value.localStream?.getVideoTracks() ?? [];
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
      await shows(bob.store, { remoteCameraOff: true, state: 'live' });
      await until('a sentence', () => ann.store.value.error);
      expect(codes(ann)).to.deep.equal(['media-not-found']);
    });
  });

  it('says how good the connection is, with the figures', async () => {
    const { ann } = await live();
    await ann.channel.more(() => undefined);
    const figures = () => ann.store.value.reports && figuresOf(ann.store.value.reports);
    const stats = await until('figures of picture and sound', () => {
      const now = figures();
      return now?.received.video?.width === 320 && now.sent.audio?.kbps ? now : null;
    });
    // A busy machine is rated lower, and its encoder may be told less.
    expect(ann.store.value.quality).to.be.oneOf(['good', 'fair', 'poor']);
    expect(stats.relayed).to.equal(false);
    expect(stats.roundTrip).to.be.within(0, 10_000);
    expect(stats.step).to.equal(ann.store.value.reports?.step);
  });
});
