// The modules of the emoji picker are written by a script, out of a package that may be updated.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { emojiModules } from '../scripts/emoji.mjs';

const FOLDER = new URL('../src/elements/peer-chat/', import.meta.url);

const modules = await emojiModules();

for (const [name, source] of Object.entries(modules))
  test(`${name} is what its package says`, () => {
    assert.equal(
      readFileSync(new URL(name, FOLDER), 'utf8'),
      source,
      'run "node scripts/emoji.mjs" and commit what it writes',
    );
    assert.ok(gzipSync(source).length < 25_000, 'it is larger than a chunk of the picker may be');
  });

test('the lists of words have a line for each emoji but the flags of regions', () => {
  const emoji = modules['emoji-data.ts'].match(
    /^(?: {2}`)?[A-Z]?[^\x00-\x7f#*0-9][^ +]*[ +].*|^(?: {2}`)?[#*0-9]\ufe0f?\u20e3 .*/gm,
  );
  for (const name of ['emoji-words-en.ts', 'emoji-words-vi.ts']) {
    const [, words] = modules[name].split('`');
    assert.equal(words.split('\n').length, emoji.length, name);
  }
});

test('the colours of skin go where Unicode puts them', async () => {
  const { default: data } = await import('emojibase-data/en/data.json', { with: { type: 'json' } });
  const { toned } = await import('../dist/elements/peer-chat/emoji-list.js');
  let compared = 0;
  for (const { emoji, skins = [] } of data)
    for (const { emoji: wanted, tone } of skins) {
      const [first, ...others] = [tone].flat();
      if (others.some((other) => other !== first)) continue;
      assert.equal(toned({ emoji, hasTones: true }, first), wanted);
      compared++;
    }
  assert.ok(compared > 1000);
});
