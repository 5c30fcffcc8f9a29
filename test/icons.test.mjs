// A path that the browser cannot read is drawn up to the mistake, and the rest is missing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const SHARED = new URL('../src/elements/shared/', import.meta.url);

/** How many numbers each command of a path takes. */
const TAKES = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** The numbers after a command; the two flags of an arc are one digit each. */
function numbersOf(command, text) {
  const number = /[\s,]*(-?(?:\d+\.?\d*|\.\d+))/y;
  const flag = /[\s,]*([01])/y;
  const found = [];
  for (let at = 0; at < text.trimEnd().length;) {
    const isFlag = command === 'a' && [3, 4].includes(found.length % 7);
    const pattern = isFlag ? flag : number;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return null;
    found.push(match[1]);
    at = pattern.lastIndex;
  }
  return found;
}

test('every icon is a path that can be read to its end', () => {
  const files = readdirSync(SHARED).filter((name) => /^icons/.test(name));
  const paths = files.flatMap((name) =>
    [...readFileSync(new URL(name, SHARED), 'utf8').matchAll(/const (\w+) = icon\(\s*'([^']+)'/g)].map(
      ([, icon, path]) => [icon, path],
    ),
  );
  assert.ok(paths.length > 20);
  for (const [icon, path] of paths)
    for (const [, letter, text] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
      const command = letter.toLowerCase();
      const numbers = numbersOf(command, text);
      const takes = TAKES[command];
      assert.ok(
        numbers && (takes ? numbers.length % takes === 0 : numbers.length === 0),
        `${icon}: ${letter}${text}`,
      );
    }
});
