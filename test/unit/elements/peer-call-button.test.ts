import { expect, html } from '@open-wc/testing';
import type { PeerCallButton } from '../../../src/elements/peer-call-button/peer-call-button.js';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import { closeCameras, LIVE } from '../../support/live-call.js';
import { all, inside, people } from '../../support/people.js';
import { until } from '../../support/wait.js';

type Declaring = typeof PeerVideoCall & typeof PeerCallButton;
const declaredBy = (element: Element) => (element.constructor as Declaring).elementProperties;

describe('<peer-call-button>', () => {
  afterEach(closeCameras);

  async function drawn(content: unknown) {
    const page = await people({ ada: content });
    const [button] = all(page, 'peer-call-button');
    await button.updateComplete;
    return [button, inside<PeerVideoCall>(button, 'peer-video-call')] as const;
  }
  const plain = () => drawn(html`<peer-call-button to="ben"></peer-call-button>`);
  const dialog = (button: PeerCallButton) => inside<HTMLDialogElement>(button, 'dialog');

  it('has every attribute that its call has, and gives it on', async () => {
    const [button, call] = await drawn(
      html`<peer-call-button
        to="ben"
        camera-off
        mic-off
        facing-mode="environment"
        ring-tone="none"
        title-badge
        max-bitrate="400"
        video-codecs="VP9"
        resolution="360p"
        captions-language="vi"
        without-self-view
      ></peer-call-button>`,
    );
    const [own, inner] = [declaredBy(button), declaredBy(call)];
    expect([...inner.keys()].filter((name) => !own.has(name))).to.deep.equal([]);
    for (const [name, { attribute }] of inner) expect(own.get(name)?.attribute).to.equal(attribute);
    const { to, cameraOff, micOff, facingMode, ringTone, titleBadge, maxBitrate } = call;
    expect([to, cameraOff, micOff, facingMode, ringTone, titleBadge, maxBitrate]).to.deep.equal([
      'ben',
      true,
      true,
      'environment',
      'none',
      true,
      400,
    ]);
    expect([call.videoCodecs, call.resolution, call.captionsLanguage, call.withoutSelfView]).to.deep.equal([
      'VP9',
      '360p',
      'vi',
      true,
    ]);
    button.resolution = '720p';
    button.to = 'eve';
    await button.updateComplete;
    expect([call.resolution, call.to]).to.deep.equal(['720p', 'eve']);
  });

  it('follows what is changed in its call', async () => {
    const [button, call] = await plain();
    await call.toggleMic(false);
    await button.updateComplete;
    expect([button.micOff, button.hasAttribute('mic-off')]).to.deep.equal([true, true]);
    await call.handle.choose('camera', 'desk');
    expect(button.camera).to.equal('desk');
  });

  it('goes on counting when it is moved in the page', async () => {
    const [button, call] = await plain();
    call.handle.store.set({ ...LIVE(), liveSince: Date.now() - 12_000 });
    const words = () => inside(button, '.call').textContent?.trim().replace(/\s+/g, ' ') ?? '';
    await until('it counts', () => words().includes('0:1'));
    button.parentElement?.append(button);
    await button.updateComplete;
    const before = words();
    await until('it counts on', () => words() !== before);
  });

  it('is closed when it is moved, and opens again as a dialog', async () => {
    const [button, call] = await plain();
    call.handle.store.set(LIVE());
    button.show();
    expect(dialog(button).matches(':modal')).to.equal(true);
    button.parentElement?.append(button);
    await button.updateComplete;
    expect([button.open, dialog(button).open]).to.deep.equal([false, false]);
    button.show();
    expect(dialog(button).matches(':modal')).to.equal(true);
  });

  it('a click while the call rings quietly takes the focus into a dialog', async () => {
    const [button, call] = await plain();
    call.handle.store.set({ state: 'incoming', remoteId: 'ben' });
    await until('it shows', () => dialog(button).matches(':popover-open'));
    inside(button, '.call').click();
    expect(dialog(button).matches(':modal')).to.equal(true);
    expect(button.shadowRoot?.activeElement).to.equal(dialog(button));
  });

  it('Escape in a menu of the call leaves the call open', async () => {
    const [button, call] = await plain();
    button.show();
    call.handle.store.set(LIVE());
    await call.updateComplete;
    call.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
    (await until('the button', () => call.shadowRoot?.querySelector<HTMLElement>('[part=more]'))).click();
    const menu = await until('it opens', () => call.shadowRoot?.querySelector('[part=menu]'));
    const escape = () =>
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
    menu.dispatchEvent(escape());
    await call.updateComplete;
    expect([button.open, call.shadowRoot?.querySelector('[part=menu]')]).to.deep.equal([true, null]);
    inside(call, '[part=more]').dispatchEvent(escape());
    expect(button.open).to.equal(false);
  });

  it('has a slot for the icon of each state', async () => {
    const [button, call] = await drawn(
      html`<peer-call-button to="ben"
        ><i slot="icon-on" id="on"></i><i slot="icon-live" id="live"></i
      ></peer-call-button>`,
    );
    const shown = () =>
      inside(button, '.call').querySelector('slot')?.assignedElements({ flatten: true })[0]?.id;
    expect(shown()).to.equal('');
    call.handle.store.set({ state: 'calling', remoteId: 'ben' });
    await until('that of a call', () => shown() === 'on');
    call.handle.store.set(LIVE());
    await until('that of a live one', () => shown() === 'live');
  });

  it('takes the focus from nobody who is writing, in a shadow tree either', async () => {
    const [button, call] = await drawn(
      html`<peer-call-button></peer-call-button><peer-chat to="ben"></peer-chat>`,
    );
    const [chat] = all(button.parentElement as HTMLElement, 'peer-chat');
    await chat.updateComplete;
    inside(chat, 'textarea').focus();
    expect(chat.shadowRoot?.activeElement?.localName).to.equal('textarea');
    call.handle.store.set({ state: 'incoming', remoteId: 'ben' });
    await until('it shows', () => dialog(button).matches(':popover-open'));
    expect([document.activeElement, chat.shadowRoot?.activeElement?.localName]).to.deep.equal([
      chat,
      'textarea',
    ]);
  });
});
