/**
 * The real `Delivery` through seeded schedules of cuts, reloads, crashes and slow disks, in virtual time. `SEED=n` runs
 * that schedule alone, `SEEDS=n` as many.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Model } from './support/chaos-model.mjs';

const { SEED, SEEDS = '1000' } = process.env;

async function run(seed, options) {
  const report = await new Model(seed, options).run();
  const { lost, twice, disorder, faults } = report;
  const isWhole = [lost, twice, disorder, faults].every((list) => list.length === 0);
  return { ...report, isWhole };
}

const replay = (seed, report) =>
  `Replay it with: SEED=${seed} node --test test/chaos.test.mjs\n${JSON.stringify(report)}`;

test('no schedule loses, repeats or reorders a message', async (t) => {
  const seeds = SEED ? [Number(SEED)] : Array.from({ length: Number(SEEDS) }, (_, at) => at + 1);
  const sum = { messages: 0, lives: 0 };
  for (const seed of seeds) {
    const report = await run(seed, { messages: 120 });
    sum.messages += report.total;
    sum.lives += report.lives;
    assert.ok(report.isWhole, replay(seed, report));
  }
  t.diagnostic(
    `${seeds.length} seeds, ${sum.messages} messages, ${sum.lives} page lives: 0 lost, 0 twice, 0 out of order`,
  );
});

test('nor does one of 10,000 messages', { skip: Boolean(SEED) }, async (t) => {
  const report = await run(1, { messages: 10_000 });
  assert.ok(report.total >= 10_000, `only ${report.total} messages`);
  assert.ok(report.isWhole, replay(1, report));
  t.diagnostic(`${report.total} messages, ${report.lives} page lives`);
});

for (const [sabotage, what] of [
  ['no acknowledgements', 'lost'],
  ['no dedupe', 'twice'],
])
  test(`the checker sees what is ${what} with ${sabotage}`, { skip: Boolean(SEED) }, async () => {
    let seen = 0;
    for (let seed = 1; seed <= 20; seed++) if ((await run(seed, { sabotage }))[what].length > 0) seen++;
    assert.ok(seen >= 10, `seen in ${seen} of 20 schedules`);
  });
