import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './support/root.mjs';
import { run, runTool } from './support/run.mjs';

/** Each step reads what the one before it wrote. */
const steps = [
  ['tsc', () => runTool('tsc', ['-p', 'tsconfig.json'])],
  ['rollup', () => runTool('rollup', ['-c', '--silent'])],
  ['manifest', () => runTool('custom-elements-manifest', ['analyze', '--quiet'])],
  ['editor data', () => run(process.execPath, ['scripts/editor-data.mjs'])],
];

/** Settles with an exit code. */
export async function build() {
  await rm(path.join(root, 'dist'), { recursive: true, force: true });
  for (const [name, step] of steps) {
    const before = performance.now();
    const { code } = await step();
    if (code !== 0) {
      console.error(`build: ${name} failed`);
      return code;
    }
    console.log(`build: ${name} in ${((performance.now() - before) / 1000).toFixed(1)} s`);
  }
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  // What the searches of the CDN build find is left for who clones this; see scripts/cdn/found.mjs.
  if (process.argv.includes('--keep')) process.env.KEEP_FOUND = '1';
  // Or it does without them: some hundred bytes more, and a minute or two less.
  if (process.argv.includes('--quick')) process.env.QUICK_BUILD = '1';
  process.exitCode = await build();
}
