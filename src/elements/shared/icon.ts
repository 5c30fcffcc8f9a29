import { html, type TemplateResult } from 'lit';

/** Icons say nothing to a screen reader: what bears one has a name of its own. */
export function icon(path: string): TemplateResult {
  return html`<svg
    aria-hidden="true"
    width="1.25em"
    height="1.25em"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d=${path} />
  </svg>`;
}
