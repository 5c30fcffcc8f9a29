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

async function iconConstant(name) {
  const file = path.join(root, 'node_modules', 'lucide-static', 'icons', `${name}.svg`);
  const [, shapes] = /<svg[^>]*>([^]*)<\/svg>/.exec(await readFile(file, 'utf8'));
  const constant = `icon-${name}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  // White space between shapes would be text nodes in every copy of the icon.
  return `export const ${constant} = icon(svg\`${shapes
    .trim()
    .replace(/\s+/g, ' ')
    .replaceAll(/ ?\/> ?/g, '/>')}\`);\n`;
}

const source = `// Written by scripts/icons.mjs. The shapes are lucide's (https://lucide.dev), ISC licence.
import { html, svg, type TemplateResult } from 'lit';

/** Icons say nothing to a screen reader: what bears one has a name of its own. */
function icon(shapes: TemplateResult<2>): TemplateResult {
  return html\`<svg aria-hidden="true" width="1.25em" height="1.25em" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">\${shapes}</svg>\`;
}

${(await Promise.all(NAMES.map(iconConstant))).join('')}`;

const options = await resolveConfig(target);
await writeFile(target, await format(source, { ...options, filepath: target }));
