// Writes src/elements/shared/icons.ts: the icons that the elements use, out of lucide-static. Run it after changing the list.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './support/root.mjs';

const NAMES = [
  'arrow-down',
  'check',
  'check-check',
  'circle-alert',
  'clock',
  'message-circle',
  'mic',
  'mic-off',
  'phone',
  'send',
  'video',
  'video-off',
  'x',
];

const target = path.join(root, 'src', 'elements', 'shared', 'icons.ts');

/** What each shape is as a path, with the attributes that lucide uses. */
const PATHS = {
  // The first command counts from the origin; behind another path only a capital says so.
  path: ({ d }) =>
    d.replace(
      /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)(?=(\s*[-\d.])?)/,
      (_, x, y, more) => `M${x} ${y}${more ? 'l' : ''}`,
    ),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`,
  rect({ x, y, width, height, rx = 0 }) {
    const arc = (dx, dy) => `a${rx} ${rx} 0 0 1 ${dx} ${dy}`;
    const [across, down] = [width - 2 * rx, height - 2 * rx];
    const sides = [
      `h${across}`,
      arc(rx, rx),
      `v${down}`,
      arc(-rx, rx),
      `h${-across}`,
      arc(-rx, -rx),
      `v${-down}`,
    ];
    return `M${+x + +rx} ${y}${sides.join('')}${arc(rx, -rx)}z`;
  },
};

async function iconConstant(name) {
  const file = path.join(root, 'node_modules', 'lucide-static', 'icons', `${name}.svg`);
  const [, shapes] = /<svg[^>]*>([^]*)<\/svg>/.exec(await readFile(file, 'utf8'));
  const paths = [...shapes.matchAll(/<(\w+)([^>]*)\/>/g)].map(([, shape, attributes]) =>
    PATHS[shape](
      Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
    ),
  );
  const constant = `icon-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return `export const ${constant} = icon('${paths.join('').replace(/(?<=[a-z]) | (?=-)/gi, '')}');\n`;
}

const source = `// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { html, type TemplateResult } from 'lit';

/** Icons say nothing to a screen reader: what bears one has a name of its own. */
function icon(path: string): TemplateResult {
  return html\`<svg aria-hidden="true" width="1.25em" height="1.25em" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d=\${path} /></svg>\`;
}

${(await Promise.all(NAMES.map(iconConstant))).join('')}`;

const options = await resolveConfig(target);
await writeFile(target, await format(source, { ...options, filepath: target }));
