/** What happens to a call when the network between the two is cut, and comes back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startAcross } from './support/across.mjs';
import { begin, call, chat, has, session } from './support/kit.mjs';
import { withoutNetworks } from './support/networks.mjs';
import { keyOf } from './support/pair.mjs';
import { until } from './support/wait.mjs';

const skip = withoutNetworks();
let at;
before(async () => {
  if (skip) return;
  at = await startAcross();
  await at.connect();
});
after(() => at?.close());

// The long one first: what a page has learnt from an earlier cut must not be what brings it back.
test('a cut of 20 s, of which the path does not recover by itself', { skip }, async () => {
  const cut = at.cut(20);
  for (const page of at.pages) await has(page, call, 'state', 'reconnecting');
  const { picture, chat: messages } = await cut;
  for (const page of at.pages) {
    await has(page, call, 'state', 'live');
    await has(page, chat, 'state', 'open');
    await has(page, session, 'state', 'open');
  }
  for (const ms of [...picture, ...messages]) assert.ok(ms < 12_000, `${ms} ms`);
});

test('a cut of 5 s: the picture moves at once, and what was written is there', { skip }, async () => {
  const { picture, chat: messages } = await at.cut(5);
  for (const page of at.pages) await has(page, call, 'state', 'live');
  // The figures are those of `npm run soak -- recovery`; here a busy machine gets more.
  for (const ms of [...picture, ...messages]) assert.ok(ms < 6000, `${ms} ms`);
});

test('the server is dead: a new path is agreed on over the call itself', { skip }, async () => {
  const [A, B] = at.pages;
  await at.server.stop();
  for (const page of at.pages) await has(page, session, 'state', 'reconnecting');
  const before = [await keyOf(A), await keyOf(B)];
  // What a browser says when another network is there.
  await B.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(
    'both have new keys',
    async () => (await keyOf(A)) !== before[0] && (await keyOf(B)) !== before[1],
  );
  for (const page of at.pages) await has(page, call, 'state', 'live');
  await at.server.start();
  for (const page of at.pages) await has(page, session, 'state', 'open');
  await begin(A, call, 'hangUp');
  await has(B, call, 'state', 'ended');
});
