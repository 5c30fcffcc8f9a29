import path from 'node:path';
import MagicString from 'magic-string';
import { children } from './private-names.mjs';

/**
 * A chunk names what it exports to the others by single letters, and each of them by its own: `export{fe as C}`, then
 * `import{C as t}`. Here both sides go by the name that it has where it is written most: in `heaviest`, else in the
 * chunk that it comes from. Then one of the two lists has no `as`.
 *
 * Only names that a chunk gave for this purpose are changed: those of a page's author are longer.
 */
export function sharedNames({ heaviest }) {
  let all;
  let isComplete;
  let complete;
  return {
    name: 'shared-names',
    renderStart() {
      all = new Map();
      isComplete = new Promise((resolve) => (complete = resolve));
    },
    async renderChunk(code, chunk, _, { chunks }) {
      all.set(chunk.fileName, { name: chunk.name, ast: this.parse(code) });
      // Rollup renders them side by side: the last one lets all of them go on.
      if (all.size === Object.keys(chunks).length) complete(newNames(all, heaviest));
      const names = await isComplete;
      const result = new MagicString(code);
      for (const list of lists(all.get(chunk.fileName).ast, chunk.fileName)) {
        const renamed = list.specifiers.map((specifier) => written(specifier, names.get(list.from)));
        if (list.specifiers.length === 0) continue;
        result.update(list.specifiers[0].start, list.specifiers.at(-1).end, renamed.join(','));
      }
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** The lists of names that stand in braces, and the file whose names they are. */
function lists({ body }, file) {
  return body.flatMap(({ type, specifiers, source }) => {
    if (type === 'ImportDeclaration' && specifiers.every(({ imported }) => imported))
      return [{ specifiers, from: beside(file, { source }), isImport: true }];
    if (type === 'ExportNamedDeclaration' && !source && specifiers.length)
      return [{ specifiers, from: file }];
    return [];
  });
}

const outer = ({ imported, exported }) => (imported ?? exported).name;

function written({ local, imported, exported }, names) {
  const name = outer({ imported, exported });
  const renamed = names?.get(name) ?? name;
  if (renamed === local.name) return renamed;
  return imported ? `${renamed} as ${local.name}` : `${local.name} as ${renamed}`;
}

/** By file, the new name of each that it exports under a short one. */
function newNames(all, heaviest) {
  const entries = [...all].map(([file, { name, ast }]) => ({ file, name, ast, lists: lists(ast, file) }));
  // `import('…').then((x) => x.name)` reads a name as well.
  const read = new Set(entries.flatMap(({ file, ast }) => [...readLater(ast, file)]));
  const result = new Map();
  for (const { file, lists } of entries) {
    const own = lists.filter(({ isImport }) => !isImport).flatMap(({ specifiers }) => specifiers);
    const wishes = new Map();
    const importing = entries
      .filter(({ name }) => name === heaviest)
      .flatMap(({ lists }) => lists.filter(({ isImport, from }) => isImport && from === file))
      .flatMap(({ specifiers }) => specifiers);
    for (const specifier of importing) wishes.set(outer(specifier), specifier.local.name);
    for (const specifier of own)
      if (!wishes.has(outer(specifier))) wishes.set(outer(specifier), specifier.local.name);
    const isFixed = (name) => name.length > 2 || read.has(`${file} ${name}`);
    const taken = new Set(own.map(outer).filter(isFixed));
    const names = new Map();
    for (const [name, wish] of wishes) {
      if (isFixed(name) || taken.has(wish)) continue;
      taken.add(wish);
      names.set(name, wish);
    }
    // Those that did not get their wish keep their name where it is free, else they would be in the way.
    let count = 0;
    for (const name of own.map(outer)) {
      if (isFixed(name) || names.has(name)) continue;
      let free = name;
      while (taken.has(free)) free = `_${count++}`;
      taken.add(free);
      names.set(name, free);
    }
    result.set(file, names);
  }
  return result;
}

function* readLater(node, file) {
  const { type, callee, arguments: [act] = [] } = node;
  if (type === 'CallExpression' && callee.object?.type === 'ImportExpression' && act)
    for (const name of members(act)) yield `${beside(file, callee.object)} ${name}`;
  for (const child of children(node)) yield* readLater(child, file);
}

function* members(node) {
  if (node.type === 'MemberExpression') yield node.property.name;
  for (const child of children(node)) yield* members(child);
}

const beside = (file, { source }) => path.posix.join(path.posix.dirname(file), source.value);
