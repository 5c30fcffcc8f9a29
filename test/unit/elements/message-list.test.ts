import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { ChatMessage } from '../../../src/channels/chat-types.js';
import * as extras from '../../../src/elements/peer-chat/extras.js';
import { MessageList, styles } from '../../../src/elements/peer-chat/message-list.js';
import type { View } from '../../../src/elements/peer-chat/view.js';
import { until } from '../../support/wait.js';

const NOON = new Date(2026, 4, 7, 12).getTime();
const MINUTE = 60_000;

describe('MessageList', () => {
  let scroller: HTMLElement;
  let list: MessageList;
  /** Whether the long list can be loaded. */
  let isOnline: boolean;
  /** Null until they are there. */
  let loaded: typeof extras | null;
  let draw: (messages: readonly ChatMessage[]) => void;

  beforeEach(() => {
    const host = document.body.appendChild(document.createElement('div'));
    host.className = 'fixture';
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles.styleSheet as CSSStyleSheet];
    scroller = root.appendChild(document.createElement('div'));
    scroller.setAttribute('style', 'height: 300px; overflow: auto');
    const box = scroller.appendChild(document.createElement('div'));
    isOnline = false;
    loaded = null;
    let long: unknown = null;
    const lazy = <P>(load: () => Promise<P>) => {
      if (isOnline && !long)
        void load().then((part) => {
          long = part;
          drawThis(shown);
        });
      return long as P | null;
    };
    let shown: readonly ChatMessage[] = [];
    list = new MessageList(
      {
        addController: () => undefined,
        removeController: () => undefined,
        requestUpdate: () => drawThis(shown),
        updateComplete: Promise.resolve(true),
      },
      scroller,
    );
    list.hostConnected();
    const drawThis = (messages: readonly ChatMessage[]) => {
      shown = messages;
      render(
        list.render({
          messages,
          t: (template) => template,
          language: 'en',
          remoteId: 'ben',
          name: 'Ben',
          extras: () => loaded,
          lazy: lazy as NonNullable<View['lazy']>,
        }),
        box,
      );
    };
    draw = drawThis;
  });
  afterEach(() => document.querySelector('.fixture')?.remove());

  const all = (selector: string) => [...scroller.querySelectorAll<HTMLElement>(selector)];
  const texts = () => all('.text').map((element) => element.textContent);

  function message(index: number, changes: Partial<ChatMessage> = {}): ChatMessage {
    const id = String(index);
    return { id, from: 'ben', text: `text ${id}`, sentAt: NOON, own: false, state: 'delivered', ...changes };
  }
  const messages = (count: number) => Array.from({ length: count }, (_, index) => message(index));

  const isLong = () => all('.long').length > 0;
  const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;

  it('draws the end of a long conversation at once, and leaves it to the long list', async () => {
    isOnline = true;
    draw(messages(500));
    const first = texts();
    expect(first.length, 'at once').to.be.within(20, 60);
    expect(first.at(-1)).to.equal('text 499');
    await until('the long list is there', isLong);
    expect(texts().at(-1)).to.equal('text 499');
    expect(list.show('0')).to.equal(true);
    await until('its beginning is drawn', () => texts()[0] === 'text 0');
  });

  it('draws a burst from its end, and leaves it to the long list', async () => {
    isOnline = true;
    draw(messages(20));
    draw(messages(300));
    expect(texts().at(-1)).to.equal('text 299');
    expect(texts().length).to.be.below(60);
    await until('the long list is there', isLong);
    expect(texts().at(-1)).to.equal('text 299');
    await until('it is at the end', () => Math.abs(distance()) < 2);
  });

  it('draws the end for as long as the long list cannot be loaded', async () => {
    draw(messages(100));
    draw(messages(101));
    expect(texts()).to.deep.equal(
      messages(101)
        .slice(-40)
        .map(({ text }) => text),
    );
    isOnline = true;
    draw(messages(102));
    expect(texts().at(-1)).to.equal('text 101');
    await until('the long list is there', isLong);
    expect(texts().at(-1)).to.equal('text 101');
  });

  it('wants the long list before any message has to go for its sake', async () => {
    isOnline = true;
    draw(messages(30));
    await frame();
    expect(isLong()).to.equal(false);
    draw(messages(31));
    expect(texts()).to.have.length(31);
    await until('the long list is there', isLong);
    expect(texts()).to.have.length(31);
  });

  it('leaves what did not change as it is', () => {
    const some = messages(30);
    draw(some);
    const [first] = all('.row');
    const moved: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => moved.push(...records));
    watcher.observe(scroller, { subtree: true, childList: true, characterData: true, attributes: true });
    draw([...some]);
    moved.push(...watcher.takeRecords());
    expect(moved).to.deep.equal([]);
    draw([...some, message(30)]);
    watcher.disconnect();
    expect(all('.row')[0]).to.equal(first);
  });

  it('shows the time below the last one of a sender, each within two minutes of the one before', () => {
    draw([
      message(0),
      message(1),
      message(2, { own: true, from: 'ada' }),
      message(3, { sentAt: NOON + MINUTE }),
      message(4, { sentAt: NOON + 3 * MINUTE }),
      message(5, { sentAt: NOON + 5 * MINUTE + 1 }),
    ]);
    const timed = all('.row').map((row) => row.querySelector('time')?.textContent ?? '');
    expect(timed.map((text) => /12:0\d/.exec(text)?.[0] ?? '')).to.deep.equal([
      '',
      '12:00',
      '12:00',
      '',
      '12:03',
      '12:05',
    ]);
  });

  it('moves the time down when a message joins, over pages too', () => {
    draw(messages(20));
    expect(all('time')).to.have.length(1);
    draw(messages(21));
    expect(all('time')).to.have.length(1);
    expect(all('.row').at(-1)?.querySelector('time')).to.not.equal(null);
    draw(messages(20));
    expect(texts()).to.have.length(20);
    expect(all('.row').at(-1)?.querySelector('time')).to.not.equal(null);
  });

  it('takes away what is gone, with its day', () => {
    const day = 24 * 60 * MINUTE;
    const some = [message(0), message(1, { sentAt: NOON + day }), message(2, { sentAt: NOON + 2 * day })];
    draw(some);
    // Days of one message each fill a screen together.
    expect(texts()).to.have.length(3);
    expect(all('[part=day]').map((element) => element.textContent)).to.deep.equal([
      'May 7, 2026',
      'May 8, 2026',
      'May 9, 2026',
    ]);
    draw(some.slice(0, 2));
    expect(texts()).to.deep.equal(['text 0', 'text 1']);
    expect(all('[part=day]')).to.have.length(2);
    draw(some.slice(1));
    expect(texts()).to.deep.equal(['text 1', 'text 2']);
    draw([]);
    expect(scroller.textContent.trim()).to.equal('');
  });

  it('draws a message again when its state changes', () => {
    const own = { own: true, from: 'ada' };
    draw([message(0, { ...own, state: 'queued' }), message(1)]);
    draw([message(0, { ...own, state: 'failed' }), message(1)]);
    expect(all('.tick').map((tick) => [tick.title, tick.classList.contains('failed')])).to.deep.equal([
      ['Not sent', true],
    ]);
  });

  it('makes links as soon as it can', () => {
    const some = [message(0, { text: 'It is at https://example.org/a?b.' }), message(1)];
    draw(some);
    expect(texts()).to.deep.equal(['It is at https://example.org/a?b.', 'text 1']);
    expect(all('a')).to.have.length(0);
    loaded = extras;
    draw(some);
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal(['https://example.org/a?b']);
    expect(texts()).to.deep.equal(['It is at https://example.org/a?b.', 'text 1']);
  });

  it('stays at the end, also while the long list takes over', async () => {
    draw(messages(30));
    await until('it is at the end', () => scroller.scrollTop > 100 && Math.abs(distance()) < 2);
    isOnline = true;
    draw(messages(200));
    await until('it is at the end', () => Math.abs(distance()) < 2);
    await until('the long list is there', isLong);
    await until('it is at the end', () => Math.abs(distance()) < 2);
    draw(messages(260));
    await until('it is at the end', () => Math.abs(distance()) < 2);
    expect(texts().at(-1)).to.equal('text 259');
  });

  it('leaves the reader who went up where they are', async () => {
    const some = messages(38);
    draw(some);
    await until('it is at the end', () => scroller.scrollTop > 300);
    await frame();
    scroller.scrollTop -= 200;
    await frame();
    const place = scroller.scrollTop;
    draw([...some, message(38)]);
    await frame();
    expect(scroller.scrollTop).to.equal(place);
    draw([...some, message(38), message(39, { own: true, from: 'ada' })]);
    await until('one’s own message is seen', () => scroller.scrollTop > place + 200);
  });
});

/** Until what was asked for is laid out and its events were heard. */
const frame = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
