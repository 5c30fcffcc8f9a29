import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../../src/define/all.js';
import 'peerjs';
import type { PeerElementsError } from '../../../src/base/errors.js';
import type { PeerPrejoin } from '../../../src/elements/peer-prejoin/peer-prejoin.js';
import { installFakeMedia, type FakeDevice, type FakeMedia } from '../../support/media.js';
import { inside } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

interface Ready {
  stream: MediaStream;
  camera: string | null;
  microphone: string | null;
  speaker: string | null;
}

const KEY = 'peer-elements:devices';
const DEVICES: readonly FakeDevice[] = [
  { kind: 'videoinput', deviceId: 'front', label: 'Front camera' },
  { kind: 'videoinput', deviceId: 'back', label: 'Back camera' },
  { kind: 'audioinput', deviceId: 'mic', label: 'Desk microphone' },
  { kind: 'audiooutput', deviceId: 'box', label: 'Box' },
];

describe('<peer-prejoin>', function () {
  this.timeout(20_000);
  let media: FakeMedia;
  const install = (permission: PermissionState = 'granted') => {
    media = installFakeMedia({ permission });
    media.plugIn(...DEVICES);
  };
  beforeEach(() => install());
  afterEach(async () => {
    // An element that is gone lets go of the list of devices in the next task.
    fixtureCleanup();
    await pause(0);
    media.uninstall();
    localStorage.removeItem(KEY);
  });

  const live = () => media.tracks.filter(({ readyState }) => readyState === 'live');
  const kinds = (tracks: readonly MediaStreamTrack[]) => tracks.map(({ kind }) => kind).sort();
  const isAt = (prejoin: PeerPrejoin, state: string) => until(state, () => prejoin.state === state);
  const part = (prejoin: PeerPrejoin, name: string) => inside(prejoin, `[part=${name}]`);
  const words = (prejoin: PeerPrejoin, role: string) => inside(prejoin, `.words[role=${role}]`).textContent;
  const button = (prejoin: PeerPrejoin, tag: string) =>
    inside<HTMLButtonElement>(inside(prejoin, tag), 'button');

  async function open(template: unknown = html`<peer-prejoin></peer-prejoin>`): Promise<PeerPrejoin> {
    const prejoin = await fixture<PeerPrejoin>(template as never);
    await until('it has begun', () => prejoin.state);
    return prejoin;
  }

  async function preview(template?: unknown): Promise<PeerPrejoin> {
    const prejoin = await open(template);
    await isAt(prejoin, 'preview');
    await prejoin.updateComplete;
    return prejoin;
  }

  function pick(prejoin: PeerPrejoin, kind: string, id: string): void {
    const menu = inside<HTMLSelectElement>(inside(prejoin, `[kind=${kind}]`), 'select');
    menu.value = id;
    menu.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function unplug(track: MediaStreamTrack | undefined): void {
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }

  function errorsOf(prejoin: PeerPrejoin): PeerElementsError[] {
    const errors: PeerElementsError[] = [];
    prejoin.addEventListener('error', (event) => errors.push((event as unknown as CustomEvent).detail.error));
    return errors;
  }

  it('shows one’s own picture at once where it may, with menus, level and buttons', async () => {
    const prejoin = await preview();
    await until(
      'it plays',
      () => inside<HTMLVideoElement>(inside(prejoin, 'peer-video'), 'video').videoWidth > 0,
    );
    await expect(prejoin).to.be.accessible();
    expect(kinds(live())).to.deep.equal(['audio', 'video']);
    expect(prejoin.matches(':state(preview)')).to.equal(true);
    expect(
      [button(prejoin, 'peer-mute-button'), button(prejoin, 'peer-camera-button')].map(pressed),
    ).to.deep.equal(['false', 'false']);
    const level = prejoin.shadowRoot?.querySelector('peer-level');
    await until('it hears', () => (level?.level ?? 0) > 0.3);
  });

  const pressed = (element: Element) => element.getAttribute('aria-pressed');

  it('says why before the browser asks, and asks at a click', async () => {
    media.uninstall();
    install('prompt');
    const prejoin = await open();
    expect([prejoin.state, media.requests.length]).to.deep.equal(['asking', 0]);
    await expect(prejoin).to.be.accessible();
    const answer = media.prompt();
    part(prejoin, 'allow-button').focus();
    part(prejoin, 'allow-button').click();
    await isAt(prejoin, 'opening');
    await expect(prejoin).to.be.accessible();
    expect(words(prejoin, 'status')).to.include('Opening your camera');
    answer();
    await isAt(prejoin, 'preview');
    await prejoin.updateComplete;
    expect(prejoin.shadowRoot?.activeElement).to.equal(part(prejoin, 'join-button'));
    expect(media.requests).to.deep.equal([{ audio: {}, video: {} }]);
  });

  it('goes on by itself when the browser’s own settings allow it', async () => {
    media.uninstall();
    install('denied');
    const prejoin = await open();
    expect(prejoin.state).to.equal('denied');
    media.permit('granted');
    await isAt(prejoin, 'preview');
  });

  it('denied: says how to undo that, and goes on without', async () => {
    media.uninstall();
    install('prompt');
    const prejoin = await open();
    const errors = errorsOf(prejoin);
    media.refuse('NotAllowedError');
    media.permit('denied');
    part(prejoin, 'allow-button').click();
    await isAt(prejoin, 'denied');
    await expect(prejoin).to.be.accessible();
    expect(errors.map(({ code }) => code)).to.deep.equal(['media-denied']);
    expect(part(prejoin, 'steps').textContent).to.include('address bar');
    expect(words(prejoin, 'alert')).to.include('does not allow');
    part(prejoin, 'without-button').click();
    await isAt(prejoin, 'preview');
    await prejoin.updateComplete;
    await expect(prejoin).to.be.accessible();
    expect(pressed(button(prejoin, 'peer-camera-button'))).to.equal('true');
    media.refuse(null);
    button(prejoin, 'peer-camera-button').click();
    await until('the camera is on', () => !prejoin.cameraOff);
    expect(kinds(live())).to.deep.equal(['video']);
  });

  it('denied by the system: does not try again by itself', async () => {
    media.refuse('NotAllowedError');
    const prejoin = await open();
    await isAt(prejoin, 'denied');
    const { length } = media.requests;
    media.plugIn(...DEVICES);
    await pause(100);
    expect(media.requests.length).to.equal(length);
    media.refuse(null);
    part(prejoin, 'retry-button').click();
    await isAt(prejoin, 'preview');
  });

  for (const [what, name, sentence] of [
    ['no camera', 'NotFoundError', 'No camera was found'],
    ['a camera in use', 'NotReadableError', 'Your camera cannot be opened'],
  ] as const)
    it(`${what}: opens the microphone, and says so`, async () => {
      media.refuse(name, ({ video }) => !!video);
      const prejoin = await preview();
      await expect(prejoin).to.be.accessible();
      expect([kinds(live()), prejoin.cameraOff, prejoin.micOff]).to.deep.equal([['audio'], true, false]);
      expect(words(prejoin, 'alert')).to.include(sentence);
      inside<HTMLButtonElement>(prejoin, '.notice .plain').click();
      await until('it is put away', () => words(prejoin, 'alert') === '');
      button(prejoin, 'peer-camera-button').click();
      await until('it says so again', () => words(prejoin, 'alert')?.includes(sentence));
      expect(pressed(button(prejoin, 'peer-camera-button'))).to.equal('true');
      media.refuse(null);
      button(prejoin, 'peer-camera-button').click();
      await until('it is on', () => !prejoin.cameraOff);
      expect(words(prejoin, 'alert')).to.equal('');
    });

  it('nothing to open: says so, tries again, and goes on without', async () => {
    media.refuse('NotFoundError');
    const prejoin = await open();
    await isAt(prejoin, 'failed');
    await expect(prejoin).to.be.accessible();
    expect(part(prejoin, 'headline').textContent).to.include('No camera or no microphone');
    const states: string[] = [];
    prejoin.addEventListener('statechange', (event) => states.push((event as CustomEvent).detail.state));
    part(prejoin, 'retry-button').click();
    await until('it has tried', () => states.join() === 'opening,failed');
    await prejoin.updateComplete;
    part(prejoin, 'without-button').click();
    await isAt(prejoin, 'preview');
  });

  it('unplugged: another one takes its place, or the rest goes on', async () => {
    const prejoin = await preview();
    const [camera] = prejoin.stream?.getVideoTracks() ?? [];
    unplug(camera);
    await until('it says so', () => words(prejoin, 'alert')?.includes('took its place'));
    expect([kinds(live()), prejoin.cameraOff]).to.deep.equal([['audio', 'video'], false]);
    media.refuse('NotFoundError');
    unplug(prejoin.stream?.getVideoTracks()[0]);
    await until('it is off', () => prejoin.cameraOff);
    expect(words(prejoin, 'alert')).to.include('Your camera was disconnected. Plug it in again');
    await expect(prejoin).to.be.accessible();
    inside<HTMLButtonElement>(prejoin, '.notice .plain').click();
    await until('it is put away', () => !prejoin.shadowRoot?.querySelector('.notice'));
  });

  it('the permission is taken back: says how to give it again', async () => {
    const prejoin = await preview();
    media.refuse('NotAllowedError');
    media.permit('denied');
    for (const track of live()) unplug(track);
    await isAt(prejoin, 'denied');
    media.refuse(null);
    media.permit('granted');
    await isAt(prejoin, 'preview');
    expect(kinds(live())).to.deep.equal(['audio', 'video']);
  });

  it('opens another camera, remembers it, and keeps the old one where that fails', async () => {
    const prejoin = await preview();
    const before = prejoin.stream?.getVideoTracks()[0];
    pick(prejoin, 'camera', 'back');
    await until('it is chosen', () => prejoin.handle.store.value.camera === 'back');
    expect(media.requests.at(-1)).to.deep.equal({ video: { deviceId: { exact: 'back' } } });
    expect([before?.readyState, kinds(live())]).to.deep.equal(['ended', ['audio', 'video']]);
    await until('it is remembered', () => localStorage.getItem(KEY)?.includes('back'));
    media.refuse('OverconstrainedError');
    pick(prejoin, 'camera', 'front');
    await until('it says so', () => words(prejoin, 'alert')?.includes('No camera'));
    expect([prejoin.handle.store.value.camera, kinds(live())]).to.deep.equal(['back', ['audio', 'video']]);
    media.refuse(null);
    prejoin.remove();
    await until('all is closed', () => live().length === 0);
    await preview();
    expect(media.requests.at(-1)).to.deep.equal({ audio: {}, video: { deviceId: { exact: 'back' } } });
  });

  it('does without a remembered device that is gone', async () => {
    localStorage.setItem(KEY, JSON.stringify({ camera: 'back' }));
    media.refuse('OverconstrainedError', ({ video }) => JSON.stringify({ video }).includes('back'));
    const prejoin = await preview();
    expect([kinds(live()), prejoin.handle.store.value.camera, words(prejoin, 'alert')]).to.deep.equal([
      ['audio', 'video'],
      null,
      '',
    ]);
  });

  it('hands the stream over, and no longer stops it', async () => {
    localStorage.setItem(KEY, JSON.stringify({ speaker: 'box' }));
    const prejoin = await preview();
    const ready: Ready[] = [];
    prejoin.addEventListener('ready', (event) => ready.push((event as CustomEvent<Ready>).detail));
    pick(prejoin, 'camera', 'back');
    await until('it is chosen', () => prejoin.handle.store.value.camera === 'back');
    part(prejoin, 'join-button').click();
    expect(prejoin.state).to.equal('done');
    await prejoin.updateComplete;
    await expect(prejoin).to.be.accessible();
    const [detail] = ready;
    expect(detail).to.include({ camera: 'back', microphone: null, speaker: 'box' });
    expect(kinds(detail?.stream.getTracks() ?? [])).to.deep.equal(['audio', 'video']);
    const home = prejoin.parentElement;
    const { length } = media.requests;
    prejoin.remove();
    await pause(50);
    home?.append(prejoin);
    await pause(50);
    expect([kinds(live()), prejoin.state, media.requests.length]).to.deep.equal([
      ['audio', 'video'],
      'done',
      length,
    ]);
    prejoin.start();
    await isAt(prejoin, 'preview');
    expect(prejoin.stream).to.not.equal(detail?.stream);
  });

  it('closes all when it leaves the page, also behind a prompt, and not when it moves', async () => {
    const prejoin = await preview();
    const home = prejoin.parentElement as HTMLElement;
    home.append(prejoin);
    await pause(50);
    expect(kinds(live())).to.deep.equal(['audio', 'video']);
    prejoin.remove();
    await until('all is closed', () => live().length === 0);
    const answer = media.prompt();
    home.append(prejoin);
    await isAt(prejoin, 'opening');
    prejoin.remove();
    await pause(20);
    answer();
    await until('it is closed as soon as it opens', () => media.tracks.length === 4 && live().length === 0);
  });

  describe('hands its choice to a call that it names', () => {
    async function joined(listen: (event: CustomEvent<Ready>) => void = () => undefined) {
      localStorage.setItem(KEY, JSON.stringify({ camera: 'back', microphone: 'mic' }));
      const page = await fixture<HTMLElement>(
        html`<div>
          <peer-prejoin for="the-call" mic-off></peer-prejoin
          ><peer-video-call id="the-call"></peer-video-call>
        </div>`,
      );
      const prejoin = page.querySelector('peer-prejoin') as PeerPrejoin;
      prejoin.addEventListener('ready', (event) => listen(event as CustomEvent<Ready>));
      await isAt(prejoin, 'preview');
      await prejoin.updateComplete;
      expect(kinds(live())).to.deep.equal(['video']);
      part(prejoin, 'join-button').click();
      return page.querySelector('peer-video-call');
    }

    it('and closes what it has opened, as the call opens its own', async () => {
      const call = await joined();
      expect([call?.camera, call?.microphone, call?.micOff, call?.cameraOff]).to.deep.equal([
        'back',
        'mic',
        true,
        false,
      ]);
      expect([live(), media.tracks.length]).to.deep.equal([[], 1]);
    });

    it('and leaves its stream to a page that takes it', async () => {
      let stream: MediaStream | null = null;
      await joined(({ detail }) => (stream = detail.stream));
      expect(live()).to.deep.equal((stream as MediaStream | null)?.getTracks());
    });

    it('and closes it where a page asks for the devices alone', async () => {
      let camera: string | null = null;
      await joined(({ detail }) => (camera = detail.camera));
      expect([camera, live()]).to.deep.equal(['back', []]);
    });
  });

  it('has no buttons that need a call', async () => {
    const prejoin = await preview(
      html`<peer-prejoin
        ><div slot="headline">
          <peer-hang-up-button></peer-hang-up-button><peer-screen-button></peer-screen-button
          ><peer-record-button></peer-record-button><peer-flip-button></peer-flip-button
          ><peer-captions-button></peer-captions-button><peer-pip-button></peer-pip-button
          ><peer-fullscreen-button></peer-fullscreen-button><peer-mute-button></peer-mute-button></div
      ></peer-prejoin>`,
    );
    const enabled = [...prejoin.querySelectorAll('[slot] > *')].filter(
      (element) => !inside<HTMLButtonElement>(element, 'button').disabled,
    );
    expect(enabled.map(({ localName }) => localName)).to.deep.equal(['peer-mute-button']);
  });

  it('goes on without while the browser still asks, and closes what comes too late', async () => {
    media.uninstall();
    install('prompt');
    const prejoin = await open();
    const answer = media.prompt();
    part(prejoin, 'allow-button').click();
    await isAt(prejoin, 'opening');
    await prejoin.updateComplete;
    part(prejoin, 'without-button').click();
    expect([prejoin.state, prejoin.cameraOff, prejoin.micOff]).to.deep.equal(['preview', true, true]);
    media.permit('granted');
    answer();
    await until('it is opened all the same', () => media.tracks.length === 2);
    await until('it is closed', () => live().length === 0);
    await prejoin.updateComplete;
    expect(prejoin.state).to.equal('preview');
    button(prejoin, 'peer-camera-button').click();
    await until('the camera is on', () => !prejoin.cameraOff);
    expect(kinds(live())).to.deep.equal(['video']);
  });

  it('says that it cannot find the call that it names', async () => {
    const element = document.createElement('peer-prejoin');
    element.setAttribute('for', 'nobody');
    const errors = errorsOf(element);
    await fixture(html`<div>${element}</div>`);
    await isAt(element, 'preview');
    await until('it says so', () => errors.length > 0);
    expect(errors.map(({ code }) => code)).to.deep.equal(['invalid-attribute']);
    expect(words(element, 'alert')).to.include('peer-video-call');
    await expect(element).to.be.accessible();
  });

  it('is about the microphone alone where there is no picture', async () => {
    const prejoin = await preview(html`<peer-prejoin audio-only></peer-prejoin>`);
    await expect(prejoin).to.be.accessible();
    expect(media.requests).to.deep.equal([{ audio: {} }]);
    expect(prejoin.shadowRoot?.querySelector('peer-video, peer-camera-button, [kind=camera]')).to.equal(null);
  });

  it('closes the camera when it becomes about the microphone alone, and opens it again', async () => {
    const prejoin = await preview();
    expect(kinds(live())).to.deep.equal(['audio', 'video']);
    prejoin.audioOnly = true;
    await until('the camera is closed', () => kinds(live()).join() === 'audio');
    await isAt(prejoin, 'preview');
    expect(kinds(prejoin.stream?.getTracks() ?? [])).to.deep.equal(['audio']);
    prejoin.audioOnly = false;
    await until('the camera is open', () => kinds(live()).join() === 'audio,video');
    expect(
      media.requests.filter(({ audio }) => audio),
      'the microphone stays as it is',
    ).to.have.length(1);
  });

  it('begins with what is off, without opening it', async () => {
    const prejoin = await preview(html`<peer-prejoin camera-off mic-off></peer-prejoin>`);
    expect([media.requests, prejoin.cameraOff, prejoin.micOff]).to.deep.equal([[], true, true]);
    prejoin.cameraOff = false;
    await until('it is on', () => kinds(live()).join() === 'video');
    expect(prejoin.hasAttribute('camera-off')).to.equal(false);
  });

  it('plays a sound on the chosen loudspeaker, and says where it cannot', async () => {
    const sinks: string[] = [];
    const { setSinkId } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.setSinkId = (id) => {
      sinks.push(id);
      return id === 'box' ? Promise.resolve() : Promise.reject(new DOMException('', 'NotFoundError'));
    };
    try {
      const prejoin = await preview();
      pick(prejoin, 'speaker', 'box');
      const test = part(prejoin, 'test-button');
      await until('it is chosen', () => prejoin.handle.store.value.speaker === 'box');
      test.click();
      await until('it plays', () => test.textContent?.includes('Playing'));
      test.click();
      await until('it has played', () => test.textContent?.includes('Test'));
      expect(sinks).to.deep.equal(['box']);
      prejoin.handle.store.set({ speaker: 'gone' });
      test.click();
      await until('it says so', () => words(prejoin, 'alert')?.includes('loudspeaker'));
    } finally {
      HTMLMediaElement.prototype.setSinkId = setSinkId;
    }
  });
});
