/** What a call has beyond its picture, where only a real browser can say whether it works: keys, codecs, captions. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  begin,
  browser,
  call,
  closeAfterEach,
  closePages,
  connect,
  events,
  has,
  isOpen,
  moves,
  randomId,
  record,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

async function pair(kinds, attributes = '') {
  const at = await stage();
  const [left, right] = ['x', 'y'].map(randomId);
  const A = await at.open(
    await browser(kinds[0]),
    tags({
      port: at.port,
      id: left,
      inside: `<peer-video-call to="${right}" ${attributes}></peer-video-call>`,
    }),
  );
  const B = await at.open(await browser(kinds[1]), tags({ port: at.port, id: right, to: left }));
  await Promise.all([isOpen(A), isOpen(B)]);
  await record(A, call, ['error', 'caption']);
  await connect(A, B);
  return [A, B];
}

/** The buttons that keys press are there. */
const settled = (page) =>
  until('the extras are there', async () => {
    await page.hover(call);
    return page.evaluate(
      (tag) => document.querySelector(tag).shadowRoot.querySelector('.layer [part=more]') !== null,
      call,
    );
  });

const shown = (page, part) =>
  page.evaluate(
    (tag, name) =>
      document.querySelector(tag).shadowRoot.querySelector(`[part~=${name}]`)?.textContent.trim() ?? null,
    call,
    part,
  );

describe('keys', () => {
  let A, B;
  after(() => closePages());
  before(async () => {
    [A, B] = await pair(['chromium', 'chromium'], 'hotkeys');
    await settled(A);
    await until('keys work', () =>
      A.evaluate(
        (tag) =>
          document.querySelector(tag).shadowRoot.querySelector('.layer peer-fullscreen-button')?.shadowRoot
            ?.childElementCount > 0,
        call,
      ),
    );
    await A.evaluate(
      (tag) => document.querySelector(tag).shadowRoot.querySelector('[part=more]').focus(),
      call,
    );
  });

  test('the whole screen and the microphone, by keys', async () => {
    await A.evaluate(
      (tag) => document.querySelector(tag).shadowRoot.querySelector('[part=more]').focus(),
      call,
    );
    await A.keyboard.press('f');
    await until('it fills the screen', () =>
      A.evaluate(() => document.fullscreenElement?.localName === 'peer-video-call'),
    );
    await A.keyboard.press('f');
    await until('it does not', () => A.evaluate(() => document.fullscreenElement === null));
    await A.keyboard.press('m');
    await has(B, call, 'remoteMicOff', true);
    await A.keyboard.press('m');
    await has(B, call, 'remoteMicOff', false);
  });
});

describe('the codec of the picture', () => {
  for (const kinds of [
    ['chromium', 'firefox'],
    ['firefox', 'chromium'],
  ])
    test(`${kinds[0]} sends what video-codecs asks for`, async () => {
      const [A, B] = await pair(kinds, 'video-codecs="VP9 VP8"');
      const used = (page) =>
        page.evaluate(async (tag) => {
          const stats = await document.querySelector(tag).connection.peerConnection.getStats();
          const entry = [...stats.values()].find(
            ({ type, kind }) => type === 'outbound-rtp' && kind === 'video',
          );
          return stats.get(entry?.codecId)?.mimeType ?? '';
        }, call);
      await until('it is VP9', async () => (await used(A)) === 'video/VP9');
      await moves(B);
      assert.notEqual(await used(B), 'video/VP9', 'the other side chooses for itself');
      await A.evaluate((tag) => (document.querySelector(tag).videoCodecs = 'H265'), call);
      await until('it says that nobody has that', async () =>
        (await events(A, call)).includes('error browser-incompatible'),
      );
      await moves(B);
      await begin(A, call, 'hangUp');
      await has(B, call, 'state', 'ended');
    });
});

describe('captions', () => {
  test('Chromium: written down, or said why not, and the call goes on', async () => {
    const [A, B] = await pair(['chromium', 'chromium'], 'captions captions-language="en-US"');
    // A machine without a network cannot load a language. The browser is given its time to find out.
    await until(
      'captions run, or an error says why not',
      async () =>
        (await events(A, call)).some((each) => each.startsWith('error')) ||
        A.evaluate((tag) => document.querySelector(tag).handle.store.value.captioning?.state, call),
      30_000,
    );
    await A.evaluate((tag) => (document.querySelector(tag).captions = false), call);
    await until('nothing of it is left', async () => (await shown(A, 'captions')) === null);
    await moves(B);
    await begin(A, call, 'hangUp');
    await has(B, call, 'state', 'ended');
  });

  test('Firefox: said plainly that it cannot', async () => {
    const [F] = await pair(['firefox', 'chromium']);
    await F.evaluate((tag) => (document.querySelector(tag).captions = true), call);
    await until('an error', async () => (await events(F, call)).includes('error browser-incompatible'));
    await until('it is shown', async () => /cannot write down/.test((await shown(F, 'error')) ?? ''));
    await has(F, call, 'captions', false);
    assert.equal(
      await F.evaluate((tag) => document.querySelector(tag).hasAttribute('captions'), call),
      false,
    );
    await begin(F, call, 'hangUp');
  });
});
