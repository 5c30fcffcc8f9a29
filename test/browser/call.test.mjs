/** The whole life of a call between two browsers, from pages with nothing but the tags. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  begin,
  browser,
  call,
  chat,
  connect,
  events,
  has,
  isOpen,
  moves,
  randomId,
  record,
  session,
  stage,
  tags,
  until,
} from './support/kit.mjs';

const [alice, bob, carol] = ['a', 'b', 'c'].map(randomId);
const CALL_EVENTS = ['call', 'open', 'stream', 'close', 'error'];
let at, A, B, C;

before(async () => {
  at = await stage();
  const chromium = await browser();
  A = await at.open(
    chromium,
    tags({ port: at.port, id: alice, to: bob, attributes: 'display-name="Alice"' }),
  );
  B = await at.open(chromium, tags({ port: at.port, id: bob, to: alice }));
  C = await at.open(chromium, tags({ port: at.port, id: carol, to: alice }));
  for (const page of [A, B, C]) {
    await isOpen(page);
    await record(page, call, CALL_EVENTS);
  }
});

const clear = () =>
  Promise.all([A, B, C].map((page) => page.evaluate((tag) => (window.events[tag].length = 0), call)));
const ended = (page, reason) =>
  until(`close ${reason}`, async () => (await events(page, call)).includes(`close ${reason}`));

test('no camera opens before anyone acts', async () => {
  for (const page of [A, B])
    assert.equal(await page.evaluate((tag) => document.querySelector(tag).localStream, call), null);
});

test('ring, busy for a third, answer, pictures both ways, one stream each', async () => {
  await begin(A, call, 'call');
  await has(B, call, 'state', 'incoming');
  await has(A, call, 'state', 'ringing');
  assert.equal(await B.evaluate((tag) => document.querySelector(tag).localStream, call), null);
  await begin(C, call, 'call');
  await ended(C, 'busy');
  await begin(B, call, 'answer');
  await Promise.all([has(A, call, 'state', 'live'), has(B, call, 'state', 'live')]);
  await moves(A);
  await moves(B);
  assert.deepEqual(
    (await events(A, call)).filter((name) => name !== 'error'),
    ['stream camera', 'open'],
  );
  assert.equal((await events(B, call)).filter((name) => name === 'stream camera').length, 1);
});

test('mute and camera off are seen on the other side, and come back', async () => {
  await A.evaluate((tag) => (document.querySelector(tag).micOff = true), call);
  await has(B, call, 'remoteMicOff', true);
  assert.equal(await A.evaluate((tag) => document.querySelector(tag).hasAttribute('mic-off'), call), true);
  await begin(A, call, 'toggleCamera', false);
  await has(B, call, 'remoteCameraOff', true);
  const lights = await A.evaluate(
    (tag) => document.querySelector(tag).localStream.getVideoTracks().length,
    call,
  );
  assert.equal(lights, 0, 'a camera that is off is closed');
  await begin(A, call, 'toggleCamera', true);
  await has(B, call, 'remoteCameraOff', false);
  await moves(B);
  await A.evaluate((tag) => (document.querySelector(tag).micOff = false), call);
  await has(B, call, 'remoteMicOff', false);
});

test('moving the call in the page does not hang up', async () => {
  await A.evaluate((tag) => {
    const element = document.querySelector(tag);
    const box = document.createElement('div');
    element.parentElement.append(box);
    box.append(element);
  }, call);
  await has(A, call, 'state', 'live');
  await moves(B);
});

test('hang up: the same reason on both sides, cameras closed', async () => {
  await begin(B, call, 'hangUp');
  await Promise.all([ended(A, 'hung-up'), ended(B, 'hung-up')]);
  for (const page of [A, B])
    assert.equal(await page.evaluate((tag) => document.querySelector(tag).localStream, call), null);
});

for (const [what, page, method, reason] of [
  ['decline', () => B, 'decline', 'declined'],
  ['cancel', () => A, 'hangUp', 'cancelled'],
])
  test(`${what}: both sides close with ${reason}`, async () => {
    await clear();
    await begin(A, call, 'call');
    await has(B, call, 'state', 'incoming');
    await begin(page(), call, method);
    await Promise.all([ended(A, reason), ended(B, reason)]);
  });

test('a listener can decline before it rings', async () => {
  await clear();
  await B.evaluate(
    (tag) =>
      document.querySelector(tag).addEventListener('call', (event) => event.preventDefault(), { once: true }),
    call,
  );
  await begin(A, call, 'call');
  await ended(A, 'declined');
});

test('no answer, by the caller’s ring-timeout', async () => {
  await clear();
  await A.evaluate((tag) => document.querySelector(tag).setAttribute('ring-timeout', '5'), call);
  await begin(A, call, 'call');
  await Promise.all([ended(A, 'no-answer'), ended(B, 'no-answer')]);
  await A.evaluate((tag) => document.querySelector(tag).removeAttribute('ring-timeout'), call);
});

test('nobody there: unavailable, with an error that says so', async () => {
  await clear();
  await begin(A, call, 'call', randomId('nobody'));
  await ended(A, 'unavailable');
  assert.ok((await events(A, call)).includes('error peer-unavailable'));
});

test('both dial at the same moment: one call results', async () => {
  await clear();
  await Promise.all([begin(A, call, 'call'), begin(B, call, 'call')]);
  await Promise.all([has(A, call, 'state', 'live'), has(B, call, 'state', 'live')]);
  await moves(A);
  await begin(A, call, 'hangUp');
  await Promise.all([ended(A, 'hung-up'), ended(B, 'hung-up')]);
});

test('a page that is left says good-bye', async () => {
  await clear();
  await connect(A, B);
  await B.goto('about:blank');
  await ended(A, 'hung-up');
});

test('chat: both ways, delivered, before and after the other side is there', async () => {
  const page = await at.open(await browser(), tags({ port: at.port, id: bob, to: alice }));
  await isOpen(page);
  for (const [from, to, text] of [
    [A, page, 'xin chào <b>&'],
    [page, A, '👩‍👩‍👧 right back'],
  ]) {
    await begin(from, chat, 'send', text);
    await until('it arrives', () =>
      to.evaluate(
        (tag, t) => document.querySelector(tag).messages.some((m) => m.text === t && m.state === 'delivered'),
        chat,
        text,
      ),
    );
    await until('it is delivered', () =>
      from.evaluate(
        (tag, t) => document.querySelector(tag).messages.find((m) => m.text === t)?.state === 'delivered',
        chat,
        text,
      ),
    );
  }
});

test('events stay on their element and nothing was uncaught', async () => {
  for (const page of [A, C]) assert.deepEqual(page.problems, []);
  const bubbled = await A.evaluate(
    async (tags) => {
      let count = 0;
      for (const name of ['error', 'close', 'statechange']) document.addEventListener(name, () => count++);
      await document
        .querySelector(tags[0])
        .call('')
        .catch(() => undefined);
      document.querySelector(tags[1]).destroy();
      return count;
    },
    [call, session],
  );
  assert.equal(bubbled, 0);
});
