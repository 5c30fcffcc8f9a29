import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import ts from 'typescript';

const SRC = new URL('../src/', import.meta.url);
const LOCALES = readdirSync(new URL('locales/', SRC)).filter((name) => name.endsWith('.ts'));

const files = readdirSync(SRC, { recursive: true })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('locales'))
  .map((name) =>
    ts.createSourceFile(name, readFileSync(new URL(name, SRC), 'utf8'), ts.ScriptTarget.Latest, true),
  );

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function nameOf(node) {
  return node && 'text' in node ? node.text : undefined;
}

/** `f(…)`, `this.f(…)`, `this.#f(…)` and `new F(…)` by the last name, without a `#`. */
function calledName({ expression }) {
  return nameOf(ts.isPropertyAccessExpression(expression) ? expression.name : expression)?.replace(/^#/, '');
}

function bare(node) {
  while (
    node &&
    (ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node))
  )
    node = node.expression;
  return node;
}

/** Every text that may be looked up in a catalog. It follows a parameter to the calls, and a table to its values. */
function sentences() {
  const calls = new Map();
  const constants = new Map();
  const queue = [];
  const sinks = new Set();
  const found = new Set();

  function sink(name, index) {
    if (sinks.has(`${name} ${index}`)) return;
    sinks.add(`${name} ${index}`);
    for (const call of calls.get(name) ?? []) queue.push(call.arguments?.[index]);
  }

  /** What a name may stand for: in its own file if that says, else wherever it is imported from. */
  function valuesOf(identifier) {
    const all = constants.get(identifier.text) ?? [];
    const here = all.filter((value) => value.getSourceFile() === identifier.getSourceFile());
    return here.length > 0 ? here : all;
  }

  function literals(node) {
    node = bare(node);
    if (!node) return;
    if (ts.isStringLiteralLike(node)) found.add(node.text);
    else if (ts.isIdentifier(node)) valuesOf(node).forEach(literals);
    else if (ts.isObjectLiteralExpression(node))
      for (const property of node.properties) literals(property.initializer);
    else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(literals);
  }

  function follow(node) {
    node = bare(node);
    if (!node) return;
    if (ts.isStringLiteralLike(node)) found.add(node.text);
    else if (ts.isConditionalExpression(node)) queue.push(node.whenTrue, node.whenFalse);
    else if (ts.isBinaryExpression(node)) queue.push(node.left, node.right);
    else if (ts.isIdentifier(node)) followName(node);
    else if (ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node)) {
      let root = node;
      while (ts.isElementAccessExpression(root) || ts.isPropertyAccessExpression(root))
        root = root.expression;
      if (ts.isIdentifier(root)) valuesOf(root).forEach(literals);
    }
  }

  function followName(node) {
    for (let scope = node.parent; scope; scope = scope.parent) {
      const index = scope.parameters?.findIndex(({ name }) => nameOf(name) === node.text) ?? -1;
      if (index < 0) continue;
      const holder = ts.isVariableDeclaration(scope.parent) ? scope.parent : scope;
      if (holder.name) sink(nameOf(holder.name).replace(/^#/, ''), index);
      return;
    }
    for (const value of valuesOf(node)) {
      queue.push(value);
      literals(value);
    }
  }

  for (const file of files)
    walk(file, (node) => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const name = calledName(node);
        calls.set(name, [...(calls.get(name) ?? []), node]);
      }
      if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name)) {
        const { text } = node.name;
        constants.set(text, [...(constants.get(text) ?? []), node.initializer]);
      }
      if (ts.isPropertyAssignment(node) && nameOf(node.name) === 'hint') queue.push(node.initializer);
      if (ts.isShorthandPropertyAssignment(node) && node.name.text === 'hint') queue.push(node.name);
    });
  sink('t', 0);
  sink('PeerElementsError', 1);
  sink('finding', 1);
  while (queue.length > 0) follow(queue.pop());
  found.delete('');
  return found;
}

function catalogOf(locale) {
  const file = ts.createSourceFile(
    locale,
    readFileSync(new URL(`locales/${locale}`, SRC), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const catalog = new Map();
  walk(file, (node) => {
    if (!ts.isPropertyAssignment(node)) return;
    assert.ok(!catalog.has(node.name.text), `${locale} has “${node.name.text}” twice`);
    catalog.set(node.name.text, node.initializer.text);
  });
  return catalog;
}

const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test('the collector finds sentences of every kind', () => {
  const found = sentences();
  for (const sentence of [
    'Connecting to {name}…',
    'This browser has no WebRTC.',
    'The connection could not be made: {cause}.',
    'It must be ask or open.',
    'A TURN server relays over {way}.',
    'There is a camera. The browser will ask before this page may use it.',
    'No camera was found on this device.',
    'Your camera was disconnected.',
    'The PeerServer did not answer within {seconds} seconds.',
  ])
    assert.ok(found.has(sentence), sentence);
});

for (const locale of LOCALES) {
  test(`${locale} has every sentence of the kit`, () => {
    const catalog = catalogOf(locale);
    assert.deepEqual(
      [...sentences()].filter((sentence) => !catalog.has(sentence)),
      [],
    );
  });

  test(`${locale} has no sentence that the kit no longer says`, () => {
    const found = sentences();
    assert.deepEqual(
      [...catalogOf(locale).keys()].filter((sentence) => !found.has(sentence)),
      [],
    );
  });

  test(`${locale} keeps the places of values`, () => {
    for (const [sentence, translation] of catalogOf(locale)) {
      assert.deepEqual(places(translation), places(sentence), sentence);
      assert.notEqual(translation.trim(), '', sentence);
    }
  });
}
