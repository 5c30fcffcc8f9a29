import { html, type TemplateResult } from 'lit';

type Part = string | TemplateResult;

/**
 * Code between backticks, or an address that may become a link. Characters that turn the direction of writing end an
 * address, so that it reads as what it opens.
 */
const ATOM = /```([^]+?)```|`([^`\n]+)`|\b(?:https?:\/\/|mailto:)[^\s<>"`\p{Bidi_Control}]+/giu;

/** Ends a sentence more often than an address. */
const TAIL = /[.,;:!?'*_\]}…»”’。，！？]/u;

/** What begins or ends other faces, and the end of a line, which ends them all. */
const MARK = /\*+|_+|\n/g;

const WORD = /[\p{L}\p{N}]/u;

/** A mark at a place of a text where it may begin or end something. */
interface Mark {
  /** `*`, `**`, `_`. */
  readonly kind: string;
  /** Which of the parts it is in, and where in it. */
  readonly part: number;
  readonly at: number;
  /** The mark that it ends with. */
  end?: Mark;
}

/** A text as parts to render, never as HTML. It takes a time that grows as the text does, whatever the text. */
export function formatText(text: string): Part | Part[] {
  const parts = atoms(text);
  const marks = pairs(parts);
  if (marks.length === 0) return parts.length > 1 ? parts : text;
  return faces(parts, marks);
}

/** Code and links as templates, what is between them as text. */
function atoms(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, 1: block, 2: inline, index } of text.matchAll(ATOM)) {
    const code = block?.replace(/^\n|\n$/g, '') ?? inline;
    const address = code === undefined ? withoutTail(found) : '';
    if (code === undefined && !URL.canParse(address)) continue;
    parts.push(
      text.slice(end, index),
      code === undefined
        ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>`
        : html`<code dir="ltr" class=${block ? 'block' : ''}>${code}</code>`,
    );
    end = index + (address || found).length;
  }
  return [...parts, text.slice(end)];
}

/** Full stops and brackets that belong to the sentence around the address. */
function withoutTail(address: string): string {
  let end = address.length;
  let unopened = 0;
  for (const char of address) unopened += char === ')' ? 1 : char === '(' ? -1 : 0;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened--;
    else if (!TAIL.test(last)) break;
  }
  return address.slice(0, end);
}

/**
 * The marks that begin something, each with the one that ends it, one inside the other or one after the other. Each
 * mark is looked at once: what a mark leaves open inside of what it ends is text.
 */
function pairs(parts: readonly Part[]): Mark[] {
  const found: Mark[] = [];
  let open: Mark[] = [];
  for (const [part, text] of parts.entries()) {
    if (typeof text !== 'string') continue;
    for (const { 0: kind, index: at } of text.matchAll(MARK)) {
      if (kind === '\n') open = [];
      if (kind.length > (kind.startsWith('*') ? 2 : 1) || kind === '\n') continue;
      const mark: Mark = { kind, part, at };
      const [before, after] = [charBefore(text, at), charAt(text, at + kind.length)];
      // Where there is no more of this part there is a link or code, or the end of the text.
      const follows = before === '' ? part > 0 : !/\s/.test(before);
      const precedes = after === '' ? part < parts.length - 1 : !/\s/.test(after);
      const index = open.findIndex((other) => other.kind === kind);
      const begin = open[index];
      const isEmpty = begin?.part === part && begin.at + kind.length === at;
      const ends = begin && !isEmpty && follows && !WORD.test(after);
      if (ends) {
        begin.end = mark;
        found.push(begin);
      } else if (!precedes || WORD.test(before)) continue;
      // What is open inside of it will not end, and of two that begin alike the later one counts.
      if (begin) open.length = index;
      if (!ends) open.push(mark);
    }
  }
  return found.sort((a, b) => a.part - b.part || a.at - b.at);
}

/** A letter of two units is one letter. */
const charAt = (text: string, at: number) => text.slice(at, at + 2).match(/./su)?.[0] ?? '';
const charBefore = (text: string, at: number) => text.slice(Math.max(0, at - 2), at).match(/.$/su)?.[0] ?? '';

/** The parts with what is between two marks in another face. One kind is never inside itself, so this goes three deep. */
function faces(parts: readonly Part[], marks: readonly Mark[]): Part[] {
  let next = 0;
  let part = 0;
  let at = 0;
  const take = (until: Pick<Mark, 'part' | 'at'>): Part[] => {
    const taken: Part[] = [];
    const upTo = (mark: Pick<Mark, 'part' | 'at'>) => {
      for (; part < mark.part; part++, at = 0) {
        const whole = parts[part] as Part;
        taken.push(typeof whole === 'string' ? whole.slice(at) : whole);
      }
      const text = parts[part];
      if (typeof text === 'string') taken.push(text.slice(at, mark.at));
      at = mark.at;
    };
    for (let mark = marks[next]; mark && isBefore(mark, until); mark = marks[next]) {
      next++;
      upTo(mark);
      at += mark.kind.length;
      const inner = take(mark.end as Mark);
      taken.push(mark.kind === '_' ? html`<em>${inner}</em>` : html`<strong>${inner}</strong>`);
      at += mark.kind.length;
    }
    upTo(until);
    return taken.filter((piece) => piece !== '');
  };
  return take({ part: parts.length, at: 0 });
}

function isBefore(mark: Pick<Mark, 'part' | 'at'>, other: Pick<Mark, 'part' | 'at'>): boolean {
  return mark.part < other.part || (mark.part === other.part && mark.at < other.at);
}
