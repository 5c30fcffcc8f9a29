/** What goes wrong between two pages that are fine: a restarted server, a killed page, a reloaded one. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  begin,
  browser,
  call,
  chat,
  closeAfterEach,
  connect,
  events,
  has,
  isOpen,
  launch,
  moves,
  randomId,
  record,
  session,
  stage,
  tags,
  until,
} from './support/kit.mjs';
import { isAsleep, meet, reached, since, watch } from './support/pair.mjs';
import { stopAll } from './support/processes.mjs';

closeAfterEach();

let at;
before(async () => {
  at = await stage();
});

async function pair(attributes = '') {
  const [left, right] = ['l', 'r'].map(randomId);
  const L = await at.open(await browser(), tags({ port: at.port, id: left, to: right, attributes }));
  const R = await at.open(await browser(), tags({ port: at.port, id: right, to: left, attributes }));
  return { L, R, left, right };
}

test('a restarted server: the call and the chat go on, the session comes back with the same id, new messages arrive', async () => {
  const { L, R, left } = await pair();
  await connect(L, R);
  await begin(L, chat, 'send', 'before');
  await until('it is delivered', () =>
    L.evaluate((tag) => document.querySelector(tag).messages[0]?.state === 'delivered', chat),
  );
  await record(L, session, ['disconnected', 'open', 'error']);
  await at.server.stop();
  await has(L, session, 'state', 'reconnecting');
  await has(L, call, 'state', 'live');
  await moves(L);
  await begin(L, chat, 'send', 'meanwhile');
  await until('chat goes on without a server', () =>
    R.evaluate((tag) => document.querySelector(tag).messages.some((m) => m.text === 'meanwhile'), chat),
  );
  await at.server.start();
  await has(L, session, 'state', 'open');
  assert.equal(await L.evaluate((tag) => document.querySelector(tag).localId, session), left);
  const seen = await events(L, session);
  assert.deepEqual(
    [seen[0], seen.filter((name) => name === 'error network').length, seen.at(-1)],
    ['disconnected', 1, 'open'],
  );
  await begin(L, call, 'hangUp');
  await has(R, call, 'state', 'ended');
  await isOpen(R);
  await connect(R, L);
});

test('a killed page is noticed within 6 s and ends as lost', async () => {
  const { L, R } = await pair('reconnect-timeout="4"');
  await connect(L, R);
  await begin(L, chat, 'send', 'hello');
  await has(L, chat, 'state', 'open');
  await record(L, call, ['close']);
  await record(L, chat, ['close']);
  await watch(L);
  const client = await R.createCDPSession();
  const begun = Date.now();
  client.send('Page.crash').catch(() => undefined);
  for (const tag of [call, chat]) {
    const after = await reached(L, `${tag} reconnecting`, begun, 30_000);
    assert.ok(after < 6000, `${tag}: ${after} ms`);
  }
  await until('lost', async () => (await events(L, call)).includes('close lost'));
  await until('chat closed', async () => (await events(L, chat)).includes('close'));
});

test('a page that its browser has frozen is shown as asleep, and nothing ends', async () => {
  const { L, R } = await pair();
  await meet([L, R]);
  const client = await R.createCDPSession();
  const begun = Date.now();
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });
  await until('asleep', () => isAsleep(L), 30_000);
  await client.send('Page.setWebLifecycleState', { state: 'active' });
  await until('awake', async () => !(await isAsleep(L)), 15_000);
  for (const page of [L, R]) {
    const { states } = await since(page, begun);
    assert.deepEqual(
      states.filter(([, state]) => state.startsWith(call)),
      [],
    );
  }
});

test('a browser that stood still goes on with its call where it has the time, and else both sides say why', async () => {
  for (const [attributes, wanted] of [
    ['reconnect-timeout="60"', 'live'],
    ['reconnect-timeout="2"', 'ended'],
  ]) {
    const [left, right] = ['l', 'r'].map(randomId);
    const L = await at.open(await browser(), tags({ port: at.port, id: left, to: right, attributes }));
    const other = await launch();
    const R = await at.open(other, tags({ port: at.port, id: right, to: left, attributes }));
    await meet([L, R]);
    const begun = Date.now();
    const goOn = stopAll(other.process().pid);
    await reached(L, `${call} reconnecting`, begun, 20_000);
    if (wanted === 'ended') await has(L, call, 'state', 'ended');
    goOn();
    for (const page of [L, R]) await has(page, call, 'state', wanted, 30_000);
    if (wanted === 'ended')
      for (const page of [L, R])
        assert.equal(
          await page.evaluate((tag) => document.querySelector(tag).handle.store.value.reason, call),
          'lost',
        );
    await other.close();
  }
});

test('a kit page that is killed while a plain PeerJS page calls it', async () => {
  const id = randomId('k');
  const K = await at.open(
    await browser(),
    tags({
      port: at.port,
      id,
      inside: '<peer-video-call></peer-video-call>',
      attributes: 'reconnect-timeout="3"',
    }),
  );
  const P = await at.open(await browser(), (await import('./support/kit.mjs')).plainPage);
  await isOpen(K);
  await P.evaluate(
    async (to, port) => {
      const peer = new window.peerjs.Peer({ host: 'localhost', port, path: '/', config: { iceServers: [] } });
      await new Promise((resolve) => peer.on('open', resolve));
      window.connection = peer.call(
        to,
        await navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
      );
    },
    id,
    at.port,
  );
  await has(K, call, 'state', 'incoming');
  await begin(K, call, 'answer');
  await has(K, call, 'state', 'live');
  const client = await P.createCDPSession();
  client.send('Page.crash').catch(() => undefined);
  await has(K, call, 'state', 'reconnecting', 6000);
  await has(K, call, 'state', 'ended');
});

test('remember: the same id after a reload, another one in a duplicated tab', async () => {
  const markup = tags({ port: at.port, attributes: 'remember', inside: '' });
  const page = await at.open(await browser(), markup);
  await isOpen(page);
  const localId = (p) => p.evaluate((tag) => document.querySelector(tag).localId, session);
  const first = await localId(page);
  await page.reload();
  await isOpen(page);
  assert.equal(await localId(page), first);
  const twin = await page
    .evaluateHandle(() => window.open(location.href))
    .then(async () => {
      return until('the second tab', async () =>
        (await page.browserContext().pages()).find((other) => other !== page),
      );
    });
  await isOpen(twin);
  assert.notEqual(await localId(twin), first);
  await isOpen(page);
});

test('host names of this machine hidden behind mDNS', async () => {
  const hidden = await launch({ without: ['--disable-features'] });
  const [left, right] = ['l', 'r'].map(randomId);
  const L = await at.open(hidden, tags({ port: at.port, id: left, to: right }));
  const R = await at.open(hidden, tags({ port: at.port, id: right, to: left }));
  await connect(L, R);
  await moves(L);
});

test('a hidden tab, throttled as a user’s browser would, keeps its session and its call', async () => {
  const throttled = await launch({
    ignoreDefaultArgs: [
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  });
  const [left, right] = ['l', 'r'].map(randomId);
  const L = await at.open(throttled, tags({ port: at.port, id: left, to: right }));
  const R = await at.open(throttled, tags({ port: at.port, id: right, to: left }));
  await connect(L, R);
  await L.bringToFront();
  await record(L, call, ['statechange', 'close']);
  await L.evaluate(() => new Promise((done) => setTimeout(done, 8000)));
  assert.deepEqual(await events(L, call), [], 'nothing happened for longer than the silence that counts');
});
