import { html, type TemplateResult } from 'lit';

/** One hue for one id, in every place and every session. */
function hueOf(id: string): number {
  let hash = 7;
  for (let index = 0; index < id.length; index++) hash = (hash * 31 + id.charCodeAt(index)) % 360_007;
  return hash % 360;
}

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/[\s_-]+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word = '') => [...word.normalize()][0]?.toLocaleUpperCase() ?? '').join('');
}

/**
 * Initials on a colour made of the id, as wide as what it stands in. A drawing, because its colour is then an
 * attribute that a content security policy without inline styles lets pass. All these hues are dark enough for white.
 */
export function avatar(id: string, name: string = id): TemplateResult {
  return html`<svg class="avatar" aria-hidden="true" viewBox="0 0 40 40" width="100%">
    <circle cx="20" cy="20" r="19.5" fill="oklch(0.48 0.1 ${hueOf(id)})" />
    <text x="20" y="20" dy=".36em" text-anchor="middle" font-size="16" font-weight="600" fill="#fff">
      ${initialsOf(name)}
    </text>
  </svg>`;
}
