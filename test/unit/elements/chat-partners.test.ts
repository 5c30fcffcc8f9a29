/** A chat whose page turns from one to another, while something is written, recorded or looked for. */
import { expect, fixture, html } from '@open-wc/testing';
import 'peerjs';
import type { PeerChat } from '../../../src/elements/peer-chat/peer-chat.js';
import type { PeerSession } from '../../../src/elements/peer-session/peer-session.js';
import { installFakeMedia } from '../../support/media.js';
import { all, inside, people } from '../../support/people.js';
import { createInPageSignalling } from '../../support/in-page-signalling.js';
import { pause, refusal, until } from '../../support/wait.js';

describe('<peer-chat> that turns to another one', function () {
  this.timeout(20_000);
  afterEach(() => sessionStorage.clear());

  const texts = ({ messages }: PeerChat) => messages.map(({ text }) => text);
  const input = (chat: PeerChat) => inside<HTMLTextAreaElement>(chat, 'textarea');
  const type = (chat: PeerChat, text: string) => {
    input(chat).value = text;
    input(chat).dispatchEvent(new Event('input'));
  };
  const enter = (chat: PeerChat) =>
    input(chat).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  const part = (chat: PeerChat, name: string) =>
    until(name, () => chat.shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`));

  /** Ada writes to Ben, and may turn to Kim. */
  async function three() {
    const page = await people({
      ada: html`<peer-chat to="ben"></peer-chat>`,
      ben: html`<peer-chat to="ada"></peer-chat>`,
      kim: html`<peer-chat to="ada"></peer-chat>`,
    });
    const [ada, ben, kim] = all(page, 'peer-chat') as unknown as [PeerChat, PeerChat, PeerChat];
    await ada.send('hello, Ben');
    await until('it is there', () => texts(ben).length === 1);
    ada.dispatchEvent(new Event('pointerenter'));
    await part(ada, 'emoji');
    // For what comes with it.
    ada.dispatchEvent(new Event('pointerenter'));
    return { ada, ben, kim };
  }

  for (const [what, turn] of [
    ['its property', (chat: PeerChat) => (chat.to = 'kim')],
    ['its attribute', (chat: PeerChat) => chat.setAttribute('to', 'kim')],
  ] as const)
    it(`sends to whom ${what} names, in the same turn`, async () => {
      const { ada, ben, kim } = await three();
      turn(ada);
      const sent = [ada.send('hello, Kim'), ada.sendFile(new File(['x'], 'for-kim.txt'))];
      await Promise.all(sent);
      await until('both are there', () => kim.messages.length === 2);
      await pause(100);
      expect(texts(ben)).to.deep.equal(['hello, Ben']);
      expect([ada.remoteId, texts(ada)[0]]).to.deep.equal(['kim', 'hello, Kim']);
    });

  it('sends to nobody what was meant for the one before, while its session was loaded', async () => {
    const { transport } = createInPageSignalling({ expireMs: 200 });
    const page = await fixture<HTMLElement>(
      html`<div>
        <peer-session peer-id="ada" manual .transport=${transport} .config=${{ iceServers: [] }}
          ><peer-chat to="ben"></peer-chat
        ></peer-session>
      </div>`,
    );
    const [chat] = all(page, 'peer-chat');
    const [session] = all(page, 'peer-session') as [PeerSession, PeerSession];
    await chat.updateComplete;
    const sending = chat.send('hello, Ben');
    chat.to = 'kim';
    await chat.updateComplete;
    expect(await refusal(sending)).to.include({ code: 'connection-closed' });
    await session.start();
    await pause(100);
    expect(texts(chat)).to.deep.equal([]);
  });

  it('does not send with a key what still stands there for the one before', async () => {
    const { ada, ben, kim } = await three();
    type(ada, 'for Ben');
    await ada.updateComplete;
    ada.handle.channel?.configure({ to: 'kim' });
    // Before it is drawn.
    enter(ada);
    await until('it has turned', () => input(ada).value === '');
    await pause(200);
    expect([...texts(ben), ...texts(kim)]).to.deep.equal(['hello, Ben']);
    ada.handle.channel?.configure({ to: 'ben' });
    await until('it stands there again', () => input(ada).value === 'for Ben');
  });

  it('keeps the draft that stood there before a message was edited', async () => {
    const { ada, ben } = await three();
    type(ada, 'a draft');
    await ada.updateComplete;
    // Which has what can be done with a message loaded.
    await ada.reactTo(ada.messages[0]?.id ?? '', '👍');
    await until('it is shown', () => inside(ada, '.log').textContent?.includes('👍'));
    const message = await until('the message', () => inside(ada, '.log').querySelector('[part=message]'));
    const point = { bubbles: true, composed: true, cancelable: true, clientX: 1, clientY: 1 };
    message.dispatchEvent(new PointerEvent('pointerover', point));
    const edit = await until('the menu', () => {
      message.dispatchEvent(new MouseEvent('contextmenu', point));
      return [...(ada.shadowRoot?.querySelectorAll('[role=menuitem]') ?? [])].find(
        ({ textContent }) => textContent?.trim() === 'Edit',
      );
    });
    (edit as HTMLElement).click();
    await until('it stands there', () => input(ada).value === 'hello, Ben');
    type(ada, 'hello, Benjamin');
    ada.to = 'kim';
    await until('it has turned', () => input(ada).value === '');
    ada.to = 'ben';
    await until('the draft is back', () => input(ada).value === 'a draft');
    expect(texts(ben)).to.deep.equal(['hello, Ben']);
  });

  it('shows the draft of the one to whom it turns while a voice message is recorded', async () => {
    const media = installFakeMedia({ video: false });
    try {
      const { ada } = await three();
      ada.to = 'kim';
      await until('it has turned', () => ada.remoteId === 'kim');
      await ada.updateComplete;
      type(ada, 'for Kim');
      ada.to = 'ben';
      await until('it is empty', () => input(ada).value === '');
      (await part(ada, 'record')).click();
      await until('it records', () => ada.shadowRoot?.querySelector('.voice .stop'));
      ada.to = 'kim';
      await until('the draft is there', () => ada.shadowRoot?.querySelector('textarea')?.value === 'for Kim');
      await until('nothing is recorded', () =>
        media.tracks.every(({ readyState }) => readyState === 'ended'),
      );
    } finally {
      media.uninstall();
    }
  });

  it('does not bring back what was sent just before', async () => {
    const { ada, ben } = await three();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { send } = ada;
    // It takes a while to be kept.
    ada.send = async (text) => {
      const message = await send.call(ada, text);
      await promise;
      return message;
    };
    type(ada, 'sent');
    await ada.updateComplete;
    enter(ada);
    await until('it is there', () => texts(ben).includes('sent'));
    type(ada, 'sent, and more');
    await ada.updateComplete;
    ada.to = 'kim';
    await until('it has turned', () => input(ada).value === '');
    resolve();
    await pause(100);
    ada.to = 'ben';
    await until('what was typed meanwhile is there', () => input(ada).value === ', and more');
  });

  it('asks again before it deletes, and has found nothing', async () => {
    const { ada } = await three();
    (await part(ada, 'search-button')).click();
    const search = await part(ada, 'search');
    const remove = [...search.querySelectorAll('button')].at(-1);
    remove?.click();
    await until('it asks', () => remove?.textContent?.includes('Really'));
    ada.to = 'kim';
    await until('it is closed', () => !ada.shadowRoot?.querySelector('[part=search]'));
    ada.to = 'ben';
    await pause(100);
    expect(texts(ada)).to.deep.equal([]);
  });

  it('closes its search by Escape, and nothing around it', async () => {
    const { ada } = await three();
    let outside = 0;
    ada.addEventListener('keydown', () => outside++);
    (await part(ada, 'search-button')).click();
    const search = await part(ada, 'search');
    const event = new KeyboardEvent('keydown', {
      key: 'Escape',
      cancelable: true,
      bubbles: true,
      composed: true,
    });
    search.querySelector('input')?.dispatchEvent(event);
    expect([event.defaultPrevented, outside]).to.deep.equal([true, 0]);
    await until('it is closed', () => !ada.shadowRoot?.querySelector('[part=search]'));
  });
});
