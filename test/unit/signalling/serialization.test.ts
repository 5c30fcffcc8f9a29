import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { util } from 'peerjs';
import {
  checkSendable,
  normaliseReceived,
  type Serialization,
} from '../../../src/signalling/serialization.js';

const MAX = 262_144;

function refusal(data: unknown, serialization: Serialization): { code: string; message: string } | null {
  try {
    checkSendable(data, serialization, MAX);
    return null;
  } catch (error) {
    return error as { code: string; message: string };
  }
}

const lone = '\ud800';
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = [value];
  return value;
};
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

/** What `binary`, `json` and `raw` make of a value: y = passes, n = refused. */
const table: [what: string, data: unknown, binary: 'y' | 'n', json: 'y' | 'n', raw: 'y' | 'n'][] = [
  ['a text', 'words', 'y', 'y', 'y'],
  ['an empty text', '', 'y', 'y', 'y'],
  ['an emoji', '👩‍👩‍👧', 'y', 'y', 'y'],
  ['half a character', lone, 'n', 'y', 'n'],
  ['half a character inside', { a: [lone] }, 'n', 'y', 'n'],
  ['a name with half a character', { [lone]: 1 }, 'n', 'y', 'n'],
  ['0', 0, 'y', 'y', 'n'],
  ['-1.5', -1.5, 'y', 'y', 'n'],
  ['the lowest whole number of four bytes', -(2 ** 31), 'y', 'y', 'n'],
  ['the whole number below it', -(2 ** 31) - 1, 'n', 'y', 'n'],
  ['a fraction that the packer makes half of', 2 ** -39, 'n', 'y', 'n'],
  ['a fraction that the packer rounds', 3.637978807091712e-12, 'n', 'y', 'n'],
  ['a big whole number', Number.MAX_SAFE_INTEGER, 'y', 'y', 'n'],
  ['a whole number that is not exact', 2 ** 60, 'n', 'y', 'n'],
  ['a fraction near 0', 5e-324, 'n', 'y', 'n'],
  ['NaN', NaN, 'n', 'n', 'n'],
  ['NaN inside', [1, NaN], 'n', 'n', 'n'],
  ['Infinity', Infinity, 'n', 'n', 'n'],
  ['-0', -0, 'n', 'n', 'n'],
  ['true', true, 'y', 'y', 'n'],
  ['null', null, 'n', 'n', 'n'],
  ['undefined', undefined, 'n', 'n', 'n'],
  ['null inside', { a: null }, 'y', 'y', 'n'],
  ['undefined as a member', { a: undefined }, 'n', 'y', 'n'],
  ['undefined in an array', [undefined], 'n', 'n', 'n'],
  ['a hole in an array', [1, , 2], 'n', 'n', 'n'],
  ['an empty object', {}, 'y', 'y', 'n'],
  ['an empty array', [], 'y', 'y', 'n'],
  ['a Date', new Date(0), 'n', 'n', 'n'],
  ['a Map', new Map(), 'n', 'n', 'n'],
  ['a Set inside', { a: new Set() }, 'n', 'n', 'n'],
  ['a class of one’s own', new (class Own {})(), 'n', 'n', 'n'],
  ['an object without prototype', Object.create(null), 'n', 'n', 'n'],
  ['an Error', new Error('x'), 'n', 'n', 'n'],
  ['a BigInt', 1n, 'n', 'n', 'n'],
  ['a function', () => 1, 'n', 'n', 'n'],
  ['a method', { toJSON: () => 1 }, 'n', 'n', 'n'],
  ['a symbol', Symbol('s'), 'n', 'n', 'n'],
  ['itself inside', cyclic, 'n', 'n', 'n'],
  ['a deep array', nested(900), 'y', 'y', 'n'],
  ['a bottomless array', nested(2000), 'n', 'n', 'n'],
  ['__peerData', { __peerData: { type: 'close' } }, 'n', 'n', 'n'],
  ['__peerData inside', { a: { __peerData: 1 } }, 'n', 'n', 'n'],
  ['__proto__', JSON.parse('{"__proto__":{"a":1}}'), 'n', 'n', 'n'],
  ['a member called constructor', { constructor: 1 }, 'n', 'y', 'n'],
  ['a member called hasOwnProperty', { hasOwnProperty: 1 }, 'n', 'y', 'n'],
  ['a member called BYTES_PER_ELEMENT', { BYTES_PER_ELEMENT: 1 }, 'n', 'y', 'n'],
  ['a DataView', new DataView(new ArrayBuffer(8)), 'n', 'n', 'y'],
  ['an ArrayBuffer', new ArrayBuffer(8), 'y', 'n', 'y'],
  ['a view', new Uint8Array([1, 2, 3]), 'y', 'n', 'y'],
  ['bytes inside', { a: new Uint8Array(3) }, 'y', 'n', 'n'],
  ['a Blob', new Blob(['x']), 'y', 'n', 'y'],
];

describe('checkSendable', () => {
  for (const [what, data, ...verdicts] of table)
    for (const [index, serialization] of (['binary', 'json', 'raw'] as const).entries())
      it(`${verdicts[index] === 'y' ? 'takes' : 'refuses'} ${what} as ${serialization}`, () => {
        const error = refusal(data, serialization);
        expect(error?.code ?? null).to.equal(verdicts[index] === 'y' ? null : 'invalid-data');
        if (error) expect(error.message).to.match(/^The data cannot be sent as it is: .+\.$/);
      });

  it('treats the other names of binary and raw alike', () => {
    expect(refusal(NaN, 'binary-utf8')?.code).to.equal('invalid-data');
    expect(refusal({}, 'none')?.code).to.equal('invalid-data');
    expect(refusal('x', 'none')).to.equal(null);
  });

  it('knows how much one message may hold', () => {
    const text = (bytes: number) => 'x'.repeat(bytes);
    // Two bytes of them are the quotes.
    expect(refusal(text(16_297), 'json')).to.equal(null);
    expect(refusal(text(16_298), 'json')?.code).to.equal('message-too-big');
    expect(refusal('é'.repeat(8149), 'json')?.code, 'bytes, not characters').to.equal('message-too-big');
    expect(refusal(text(MAX), 'raw')).to.equal(null);
    expect(refusal(text(MAX + 1), 'raw')?.code).to.equal('message-too-big');
    expect(refusal('é'.repeat(MAX / 2 + 1), 'raw')?.code).to.equal('message-too-big');
    expect(refusal(new Uint8Array(MAX + 1), 'raw')?.code).to.equal('message-too-big');
    expect(refusal(new Blob([text(MAX + 1)]), 'raw')?.code).to.equal('message-too-big');
    expect(refusal(text(5_000_000), 'binary'), 'PeerJS cuts it up').to.equal(null);
  });
});

/** Deep equality to the last bit of every number, and much faster than chai's. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Reflect.ownKeys(a);
  return (
    names.length === Reflect.ownKeys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(Reflect.get(a, name), Reflect.get(b, name)))
  );
}

const shown = (value: unknown) => fc.stringify(value);
const oddNames = [
  '__proto__',
  '__peerData',
  'constructor',
  'hasOwnProperty',
  'toString',
  'length',
  'BYTES_PER_ELEMENT',
  lone,
];

/** Everything that a page might try, the odd kinds more often than a page would. */
const anyData = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(null, true, false, undefined, NaN, -0, Infinity, lone, '', new Date(0)),
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc
        .constantFrom(0, 127, 128, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32, 2 ** 52, 2 ** 53 - 1)
        .chain((n) => fc.constantFrom(n, -n, n + 1, -n - 1, n - 1)),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\u0000', lone, '\udc00') }),
      fc.bigInt(),
    ),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...oddNames)), tie('value'), {
      maxKeys: 8,
    }),
  ),
})).value;

describe('what passes arrives as it was sent', function () {
  // What fails is made smaller before it is shown, and that takes a while.
  this.timeout(30_000);

  it('through PeerJS’s binary packer', () => {
    let passed = 0;
    fc.assert(
      fc.property(anyData, (data) => {
        if (refusal(data, 'binary')) return;
        passed++;
        const got: unknown = util.unpack(util.pack(data as never) as ArrayBuffer);
        expect(same(got, data), `${shown(data)} arrived as ${shown(got)}`).to.equal(true);
      }),
      { numRuns: 2000 },
    );
    expect(passed, 'too few got through to say anything').to.be.greaterThan(300);
  });

  it('through JSON', () => {
    let passed = 0;
    const members = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(members)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).flatMap(([key, member]) =>
                member === undefined ? [] : [[key, members(member)]],
              ),
            )
          : value;
    fc.assert(
      fc.property(anyData, (data) => {
        if (refusal(data, 'json')) return;
        passed++;
        const bytes = new TextEncoder().encode(JSON.stringify(data));
        // PeerJS's own way there and back.
        const got: unknown = JSON.parse(new TextDecoder().decode(bytes));
        expect(same(got, members(data)), `${shown(data)} arrived as ${shown(got)}`).to.equal(true);
      }),
      { numRuns: 2000 },
    );
    expect(passed).to.be.greaterThan(300);
  });

  it('numbers of every size, one by one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.maxSafeInteger(), fc.float()), (number) => {
        if (refusal(number, 'binary')) return;
        expect(util.unpack(util.pack(number) as ArrayBuffer)).to.equal(number);
      }),
      { numRuns: 5000 },
    );
  });

  it('bytes, as an ArrayBuffer of the same bytes', () => {
    const bytes = new Uint8Array([9, 1, 2, 3, 9]);
    for (const sent of [bytes.slice(1, 4).buffer, bytes.subarray(1, 4)]) {
      const got = normaliseReceived(util.unpack(util.pack(sent as never) as ArrayBuffer));
      expect(got, sent.constructor.name).to.be.instanceOf(ArrayBuffer);
      expect([...new Uint8Array(got as ArrayBuffer)], sent.constructor.name).to.deep.equal([1, 2, 3]);
    }
  });
});

describe('normaliseReceived', () => {
  it('makes an ArrayBuffer of bytes, of these bytes only, and leaves the rest', () => {
    const whole = new Uint8Array([1, 2, 3]);
    expect(normaliseReceived(whole)).to.equal(whole.buffer);
    const part = normaliseReceived(whole.subarray(1)) as ArrayBuffer;
    expect([...new Uint8Array(part)]).to.deep.equal([2, 3]);
    for (const other of ['text', 5, null, undefined, whole.buffer])
      expect(normaliseReceived(other)).to.equal(other);
    const object = { a: whole };
    expect(normaliseReceived(object)).to.equal(object);
  });
});
