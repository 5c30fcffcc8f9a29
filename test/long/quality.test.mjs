/** A call over a network that loses packets, and one with a limit: what is said of it, and what the encoder does. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { launchChromium, QUICK_CAMERA } from '../browser/support/browsers.mjs';
import { browser, call, connect, has, randomId, stage, tags, until } from '../browser/support/kit.mjs';

let at;
before(async () => {
  at = await stage();
});

/**
 * Two pages in a call. `attributes` are those of the first one's tag; `prime` runs on its page before it has a connection;
 * `within` is the browser.
 */
async function pair({ attributes = '', prime = () => {}, within = browser() } = {}) {
  const [left, right] = ['l', 'r'].map(randomId);
  const open = async (id, to, more = '') => {
    const inside = `<peer-video-call id="call" to="${to}" ${more}></peer-video-call><peer-quality call="call"></peer-quality>`;
    return at.open(await within, tags({ port: at.port, id, to, inside }));
  };
  const [L, R] = [await open(left, right, attributes), await open(right, left)];
  await prime(L);
  await connect(L, R);
  return { L, R };
}

/** How the network of a page is from now on; it reaches connections that are made after the first time. */
async function network(page) {
  const client = await page.createCDPSession();
  await client.send('Network.enable');
  return (packetLoss) =>
    client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 1,
      downloadThroughput: -1,
      uploadThroughput: -1,
      packetLoss,
    });
}

/** The figures behind the quality, as the page may read them. */
const stats = (page) => page.evaluate(() => document.querySelector('peer-quality').stats);

const value = (page, expression) =>
  page.evaluate(
    (tag, text) => new Function('c', `return c.${text}`)(document.querySelector(tag)),
    call,
    expression,
  );

/** Kilobits a second of the picture that this page sends, over three seconds. */
const bitrate = (page) =>
  page.evaluate(async (tag) => {
    const pc = document.querySelector(tag).connection.peerConnection;
    const count = async () =>
      [...(await pc.getStats()).values()].find(
        ({ type, kind }) => type === 'outbound-rtp' && kind === 'video',
      );
    const before = await count();
    await new Promise((done) => setTimeout(done, 3000));
    const now = await count();
    return ((now.bytesSent - before.bytesSent) * 8) / (now.timestamp - before.timestamp);
  }, call);

/** What the encoder of a kind is told. */
const encoding = (page, kind) =>
  page.evaluate(
    (tag, wanted) => {
      const senders = document.querySelector(tag).connection.peerConnection.getSenders();
      return senders.find(({ track }) => track?.kind === wanted).getParameters().encodings[0];
    },
    call,
    kind,
  );

/** Every state and every quality from now on, each when it changes. */
const watch = (page) =>
  page.evaluate((tag) => {
    const { store } = document.querySelector(tag).handle;
    window.states = [store.value.state];
    window.words = [store.value.quality];
    store.subscribe(() => {
      if (store.value.state !== window.states.at(-1)) window.states.push(store.value.state);
      if (store.value.quality !== window.words.at(-1)) window.words.push(store.value.quality);
    });
  }, call);

test('packets are lost: it is said, the picture gives way to sound, and the quality comes back', async () => {
  let lose;
  const { L, R } = await pair({
    prime: async (page) => {
      lose = await network(page);
      await lose(0);
    },
  });
  // A busy machine is uneven at first.
  await Promise.all([L, R].map((page) => has(page, call, 'quality', 'good', 45_000)));
  for (const page of [L, R]) {
    const { relayed, step } = await stats(page);
    assert.deepEqual([relayed, step], [false, 0]);
    assert.equal((await encoding(page, 'video')).scaleResolutionDownBy ?? 1, 1);
    await watch(page);
  }

  // Of what the first page sends and of what it gets.
  await lose(30);
  await has(L, call, 'quality', 'poor', 30_000);
  await until('it is in the figures', async () => (await stats(L)).received.audio.loss > 0.1);
  await until('R sends less', () => value(R, 'handle.store.value.reports.step > 0'), 30_000);
  const picture = await until('its encoder is told', async () => {
    const told = await encoding(R, 'video');
    return told.scaleResolutionDownBy > 1 && told;
  });
  assert.ok(picture.maxBitrate < 1_000_000 && picture.maxFramerate < 30, JSON.stringify(picture));
  const { active, maxBitrate, priority } = await encoding(R, 'audio');
  assert.deepEqual([active, maxBitrate, priority], [true, undefined, 'high'], 'sound is not limited');

  await lose(0);
  await Promise.all([L, R].map((page) => has(page, call, 'quality', 'good', 45_000)));
  for (const page of [L, R]) {
    assert.deepEqual(await page.evaluate(() => window.states), ['live']);
    const words = await page.evaluate(() => window.words);
    assert.equal(words[0], 'good');
    assert.ok(!words.includes('lost') && !words.includes(null), words.join());
    assert.deepEqual(page.problems, []);
  }
});

test('max-bitrate keeps the picture below it, and may change during the call', async (t) => {
  // Of five pictures a second there is too little to limit.
  const within = await launchChromium(QUICK_CAMERA);
  t.after(() => within.close());
  const { L, R } = await pair({ attributes: 'max-bitrate="100"', within });
  const isTold = (wanted) =>
    until(`at most ${wanted}`, async () => (await encoding(L, 'video')).maxBitrate === wanted);
  const limit = (kbps) =>
    L.evaluate((tag, text) => document.querySelector(tag).setAttribute('max-bitrate', text), call, kbps);

  await isTold(100_000);
  // The other side has none: it shows what would be sent without.
  await until('100 kbit/s', async () => {
    const [limited, free] = await Promise.all([bitrate(L), bitrate(R)]);
    if (limited > 5 && limited < 150 && free > 200) return true;
    throw new Error(`${limited} and ${free} kbit/s`);
  });
  await limit('800');
  await isTold(800_000);
  await until('more', async () => (await bitrate(L)) > 200, 20_000);
  await limit('60');
  await isTold(60_000);
  await until('less', async () => (await bitrate(L)) < 100);
  await L.evaluate((tag) => document.querySelector(tag).removeAttribute('max-bitrate'), call);
  await isTold(undefined);
  assert.equal((await encoding(L, 'audio')).maxBitrate, undefined);
  assert.equal(await value(L, 'state'), 'live');
});
