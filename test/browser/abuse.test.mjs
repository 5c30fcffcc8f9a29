/** What means no good, by the thousand: some seconds of what `npm run soak -- fuzz flood` does in full. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { floodedCalls, fuzzPage } from './support/abuse.mjs';
import { browser, closeAfterEach, stage } from './support/kit.mjs';

closeAfterEach();

test('frames of every wrong kind: nothing is thrown, and the session goes on', async (t) => {
  const count = 4000;
  const { state, fed, uncaught, problems, dropped } = await fuzzPage({
    browser: await browser(),
    seed: 1,
    count,
  });
  t.diagnostic(JSON.stringify(dropped));
  assert.deepEqual(
    { state, fed, uncaught, problems },
    { state: 'open', fed: count, uncaught: [], problems: [] },
  );
  // How much of the rest is a flood depends on how fast a machine is; the next test sees to that.
  for (const reason of ['malformed', 'too-big', 'unknown-connection'])
    assert.ok(dropped[reason] > 0, `${reason}: ${JSON.stringify(dropped)}`);
});

test('a flood of offers, candidates and nonsense: a friend’s call connects all the same', async (t) => {
  const count = 6000;
  const result = await floodedCalls({
    browser: await browser(),
    at: await stage(),
    ...{ count, perSecond: 1500, calls: 2 },
  });
  t.diagnostic(JSON.stringify(result));
  const { state, problems, dropped, megabytes } = result;
  assert.deepEqual({ state, problems }, { state: 'open', problems: [] });
  assert.ok(dropped.flood > count / 2, JSON.stringify(dropped));
  assert.ok(megabytes <= 5, `${megabytes} MB more`);
});
