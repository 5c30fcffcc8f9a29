import { css, html, type TemplateResult } from 'lit';
import encodeQR from 'qr';

/** Loaded with the first QR code that somebody wants to see. */

/** The element has them. */
export const styles = css``;

/** As many light squares around it as readers need. */
const BORDER = 4;

interface Drawing {
  /** Squares from one side to the other. */
  readonly size: number;
  readonly path: string;
}

function draw(text: string): Drawing {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size: rows.length, path };
}

/** The code as it is put into a page. */
export function qrTemplate(text: string, name: string): TemplateResult {
  const { size, path } = draw(text);
  return html`<svg
    part="qr"
    role="img"
    aria-label=${name}
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect width="100%" height="100%" fill="#fff" />
    <path d=${path} fill="#000" />
  </svg>`;
}

/** The code as the text of an SVG file. */
export function qrText(text: string): string {
  const { size, path } = draw(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
