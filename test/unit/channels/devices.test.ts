import { expect } from '@open-wc/testing';
import { devices, isPluggedIn, rememberDevice, rememberedDevice } from '../../../src/channels/devices.js';
import { installFakeMedia, type FakeDevice, type FakeMedia } from '../../support/media.js';
import { until } from '../../support/wait.js';

const KEY = 'peer-elements:devices';
const device = (kind: FakeDevice['kind'], deviceId: string, label = ''): FakeDevice => ({
  kind,
  deviceId,
  label,
});

describe('the list of devices', () => {
  let media: FakeMedia;
  beforeEach(() => (media = installFakeMedia()));
  afterEach(() => {
    media.uninstall();
    localStorage.removeItem(KEY);
  });

  it('reads the browser’s devices, without the second names of some', async () => {
    // Chromium's own, of which the default input is listed twice.
    const { cameras, microphones, permission, isKnown } = await devices.refresh();
    expect(isKnown).to.equal(true);
    expect(cameras.length).to.be.greaterThan(0);
    expect(microphones.map(({ id }) => id)).to.not.include('default');
    expect(permission).to.deep.equal({ camera: 'granted', microphone: 'granted' });
    expect(media.requests).to.deep.equal([]);
  });

  it('numbers what has no name', async () => {
    media.plugIn(
      device('videoinput', 'a'),
      device('videoinput', 'b', 'Webcam'),
      device('audiooutput', 'default', 'Default'),
    );
    const { cameras, speakers } = await devices.refresh();
    expect(cameras).to.deep.equal([
      { id: 'a', label: 'Camera 1', number: 1 },
      { id: 'b', label: 'Webcam', number: null },
    ]);
    expect(speakers.map(({ label }) => label)).to.deep.equal(['Default']);
  });

  it('listens while somebody listens to it, and no longer', async () => {
    let turns = 0;
    const stops = [devices.subscribe(() => turns++), devices.subscribe(() => undefined)];
    await until('it has been read', () => turns > 0);
    media.plugIn(device('videoinput', 'new', 'New camera'));
    await until('it is there', () => devices.value.cameras[0]?.id === 'new');
    media.permit('denied', 'camera');
    await until('it is told', () => devices.value.permission.camera === 'denied');
    for (const stop of [...stops, ...stops]) stop();
    const before = turns;
    let reads = 0;
    Object.defineProperty(navigator.mediaDevices, 'enumerateDevices', {
      configurable: true,
      value: () => {
        reads++;
        return Promise.resolve([]);
      },
    });
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    media.permit('granted');
    expect([turns, reads]).to.deep.equal([before, 0]);
    devices.subscribe(() => undefined)();
    await until('it begins again', () => reads > 0);
  });

  it('keeps the newest answer', async () => {
    const answers: ((list: FakeDevice[]) => void)[] = [];
    Object.defineProperty(navigator.mediaDevices, 'enumerateDevices', {
      configurable: true,
      value: () => new Promise((done) => answers.push(done)),
    });
    const reads = [devices.refresh(), devices.refresh()];
    answers[1]?.([device('videoinput', 'new', 'New')]);
    await reads[1];
    answers[0]?.([device('videoinput', 'old', 'Old')]);
    await reads[0];
    expect(devices.value.cameras.map(({ id }) => id)).to.deep.equal(['new']);
  });

  it('remembers a choice for each kind, and forgets what is not plugged in', async () => {
    media.plugIn(device('videoinput', 'a', 'A'), device('audioinput', 'b', 'B'));
    await devices.refresh();
    rememberDevice('camera', 'a');
    rememberDevice('microphone', 'gone');
    expect([
      rememberedDevice('camera'),
      rememberedDevice('microphone'),
      rememberedDevice('speaker'),
    ]).to.deep.equal(['a', null, null]);
    media.plugIn(device('videoinput', ''), device('audioinput', ''));
    await devices.refresh();
    // Before the permission nobody knows.
    expect([rememberedDevice('microphone'), isPluggedIn('camera', 'x')]).to.deep.equal(['gone', true]);
    media.plugIn(device('audiooutput', 'box', 'Box'));
    await devices.refresh();
    expect([isPluggedIn('speaker', 'phones'), isPluggedIn('speaker', 'default')]).to.deep.equal([
      false,
      true,
    ]);
    rememberDevice('camera', null);
    expect(rememberedDevice('camera')).to.equal(null);
  });

  it('does without a store that throws, or holds something else', () => {
    localStorage.setItem(KEY, '"text');
    expect(rememberedDevice('camera')).to.equal(null);
    localStorage.setItem(KEY, '{"camera":{"id":1}}');
    expect(rememberedDevice('camera')).to.equal(null);
    const { getItem, setItem } = Storage.prototype;
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException('', 'SecurityError');
    };
    try {
      rememberDevice('camera', 'a');
      expect(rememberedDevice('camera')).to.equal(null);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});
