// Everything that CI runs, or some of it: node scripts/test.mjs [lint] [types] [build] [node] [unit] [browser], or [long]
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { installIfNeeded } from './support/install.mjs';
import { ensureBrowsers } from './support/ensure-browsers.mjs';
import { root } from './support/root.mjs';
import { run, runTool } from './support/run.mjs';

const BROWSER_MS = 300_000;
let wanted = [];
/** The exit code of what runs beside the unit tests, where that was begun. */
let waited;

const isCi = ['1', 'true'].includes(process.env.CI);
const totals = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
const leftOut = [];
const tool = async (name, ...args) => (await runTool(name, args)).code;
/** At the same time; the code of one that failed, if any did. */
const together = async (...tools) => (await Promise.all(tools)).find((code) => code !== 0) ?? 0;

const stages = {
  lint: () => together(tool('eslint', '.'), tool('prettier', '--check', '--log-level', 'warn', '.')),
  types: () =>
    together(tool('tsc', '--noEmit', '-p', 'tsconfig.json'), tool('tsc', '-p', 'tsconfig.test.json')),
  build: async () => (await run(process.execPath, ['scripts/build.mjs'])).code,
  node: () => nodeTests('test', 60_000),
  unit: async (missing) => {
    if (missing.includes('chromium')) return leaveOut('the unit tests: there is no Chromium');
    const bundled = await run(process.execPath, ['scripts/bundle-peerjs.mjs']);
    if (bundled.code !== 0) return bundled.code;
    if (wanted.includes('browser')) waited = runNode('test/browser', WAITING, BROWSER_MS, 2);
    const { code, output } = await runTool('web-test-runner', []);
    return count(code, /unit tests: (\d+) passed, (\d+) failed, (\d+) skipped/.exec(output)?.slice(1));
  },
  browser: (missing) => {
    for (const name of missing) leaveOut(`the browser tests that need ${name}: there is none`);
    return nodeTests('test/browser', BROWSER_MS);
  },
  // What takes longer than CI has time for.
  long: (missing) => {
    for (const name of missing) leaveOut(`the long tests that need ${name}: there is none`);
    return nodeTests('test/long', 400_000);
  },
};
const LONG = 'long';

/** Tests that wait for deadlines most of their time: they run beside the unit tests, which use one core. */
const WAITING = [
  'bad-input',
  'bad-luck',
  'consent',
  'define',
  'delivery',
  'files',
  'headless',
  'interop',
  'launcher',
  'parts',
  'prejoin',
  'recovery',
].map((name) => `${name}.test.mjs`);

process.exitCode = await main(process.argv.slice(2));

async function main(asked) {
  const unknown = asked.filter((name) => !(name in stages));
  if (unknown.length > 0) {
    console.error(`There is no stage "${unknown[0]}"; there are: ${Object.keys(stages).join(', ')}.`);
    return 2;
  }
  if ((await installIfNeeded()) !== 0) return 1;
  const names = asked.length > 0 ? asked : Object.keys(stages).filter((name) => name !== LONG);
  wanted = names;
  const needsBrowser = names.some((name) => ['unit', 'browser', LONG].includes(name));
  const missing = needsBrowser ? await ensureBrowsers() : [];
  for (const name of names) {
    console.log(`\n== ${name} (${Math.round(process.uptime())} s)`);
    const failedBefore = totals.failed;
    const code = await stages[name](missing);
    if (code === 0) continue;
    broken.push(name);
    // A linter or a runner that broke down has no failed test to count.
    if (totals.failed === failedBefore) totals.failed += 1;
    if (name === 'build') break;
  }
  return report();
}

function report() {
  console.log('');
  for (const what of leftOut) console.log(`Left out: ${what} on this machine.`);
  // On a developer's machine a missing browser is a gap; in CI it would be a gap that no one sees.
  if (isCi && leftOut.length > 0) totals.failed += leftOut.length;
  if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 ? 1 : 0;
}

/** One file at a time: a browser call on a busy machine misses its deadlines. */
async function nodeTests(folder, timeout) {
  const files = readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.test.mjs'));
  // Those that ran beside the unit tests have to be over first.
  const before = folder === 'test/browser' ? await waited : undefined;
  const left = before === undefined ? files : files.filter((name) => !WAITING.includes(name));
  return (await runNode(folder, left, timeout, 1)) || (before ?? 0);
}

async function runNode(folder, files, timeout, concurrency) {
  if (files.length === 0) return 0;
  const { code, output } = await run(process.execPath, [
    '--test',
    '--test-reporter=spec',
    `--test-concurrency=${concurrency}`,
    `--test-timeout=${timeout}`,
    ...files.map((name) => path.join(folder, name)),
  ]);
  const figure = (name) => new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0;
  const failed = Number(figure('fail')) + Number(figure('cancelled'));
  return count(code, [figure('pass'), failed, Number(figure('skipped')) + Number(figure('todo'))]);
}

function count(code, figures) {
  if (!figures) return code || 1;
  Object.keys(totals).forEach((name, index) => (totals[name] += Number(figures[index])));
  return code;
}

function leaveOut(what) {
  leftOut.push(what);
  return 0;
}
