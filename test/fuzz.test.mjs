/**
 * The parsers of what comes from elsewhere, on what fast-check makes of it. `SEED=n` begins elsewhere, `FRAMES=n` asks for as many;
 * `npm run soak -- fuzz` feeds a million of them to a page.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChat } from '../dist/channels/chat-wire.js';
import { readWord } from '../dist/channels/file-wire.js';
import { MAX_FRAME, readFrame } from '../dist/signalling/frames.js';
import { hostileFrames, hostileTexts } from './support/hostile-frames.mjs';

const { SEED = '1', FRAMES = '20000' } = process.env;
const seed = Number(SEED);
const count = Number(FRAMES);

test('frames of signalling: read as what they are, or dropped, and the large ones before they are parsed', (t) => {
  const { parse } = JSON;
  let longest = 0;
  JSON.parse = (text, ...rest) => {
    longest = Math.max(longest, text.length);
    assert.ok(text.split(/[[{]/).length <= 4097, 'it is too complex to be parsed');
    return parse(text, ...rest);
  };
  const seen = {};
  try {
    for (const text of hostileFrames(seed, count)) {
      const frame = readFrame(text);
      const what = typeof frame === 'string' ? frame : frame.type;
      seen[what] = (seen[what] ?? 0) + 1;
      if (typeof frame === 'string') continue;
      assert.equal(Object.getPrototypeOf(frame), Object.prototype);
      if (what === 'OPEN' || what === 'ID-TAKEN' || what === 'ERROR') continue;
      assert.ok(typeof frame.src === 'string' && frame.src.length > 0 && frame.src.length <= 256, text);
    }
  } finally {
    JSON.parse = parse;
  }
  assert.equal({}.polluted, undefined);
  assert.ok(longest <= MAX_FRAME);
  for (const what of ['OFFER', 'ANSWER', 'CANDIDATE', 'malformed', 'too-big'])
    assert.ok(seen[what] > 0, `none of ${what}: ${JSON.stringify(seen)}`);
  t.diagnostic(JSON.stringify(seen));
});

for (const [what, read, kinds] of [
  [
    'the chat channel',
    readChat,
    ['hi', 'a', 'm', 'file', 'edit', 'remove', 'react', 'typing', 'seen', 'files', 'x'],
  ],
  [
    'the files channel',
    readWord,
    ['hi', 'offer', 'want', 'credit', 'no', 'stop', 'pause', 'go', 'done', 'block'],
  ],
])
  test(`words of ${what}: read with the shape that they must have, or dropped`, () => {
    let good = 0;
    for (const text of hostileTexts(seed, count / 4, kinds)) {
      const word = read(text);
      if (word === null) continue;
      good++;
      assert.ok(typeof word.k === 'string' && word.k.length <= 16, text);
      for (const name of ['n', 'size', 'slot', 'upto'])
        if (read === readWord || name === 'n')
          assert.ok(!Object.hasOwn(word, name) || name === 'n' || Number.isSafeInteger(word[name]), text);
    }
    assert.ok(good > 0 && good < count / 4, `${good} good ones`);
  });
