import { expect, html } from '@open-wc/testing';
import { IDLE_CALL } from '../../../src/channels/call-types.js';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import { camera, closeCameras, liveCall as live, LIVE, openMenu, set } from '../../support/live-call.js';
import { all, inside, people } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

/** What a call has beyond its first picture, and the buttons for it. */
describe('the extras of a call', () => {
  afterEach(closeCameras);
  const button = (call: PeerVideoCall, tag: string) => {
    const element = inside(call, tag);
    return element.shadowRoot?.querySelector('button') as HTMLButtonElement;
  };
  const press = (target: EventTarget, key: string, type = 'keydown') =>
    target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true }));

  it('are accessible, closed and open', async () => {
    const call = await live();
    await expect(call).to.be.accessible();
    inside(call, '[part=more]').click();
    await until('the menu', () => call.shadowRoot?.querySelector('[part=menu]'));
    await call.updateComplete;
    await expect(call).to.be.accessible();
  });

  it('a menu opens, closes by Escape and by a click elsewhere, and gives the focus back', async () => {
    const call = await live();
    const more = inside(call, '[part=more]');
    more.click();
    await until('it opens', () => call.shadowRoot?.querySelector('[part=menu]'));
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    press(more, 'Escape');
    await call.updateComplete;
    expect(call.shadowRoot?.querySelector('[part=menu]')).to.equal(null);
    expect(call.shadowRoot?.activeElement).to.equal(more);
    more.click();
    await until('it opens', () => call.shadowRoot?.querySelector('[part=menu]'));
    inside(call, '.stage').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await call.updateComplete;
    expect(call.shadowRoot?.querySelector('[part=menu]')).to.equal(null);
  });

  it('Escape closes the menu, and nothing that the call stands in', async () => {
    const call = await live();
    const menu = await openMenu(call);
    const escape = new KeyboardEvent('keydown', {
      ...{ key: 'Escape', bubbles: true, composed: true, cancelable: true },
    });
    menu.dispatchEvent(escape);
    expect(escape.defaultPrevented).to.equal(true);
    const second = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    inside(call, '[part=more]').dispatchEvent(second);
    expect(second.defaultPrevented).to.equal(false);
  });

  it('the next call begins with the menu closed', async () => {
    const call = await live();
    await openMenu(call);
    await set(call, { state: 'ended', reason: 'hung-up' });
    await set(call, LIVE());
    await until('the button', () => call.shadowRoot?.querySelector('[part=more]'));
    expect(inside(call, '[part=more]').getAttribute('aria-expanded')).to.equal('false');
    expect(call.shadowRoot?.querySelector('[part=menu]')).to.equal(null);
  });

  it('a mouse that moves over a call draws it anew once', async () => {
    const call = await live();
    let drawn = 0;
    const { requestUpdate } = call;
    call.requestUpdate = (...all) => {
      drawn++;
      requestUpdate.apply(call, all);
    };
    // Whether it rests is told by an attribute.
    for (let moves = 0; moves < 3; moves++)
      call.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
    expect(drawn).to.equal(0);
  });

  it('the menu changes the layout', async () => {
    const call = await live();
    inside(call, '[part=more]').click();
    await until('the menu', () => call.shadowRoot?.querySelector('[part=menu]'));
    const split = [...(call.shadowRoot?.querySelectorAll<HTMLElement>('.choice') ?? [])].find(
      ({ textContent }) => textContent?.trim() === 'Side by side',
    );
    split?.click();
    await call.updateComplete;
    expect(call.layout).to.equal('split');
    expect(split?.getAttribute('aria-pressed')).to.equal('true');
    expect(inside(call, '.stage').classList.contains('split')).to.equal(true);
  });

  it('one’s own picture moves by the arrow keys, and the other way round from right to left', async () => {
    const call = await live();
    const self = inside(call, '.self');
    expect(self.tabIndex).to.equal(0);
    self.focus();
    await until('it can be moved', () => {
      press(self, 'ArrowLeft');
      return self.dataset['corner']?.endsWith('start');
    });
    press(self, 'ArrowUp');
    await call.updateComplete;
    expect(self.dataset['corner']).to.equal('start start');
    call.dir = 'rtl';
    press(self, 'ArrowLeft');
    await call.updateComplete;
    expect(self.dataset['corner']).to.equal('start end');
  });

  it('one’s own picture is dragged to the nearest corner', async () => {
    const call = await live();
    const self = inside(call, '.self');
    self.setPointerCapture = () => undefined;
    const at = (type: string, x: number, y: number) =>
      self.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, pointerId: 1 }));
    at('pointerenter', 0, 0);
    const around = inside(call, '.stage').getBoundingClientRect();
    await until('it can be moved', () => {
      const box = self.getBoundingClientRect();
      const [x, y] = [box.left + 5, box.top + 5];
      at('pointerdown', x, y);
      at('pointermove', around.left + 10, around.bottom - box.height);
      at('pointerup', around.left + 10, around.bottom - box.height);
      return self.dataset['corner'] === 'end start';
    });
    expect(self.style.translate).to.equal('');
  });

  it('a screen fills the stage, with a name', async () => {
    const call = await live();
    await set(call, { screen: camera('#00ff00') });
    const tile = await until('the tile', () => call.shadowRoot?.querySelector('[part=screen]'));
    expect(tile.getAttribute('fit')).to.equal('contain');
    await until('its name', () => tile.shadowRoot?.textContent?.includes('Screen of Ben'));
    expect(call.screenStream).to.equal(call.handle.store.value.screen);
    await expect(call).to.be.accessible();
  });

  it('says that one’s own screen is shared, and ends it', async () => {
    const call = await live();
    const asked: string[] = [];
    call.handle.more = ((act: (more: unknown) => unknown) =>
      Promise.resolve(act({ stopSharing: () => asked.push('stop') }))) as never;
    await set(call, { ownScreen: camera('#00ff00') });
    (
      await until('the button', () => call.shadowRoot?.querySelector<HTMLElement>('[part=stop-sharing]'))
    ).click();
    expect(asked).to.deep.equal(['stop']);
    await until('the button is pressed', () => button(call, 'peer-screen-button').ariaPressed === 'true');
  });

  it('says what begins and what ends, where it is spoken', async () => {
    const call = await live();
    const region = inside(call, '.words[role=status]');
    await set(call, { screen: camera('#00ff00') });
    await until('a screen', () => region.textContent?.includes('Ben is sharing a screen.'));
    await set(call, { screen: null });
    await until('its end', () => region.textContent?.includes('Ben no longer shares a screen.'));
    await set(call, { recording: { seconds: 0, bytes: 0, isSaving: false } });
    await until('a recording', () => region.textContent?.includes('You are recording this call.'));
    const said = region.textContent;
    await set(call, { recording: { seconds: 1, bytes: 9, isSaving: false } });
    await pause(50);
    expect(region.textContent).to.equal(said);
    // One that is polite and one that is not, and both are there from the beginning.
    const root = call.shadowRoot as ShadowRoot;
    expect(root.querySelectorAll('[role=status], [role=alert], [aria-live]')).to.have.length(2);
    await set(call, { state: 'ended', reason: 'hung-up', recording: null });
    await until('the end', () => region.textContent?.trim() === 'The call has ended.');
  });

  it('leaves an author’s own buttons alone', async () => {
    const page = await people({
      ada: html`<peer-video-call to="ben"><p slot="controls">Mine</p></peer-video-call>`,
    });
    const [call] = all(page, 'peer-video-call');
    call.handle.store.set({ ...IDLE_CALL, state: 'live', remoteId: 'ben' });
    call.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
    await until('the extras are there', () => call.shadowRoot?.querySelector('.layer'));
    expect(call.shadowRoot?.querySelector('[part=more]')).to.equal(null);
  });

  describe('keys', () => {
    const keyed = (value: string) =>
      live(html`<peer-video-call to="ben" hotkeys=${value}></peer-video-call>`);

    it('work on a call that has them, and can be left out one by one', async () => {
      const call = await keyed('nov');
      await until('m mutes', () => (press(call, 'm'), call.micOff));
      press(call, 'v');
      expect(call.cameraOff).to.equal(false);
      press(call, 'M');
      expect(call.micOff).to.equal(false);
    });

    it('leave a call alone that has none, and a field in which somebody writes', async () => {
      const plain = await live();
      press(plain, 'm');
      expect(plain.micOff).to.equal(false);
      const call = await live(
        html`<peer-video-call to="ben" hotkeys><input slot="idle" aria-label="Name" /></peer-video-call>`,
      );
      await until('m mutes', () => (press(call, 'm'), call.micOff));
      press(call.querySelector('input') as HTMLElement, 'm');
      expect(call.micOff).to.equal(true);
    });

    it('work after a click on the picture', async () => {
      const call = await keyed('');
      const stage = inside(call, '.stage');
      await until('a click focuses it', () => {
        call.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        stage.focus();
        return call.shadowRoot?.activeElement === stage;
      });
      expect(stage.tabIndex).to.equal(-1);
      call.hotkeys = null;
      call.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      expect(stage.hasAttribute('tabindex')).to.equal(false);
    });

    it('the space bar talks while it is held, and only while muted', async () => {
      const call = await keyed('');
      await until('m mutes', () => (press(call, 'm'), call.micOff));
      press(call, ' ');
      expect(call.micOff).to.equal(false);
      press(call, ' ', 'keyup');
      expect(call.micOff).to.equal(true);
      press(call, ' ');
      window.dispatchEvent(new Event('blur'));
      expect(call.micOff).to.equal(true);
    });
  });

  it('quality is said in words, with figures on demand', async () => {
    const call = await live();
    inside(call, '[part=more]').click();
    const element = await until('the bars', () => call.shadowRoot?.querySelector('peer-quality'));
    const pair = { id: 'p', type: 'candidate-pair', timestamp: 1000, nominated: true, state: 'succeeded' };
    const entries = (bytes: number, timestamp: number) =>
      new Map(
        [
          { ...pair, currentRoundTripTime: 0.25, localCandidateId: 'l', timestamp },
          { id: 'l', type: 'local-candidate', candidateType: 'relay', timestamp },
          {
            ...{ id: 'v', type: 'inbound-rtp', kind: 'video' as const, timestamp, bytesReceived: bytes },
            ...{ frameWidth: 640, frameHeight: 360, framesPerSecond: 24 },
          },
        ].map((entry) => [entry.id, entry]),
      );
    await set(call, {
      quality: 'fair',
      reports: { before: entries(0, 1000), now: entries(125_000, 2000), step: 1 },
    });
    await element.updateComplete;
    const bars = element.shadowRoot?.querySelector('button') as HTMLButtonElement;
    expect(bars.getAttribute('aria-label')).to.equal('The connection is fair');
    expect(element.getAttribute('state')).to.equal('fair');
    bars.click();
    await element.updateComplete;
    const words = element.shadowRoot?.querySelector('[part=figures]')?.textContent ?? '';
    for (const figure of ['250 ms', 'By a relay', '640 × 360, 24 a second', '1,000 kbit/s', '1 of 3 steps'])
      expect(words).to.contain(figure);
    await expect(element).to.be.accessible();
    const figures = () => element.shadowRoot?.querySelector<HTMLElement>('[part=figures]') ?? null;
    const inWindow = () => {
      const { top, left, right, bottom } = (figures() as HTMLElement).getBoundingClientRect();
      return top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight;
    };
    expect([figures()?.matches(':popover-open'), inWindow()]).to.deep.equal([true, true]);
    // Not the menu that they stand in, whatever has the focus.
    press(inside(call, '[part=more]'), 'Escape');
    await element.updateComplete;
    expect(figures()).to.equal(null);
    expect(call.shadowRoot?.querySelector('[part=menu]')).to.not.equal(null);
    bars.click();
    await until('they open', figures);
    inside(call, '.menu').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(figures()).to.equal(null);
  });

  it('shows how loud sound is, and how uneven the picture comes', async () => {
    const call = await live();
    await openMenu(call);
    const element = await until('the bars', () => call.shadowRoot?.querySelector('peer-quality'));
    const timestamp = 1000;
    const entries = new Map(
      [
        { id: 'a', type: 'inbound-rtp', kind: 'audio' as const, timestamp, audioLevel: 0.42 },
        { id: 'v', type: 'inbound-rtp', kind: 'video' as const, timestamp, jitter: 0.017 },
      ].map((entry) => [entry.id, entry]),
    );
    await set(call, { quality: 'good', reports: { before: entries, now: entries, step: 0 } });
    await element.updateComplete;
    element.shadowRoot?.querySelector('button')?.click();
    await element.updateComplete;
    const rows = inside(element, '[part=figures]').textContent?.replace(/\s+/g, ' ');
    expect(rows).to.contain('Sound received, loudness 42 %');
    expect(rows).to.contain('Picture received, unevenness 17 ms');
  });

  it('the menu shows no tooltips, and does not scroll sideways', async () => {
    const call = await live(html`<peer-video-call to="ben" style="inline-size: 360px"></peer-video-call>`);
    const menu = await openMenu(call);
    await until('all of it', () => menu.querySelector('peer-quality')?.shadowRoot?.querySelector('.tip'));
    const tips = [...menu.querySelectorAll('.action > *')].map((element) =>
      element.shadowRoot?.querySelector('[part=tooltip]'),
    );
    expect(tips.map((tip) => tip && getComputedStyle(tip).display).filter(Boolean)).to.have.length.above(5);
    for (const tip of tips) if (tip) expect(getComputedStyle(tip).display).to.equal('none');
    expect(menu.scrollWidth).to.be.at.most(menu.clientWidth);
  });

  it('what is shared can be stopped while the connection is interrupted', async () => {
    const call = await live();
    await set(call, { ownScreen: camera('#00ff00'), state: 'reconnecting' });
    await until('it is on', () => button(call, 'peer-screen-button').ariaPressed === 'true');
    expect(button(call, 'peer-screen-button').disabled).to.equal(false);
  });

  it('screen, full screen and picture-in-picture are disabled without a call', async () => {
    const page = await people({
      ada: html`<peer-screen-button></peer-screen-button><peer-fullscreen-button></peer-fullscreen-button
        ><peer-pip-button></peer-pip-button>`,
    });
    for (const tag of ['peer-screen-button', 'peer-fullscreen-button', 'peer-pip-button']) {
      const element = page.querySelector(tag) as HTMLElement;
      await until('it is drawn', () => element.shadowRoot?.querySelector('button'));
      expect(inside<HTMLButtonElement>(element, 'button').disabled, tag).to.equal(true);
      expect(inside(element, 'button').getAttribute('aria-pressed')).to.equal('false');
      await expect(element).to.be.accessible();
    }
  });
});
