// The rule of ARCHITECTURE.md: data flows one way, so a file knows its own folder and those before it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ORDER = ['base', 'signalling', 'session', 'channels', 'context', 'elements', 'define', 'locales'];
const src = fileURLToPath(new URL('../src', import.meta.url));

const files = readdirSync(src, { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(path.sep).join('/'));
const known = new Set(files);
const imports = files.flatMap((from) => importsOf(from));

/** Every import of a file: static, dynamic, type-only, re-exported, and `import('…')` in a type. */
function importsOf(from) {
  const text = readFileSync(path.join(src, from), 'utf8');
  const found = [];
  const add = (literal, typeOnly) => {
    if (!literal || !ts.isStringLiteralLike(literal)) return;
    const specifier = literal.text;
    const isLocal = specifier.startsWith('.');
    const to = isLocal
      ? path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '.ts')
      : undefined;
    found.push({ from, specifier, to, typeOnly });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      assert.ok(
        ts.isStringLiteralLike(node.arguments[0]),
        `${from}: a dynamic import names its file as a string`,
      );
      add(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest));
  return found;
}

function isTypeOnly(clause) {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((each) => each.isTypeOnly)
  );
}

const folderOf = (file) => (file.includes('/') ? file.split('/')[0] : 'root');
const rank = (file) => (folderOf(file) === 'root' ? ORDER.length : ORDER.indexOf(folderOf(file)));
const show = ({ from, specifier }) => `src/${from} imports ${specifier}`;
const none = (broken, rule) => assert.deepEqual(broken.map(show), [], rule);

test('every folder has its place in the order', () => {
  assert.deepEqual([...new Set(files.filter((file) => rank(file) < 0).map(folderOf))], []);
});

test('every local import names a file that exists, with .js at its end', () => {
  none(
    imports.filter(({ to }) => to && !known.has(to)),
    'no such file',
  );
});

test('a file imports only from its own folder or one before it', () => {
  none(
    imports.filter(({ from, to }) => to && rank(to) > rank(from)),
    'the other way round',
  );
});

test('only signalling imports peerjs, types apart', () => {
  none(
    imports.filter(
      ({ from, specifier, typeOnly }) =>
        specifier === 'peerjs' && !typeOnly && folderOf(from) !== 'signalling',
    ),
    'peerjs is imported elsewhere',
  );
});

test('an element imports no other element', () => {
  const elementOf = (file) => file.split('/')[1];
  none(
    imports.filter(
      ({ from, to }) =>
        to &&
        folderOf(from) === 'elements' &&
        folderOf(to) === 'elements' &&
        ![elementOf(from), 'shared'].includes(elementOf(to)),
    ),
    'render its tag instead',
  );
});

test('nobody imports define/ but itself and cdn.ts', () => {
  none(
    imports.filter(
      ({ from, to }) => to && folderOf(to) === 'define' && folderOf(from) !== 'define' && from !== 'cdn.ts',
    ),
    'only pages define',
  );
});

test('there are no cycles', () => {
  const next = new Map(
    files.map((file) => [file, imports.filter(({ from }) => from === file).map(({ to }) => to)]),
  );
  const done = new Set();
  const walk = (file, trail) => {
    const start = trail.indexOf(file);
    if (start >= 0) assert.fail(`a cycle: ${[...trail.slice(start), file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) if (to) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
});
