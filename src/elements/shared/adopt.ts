import type { CSSResult, ReactiveElement } from 'lit';

/** Adds the styles of a part that was loaded later. */
export function adopt({ renderRoot }: ReactiveElement, { styleSheet }: CSSResult): void {
  if (styleSheet) (renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
}
