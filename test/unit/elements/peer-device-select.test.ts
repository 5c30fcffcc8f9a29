import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/peer-device-select.js';
import 'peerjs';
import { devices } from '../../../src/channels/devices.js';
import type { PeerDeviceSelect } from '../../../src/elements/peer-device-select/peer-device-select.js';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import '../../../src/define/peer-video-call.js';
import { installFakeMedia, type FakeDevice, type FakeMedia } from '../../support/media.js';
import { inside } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

const KEY = 'peer-elements:devices';
const list = (...ids: string[]): FakeDevice[] =>
  (['videoinput', 'audioinput', 'audiooutput'] as const).flatMap((kind) =>
    ids.map((id) => ({ kind, deviceId: id, label: id && `The ${id} one` })),
  );

describe('<peer-device-select>', () => {
  let media: FakeMedia;
  beforeEach(async () => {
    media = installFakeMedia();
    media.plugIn(...list('first', 'second'));
    await devices.refresh();
  });
  afterEach(() => {
    media.uninstall();
    localStorage.removeItem(KEY);
  });

  const menu = (element: Element) => inside<HTMLSelectElement>(element, 'select');
  const words = (element: Element) => [...menu(element).options].map(({ text }) => text);
  const shown = (element: Element) => menu(element).selectedOptions[0]?.text;
  const one = (template: unknown) => fixture<PeerDeviceSelect>(template as never);

  /** What a person does with a menu. */
  function pick(element: Element, id: string): void {
    menu(element).value = id;
    menu(element).dispatchEvent(new Event('change', { bubbles: true }));
  }

  for (const [kind, name] of [
    ['camera', 'Camera'],
    ['microphone', 'Microphone'],
    ['speaker', 'Speaker'],
  ] as const)
    it(`is a menu with a label: ${kind}`, async () => {
      const element = await one(html`<peer-device-select kind=${kind}></peer-device-select>`);
      await expect(element).to.be.accessible();
      expect(inside(element, 'label').textContent?.trim()).to.equal(name);
      await until('it is filled', () => words(element).length === 3);
      expect(words(element)).to.deep.equal([`Default ${kind}`, 'The first one', 'The second one']);
      element.focus();
      expect(element.shadowRoot?.activeElement).to.equal(menu(element));
      expect(menu(element).getBoundingClientRect().height).to.be.at.least(44);
    });

  it('alone has a value, says what was chosen, and remembers it', async () => {
    const element = await one(html`<peer-device-select kind="camera"></peer-device-select>`);
    const changes: unknown[] = [];
    element.addEventListener('change', (event) => changes.push((event as CustomEvent).detail));
    pick(element, 'second');
    await until('it says so', () => changes.length === 1);
    expect(changes).to.deep.equal([{ kind: 'camera', id: 'second' }]);
    expect([element.value, shown(element)]).to.deep.equal(['second', 'The second one']);
    const other = await one(html`<peer-device-select kind="camera"></peer-device-select>`);
    await until('it is remembered', () => shown(other) === 'The second one');
    const said = await one(html`<peer-device-select kind="camera" value="first"></peer-device-select>`);
    await until('an author says otherwise', () => shown(said) === 'The first one');
    pick(element, '');
    await until('it is the default again', () => changes.length === 2);
    expect([element.value, changes[1]]).to.deep.equal([null, { kind: 'camera', id: null }]);
  });

  it('works before the permission, with numbers for names after', async () => {
    media.plugIn(...list(''));
    const element = await one(html`<peer-device-select kind="microphone"></peer-device-select>`);
    await until('the list is read', () => devices.value.microphones.length === 1);
    expect([words(element), menu(element).disabled]).to.deep.equal([['Default microphone'], false]);
    media.plugIn(
      { kind: 'audioinput', deviceId: 'x', label: '' },
      { kind: 'audioinput', deviceId: 'y', label: '' },
    );
    await until('they are numbered', () => words(element)[2] === 'Microphone 2');
  });

  it('says when there is none, or the chosen one is gone', async () => {
    const element = await one(html`<peer-device-select kind="camera" value="second"></peer-device-select>`);
    await until('it is there', () => shown(element) === 'The second one');
    media.plugIn(...list('first'));
    await until('it is gone', () => shown(element) === 'Not plugged in');
    media.plugIn();
    element.value = null;
    await until('there is none', () => menu(element).disabled && shown(element) === 'No camera found');
    await expect(element).to.be.accessible();
    expect(element.getAttribute('state')).to.equal('disabled');
  });

  it('says why no loudspeaker can be chosen', async () => {
    const sink = Object.getOwnPropertyDescriptor(
      HTMLMediaElement.prototype,
      'setSinkId',
    ) as PropertyDescriptor;
    Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
    try {
      const element = await one(html`<peer-device-select kind="speaker"></peer-device-select>`);
      expect(menu(element).disabled).to.equal(true);
      expect(inside(element, '#hint').textContent).to.include('the system has chosen');
      expect(menu(element).getAttribute('aria-describedby')).to.equal('hint');
      await expect(element).to.be.accessible();
    } finally {
      Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', sink);
    }
  });

  it('shows what the call says, not what was asked for', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <peer-video-call id="the-call"></peer-video-call
        ><peer-device-select kind="camera" call="the-call"></peer-device-select>
      </div>`,
    );
    const call = page.querySelector('peer-video-call') as PeerVideoCall;
    const element = page.querySelector('peer-device-select') as PeerDeviceSelect;
    const asked: unknown[] = [];
    let take: () => void = () => undefined;
    call.handle.choose = (kind, id) => {
      asked.push([kind, id]);
      return new Promise((done) => {
        take = () => {
          call.handle.store.set({ [kind]: id });
          done();
        };
      });
    };
    const changes: unknown[] = [];
    element.addEventListener('change', (event) => changes.push((event as CustomEvent).detail));
    await until('it is filled', () => words(element).length === 3);
    pick(element, 'first');
    await element.updateComplete;
    expect([asked, shown(element), element.value]).to.deep.equal([
      [['camera', 'first']],
      'Default camera',
      null,
    ]);
    expect([changes, localStorage.getItem(KEY)]).to.deep.equal([[], null]);
    take();
    await until('the call has taken it', () => shown(element) === 'The first one');
    await until('it is said', () => changes.length === 1);
    expect(localStorage.getItem(KEY)).to.include('first');
    call.handle.choose = () => Promise.resolve();
    pick(element, 'second');
    await pause(50);
    expect([shown(element), element.value, changes.length]).to.deep.equal(['The first one', 'first', 1]);
    expect(localStorage.getItem(KEY)).to.not.include('second');
    call.handle.store.set({ camera: 'second' });
    await until('it follows', () => element.value === 'second' && shown(element) === 'The second one');
  });

  it('asks an idle call for what was chosen the last time, and lets one that is on be', async () => {
    localStorage.setItem(KEY, JSON.stringify({ camera: 'second', microphone: 'gone' }));
    const page = await fixture<HTMLElement>(
      html`<div>
        <peer-video-call id="idle-call"></peer-video-call>
        <peer-device-select kind="camera" call="idle-call"></peer-device-select>
        <peer-device-select kind="microphone" call="idle-call"></peer-device-select>
        <peer-video-call id="busy-call"></peer-video-call>
      </div>`,
    );
    const [idle, busy] = page.querySelectorAll('peer-video-call') as unknown as [
      PeerVideoCall,
      PeerVideoCall,
    ];
    await until('it asks', () => idle.handle.store.value.camera === 'second');
    expect(idle.handle.store.value.microphone ?? null).to.equal(null);
    busy.handle.store.set({ state: 'live' });
    const late = document.createElement('peer-device-select');
    Object.assign(late, { kind: 'camera', call: 'busy-call' });
    page.append(late);
    await late.updateComplete;
    await until('it is filled', () => words(late).length === 3);
    expect([shown(late), busy.handle.store.value.camera ?? null]).to.deep.equal(['Default camera', null]);
  });

  for (const kind of [null, 'screen'])
    it(`says what is wrong with kind="${kind}"`, async () => {
      const element = document.createElement('peer-device-select');
      const errors: { code: string; message: string }[] = [];
      element.addEventListener('error', (event) =>
        errors.push((event as unknown as CustomEvent).detail.error),
      );
      if (kind) element.setAttribute('kind', kind);
      await fixture(html`<div>${element}</div>`);
      await until('it says so', () => errors.length > 0);
      expect(errors.map(({ code }) => code)).to.deep.equal(['invalid-attribute']);
      expect(inside(element, '[role=alert]').textContent).to.include('camera, microphone or speaker');
      await expect(element).to.be.accessible();
      element.setAttribute('kind', 'camera');
      await until('it is a menu', () => element.shadowRoot?.querySelector('select'));
    });
});
