import { expect } from '@open-wc/testing';
import 'peerjs';
import type { CallConfig, CallOptions } from '../../../src/channels/call-types.js';
import { fakeCamera, installFakeMedia, type FakeDevice, type FakeMediaOptions } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { pause, shows, until } from '../../support/wait.js';

const list = (kind: MediaDeviceKind, ...ids: string[]): FakeDevice[] =>
  ids.map((deviceId) => ({ kind, deviceId, label: `The ${deviceId} one` }));
const cameras = (...ids: string[]) => list('videoinput', ...ids);
const DEVICES = [...cameras('a', 'b', 'c'), ...list('audioinput', 'mic', 'other')];

describe('devices of a call', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  /** Two sides of a call that has begun, by `begin` where it is to be ringing first. */
  async function ringing(settings: CallConfig = {}, options: CallOptions & FakeMediaOptions = {}) {
    const media = installFakeMedia(options);
    onClose(() => media.uninstall());
    media.plugIn(...DEVICES);
    const made = meeting();
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const [ann, bob] = [annParty.call({ to: 'bob', ...settings }), bobParty.call()];
    void ann.channel.call('bob', options.stream ? { stream: options.stream } : {});
    await shows(bob.store, { state: 'incoming' });
    return { ann, bob, media };
  }

  async function live(settings: CallConfig = {}, options: CallOptions & FakeMediaOptions = {}) {
    const made = await ringing(settings, options);
    await made.bob.channel.answer();
    await Promise.all([
      shows(made.ann.store, { state: 'live' }),
      shows(made.bob.store, { state: 'live', remoteCameraOff: false }),
    ]);
    return made;
  }
  type Made = Awaited<ReturnType<typeof live>>;
  type Side = Made['ann'];

  const own = ({ store }: Side, kind: string) =>
    (store.value.localStream?.getTracks() ?? []).filter((track) => track.kind === kind);
  const ids = (side: Side, kind = 'video') => own(side, kind).map((track) => track.getSettings().deviceId);
  const sent = ({ store }: Side, kind = 'video') =>
    (store.value.connection?.peerConnection.getSenders() ?? [])
      .filter(({ track }) => track?.kind === kind)
      .map(({ track }) => track?.getSettings().deviceId);
  const lit = ({ media }: Made, kind = 'video') =>
    media.tracks
      .filter((track) => track.kind === kind && track.readyState === 'live')
      .map((track) => track.getSettings().deviceId);
  const errors = ({ events }: Side) =>
    events
      .filter(([name]) => name === 'error')
      .map(([, error]) => error as { code: string; message: string; hint: string });
  const asked = ({ media }: Made, id: string) =>
    media.requests.filter((request) => JSON.stringify(request).includes(`"${id}"`)).length;
  const configure = ({ channel }: Side, settings: CallConfig) =>
    channel.configure({ ...channel.config, ...settings });

  function end(track: MediaStreamTrack | undefined): void {
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }

  describe('one after the other', () => {
    it('of two that are chosen quickly the last one is open, and nothing else', async () => {
      const made = await live({ camera: 'a' });
      const { ann, media } = made;
      const answer = media.prompt();
      configure(ann, { camera: 'b' });
      await until('the browser is asked', () => asked(made, 'b') === 1);
      configure(ann, { camera: 'c' });
      await pause(50);
      answer();
      await until('the last one', () => ids(ann).includes('c'));
      await pause(50);
      // Bob's camera is of the same page.
      expect([ids(ann), sent(ann), lit(made).filter((id) => id !== 'a')]).to.deep.equal([
        ['c'],
        ['c'],
        ['c'],
      ]);
      expect(errors(ann)).to.deep.equal([]);
    });

    it('back to the first one while another opens: that one is closed again', async () => {
      const made = await live();
      const { ann, media } = made;
      const { length } = media.requests;
      const answer = media.prompt();
      configure(ann, { camera: 'b' });
      await until('the browser is asked', () => asked(made, 'b') === 1);
      configure(ann, { camera: null });
      answer();
      await until('it was opened', () => media.tracks.some((track) => track.getSettings().deviceId === 'b'));
      await pause(50);
      expect([ids(ann), lit(made).includes('b'), media.requests.length]).to.deep.equal([
        ['a'],
        false,
        length + 1,
      ]);
    });

    it('one that fails when nobody wants it any more is not spoken of', async () => {
      const made = await live();
      const { ann, media } = made;
      media.refuse('NotFoundError', (request) => JSON.stringify(request).includes('"b"'));
      const answer = media.prompt();
      configure(ann, { camera: 'b' });
      await until('the browser is asked', () => asked(made, 'b') === 1);
      configure(ann, { camera: 'c' });
      answer();
      await until('the last one', () => ids(ann).includes('c'));
      expect([errors(ann), ann.channel.config.camera]).to.deep.equal([[], 'c']);
    });
  });

  describe('turned off while the browser opens another one', () => {
    it('a camera that was chosen stays closed', async () => {
      const made = await live({ camera: 'a' });
      const { ann, media } = made;
      const answer = media.prompt();
      configure(ann, { camera: 'b' });
      await until('the browser is asked', () => asked(made, 'b') === 1);
      await ann.channel.toggleCamera(false);
      answer();
      await until('it was opened', () => media.tracks.some((track) => track.getSettings().deviceId === 'b'));
      await until('it is closed', () => !lit(made).includes('b'));
      expect([ann.store.value.cameraOff, ids(ann)]).to.deep.equal([true, []]);
      await ann.channel.toggleCamera(true);
      expect(ids(ann)).to.deep.equal(['b']);
    });

    it('a camera in place of one that was unplugged stays closed', async () => {
      const made = await live();
      const { ann, media } = made;
      const [track] = own(ann, 'video');
      const { length } = media.tracks;
      const answer = media.prompt();
      media.plugIn(...DEVICES.filter(({ deviceId }) => deviceId !== 'a'));
      const asks = media.requests.length;
      end(track);
      await until('the browser is asked', () => media.requests.length > asks);
      await ann.channel.toggleCamera(false);
      answer();
      await until('it was opened', () => media.tracks.length > length);
      await until('it is closed', () => !lit(made).includes('b'));
      expect([ann.store.value.cameraOff, ids(ann)]).to.deep.equal([true, []]);
    });

    it('a microphone that took the place of another is muted', async () => {
      const { ann, media } = await live();
      const answer = media.prompt();
      const asks = media.requests.length;
      end(own(ann, 'audio')[0]);
      await until('the browser is asked', () => media.requests.length > asks);
      await ann.channel.toggleMic(false);
      answer();
      await until('another one', () => own(ann, 'audio').length > 0);
      expect([ann.store.value.micOff, own(ann, 'audio').map(({ enabled }) => enabled)]).to.deep.equal([
        true,
        [false],
      ]);
    });

    it('turned off and on again: only one is open', async () => {
      const made = await live();
      const { ann, media } = made;
      const answer = media.prompt();
      configure(ann, { camera: 'b' });
      await until('the browser is asked', () => asked(made, 'b') === 1);
      await ann.channel.toggleCamera(false);
      void ann.channel.toggleCamera(true);
      await until('it is asked again', () => asked(made, 'b') === 2);
      answer();
      await until('one is there', () => ids(ann).length > 0);
      await pause(50);
      expect([ids(ann), lit(made).filter((id) => id === 'b')]).to.deep.equal([['b'], ['b']]);
    });
  });

  describe('one that cannot be opened', () => {
    it('is no longer chosen', async () => {
      const { ann, media } = await live({ camera: 'a' });
      media.refuse('OverconstrainedError', (request) => JSON.stringify(request).includes('"b"'));
      configure(ann, { camera: 'b' });
      await until('it says so', () => errors(ann).length > 0);
      await shows(ann.store, { camera: 'a' });
      expect([ann.channel.config.camera, ids(ann)]).to.deep.equal(['a', ['a']]);
    });

    it('and the first one, closed for it, cannot be opened again: the camera is off', async () => {
      const made = await live({ camera: 'a' });
      const { ann, bob, media } = made;
      media.refuse('NotReadableError');
      configure(ann, { camera: 'b' });
      await shows(bob.store, { remoteCameraOff: true });
      expect(errors(ann).map(({ code }) => code)).to.deep.equal(['media-in-use']);
      expect([ids(ann), ann.store.value.cameraOff]).to.deep.equal([[], true]);
      media.refuse(null);
      await ann.channel.toggleCamera(true);
      expect([ids(ann), sent(ann)]).to.deep.equal([['a'], ['a']]);
    });
  });

  describe('one that is unplugged', () => {
    function unplug({ ann, media }: Made, id: string): void {
      media.plugIn(...DEVICES.filter(({ deviceId }) => deviceId !== id));
      end(own(ann, 'video')[0]);
    }

    it('is no longer chosen, and the one in its place can be turned off and on', async () => {
      const made = await live({ camera: 'b' });
      const { ann, media } = made;
      unplug(made, 'b');
      await until('it says so', () => errors(ann).length > 0);
      expect([ids(ann), ann.channel.config.camera, ann.store.value.camera]).to.deep.equal([
        ['a'],
        null,
        null,
      ]);
      media.refuse('OverconstrainedError', (request) => JSON.stringify(request).includes('"b"'));
      await ann.channel.toggleCamera(false);
      await ann.channel.toggleCamera(true);
      expect([ids(ann), errors(ann).length]).to.deep.equal([['a'], 1]);
    });

    for (const permission of ['prompt', 'unknown'] as const)
      it(`is not taken for a refusal where the browser would ask: ${permission}`, async () => {
        const made = await live({ camera: 'b' });
        const { ann, media } = made;
        const { query } = navigator.permissions;
        if (permission === 'prompt') media.permit('prompt');
        else
          Object.defineProperty(navigator.permissions, 'query', {
            configurable: true,
            value: () => Promise.reject(new TypeError('No such name.')),
          });
        onClose(() =>
          Object.defineProperty(navigator.permissions, 'query', { configurable: true, value: query }),
        );
        const asks = media.requests.length;
        unplug(made, 'b');
        await until('it says so', () => errors(ann).length > 0);
        const [error] = errors(ann);
        expect([error?.code, error?.message]).to.deep.equal([
          'media-not-found',
          'Your camera was disconnected.',
        ]);
        expect(error?.hint).to.include('turn it on');
        expect([media.requests.length, ann.store.value.cameraOff]).to.deep.equal([asks, true]);
        await ann.channel.toggleCamera(true);
        expect(ids(ann)).to.deep.equal(['a']);
      });

    it('is looked for a while, as lists of devices are slow', async () => {
      const made = await live();
      const { ann, media } = made;
      media.permit('prompt');
      end(own(ann, 'video')[0]);
      await pause(300);
      media.plugIn(...DEVICES.filter(({ deviceId }) => deviceId !== 'a'));
      await until('it says so', () => errors(ann).length > 0);
      expect(errors(ann)[0]?.code).to.equal('media-not-found');
    });

    for (const permission of ['denied', 'prompt'] as const)
      it(`one that is still there, or denied, was taken back: ${permission}`, async () => {
        const { ann, media } = await live({ camera: 'b' });
        media.permit(permission);
        // A browser that denies it may not list it either.
        if (permission === 'denied') media.plugIn();
        end(own(ann, 'video')[0]);
        await until('it says so', () => errors(ann).length > 0);
        expect(errors(ann).map(({ code }) => code)).to.deep.equal(['media-denied']);
        expect([ids(ann), ann.channel.config.camera]).to.deep.equal([[], 'b']);
      });
  });

  describe('chosen while it rings', () => {
    const more = ({ channel }: Side) => channel.more(() => undefined);

    it('is what the call sends', async () => {
      const made = await ringing({ camera: 'a', microphone: 'mic' });
      const { ann, bob } = made;
      configure(ann, { camera: 'c', microphone: 'other' });
      await bob.channel.answer();
      await shows(ann.store, { state: 'live' });
      await more(ann);
      await until('the camera', () => sent(ann)[0] === 'c');
      await until('the microphone', () => sent(ann, 'audio')[0] === 'other');
      expect([ids(ann), ids(ann, 'audio'), errors(ann)]).to.deep.equal([['c'], ['other'], []]);
    });

    it('that cannot be opened: the call says so, and shows what it sends', async () => {
      const { ann, bob, media } = await ringing({ camera: 'a' });
      configure(ann, { camera: 'c' });
      media.refuse('OverconstrainedError', (request) => JSON.stringify(request).includes('"c"'));
      await bob.channel.answer();
      await shows(ann.store, { state: 'live' });
      await more(ann);
      await shows(ann.store, { camera: 'a' });
      expect([sent(ann), errors(ann).map(({ code }) => code)]).to.deep.equal([['a'], ['media-not-found']]);
    });

    it('leaves what the page brought itself', async () => {
      const stream = fakeCamera();
      onClose(() => stream.getTracks().forEach((track) => track.stop()));
      const { ann, media } = await live({ camera: 'b' }, { stream });
      const asks = media.requests.length;
      await more(ann);
      await pause(100);
      expect([own(ann, 'video'), media.requests.length]).to.deep.equal([stream.getVideoTracks(), asks]);
    });
  });

  it('a stream of the page’s own holds no call that is over', async () => {
    const stream = fakeCamera();
    onClose(() => stream.getTracks().forEach((track) => track.stop()));
    const listening = new Map<EventTarget, Set<unknown>>();
    for (const track of stream.getTracks()) {
      const heard = new Set<unknown>();
      listening.set(track, heard);
      const { addEventListener, removeEventListener } = track;
      track.addEventListener = (type: string, listener: never) => {
        if (type === 'ended') heard.add(listener);
        addEventListener.call(track, type, listener);
      };
      track.removeEventListener = (type: string, listener: never) => {
        heard.delete(listener);
        removeEventListener.call(track, type, listener);
      };
    }
    const { ann } = await live({}, { stream });
    const counts = () => [...listening.values()].map(({ size }) => size);
    expect(Math.min(...counts())).to.be.greaterThan(0);
    ann.channel.hangUp();
    await shows(ann.store, { state: 'ended' });
    expect(counts()).to.deep.equal([0, 0]);
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
  });
});
