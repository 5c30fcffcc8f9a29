/** What is loaded when it is first needed: it may come late, and it may not come at all. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  begin,
  browser,
  closeAfterEach,
  has,
  isOpen,
  plainPage,
  randomId,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

const element = 'peer-data';
let at;
before(async () => {
  at = await stage();
});

/** A page of which `answer` decides what becomes of the request for a `<peer-data>`'s own code. */
async function withPart(markup, answer) {
  const page = await at.open(await browser(), '<!doctype html><title>x</title>');
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (/\/data-[^/]*\.js$/.test(request.url())) answer(request);
    else request.continue();
  });
  at.site.setPage('/part', markup);
  await page.goto(`${at.site.url}/part`);
  return page;
}

test('data that comes before the code of its element waits for it', async () => {
  const own = randomId('d');
  let arrived;
  const asked = new Promise((resolve) => (arrived = resolve));
  const page = await withPart(
    tags({ port: at.port, id: own, attributes: 'admission="open"', inside: '<peer-data></peer-data>' }),
    (request) => arrived(request),
  );
  await isOpen(page);
  const request = await asked;
  const P = await at.open(await browser(), plainPage);
  await P.evaluate(
    async (port, to) => {
      const config = { iceServers: [] };
      const peer = new window.peerjs.Peer({ host: 'localhost', port, path: '/', config });
      await new Promise((resolve) => peer.on('open', resolve));
      const connection = (window.connection = peer.connect(to));
      connection.on('open', () => connection.send('early'));
    },
    at.port,
    own,
  );
  await until('all of it is on its way', () =>
    P.evaluate(() => window.connection.peerConnection.iceGatheringState === 'complete'),
  );
  await page.evaluate((tag) => {
    window.received = [];
    document.querySelector(tag).addEventListener('data', ({ detail }) => window.received.push(detail.data));
  }, element);
  await request.continue();
  await has(page, element, 'open', true);
  await until('it arrives', () => page.evaluate(() => window.received.includes('early')));
});

test('code that cannot be loaded is an error, and is asked for again', async () => {
  const asked = [];
  const page = await withPart(
    tags({ port: at.port, id: randomId('f'), inside: '<peer-data></peer-data>', attributes: 'manual' }),
    (request) => asked.push(request),
  );
  await until('it is defined', () => page.evaluate(() => Boolean(customElements.get('peer-data'))));
  await page.evaluate((tag) => {
    window.errors = [];
    document.querySelector(tag).addEventListener('error', ({ detail }) => window.errors.push(detail.error));
  }, element);
  await begin(page, 'peer-session', 'start');
  await isOpen(page);
  await until('it asks for it', () => asked.length === 1);
  await asked[0].abort();
  await until('it says so', () => page.evaluate(() => window.errors.length === 1));
  const { code, message, hint } = await page.evaluate(() => {
    const [{ code, message, hint }] = window.errors;
    return { code, message, hint };
  });
  assert.equal(code, 'network');
  assert.match(message, /could not be loaded/);
  assert.match(hint, /load the page again/);
  await begin(page, element, 'send', 'x');
  await until('it asks for it again', () => asked.length === 2);
  await asked[1].continue();
  await until('it is there', () =>
    page.evaluate((tag) => document.querySelector(tag).handle.channel !== null, element),
  );
  assert.deepEqual(
    page.problems.filter((problem) => !/ERR_FAILED|Failed to load/.test(problem)),
    [],
  );
});
