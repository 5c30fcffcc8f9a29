interface Timer {
  at: number;
  readonly every: number | null;
  readonly act: () => void;
}

/** Time that stands still until a test moves it. Only timers made while it is installed are its own. */
export interface Clock {
  readonly pending: number;
  /** Lets `ms` pass: timers run in their order, and promises between them. */
  tick(ms: number): Promise<void>;
  uninstall(): void;
}

export function installClock(): Clock {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now };
  const timers = new Map<number, Timer>();
  let now = real.now();
  const { clearTimeout: clear } = real;
  // Far away from the browser's own numbers, which are passed on when they are cleared.
  let last = 1e9;
  const add = (act: () => void, ms: number, every: number | null) => {
    timers.set(++last, { at: now + ms, every, act });
    return last;
  };
  const remove = (id: number | undefined) => {
    if (id !== undefined && !timers.delete(id)) clear(id);
  };
  // A task of its own, so that promises run in between; faster than a timer.
  const { port1, port2 } = new MessageChannel();
  const settle = () =>
    new Promise<void>((done) => {
      port1.onmessage = () => done();
      port2.postMessage(null);
    });
  const fakes = {
    setTimeout: (act: () => void, ms = 0) => add(act, ms, null),
    setInterval: (act: () => void, ms = 0) => add(act, ms, ms),
    clearTimeout: remove,
    clearInterval: remove,
  };
  Object.assign(globalThis, fakes);
  Date.now = () => now;

  return {
    get pending() {
      return timers.size;
    },
    async tick(ms) {
      const end = now + ms;
      for (;;) {
        const [due] = [...timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at);
        if (!due) break;
        const [id, timer] = due;
        now = Math.max(now, timer.at);
        if (timer.every === null) timers.delete(id);
        else timer.at += timer.every;
        timer.act();
        await settle();
      }
      now = end;
      await settle();
    },
    uninstall() {
      const { now: realNow, ...rest } = real;
      Object.assign(globalThis, rest);
      Date.now = realNow;
    },
  };
}
