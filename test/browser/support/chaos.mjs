/**
 * Two people who write to each other from two real browsers while everything fails: links are cut, pages reloaded,
 * browsers killed and stopped, the server killed, and now and then nothing does. One seed is one schedule. What was sent and which `send()` had settled
 * is known here, outside of both browsers; what arrived is what each side exports in the end.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { randomOf } from '../../support/chaos-model.mjs';
import { launchChromium } from './browsers.mjs';
import { kill, stopAll } from './processes.mjs';
import { startSignalling } from './signalling.mjs';
import { kitPage, startTestSite } from './site.mjs';
import { pause, randomId, until } from './wait.mjs';

/** Of twenty faults. Where a schedule has more or fewer, as many in proportion. */
const FAULTS = { cut: 8, reload: 5, server: 2, kill: 2, stop: 2, rest: 1 };
/** How often, and for how long at most, it is waited for a link before more is written: most of it is to meet one. */
const LINKED = 0.3;
const LINKED_MS = 1200;
/** Until all has arrived once nothing fails any more. */
const CALM_MS = 60_000;

/** In the page: sends what it is told to, and tells what becomes of it and what comes. */
function agent() {
  const log = [];
  const tell = () => {
    if (log.length > 0) window.note?.(JSON.stringify(log.splice(0)));
  };
  setInterval(tell, 25);
  addEventListener('pagehide', tell);
  const life = String(performance.timeOrigin);
  log.push(['life', life]);
  const chat = document.querySelector('peer-chat');
  chat.addEventListener('message', ({ detail }) => log.push(['came', detail.message.text, life]));
  chat.addEventListener('error', ({ detail }) => log.push(['error', detail.error.code]));
  window.burst = (texts) => {
    for (const text of texts)
      chat.send(text).then(
        () => log.push(['kept', text]),
        (error) => log.push(['refused', `${text}: ${error.message}`]),
      );
  };
  window.cut = () => {
    const { connections = {} } = document.querySelector('peer-session').peer ?? {};
    for (const connection of Object.values(connections).flat()) connection.close();
  };
  window.exported = async () =>
    (await chat.exportHistory()).map(({ text, own, state }) => [text, own ? state : null]);
}

/** One person: a browser with a profile of its own that it keeps over its deaths, and one page. */
class Side {
  #profile = null;
  #browser = null;
  #client = null;

  constructor(name, site) {
    this.name = name;
    this.site = site;
    this.page = null;
  }

  /** Begins anew, with the records of one schedule. */
  async begin({ id, markup, script, records }) {
    Object.assign(this, { id, script, records });
    this.site.setPage(`/${id}`, markup);
    await this.open();
  }

  async open() {
    this.#profile ??= await mkdtemp(path.join(os.tmpdir(), 'peer-elements-chaos-'));
    this.#browser ??= await launchChromium({ userDataDir: this.#profile });
    const before = await this.#browser.pages();
    const page = await this.#browser.newPage();
    for (const each of before) await each.close().catch(() => undefined);
    this.#client = await page.createCDPSession();
    this.#client.on('Runtime.bindingCalled', ({ payload }) => this.records.take(JSON.parse(payload)));
    await this.#client.send('Runtime.enable');
    await this.#client.send('Runtime.addBinding', { name: 'note' });
    page.on('pageerror', (error) => this.records.problems.push(error.stack ?? error.message));
    if (this.script) await page.evaluateOnNewDocument(this.script);
    await page.goto(`${this.site.url}/${this.id}`);
    await this.#ready(page);
    this.page = page;
  }

  #ready(page) {
    return until(`the page of ${this.name}`, () =>
      page.evaluate(() => 'burst' in window && customElements.get('peer-chat') !== undefined),
    );
  }

  /** What has not got through to the page when it dies was not sent. */
  burst(texts) {
    this.page?.evaluate((list) => window.burst(list), texts).catch(() => undefined);
  }

  cut() {
    return this.page?.evaluate(() => window.cut()).catch(() => undefined);
  }

  async reload() {
    const { page } = this;
    this.page = null;
    await page.reload();
    await this.#ready(page);
    this.page = page;
  }

  async kill(away) {
    const browser = this.#browser;
    this.#browser = this.page = null;
    await kill(browser);
    await pause(away);
    await this.open();
  }

  async stop(ms) {
    const goOn = stopAll(this.#browser.process().pid);
    await pause(ms);
    goOn();
  }

  exported() {
    return this.page.evaluate(() => window.exported());
  }

  version() {
    return this.#browser.version();
  }

  async close() {
    if (this.#browser) await kill(this.#browser);
    if (this.#profile) await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What is known of one schedule. */
class Records {
  sent = { a: [], b: [] };
  /** Those whose `send()` has settled must arrive. The others may: a page that dies takes its last words with it. */
  kept = new Set();
  /** By page life, what it was told of by an event. */
  came = new Map();
  lives = 0;
  problems = [];
  errors = {};

  take(notes) {
    for (const [kind, value, life] of notes) {
      if (kind === 'kept') this.kept.add(value);
      else if (kind === 'refused') this.problems.push(value);
      else if (kind === 'life') this.lives++;
      else if (kind === 'error') {
        this.errors[value] = (this.errors[value] ?? 0) + 1;
        if (value.startsWith('storage')) this.problems.push(value);
      } else this.came.set(life, [...(this.came.get(life) ?? []), value]);
    }
  }
}

/** Two sides, a site and a server, for one schedule after the other. */
export class Arena {
  static async open() {
    const arena = new Arena();
    arena.server = await startSignalling();
    arena.site = await startTestSite();
    arena.a = new Side('a', arena.site);
    arena.b = new Side('b', arena.site);
    return arena;
  }

  async close() {
    await Promise.all([this.a.close(), this.b.close()]);
    await this.site.close();
    await this.server.stop();
  }

  /**
   * @param {number} seed
   * @param {{messages?: number, faults?: number, mix?: Record<string, number>, script?: string, calm?: number}} [options]
   *   `script` runs in the pages before anything else, to switch a guarantee off; `calm` is how long to wait in the end
   */
  async run(seed, { messages = 2000, faults = 20, mix = FAULTS, script, calm = CALM_MS } = {}) {
    const begun = performance.now();
    const random = randomOf(seed);
    const records = new Records();
    const ids = { a: randomId('a'), b: randomId('b') };
    const markup = (id, to) =>
      kitPage(`<peer-session host="localhost" port="${this.server.port}" peer-id="${id}" config='{"iceServers":[]}'>
        <peer-chat history="device" to="${to}"></peer-chat>
      </peer-session>
      <script>(${agent})()</script>`);
    await Promise.all([
      this.a.begin({ id: ids.a, markup: markup(ids.a, ids.b), script, records }),
      this.b.begin({ id: ids.b, markup: markup(ids.b, ids.a), script, records }),
    ]);
    const number = { a: 0, b: 0 };
    const write = (name, count) => {
      const texts = Array.from({ length: count }, () => `${name}${number[name]++}`);
      records.sent[name].push(...texts);
      this[name].burst(texts);
    };

    const log = [];
    for (const { kind, name, bursts, wait, length, isLinked } of schedule(random, messages, faults, mix)) {
      for (const [each, [who, count]] of bursts.entries()) {
        if (each > 0 && isLinked) await this.#linked();
        write(who, count);
        await pause(length() * 100);
      }
      await pause(wait);
      log.push(`${Math.round(performance.now() - begun)} ${kind} ${name}`);
      await this.#fault(kind, this[name], length());
    }

    const stormy = performance.now() - begun;
    const came = new Set([...records.came.values()].flat()).size;
    for (const side of ['a', 'b'])
      await this[side].page.evaluate(() => (window.isCalm = true)).catch(() => undefined);
    // Both have something left to say, so both look for a link.
    for (const side of ['a', 'b']) write(side, 1);
    const ends = await this.#settle(records, calm);
    const report = check(records, ends);
    return {
      seed,
      ...report,
      came,
      seconds: {
        faults: Math.round(stormy / 100) / 10,
        all: Math.round((performance.now() - begun) / 100) / 10,
      },
      log,
    };
  }

  async #linked() {
    const isOpen = ({ page }) => page?.evaluate(() => document.querySelector('peer-chat').state === 'open');
    const both = async () => (await Promise.all([isOpen(this.a), isOpen(this.b)])).every(Boolean);
    await until('there is a link', both, LINKED_MS).catch(() => undefined);
  }

  async #fault(kind, side, size) {
    if (kind === 'cut') await side.cut();
    else if (kind === 'reload') await side.reload();
    else if (kind === 'kill') await side.kill(size * 600);
    else if (kind === 'stop') await side.stop(1000 + 3000 * size ** 3);
    else if (kind === 'rest') await pause(500 + 1000 * size);
    else if (kind === 'server') {
      await this.server.stop();
      await pause(300 + 500 * size);
      await this.server.start();
    }
  }

  /** Until each side's own messages have all arrived, or the time is over. */
  async #settle(records, calm) {
    const sides = [this.a, this.b];
    const isDone = ([, state]) => state === null || state === 'delivered' || state === 'seen';
    let ends;
    await until(
      'everything is delivered',
      async () => {
        await pause(250);
        ends = await Promise.all(sides.map((side) => side.exported()));
        return ends.every((rows) => rows.every(isDone)) && lastCame(records, ends);
      },
      calm,
    ).catch(() => undefined);
    return { a: ends[0], b: ends[1] };
  }
}

/** The last word of each side is there. */
function lastCame({ sent }, ends) {
  return ['a', 'b'].every((name, at) => {
    const last = sent[name].at(-1);
    return ends[1 - at].some(([text]) => text === last);
  });
}

/** What happens, in order: before each fault some bursts, of `messages` in all. */
function* schedule(random, messages, faults, mix) {
  const sum = Object.values(mix).reduce((all, each) => all + each, 0);
  const kinds = Object.entries(mix).flatMap(([kind, count]) =>
    Array(Math.round((count / sum) * faults)).fill(kind),
  );
  for (let at = kinds.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [kinds[at], kinds[other]] = [kinds[other], kinds[at]];
  }
  const side = () => (random() < 0.5 ? 'a' : 'b');
  const weights = kinds.flatMap(() => [0.2 + random(), 0.2 + random()]);
  const weight = weights.reduce((all, each) => all + each, 0);
  // The two last words are of the calm.
  let left = messages - 2;
  for (const [at, kind] of kinds.entries()) {
    const isLast = at === kinds.length - 1;
    const bursts = [0, 1].map((each) => {
      const share = Math.round((weights[2 * at + each] / weight) * messages);
      const count = isLast && each === 1 ? left : Math.min(left, share);
      left -= count;
      return [side(), count];
    });
    const wait = random() < 0.5 ? 0 : random() * 300;
    yield { kind, name: side(), bursts, wait, length: random, isLinked: random() < LINKED };
  }
}

/** What is lost, twice or out of order between the two. */
export function check({ sent, kept, came, lives, problems, errors }, ends) {
  const report = { lost: [], twice: [], disorder: [], unfinished: [], problems };
  for (const [from, to] of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    const place = new Map(sent[from].map((text, at) => [text, at]));
    const must = sent[from].filter((text) => kept.has(text));
    // At the side that wrote it as well.
    for (const [name, rows] of [
      [to, ends[to].filter(([, state]) => state === null)],
      [from, ends[from].filter(([, state]) => state !== null)],
    ]) {
      const had = new Set();
      let last = -1;
      for (const [text] of rows) {
        if (had.has(text)) report.twice.push(`${text} at ${name}`);
        had.add(text);
        const at = place.get(text);
        if (at === undefined) report.problems.push(`${text} at ${name} was never sent`);
        else if (at < last) report.disorder.push(`${text} after ${from}${last} at ${name}`);
        last = Math.max(last, at ?? -1);
      }
      const seen = new Set([...came.values()].flat());
      for (const text of must)
        if (!had.has(text))
          report.lost.push(
            `${text} at ${name}${name === to && seen.has(text) ? ', where it was shown' : ''}`,
          );
    }
    for (const [text, state] of ends[from])
      if (state !== null && state !== 'delivered' && state !== 'seen')
        report.unfinished.push(`${text} at ${from} is ${state}`);
  }
  for (const texts of came.values()) {
    const had = new Set();
    for (const text of texts) {
      if (had.has(text)) report.twice.push(`${text} by an event`);
      had.add(text);
    }
  }
  const total = sent.a.length + sent.b.length;
  const isWhole = Object.values(report).every((list) => list.length === 0);
  return { isWhole, total, unsettled: total - kept.size, lives, errors, ...report };
}

/** As much of a report as anybody reads. */
export function brief(report) {
  const few = (list) =>
    list.length > 30 ? [...list.slice(0, 20), `and ${list.length - 25} more`, ...list.slice(-5)] : list;
  return JSON.stringify(report, (_key, value) => (Array.isArray(value) ? few(value) : value));
}

/** In the page, to test the checker: what is sent counts as acknowledged at once, and now and then the link is cut then. */
export const WITHOUT_ACKNOWLEDGEMENTS = `{
  const { send } = RTCDataChannel.prototype;
  let epoch;
  let count = 0;
  RTCDataChannel.prototype.send = function (data) {
    send.call(this, data);
    if (this.label !== 'chat') return;
    const { k, n, epoch: own } = JSON.parse(data);
    if (k === 'hi') epoch = own;
    if (k !== 'm') return;
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ k: 'a', n, epoch }) }));
    if (++count % 25 === 0) window.cut();
  };
}`;

/** In the page: what was taken is forgotten with each page life, and until the calm nothing is acknowledged. */
export const WITHOUT_DEDUPE = `{
  const { get } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.get = function (key) {
    return get.call(this, this.name === 'in' ? 'nothing' : key);
  };
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (data) {
    if (this.label === 'chat' && !window.isCalm && JSON.parse(data).k === 'a') return;
    send.call(this, data);
  };
}`;
