/** A chunk whose declarations stand in another order does the same, and is smaller. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { bestOrder } from '../scripts/cdn/best-order.mjs';

async function build(code, ...plugins) {
  const bundle = await rollup({
    input: 'x',
    treeshake: false,
    plugins: [{ name: 'x', resolveId: (id) => id, load: () => code }, ...plugins],
  });
  const { output } = await bundle.generate({ format: 'es', sourcemap: true });
  return output[0];
}

const put = async (code, tries = 300) => (await build(code, bestOrder({ names: ['x'], tries }))).code;
const load = async (code) => import(`data:text/javascript,${encodeURIComponent(code)}`);
const size = (code) => gzipSync(code, { level: 9 }).length;

/** Pairs of functions, further apart than gzip looks back. */
const mixed = Array.from({ length: 40 }, (_, at) => {
  const words = Array.from(
    { length: 300 },
    (_, word) => `'${(word * 7919 + (at % 20) * 104_729).toString(36)}'`,
  );
  return `export function f${at}() { return [${words.join()}, ${at}]; }`;
}).join('\n');

test('what is alike comes together', async () => {
  const { code } = await build(mixed);
  const better = await put(mixed);
  assert.ok(size(better) < size(code) * 0.8, `${size(code)} became ${size(better)}`);
  const [before, after] = [await load(code), await load(better)];
  for (const name of Object.keys(before)) assert.deepEqual(after[name](), before[name]());
});

test('the same code gives the same order', async () => {
  assert.equal(await put(mixed, 50), await put(mixed, 50));
});

test('what an evaluation needs stays before it, however it gets there', async () => {
  const better = await put(`
    export const log = [];
    const names = ['a', 'b'];
    const look = () => names.join('');
    class Base { static made = log.push('Base'); greet() { return look(); } }
    class Inner extends Base { static { log.push(new this().greet()); } }
    function make() { return new Late().value; }
    class Late { constructor() { this.value = limit; } }
    const limit = 7;
    log.push(make());
    const { length } = names;
    log.push(length);
    export const made = make() + length;
    export default Inner;
  `);
  const { log, made } = await load(better);
  assert.deepEqual(log, ['Base', 'ab', 7, 2]);
  assert.equal(made, 9);
});

test('fields are set in their order, whatever the methods do around them', async () => {
  const members = Array.from({ length: 30 }, (_, at) =>
    at % 3 ? `m${at}() { return ${at} }` : `#f${at} = order.push(${at})`,
  );
  const better = await put(`
    export const order = [];
    export class Some { ${members.join(';\n')}; get twice() { return this.m1() * 2 } static of = 3 }
    new Some();
  `);
  const { order, Some } = await load(better);
  assert.deepEqual(order, [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
  assert.equal(new Some().twice, 2);
  assert.equal(Some.of, 3);
});

test('a chunk of one declaration stays as it is', async () => {
  const code = `export default { ${Array.from({ length: 50 }, (_, at) => `k${at}: ${at}`).join()} };`;
  assert.deepEqual((await load(await put(code))).default.k7, 7);
});
