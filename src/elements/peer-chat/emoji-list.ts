import { usable } from '../shared/language.js';
import { GROUPS, VERSIONS } from './emoji-data.js';

/** What can be chosen, what it is called and how it is found; headless but for one look at what the platform draws. */

export interface Emoji {
  readonly emoji: string;
  /** Whether it comes in the colours of skin. */
  readonly hasTones: boolean;
  /** In English; two letters for the flag of a region. */
  readonly name: string;
  /** Its line in the lists of words; null for the flag of a region. */
  readonly line: number | null;
}

/** What systems draw them with, as in the styles. */
const FONTS = "'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', 'Twemoji Mozilla', sans-serif";

/** Every system of the last years draws what is older; A to … are the newer ones. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.slice(0, VERSIONS);

/** Results that are shown: nobody reads on, and each has to be drawn. */
const MOST_RESULTS = 160;

let known: Promise<readonly (readonly Emoji[])[]> | null = null;

/** A task of its own for each step, so that none is long: what somebody does meanwhile comes in between. */
const turn = () => new Promise<void>((done) => setTimeout(done));

/** The emoji that this platform draws, group by group. */
function emojiGroups(): Promise<readonly (readonly Emoji[])[]> {
  return (known ??= readGroups());
}

async function readGroups(): Promise<readonly (readonly Emoji[])[]> {
  const all = GROUPS.map((group) => group.split('\n').map(parse));
  const first = new Map<string, string>();
  for (const { version, emoji } of all.flat()) if (version && !first.has(version)) first.set(version, emoji);
  await turn();
  const drawn = whatIsDrawn(first);
  let line = 0;
  const lined = all.map((group) =>
    group.map(({ version, isFlag, ...each }) => ({ ...each, version, line: isFlag ? null : line++ })),
  );
  await turn();
  return lined.map((group) => group.filter(({ version }) => !version || drawn.has(version)));
}

function parse(text: string) {
  if (text.length === 2)
    return { emoji: flagOf(text), hasTones: false, name: text, version: 'flag', isFlag: true };
  const version = LETTERS.includes(text[0] ?? ' ') ? (text[0] as string) : '';
  const end = text.search(/[ +]/);
  return {
    emoji: text.slice(version.length, end),
    hasTones: text[end] === '+',
    name: text.slice(end + 1),
    version,
    isFlag: false,
  };
}

function flagOf(region: string): string {
  return String.fromCodePoint(...[...region].map((letter) => letter.charCodeAt(0) - 65 + 0x1f1e6));
}

/**
 * A glyph in colours is the same whatever colour it is written in; a box that stands for a missing one is not, and
 * neither are the letters that Windows shows for a flag. A sequence that is not known is as wide as its parts. One look
 * for each version; where not even the oldest face has colours (a system without such a font, or a browser that gives a
 * page no pixels), nothing can be told, and nothing is left out.
 */
function whatIsDrawn(probes: ReadonlyMap<string, string>): ReadonlySet<string> {
  const FACE = '😀';
  const [size, width, height] = [16, 72, 24];
  const all = [...probes, ['', FACE]] as const;
  const canvas = document.createElement('canvas');
  canvas.width = width * all.length;
  canvas.height = 2 * height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const everything = new Set(all.map(([version]) => version));
  if (!context) return everything;
  context.font = `${size}px ${FONTS}`;
  context.textBaseline = 'middle';
  for (const [row, color] of ['#000', '#f00'].entries()) {
    context.fillStyle = color;
    for (const [at, [, emoji]] of all.entries())
      context.fillText(emoji, at * width, (row + 0.5) * height, width);
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const wide = context.measureText(FACE).width * 1.6;
  const half = data.length / 2;
  const isDrawn = (at: number) => {
    let ink = 0;
    for (let y = 0; y < height; y++)
      for (let i = (y * all.length + at) * width * 4, end = i + width * 4; i < end; i++) {
        if (data[i] !== data[half + i]) return false;
        ink += data[i] ?? 0;
      }
    return ink > 0 && context.measureText(all[at]?.[1] ?? '').width < wide;
  };
  if (!isDrawn(all.length - 1)) return everything;
  return new Set([...everything].filter((_, at) => isDrawn(at)));
}

/** With one of the five colours of skin, 1 to 5; 0 is yellow, which is of nobody. */
export function toned({ emoji, hasTones }: Pick<Emoji, 'emoji' | 'hasTones'>, tone: number): string {
  if (!hasTones || tone === 0) return emoji;
  const modifier = String.fromCodePoint(0x1f3fa + tone);
  // Hands that are shaken between two people have the colours of the people.
  return emoji
    .replace(/(?<!\u200d)🤝|(?!🤝)\p{Emoji_Modifier_Base}/gu, `$&${modifier}`)
    .replaceAll(`${modifier}\ufe0f`, modifier);
}

/** As it stands in the list, whatever colour it has. */
export function plain(emoji: string): string {
  return emoji.replace(/\p{Emoji_Modifier}/gu, '').replaceAll('\ufe0f', '');
}

/** Small letters without accents: who searches for “cuoi” means “cười”. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** The emoji under the names and words of a language, and of English. */
export class EmojiList {
  readonly groups: readonly (readonly Emoji[])[];
  readonly #language: string | undefined;
  readonly #byPlain: ReadonlyMap<string, Emoji>;
  #regions: Intl.DisplayNames | null = null;
  #own: readonly string[] = [];
  #english: readonly string[] = [];
  /** What each is found by: its name, and behind a line the other words. */
  #found: readonly (readonly [Emoji, name: string, words: string])[] | null = null;

  static async open(language: string | undefined): Promise<EmojiList> {
    return new EmojiList(await emojiGroups(), language);
  }

  private constructor(groups: EmojiList['groups'], language: string | undefined) {
    this.groups = groups;
    this.#byPlain = new Map(groups.flat().map((each) => [plain(each.emoji), each]));
    this.#language = usable(language);
  }

  /** Settles with whether there are other names now. English ones need no loading. */
  async loadNames(): Promise<boolean> {
    if (!/^vi\b/i.test(this.#language ?? '') || this.#own.length > 0) return false;
    const { WORDS } = await import('./emoji-words-vi.js');
    this.#own = WORDS.split('\n');
    this.#found = null;
    return true;
  }

  /** Settles with whether more is found now. */
  async loadWords(): Promise<boolean> {
    if (this.#english.length > 0) return false;
    const { WORDS } = await import('./emoji-words-en.js');
    this.#english = WORDS.split('\n');
    this.#found = null;
    return true;
  }

  /** The one that this is, in whatever colour. */
  find(emoji: string): Emoji | undefined {
    return this.#byPlain.get(plain(emoji));
  }

  nameOf({ line, name }: Emoji): string {
    if (line !== null) return this.#own[line]?.split('|')[0] ?? name;
    this.#regions ??= new Intl.DisplayNames(this.#language ?? 'en', { type: 'region' });
    return this.#regions.of(name) ?? name;
  }

  /** All words of the query are the beginning of a word; those first whose name begins with it. */
  search(query: string): Emoji[] {
    const wanted = fold(query)
      .split(/[^\p{L}\p{N}\p{S}]+/u)
      .filter(Boolean);
    if (wanted.length === 0) return [];
    this.#found ??= this.groups.flat().map((each) => this.#wordsOf(each));
    const ranked: Emoji[][] = [[], [], []];
    for (const [each, name, words] of this.#found) {
      if (wanted.some((word) => !words.includes(` ${word}`))) continue;
      const rank = name.startsWith(` ${wanted.join(' ')}`)
        ? 0
        : wanted.every((word) => name.includes(` ${word}`))
          ? 1
          : 2;
      ranked[rank]?.push(each);
    }
    return ranked.flat().slice(0, MOST_RESULTS);
  }

  #wordsOf(emoji: Emoji): readonly [Emoji, string, string] {
    const name = this.nameOf(emoji);
    // A man or a woman who does what a person does is found by the same words.
    const person = emoji.emoji.replace(/\u200d[\u2640\u2642]/, '').replace(/[👨👩](?=\u200d)/u, '🧑');
    const { line } = this.#byPlain.get(plain(person)) ?? emoji;
    const more =
      line === null
        ? ['flag', emoji.name]
        : [emoji.name, this.#english[line], this.#own[emoji.line ?? line], this.#own[line]];
    const spaced = (text: string) => ` ${fold(text).replace(/[^\p{L}\p{N}\p{S}]+/gu, ' ')}`;
    return [emoji, spaced(name), spaced([name, ...more, emoji.emoji].join(' '))];
  }
}

/** Of skin: yellow, then from light to dark. */
export const TONES = [0, 1, 2, 3, 4, 5] as const;

const KEY = 'peer-elements:emoji';
/** Three rows. */
const MOST_RECENT = 24;

interface Memory {
  readonly tone: number;
  readonly recent: readonly string[];
}

/** What was chosen on this device before; nothing where the page may not store anything. */
export function remembered(): Memory {
  try {
    const { tone, recent } = Object(JSON.parse(localStorage.getItem(KEY) ?? '')) as Record<string, unknown>;
    const texts = Array.isArray(recent) ? recent.filter((each) => typeof each === 'string') : [];
    return { tone: TONES.find((each) => each === tone) ?? 0, recent: texts };
  } catch {
    return { tone: 0, recent: [] };
  }
}

function remember(change: Partial<Memory>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...change }));
  } catch {
    // Then it is chosen again the next time.
  }
}

export function rememberTone(tone: number): void {
  remember({ tone });
}

export function rememberChosen(emoji: string): void {
  const others = remembered().recent.filter((each) => plain(each) !== plain(emoji));
  remember({ recent: [emoji, ...others].slice(0, MOST_RECENT) });
}
