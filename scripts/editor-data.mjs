// Writes what editors read, from custom-elements.json: dist/vscode.html-data.json and dist/jsx.d.ts.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './support/root.mjs';

const manifest = JSON.parse(await readFile(path.join(root, 'custom-elements.json'), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName)
  .sort((a, b) => a.tagName.localeCompare(b.tagName));

await writeFile(
  path.join(root, 'dist', 'vscode.html-data.json'),
  JSON.stringify(htmlData(elements), null, 2),
);
await writeFile(path.join(root, 'dist', 'jsx.d.ts'), jsxTypes(elements));

function htmlData(all) {
  const tags = all.map((element) => ({
    name: element.tagName,
    description: element.summary ?? element.description ?? '',
    attributes: (element.attributes ?? []).map(({ name, description = '', type }) => {
      const values = literals(type?.text).map((value) => ({ name: value }));
      return { name, description, ...(values.length > 0 ? { values } : {}) };
    }),
  }));
  return { version: 1.1, tags };
}

/** The strings of a union such as `'pip' | 'split'`. */
function literals(type = '') {
  const members = type
    .split('|')
    .map((member) => member.trim())
    .filter(Boolean);
  return members.filter((member) => /^'[^']*'$/.test(member)).map((member) => member.slice(1, -1));
}

function jsxTypes(all) {
  const entries = all.map((element) => {
    const attributes = (element.attributes ?? []).map(
      ({ name, description, type }) => `${comment(description)}  '${name}'?: ${attributeType(type?.text)};\n`,
    );
    return `/** ${element.summary ?? element.tagName} */\nexport interface ${element.name}Attributes extends PeerElementAttributes {\n${attributes.join('')}}\n`;
  });
  const names = all.map(({ name, tagName }) => `  '${tagName}': ${name}Attributes;`);
  return `// JSX types of the elements: \`import type {} from 'peer-elements/jsx'\` once in a project.

/** What every element takes besides its own attributes; frameworks type their own events and refs. */
export interface PeerElementAttributes {
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  hidden?: boolean;
  style?: unknown;
  ref?: unknown;
  key?: unknown;
  children?: unknown;
}

${entries.join('\n')}
export interface PeerElementsJsx {
${names.join('\n')}
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends PeerElementsJsx {}
  }
}

// React 19 and Preact have namespaces of their own. A project that uses neither has no such module to add to.
// @ts-ignore
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends PeerElementsJsx {}
  }
}
// @ts-ignore
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PeerElementsJsx {}
  }
}
`;
}

function comment(text) {
  return text ? `  /** ${text.replaceAll('*/', '*').replaceAll('\n', ' ')} */\n` : '';
}

/** Attributes are strings, save where HTML gives them a meaning by their presence or reads a number. */
function attributeType(type = 'string') {
  const values = literals(type);
  if (values.length > 0) return values.map((value) => `'${value}'`).join(' | ');
  if (/\bboolean\b/.test(type)) return 'boolean';
  if (/\bnumber\b/.test(type)) return 'number | string';
  return 'string';
}
