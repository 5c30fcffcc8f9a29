import { expect } from '@open-wc/testing';
import { count, either, flag, maybe, object, oneOf, parse, text } from '../../../src/base/shape.js';

describe('shapes', () => {
  const yes: [string, (value: unknown) => boolean, unknown[]][] = [
    ['text', text(3, 1), ['a', 'abc']],
    ['oneOf', oneOf('a', 'b'), ['a', 'b']],
    ['flag', flag, [true, false]],
    ['count', count, [0, 1, 2 ** 53 - 1]],
    ['maybe', maybe(flag), [undefined, true]],
    ['either', either(flag, count), [true, 1]],
    ['object', object({ a: flag, b: maybe(count) }), [{ a: true }, { a: true, b: 1 }, { a: true, more: 1 }]],
  ];
  for (const [name, shape, values] of yes)
    it(`${name} takes what it should`, () => {
      for (const value of values) expect(shape(value), JSON.stringify(value)).to.equal(true);
    });

  const no: [string, (value: unknown) => boolean, unknown[]][] = [
    ['text', text(3, 1), ['', 'abcd', 1, null, undefined, ['a'], new String('a')]],
    ['oneOf', oneOf('a', 'b'), ['c', '', ['a'], null, NaN]],
    ['flag', flag, [0, 'true', null, undefined]],
    ['count', count, [-1, 1.5, 2 ** 53, NaN, '1', null]],
    ['maybe', maybe(flag), [null, 0]],
    ['either', either(flag, count), ['a', -1]],
    [
      'object',
      object({ a: flag, b: maybe(count) }),
      [null, 'a', [], {}, { a: 1 }, { a: true, b: null }, Object.create({ a: true }), () => true],
    ],
  ];
  for (const [name, shape, values] of no)
    it(`${name} refuses what it should`, () => {
      for (const value of values) expect(shape(value), JSON.stringify(value)).to.equal(false);
    });

  it('do not look behind __proto__', () => {
    const shape = object({ a: flag });
    expect(shape(JSON.parse('{"__proto__":{"a":true}}'))).to.equal(false);
    expect(object({ toString: maybe(flag) })({}), 'what every object has').to.equal(true);
  });

  it('parse gives JSON of the right shape and size, else null', () => {
    expect(parse('{"a":true}', 10, object({ a: flag }))).to.deep.equal({ a: true });
    for (const data of ['{"a":1}', '{"a":true} ', '{', '', null, 5, new ArrayBuffer(2)])
      expect(parse(data, 10, object({ a: flag })), String(data)).to.equal(null);
  });
});
