/**
 * Stands in for Lit's css-tag module in the CDN build: every browser that the kit supports has constructable style
 * sheets, so what Lit does for others never runs.
 */
export class CSSResult {
  #sheet;

  constructor(cssText) {
    this.cssText = cssText;
  }

  /** One for every root that has these styles; made when the first one is. */
  get styleSheet() {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }

  toString() {
    return this.cssText;
  }
}

export const css = (strings, ...values) => new CSSResult(String.raw({ raw: strings }, ...values));
export const unsafeCSS = (text) => new CSSResult(text);
export const supportsAdoptingStyleSheets = true;
export const getCompatibleStyle = (style) => style;
export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
};
