import { html, nothing } from 'lit';
import { iconCircleAlert } from './icons.js';

/** What went wrong, on a card; nothing without words. */
export const problem = (words: string | null) =>
  words === null
    ? nothing
    : html`<p part="error" class="headline bad" role="alert">${iconCircleAlert}<span>${words}</span></p>`;
