import { css, html } from 'lit';
import { iconArrowDown } from '../shared/icons-notices.js';
import type { Say } from './wording.js';

export { linkify } from './linkify.js';

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

  .new {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline: 0;
    inline-size: fit-content;
    min-inline-size: 3.15em;
    min-block-size: 3.15em;
    max-inline-size: calc(100% - 2em);
    margin-inline: auto;
    padding-inline: 0.6em;
    box-shadow: var(--_shadow);
    font-size: 0.875em;
    animation: arrive var(--_slow) ease-out;
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

/** The way to the end of the list, for a reader who is elsewhere; `count` messages came meanwhile. */
export function wayToEnd(t: Say, count: number, go: () => void) {
  const words = count ? t('New messages: {count}', { count }) : t('Go to the newest message');
  return html`<button part="new-messages" class="new" @click=${go}>
    ${iconArrowDown}<span class=${count ? '' : 'words'}>${words}</span>
  </button>`;
}

/** How many characters a text may still get, or has too many. */
export function charactersLeft(t: Say, left: number) {
  return html`<span class="count ${left < 0 ? 'over' : ''}"
    ><span aria-hidden="true">${left}</span
    ><span class="words">${t('Characters left: {count}', { count: left })}</span></span
  >`;
}
