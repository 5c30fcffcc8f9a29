/**
 * What somebody may send over a PeerServer who means no good: fast-check makes it, the same for the same seed. Runs in Node
 * and in a worker of a page.
 */
import fc from 'fast-check';

/** Who sends: a few again and again, one of them a friend, and many once. */
export const FRIEND = 'friend';
const sender = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(FRIEND, 'mallory', 'eve', 'trudy', '__proto__', 'constructor') },
  { weight: 2, arbitrary: fc.nat(100_000).map((n) => `stranger-${n}`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);
const json = fc.jsonValue({ maxDepth: 4 });
const short = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('c1', 'c2', 'c3', '__proto__', ''));
const orJunk = (arbitrary) => fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: json });
const SDP = [
  'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n',
  'm=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=rtpmap:96 VP8/90000\r\n',
  'a=candidate:1 1 udp 1 127.0.0.1 9 typ host\r\n',
];
const sdpText = fc.oneof(
  fc.constantFrom(SDP.join(''), SDP[0], ''),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const description = (type) => fc.record({ type: orJunk(fc.constant(type)), sdp: orJunk(sdpText) });
const pe = fc.record(
  {
    v: orJunk(fc.constant(1)),
    name: orJunk(fc.string({ unit: 'binary', maxLength: 300 })),
    use: orJunk(fc.constantFrom('chat', 'data', 'files')),
    mic: orJunk(fc.boolean()),
    camera: orJunk(fc.boolean()),
  },
  { requiredKeys: [] },
);
const payloads = {
  OFFER: fc.record(
    {
      type: orJunk(fc.constantFrom('media', 'data')),
      connectionId: orJunk(short),
      sdp: orJunk(description('offer')),
      serialization: orJunk(fc.constantFrom('binary', 'json', 'raw', 'constructor', '__proto__', 'none')),
      label: orJunk(short),
      reliable: orJunk(fc.boolean()),
      metadata: json,
      pe,
    },
    { requiredKeys: ['type', 'connectionId', 'sdp'] },
  ),
  ANSWER: fc.record({ connectionId: orJunk(short), sdp: orJunk(description('answer')), pe }),
  CANDIDATE: fc.oneof(
    fc.record({
      connectionId: orJunk(short),
      candidate: orJunk(fc.record({ candidate: orJunk(fc.constant(SDP[2].slice(2).trim())) })),
    }),
    fc.record({
      pe: orJunk(fc.constant(1)),
      id: orJunk(short),
      kind: orJunk(fc.constantFrom('ringing', 'pending', 'end', 'refuse', 'echo', 'reboot')),
      reason: orJunk(fc.constantFrom('hung-up', 'cancelled', 'busy', 'bored')),
    }),
  ),
  // From a newer version, or from nowhere; a server that is asked to relay these drops most of them.
  SHOUT: json,
  LEAVE: json,
  EXPIRE: json,
};
const relayed = fc.constantFrom(...Object.keys(payloads), 'OFFER', 'CANDIDATE', 'CANDIDATE').chain((type) =>
  fc.record({
    type: orJunk(fc.constant(type)),
    src: orJunk(sender),
    dst: short,
    payload: orJunk(payloads[type]),
  }),
);
const asText = relayed.map((frame) => JSON.stringify(frame));

/** Cut off, doubled, or with something in the middle. */
const broken = fc
  .tuple(
    asText,
    fc.nat(),
    fc.constantFrom('', '\0', '"', '{', '}', '\\', ',"__proto__":{"type":"OPEN"}', '\ud800'),
  )
  .map(
    ([text, at, junk]) =>
      text.slice(0, at % (text.length + 1)) + junk + text.slice(at % 7 === 0 ? 0 : at % (text.length + 1)),
  );

const KB = 1024;
const fill = (part, size) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
/** What costs more than its length says; some are just within the limit of length, some far beyond it. */
const large = fc
  .tuple(
    fc.constantFrom('[', '{"a":', '[{},', '"\\u0041",', 'a', '1e9,', '[[[],'),
    fc.constantFrom(8 * KB, 64 * KB, 255 * KB, 257 * KB, 2048 * KB),
    fc.boolean(),
  )
  .map(([part, size, isFrame]) => {
    const filling = fill(part, size);
    if (!isFrame) return filling;
    const frame = { type: 'OFFER', src: 'mallory', payload: { metadata: 'MARK' } };
    const inner = part === 'a' ? `"${filling}"` : `[${fill(part === '1e9,' ? part : '[],', size)}0]`;
    return JSON.stringify(frame).replace('"MARK"', inner);
  });

const frame = fc.oneof(
  { weight: 300, arbitrary: asText },
  { weight: 60, arbitrary: broken },
  { weight: 40, arbitrary: json.map((value) => JSON.stringify(value)) },
  { weight: 20, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
  { weight: 1, arbitrary: large },
);

/** Frames as texts, `count` of them. */
export function* hostileFrames(seed, count) {
  const STEP = 500;
  for (let made = 0; made < count; made += STEP)
    yield* fc.sample(frame, { seed: seed + made, numRuns: Math.min(STEP, count - made) });
}

/** Values of any shape, for parsers of other texts, with some that look right. */
export function* hostileTexts(seed, count, kinds) {
  const message = fc
    .tuple(
      fc.constantFrom(...kinds),
      fc.dictionary(
        fc.constantFrom(
          'n',
          'id',
          'text',
          'at',
          'of',
          'on',
          'size',
          'slot',
          'upto',
          'name',
          'epoch',
          'hash',
          'reason',
          'sdp',
          'type',
          'file',
          'emoji',
          '__proto__',
        ),
        fc.oneof(json, fc.nat(), fc.string()),
      ),
    )
    .map(([k, more]) => JSON.stringify({ ...more, k }));
  const text = fc.oneof(
    { weight: 5, arbitrary: message },
    { weight: 1, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 100 }) },
  );
  yield* fc.sample(text, { seed, numRuns: count });
}
