/** Ringing: what is heard and seen of a call by somebody who looks elsewhere, and in several tabs. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  begin,
  browser,
  call,
  closePages,
  events,
  has,
  isOpen,
  openPage,
  randomId,
  record,
  stage,
  tags,
  until,
} from './support/kit.mjs';

/** Writes down what is played and vibrated, before anything of the kit runs. */
const listen = (page) =>
  page.evaluate(() => {
    window.heard = [];
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...args) {
      window.heard.push('tone');
      return start.apply(this, args);
    };
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      if (this instanceof HTMLAudioElement) window.heard.push(this.src);
      return play.call(this);
    };
    navigator.vibrate = (pattern) => window.heard.push(`vibrate ${[pattern].flat().length}`);
  });
const heard = (page) => page.evaluate(() => window.heard);
const text = (page, selector) =>
  page.evaluate(
    (tag, find) =>
      document.querySelector(tag).shadowRoot.querySelector(find)?.textContent.replace(/\s+/g, ' ').trim() ??
      null,
    call,
    selector,
  );
/** Presses what shows a moment after the state that it belongs to. */
const press = (page, selector) =>
  until(`${selector} is there to press`, () =>
    page.evaluate(
      (tag, find) => {
        const button = document.querySelector(tag).shadowRoot.querySelector(find);
        button?.click();
        return button !== null;
      },
      call,
      selector,
    ),
  );

/** A second of a sound, as a file that every browser plays. */
const beep = (page) =>
  page.evaluate(() => {
    const samples = new Int16Array(8000).map((_, index) => 3000 * Math.sin(index / 3));
    const header = new DataView(new ArrayBuffer(44));
    const put = (at, words) =>
      [...words].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)));
    put(0, 'RIFF');
    header.setUint32(4, 36 + samples.byteLength, true);
    put(8, 'WAVEfmt ');
    header.setUint32(16, 16, true);
    header.setUint16(20, 1, true);
    header.setUint16(22, 1, true);
    header.setUint32(24, 8000, true);
    header.setUint32(28, 16000, true);
    header.setUint16(32, 2, true);
    header.setUint16(34, 16, true);
    put(36, 'data');
    header.setUint32(40, samples.byteLength, true);
    return URL.createObjectURL(new Blob([header.buffer, samples.buffer], { type: 'audio/wav' }));
  });

describe('what is heard', () => {
  let at, A, B;
  after(() => closePages());
  before(async () => {
    at = await stage();
    const [left, right] = ['a', 'b'].map(randomId);
    A = await at.open(await browser(), tags({ port: at.port, id: left, to: right }));
    B = await at.open(await browser(), tags({ port: at.port, id: right, to: left }));
    await Promise.all([isOpen(A), isOpen(B)]);
    await listen(A);
    await listen(B);
    await record(B, call, ['error']);
    // A page that nobody has touched plays nothing.
    for (const page of [A, B]) await page.mouse.click(5, 5);
  });
  const set = (page, name, value) =>
    page.evaluate((tag, n, v) => document.querySelector(tag).setAttribute(n, v), call, name, value);
  const rings = async () => {
    for (const page of [A, B]) await page.evaluate(() => (window.heard.length = 0));
    await begin(A, call, 'call');
    await has(B, call, 'state', 'incoming');
  };
  const stops = async () => {
    await begin(A, call, 'hangUp');
    await has(B, call, 'state', 'ended');
  };

  test('a tone on both sides, and a pulse on the one that is called', async () => {
    await rings();
    await until(
      'here',
      async () => (await heard(B)).includes('tone') && (await heard(B)).includes('vibrate 3'),
    );
    await until('and there', async () => (await heard(A)).includes('tone'));
    assert.ok(!(await heard(A)).some((each) => each.startsWith('vibrate')));
    await stops();
    await until('the pulse stops', async () => (await heard(B)).at(-1) === 'vibrate 1');
    assert.deepEqual(await events(B, call), []);
  });

  test('sounds of the page by URL', async () => {
    const [one, two] = [await beep(B), await beep(A)];
    await set(B, 'ring-tone', one);
    await set(A, 'ring-back-tone', two);
    await rings();
    await until('here', async () => (await heard(B)).includes(one));
    await until('and there', async () => (await heard(A)).includes(two));
    await stops();
    assert.ok(!(await heard(B)).includes('tone') && !(await heard(A)).includes('tone'));
    assert.deepEqual(await events(B, call), []);
  });

  test('none is silence', async () => {
    await set(B, 'ring-tone', 'none');
    await set(A, 'ring-back-tone', 'none');
    await rings();
    await until('it vibrates', async () => (await heard(B)).includes('vibrate 3'));
    await stops();
    assert.ok(!(await heard(B)).includes('tone') && !(await heard(A)).includes('tone'));
  });

  test('a URL that is no sound is reported, and it rings all the same', async () => {
    await set(B, 'ring-tone', 'nothing-there.mp3');
    await rings();
    await until('it says so', async () => (await events(B, call)).includes('error invalid-attribute'));
    await until('it rings', async () => (await heard(B)).includes('tone'));
    assert.equal(await B.evaluate((tag) => document.querySelector(tag).state, call), 'incoming');
    await stops();
    await B.evaluate((tag) => document.querySelector(tag).removeAttribute('ring-tone'), call);
  });
});

describe('who was not there', () => {
  let at, A, B, left, right;
  after(() => closePages());
  before(async () => {
    at = await stage();
    [left, right] = ['a', 'b'].map(randomId);
    A = await at.open(
      await browser(),
      tags({ port: at.port, id: left, to: right, attributes: 'display-name="Ada"' }),
    );
    B = await at.open(
      await browser(),
      tags({ port: at.port, id: right, inside: `<${call} title-badge notifications></${call}>` }),
    );
    await Promise.all([isOpen(A), isOpen(B)]);
    await B.evaluate(() => (document.title = 'Shop'));
    await record(B, call, ['missed']);
  });
  const title = () => B.evaluate(() => document.title);

  test('the title says who calls, and then how many were missed', async () => {
    await begin(A, call, 'call');
    await has(B, call, 'state', 'incoming');
    await until('it says who', async () => (await title()) === 'Ada is calling you');
    // It rings before it counts.
    await until('it rings', async () =>
      B.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/ringing-')),
      ),
    );
    await begin(A, call, 'hangUp');
    await has(B, call, 'state', 'ended');
    await until('it counts', async () => (await title()) === '(1) Shop');
    const missed = await B.evaluate((tag) => document.querySelector(tag).missedCalls, call);
    assert.deepEqual(
      missed.map(({ from, displayName }) => [from, displayName]),
      [[left, 'Ada']],
    );
    assert.ok(Math.abs(Date.now() - missed[0].at) < 60_000);
    assert.deepEqual(await events(B, call), [`missed ${left}`]);
  });

  test('those before the last one are listed, each with a way to call back', async () => {
    assert.equal(await text(B, '[part=missed]'), null);
    const C = await at.open(
      await browser(),
      tags({ port: at.port, id: randomId('c'), to: right, attributes: 'display-name="Cid"' }),
    );
    await isOpen(C);
    await begin(C, call, 'call');
    await has(B, call, 'state', 'incoming');
    await until('it says who', async () => (await title()) === 'Cid is calling you');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await begin(C, call, 'hangUp');
    await until('both are missed', async () => (await title()) === '(2) Shop');
    await until('she is listed', async () =>
      /^Ada \d+:\d\d.* Call back$/.test(await text(B, '[part=missed]')),
    );
    await press(B, '[part=call-back-button]');
    await has(A, call, 'state', 'incoming');
    await begin(A, call, 'answer');
    await has(B, call, 'state', 'live');
    await until('she is missed no longer', async () => (await title()) === '(1) Shop');
    await begin(B, call, 'hangUp');
    await has(B, call, 'state', 'ended');
    await press(B, '[part=dismiss-button]');
    await until('nor is he', async () => (await title()) === 'Shop');
    await C.close();
  });

  test('a hidden page notifies, once it may', async () => {
    assert.equal(await B.evaluate(() => Notification.permission), 'default');
    await B.evaluate(() => {
      window.notes = [];
      Notification.requestPermission = () => {
        window.asked = true;
        Object.defineProperty(Notification, 'permission', { configurable: true, value: 'granted' });
        return Promise.resolve('granted');
      };
    });
    await until(
      'the button is there',
      async () => (await text(B, '[part=notify-button]')) === 'Notify me of calls',
    );
    await press(B, '[part=notify-button]');
    await until('it has gone', async () => (await text(B, '[part=notify-button]')) === null);
    await B.evaluate(() => {
      window.Notification = class {
        static permission = 'granted';
        constructor(words, { tag }) {
          window.notes.push(words, tag.includes('peer-elements'));
        }
        close() {
          window.notes.push('closed');
        }
      };
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    });
    await begin(A, call, 'call');
    await has(B, call, 'state', 'incoming');
    await until('it notifies', async () => (await B.evaluate(() => window.notes.length)) === 2);
    await begin(A, call, 'hangUp');
    await until('it is taken back', async () => (await B.evaluate(() => window.notes.length)) === 3);
    assert.deepEqual(await B.evaluate(() => window.notes), ['Ada is calling you', true, 'closed']);
  });

  test('declined is not missed', async () => {
    await B.evaluate((tag) => document.querySelector(tag).handle.store.set({ missedCalls: [] }), call);
    await begin(A, call, 'call');
    await has(B, call, 'state', 'incoming');
    await until('it says who', async () => (await title()) === 'Ada is calling you');
    await begin(B, call, 'decline');
    await has(A, call, 'state', 'ended');
    await until('it says so no more', async () => (await title()) === 'Shop');
    assert.deepEqual(await B.evaluate((tag) => document.querySelector(tag).missedCalls, call), []);
  });
});

for (const kind of ['chromium', 'firefox'])
  test(`several tabs in ${kind}: one answers, the others stop; one sounds`, async () => {
    const at = await stage();
    const [caller, first, second] = ['c', 'f', 's'].map(randomId);
    const C = await at.open(
      await browser(),
      tags({
        port: at.port,
        id: caller,
        inside: `<${call} to="${first}"></${call}><${call} to="${second}"></${call}>`,
      }),
    );
    at.site.setPage('/first', tags({ port: at.port, id: first, to: caller }));
    at.site.setPage('/second', tags({ port: at.port, id: second, to: caller }));
    const F = await openPage(await browser(kind), `${at.site.url}/first`);
    const S = await F.browserContext().newPage();
    await S.goto(`${at.site.url}/second`);
    await Promise.all([isOpen(C), isOpen(F), isOpen(S)]);
    for (const page of [F, S]) await listen(page);
    await C.evaluate(
      (tag) => document.querySelectorAll(tag).forEach((each) => void each.call().catch(() => undefined)),
      call,
    );
    await Promise.all([has(F, call, 'state', 'incoming'), has(S, call, 'state', 'incoming')]);
    const pulses = async (page) => (await heard(page)).includes('vibrate 3');
    await until('both vibrate', async () => (await pulses(F)) && (await pulses(S)));
    await begin(S, call, 'answer');
    await has(S, call, 'state', 'live');
    await has(F, call, 'state', 'ended');
    const reasons = () =>
      C.evaluate(
        (tag) =>
          [...document.querySelectorAll(tag)].map((each) => [each.state, each.handle.store.value.reason]),
        call,
      );
    await until('the caller hears the same', async () => (await reasons())[0][0] === 'ended');
    assert.deepEqual(await reasons(), [
      ['ended', 'answered-elsewhere'],
      ['live', null],
    ]);
    assert.equal(
      await F.evaluate((tag) => document.querySelector(tag).handle.store.value.reason, call),
      'answered-elsewhere',
    );
    assert.deepEqual(await F.evaluate((tag) => document.querySelector(tag).missedCalls, call), []);
    await begin(S, call, 'hangUp');
  });
