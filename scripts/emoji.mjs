// Writes the modules of the emoji picker out of emojibase-data: the emoji with their English names, what else they are found
// by in English, and their names in Vietnamese. Run it after an update of that package.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './support/root.mjs';

const FOLDER = path.join(root, 'src', 'elements', 'peer-chat');

/** In Unicode's order, without `component`, whose members are no emoji by themselves. */
const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9];

/** What every system of the last eight years draws is not asked for. */
const LAST_OLD_VERSION = 5;

const isFlag = (emoji) => /^\p{RI}{2}$/u.test(emoji);

/** A woman or a man who does what the person before does: found by the same words. */
const isVariant = ({ emoji }) => /\u200d[\u2640\u2642]/.test(emoji) || /^[👨👩]\u200d/u.test(emoji);

async function emojiOf(language) {
  const file = path.join(root, 'node_modules', 'emojibase-data', language, 'data.json');
  const all = JSON.parse(await readFile(file, 'utf8'));
  return all.filter(({ group }) => GROUPS.includes(group)).sort((a, b) => a.order - b.order);
}

/** Words that say more than the name does; what another one begins with is found by that one. */
function wordsOf({ label, tags = [] }, separator) {
  const words = tags.flatMap((tag) => tag.toLowerCase().split(separator));
  const name = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const isNew = (word) =>
    separator ? !name.some((each) => each.startsWith(word)) : !label.toLowerCase().includes(word);
  const unique = [...new Set(words)].filter(isNew);
  return unique.filter((word) => !unique.some((other) => other !== word && other.startsWith(word)));
}

const header = `// Written by scripts/emoji.mjs out of emojibase-data (https://emojibase.dev, MIT licence), whose names are those of Unicode's
// CLDR (Unicode licence).
`;

function lines(all) {
  const text = all.join('\n');
  if (/[\\`]|\$\{/.test(text)) throw new Error('this text would not mean itself in a template');
  return `\`${text}\``;
}

/** What the files have to hold, by their names. */
export async function emojiModules() {
  const english = await emojiOf('en');
  const vietnamese = new Map((await emojiOf('vi')).map((each) => [each.emoji, each]));
  const versions = [...new Set(english.map(({ version }) => version))]
    .filter((version) => version > LAST_OLD_VERSION)
    .sort((a, b) => a - b);

  // A letter for a version that has to be looked at, the emoji, a plus where it has skin tones or else a space, the name.
  const line = ({ emoji, label, version, skins }) =>
    isFlag(emoji)
      ? [...emoji].map((letter) => String.fromCharCode(letter.codePointAt(0) - 0x1f1e6 + 65)).join('')
      : (version > LAST_OLD_VERSION ? String.fromCharCode(65 + versions.indexOf(version)) : '') +
        emoji +
        (skins ? '+' : ' ') +
        label;
  const groups = GROUPS.map((wanted) => lines(english.filter(({ group }) => group === wanted).map(line)));
  const named = english.filter(({ emoji }) => !isFlag(emoji));

  return {
    'emoji-data.ts': `${header}
/** How many versions of Unicode's list are told apart. */
export const VERSIONS = ${versions.length};

/**
 * Each group, a line for each emoji: a letter for its version where it is a newer one, the emoji, a plus where it has
 * skin tones or else a space, the English name. Two letters are the flag of that region.
 */
export const GROUPS: readonly string[] = [
${groups.map((group) => `  ${group},\n`).join('')}];
`,
    'emoji-words-en.ts': `${header}
/** What else each emoji is found by, a line for each but the flags of regions. */
export const WORDS = ${lines(named.map((each) => (isVariant(each) ? '' : wordsOf(each, ' ').join(' '))))};
`,
    'emoji-words-vi.ts': `${header}
/** The name of each emoji but the flags of regions, and behind a bar what else it is found by. */
export const WORDS = ${lines(
      named.map((each) => {
        const { label, tags } = vietnamese.get(each.emoji);
        const words = isVariant(each) ? [] : wordsOf({ label, tags }, undefined);
        return [label, words.join(',')].filter(Boolean).join('|');
      }),
    )};
`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const [name, source] of Object.entries(await emojiModules()))
    await writeFile(path.join(FOLDER, name), source);
