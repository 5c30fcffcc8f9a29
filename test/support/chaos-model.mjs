/**
 * A model of two people who write to each other while everything fails: the real `Delivery`, on links that are cut and
 * on disks that crash, in virtual time. One seed is one schedule. What is lost, twice or out of order is reported.
 */
import { Delivery } from '../../dist/channels/delivery.js';

/** mulberry32: the same numbers for the same seed. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Timers in virtual time; each belongs to the page life that set it, and goes with it. */
class Clock {
  now = 0;
  owner = null;
  #next = 0;
  #heap = [];

  at(delay, act, owner = this.owner) {
    const entry = { time: this.now + Math.max(0, delay), order: this.#next++, act, owner, isOff: false };
    let at = this.#heap.push(entry) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(entry, this.#heap[up])) break;
      this.#heap[at] = this.#heap[up];
      at = up;
    }
    this.#heap[at] = entry;
    return entry;
  }

  #pop() {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (this.#heap.length > 0) {
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= this.#heap.length) break;
        if (down + 1 < this.#heap.length && before(this.#heap[down + 1], this.#heap[down])) down++;
        if (!before(this.#heap[down], last)) break;
        this.#heap[at] = this.#heap[down];
        at = down;
      }
      this.#heap[at] = last;
    }
    return first;
  }

  /** Until nothing is left, or `end`. */
  async run(end) {
    const { setTimeout, clearTimeout } = globalThis;
    globalThis.setTimeout = (act, delay = 0) => this.at(delay, act);
    globalThis.clearTimeout = (entry) => entry && (entry.isOff = true);
    try {
      while (this.#heap.length > 0 && this.#heap[0].time <= end) {
        const entry = this.#pop();
        if (entry.isOff || entry.owner?.isDead) continue;
        this.now = entry.time;
        this.owner = entry.owner;
        entry.act();
        // All that hangs on promises happens before the next event.
        await new Promise(setImmediate);
      }
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
    }
  }
}

const before = (a, b) => a.time < b.time || (a.time === b.time && a.order < b.order);

/** One end of a link, as far as `Delivery` uses an RTCDataChannel. */
class Channel {
  readyState = 'connecting';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  other = null;
  #listeners = new Map();
  #clear = 0;
  #arrival = 0;

  constructor(model, life) {
    this.model = model;
    this.life = life;
  }

  addEventListener(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  removeEventListener(type, listener) {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter((each) => each !== listener),
    );
  }

  emit(type, event = {}) {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }

  send(data) {
    if (this.readyState !== 'open') throw new Error('The channel is not open.');
    const { clock, random } = this.model;
    this.bufferedAmount += data.length;
    // In order, however long each takes.
    this.#clear = Math.max(this.#clear, clock.now) + 0.01 + random() * 3;
    clock.at(
      this.#clear - clock.now,
      () => {
        if (this.readyState !== 'open') return;
        const was = this.bufferedAmount;
        this.bufferedAmount -= data.length;
        const low = this.bufferedAmountLowThreshold;
        if (was > low && this.bufferedAmount <= low) this.emit('bufferedamountlow');
      },
      this.life,
    );
    const { other } = this;
    this.#arrival = Math.max(this.#arrival, this.#clear + random() * 30);
    clock.at(
      this.#arrival - clock.now,
      () => other.readyState === 'open' && other.emit('message', { data }),
      other.life,
    );
  }
}

/** What a page keeps over its lives. Writes take a while, are in order and happen whole or not at all. */
class Disk {
  out = new Map();
  in = new Map();
  /** What the history holds, in order. */
  rows = [];
  #clear = 0;

  constructor(model) {
    this.model = model;
  }

  journal(life) {
    const { clock, random } = this.model;
    const later = (act) =>
      new Promise((resolve, reject) => {
        this.#clear = Math.max(this.#clear, clock.now) + random() * 4;
        clock.at(
          this.#clear - clock.now,
          () => {
            let value;
            try {
              value = act();
            } catch (cause) {
              reject(cause);
              return;
            }
            // It is written; whether the page lives to hear of it is another matter.
            clock.at(random() * 2, () => resolve(value), life);
          },
          life,
        );
      });
    return {
      taken: life.taken,
      hold: async (epoch) => void life.held.add(epoch),
      cursor: (epoch) => later(() => this.in.get(epoch) ?? 0),
      left: () =>
        later(() => {
          const live = new Set(
            this.model.lives.filter(({ isDead }) => !isDead).flatMap(({ held }) => [...held]),
          );
          const found = [...this.out.values()].filter(({ epoch }) => !live.has(epoch));
          for (const { epoch } of found) life.held.add(epoch);
          // As an index of IndexedDB has them.
          return found.sort((a, b) => (a.epoch === b.epoch ? a.n - b.n : a.epoch < b.epoch ? -1 : 1));
        }),
      write: (steps) =>
        later(() => {
          for (const step of steps) {
            if (step[0] === 'rows') this.rows.push(step[1]);
            else if (step[0] === 'out') this.out.set(`${step[1].epoch} ${step[1].n}`, step[1]);
            else if (step[0] === 'in') this.in.set(step[1].epoch, step[1].n);
            else
              for (const [key, { epoch, n }] of this.out)
                if (epoch === step[1].epoch && n <= step[1].n) this.out.delete(key);
          }
        }),
    };
  }
}

/**
 * A page: what it sends is `<side><number>`. `sabotage` switches one of the guarantees off, so that the checker itself
 * can be tested.
 */
class Page {
  constructor(model, side, disk, sabotage) {
    Object.assign(this, { model, side, disk, sabotage, isDead: false, held: new Set(), taken: new Map() });
    this.shown = [];
    if (sabotage === 'no dedupe') this.taken.get = () => undefined;
    const { clock } = model;
    clock.owner = this;
    const journal = disk.journal(this);
    if (sabotage === 'no dedupe') journal.cursor = async () => 0;
    this.delivery = new Delivery({
      conversation: side,
      journal,
      restored: journal.left().then((rows) => {
        const epochs = Map.groupBy
          ? Map.groupBy(rows, ({ epoch }) => epoch)
          : rows.reduce((map, row) => map.set(row.epoch, [...(map.get(row.epoch) ?? []), row]), new Map());
        for (const [epoch, own] of epochs)
          this.delivery.adopt(
            epoch,
            own.map(({ op }) => op),
          );
      }),
      apply: ({ text }) => {
        this.shown.push(text);
        this.delivery.along(['rows', text]);
        // Some of what comes takes a while to be done.
        if (model.random() < 0.1) return new Promise((done) => clock.at(model.random() * 20, done, this));
      },
      hear: () => undefined,
      mark: () => undefined,
      idle: () => undefined,
      unkept: (cause) => model.faults.push(String(cause)),
      failed: (cause) => model.faults.push(String(cause)),
    });
  }

  send(text) {
    this.model.sent[this.side].push(text);
    const { kept } = this.delivery.put({ k: 'm', id: text, text, at: 1 });
    void kept.then(() => this.model.kept.add(text));
  }

  die() {
    this.isDead = true;
    this.model.cut(this);
  }
}

export class Model {
  sent = { a: [], b: [] };
  /** Whose `send()` has settled: these must arrive. The others may. */
  kept = new Set();
  faults = [];
  lives = [];
  /** Links by pair of pages. */
  links = [];
  log = [];

  constructor(seed, { messages = 60, sabotage = null } = {}) {
    this.random = randomOf(seed);
    this.clock = new Clock();
    this.messages = messages;
    this.sabotage = sabotage;
    this.disks = { a: new Disk(this), b: new Disk(this) };
  }

  open(side) {
    const page = new Page(this, side, this.disks[side], this.sabotage);
    this.lives.push(page);
    return page;
  }

  live(side) {
    return this.lives.findLast((page) => page.side === side && !page.isDead);
  }

  cut(page) {
    for (const link of this.links.filter(({ ends }) => ends.some(({ life }) => life === page)))
      this.end(link);
  }

  end(link) {
    this.links = this.links.filter((each) => each !== link);
    for (const end of link.ends) {
      end.readyState = 'closed';
      if (!end.life.isDead) for (const undo of end.undo) undo();
    }
  }

  /** A new link between the pages that are there, unless they have one. */
  connect() {
    const pages = [this.live('a'), this.live('b')];
    if (pages.some((page) => !page) || this.links.length > 0) return;
    const ends = pages.map((page) => {
      const end = new Channel(this, page);
      end.undo = [];
      return end;
    });
    [ends[0].other, ends[1].other] = [ends[1], ends[0]];
    const link = { ends };
    this.links.push(link);
    for (const end of ends) {
      const cleanup = {
        listen: (target, type, listener) => {
          target.addEventListener(type, listener);
          end.undo.push(() => target.removeEventListener(type, listener));
        },
        add: (undo) => end.undo.push(undo),
      };
      if (this.sabotage === 'no acknowledgements') pretend(end);
      end.life.delivery.attach(end, cleanup);
    }
    this.clock.at(
      this.random() * 40,
      () => {
        if (!this.links.includes(link)) return;
        for (const end of ends) end.readyState = 'open';
        for (const end of ends) {
          this.clock.owner = end.life;
          end.emit('open');
        }
      },
      null,
    );
  }

  async run() {
    const { now } = Date;
    Date.now = () => 1_800_000_000_000 + Math.floor(this.clock.now);
    try {
      return await this.#run();
    } finally {
      Date.now = now;
    }
  }

  async #run() {
    const { clock, random } = this;
    this.open('a');
    this.open('b');
    this.connect();
    const length = this.messages * 60;
    const number = { a: 0, b: 0 };
    for (let at = 0; at < this.messages; at++)
      clock.at(
        random() ** 2 * length,
        () => {
          const side = random() < 0.5 ? 'a' : 'b';
          const page = this.live(side);
          // A burst now and then.
          const burst = random() < 0.1 ? 1 + Math.floor(random() * 12) : 1;
          if (!page) return;
          clock.owner = page;
          for (let each = 0; each < burst; each++) page.send(`${side}${number[side]++}`);
        },
        null,
      );
    for (let at = 0; at < 8 + this.messages / 5; at++) clock.at(random() * length, () => this.fault(), null);
    for (let time = 0; time < length + 60_000; time += 400) clock.at(time, () => this.connect(), null);
    // In the end everybody is there, and nothing fails any more.
    clock.at(
      length + 1000,
      () => {
        for (const side of ['a', 'b']) if (!this.live(side)) this.open(side);
      },
      null,
    );
    await clock.run(length + 120_000);
    return this.report();
  }

  fault() {
    const { random, clock } = this;
    const side = random() < 0.5 ? 'a' : 'b';
    const dice = random();
    if (dice < 0.45) {
      for (const link of [...this.links]) this.end(link);
      return;
    }
    // A reload is there again at once; what was killed takes a while.
    this.live(side)?.die();
    const isReload = dice < 0.75;
    clock.at(
      isReload ? 5 + random() * 50 : 200 + random() * 3000,
      () => this.live(side) ?? this.open(side),
      null,
    );
  }

  report() {
    const lost = [];
    const twice = [];
    const disorder = [];
    for (const [from, to] of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const { rows } = this.disks[to];
      const had = new Set();
      let last = -1;
      for (const text of rows) {
        if (had.has(text)) twice.push(text);
        had.add(text);
        const place = this.sent[from].indexOf(text);
        if (place < last) disorder.push(text);
        last = Math.max(last, place);
      }
      for (const text of this.sent[from]) if (this.kept.has(text) && !had.has(text)) lost.push(text);
      for (const { side, shown } of this.lives)
        if (side === to)
          for (const [at, text] of shown.entries())
            if (shown.indexOf(text) !== at) twice.push(`${text} (shown)`);
    }
    const total = this.sent.a.length + this.sent.b.length;
    return { total, lost, twice, disorder, faults: this.faults, lives: this.lives.length };
  }
}

/** Acknowledges by itself what is only on the wire. */
function pretend(end) {
  const send = end.send.bind(end);
  let epoch = '';
  end.send = (data) => {
    send(data);
    const wire = JSON.parse(data);
    if (wire.k === 'hi') ({ epoch } = wire);
    if (wire.k === 'm')
      end.model.clock.at(
        1,
        () =>
          end.readyState === 'open' &&
          end.emit('message', { data: JSON.stringify({ k: 'a', n: wire.n, epoch }) }),
        end.life,
      );
  };
}
