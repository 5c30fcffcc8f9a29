import { expect } from '@open-wc/testing';
import { randomToken } from '../../../src/base/id.js';
import { Cleanup, deferred, quiet, within } from '../../../src/base/lifetime.js';
import { installClock, type Clock } from '../../support/clock.js';
import { pause, refusal } from '../../support/wait.js';

describe('Cleanup', () => {
  let clock: Clock;
  beforeEach(() => (clock = installClock()));
  afterEach(() => clock.uninstall());

  it('undoes in reverse order, once', () => {
    const cleanup = new Cleanup();
    const undone: number[] = [];
    for (const n of [1, 2, 3]) cleanup.add(() => undone.push(n));
    expect(cleanup.done).to.equal(false);
    cleanup.run();
    cleanup.run();
    expect(undone).to.deep.equal([3, 2, 1]);
    expect(cleanup.done).to.equal(true);
  });

  it('undoes at once what is added after the end, and what a step adds', () => {
    const cleanup = new Cleanup();
    const undone: string[] = [];
    cleanup.add(() => cleanup.add(() => undone.push('added by a step')));
    cleanup.run();
    cleanup.add(() => undone.push('late'));
    expect(undone).to.deep.equal(['added by a step', 'late']);
  });

  it('takes listeners off', () => {
    const cleanup = new Cleanup();
    const target = new EventTarget();
    let heard = 0;
    cleanup.listen(target, 'x', () => heard++);
    target.dispatchEvent(new Event('x'));
    cleanup.run();
    target.dispatchEvent(new Event('x'));
    expect(heard).to.equal(1);
  });

  it('stops timers, and leaves none', async () => {
    const cleanup = new Cleanup();
    let ticks = 0;
    let rang = 0;
    cleanup.every(10, () => ticks++);
    cleanup.after(25, () => rang++);
    const stop = cleanup.after(25, () => rang++);
    stop();
    await clock.tick(30);
    expect([ticks, rang]).to.deep.equal([3, 1]);
    cleanup.run();
    expect(clock.pending).to.equal(0);
    await clock.tick(100);
    expect(ticks).to.equal(3);
  });

  it('keeps nothing of timers that are over', async () => {
    const cleanup = new Cleanup();
    const { clearTimeout: original } = window;
    let cleared = 0;
    window.clearTimeout = () => void cleared++;
    try {
      for (let n = 0; n < 100; n++) cleanup.after(10, () => undefined);
      for (let n = 0; n < 100; n++) cleanup.after(1000, () => undefined)();
      cleanup.after(1000, () => undefined);
      await clock.tick(30);
      cleared = 0;
      cleanup.run();
    } finally {
      window.clearTimeout = original;
    }
    expect(cleared, 'the one that is left').to.equal(1);
  });

  it('starts no timer after the end', () => {
    const cleanup = new Cleanup();
    cleanup.run();
    cleanup.every(10, () => undefined);
    cleanup.after(10, () => undefined);
    expect(clock.pending).to.equal(0);
  });
});

describe('deferred and quiet', () => {
  it('are no unhandled rejection, and still reject for those who wait', async () => {
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    addEventListener('unhandledrejection', note);
    const one = deferred<void>();
    one.reject(new Error('one'));
    const two = quiet(Promise.reject(new Error('two')));
    await pause(50);
    removeEventListener('unhandledrejection', note);
    expect(unhandled).to.deep.equal([]);
    expect((await refusal(one.promise)).message).to.equal('one');
    expect((await refusal(two)).message).to.equal('two');
  });
});

describe('within', () => {
  let clock: Clock;
  beforeEach(() => (clock = installClock()));
  afterEach(() => clock.uninstall());

  it('rejects with a timeout that says after how long', async () => {
    const late = quiet(within(1500, new Promise(() => undefined), 'Nothing came in {seconds} seconds.'));
    await clock.tick(1500);
    const error = await refusal(late);
    expect(error.code).to.equal('timeout');
    expect(error.message).to.equal('Nothing came in 1.5 seconds.');
  });

  it('gives what the promise gives, and leaves no timer', async () => {
    expect(await within(1500, Promise.resolve(5), 'x')).to.equal(5);
    const failed = await refusal(within(1500, Promise.reject(new Error('own')), 'x'));
    expect(failed.message).to.equal('own');
    await clock.tick(0);
    expect(clock.pending).to.equal(0);
  });
});

describe('randomToken', () => {
  it('is a PeerJS id of the length asked for, another one each time', () => {
    const made = new Set(Array.from({ length: 200 }, () => randomToken(8)));
    expect(made.size).to.equal(200);
    for (const token of made) expect(token).to.match(/^[0-9a-f]{16}$/);
  });
});
