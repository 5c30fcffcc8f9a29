/** What chunks of the CDN build name otherwise is the same thing on both sides. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { rollup } from 'rollup';
import { sharedNames } from '../scripts/cdn/shared-names.mjs';

/** The chunks of these modules, one for each, by the names of the modules. */
async function chunks(modules, heaviest) {
  const bundle = await rollup({
    input: { entry: 'entry' },
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      {
        name: 'modules',
        resolveId: (id) => id.replace('./', ''),
        load: (id) => modules[id],
      },
      sharedNames({ heaviest }),
    ],
  });
  const { output } = await bundle.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    minifyInternalExports: true,
    manualChunks: (id) => (id === 'entry' ? undefined : id),
    onlyExplicitManualChunks: true,
  });
  return Object.fromEntries(output.map(({ name, code }) => [name, code]));
}

/** Runs them, each `import` made one of a data URL. */
function run(codes, name, done = new Map()) {
  const url = (other) => {
    if (!done.has(other)) done.set(other, `data:text/javascript,${encodeURIComponent(linked(other))}`);
    return done.get(other);
  };
  const linked = (other) =>
    codes[other].replace(/'\.\/(\w+)\.js'/g, (_, found) => JSON.stringify(url(found)));
  return import(url(name));
}

const MODULES = {
  base: 'export const long = 1; export const other = 2; export const third = 3;',
  engine: `import { long, other } from './base'; export const made = long + other; export const more = 9;`,
  extras: `import { long, third } from './base'; import { more } from './engine'; export const sum = long + third + more;`,
  entry: `export { long as published } from './base';
    export const all = async () => [(await import('./engine')).made, (await import('./extras')).sum];`,
};

test('the same values by other names', async () => {
  const codes = await chunks(MODULES, 'engine');
  const { published, all } = await run(codes, 'entry');
  assert.equal(published, 1);
  assert.deepEqual(await all(), [3, 13]);
});

test('the heaviest chunk imports by the names that it uses', async () => {
  const { engine } = await chunks(MODULES, 'engine');
  assert.match(engine, /import \{ ?long, ?other ?\} from/);
});
