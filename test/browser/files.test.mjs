/** Files between real browsers, through the built script under the strict policy: in a chat, and on a link of their own. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import { launchChromium, missing } from './support/browsers.mjs';
import {
  browser,
  chat,
  closeAfterEach,
  isOpen,
  plainPage,
  randomId,
  stage,
  STRICT_POLICY,
  tags,
  until,
} from './support/kit.mjs';
import { kill } from './support/processes.mjs';

closeAfterEach();

const files = 'peer-file-transfer';
const MB = 1024 * 1024;
const [left, right] = ['l', 'r'].map(randomId);
let at, L, R;

const inside = (to) =>
  `<peer-chat to="${to}"></peer-chat><peer-file-transfer to="${to}"></peer-file-transfer>`;
const person = (id, to) => tags({ port: at.port, id, inside: inside(to) });

before(async () => {
  at = await stage({ policy: STRICT_POLICY });
  L = await at.open(await browser(), person(left, right));
  R = await at.open(await browser(), person(right, left));
  await ready(L, R);
});

async function ready(...pages) {
  for (const page of pages) {
    await isOpen(page);
    await page.evaluate((tag) => customElements.whenDefined(tag), files);
    await watch(page);
  }
}

/** Keeps the transfers of a chat, which has no list of them, and knows how to make and compare bytes. */
const watch = (page) =>
  page.evaluate(() => {
    const { crypto } = globalThis;
    window.taken = [];
    document
      .querySelector('peer-chat')
      .addEventListener('file', ({ detail }) => window.taken.push(detail.transfer));
    window.make = (name, size, type = '') => {
      const bytes = new Uint8Array(size);
      for (let from = 0; from < size; from += 65_536)
        crypto.getRandomValues(bytes.subarray(from, from + 65_536));
      return new File([bytes], name, { type });
    };
    window.digest = async (blob) =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))].join();
    window.find = (name) =>
      [
        ...window.taken,
        ...(window.own ?? []),
        ...document.querySelector('peer-file-transfer').transfers,
      ].findLast((transfer) => transfer.name === name);
  });

/** Sends random bytes and gives their digest. */
const send = (page, tag, name, size) =>
  page.evaluate(
    async (selector, n, s) => {
      const file = window.make(n, s);
      const element = document.querySelector(selector);
      const transfer = await (element.sendFile?.(file) ?? element.send(file));
      (window.own ??= []).push(transfer);
      return window.digest(file);
    },
    tag,
    name,
    size,
  );

const state = (page, name) => page.evaluate((n) => window.find(n)?.state, name);
const isIn = (page, name, wanted, ms) =>
  until(`${name} is ${wanted}`, async () => (await state(page, name)) === wanted, ms);
const contents = (page, name) => page.evaluate(async (n) => window.digest(await window.find(n).blob()), name);

/** Presses a button in the face of a file, as a person does. */
const press = (page, tag, name, label) =>
  until(`${label} for ${name} in ${tag}`, () =>
    page.evaluate(
      (selector, n, words) => {
        const faces = [...document.querySelector(selector).shadowRoot.querySelectorAll('peer-transfer')];
        const face = faces.find((each) => each.transfer?.name === n);
        const button = [...(face?.shadowRoot?.querySelectorAll('button') ?? [])].find(
          (each) => (each.title || each.textContent.trim()) === words,
        );
        button?.click();
        return !!button;
      },
      tag,
      name,
      label,
    ),
  );

async function arrives(from, to, tag, name, size) {
  const digest = await send(from, tag, name, size);
  await press(to, tag, name, 'Accept');
  await isIn(to, name, 'done', 30_000);
  await isIn(from, name, 'done');
  assert.equal(await contents(to, name), digest, 'the same bytes');
  const hashes = await Promise.all([from, to].map((page) => page.evaluate((n) => window.find(n).hash, name)));
  assert.match(hashes[0], /^[0-9a-f]{64}$/);
  assert.equal(hashes[0], hashes[1], 'the same hash');
}

test('in a chat: offered, accepted by a click, and all of it is there', async () => {
  await arrives(L, R, chat, 'chat.bin', 3 * MB + 17);
  const workers = R.workers().map((worker) => worker.url());
  assert.equal(workers.length, 1, 'it was hashed and written off the main thread');
  assert.match(workers[0], /\/kit\/file-worker-\w+\.js$/);
});

test('in a chat, the other way', () => arrives(R, L, chat, 'back.bin', 1));

test('in a chat, on a narrow screen: without blank lines, and no wider than the list', async () => {
  const viewport = R.viewport();
  await R.setViewport({ width: 320, height: 700 });
  const faces = await R.evaluate((tag) => {
    const root = document.querySelector(tag).shadowRoot;
    const box = (element) => element.getBoundingClientRect();
    const log = box(root.querySelector('.log'));
    return [...root.querySelectorAll('.bubble:has(peer-transfer)')].map((bubble) => {
      const face = bubble.querySelector('peer-transfer');
      return {
        blank: box(bubble.querySelector('.text')).height - box(face).height,
        left: box(bubble).left - log.left,
        right: log.right - box(bubble).right,
        wider: face.scrollWidth - face.clientWidth,
      };
    });
  }, chat);
  await R.setViewport(viewport);
  assert.ok(faces.length >= 2, 'files that came and that were sent');
  for (const { blank, left, right, wider } of faces) {
    assert.ok(blank < 4, `${blank} px of blank lines`);
    assert.ok(left >= 0 && right >= 0 && wider <= 0, `${left} px left, ${right} px right, ${wider} px wider`);
  }
});

test('in letters twice as large the field of a chat has room, and every button stands within', async () => {
  const viewport = R.viewport();
  await R.setViewport({ width: 360, height: 700 });
  const { letters, outside } = await R.evaluate((tag) => {
    document.documentElement.style.fontSize = '200%';
    const element = document.querySelector(tag);
    const root = element.shadowRoot;
    const field = root.querySelector('textarea');
    const { left, right, bottom } = element.getBoundingClientRect();
    const stands = (button) => {
      const box = button.getBoundingClientRect();
      return box.left >= left && box.right <= right && box.bottom <= bottom;
    };
    const seen = {
      letters: field.clientWidth / parseFloat(getComputedStyle(field).fontSize),
      outside: [...root.querySelectorAll('.composer button')].filter((button) => !stands(button)).length,
    };
    document.documentElement.style.fontSize = '';
    return seen;
  }, chat);
  await R.setViewport(viewport);
  assert.ok(letters > 3, `room for ${letters} letters`);
  assert.equal(outside, 0, 'buttons outside');
});

test('a file of nothing', () => arrives(L, R, chat, 'nothing.bin', 0));

test('on a link of its own, both ways', async () => {
  await arrives(L, R, files, 'own.bin', 2 * MB);
  await arrives(R, L, files, 'own-back.bin', MB);
});

test('several in a row', async () => {
  const names = ['a.bin', 'b.bin', 'c.bin'];
  for (const name of names) await send(L, files, name, 100_000);
  for (const name of names) await press(R, files, name, 'Accept');
  for (const name of names) await isIn(L, name, 'done');
});

test('declined', async () => {
  await send(L, files, 'unwanted.bin', 1000);
  await press(R, files, 'unwanted.bin', 'Decline');
  await isIn(L, 'unwanted.bin', 'declined');
  await isIn(R, 'unwanted.bin', 'declined');
});

/** Begins to send, and waits until some of it is there. */
async function inFlight(from, to, tag, name, size) {
  const digest = await send(from, tag, name, size);
  // Held up as soon as something has come, so that it is not over before the accident.
  await to.evaluate((n) => {
    const stop = setInterval(() => {
      const transfer = window.find(n);
      if (!(transfer?.bytes > 0)) return;
      clearInterval(stop);
      transfer.pause();
    }, 5);
  }, name);
  await press(to, tag, name, 'Accept');
  await until('some of it is there', () => to.evaluate((n) => window.find(n).bytes > 0, name), 20_000);
  return digest;
}

test('goes on after its link was cut', async () => {
  const name = 'cut.bin';
  const digest = await inFlight(L, R, files, name, 24 * MB);
  await R.evaluate(() => {
    for (const list of Object.values(document.querySelector('peer-session').connections))
      for (const connection of list) connection.peerConnection?.close();
  });
  await R.evaluate((n) => window.find(n).resume(), name);
  await isIn(R, name, 'done', 40_000);
  assert.equal(await contents(R, name), digest);
});

test('goes on after the receiver was reloaded', async () => {
  const name = 'receiver.bin';
  const digest = await inFlight(L, R, files, name, 24 * MB);
  await R.reload();
  await ready(R);
  await until('it is known', () => R.evaluate((n) => window.find(n)?.bytes > 0, name));
  await isIn(R, name, 'done', 40_000);
  await isIn(L, name, 'done');
  assert.equal(await contents(R, name), digest);
});

test('goes on after the sender was reloaded', async () => {
  const name = 'sender.bin';
  const digest = await inFlight(L, R, files, name, 24 * MB);
  await L.reload();
  await ready(L);
  await R.evaluate((n) => window.find(n).resume(), name);
  await isIn(R, name, 'done', 40_000);
  assert.equal(await contents(R, name), digest);
});

test('a receiver that was killed at nine tenths asks for nothing again that it had stored', async (t) => {
  const [ann, ben] = ['a', 'b'].map(randomId);
  const name = 'killed.bin';
  const size = 48 * MB;
  const sender = await at.open(await browser(), person(ann, ben));
  await ready(sender);
  await sender.evaluate(() => {
    // Of each channel for bytes that there was, what went over it.
    window.sent = new Map();
    const { send: before } = RTCDataChannel.prototype;
    RTCDataChannel.prototype.send = function (data) {
      if (this.label === 'file-bytes')
        window.sent.set(this, (window.sent.get(this) ?? 0) + (data.byteLength ?? 0));
      return before.call(this, data);
    };
  });
  // A profile outlives the browser.
  const userDataDir = await mkdtemp(path.join(os.tmpdir(), 'peer-elements-killed-'));
  at.site.setPage('/killed', person(ben, ann));
  const begun = async () => {
    const own = await launchChromium({ userDataDir });
    const page = await own.newPage();
    await page.goto(`${at.site.url}/killed`);
    await ready(page);
    return { own, page };
  };
  const first = await begun();
  let stored = 0;
  const gone = new Promise((done) => {
    first.page.on('console', (message) => {
      stored = Math.max(stored, Number(/^stored (\d+)$/.exec(message.text())?.[1] ?? 0));
      if (stored >= size * 0.9) void kill(first.own).then(done);
    });
  });
  const digest = await send(sender, files, name, size);
  await press(first.page, files, name, 'Accept');
  await first.page.evaluate((n) => {
    setInterval(() => console.log(`stored ${window.find(n).bytes}`), 4);
  }, name);
  await gone;
  const second = await begun();
  await isIn(second.page, name, 'done', 40_000);
  assert.equal(await contents(second.page, name), digest);
  const again = await sender.evaluate(() => [...window.sent.values()]);
  assert.equal(again.length, 2, 'one channel before, and one after');
  assert.ok(again[1] > 0, 'it was not over before');
  const twice = again[1] - (size - stored);
  t.diagnostic(`${stored} bytes were stored, ${again[1]} came after: ${Math.max(0, twice)} of them again`);
  assert.ok(twice <= MB, `${twice} bytes that were stored came again`);
  await second.own.close();
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('a plain PeerJS page, both ways: strings and Blobs', async () => {
  const [kit, plain] = ['k', 'p'].map(randomId);
  const free = {
    port: at.port,
    id: kit,
    attributes: 'admission="open"',
    inside: `<peer-chat to="${plain}"></peer-chat><peer-file-transfer></peer-file-transfer>`,
  };
  const K = await at.open(await browser(), tags(free));
  const P = await at.open(await browser(), plainPage);
  await ready(K);
  await P.evaluate(
    async (id, port, to) => {
      window.data = [];
      const peer = new window.peerjs.Peer(id, {
        host: 'localhost',
        port,
        path: '/',
        config: { iceServers: [] },
      });
      await new Promise((resolve) => peer.on('open', resolve));
      window.connection = peer.connect(to, { reliable: true });
      window.connection.on('data', (value) => window.data.push(value));
      await new Promise((resolve) => window.connection.on('open', resolve));
      window.connection.send('hello');
      window.connection.send(new Blob(['from a plain page']));
    },
    plain,
    at.port,
    kit,
  );
  await until('its string is a message', () =>
    K.evaluate(() => document.querySelector('peer-chat').messages.some(({ text }) => text === 'hello')),
  );
  await until('its Blob is a file', () => K.evaluate(() => window.taken[0]?.state === 'done'));
  assert.equal(await K.evaluate(async () => (await window.taken[0].blob()).text()), 'from a plain page');
  await until('with a button to save it', () =>
    K.evaluate(
      () =>
        document
          .querySelector('peer-chat')
          .shadowRoot.querySelector('peer-transfer')
          ?.shadowRoot?.querySelector('button')?.title === 'Save',
    ),
  );
  await send(K, chat, 'to-plain.bin', 50_000);
  await until('it arrives there', () =>
    P.evaluate(() => window.data.some((value) => value.byteLength === 50_000)),
  );
  await isIn(K, 'to-plain.bin', 'done');
});

test('Chromium and Firefox, both ways', { skip: missing('firefox') }, async () => {
  const [c, f] = ['c', 'f'].map(randomId);
  const C = await at.open(await browser(), person(c, f));
  const F = await at.open(await browser('firefox'), person(f, c));
  await ready(C, F);
  await arrives(C, F, files, 'to-firefox.bin', 2 * MB + 5);
  await arrives(F, C, files, 'to-chromium.bin', 2 * MB + 5);
  await arrives(F, C, chat, 'chat-to-chromium.bin', MB);
  await arrives(C, F, chat, 'chat-to-firefox.bin', MB);
});

test('nothing went wrong besides', () => {
  assert.deepEqual([...L.problems, ...R.problems], []);
});
