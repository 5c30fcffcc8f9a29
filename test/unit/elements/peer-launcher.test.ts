import { expect, html } from '@open-wc/testing';
import { all, inside, people } from '../../support/people.js';
import { until } from '../../support/wait.js';

describe('<peer-launcher>', () => {
  async function launcher(inner: unknown = html`<peer-video-call></peer-video-call>`) {
    const page = await people({ ada: html`<peer-launcher>${inner}</peer-launcher>` });
    const [element] = all(page, 'peer-launcher');
    await element.updateComplete;
    return element;
  }
  const missed = () => new CustomEvent('missed', { detail: { from: 'ben', displayName: 'Ben', at: 0 } });

  it('counts the calls that nobody took, and forgets them when it is opened', async () => {
    const element = await launcher();
    const call = element.querySelector('peer-video-call') as HTMLElement;
    call.dispatchEvent(missed());
    await element.updateComplete;
    expect([element.unread, element.getAttribute('unread')]).to.deep.equal([1, '1']);
    expect(inside(element, '[part=badge]').textContent?.trim()).to.equal('1');
    expect(inside(element, '[role=status]').textContent?.trim()).to.equal('1 missed call');
    call.dispatchEvent(missed());
    call.dispatchEvent(new CustomEvent('message'));
    await element.updateComplete;
    expect(inside(element, '.bubble').getAttribute('aria-label')).to.equal(
      'Contact, 3, 1 unread message, 2 missed calls',
    );
    await expect(element).to.be.accessible();
    element.show();
    await element.updateComplete;
    expect([element.unread, element.shadowRoot?.querySelector('[part=badge]')]).to.deep.equal([0, null]);
  });

  it('has a slot for the icon of each state', async () => {
    const element = await launcher(
      html`<i slot="icon-open" id="open"></i><i slot="icon-ringing" id="ringing"></i
        ><i slot="icon-on" id="on"></i><i slot="icon-hide" id="hide"></i><peer-video-call></peer-video-call>`,
    );
    const shown = (selector = '.icon') => inside(element, `${selector} slot`) as HTMLSlotElement;
    const id = (selector?: string) => shown(selector).assignedElements({ flatten: true })[0]?.id ?? '';
    expect([id(), id('[part=hide]')]).to.deep.equal(['', 'hide']);
    element.show();
    await element.updateComplete;
    expect(id()).to.equal('open');
    const call = all(element, 'peer-video-call')[0];
    call.handle.store.set({ state: 'incoming', remoteId: 'ben' });
    await until('it rings', () => id() === 'ringing');
    call.handle.store.set({ state: 'calling' });
    await until('a call is on', () => id() === 'on');
  });

  for (const isPhone of [false, true])
    it(`is closed where it was moved while it was open${isPhone ? ' on a phone' : ''}, and opens there`, async () => {
      const { matchMedia } = window;
      window.matchMedia = (query) =>
        Object.defineProperty(matchMedia.call(window, query), 'matches', { value: isPhone });
      try {
        const element = await launcher();
        const toggles: unknown[] = [];
        element.addEventListener('toggle', ({ target }) => toggles.push((target as typeof element).open));
        const panel = inside<HTMLDialogElement>(element, 'dialog');
        const isShown = () => panel.matches(isPhone ? ':modal' : ':popover-open');
        element.show();
        expect([isShown(), element.open]).to.deep.equal([true, true]);
        element.parentElement?.append(element);
        await element.updateComplete;
        expect([isShown(), element.open, panel.getBoundingClientRect().height]).to.deep.equal([
          false,
          false,
          0,
        ]);
        element.show();
        expect([isShown(), element.open]).to.deep.equal([true, true]);
        expect(toggles).to.deep.equal([true, false, true]);
      } finally {
        window.matchMedia = matchMedia;
      }
    });
});
