// Writes src/elements/shared/icons.ts and those beside it: the icons that the elements use, out of lucide-static. Run it after
// changing a list.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './support/root.mjs';

/** Those that a page loads at once, and those that come with what draws them. */
const NAMES = {
  icons: [
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
  ],
  'icons-notices': ['arrow-down', 'x'],
  'icons-beside': ['ellipsis-vertical', 'screen-share', 'screen-share-off'],
  'icons-messages': ['copy', 'ellipsis', 'pencil', 'plus', 'reply', 'trash-2'],
  'icons-more': [
    'captions',
    'captions-off',
    'chevron-down',
    'circle-dot',
    'maximize',
    'minimize',
    'picture-in-picture-2',
    'switch-camera',
    'volume-2',
  ],
  'icons-doctor': [
    'circle-check',
    'circle-minus',
    'circle-x',
    'copy',
    'loader-circle',
    'refresh-cw',
    'stethoscope',
    'triangle-alert',
  ],
  'icons-files': ['download', 'folder-up', 'play', 'upload'],
  'icons-transfer': ['file', 'pause', 'x'],
  'icons-voice': ['pause', 'play', 'square', 'trash-2'],
  'icons-emoji': ['flag', 'hash', 'lamp', 'paw-print', 'pizza', 'plane', 'trophy', 'users'],
  'icons-desk': ['paperclip', 'smile'],
  'icons-search': ['search'],
  'icons-trust': [
    'copy',
    'link',
    'qr-code',
    'refresh-cw',
    'share-2',
    'shield',
    'shield-alert',
    'shield-check',
  ],
  'icons-quality': ['signal', 'signal-low', 'signal-medium', 'signal-zero'],
};

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
    // The joins of the stroke are as round as that.
    if (rx <= 1) return `M${x} ${y}h${width}v${height}h${-width}z`;
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
  // A hundredth of a pixel is more than any screen shows.
  const shape = paths.join('').replace(/\d*\.\d{3,}(\.?)/g, (text, next) => {
    const number = String(+Number(next ? text.slice(0, -1) : text).toFixed(2)).replace(/^0\./, '.');
    // Only the dot of a fraction keeps the next one apart.
    return number + (next && !number.includes('.') ? ' ' : '') + next;
  });
  const constant = `icon-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return `export const ${constant} = icon('${shape.replace(/(?<=[a-z]) | (?=-)/gi, '')}');\n`;
}

for (const [module, names] of Object.entries(NAMES)) {
  const target = path.join(root, 'src', 'elements', 'shared', `${module}.ts`);
  const source = `// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { icon } from './icon.js';

${(await Promise.all(names.map(iconConstant))).join('')}`;
  await writeFile(target, await format(source, { ...(await resolveConfig(target)), filepath: target }));
}
