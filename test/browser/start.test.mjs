/** `npm start` and two tabs: the invite link of the first opens the second, and they call and chat. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { begin, browser, call, chat, has, isOpen, openPage, moves, until } from './support/kit.mjs';
import { freePort } from './support/signalling.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('npm start, two tabs, a call with pictures both ways and chat in both directions', async () => {
  const [port, peerPort] = [await freePort(), await freePort()];
  const started = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), PEER_PORT: String(peerPort) },
    // npm and what it starts end together.
    detached: true,
  });
  const gone = once(started, 'exit');
  after(async () => {
    process.kill(-started.pid, 'SIGTERM');
    await gone;
  });
  let output = '';
  started.stdout.on('data', (text) => (output += text));
  started.stderr.on('data', (text) => (output += text));
  await until(
    'it says where to look',
    () => output.split('\n').includes(`Open http://localhost:${port}`),
    120_000,
  );

  const A = await openPage(await browser(), `http://localhost:${port}/`);
  await isOpen(A);
  const invite = await until('an invite link', () =>
    A.evaluate(() => document.querySelector('peer-invite')?.url ?? null),
  );
  const B = await openPage(await browser(), invite);
  await isOpen(B);
  await begin(B, call, 'call');
  await has(A, call, 'state', 'incoming');
  await begin(A, call, 'answer');
  await Promise.all([has(A, call, 'state', 'live'), has(B, call, 'state', 'live')]);
  await moves(A);
  await moves(B);
  for (const [from, to, text] of [
    [B, A, 'from the guest'],
    [A, B, 'from the host'],
  ]) {
    await begin(from, chat, 'send', text);
    await until('it arrives', () =>
      to.evaluate(
        (tag, t) => document.querySelector(tag).messages.some((message) => message.text === t),
        chat,
        text,
      ),
    );
  }
  assert.deepEqual([...A.problems, ...B.problems], []);
});
