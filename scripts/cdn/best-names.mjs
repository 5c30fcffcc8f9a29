import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { analyze } from 'eslint-scope';
import MagicString from 'magic-string';
import { descend, found, generator } from './found.mjs';
import { children } from './private-names.mjs';

/** What a name is tried with: the letters that a minifier gives to most. */
const LETTERS = 'etsnioarclduhp';

/**
 * Gives the variables inside of functions, and the private members of classes, other names of one letter, with which a
 * chunk compresses better. A minifier gives each scope the first names that are free; which of them stands for what is
 * all the same to it, but not to gzip. The search is random but always the same, as that of `best-order`.
 *
 * `names`: those chunks.
 */
export function bestNames({ names, tries = 110_000 }) {
  return {
    name: 'best-names',
    async renderChunk(code, { name }) {
      if (!names.includes(name)) return null;
      const before = variablesOf(this.parse(code));
      const short = await found(import.meta.url, { code, tries, variables: before });
      const result = new MagicString(code);
      before.forEach(({ name: old, places }, at) => {
        if (short[at] !== old)
          for (const start of places) result.update(start, start + old.length, short[at]);
      });
      const renamed = result.toString();
      const isSame = bindings(this.parse(renamed)) === bindings(this.parse(code));
      if (!isSame) throw new Error(`best-names: a name in ${name} means something else now`);
      return { code: renamed, map: result.generateMap({ hires: true }) };
    },
  };
}

/**
 * What may get another name: where it stands, and what it must not be called, by its place in this list or, where that
 * keeps its name, as a text.
 */
export function variablesOf(program) {
  const { scopes } = scopesOf(program);
  const nodes = [...all(program)];
  // `{a}` is a property of that name.
  const shorthand = new Set(nodes.filter(({ shorthand: is }) => is).map(({ key }) => key.start));
  const found = new Map();
  for (const scope of scopes) {
    if (!['function', 'block', 'catch', 'for'].includes(scope.type)) continue;
    for (const variable of scope.variables) {
      const places = placesOf(variable);
      // A class is known by its name on its inside as well.
      const isFixed = variable.defs.length === 0 || variable.defs.some(({ type }) => type === 'ClassName');
      if (!isFixed && !places.some((place) => shorthand.has(place))) found.set(variable, places);
    }
  }
  const order = [...found.keys()];
  const index = new Map(order.map((variable, at) => [variable, at]));
  const known = (variable) => index.get(variable) ?? variable.name;
  const variables = order.map((variable) => {
    const { scope, name } = variable;
    const inner = new Set();
    for (const { from } of variable.references)
      for (let at = from; at && at !== scope; at = at.upper) inner.add(at);
    const not = new Set([
      ...scope.through.map(({ resolved, identifier }) => (resolved ? known(resolved) : identifier.name)),
      ...[scope, ...inner].flatMap((each) => each.variables.map(known)),
    ]);
    not.delete(known(variable));
    return { name, places: found.get(variable), not: [...not] };
  });
  return [...variables, ...privatesOf(nodes, variables.length)];
}

/** Of classes that have no other one in them, nor are in one. */
function privatesOf(nodes, from) {
  const bodies = nodes.filter(({ type }) => type === 'ClassBody');
  const isWithin = (inner, outer) => inner !== outer && inner.start > outer.start && inner.end <= outer.end;
  return bodies
    .filter((body) => !bodies.some((other) => isWithin(body, other) || isWithin(other, body)))
    .flatMap((body) => {
      const places = new Map();
      for (const { type, name, start } of all(body))
        if (type === 'PrivateIdentifier') places.set(name, [...(places.get(name) ?? []), start + 1]);
      const first = from;
      from += places.size;
      const indices = Array.from(places, (_, at) => first + at);
      return Array.from(places, ([name, starts], at) => ({
        ...{ name, places: starts },
        not: indices.filter((index) => index !== first + at),
      }));
    });
}

function scopesOf(program) {
  // It looks at this only.
  for (const node of all(program)) node.range = [node.start, node.end];
  return analyze(program, { ecmaVersion: 2022, sourceType: 'module' });
}

function placesOf({ identifiers, references }) {
  return [
    ...new Set([...identifiers, ...references.map(({ identifier }) => identifier)].map(({ start }) => start)),
  ];
}

function* all(node) {
  yield node;
  for (const child of children(node)) yield* all(child);
}

/** What each name in a program stands for, whatever it is called. */
function bindings(program) {
  const { scopes } = scopesOf(program);
  const places = [...all(program)].filter(({ type }) => type === 'Identifier').map(({ start }) => start);
  const order = new Map([...places].sort((a, b) => a - b).map((start, at) => [start, at]));
  return JSON.stringify(
    scopes.map(({ variables, through }) => [
      variables.map((variable) => placesOf(variable).map((start) => order.get(start))),
      through.map(({ resolved, identifier }) => [
        order.get(identifier.start),
        resolved ? 0 : identifier.name,
      ]),
    ]),
  );
}

function search({ code, variables, tries }) {
  const names = variables.map(({ name }) => name);
  const places = variables
    .flatMap(({ places: starts, name }, at) =>
      starts.map((start) => ({ start, end: start + name.length, at })),
    )
    .sort((a, b) => a.start - b.start);
  const between = places.map(({ start }, index) => code.slice(places[index - 1]?.end ?? 0, start));
  const rest = code.slice(places.at(-1)?.end ?? 0);
  const text = () => {
    let all = '';
    places.forEach(({ at }, index) => (all += between[index] + names[at]));
    return all + rest;
  };
  const isFree = (at) => variables[at].not.every((other) => (names[other] ?? other) !== names[at]);
  const random = generator();
  const attempt = () => {
    if (variables.length === 0) return null;
    const at = random(variables.length);
    const old = names[at];
    const name = LETTERS[random(LETTERS.length)];
    // Who has that name gets this one's.
    const others = variables[at].not.filter((other) => names[other] === name);
    if (name === old || others.length > 1) return null;
    const changed = [at, ...others];
    const before = changed.map((each) => names[each]);
    const undo = () => changed.forEach((each, index) => (names[each] = before[index]));
    changed.forEach((each, index) => (names[each] = index ? old : name));
    if (changed.every(isFree)) return undo;
    undo();
    return null;
  };
  descend({ tries, text, attempt });
  return names;
}

if (!isMainThread) parentPort.postMessage(search(workerData));
