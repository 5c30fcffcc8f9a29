/** A call from a button in a page, and a bubble that holds a chat and a call. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  begin,
  browser,
  call,
  chat,
  closeAfterEach,
  closePages,
  events,
  has,
  isOpen,
  randomId,
  record,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

const BUTTON = 'peer-call-button';
const LAUNCHER = 'peer-launcher';

const defined = (page, tag) => page.waitForFunction((name) => customElements.get(name), {}, tag);

/** What shows of an element in its shadow root: an expression of `$`, which finds one there. */
const inside = (page, tag, expression) =>
  page.evaluate(
    (name, text) => {
      const host = document.querySelector(name);
      const $ = (selector) => host.shadowRoot.querySelector(selector);
      return new Function('$', 'host', `return ${text}`)($, host);
    },
    tag,
    expression,
  );

const shows = (page, tag) => inside(page, tag, `$('dialog').checkVisibility()`);
const isModal = (page, tag) => inside(page, tag, `$('dialog').matches(':modal')`);

for (const kind of ['chromium', 'firefox'])
  describe(`peer-call-button in ${kind}`, () => {
    let at, A, B;
    const [left, right] = ['a', 'b'].map(randomId);
    after(() => closePages());
    before(async () => {
      at = await stage();
      const button = `<input id="field"><${BUTTON} to="${right}">Talk to us</${BUTTON}>`;
      A = await at.open(await browser(kind), tags({ port: at.port, id: left, inside: button }));
      B = await at.open(
        await browser('chromium'),
        tags({ port: at.port, id: right, to: left, attributes: 'display-name="Support"' }),
      );
      await defined(A, BUTTON);
      await Promise.all([isOpen(A), isOpen(B)]);
      await record(A, BUTTON, ['call', 'open', 'close', 'statechange', 'toggle', 'error']);
    });
    const words = () => inside(A, BUTTON, `$('.call').innerText.trim()`);
    const focused = () => A.evaluate(() => document.activeElement.id || document.activeElement.localName);

    test('a click dials, and shows the call over the page', async () => {
      assert.equal(await inside(A, BUTTON, `host.textContent`), 'Talk to us');
      assert.equal(await shows(A, BUTTON), false);
      await A.click(BUTTON);
      await has(B, call, 'state', 'incoming');
      assert.equal(await shows(A, BUTTON), true);
      assert.equal(await isModal(A, BUTTON), true);
      await has(A, BUTTON, 'open', true);
      await begin(B, call, 'answer');
      await has(A, BUTTON, 'state', 'live');
      assert.equal(await inside(A, BUTTON, `host.getAttribute('state')`), 'live');
      assert.equal(await inside(A, BUTTON, `host.matches(':state(live)')`), true);
      assert.match(await inside(A, BUTTON, `$('.title').textContent`), /^Call with Support$/);
    });

    test('Escape puts it away while it goes on, and the focus is back on the button', async () => {
      await A.keyboard.press('Escape');
      await until('it is away', async () => !(await shows(A, BUTTON)));
      await has(A, BUTTON, 'open', false);
      assert.equal(await focused(), BUTTON);
      await until('the button counts', async () => /^In call · 0:\d\d$/.test(await words()));
      const first = await words();
      await until('it goes on counting', async () => (await words()) !== first);
      assert.equal(await inside(A, BUTTON, 'host.state'), 'live');
      await A.keyboard.press('Enter');
      await until('it is back', async () => shows(A, BUTTON));
    });

    test('when it is over it says so, and closing it leaves the button as it was', async () => {
      await begin(B, call, 'hangUp');
      await has(A, BUTTON, 'state', 'ended');
      assert.equal(await shows(A, BUTTON), true);
      await inside(A, BUTTON, `$('[part=hide]').click()`);
      await until('it is away', async () => !(await shows(A, BUTTON)));
      assert.equal(await inside(A, BUTTON, `$('.call').querySelector('slot:not([name])') !== null`), true);
    });

    test('who calls back rings there, and takes the focus from nobody', async () => {
      await A.focus('#field');
      await A.keyboard.type('wri');
      await begin(B, call, 'call');
      await has(A, BUTTON, 'state', 'incoming');
      await until('it shows', async () => shows(A, BUTTON));
      assert.equal(await isModal(A, BUTTON), false);
      assert.equal(await focused(), 'field');
      await A.keyboard.type('ting');
      assert.equal(await A.evaluate(() => document.querySelector('#field').value), 'writing');
      await inside(A, BUTTON, `void $('peer-video-call').answer()`);
      await has(A, BUTTON, 'state', 'live');
      await begin(A, BUTTON, 'hangUp');
      await has(B, call, 'state', 'ended');
    });

    test('its events are those of the call, on the button', async () => {
      const seen = await events(A, BUTTON);
      assert.deepEqual(
        seen.filter((each) => !/^(statechange|toggle)/.test(each)),
        ['open', 'close hung-up', `call ${right}`, 'open', 'close hung-up'],
      );
      assert.ok(seen.includes('statechange live') && seen.includes('toggle'));
      assert.deepEqual(A.problems, []);
    });
  });

test('a button that is for nobody says so, in the dialog', async () => {
  const at = await stage();
  const page = await at.open(
    await browser(),
    tags({ port: at.port, id: randomId(), inside: `<${BUTTON} opens="panel"></${BUTTON}>` }),
  );
  await defined(page, BUTTON);
  await isOpen(page);
  await page.click(BUTTON);
  await until('it says so', async () =>
    inside(
      page,
      BUTTON,
      `$('peer-video-call').shadowRoot.querySelector('.error')?.textContent.trim().length > 20`,
    ),
  );
  assert.equal(await isModal(page, BUTTON), false);
});

describe('peer-launcher', () => {
  let at, A, B;
  const [left, right] = ['l', 'm'].map(randomId);
  const page = () =>
    tags({
      port: at.port,
      id: left,
      attributes: `allow="${right}"`,
      inside: `<button id="before">Before</button><${LAUNCHER} label="Ask us"><peer-video-call to="${right}"></peer-video-call><peer-chat to="${right}"></peer-chat></${LAUNCHER}>`,
    });
  after(() => closePages());
  before(async () => {
    at = await stage();
    A = await at.open(await browser(), page());
    B = await at.open(
      await browser(),
      tags({ port: at.port, id: right, to: left, attributes: `allow="${left}"` }),
    );
    await defined(A, LAUNCHER);
    await Promise.all([isOpen(A), isOpen(B)]);
    await A.bringToFront();
  });
  const place = () =>
    inside(
      A,
      LAUNCHER,
      `(({ left, top, width }) => ({ left: Math.round(left), top: Math.round(top), width }))($('.bubble').getBoundingClientRect())`,
    );
  const badge = () => inside(A, LAUNCHER, `$('.badge')?.textContent ?? null`);
  const seen = () => A.evaluate(() => document.querySelector('peer-chat').checkVisibility());

  test('counts what comes in while it is closed, and forgets it when it opens', async () => {
    assert.equal(await seen(), false);
    await B.evaluate(
      (tag) =>
        void document
          .querySelector(tag)
          .send('one')
          .catch(() => undefined),
      chat,
    );
    await until('one', async () => (await badge()) !== null);
    await B.evaluate(
      (tag) =>
        void document
          .querySelector(tag)
          .send('two')
          .catch(() => undefined),
      chat,
    );
    await until('both', async () => Number(await badge()) >= 2);
    assert.match(await inside(A, LAUNCHER, `$('.bubble').ariaLabel`), /^Ask us, \d unread messages$/);
    assert.equal(await inside(A, LAUNCHER, `host.getAttribute('unread')`), await badge());
    await A.click(`${LAUNCHER} >>> [part=bubble]`);
    assert.equal(await seen(), true);
    assert.equal(await badge(), null);
    assert.equal(await inside(A, LAUNCHER, `$('.bubble').ariaExpanded`), 'true');
    assert.equal(await isModal(A, LAUNCHER), false);
  });

  test('Escape closes it, and the focus is back on the bubble', async () => {
    await A.evaluate((tag) => document.querySelector(tag).shadowRoot.querySelector('textarea').focus(), chat);
    await A.keyboard.press('Escape');
    assert.equal(await seen(), false);
    assert.equal(await A.evaluate(() => document.activeElement.localName), LAUNCHER);
    await has(A, LAUNCHER, 'open', false);
  });

  test('a call that comes while it is closed rings on it', async () => {
    await begin(B, call, 'call');
    await has(A, LAUNCHER, 'state', 'ringing');
    assert.equal(
      await inside(A, LAUNCHER, `$('[role=alert]').textContent.trim()`),
      'Somebody is calling you.',
    );
    await A.click(`${LAUNCHER} >>> [part=bubble]`);
    await begin(A, call, 'answer');
    await has(A, LAUNCHER, 'state', 'in-call');
    await inside(A, LAUNCHER, `host.hide()`);
    await has(B, call, 'state', 'live');
    await begin(B, call, 'hangUp');
    await has(A, LAUNCHER, 'state', 'idle');
  });

  test('moves by pointer and by keys, opens nothing on the way, and stays there after a reload', async () => {
    const start = await place();
    assert.equal(start.width, 56);
    const middle = (where) => [where.left + 28, where.top + 28];
    await A.mouse.move(...middle(start));
    await A.mouse.down();
    await A.mouse.move(120, 140, { steps: 5 });
    await A.mouse.up();
    const dragged = await place();
    assert.deepEqual([dragged.left, dragged.top], [92, 112]);
    assert.equal(await seen(), false);
    await A.focus(LAUNCHER);
    await A.evaluate((tag) => document.querySelector(tag).focus(), LAUNCHER);
    await A.keyboard.press('ArrowRight');
    assert.deepEqual(await place(), { ...dragged, left: dragged.left + 24 });
    await A.keyboard.down('Shift');
    await A.keyboard.press('ArrowDown');
    await A.keyboard.up('Shift');
    assert.equal((await place()).top, start.top);
    const last = await place();
    await A.reload();
    await defined(A, LAUNCHER);
    await until('it is drawn', async () => (await place()).width === 56);
    assert.deepEqual(await place(), last);
    await A.keyboard.press('Tab');
    await A.evaluate(() => localStorage.setItem('peer-launcher', '{"x":7}'));
    await A.reload();
    await defined(A, LAUNCHER);
    await until('it is drawn', async () => (await place()).width === 56);
    assert.deepEqual(await place(), start);
  });

  test('on a phone it fills the screen, and the page below is out of reach', async () => {
    await A.setViewport({ width: 360, height: 700 });
    await inside(A, LAUNCHER, `host.show()`);
    assert.equal(await isModal(A, LAUNCHER), true);
    const box = await inside(A, LAUNCHER, `$('dialog').getBoundingClientRect().toJSON()`);
    assert.deepEqual([box.left, box.top, box.width, box.height], [0, 0, 360, 700]);
    await A.evaluate(() => document.querySelector('#before').focus());
    assert.notEqual(await A.evaluate(() => document.activeElement.id), 'before');
    await inside(A, LAUNCHER, `$('[part=hide]').click()`);
    assert.equal(await seen(), false);
    await A.setViewport({ width: 800, height: 600 });
  });

  test('taken out of the page while it is open, it is closed when it comes back', async () => {
    await inside(A, LAUNCHER, `host.show()`);
    const open = await A.evaluate(async (tag) => {
      const launcher = document.querySelector(tag);
      const parent = launcher.parentNode;
      launcher.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const between = launcher.open;
      parent.append(launcher);
      await launcher.updateComplete;
      launcher.show();
      return [between, launcher.open];
    }, LAUNCHER);
    assert.deepEqual(open, [false, true]);
    assert.equal(await seen(), true);
  });
});
