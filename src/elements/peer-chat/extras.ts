import { css, html, nothing } from 'lit';
import { formatText } from './format.js';
import type { Say, Wording } from './wording.js';

/** What most conversations do without; loaded with the first text that may hold more than text, and so on. */

export const styles = css`
  a {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  code {
    font:
      0.9em ui-monospace,
      monospace;
    border-radius: 0.3em;
    background: color-mix(in oklab, currentColor 9%, transparent);
    padding: 0.1em 0.3em;
  }

  code.block {
    display: block;
    margin-block: 0.25em;
    padding: 0.5em 0.6em;
  }

  .count {
    position: relative;
    display: block;
    padding-block-end: 0.75em;
    padding-inline-end: 1em;
    color: var(--_muted);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
  }

  .over {
    color: color-mix(in oklab, var(--_danger) 60%, var(--_text));
  }
`;

/** A text with its links, and what is written in another face. */
export const format: Wording['format'] = ({ text }) => formatText(text);

/** How many characters a text may still get, where it is near the end of them, or has too many. */
export function charactersLeft(t: Say, most: number, length: number) {
  const left = most - length;
  if (left > Math.max(10, most / 10)) return nothing;
  return html`<span class="count ${left < 0 ? 'over' : ''}"
    ><span aria-hidden="true">${left}</span
    ><span class="words">${t('Characters left: {count}', { count: left })}</span></span
  >`;
}
