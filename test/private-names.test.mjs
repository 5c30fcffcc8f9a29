/** The names that the CDN build gives to private members mean what the long ones meant. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { rollup } from 'rollup';
import { privateNames } from '../scripts/cdn/private-names.mjs';

async function shorten(code) {
  const bundle = await rollup({
    input: 'x',
    plugins: [{ name: 'x', resolveId: (id) => id, load: () => code }, privateNames()],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

const load = async (code) => import(`data:text/javascript,${encodeURIComponent(await shorten(code))}`);

test('each class counts from the first letter on', async () => {
  const code = await shorten(
    'export class A { #long = 1; get() { return this.#long } }\nexport class B { #other; }',
  );
  assert.equal(code.match(/#\w+/g).join(), '#e,#e,#e');
});

test('a class inside another one reaches both', async () => {
  const { default: value } = await load(`
    class Outer {
      #same = 'outer';
      #own = 'own';
      read() {
        const outer = this;
        return new (class {
          #same = 'inner';
          read() { return [this.#same, outer.#own, #own in outer].join(); }
        })().read() + this.#same;
      }
    }
    export default new Outer().read();`);
  assert.equal(value, 'inner,own,trueouter');
});

test('more members than letters', async () => {
  const names = Array.from({ length: 120 }, (_, at) => `#n${at}`);
  const { default: value } = await load(`
    export default new (class {
      ${names.map((name, at) => `${name} = ${at};`).join('')}
      get all() { return [${names.map((name) => `this.${name}`).join()}] }
    })().all;`);
  assert.deepEqual(value, [...names.keys()]);
});
