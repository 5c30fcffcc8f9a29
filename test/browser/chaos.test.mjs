/**
 * Two real browsers through seeded schedules of faults: five seeds, each with twelve faults and 2,000 messages, 10,000 in
 * all. `SEED=n` runs that schedule alone, `SEEDS=n` as many; `MESSAGES=n` and `FAULTS=n` make another length of it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Arena, brief, WITHOUT_ACKNOWLEDGEMENTS, WITHOUT_DEDUPE } from './support/chaos.mjs';

const { SEED, SEEDS = '5', MESSAGES = '2000', FAULTS = '12' } = process.env;
const seeds = SEED ? [Number(SEED)] : Array.from({ length: Number(SEEDS) }, (_, at) => at + 1);

let arena;
before(async () => {
  arena = await Arena.open();
});
after(() => arena?.close());

for (const seed of seeds)
  test(`seed ${seed}: ${MESSAGES} messages through ${FAULTS} faults, each once and in order`, async (t) => {
    const report = await arena.run(seed, { messages: Number(MESSAGES), faults: Number(FAULTS) });
    assert.ok(
      report.isWhole,
      `Replay it with: SEED=${seed} node --test test/browser/chaos.test.mjs\n${brief(report)}`,
    );
    assert.equal(report.total, Number(MESSAGES));
    const { total, came, unsettled, lives, seconds } = report;
    t.diagnostic(
      `${total} messages, ${came} of them there before the calm, ${lives} page lives, ${unsettled} unsettled, ${seconds.all} s, ${seconds.faults} of them stormy`,
    );
  });

// The checker itself: without one of the guarantees it sees what is amiss.

test('without acknowledgements it sees a loss', { skip: Boolean(SEED) }, async () => {
  const mix = { rest: 1 };
  const script = WITHOUT_ACKNOWLEDGEMENTS;
  const report = await arena.run(1, { messages: 300, faults: 3, mix, script, calm: 3000 });
  assert.ok(report.lost.length > 0, brief(report));
});

test('without the count of what was taken it sees a message twice', { skip: Boolean(SEED) }, async () => {
  const mix = { rest: 1, reload: 1 };
  const script = WITHOUT_DEDUPE;
  const report = await arena.run(1, { messages: 200, faults: 6, mix, script, calm: 3000 });
  assert.ok(report.twice.length > 0, brief(report));
});
