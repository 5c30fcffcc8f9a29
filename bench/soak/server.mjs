import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/support/root.mjs';
import { freePort } from '../../test/browser/support/signalling.mjs';

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const SERVERS = {
  // Its default limits hold: the clients pretend to be behind a proxy, each with an address of its own.
  ours: [path.join(root, 'server', 'bin.js'), '--proxied', '1', '--max-sockets', '100000', '--port'],
  stock: [beside('stock-server.mjs')],
};
/** In pairs, beside the idle ones. */
const TALKING = 200;
const MOST_P99_MS = 50;

/** Thousands of sockets that only live, and messages between a few: how late they are, and whether one is lost. */
export const server = {
  name: 'server',
  browserless: true,
  limit: `5,000 idle sockets, then 2,000 messages a second for 60 s: none lost, p99 at most ${MOST_P99_MS} ms, beside stock peer in the same run`,
  async run({ sockets = 5000, rate = 2000, seconds = 60, log }) {
    const results = {};
    for (const kind of Object.keys(SERVERS)) {
      results[kind] = await measure(kind, { sockets, rate, seconds });
      log(line(kind, results[kind]));
    }
    const { ours, stock } = results;
    const figure =
      `${sockets} idle sockets, ${rate} messages a second for ${seconds} s: ours lost ${ours.lost} of ${ours.sent}, p99 ${ours.p99.toFixed(1)} ms; ` +
      `stock lost ${stock.lost} of ${stock.sent}, p99 ${stock.p99.toFixed(1)} ms`;
    const isWhole = ours.lost === 0 && ours.disorder === 0 && ours.closed === 0;
    return {
      figure,
      ok: isWhole && ours.p99 <= MOST_P99_MS,
      details: Object.entries(results).map(([kind, result]) => line(kind, result)),
    };
  },
};

function line(kind, { sent, lost, disorder, closed, p50, p99, most, own99, opened, idle, busy, processor }) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  return (
    `${kind}: ${sent} sent, ${lost} lost, ${disorder} out of order, ${closed} sockets closed; p50 ${ms(p50)}, p99 ${ms(p99)}, slowest ${ms(most)}, of which the clients' own timers p99 ${ms(own99)}; ` +
    `opened in ${opened.toFixed(1)} s; memory ${idle} MB idle, ${busy} MB after; ${processor} s of a processor in the minute of messages`
  );
}

async function measure(kind, { sockets, rate, seconds }) {
  const port = await freePort();
  const [program, ...args] = SERVERS[kind];
  const child = fork(program, [...args, String(port)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const idle = fork(beside('server-clients.mjs'));
  const talking = fork(beside('server-clients.mjs'));
  try {
    // Both say on their first line that they listen.
    await firstOf(child, once(child.stdout, 'data'));
    const begun = performance.now();
    const url = `ws://127.0.0.1:${port}/peerjs`;
    await ask(idle, { open: sockets, url, prefix: 'idle', network: 1 });
    await ask(talking, { open: TALKING, url, prefix: 'talking', network: 2 });
    const opened = (performance.now() - begun) / 1000;
    const before = usage(child.pid);
    const talk = await ask(talking, { rate, seconds });
    const after = usage(child.pid);
    const { closed } = await ask(idle, { report: true });
    return {
      ...talk,
      closed: talk.closed + closed,
      opened,
      idle: before.memory,
      busy: after.memory,
      processor: after.processor - before.processor,
    };
  } finally {
    for (const each of [talking, idle, child]) each.kill('SIGKILL');
  }
}

/** What a process answers, or an error if it ends before. */
async function ask(child, question) {
  child.send(question);
  const [answer] = await firstOf(child, once(child, 'message'));
  if (answer.error) throw new Error(answer.error);
  return answer;
}

const firstOf = (child, what) =>
  Promise.race([
    what,
    once(child, 'exit').then(([code, signal]) => {
      throw new Error(`A process of the measurement ended: ${code ?? signal}.`);
    }),
  ]);

/** Memory in MB and processor time in seconds that a process has used. */
function usage(pid) {
  const [memory, time] = execFileSync('ps', ['-o', 'rss=,time=', '-p', String(pid)])
    .toString()
    .trim()
    .split(/\s+/);
  const processor = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return { memory: Math.round(Number(memory) / 1024), processor };
}
