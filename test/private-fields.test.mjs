/** Private fields that the CDN build fills where they are declared hold what the constructor gave them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { rollup } from 'rollup';
import { privateFields } from '../scripts/cdn/private-fields.mjs';

async function moved(code) {
  const bundle = await rollup({
    input: 'x',
    plugins: [{ name: 'x', resolveId: (id) => id, load: () => code }, privateFields({ include: () => true })],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

const CLASS = `export class A extends Object {
  #plain; #list; #late; #self; #given; #afterwards;
  constructor(given) {
    super();
    this.open = 1;
    this.#plain = 'idle';
    this.#list = [1, 2];
    this.#late = () => this.open;
    this.#self = [this.open];
    this.#given = given;
    this.open++;
    this.#afterwards = 7;
  }
  get all() {
    return [this.#plain, this.#list, this.#late(), this.#self, this.#given, this.#afterwards];
  }
}`;

test('the same values', async () => {
  const { A } = await import(`data:text/javascript,${encodeURIComponent(await moved(CLASS))}`);
  assert.deepEqual(new A('given').all, ['idle', [1, 2], 2, [1], 'given', 7]);
});

test('moves what needs nothing of the object, up to the first step of another kind', async () => {
  const code = await moved(CLASS);
  assert.match(
    code,
    /#plain = 'idle'; #list = \[1, 2\]; #late = \(\) => this\.open; #self; #given; #afterwards;/,
  );
});
