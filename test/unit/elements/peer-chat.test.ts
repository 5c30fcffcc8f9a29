import { expect, html, oneEvent } from '@open-wc/testing';
import 'peerjs';
import type { PeerChat } from '../../../src/elements/peer-chat/peer-chat.js';
import { installFakeMedia } from '../../support/media.js';
import { all, inside, people } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

const input = (chat: PeerChat) => inside<HTMLTextAreaElement>(chat, 'textarea');
const send = (chat: PeerChat) => inside<HTMLButtonElement>(chat, '[part=send]');
const shown = (chat: PeerChat) =>
  [...(chat.shadowRoot?.querySelectorAll('.text') ?? [])].map((text) => text.textContent);

function type(chat: PeerChat, text: string): void {
  input(chat).value = text;
  input(chat).dispatchEvent(new Event('input'));
}

function press(chat: PeerChat, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { cancelable: true, ...init });
  input(chat).dispatchEvent(event);
  return event;
}

describe('<peer-chat>', () => {
  // What one test has left in the field is not for the next.
  afterEach(() => sessionStorage.clear());

  async function pair() {
    const page = await people({
      ada: html`<peer-chat to="ben"></peer-chat>`,
      ben: html`<peer-chat to="ada"></peer-chat>`,
    });
    return all(page, 'peer-chat');
  }

  it('names what can be used, and has a log', async () => {
    const [ada] = await pair();
    await ada.updateComplete;
    expect(inside(ada, '[role=log]').getAttribute('aria-label')).to.equal('Messages');
    expect(input(ada).getAttribute('aria-label')).to.equal('Message');
    expect(send(ada).getAttribute('aria-label')).to.equal('Send');
    await expect(ada).to.be.accessible();
  });

  it('sends with Enter, breaks with Shift and Enter, and leaves a word that is being composed alone', async () => {
    const [ada, ben] = await pair();
    type(ada, 'hello');
    await until('it can be sent', () => !send(ada).disabled);
    expect(press(ada, { key: 'Enter', shiftKey: true }).defaultPrevented).to.equal(false);
    expect(press(ada, { key: 'Enter', isComposing: true }).defaultPrevented).to.equal(false);
    expect(ada.messages).to.have.length(0);
    const arrives = oneEvent(ben, 'message');
    expect(press(ada, { key: 'Enter' }).defaultPrevented).to.equal(true);
    const { detail } = (await arrives) as CustomEvent<{ message: { text: string; own: boolean } }>;
    expect([detail.message.text, detail.message.own]).to.deep.equal(['hello', false]);
    await until('the field is empty', () => input(ada).value === '');
    await until('both show it', () => shown(ada).length === 1 && shown(ben).length === 1);
    await expect(ada).to.be.accessible();
  });

  it('says who wrote, and how far it came', async () => {
    const [ada, ben] = await pair();
    await ada.send('one');
    await until('it is delivered', () => ada.messages[0]?.state === 'delivered');
    await until('it shows', () => ada.shadowRoot?.querySelector('.tick.delivered'));
    expect(inside(ada, '[part=message] .words').textContent).to.equal('You: ');
    expect(inside(ada, '.tick').title).to.equal('Delivered');
    await until('Ben sees it', () => shown(ben).length === 1);
    expect(inside(ben, '[part=message] .words').textContent).to.equal('ada: ');
  });

  it('keeps a draft that cannot be sent, and says why', async () => {
    const [ada] = await pair();
    ada.maxLength = 5;
    await ada.updateComplete;
    type(ada, 'too long');
    press(ada, { key: 'Enter' });
    await until('it says why', () => ada.shadowRoot?.querySelector('[part=error]'));
    expect(input(ada).value).to.equal('too long');
    expect(inside(ada, '[role=alert]').textContent).to.contain('8 characters');
    await until('the field says so too', () => input(ada).getAttribute('aria-invalid') === 'true');
    await expect(ada).to.be.accessible();
  });

  it('gives what was written for one to nobody else who comes', async () => {
    const page = await people({
      eva: html`<peer-chat></peer-chat>`,
      fay: html`<peer-chat to="eva"></peer-chat>`,
      gil: html`<peer-chat to="eva"></peer-chat>`,
    });
    const [eva, fay, gil] = all(page, 'peer-chat') as unknown as [PeerChat, PeerChat, PeerChat];
    const accept = async () => {
      await until('Eva is asked', () => eva.shadowRoot?.querySelector('[part=knock] button'));
      inside(eva, '[part=knock] button').click();
    };
    await fay.send('it is Fay');
    await accept();
    await until('it arrives', () => shown(eva).join() === 'it is Fay');
    eva.dispatchEvent(new PointerEvent('pointerenter'));
    await until('what stands beside a text is there', () => eva.shadowRoot?.querySelector('[part=emoji]'));
    type(eva, 'for Fay alone');
    fay.to = null;
    await until(
      'Fay has gone',
      () => eva.shadowRoot?.querySelector('[part=composer]') && eva.state === 'closed',
    );
    expect(input(eva).value).to.equal('for Fay alone');
    await gil.send('it is Gil');
    await accept();
    await until('it arrives', () => shown(eva).join() === 'it is Gil');
    expect(input(eva).value).to.equal('');
    fay.to = 'eva';
    gil.to = null;
    await until('Gil has gone', () => eva.state === 'closed');
    await fay.send('it is Fay again');
    await accept();
    await until('it arrives', () => shown(eva).at(-1) === 'it is Fay again');
    expect(input(eva).value).to.equal('for Fay alone');
  });

  it('asks before a stranger writes', async () => {
    const page = await people({
      ada: html`<peer-chat to="ben"></peer-chat>`,
      ben: html`<peer-chat></peer-chat>`,
    });
    const [ada, ben] = all(page, 'peer-chat');
    await ada.send('hello');
    await until('Ben is asked', () => ben.shadowRoot?.querySelector('[part=knock] button'));
    expect(ben.messages).to.have.length(0);
    await expect(ben).to.be.accessible();
    inside(ben, '[part=knock] button').click();
    await until('it arrives', () => shown(ben).join() === 'hello');
  });

  it('remembers the answer where the session does, and somebody ticks it', async () => {
    const page = await people({
      kim: html`<peer-chat to="lee"></peer-chat>`,
      lee: html`<peer-chat></peer-chat>`,
    });
    const [kim, lee] = all(page, 'peer-chat');
    const [, session] = all(page, 'peer-session');
    await kim.send('hello');
    await until('Lee is asked', () => lee.shadowRoot?.querySelector('[part=knock] button'));
    expect(lee.shadowRoot?.querySelector('[part=remember]'), 'nothing is kept unasked').to.equal(null);
    session.rememberDecisions = true;
    await session.updateComplete;
    lee.requestUpdate();
    await until('the box', () => lee.shadowRoot?.querySelector('[part=remember] input'));
    await expect(lee).to.be.accessible();
    inside(lee, '[part=remember] input').click();
    inside(lee, '[part=knock] button:not(.primary)').click();
    await oneEvent(session, 'decision');
    expect(await session.decisions()).to.deep.equal({ kim: 'block' });
    await session.decide('kim', null);
    expect(await session.decisions()).to.deep.equal({});
    localStorage.removeItem('peer-elements decisions lee');
  });

  it('leaves nothing behind in the page when it goes', async () => {
    const [ada, ben] = await pair();
    await ada.send('hello');
    await until('it is there', () => shown(ben).length === 1);
    const listening = new Set<unknown>();
    const { addEventListener, removeEventListener } = window;
    const spies = {
      addEventListener: (type: string, listener: EventListener, options?: boolean) => {
        if (type === 'focus') listening.add(listener);
        addEventListener.call(window, type, listener, options);
      },
      removeEventListener: (type: string, listener: EventListener, options?: boolean) => {
        listening.delete(listener);
        removeEventListener.call(window, type, listener, options);
      },
    };
    Object.assign(window, spies);
    try {
      ada.dispatchEvent(new Event('pointerenter'));
      await until('its tools are there', () => ada.shadowRoot?.querySelector('[part=attach]'));
      expect(listening.size).to.equal(1);
      ada.remove();
      expect(listening.size).to.equal(0);
    } finally {
      Object.assign(window, { addEventListener, removeEventListener });
    }
  });

  it('records once, however often its button is clicked, goes on when it is moved, and ends when it leaves', async () => {
    const media = installFakeMedia({ video: false });
    const open = () => media.tracks.filter(({ readyState }) => readyState === 'live').length;
    try {
      const [ada] = await pair();
      ada.dispatchEvent(new PointerEvent('pointerenter'));
      const record = await until('the button', () =>
        ada.shadowRoot?.querySelector<HTMLElement>('[part=record]'),
      );
      record.click();
      record.click();
      await until('it records', () => ada.shadowRoot?.querySelector('.voice .stop'));
      // A second one would open its microphone as soon as the first.
      await pause(200);
      expect(open()).to.equal(1);
      ada.parentElement?.append(ada);
      await pause(100);
      expect([open(), !!ada.shadowRoot?.querySelector('.voice .stop')]).to.deep.equal([1, true]);
      ada.remove();
      await until('the microphone is let go', () => open() === 0);
    } finally {
      media.uninstall();
    }
  });
});
