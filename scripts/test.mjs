// Everything that CI runs, or some of it: node scripts/test.mjs [lint] [types] [build] [node] [unit] [browser], or [long]
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { installIfNeeded } from './support/install.mjs';
import { ensureBrowsers } from './support/ensure-browsers.mjs';
import { root } from './support/root.mjs';
import { run, runTool } from './support/run.mjs';

/** Of the tests, this many files run at the same time: most of them wait most of the time. */
const LANES = 2;
/** Those that take the longest begin first, so that no lane ends with one of them while the other one is idle. */
const LONGEST = ['stories', 'chaos', 'bad-luck', 'hostile', 'files', 'bad-input', 'recovery'];
/** What mixes pictures and sound in real time needs the machine for itself, so it comes last. */
const ALONE = ['recording'];

const isCi = ['1', 'true'].includes(process.env.CI);
const totals = { passed: 0, failed: 0, skipped: 0 };
const broken = new Set();
const leftOut = [];
/** Said again at the end, where they are found. */
const failures = [];
const seconds = () => Math.round(process.uptime());

/** At the same time; the code of one that failed, if any did. What they print is shown when they are over. */
async function tools(what, ...commands) {
  const begun = seconds();
  const results = await Promise.all(
    commands.map(([name, ...args]) =>
      name === 'node' ? run(process.execPath, args, { quiet: true }) : runTool(name, args, { quiet: true }),
    ),
  );
  tell(what, begun, results.map(({ output }) => output).join(''));
  return results.find(({ code }) => code !== 0)?.code ?? 0;
}

/** Before any test, all at once. */
const stages = {
  lint: () => tools('lint', ['eslint', '.'], ['prettier', '--check', '--log-level', 'warn', '.']),
  types: (wanted) =>
    tools(
      'types',
      ['tsc', '-p', 'tsconfig.test.json'],
      // The build does the rest as well.
      ...(wanted.includes('build') ? [] : [['tsc', '--noEmit', '-p', 'tsconfig.json']]),
    ),
  build: () => tools('build', ['node', 'scripts/build.mjs']),
};

/** Each gives what there is to run; `run` settles with whether it went well. */
const tests = {
  unit: (missing) => {
    if (!missing.includes('chromium')) return [{ run: unitTests }];
    leftOut.push('the unit tests: there is no Chromium');
    return [];
  },
  browser: (missing) => {
    for (const name of missing) leftOut.push(`the browser tests that need ${name}: there is none`);
    return testFiles('test/browser', 300_000);
  },
  node: () => testFiles('test', 60_000),
  // What takes longer than CI has time for.
  long: (missing) => {
    for (const name of missing) leftOut.push(`the long tests that need ${name}: there is none`);
    return testFiles('test/long', 400_000).map((job) => ({ ...job, isAlone: true }));
  },
};
const LONG = 'long';

process.exitCode = await main(process.argv.slice(2));

async function main(asked) {
  const known = [...Object.keys(stages), ...Object.keys(tests)];
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no stage "${unknown[0]}"; there are: ${known.join(', ')}.`);
    return 2;
  }
  if ((await installIfNeeded()) !== 0) return 1;
  const wanted = asked.length > 0 ? asked : known.filter((name) => name !== LONG);
  const needsBrowser = wanted.some((name) => ['unit', 'browser', LONG].includes(name));
  const missing = needsBrowser ? await ensureBrowsers() : [];
  const before = Object.keys(stages).filter((name) => wanted.includes(name));
  const codes = await Promise.all(before.map((name) => stages[name](wanted)));
  for (const [index, name] of before.entries()) {
    if (codes[index] === 0) continue;
    broken.add(name);
    // A linter or a compiler that broke down has no failed test to count.
    totals.failed += 1;
  }
  if (broken.has('build')) return report();
  const jobs = Object.keys(tests)
    .filter((name) => wanted.includes(name))
    .flatMap((name) => tests[name](missing).map((job) => ({ ...job, name })));
  const together = jobs.filter(({ isAlone }) => !isAlone);
  await Promise.all(Array.from({ length: LANES }, () => lane(together)));
  await lane(jobs.filter(({ isAlone }) => isAlone));
  return report();
}

async function lane(queue) {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const failedBefore = totals.failed;
    if (await next.run()) continue;
    broken.add(next.name);
    // A runner that broke down has none to count either.
    if (totals.failed === failedBefore) totals.failed += 1;
  }
}

function report() {
  console.log('');
  for (const what of leftOut) console.log(`Left out: ${what} on this machine.`);
  // On a developer's machine a missing browser is a gap; in CI it would be a gap that no one sees.
  if (isCi && leftOut.length > 0) totals.failed += leftOut.length;
  for (const failure of failures) console.log(`✖ ${failure}`);
  if (broken.size > 0) console.log(`Failed: ${[...broken].join(', ')}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 ? 1 : 0;
}

async function unitTests() {
  const begun = seconds();
  const bundled = await run(process.execPath, ['scripts/bundle-peerjs.mjs'], { quiet: true });
  const { code, output } =
    bundled.code === 0 ? await runTool('web-test-runner', [], { quiet: true }) : bundled;
  // Only how it ended: before that it says again and again how far it is.
  const end = output.lastIndexOf('Running tests...');
  for (const [, failure] of output.matchAll(/unit test failed: (.*)$/gm)) failures.push(failure);
  tell('unit', begun, code === 0 ? output.slice(Math.max(end, 0)) : output);
  return count(code, /unit tests: (\d+) passed, (\d+) failed, (\d+) skipped/.exec(output)?.slice(1));
}

function testFiles(folder, timeout) {
  const rank = (file) => {
    const place = LONGEST.indexOf(file.replace('.test.mjs', ''));
    return place < 0 ? LONGEST.length : place;
  };
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.test.mjs'))
    .sort((a, b) => rank(a) - rank(b))
    .map((file) => ({
      isAlone: ALONE.includes(file.replace('.test.mjs', '')),
      run: () => testFile(path.join(folder, file), timeout),
    }));
}

async function testFile(file, timeout) {
  const begun = seconds();
  const { code, output } = await run(
    process.execPath,
    ['--test', '--test-reporter=spec', `--test-timeout=${timeout}`, file],
    { quiet: true },
  );
  // The totals of all of them come last.
  tell(
    file,
    begun,
    output.replaceAll(/^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) .*\n/gm, ''),
  );
  // The runner lists them once more at its end, each with its place.
  const [, list = ''] = output.split(/^✖ failing tests:$/m);
  for (const [, name] of list.matchAll(/^✖ (.*)$/gm)) failures.push(`${file}: ${name}`);
  const figure = (name) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = figure('fail') + figure('cancelled');
  return count(code, [figure('pass'), failed, figure('skipped') + figure('todo')]);
}

function tell(what, begun, output) {
  console.log(`\n== ${what} (${begun} s to ${seconds()} s)\n${output.trim()}`);
}

function count(code, figures) {
  if (figures) Object.keys(totals).forEach((name, index) => (totals[name] += Number(figures[index])));
  return code === 0 && figures !== undefined;
}
