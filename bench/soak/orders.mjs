import { spawn } from 'node:child_process';
import { root } from '../../scripts/support/root.mjs';

const TEST = 'test/unit/channels/call-orders.test.ts';

/** What people, networks and strangers do to a call, in any order: the unit test of that name with more to do. */
export const orders = {
  name: 'orders',
  limit:
    'nothing leaves who is called before they say yes: no answer, no candidate, no address adopted, no media',
  async run({ traces = 10_000, log }) {
    const wanted = { fake: traces, real: Math.ceil(traces / 200) };
    const child = spawn('npx', ['web-test-runner', '--files', TEST], {
      cwd: root,
      env: { ...process.env, WANTED: JSON.stringify(wanted) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const code = await new Promise((done) => child.on('exit', done));
    const details = output.match(/\d+ traces, .*|AssertionError.*|seed \d+:.*/g) ?? [];
    for (const line of details) log(line);
    return {
      figure: `${wanted.fake} traces over a fake link, ${wanted.real} over the browser's own: ${code === 0 ? 'nothing left' : 'something left'}`,
      ok: code === 0 && details.length === 2,
      details,
    };
  },
};
