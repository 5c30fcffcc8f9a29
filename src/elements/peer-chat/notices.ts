import { css, html, nothing, type TemplateResult } from 'lit';
import { iconCircleAlert } from '../shared/icons.js';
import { iconX } from '../shared/icons-notices.js';
import type { Say } from './wording.js';

/** What stands between the list and the field; loaded with the first question or error. */

export const styles = css`
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .icon {
    flex: none;
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    padding: 0.6em var(--_gap);
    border-block-start: 1px solid var(--_line);
    background: var(--_raised);
  }

  .notice > p {
    flex: 1 1 10em;
  }

  .notice .hint {
    display: block;
    unicode-bidi: plaintext;
  }

  .error > p {
    flex-basis: 8em;
  }

  .error > svg {
    color: color-mix(in oklab, var(--_danger) 85%, var(--_text));
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
`;

/** Somebody asks whether they may write here; `id` is shown besides the name, where there is one. */
export function knock(t: Say, question: unknown, id: string | null, accept: () => void, decline: () => void) {
  return html`<div part="knock" class="notice">
    <p>${question} ${id === null ? nothing : html`<span class="hint">${id}</span>`}</p>
    <div class="actions">
      <button class="primary" @click=${accept}>${t('Accept')}</button>
      <button @click=${decline}>${t('Decline')}</button>
    </div>
  </div>`;
}

/** What went wrong, with what can be done about it. */
export function trouble(
  t: Say,
  sentence: string,
  hint: string,
  tryAgain: (() => void) | null,
  dismiss: (() => void) | null,
): TemplateResult {
  return html`<div part="error" class="notice error">
    ${iconCircleAlert}
    <p>${sentence} <span class="hint">${hint}</span></p>
    <div class="actions">
      ${tryAgain ? html`<button @click=${tryAgain}>${t('Try again')}</button>` : nothing}
      ${dismiss ? html`<button class="icon" title=${t('Dismiss')} @click=${dismiss}>${iconX}</button>` : nothing}
    </div>
  </div>`;
}
