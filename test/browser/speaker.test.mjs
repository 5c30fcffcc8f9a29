/** The loudspeaker of a call, where a browser lets a page choose one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, call, connect, events, has, randomId, record, stage, tags, until } from './support/kit.mjs';

test('the sound of the other side is played on the chosen loudspeaker, and on the next one', async () => {
  const at = await stage();
  const [left, right] = ['l', 'r'].map(randomId);
  const [L, R] = [
    await at.open(await browser(), tags({ port: at.port, id: left, to: right })),
    await at.open(await browser(), tags({ port: at.port, id: right, to: left })),
  ];
  await record(L, call, ['error']);
  await connect(L, R);
  const outputs = await until('loudspeakers', async () => {
    const ids = await L.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices())
        .filter(({ kind }) => kind === 'audiooutput')
        .map(({ deviceId }) => deviceId)
        .filter((id) => id && id !== 'default' && id !== 'communications'),
    );
    return ids.length > 0 && ids;
  });
  const sink = () =>
    L.evaluate(
      (tag) =>
        document.querySelector(tag).shadowRoot.querySelector('.remote').shadowRoot.querySelector('video')
          .sinkId,
      call,
    );
  const choose = (id) => L.evaluate((tag, value) => (document.querySelector(tag).speaker = value), call, id);
  for (const id of [...outputs, '', outputs[0]]) {
    await choose(id);
    await until(`it is played on ${id || 'the usual one'}`, async () => (await sink()) === id);
  }
  assert.deepEqual(await events(L, call), []);
  await choose('none-such');
  await until('it says so', async () => (await events(L, call)).length > 0);
  assert.deepEqual(await events(L, call), ['error media-not-found']);
  await has(L, call, 'speaker', null);
  await has(L, call, 'state', 'live');
  await until('it is played on the usual one', async () => (await sink()) === '');
});
