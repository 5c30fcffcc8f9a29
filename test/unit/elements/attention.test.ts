import { expect, html } from '@open-wc/testing';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import { all, inside, people } from '../../support/people.js';
import { until } from '../../support/wait.js';

/** What is said to those who look elsewhere. */
describe('the attention of a call', () => {
  beforeEach(() => (document.title = 'Shop'));
  afterEach(() => (document.title = ''));

  const missedBy = (from: string) => ({ from, displayName: null, at: 0 });
  const miss = (call: PeerVideoCall, ...from: string[]) =>
    call.handle.store.set({ missedCalls: from.map(missedBy) });
  const calls = async () =>
    all(
      await people({
        ada: html`<peer-video-call to="ben" title-badge></peer-video-call
          ><peer-video-call to="eve" title-badge></peer-video-call>`,
      }),
      'peer-video-call',
    );
  const says = (title: string) => until(`the title is “${title}”`, () => document.title === title);

  it('counts what all calls of a page have missed, and takes nothing of it for the page’s own title', async () => {
    const [first, second] = await calls();
    miss(first, 'ben');
    await says('(1) Shop');
    miss(second, 'eve', 'tom');
    await says('(3) Shop');
    second.handle.store.set({ state: 'incoming', remoteId: 'eve' });
    await says('eve is calling you');
    document.title = 'Sale';
    second.handle.store.set({ state: 'idle' });
    await says('(3) Sale');
    miss(first);
    await says('(2) Sale');
    miss(second);
    await says('Sale');
  });

  it('an element that is gone leaves the title as it was', async () => {
    const [first, second] = await calls();
    miss(first, 'ben', 'tom');
    await says('(2) Shop');
    const { parentElement } = first;
    first.remove();
    await says('Shop');
    parentElement?.append(first);
    await says('(2) Shop');
    second.remove();
    first.remove();
    await says('Shop');
  });

  it('calling back is the main thing, forgetting it is not', async () => {
    const [call] = await calls();
    miss(call, 'tom');
    await until('it shows', () => call.shadowRoot?.querySelector('[part=call-back-button]'));
    expect(inside(call, '[part=call-back-button]').classList.contains('filled')).to.equal(true);
    expect(inside(call, '[part=dismiss-button]').classList.contains('filled')).to.equal(false);
    inside(call, '[part=dismiss-button]').click();
    expect(call.missedCalls).to.deep.equal([]);
  });

  it('asks for notifications once, and no more when they are allowed', async () => {
    const [call] = all(
      await people({ ada: html`<peer-video-call to="ben" notifications></peer-video-call>` }),
      'peer-video-call',
    );
    const before = Object.getOwnPropertyDescriptor(Notification, 'permission');
    let permission: NotificationPermission = 'default';
    Object.defineProperty(Notification, 'permission', { configurable: true, get: () => permission });
    const { requestPermission } = Notification;
    Notification.requestPermission = () => Promise.resolve((permission = 'granted'));
    try {
      const button = () => call.shadowRoot?.querySelector<HTMLElement>('[part=notify-button]');
      call.requestUpdate();
      await until('it asks', button);
      button()?.click();
      await until('it has been told', () => !button());
    } finally {
      Notification.requestPermission = requestPermission;
      if (before) Object.defineProperty(Notification, 'permission', before);
    }
  });
});
