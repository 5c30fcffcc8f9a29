import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { Peer } from 'peerjs';
import { MAX_FRAME, readFrame, type InboundFrame } from '../../../src/signalling/frames.js';
import { fakeCamera } from '../../support/media.js';
import { until } from '../../support/wait.js';

const read = (frame: unknown) => readFrame(JSON.stringify(frame));
const offer = (payload: object = {}) => ({
  type: 'OFFER',
  src: 'ann',
  dst: 'bob',
  payload: {
    ...{ type: 'data', connectionId: 'dc_1', serialization: 'binary', label: 'dc_1', reliable: false },
    sdp: { type: 'offer', sdp: 'v=0' },
    ...payload,
  },
});
const mediaOffer = (payload: object = {}) => offer({ type: 'media', connectionId: 'mc_1', ...payload });
const candidate = (payload: object = {}) => ({
  type: 'CANDIDATE',
  src: 'ann',
  payload: { connectionId: 'dc_1', candidate: { candidate: 'candidate:1' }, ...payload },
});
const envelope = (payload: object = {}) => ({
  type: 'CANDIDATE',
  src: 'ann',
  payload: { pe: 1, id: 'mc_1', kind: 'ringing', ...payload },
});

interface Wire {
  type: string;
  dst: string;
  payload: Record<string, unknown>;
}
interface Open {
  readonly dataChannel?: RTCDataChannel;
}
interface Internals {
  _handleMessage(frame: object): void;
}

/** Two stock Peers whose frames are noted on their way. */
function pair(): { a: Peer; b: Peer; seen: (Wire & { src: string })[] } {
  const seen: (Wire & { src: string })[] = [];
  const peers: Record<string, Peer> = {};
  const make = (id: string) => {
    class Wired extends (Peer as unknown as new (id: string, options: object) => object) {
      _createServerConnection() {
        return {
          start: () => undefined,
          close: () => undefined,
          on: () => undefined,
          removeAllListeners: () => undefined,
          send: (frame: Wire) => {
            const relayed = { ...(JSON.parse(JSON.stringify(frame)) as Wire), src: id };
            seen.push(relayed);
            queueMicrotask(() => (peers[frame.dst] as unknown as Internals)._handleMessage(relayed));
          },
        };
      }
    }
    const peer = (peers[id] = new Wired(id, { config: { iceServers: [] } }) as unknown as Peer);
    (peer as unknown as Internals)._handleMessage({ type: 'OPEN' });
    return peer;
  };
  return { a: make('ann'), b: make('bob'), seen };
}

describe('readFrame', () => {
  it('takes every frame that PeerJS itself sends, and loses nothing of it', async () => {
    const { a, b, seen } = pair();
    const stream = fakeCamera();
    b.on('call', (call) => call.answer(stream));
    for (const serialization of ['binary', 'binary-utf8', 'json', 'raw'])
      a.connect('bob', { serialization, label: `over ${serialization}`, metadata: { deep: [1, null] } });
    a.connect('bob');
    a.call('bob', stream, { metadata: 'words' });
    const count = (type: string) => seen.filter((frame) => frame.type === type).length;
    await until('six offers, six answers, candidates', () =>
      count('OFFER') === 6 && count('ANSWER') === 6 ? count('CANDIDATE') : 0,
    );
    // PeerJS throws where it is destroyed while one of them still opens.
    const lists = [a, b].flatMap(({ connections }) => Object.values(connections as Record<string, Open[]>));
    await until('all connections', () =>
      lists.flat().every(({ dataChannel }) => dataChannel?.readyState === 'open'),
    );
    for (const frame of seen) {
      const got = readFrame(JSON.stringify(frame));
      expect(got, JSON.stringify(frame)).to.be.an('object');
      const { payload } = got as Extract<InboundFrame, { type: 'OFFER' }>;
      // A key that PeerJS left undefined is not in its JSON; ours may be there as undefined.
      expect(JSON.parse(JSON.stringify(payload))).to.deep.equal(frame.payload);
    }
    for (const track of stream.getTracks()) track.stop();
    a.destroy();
    b.destroy();
  });

  it('takes what the server says', () => {
    for (const frame of [
      { type: 'OPEN' },
      { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } },
      { type: 'ERROR', payload: { msg: 'Invalid key provided' } },
      { type: 'EXPIRE', src: 'bob', dst: 'ann' },
      { type: 'LEAVE', src: 'bob', dst: 'ann' },
    ])
      expect(read(frame)).to.have.property('type', frame.type);
  });

  it('takes the kit’s own words', () => {
    for (const kind of ['ringing', 'pending', 'end', 'refuse', 'echo'])
      expect(read(envelope({ kind }))).to.have.nested.property('payload.kind', kind);
    expect(read(envelope({ kind: 'end', reason: 'busy' }))).to.have.nested.property('payload.reason', 'busy');
  });

  it('ignores members that it does not know', () => {
    const frame = read(mediaOffer({ pe: { v: 1, name: 'Ann', newer: { x: 1 } }, constraints: {} }));
    expect(frame).to.have.nested.property('payload.pe.name', 'Ann');
    expect(read(envelope({ newer: true }))).to.have.nested.property('payload.kind', 'ringing');
  });

  it('takes a frame whose `pe` is unusable for that of a plain PeerJS page', () => {
    for (const pe of [{ v: 2 }, { v: 1, name: 5 }, { v: 1, use: 'shell' }, 'kit', null, [], 1]) {
      const frame = read(offer({ pe }));
      expect(frame, JSON.stringify(pe)).to.have.property('type', 'OFFER');
      expect((frame as { payload: { pe?: unknown } }).payload.pe).to.equal(undefined);
    }
  });

  const malformed: [string, unknown][] = [
    ['a type that it does not know', { type: 'SHOUT', src: 'ann' }],
    ['no type', { src: 'ann', payload: {} }],
    ['a type that is no text', { ...offer(), type: ['OFFER'] }],
    ['no object', 'OFFER'],
    ['null', null],
    ['an array', [offer()]],
    ['an offer without src', { ...offer(), src: undefined }],
    ['an empty src', { ...offer(), src: '' }],
    ['a src that is no text', { ...offer(), src: 7 }],
    ['a src without end', { ...offer(), src: 'a'.repeat(257) }],
    ['no payload', { type: 'OFFER', src: 'ann' }],
    ['a payload that is null', { type: 'OFFER', src: 'ann', payload: null }],
    ['a payload that is a text', { type: 'OFFER', src: 'ann', payload: 'sdp' }],
    ['an offer of another kind', offer({ type: 'file' })],
    ['no connectionId', offer({ connectionId: undefined })],
    ['an empty connectionId', offer({ connectionId: '' })],
    ['a connectionId that is an object', offer({ connectionId: { toString: 'x' } })],
    ['no sdp', offer({ sdp: undefined })],
    ['an sdp that is a text', offer({ sdp: 'v=0' })],
    ['an offer whose sdp is an answer', offer({ sdp: { type: 'answer', sdp: 'v=0' } })],
    ['an sdp without text', mediaOffer({ sdp: { type: 'offer' } })],
    ['a huge sdp', mediaOffer({ sdp: { type: 'offer', sdp: 'v'.repeat(200_001) } })],
    [
      'an sdp with more sections than a call has',
      mediaOffer({ sdp: { type: 'offer', sdp: `v=0${'\r\nm=audio 9 X 0'.repeat(96)}` } }),
    ],
    [
      'the same in lines that end otherwise',
      mediaOffer({ sdp: { type: 'offer', sdp: `v=0${'\rm=audio 9 X 0'.repeat(96)}` } }),
    ],
    ['an offer that says that it is this side’s', offer({ originator: true })],
    ['a call that says so', mediaOffer({ originator: true })],
    ['a serialization that is no text', offer({ serialization: 5 })],
    ['no serialization', offer({ serialization: undefined })],
    ['a label that is no text', offer({ label: {} })],
    ['a huge label', offer({ label: 'l'.repeat(257) })],
    ['reliable that is no boolean', offer({ reliable: 'yes' })],
    [
      'an answer whose sdp is an offer',
      { type: 'ANSWER', src: 'a', payload: { connectionId: 'c', sdp: { type: 'offer', sdp: '' } } },
    ],
    ['an answer without sdp', { type: 'ANSWER', src: 'a', payload: { connectionId: 'c' } }],
    ['a candidate without connection', candidate({ connectionId: undefined })],
    ['a candidate that is a text', candidate({ candidate: 'candidate:1' })],
    ['a candidate that is null', candidate({ candidate: null })],
    ['a huge candidate', candidate({ candidate: { candidate: 'c'.repeat(4097) } })],
    ['a word of another version', envelope({ pe: 2 })],
    ['a word that it does not know', envelope({ kind: 'reboot' })],
    ['a reason that it does not know', envelope({ kind: 'end', reason: 'bored' })],
    ['a word about nothing', envelope({ id: '' })],
    ['an error without message', { type: 'ERROR', payload: {} }],
    ['an error without payload', { type: 'ERROR' }],
    ['an error whose message is an object', { type: 'ERROR', payload: { msg: {} } }],
    ['EXPIRE of nobody', { type: 'EXPIRE' }],
  ];
  for (const [what, frame] of malformed) it(`drops ${what}`, () => expect(read(frame)).to.equal('malformed'));

  it('drops what is no text, and what is no JSON', () => {
    for (const text of [
      new ArrayBuffer(4),
      new Blob(['{}']),
      null,
      undefined,
      5,
      {},
      '',
      '{',
      '{"type":OPEN}',
    ])
      expect(readFrame(text), String(text)).to.equal('malformed');
  });

  it('drops what is too big, unread', () => {
    const parse = JSON.parse;
    let parsed = 0;
    JSON.parse = (...rest) => (parsed++, parse(...rest) as unknown);
    try {
      const huge = JSON.stringify(offer({ metadata: 'm'.repeat(MAX_FRAME) }));
      expect(readFrame(huge)).to.equal('too-big');
      expect(parsed).to.equal(0);
    } finally {
      JSON.parse = parse;
    }
    const metadata = 'm'.repeat(MAX_FRAME - JSON.stringify(offer({ metadata: '' })).length);
    expect(read(offer({ metadata })), 'just fits').to.have.property('type', 'OFFER');
  });

  it('lets no __proto__ through to a prototype', () => {
    const inner = JSON.stringify(offer().payload).slice(1, -1);
    for (const text of [
      `{"__proto__":{"polluted":1},"type":"OFFER","src":"ann","payload":{${inner}}}`,
      `{"type":"OFFER","src":"ann","payload":{"__proto__":{"polluted":1},${inner}}}`,
      `{"type":"OFFER","src":"ann","payload":{${inner},"constructor":{"prototype":{"polluted":1}}}}`,
      `{"type":"OFFER","src":"ann","payload":{${inner},"pe":{"v":1,"__proto__":{"name":"x","polluted":1}}}}`,
    ]) {
      const frame = readFrame(text);
      expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
      if (typeof frame === 'string') continue;
      const { payload } = frame as { payload: { pe?: object; polluted?: unknown } };
      expect(Object.getPrototypeOf(frame)).to.equal(Object.prototype);
      expect(Object.getPrototypeOf(payload)).to.equal(Object.prototype);
      expect(payload.polluted).to.equal(undefined);
      expect((payload.pe as { name?: string } | undefined)?.name).to.equal(undefined);
    }
    expect(readFrame('{"__proto__":{"type":"OPEN"}}')).to.equal('malformed');
    expect(
      readFrame(`{"type":"OFFER","src":"ann","payload":{"__proto__":{${inner}}}}`),
      'members from a prototype',
    ).to.equal('malformed');
  });

  it('throws at nothing', () => {
    const types = ['OPEN', 'ID-TAKEN', 'ERROR', 'EXPIRE', 'LEAVE', 'OFFER', 'ANSWER', 'CANDIDATE'];
    const frame = fc.record(
      {
        type: fc.oneof(fc.constantFrom(...types), fc.jsonValue()),
        src: fc.oneof(fc.string(), fc.jsonValue()),
        payload: fc.oneof(
          fc.jsonValue(),
          fc.record(
            {
              type: fc.constantFrom('media', 'data'),
              connectionId: fc.oneof(fc.string(), fc.jsonValue()),
              sdp: fc.record({ type: fc.constantFrom('offer', 'answer'), sdp: fc.jsonValue() }),
              serialization: fc.string(),
              pe: fc.oneof(fc.jsonValue(), fc.constant(1)),
              kind: fc.constantFrom('end', 'echo', 'x'),
              id: fc.string(),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(frame, fc.jsonValue()), (value) => {
        const got = readFrame(JSON.stringify(value));
        expect(typeof got === 'string' ? got : types.includes(got.type)).to.be.oneOf(['malformed', true]);
      }),
      { numRuns: 500 },
    );
  });
});
