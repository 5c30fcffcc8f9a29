import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import MagicString, { Bundle } from 'magic-string';
import { descend, found, generator } from './found.mjs';
import { children } from './private-names.mjs';

/** Most neighbours that are moved at once. */
const MOST = 6;

/**
 * Puts the declarations of a chunk, and the methods of its classes, into an order in which they compress better: what is
 * alike stands side by side, as gzip looks back no further than 32 kB. What an evaluation needs stays before it, and
 * effects stay in their order. The search is random but always the same, so that the same sources give the same file.
 *
 * `names`: those chunks, as the search takes half a minute for each.
 */
export function bestOrder({ names, tries = 34_000 }) {
  return {
    name: 'best-order',
    async renderChunk(code, { name }) {
      if (!names.includes(name)) return null;
      const lists = listsOf(this.parse(code), code);
      const orders = await found(import.meta.url, { code, lists, tries });
      const source = new MagicString(code, { filename: 'chunk' });
      const result = new Bundle({ separator: '' });
      for (const { start, end, text } of pieces(code, lists, orders))
        result.addSource({ content: source.snip(start, end).append(text.slice(end - start)) });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/**
 * What can be put into another order: the statements, and what is in each class that is in no other one. `pairs` are
 * the items of which the first has to stay before the second.
 */
function listsOf({ body }, code) {
  const statements = body.filter(({ type }) => !/^(Import|Export)/.test(type));
  return [
    { items: statements.map((node) => itemOf(node, code)), pairs: statementPairs(statements) },
    ...statements.flatMap(classBodies).map((members) => ({
      items: members.map((node) => itemOf(node, code)),
      pairs: successive(members, ({ type }) => type !== 'MethodDefinition'),
    })),
  ];
}

/** A place in the code; the last statement, or member, of a list may lack the semicolon that it needs elsewhere. */
function itemOf({ start, end, type }, code) {
  const isClosed = /^(FunctionDeclaration|ClassDeclaration|MethodDefinition|StaticBlock)$/.test(type);
  const lacks = !isClosed && code[end - 1] !== ';';
  return { start, end, suffix: lacks ? ';' : '' };
}

function classBodies(node) {
  return node.type === 'ClassBody' ? [node.body] : children(node).flatMap(classBodies);
}

function search({ code, lists, tries }) {
  let best = lists.map(({ items }) => items.map((_, at) => at));
  const text = () =>
    pieces(code, lists, best)
      .map((piece) => piece.text)
      .join('');
  const random = generator();
  const choices = lists.flatMap(({ items }, at) => (items.length > 1 ? items.map(() => at) : []));
  // A language is one declaration.
  if (choices.length === 0) return best;
  const attempt = () => {
    const at = choices[random(choices.length)];
    const order = [...best[at]];
    const count = 1 + random(Math.min(MOST, order.length - 1));
    const moved = order.splice(random(order.length - count + 1), count);
    order.splice(random(order.length + 1), 0, ...moved);
    if (!isAllowed(order, lists[at].pairs)) return null;
    const before = best;
    best = best.with(at, order);
    return () => (best = before);
  };
  descend({ tries, text, attempt });
  return best;
}

function isAllowed(order, pairs) {
  const place = [];
  order.forEach((at, index) => (place[at] = index));
  return pairs.every(([first, second]) => place[first] < place[second]);
}

/** The whole code in another order: each piece with its text. */
function pieces(code, [statements, ...classes], [order, ...inner]) {
  const result = [];
  const add = (start, end, suffix = '') =>
    end > start && result.push({ start, end, text: code.slice(start, end) + suffix });
  const sorted = classes
    .map(({ items }, at) => ({ items, order: inner[at] }))
    .filter(({ items }) => items.length);
  add(0, statements.items[0].start);
  for (const at of order) {
    const { start, end, suffix } = statements.items[at];
    let done = start;
    for (const { items, order: members } of sorted) {
      if (items[0].start < start || items[0].start >= end) continue;
      add(done, items[0].start);
      for (const member of members) add(items[member].start, items[member].end, items[member].suffix);
      done = items.at(-1).end;
    }
    add(done, end, suffix);
  }
  add(statements.items.at(-1).end, code.length);
  return result;
}

function successive(nodes, matches) {
  const places = nodes.flatMap((node, at) => (matches(node) ? [at] : []));
  return places.slice(1).map((at, index) => [places[index], at]);
}

/** A statement stays where it is to all that its evaluation may reach, and effects to one another. */
function statementPairs(statements) {
  const owners = new Map();
  statements.forEach((node, at) => declared(node).forEach((name) => owners.set(name, at)));
  const used = (node) =>
    [...identifiers(node)].map((name) => owners.get(name)).filter((at) => at !== undefined);
  const uses = statements.map(used);
  const needs = statements.flatMap((node, at) => {
    const reached = new Set();
    const reach = (other) => {
      if (reached.has(other)) return;
      reached.add(other);
      uses[other].forEach(reach);
    };
    evaluated(node).flatMap(used).forEach(reach);
    reached.delete(at);
    return [...reached].map((other) => (other < at ? [other, at] : [at, other]));
  });
  const hasEffect = (node) => evaluated(node).some(({ type }) => type !== 'Identifier' && type !== 'Literal');
  return [...needs, ...successive(statements, hasEffect)];
}

function declared({ id, declarations = [] }) {
  return id ? [id.name] : declarations.flatMap(({ id: pattern }) => [...identifiers(pattern)]);
}

/** What of a node runs when it is evaluated. */
function evaluated(node) {
  switch (node?.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case undefined:
      return [];
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ init }) => evaluated(init));
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [node.superClass, ...node.body.body.flatMap(evaluatedOfMember)].filter(Boolean);
    default:
      return [node];
  }
}

function evaluatedOfMember(member) {
  const isStatic = member.type === 'StaticBlock' || (member.static && member.type === 'PropertyDefinition');
  return [member.computed && member.key, isStatic && member];
}

/** Every name in it but those of properties. */
function* identifiers(node) {
  if (node.type === 'Identifier') yield node.name;
  const { property, key, computed, shorthand } = node;
  for (const child of children(node))
    if (computed || shorthand || (child !== property && child !== key)) yield* identifiers(child);
}

if (!isMainThread) parentPort.postMessage(search(workerData));
