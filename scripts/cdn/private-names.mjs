import MagicString from 'magic-string';

const LETTERS = 'etnsioarlchdupmfgvbykwxjzqTCADEISMROLPNVFBHUWKGXYZJQ';

/**
 * Gives the private members of each class the shortest names, the same ones in the same order in every class. A
 * minifier gives each name of a chunk another one, though a private name means nothing outside of its class: this way
 * the members of one class are written like those of the others, and compress as such.
 */
export function privateNames() {
  return {
    name: 'private-names',
    renderChunk(code) {
      const result = new MagicString(code);
      rename(this.parse(code), [], result);
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** `scopes`: the private names of the classes around this one, from the outermost one on. */
function rename(node, scopes, result) {
  if (node.type === 'PrivateIdentifier') {
    const short = scopes.findLast((names) => names.has(node.name)).get(node.name);
    result.update(node.start, node.end, `#${short}`);
  }
  if (node.type === 'ClassBody') scopes = [...scopes, ownNames(node, scopes)];
  for (const child of children(node)) rename(child, scopes, result);
}

/** A name inside hides the same one outside, so it goes on where the names outside end. */
function ownNames({ body }, scopes) {
  const used = scopes.reduce((sum, { size }) => sum + size, 0);
  const names = [
    ...new Set(body.filter(({ key }) => key?.type === 'PrivateIdentifier').map(({ key }) => key.name)),
  ];
  return new Map(names.map((name, at) => [name, nameAt(used + at)]));
}

function nameAt(at) {
  const rest = Math.floor(at / LETTERS.length);
  return LETTERS[at % LETTERS.length] + (rest ? nameAt(rest - 1) : '');
}

export function children(node) {
  return Object.values(node)
    .flat()
    .filter((child) => typeof child?.type === 'string');
}
