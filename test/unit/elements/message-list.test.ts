import { expect } from '@open-wc/testing';
import type { ChatMessage } from '../../../src/channels/chat-types.js';
import * as extras from '../../../src/elements/peer-chat/extras.js';
import { MessageList, styles } from '../../../src/elements/peer-chat/message-list.js';
import { until } from '../../support/wait.js';

const NOON = new Date(2026, 4, 7, 12).getTime();
const MINUTE = 60_000;

describe('MessageList', () => {
  let scroller: HTMLElement;
  /** How many messages each drawing has drawn. */
  let drawings: number[];
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
    drawings = [];
    loaded = null;
    let shown: readonly ChatMessage[] = [];
    const list = new MessageList(
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
      const before = texts().length;
      const element = list.render({
        messages,
        t: (template) => template,
        language: 'en',
        remoteId: 'ben',
        name: 'Ben',
        extras: () => loaded,
      });
      if (!element.isConnected) box.append(element);
      drawings.push(texts().length - before);
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

  it('draws the end of a long conversation first, and all of it in the end', async () => {
    const long = messages(500);
    draw(long);
    const first = texts();
    expect(first.length, 'at once').to.be.within(20, 60);
    expect(first.at(-1)).to.equal('text 499');
    await until('all are drawn', () => texts().length === 500);
    expect(texts()).to.deep.equal(long.map(({ text }) => text));
    expect(Math.max(...drawings), 'at a time').to.be.below(120);
  });

  it('draws a burst from its end', async () => {
    draw(messages(30));
    draw(messages(300));
    expect(texts().at(-1)).to.equal('text 299');
    expect(drawings.at(-1)).to.be.below(60);
    await until('all are drawn', () => texts().length === 300);
    expect(texts()).to.deep.equal(messages(300).map(({ text }) => text));
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
    expect(scroller.textContent).to.equal('');
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

  it('stays at the end, also while the rest is drawn above it', async () => {
    draw(messages(200));
    await until('all are drawn', () => texts().length === 200);
    const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    await until('it is at the end', () => Math.abs(distance()) < 2);
    draw(messages(260));
    await until('all are drawn', () => texts().length === 260);
    await until('it is at the end', () => Math.abs(distance()) < 2);
  });

  it('leaves the reader who went up where they are', async () => {
    const some = messages(40);
    draw(some);
    await until('it is at the end', () => scroller.scrollTop > 300);
    await frame();
    scroller.scrollTop -= 200;
    await frame();
    const place = scroller.scrollTop;
    draw([...some, message(40)]);
    await frame();
    expect(scroller.scrollTop).to.equal(place);
    draw([...some, message(40), message(41, { own: true, from: 'ada' })]);
    await until('one’s own message is seen', () => scroller.scrollTop > place + 200);
  });
});

/** Until what was asked for is laid out and its events were heard. */
const frame = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
