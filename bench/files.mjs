/** Files: the kit beside a bare RTCDataChannel and beside PeerJS, between two pages. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { openPage } from '../test/browser/support/browsers.mjs';
import { randomId, until } from '../test/browser/support/wait.mjs';
import { startSite } from '../scripts/support/static-site.mjs';
import { filePage } from './file-page.mjs';
import { median, row } from './stats.mjs';
import { tasksOf } from './tasks.mjs';

const MB = 1024 * 1024;
const LONG = 1024 * MB;
const require = createRequire(import.meta.url);

/** What the CDN build does not export, as modules of their own. */
async function bundle() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'peer-elements-bench-'));
  const input = ['file-transfers', 'delivery', 'chat-store'].map((name) =>
    fileURLToPath(new URL(`../dist/channels/${name}.js`, import.meta.url)),
  );
  const made = await rollup({ input, logLevel: 'silent' });
  await made.write({ dir: folder, format: 'es' });
  await made.close();
  copyFileSync(
    new URL('../dist/channels/file-worker.js', import.meta.url),
    path.join(folder, 'file-worker.js'),
  );
  return folder;
}

/** @returns rows as those of `run.mjs`, and two tables of the long run: memory, and tasks of the main threads */
export async function fileRows({ browser, server, pairs }) {
  const folder = await bundle();
  const peerjs = path.join(path.dirname(require.resolve('peerjs')), 'peerjs.min.js');
  const site = await startSite({
    folders: { '/bench/': folder, '/peerjs.js': peerjs },
    pages: { '/favicon.ico': '' },
    host: '127.0.0.1',
  });

  async function twoPages(kind) {
    const ids = [randomId('sender'), randomId('receiver')];
    ids.forEach((id, side) => site.setPage(`/${side}`, filePage({ port: server.port, id })));
    const sender = await openPage(browser, `${site.url}/0`);
    // A private context has no disk: what is received goes where a person's browser would put it.
    const receiver = await browser.newPage();
    await receiver.goto(`${site.url.replace('localhost', '127.0.0.1')}/1`);
    for (const page of [sender, receiver]) {
      page.setDefaultTimeout(300_000);
      await until('the page is ready', () => page.evaluate(() => window.bench?.ready()));
    }
    if (kind === 'peerjs') {
      await sender.evaluate((to) => window.bench.dial(to), ids[1]);
      await until('open', () => receiver.evaluate(() => window.bench.connected()));
      await receiver.evaluate(() => void window.bench.answerPeerjs());
    } else {
      for (const page of [sender, receiver]) await page.evaluate((way) => window.bench.open(way), kind);
      const offer = await sender.evaluate(() => window.bench.offer());
      const answer = await receiver.evaluate((sdp) => window.bench.answer(sdp), offer);
      await sender.evaluate((sdp) => window.bench.take(sdp), answer);
    }
    return {
      sender,
      receiver,
      close: async () => {
        for (const page of [sender, receiver]) await page.evaluate(() => window.bench.close());
        await sender.browserContext().close();
        await receiver.close();
      },
    };
  }

  async function timeOf(kind, size) {
    const { sender, close } = await twoPages(kind);
    await sender.evaluate((bytes) => window.bench.prepare(bytes), size);
    // The path gets up to speed, and parts that come on demand are there.
    await sender.evaluate((way) => window.bench.bring(way, 4 * 1048576), kind);
    const time = await sender.evaluate((way, bytes) => window.bench.bring(way, bytes), kind, size);
    await close();
    return { time };
  }

  async function tripsOf(kind) {
    const { sender, close } = await twoPages(kind);
    await sender.evaluate((bytes) => window.bench.prepare(bytes), 24 * MB);
    await sender.evaluate((way) => window.bench.bring(way, 4 * 1048576), kind);
    const trips = await sender.evaluate((way, bytes) => window.bench.trips(way, bytes), kind, 24 * MB);
    await close();
    return { middle: median(trips), late: trips[Math.floor(trips.length * 0.99)] ?? trips.at(-1) };
  }

  /** All of them in turn, forwards and backwards. */
  async function inTurn(kinds, once, count) {
    const samples = Object.fromEntries(kinds.map((kind) => [kind, []]));
    for (let pair = 0; pair < count; pair++)
      for (const kind of pair % 2 ? [...kinds].reverse() : kinds) samples[kind].push(await once(kind));
    return samples;
  }
  const beside = (name, samples, other, field, limit) =>
    row(name, 'ms', { kit: samples.kit, bare: samples[other] }, field, limit);

  const rows = [];
  const times = await inTurn(['kit', 'bare', 'peerjs'], (kind) => timeOf(kind, 64 * MB), pairs);
  rows.push(beside('64 MB, beside a bare channel', times, 'bare', 'time', 1 / 0.9));
  rows.push(beside('64 MB, beside PeerJS', times, 'peerjs', 'time', 1 / 1.2));
  // What a path of this machine takes that is full: no file is there sooner.
  rows.push(
    row(
      '64 MB, a bare channel beside PeerJS',
      'ms',
      { kit: times.bare, bare: times.peerjs },
      'time',
      Infinity,
    ),
  );
  const trips = await inTurn(['kit', 'bare', 'peerjs'], tripsOf, pairs);
  rows.push(
    beside(
      'message of a chat and its answer while 24 MB run, beside PeerJS',
      trips,
      'peerjs',
      'middle',
      1 / 50,
    ),
  );
  rows.push(beside('the same, beside two bare channels', trips, 'bare', 'middle', 1.5));
  rows.push(beside('the same, slowest of 100, beside two bare channels', trips, 'bare', 'late', 1.5));
  const long = await longRun(twoPages, browser);
  await site.close();
  rmSync(folder, { recursive: true });
  return { rows, ...long };
}

/** Memory of a process in MB, where the system says it. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return NaN;
  }
}

/** The process that draws a page is the one that works while the page does, and the only one. */
async function processOf(page, system) {
  const look = async () => (await system.send('SystemInfo.getProcessInfo')).processInfo;
  return until('the process of the page', async () => {
    const before = new Map((await look()).map(({ id, cpuTime }) => [id, cpuTime]));
    await page.evaluate(() => window.bench.spin(500));
    const worked = (await look()).filter(
      ({ type, id, cpuTime }) => type === 'renderer' && cpuTime - (before.get(id) ?? cpuTime) > 0.25,
    );
    return worked.length === 1 ? worked[0].id : null;
  });
}

/**
 * Memory from 64 MB to 1 GB: by how many MB more than after 64 MB, `median` and `most`, at which `rate` in MB/s. And tasks of
 * the main threads during 1 GB, beside a bare channel that keeps nothing: the longest in ms that were computed (`longest`)
 * and by the clock (`slowest`), where whoever else works on this machine counts as well.
 */
async function longRun(twoPages, browser) {
  const system = await browser.target().createCDPSession();
  const sides = ['sender', 'receiver'];
  const pidsOf = async (pages) => {
    const pids = {};
    for (const side of sides) pids[side] = await processOf(pages[side], system);
    return pids;
  };
  // On a slow machine a file takes longer than the driver waits for an answer.
  const bring = async ({ sender }, kind, size) => {
    await sender.evaluate(
      (way, bytes) => {
        window.time = 0;
        void window.bench.bring(way, bytes).then((time) => (window.time = time));
      },
      kind,
      size,
    );
    return until('the file', () => sender.evaluate(() => window.time), 600_000);
  };

  const pages = await twoPages('kit');
  const pids = await pidsOf(pages);
  await bring(pages, 'kit', 64 * MB);
  const base = { sender: memoryOf(pids.sender), receiver: memoryOf(pids.receiver) };
  const memory = [];
  for (const size of [64, 256, LONG / MB]) {
    await pages.sender.evaluate((bytes) => window.bench.prepare(bytes), size * MB);
    await new Promise((done) => setTimeout(done, 1500));
    const seen = { sender: [], receiver: [] };
    const timer = setInterval(() => {
      for (const side of sides) seen[side].push(memoryOf(pids[side]) - base[side]);
    }, 250);
    const time = await bring(pages, 'kit', size * MB);
    clearInterval(timer);
    for (const side of sides)
      memory.push({
        file: `${size} MB`,
        side,
        rate: (size * 1000) / time,
        median: median(seen[side]),
        most: Math.max(...seen[side]),
      });
  }
  await pages.close();

  const tasks = [];
  for (const kind of ['kit', 'bare']) {
    const both = await twoPages(kind);
    const main = await pidsOf(both);
    if (kind === 'bare') await both.receiver.evaluate(() => window.bench.keepNothing());
    await bring(both, kind, 4 * MB);
    await both.sender.evaluate((bytes) => window.bench.prepare(bytes), LONG);
    const seen = await tasksOf(browser, () => bring(both, kind, LONG));
    for (const side of sides) {
      const { work, longest, slowest } = seen.tasks.get(main[side]);
      tasks.push({ kind, side, computed: work / 1000, longest, slowest });
    }
    await both.close();
  }
  return { memory, tasks };
}
