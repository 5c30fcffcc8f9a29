/** Chromium and Firefox, each calling the other, and chat both ways. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  begin,
  browser,
  call,
  chat,
  connect,
  has,
  isOpen,
  moves,
  randomId,
  stage,
  tags,
  until,
} from './support/kit.mjs';

const [left, right] = ['c', 'f'].map(randomId);

test('Chromium and Firefox', async (t) => {
  const at = await stage();
  const C = await at.open(await browser(), tags({ port: at.port, id: left, to: right }));
  const F = await at.open(await browser('firefox'), tags({ port: at.port, id: right, to: left }));
  await Promise.all([isOpen(C), isOpen(F)]);
  for (const [name, from, to] of [
    ['Chromium calls Firefox', C, F],
    ['Firefox calls Chromium', F, C],
  ])
    await t.test(name, async () => {
      await connect(from, to);
      await moves(from);
      await moves(to);
      await begin(from, call, 'toggleMic', false);
      await has(to, call, 'remoteMicOff', true);
      await begin(from, call, 'toggleMic', true);
      await has(to, call, 'remoteMicOff', false);
      await begin(from, call, 'hangUp');
      await has(to, call, 'state', 'ended');
    });
  for (const [name, from, to] of [
    ['chat to Firefox', C, F],
    ['chat to Chromium', F, C],
  ])
    await t.test(name, async () => {
      await begin(from, chat, 'send', name);
      await until('it arrives', () =>
        to.evaluate(
          (tag, text) => document.querySelector(tag).messages.some((m) => m.text === text),
          chat,
          name,
        ),
      );
    });
  assert.deepEqual(
    [...C.problems, ...F.problems].filter((problem) => problem.startsWith('uncaught')),
    [],
  );
});
