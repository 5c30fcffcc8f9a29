import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { Peer, util, type DataConnection } from 'peerjs';
import { hardened, isUnpackable } from '../../../src/signalling/unpacking.js';

const pack = (value: unknown) => util.pack(value as never) as ArrayBuffer;
const unpack = (bytes: ArrayBuffer): unknown => util.unpack(bytes);
const bytes = (...list: number[]) => new Uint8Array(list).buffer;
/** An array in an array, and so on. */
const nested = (depth: number) => new Uint8Array(depth + 1).fill(0x91, 0, depth).buffer;

const packable = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: -(2 ** 31), max: 2 ** 40 }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true, noInteger: true }),
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.uint8Array({ maxLength: 70 }),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 20, noNullPrototype: true }),
  ),
})).value;

describe('isUnpackable', () => {
  it('takes what PeerJS packs', () => {
    fc.assert(
      fc.property(packable, (data) => {
        expect(isUnpackable(pack(data)), JSON.stringify(data)).to.equal(true);
      }),
      { numRuns: 500 },
    );
    for (const length of [0, 15, 16, 31, 32, 255, 256, 65_535, 65_536])
      for (const data of ['ä'.repeat(length), new Uint8Array(length)])
        expect(isUnpackable(pack(data)), `${typeof data} of ${length}`).to.equal(true);
    // PeerJS packs an array by a call for each of its elements.
    for (const length of [0, 15, 16, 300])
      expect(isUnpackable(pack(Array(length).fill(null)))).to.equal(true);
    const large = { __peerData: 1, n: 0, total: 2, data: new Uint8Array(16_300).buffer };
    expect(isUnpackable(pack(large))).to.equal(true);
    expect(isUnpackable(new Uint8Array(pack({ a: [1, 'x', null] })))).to.equal(true);
  });

  it('refuses what says more than it has, at once', () => {
    const begun = performance.now();
    for (const bomb of [
      bytes(0xdd, 0x00, 0xff, 0xff, 0xff),
      bytes(0xdd, 0xff, 0xff, 0xff, 0xff),
      bytes(0xdf, 0x7f, 0xff, 0xff, 0xff, 0xa1, 0x61),
      bytes(0xdc, 0xff, 0xff),
      bytes(0xd9, 0xff, 0xff, 0xff, 0xff),
      bytes(0xdb, 0xff, 0xff, 0xff, 0xff),
      bytes(0x92, 1),
      bytes(0xcb, 1, 2, 3),
      bytes(0xdc, 0xff),
      new Uint8Array(200_000).fill(0xdc).buffer,
      new Uint8Array(200_000).fill(0x9f).buffer,
      nested(200_000),
    ])
      expect(isUnpackable(bomb)).to.equal(false);
    expect(performance.now() - begun).to.be.below(500);
    expect(isUnpackable(nested(900))).to.equal(true);
  });

  it('refuses what PeerJS cannot handle', () => {
    for (const [what, data] of [
      ['nothing', bytes()],
      ['null', bytes(0xc0)],
      ['undefined', bytes(0xc1)],
      ['a type that is none', bytes(0x91, 0xc5)],
      ['a character that does not exist', bytes(0xb4, 0xf7, 0xbf, 0xbf, 0xbf)],
      ['a member named by an array', bytes(0x81, 0x90, 1)],
      ['a text', 'text'],
      ['no bytes', null],
    ] as const)
      expect(isUnpackable(data), what).to.equal(false);
  });

  it('lets nothing through that throws, or is null', () => {
    const some = fc.uint8Array({ minLength: 1, maxLength: 60 });
    const likely = fc
      .array(fc.oneof(fc.integer({ min: 0x80, max: 0xdf }), fc.nat(9), fc.nat(255)), {
        minLength: 1,
        maxLength: 60,
      })
      .map((list) => Uint8Array.from(list));
    const damaged = fc.tuple(packable, fc.nat(), fc.nat(255)).map(([value, at, byte]) => {
      const packed = new Uint8Array(pack({ value }));
      packed[at % packed.length] = byte;
      return packed;
    });
    let passed = 0;
    fc.assert(
      fc.property(fc.oneof(some, likely, damaged), ({ buffer }) => {
        if (!isUnpackable(buffer)) return;
        passed++;
        expect(unpack(buffer) ?? null).not.to.equal(null);
      }),
      { numRuns: 20_000 },
    );
    expect(passed).to.be.above(1000);
  });
});

describe('a hardened Peer', () => {
  interface Internals {
    _serializers: Record<string, new (peer: string, provider: object, options: object) => Reading>;
  }
  interface Reading extends DataConnection {
    _handleDataMessage(event: { data: unknown }): void;
    _handleChunk(piece: object): void;
    _chunkedData: object;
  }

  function reader(name: string) {
    const Safe = hardened(Peer);
    const peer = new Safe('ann', { host: 'localhost', port: 1, config: { iceServers: [] } });
    const Serializer = (peer as unknown as Internals)._serializers[name];
    if (!Serializer) throw new Error(`There is no ${name}.`);
    const payload = { _payload: { sdp: { type: 'offer', sdp: 'v=0' } } };
    const connection = new Serializer('bob', peer, { ...payload, connectionId: 'dc_1', serialization: name });
    const heard: unknown[] = [];
    connection.on('data', (data) => heard.push(data));
    after(() => peer.destroy());
    return { connection, heard, hear: (data: unknown) => connection._handleDataMessage({ data }) };
  }

  it('reads what is sent, and drops bombs', () => {
    for (const name of ['binary', 'binary-utf8', 'default']) {
      const { heard, hear } = reader(name);
      hear(pack({ a: [1, 'x'] }));
      hear(bytes(0xdd, 0x00, 0xff, 0xff, 0xff));
      hear(bytes(0xc0));
      hear('text');
      hear(pack('after'));
      expect(heard, name).to.deep.equal([{ a: [1, 'x'] }, 'after']);
    }
  });

  it('joins pieces, and drops those that are none', () => {
    const { connection, heard, hear } = reader('binary');
    const whole = new Uint8Array(pack('a text in two pieces'));
    const piece = (more: object = {}) =>
      pack({ __peerData: 1, n: 0, total: 2, data: whole.slice(0, 5).buffer, ...more });
    for (const bad of [
      { n: 7 },
      { n: -1 },
      { n: 0.5 },
      { total: 2 ** 31 },
      { total: 'two' },
      { data: 2_000_000_000 },
      { data: [1, 2] },
      { __peerData: 'x' },
      { __peerData: { toString: 1 } },
    ])
      hear(piece(bad));
    expect(connection._chunkedData).to.deep.equal({});
    hear(piece());
    hear(piece());
    hear(piece({ total: 3, n: 1 }));
    hear(piece({ n: 1, data: whole.slice(5).buffer }));
    expect(heard).to.deep.equal(['a text in two pieces']);
    for (let id = 10; id < 500; id++) hear(piece({ __peerData: id }));
    expect(Object.keys(connection._chunkedData)).to.have.length(64);
  });

  it('holds no more of what comes in pieces than a page can, and says so', () => {
    const { connection } = reader('binary');
    const errors: string[] = [];
    connection.on('error', ({ type }) => errors.push(type));
    const data = new ArrayBuffer(32 * 1024 * 1024);
    // Of four that never end.
    for (let n = 0; n < 8; n++) connection._handleChunk({ __peerData: n % 4, n, total: 2 ** 20, data });
    expect([errors, Object.keys(connection._chunkedData).length]).to.deep.equal([[], 4]);
    connection._handleChunk({ __peerData: 2, n: 9, total: 2 ** 20, data });
    expect(errors).to.deep.equal(['message-too-big']);
    // What is still to come of it takes no room from others, and is not said again.
    for (let n = 10; n < 20; n++) connection._handleChunk({ __peerData: 2, n, total: 2 ** 20, data });
    connection._handleChunk({ __peerData: 3, n: 20, total: 2 ** 20, data });
    expect(errors).to.deep.equal(['message-too-big']);
  });

  it('drops what is no JSON', () => {
    const { heard, hear } = reader('json');
    const json = (text: string) => new TextEncoder().encode(text).buffer;
    for (const text of ['{', '', 'null', 'undefined', '{"a":1}', '"text"']) hear(json(text));
    hear('{"b":2}');
    expect(heard).to.deep.equal([{ a: 1 }, 'text']);
  });

  it('lets other Peers be, and what a page adds', () => {
    const before = (new Peer('x', { host: 'localhost', port: 1 }) as unknown as Internals)._serializers;
    reader('binary');
    const after = (new Peer('y', { host: 'localhost', port: 1 }) as unknown as Internals)._serializers;
    expect(after['binary']).to.equal(before['binary']);
    class Mine {}
    const Safe = hardened(Peer);
    const peer = new Safe('z', { host: 'localhost', port: 1, serializers: { mine: Mine as never } });
    expect((peer as unknown as Internals)._serializers['mine']).to.equal(Mine);
    peer.destroy();
  });
});
