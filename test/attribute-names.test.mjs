/** The CDN build leaves out what the name of a property says, and nothing else. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { rollup } from 'rollup';
import { attributeNames } from '../scripts/cdn/attribute-names.mjs';

async function transformed(code) {
  const bundle = await rollup({
    input: 'x',
    plugins: [
      { name: 'x', resolveId: (id) => id, load: () => code },
      attributeNames({ include: () => true }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

const declared = async (members) => {
  const code = await transformed(`export class A { static { this.properties = { ${members} }; } }`);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).A.properties;
};

test('what is called like its property with dashes', async () => {
  assert.deepEqual(
    await declared(`to: {}, micOff: { type: 1, attribute: 'mic-off', reflect: true },
      frameRate: { attribute: 'frame-rate', converter: 2 }, layout: { attribute: 'layout' }, stream: { attribute: false }`),
    {
      to: {},
      micOff: { type: 1, reflect: true },
      frameRate: { converter: 2 },
      layout: {},
      stream: { attribute: false },
    },
  );
});

test('stops where the build would give it another name', async () => {
  await assert.rejects(declared(`micOff: { attribute: 'mic' }`), /the attribute of micOff is not mic-off/);
  await assert.rejects(declared('micOff: {}'), /the attribute of micOff is not mic-off/);
});
