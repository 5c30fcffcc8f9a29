import { expect, html } from '@open-wc/testing';
import 'peerjs';
import type { DeviceKind } from '../../../src/channels/call-types.js';
import { installFakeMedia, type FakeDevice, type FakeMedia } from '../../support/media.js';
import { all, inside, people } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

const KEY = 'peer-elements:devices';
const DEVICES: readonly FakeDevice[] = [
  { kind: 'videoinput', deviceId: 'a', label: 'A' },
  { kind: 'videoinput', deviceId: 'b', label: 'B' },
  { kind: 'videoinput', deviceId: 'c', label: 'C' },
  { kind: 'audioinput', deviceId: 'mic', label: 'Microphone' },
  { kind: 'audiooutput', deviceId: 'box', label: 'Box' },
  { kind: 'audiooutput', deviceId: 'phones', label: 'Phones' },
];

describe('devices of <peer-video-call>', function () {
  this.timeout(30_000);
  let media: FakeMedia;
  beforeEach(() => {
    media = installFakeMedia();
    media.plugIn(...DEVICES);
  });
  afterEach(() => {
    media.uninstall();
    localStorage.removeItem(KEY);
  });

  async function live(tag: unknown = html`<peer-video-call to="bob"></peer-video-call>`) {
    const page = await people({ ann: tag, bob: html`<peer-video-call></peer-video-call>` });
    const [ann, bob] = all(page, 'peer-video-call');
    const errors: { code: string; message: string }[] = [];
    ann.addEventListener('error', (event) => errors.push((event as unknown as CustomEvent).detail.error));
    void ann.call();
    await until('it rings', () => bob.state === 'incoming');
    await bob.answer();
    await until('live', () => ann.state === 'live' && bob.state === 'live' && !bob.remoteCameraOff);
    return { ann, bob, errors };
  }
  type Call = Awaited<ReturnType<typeof live>>['ann'];

  /** A menu of the call's own, and what it says. */
  async function menuOf(call: Call, kind: DeviceKind) {
    const element = document.createElement('peer-device-select');
    element.kind = kind;
    call.append(element);
    const changes: unknown[] = [];
    element.addEventListener('change', (event) => changes.push((event as CustomEvent).detail.id));
    const select = await until('a menu', () => element.shadowRoot?.querySelector('select'));
    await until('it is filled', () => select.options.length > 1);
    return {
      element,
      changes,
      pick(id: string) {
        select.value = id;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
    };
  }

  const ids = ({ localStream }: Call) =>
    localStream?.getVideoTracks().map((track) => track.getSettings().deviceId);
  const fails = (name: string, ...bad: string[]) =>
    media.refuse(name, (request) => bad.some((id) => JSON.stringify(request).includes(`"${id}"`)));
  const remembered = () => localStorage.getItem(KEY) ?? '';

  it('one that cannot be opened: one error, and all is as it was', async () => {
    const { ann, errors } = await live();
    fails('OverconstrainedError', 'b');
    const { length } = media.requests;
    ann.camera = 'b';
    await until('it says so', () => errors.length > 0);
    await until('it is as it was', () => ann.camera === null);
    await pause(200);
    expect(errors.map(({ code }) => code)).to.deep.equal(['media-not-found']);
    expect([media.requests.length - length, ids(ann), ann.getAttribute('camera')]).to.deep.equal([
      1,
      ['a'],
      null,
    ]);
  });

  it('nor the one before: one error, and no end of tries', async () => {
    const { ann, errors } = await live();
    media.refuse('NotReadableError');
    const { length } = media.requests;
    ann.camera = 'b';
    await until('it is as it was', () => ann.camera === null);
    await until('it is off', () => ann.cameraOff);
    await pause(300);
    expect(errors.map(({ code }) => code)).to.deep.equal(['media-in-use']);
    // The new one, once more when the old one was closed, and the old one.
    expect(media.requests.length - length).to.equal(3);
    media.refuse(null);
    await ann.toggleCamera(true);
    expect(ids(ann)).to.deep.equal(['a']);
  });

  it('one that is unplugged is no longer chosen, and can be again', async () => {
    const { ann, errors } = await live(html`<peer-video-call to="bob" camera="b"></peer-video-call>`);
    const { length } = media.requests;
    const menu = await menuOf(ann, 'camera');
    media.plugIn(...DEVICES.filter(({ deviceId }) => deviceId !== 'b'));
    const [track] = ann.localStream?.getVideoTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
    await until('it says so', () => errors.length > 0);
    await until('it is not chosen', () => ann.camera === null);
    await pause(200);
    expect([ids(ann), media.requests.length - length, errors.length]).to.deep.equal([['a'], 1, 1]);
    expect(inside<HTMLSelectElement>(menu.element, 'select').selectedOptions[0]?.text).to.equal(
      'Default camera',
    );
    media.plugIn(...DEVICES);
    await until('it is there again', () => inside<HTMLSelectElement>(menu.element, 'select').length === 4);
    menu.pick('b');
    await until('it is taken', () => menu.changes.length > 0);
    expect(ids(ann)).to.deep.equal(['b']);
  });

  describe('a menu', () => {
    it('says that one was chosen when the call has opened it', async () => {
      const { ann } = await live();
      const menu = await menuOf(ann, 'camera');
      const answer = media.prompt();
      const { length } = media.requests;
      menu.pick('b');
      await until('the browser is asked', () => media.requests.length > length);
      await pause(50);
      expect([menu.changes, remembered()]).to.deep.equal([[], '']);
      answer();
      await until('it says so', () => menu.changes.length > 0);
      expect([menu.changes, ids(ann), ann.camera]).to.deep.equal([['b'], ['b'], 'b']);
      expect(remembered()).to.include('b');
    });

    it('says nothing before either where the element has come to it first', async () => {
      const { ann } = await live();
      const answer = media.prompt();
      const { length } = media.requests;
      let isOpen = false;
      const chosen = ann.handle.more((more) => {
        void ann.handle.choose('camera', 'b');
        const asked = more.chosen('camera');
        // The attribute follows, and the part for devices hears of that second.
        ann.camera = 'b';
        (ann as unknown as { performUpdate(): void }).performUpdate();
        return asked;
      });
      void chosen.then(() => (isOpen = true));
      await until('the browser is asked', () => media.requests.length > length);
      await pause(50);
      expect(isOpen).to.equal(false);
      answer();
      await chosen;
      expect([ids(ann), ann.camera, media.requests.length - length]).to.deep.equal([['b'], 'b', 1]);
    });

    it('does not say so, nor remember it, where it cannot be opened', async () => {
      const { ann, errors } = await live();
      const menu = await menuOf(ann, 'camera');
      fails('OverconstrainedError', 'b');
      menu.pick('b');
      await until('an error', () => errors.length > 0);
      await until('it is as it was', () => menu.element.value === null);
      await pause(100);
      expect([menu.changes, remembered()]).to.deep.equal([[], '']);
    });

    it('speaks of the last one of several alone', async () => {
      const { ann } = await live();
      const menu = await menuOf(ann, 'camera');
      const answer = media.prompt();
      const { length } = media.requests;
      menu.pick('b');
      await until('the browser is asked', () => media.requests.length > length);
      menu.pick('c');
      await pause(50);
      answer();
      await until('it says so', () => menu.changes.length > 0);
      await pause(100);
      expect([menu.changes, ids(ann)]).to.deep.equal([['c'], ['c']]);
    });

    it('settles at once without a call', async () => {
      const page = await people({ ann: html`<peer-video-call></peer-video-call>` });
      const [call] = all(page, 'peer-video-call');
      const menu = await menuOf(call, 'camera');
      menu.pick('b');
      await until('it says so', () => menu.changes.length > 0);
      expect([call.camera, media.requests]).to.deep.equal(['b', []]);
    });
  });

  describe('a loudspeaker', () => {
    const { setSinkId } = HTMLMediaElement.prototype;
    let sinks: string[] = [];
    /** Which ones the browser finds. */
    let known: string[] = [];
    beforeEach(() => {
      sinks = [];
      known = ['', 'box', 'phones'];
      HTMLMediaElement.prototype.setSinkId = function (id) {
        sinks.push(id);
        if (!known.includes(id)) return Promise.reject(new DOMException('', 'NotFoundError'));
        Object.defineProperty(this, 'sinkId', { configurable: true, value: id });
        return Promise.resolve();
      };
    });
    afterEach(() => void (HTMLMediaElement.prototype.setSinkId = setSinkId));

    const sink = (call: Call) => inside<HTMLVideoElement>(inside(call, '.remote'), 'video').sinkId;

    it('that cannot be used is taken back, not remembered, and can be tried again', async () => {
      known = ['', 'phones'];
      const { ann, errors } = await live();
      const menu = await menuOf(ann, 'speaker');
      menu.pick('box');
      await until('it says so', () => errors.length > 0);
      await until('it is taken back', () => ann.speaker === null);
      await pause(100);
      expect(errors.map(({ code }) => code)).to.deep.equal(['media-not-found']);
      expect([menu.changes, remembered(), sinks]).to.deep.equal([[], '', ['box']]);
      known.push('box');
      menu.pick('box');
      await until('it is taken', () => menu.changes.length > 0);
      expect([menu.changes, sink(ann), ann.speaker, errors.length]).to.deep.equal([['box'], 'box', 'box', 1]);
      expect(remembered()).to.include('box');
    });

    it('that is unplugged gives way to the default one, in words', async () => {
      const { ann, errors } = await live(html`<peer-video-call to="bob" speaker="box"></peer-video-call>`);
      await until('it is used', () => sink(ann) === 'box');
      media.plugIn(...DEVICES.filter(({ deviceId }) => deviceId !== 'phones'));
      await pause(100);
      expect([errors, sink(ann)]).to.deep.equal([[], 'box']);
      media.plugIn(...DEVICES.filter(({ deviceId }) => deviceId !== 'box'));
      await until('the default one', () => sink(ann) === '' && ann.speaker === null);
      await until('it says so', () => errors.length > 0);
      expect(errors.map(({ code, message }) => [code, message.includes('loudspeaker')])).to.deep.equal([
        ['media-not-found', true],
      ]);
      media.plugIn(...DEVICES);
      ann.speaker = 'box';
      await until('it is used again', () => sink(ann) === 'box');
      expect(errors.length).to.equal(1);
    });
  });
});
