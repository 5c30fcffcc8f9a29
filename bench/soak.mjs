/**
 * What takes hours: `npm run soak`, or some of it: `npm run soak -- chaos --seeds 3 --messages 2000`. Writes a report of what
 * really ran to bench/reports/, as Markdown and as JSON; `--out -` writes none.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../scripts/support/root.mjs';
import { launchChromium } from '../test/browser/support/browsers.mjs';

/**
 * A row has a `name`, the `limit` in words, and `run(options)` that settles with `{figure, ok, details}`: what was measured,
 * whether it is within the limit, and lines for whoever wants to know more. `options` are the numbers of the command line,
 * undefined where none was given, and `log`. `browserless` says that it opens none. Each is a file of its name, loaded when it
 * is its turn: some need the build.
 */
const ROWS = [
  ...['chaos', 'files', 'recovery', 'outage', 'killed', 'asleep'],
  ...['server', 'fuzz', 'flood', 'orders', 'identity'],
];
const NUMBERS = [
  ...['seeds', 'messages', 'faults', 'pairs', 'cuts', 'outages', 'kills', 'minutes'],
  ...['sockets', 'rate', 'seconds', 'frames', 'traces'],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(NUMBERS.map((name) => [name, { type: 'string' }])),
    out: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !ROWS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no row "${unknown[0]}"; there are: ${ROWS.join(', ')}.`);
  process.exit(2);
}

const options = { log: (line) => console.log(`  ${line}`) };
for (const name of NUMBERS) if (values[name] !== undefined) options[name] = Number(values[name]);
const rows = [];
let engine = `Node ${process.version}`;
for (const name of ROWS.filter((each) => positionals.length === 0 || positionals.includes(each))) {
  const { limit, run, browserless } = (await import(`./soak/${name}.mjs`))[name];
  console.log(name);
  const begun = performance.now();
  let result;
  try {
    result = await run(options);
  } catch (error) {
    result = { figure: 'it broke down', ok: false, details: [String(error.stack ?? error)] };
  }
  const minutes = Math.round((performance.now() - begun) / 6000) / 10;
  rows.push({ name, limit, ...result, minutes });
  if (!browserless) engine = await chromiumVersion();
  console.log(`${result.ok ? 'ok' : 'FAILED'}: ${result.figure}`);
}

const git = (...args) => execFileSync('git', args, { cwd: root }).toString().trim();
const report = {
  date: new Date().toISOString(),
  commit:
    git('rev-parse', '--short', 'HEAD') +
    (git('status', '--porcelain', 'src', 'server') ? ' and changes' : ''),
  browser: engine,
  rows,
};

if (values.out !== '-') {
  const parts = rows.map(({ name }) => name);
  const given = NUMBERS.filter((name) => name in options).map((name) => `${options[name]}-${name}`);
  const base =
    values.out ??
    path.join(root, 'bench', 'reports', ['soak', report.date.slice(0, 10), ...parts, ...given].join('-'));
  mkdirSync(path.dirname(base), { recursive: true });
  writeFileSync(`${base}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${base}.md`, markdown(report));
  console.log(`${base}.md`);
}
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;

async function chromiumVersion() {
  const chromium = await launchChromium();
  const version = await chromium.version();
  await chromium.close();
  return version;
}

function markdown({ date, commit, browser }) {
  const parts = rows.map(
    ({ name, limit, figure, ok, minutes, details }) =>
      `## ${name}: ${ok ? 'ok' : 'FAILED'}\n\n${figure}. Limit: ${limit}. Took ${minutes} minutes.\n\n` +
      details.map((line) => `- ${line.replaceAll('\n', '\n  ')}`).join('\n'),
  );
  return `# Soak of ${date.slice(0, 10)}\n\nCommit ${commit}, ${browser}, ${date}.\n\n${parts.join('\n\n')}\n`;
}
