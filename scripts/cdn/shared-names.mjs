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
      for (const id of chunk.moduleIds) {
        const { dynamicImporters, exports } = this.getModuleInfo(id);
        // It is asked for by that name, which must not be taken for one that a chunk gave.
        if (dynamicImporters.length > 0 && exports?.some((name) => name.length < 3))
          this.error(`${id} is loaded later and exports a name of one or two letters`);
      }
      all.set(chunk.fileName, { name: chunk.name, ast: this.parse(code) });
      // Rollup renders them side by side: the last one lets all of them go on.
      if (all.size === Object.keys(chunks).length) complete(newNames(all, heaviest));
      const names = await isComplete;
      const result = new MagicString(code);
      for (const list of lists(all.get(chunk.fileName).ast, chunk.fileName)) {
        const renamed = list.specifiers.map((specifier) => written(specifier, list, names.get(list.from)));
        result.update(list.specifiers[0].start, list.specifiers.at(-1).end, renamed.join(','));
      }
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** The lists of names that stand in braces, and the file whose names they are. */
function lists({ body }, file) {
  return body.flatMap((node) => {
    const { type, specifiers = [], source } = node;
    if (specifiers.length === 0 || specifiers[0].type.endsWith('DefaultSpecifier')) return [];
    if (type === 'ImportDeclaration' && specifiers[0].imported)
      return [{ specifiers, from: beside(file, node), isImport: true }];
    if (type === 'ExportNamedDeclaration')
      return [{ specifiers, from: source ? beside(file, node) : file, isHandedOn: !!source }];
    return [];
  });
}

const outer = ({ imported, exported }) => (imported ?? exported).name;

/** One of a list, with the new names of the file that the list is of. */
function written({ local, imported, exported }, { isHandedOn }, names) {
  const renamed = (name) => names?.get(name) ?? name;
  const [from, to] = imported
    ? [renamed(imported.name), local.name]
    : isHandedOn
      ? [renamed(local.name), exported.name]
      : [local.name, renamed(exported.name)];
  return from === to ? from : `${from} as ${to}`;
}

/** By file, the new name of each that it exports under a short one. */
function newNames(all, heaviest) {
  const entries = [...all].map(([file, { name, ast }]) => ({ file, name, ast, lists: lists(ast, file) }));
  // `import('…').then((x) => x.name)` reads a name as well.
  const read = new Set(entries.flatMap(({ file, ast }) => [...readLater(ast, file)]));
  const result = new Map();
  for (const { file, lists } of entries) {
    const own = lists.flatMap(({ from, specifiers }) => (from === file ? specifiers : []));
    const wishes = new Map();
    const importing = entries
      .filter(({ name }) => name === heaviest)
      .flatMap(({ lists }) => lists.filter(({ isImport, from }) => isImport && from === file))
      .flatMap(({ specifiers }) => specifiers);
    for (const specifier of importing) wishes.set(outer(specifier), specifier.local.name);
    for (const specifier of own)
      if (!wishes.has(outer(specifier))) wishes.set(outer(specifier), specifier.local.name);
    const isFixed = (name) => name.length > 2 || read.has(`${file} ${name}`);
    const handedOn = lists.flatMap(({ isHandedOn, specifiers }) => (isHandedOn ? specifiers : []));
    const taken = new Set([...own.map(outer).filter(isFixed), ...handedOn.map(outer)]);
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
