/**
 * The kit beside a hand-written PeerJS page, in turn (ABBA), on this machine and in this run: only ratios are worth
 * comparing elsewhere. `npm run bench -- --pairs 30 --json bench/reports/latest.json`, `npm run bench -- files --pairs 9`
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchChromium, openPage, QUICK_CAMERA } from '../test/browser/support/browsers.mjs';
import { startSignalling } from '../test/browser/support/signalling.mjs';
import { startTestSite } from '../test/browser/support/site.mjs';
import { randomId, until } from '../test/browser/support/wait.mjs';
import { fileRows } from './files.mjs';
import { benchList } from './list.mjs';
import { barePage, kitPage } from './pages.mjs';
import { row } from './stats.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '30' },
    trips: { type: 'string', default: '200' },
    json: { type: 'string' },
    only: { type: 'string', multiple: true, default: ['call', 'accept', 'cpu', 'chat', 'list', 'files'] },
  },
});
// `npm run bench -- list` for one of them.
const wanted = positionals.length > 0 ? positionals : options.only;
const pairs = Number(options.pairs);
const server = await startSignalling();
const site = await startTestSite();
const browser = await launchChromium(QUICK_CAMERA);
/** Displays of a call that nobody sees. */
const HIDDEN =
  '<div hidden><peer-level call="call"></peer-level><peer-quality call="call"></peer-quality></div>';
const kinds = { kit: kitPage, bare: barePage };

async function twoPages(kind, { answers = true, more } = {}) {
  const [caller, callee] = [randomId('caller'), randomId('callee')];
  const make = kinds[kind];
  site.setPage('/caller', make({ port: server.port, id: caller, to: callee, answers: false, more }));
  site.setPage('/callee', make({ port: server.port, id: callee, to: caller, answers, more }));
  const right = await openPage(browser, `${site.url}/callee`);
  const left = await openPage(browser, `${site.url}/caller`);
  await left.bringToFront();
  for (const page of [left, right])
    await until('the session is open', () => page.evaluate(() => window.bench.ready()));
  // A person needs a moment to find the button; both kinds get the same, and both are idle when it is clicked.
  await new Promise((done) => setTimeout(done, 1000));
  return {
    left,
    right,
    close: () => Promise.all([left, right].map((page) => page.browserContext().close())),
  };
}

const busy = async (page) => (await page.metrics()).TaskDuration * 1000;

/** One call: click to first frame, and what the main thread of the caller did from the click to two seconds after. */
async function callOnce(kind) {
  const { left, right, close } = await twoPages(kind);
  const before = await busy(left);
  const frame = await left.evaluate(() => window.bench.call());
  await until('live', () => right.evaluate(() => window.bench.live()));
  await new Promise((done) => setTimeout(done, 2000));
  const work = (await busy(left)) - before;
  await close();
  return { frame, work };
}

/** From the moment when a person takes the call to the first frame, on both sides; `slow`: what the camera takes. */
async function acceptOnce(kind, slow) {
  const { left, right, close } = await twoPages(kind, { answers: false });
  // As for somebody who has called from this page before.
  for (const page of [left, right])
    await page.browserContext().overridePermissions(site.url, ['camera', 'microphone']);
  if (slow) for (const page of [left, right]) await page.evaluate((ms) => window.slowCamera(ms), slow);
  await left.evaluate(() => window.bench.dial());
  await until('it rings', () => right.evaluate(() => window.bench.rings()));
  await right.bringToFront();
  // A camera has a rhythm of its own, and a person none.
  await new Promise((done) => setTimeout(done, 700 + 50 * Math.random()));
  const { start, frame } = await right.evaluate(() => window.bench.accept());
  const seen = await left.evaluate(() => window.bench.seen());
  await close();
  return { callee: frame - start, caller: seen - start };
}

const CPU_MS = 8000;
const system = await browser.target().createCDPSession();

/** Seconds that all processes of the browser have worked. */
async function cpuSeconds() {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** What both sides of a call that runs cost together, once everything has been loaded and has settled. */
async function cpuOnce(kind, more) {
  const { left, right, close } = await twoPages(kind, { more });
  await left.evaluate(() => window.bench.call());
  await until('live', () => right.evaluate(() => window.bench.live()));
  await new Promise((done) => setTimeout(done, 6000));
  const before = await cpuSeconds();
  await new Promise((done) => setTimeout(done, CPU_MS));
  const work = ((await cpuSeconds()) - before) * 1000;
  await close();
  return { work };
}

async function chatOnce(kind) {
  const { left, right, close } = await twoPages(kind);
  await left.evaluate(() => window.bench.open());
  for (const page of [left, right]) await until('open', () => page.evaluate(() => window.bench.chatOpen()));
  await right.evaluate(() => window.bench.echo());
  const trip = await left.evaluate((count) => window.bench.roundTrips(count), Number(options.trips));
  await close();
  return { trip };
}

/** Runs kit, bare, bare, kit, …: whatever drifts on this machine hits both alike. */
async function inTurn(once, most = pairs) {
  const samples = { kit: [], bare: [] };
  // The first of each is slower for reasons that are not theirs.
  for (const kind of ['kit', 'bare']) await once(kind);
  for (let pair = 0; pair < Math.min(most, pairs); pair++)
    for (const kind of pair % 2 ? ['bare', 'kit'] : ['kit', 'bare']) samples[kind].push(await once(kind));
  return samples;
}

const rows = [];
if (wanted.includes('call')) {
  const calls = await inTurn(callOnce);
  rows.push(row('click to first remote frame', 'ms', calls, 'frame', 1.05));
  rows.push(row('main thread, click to 2 s after', 'ms', calls, 'work'));
}
if (wanted.includes('accept')) {
  const quick = await inTurn((kind) => acceptOnce(kind, 0));
  rows.push(row('accept to the caller’s picture, at the callee', 'ms', quick, 'callee', 0.65));
  rows.push(row('accept to the callee’s picture, at the caller', 'ms', quick, 'caller', 0.9));
  const slow = await inTurn((kind) => acceptOnce(kind, 300));
  rows.push(row('the same with a camera of 300 ms, at the callee', 'ms', slow, 'callee', 0.3));
  rows.push(row('the same with a camera of 300 ms, at the caller', 'ms', slow, 'caller', 0.95));
}
if (wanted.includes('cpu')) {
  // Each takes a quarter of a minute.
  const running = await inTurn((kind) => cpuOnce(kind), 10);
  rows.push(row(`CPU of a running call, ${CPU_MS / 1000} s`, 'ms', running, 'work', 1.1));
  const hidden = await inTurn((kind) => cpuOnce('kit', kind === 'kit' ? HIDDEN : ''), 10);
  rows.push(row('hidden meter and quality beside none', 'ms', hidden, 'work', 1.03));
}
if (wanted.includes('chat')) rows.push(row('message round trip', 'ms', await inTurn(chatOnce), 'trip', 1.1));
if (wanted.includes('list')) rows.push(...(await benchList(browser, site, Math.min(pairs, 10))));
// Each takes half a minute.
if (wanted.includes('files')) {
  const { rows: more, memory, tasks } = await fileRows({ browser, server, pairs: Math.min(9, pairs) });
  rows.push(...more);
  console.table(memory);
  console.table(tasks);
}
await browser.close();
await site.close();
await server.stop();

const dist = fileURLToPath(new URL('../dist/cdn/', import.meta.url));
const sizes = Object.fromEntries(
  readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, gzipSync(readFileSync(path.join(dist, name)), { level: 9 }).length]),
);

console.table(
  rows.map(({ name, unit, kit, bare, ratio, low, high, limit }) => ({
    name,
    kit: `${kit.toFixed(2)} ${unit}`,
    bare: `${bare.toFixed(2)} ${unit}`,
    ratio: ratio.toFixed(3),
    '95 %': `${low.toFixed(3)} to ${high.toFixed(3)}`,
    limit: limit ?? '',
  })),
);
console.table(sizes);
const result = JSON.stringify({ pairs, rows, sizes });
if (options.json) writeFileSync(options.json, `${result}\n`);
else console.log(result);
