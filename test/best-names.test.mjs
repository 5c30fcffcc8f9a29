/** A chunk whose variables have other names does the same, and is smaller. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { bestNames } from '../scripts/cdn/best-names.mjs';

async function put(code, tries = 300) {
  const bundle = await rollup({
    input: 'x',
    treeshake: false,
    plugins: [
      { name: 'x', resolveId: (id) => id, load: () => code },
      ...(tries ? [bestNames({ names: ['x'], tries })] : []),
    ],
  });
  const { output } = await bundle.generate({ format: 'es', sourcemap: true });
  return output[0].code;
}

const load = async (code) => import(`data:text/javascript,${encodeURIComponent(code)}`);
const size = (code) => gzipSync(code, { level: 9 }).length;

test('what does the same is called the same', async () => {
  const code = Array.from({ length: 20 }, (_, at) => {
    const [a, b, c] = [0, 5, 9].map((by) => 'etsnioarclduhp'[(at + by) % 14]);
    return `export function f${at}(${a}, ${b}) { const ${c} = ${a} * ${at} + ${b}; return ${c} + ${a}; }`;
  }).join('\n');
  const [plain, better] = [await put(code, 0), await put(code, 2000)];
  assert.ok(size(better) < size(plain) * 0.95, `${size(plain)} became ${size(better)}`);
  const [before, after] = [await load(code), await load(better)];
  for (const name of Object.keys(before)) assert.equal(after[name](3, 4), before[name](3, 4));
});

test('the same code gives the same names', async () => {
  const code = 'export const f = (e, t) => { const s = e + t; return (n) => s + n + t; };';
  assert.equal(await put(code, 50), await put(code, 50));
});

test('a name goes on meaning what it meant', async () => {
  const code = `
    const e = 1, outer = 2;
    export const log = [];
    export class Some {
      #e = 3; #t = 4; static #s = 5;
      take({ s, t: [n = outer, ...i], ...o }, a = () => s + e) {
        { let s = n; log.push(s, i, o, this.#e + this.#t, Some.#s); }
        try { throw a(); } catch (t) { log.push(t, s); }
        for (const n of i) log.push(() => n + s);
        function t(e) { return typeof n === 'number' ? e?.t ?? arguments.length : r; }
        class n1 { e = s; static me = () => n1; }
        label: for (let r = 0; r < 2; r++) { if (r) continue label; log.push(t({ t: r }), new (n1.me())().e); }
        return { s, t: t, n, e: function n() { return n.name.length > 0 } };
      }
    }
    var r = 'r';
    const { t, ...s } = new Some().take({ s: 6, t: [7, 8], more: 9 });
    log.push(t('x'), s, s.e());
  `;
  const told = async (text) =>
    JSON.stringify((await load(text)).log.map((each) => (typeof each === 'function' ? each() : each)));
  const before = await told(code);
  for (const tries of [1, 10, 100, 1000]) assert.equal(await told(await put(code, tries)), before);
});
