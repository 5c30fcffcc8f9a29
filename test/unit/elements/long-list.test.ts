import { expect } from '@open-wc/testing';
import type { ChatMessage } from '../../../src/channels/chat-types.js';
import { conversation, frame, makeLog, message, MINUTE, NOON, type Log } from '../../support/log.js';
import { until } from '../../support/wait.js';

describe('LongList', () => {
  let log: Log;
  beforeEach(() => (log = makeLog()));
  afterEach(() => document.querySelector('.fixture')?.remove());

  const isLong = () => log.all('.long').length > 0;
  const many = conversation(0, 100_000);

  async function open(messages: readonly ChatMessage[] = many, changes = {}) {
    log.draw({ messages, ...changes });
    await until('the long list draws', isLong);
    await until('it is at the end', () => Math.abs(log.distance()) < 2);
    await frame();
  }

  /** Goes there as a hand on the scroll bar does. */
  async function scrollTo(top: number) {
    log.scroller.scrollTop = top;
    await frame();
    await frame();
  }

  /** The row at the top of what is seen stays there, to a pixel. */
  async function holds(act: () => void) {
    const before = log.reading();
    expect(before, 'something is read').to.not.equal(null);
    act();
    await frame();
    await frame();
    const after = log.reading();
    expect(after?.text).to.equal(before?.text);
    expect(after?.y).to.be.closeTo(before?.y ?? 0, 1);
  }

  it('has a bounded number of rows for 100,000 messages, wherever the reader is', async () => {
    await open();
    expect(log.texts().at(-1)).to.equal(many.at(-1)?.text);
    const seen: number[] = [];
    for (const part of [1, 0.999, 0.7, 0.5, 0.5001, 0.2, 0]) {
      await scrollTo(log.scroller.scrollHeight * part);
      seen.push(log.all('.row').length);
      const covered = log.all('.row').filter((row) => log.top(row) < 400 && log.top(row) > -50);
      expect(covered.length, `something is there at ${part}`).to.be.above(0);
    }
    expect(Math.max(...seen)).to.be.below(200);
    expect(log.texts()[0]).to.equal(many[0]?.text);
    expect(log.all('[part=day]').length).to.be.above(0);
  });

  it('keeps every message in its order while the reader scrolls through', async function (this: Mocha.Context) {
    this.timeout(20_000);
    const some = Array.from({ length: 900 }, (_, at) => message(at));
    await open(some);
    const met = new Set<string>();
    for (;;) {
      const shown = log.texts();
      const first = some.findIndex(({ text }) => text === shown[0]);
      expect(shown).to.deep.equal(some.slice(first, first + shown.length).map(({ text }) => text));
      for (const text of shown) met.add(text ?? '');
      if (log.scroller.scrollTop === 0) break;
      await holds(() => undefined);
      await scrollTo(log.scroller.scrollTop - 700);
    }
    expect(met.size).to.equal(900);
  });

  it('does not move what is read when it was estimated wrongly above', async () => {
    // The last ones are short, those before them high.
    const some = Array.from({ length: 1000 }, (_, at) =>
      message(at, { text: `${at} ${'word '.repeat(at < 900 ? 80 : 1)}` }),
    );
    await open(some);
    for (let step = 0; step < 30; step++) {
      const before = log.reading();
      const y = before ? log.top(before.row) : 0;
      log.scroller.scrollTop -= 100;
      await frame();
      await frame();
      if (before?.row.isConnected) expect(log.top(before.row), `step ${step}`).to.be.closeTo(y + 100, 1.5);
    }
  });

  it('holds the place when older messages come in front', async () => {
    const some = conversation(500, 1500);
    await open(some);
    await scrollTo(3000);
    const older = conversation(0, 500);
    await holds(() => log.draw({ messages: [...older.slice(450), ...some] }));
    await holds(() => log.draw({ messages: [...older, ...some] }));
    expect(log.all('.row').length).to.be.below(200);
  });

  it('holds the place at the very start, and while it asks for more', async () => {
    let first = 500;
    const all = Array.from({ length: 1500 }, (_, at) => message(at));
    let asked = 0;
    let come = () => {};
    const older = () => {
      asked++;
      return new Promise<void>((done) => (come = done));
    };
    await open(all.slice(first), { older });
    expect(asked).to.equal(0);
    await scrollTo(0);
    await until('it asks', () => asked === 1);
    expect(log.all('.older')[0]?.textContent).to.equal('Loading older messages…');
    await scrollTo(100);
    await scrollTo(0);
    expect(asked, 'once at a time').to.equal(1);
    const before = log.rowWith('text 500');
    const y = before ? log.top(before) : NaN;
    first -= 5;
    log.draw({ messages: all.slice(first) });
    come();
    await until('it asks again, still near the start', () => asked === 2);
    await frame();
    expect(log.top(log.rowWith('text 500') as HTMLElement)).to.be.closeTo(y, 1);
    first = 300;
    log.draw({ messages: all.slice(first) });
    come();
    await frame();
    await frame();
    expect(log.top(log.rowWith('text 500') as HTMLElement)).to.be.closeTo(y, 1);
    expect(asked, 'far from the start now').to.equal(2);
    await holds(() => log.draw({ older: null }));
    expect(log.all('.older')[0]?.hidden).to.equal(true);
  });

  it('does not ask again and again when older messages cannot be loaded', async () => {
    let asked = 0;
    const older = () => {
      asked++;
      return Promise.reject(new Error('no'));
    };
    log.draw({ messages: conversation(0, 5), older });
    await until('it asks', () => asked === 1);
    for (let turn = 0; turn < 5; turn++) await frame();
    expect(asked).to.equal(1);
    expect(log.all('.older')[0]?.textContent).to.equal('');
  });

  it('holds the place when messages come below, and says how many', async () => {
    const some = conversation(0, 1000);
    await open(some);
    await scrollTo(log.scroller.scrollTop - 300);
    const more = conversation(1000, 1003).map((each) => ({ ...each, own: false }));
    await holds(() => log.draw({ messages: [...some, ...more] }));
    expect(log.all('[part=new-messages]')[0]?.textContent?.trim()).to.equal('New messages: 3');
    await scrollTo(5000);
    await holds(() =>
      log.draw({ messages: [...some, ...more, ...more.map((each) => ({ ...each, id: `x${each.id}` }))] }),
    );
    log.all('[part=new-messages]')[0]?.click();
    await until('it is at the end', () => Math.abs(log.distance()) < 2);
    expect(log.all('[part=new-messages]')).to.have.length(0);
    expect(log.active).to.equal(log.scroller);
  });

  it('holds the place when something above it grows, and when the width changes', async () => {
    const some = conversation(0, 1000);
    await open(some);
    await scrollTo(6000);
    const drawn = log.texts();
    const at = some.findIndex(({ text }) => text === drawn[0]);
    const grown = some.with(at, { ...(some[at] as ChatMessage), text: `${at} ${'word '.repeat(100)}` });
    await holds(() => log.draw({ messages: grown }));
    const { text } = log.reading() ?? {};
    log.resize({ width: 240 });
    await frame();
    await frame();
    expect(log.reading()?.text).to.equal(text);
    log.resize({ width: 700 });
    await frame();
    await frame();
    expect(log.reading()?.text).to.equal(text);
  });

  it('stays at the end, whatever comes or changes', async () => {
    const some = conversation(0, 1000);
    await open(some);
    log.draw({ messages: [...some, ...conversation(1000, 1050)] });
    await until('it is at the end', () => Math.abs(log.distance()) < 2);
    log.resize({ height: 250 });
    await frame();
    expect(log.distance()).to.be.closeTo(0, 1);
    log.draw({ messages: [...conversation(-100, 0), ...some, ...conversation(1000, 1050)] });
    await frame();
    await frame();
    expect(log.distance()).to.be.closeTo(0, 1);
    expect(log.texts().at(-1)).to.match(/^1049 /);
  });

  it('goes to the end with one’s own message', async () => {
    const some = conversation(0, 1000);
    await open(some);
    await scrollTo(1000);
    log.draw({ messages: [...some, message(1000, { own: true, from: 'ada' })] });
    await until('it is at the end', () => Math.abs(log.distance()) < 2 && log.texts().at(-1) === 'text 1000');
  });

  it('takes a burst, one by one, with work that grows as the messages do', async () => {
    await open(conversation(0, 700));
    const counts: number[] = [];
    let mutations = 0;
    const watcher = new MutationObserver((records) => (mutations += records.length));
    watcher.observe(log.root, { subtree: true, childList: true, characterData: true, attributes: true });
    let messages: readonly ChatMessage[] = conversation(0, 700);
    const extra = conversation(700, 8700).map((each) => ({ ...each, own: false }));
    for (let from = 0; from < extra.length; from += 20) {
      for (const each of extra.slice(from, from + 20)) {
        messages = [...messages, each];
        log.draw({ messages });
      }
      await Promise.resolve();
      if (from % 2000 === 0) {
        counts.push(mutations);
        mutations = 0;
        await frame();
      }
      expect(log.all('.row').length).to.be.below(250);
    }
    watcher.disconnect();
    const [, second = 0] = counts;
    expect(counts.at(-1)).to.be.below(second * 1.5);
    await until(
      'it is at the end',
      () => Math.abs(log.distance()) < 2 && /^8699 /.test(log.texts().at(-1) ?? ''),
    );
  });

  it('goes to a message that is far away, marks it and gives it the focus', async () => {
    await open();
    expect(log.list.show('50000')).to.equal(true);
    await frame();
    await frame();
    const row = log.rowWith('50000 ') as HTMLElement;
    expect(log.active).to.equal(row);
    expect(row.classList.contains('found')).to.equal(true);
    expect(row.ariaLabel).to.contain('50000 word');
    const middle = log.top(row) + row.offsetHeight / 2;
    expect(middle).to.be.closeTo(200, 60);
    await expect(log.host).to.be.accessible();
    expect(log.list.show('no such message')).to.equal(false);
    expect(log.list.show('0')).to.equal(true);
    await frame();
    expect(log.active?.textContent).to.contain('0 word');
    expect(log.all('.row').length).to.be.below(200);
  });

  it('goes to a message of a short conversation too', async () => {
    log.draw({ messages: conversation(0, 30) });
    await frame();
    expect(isLong()).to.equal(false);
    expect(log.list.show('3')).to.equal(true);
    await until('it has the focus', () => log.active?.textContent?.includes('3 word'));
    expect(log.list.show('none')).to.equal(false);
  });

  it('takes over where the reader is', async () => {
    log.draw({ messages: conversation(0, 30) });
    await until('it is at the end', () => log.scroller.scrollTop > 1000);
    await frame();
    await frame();
    expect(isLong()).to.equal(false);
    await scrollTo(log.scroller.scrollTop - 1);
    log.scroller.scrollTop -= 900;
    const before = log.reading();
    await until('the long list draws', isLong);
    await frame();
    await frame();
    expect(log.reading()?.text).to.equal(before?.text);
    expect(log.reading()?.y).to.be.closeTo(before?.y ?? NaN, 1);
  });

  it('draws a line above the first unread message, and takes it away', async () => {
    const some = conversation(0, 100);
    await open(some, { unreadFrom: '90' });
    const line = log.all('[part=unread]');
    expect(line.map(({ textContent }) => textContent)).to.deep.equal(['New']);
    expect(line[0]?.parentElement?.querySelector('.text')?.textContent).to.match(/^90 /);
    await expect(log.host).to.be.accessible();
    log.draw({ unreadFrom: '95' });
    const [moved] = log.all('[part=unread]');
    expect(moved?.parentElement?.querySelector('.text')?.textContent).to.match(/^95 /);
    log.draw({ unreadFrom: null });
    expect(log.all('[part=unread]')).to.have.length(0);
  });

  it('shows each day once, and above what is read only while it moves', async () => {
    const day = 24 * 60 * MINUTE;
    const some = Array.from({ length: 700 }, (_, at) =>
      message(at, { sentAt: NOON + Math.floor(at / 10) * day }),
    );
    await open(some);
    const lines = log.all('.page [part=day]').map(({ textContent }) => textContent);
    expect(new Set(lines).size).to.equal(lines.length);
    log.scroller.scrollTop -= 200;
    await until('the day shows', () => log.all('.moves').length === 1 || log.all('.moves').length === 0);
    await until('it has gone', () => log.all('.moves').length === 0, 4000);
  });

  it('redraws a message that changes, and no other', async () => {
    const some = conversation(0, 700);
    await open(some);
    const moved: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => moved.push(...records));
    watcher.observe(log.scroller, { subtree: true, childList: true, characterData: true, attributes: true });
    log.draw({ messages: [...some] });
    expect(watcher.takeRecords()).to.deep.equal([]);
    const last = some.at(-1) as ChatMessage;
    log.draw({ messages: some.with(-1, { ...last, text: 'another text' }) });
    expect(log.texts().at(-1)).to.equal('another text');
    expect(watcher.takeRecords()).to.have.length(1);
    watcher.disconnect();
  });

  it('keeps what is left when messages go', async () => {
    const some = conversation(0, 1000);
    await open(some);
    await scrollTo(9000);
    const { text = '' } = log.reading() ?? {};
    const at = some.findIndex((each) => each.text === text);
    await holds(() => log.draw({ messages: some.toSpliced(at - 60, 1) }));
    await holds(() => log.draw({ messages: some.toSpliced(at - 60, 1).slice(30) }));
    log.draw({ messages: some.slice(0, 3) });
    expect(log.texts()).to.deep.equal(some.slice(0, 3).map((each) => each.text));
    log.draw({ messages: [] });
    expect(log.texts()).to.deep.equal([]);
    log.draw({ messages: conversation(5000, 5002) });
    expect(log.texts()).to.have.length(2);
  });

  it('announces what arrives, and not what comes into view', async () => {
    const some = conversation(0, 1000);
    await open(some);
    const live = () => log.all('.page').map((page) => page.getAttribute('aria-live'));
    expect(live().every((value) => value === 'off')).to.equal(true);
    log.draw({ messages: [...some, message(1000)] });
    expect(live().at(-1)).to.equal(null);
  });
});
