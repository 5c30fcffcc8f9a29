import { html, type TemplateResult } from 'lit';

/**
 * Code between backticks, or an address that may become a link; all else stays text. Characters that turn the
 * direction of writing end an address, so that it reads as what it opens.
 */
const MARKUP = /```([^]+?)```|`([^`\n]+)`|\b(?:https?:\/\/|mailto:)[^\s<>"`\p{Bidi_Control}]+/giu;

/** Ends a sentence more often than an address. */
const TAIL = /[.,;:!?'*_\]}…»”’。，！？]/u;

/** A text as parts to render, never as HTML. */
export function linkify(text: string): string | (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { 0: found, 1: block, 2: inline, index } of text.matchAll(MARKUP)) {
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
  // To draw a list costs several times a text, and most are plain.
  return end === 0 ? text : [...parts, text.slice(end)];
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
