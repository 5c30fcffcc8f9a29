import MagicString from 'magic-string';
import { children } from './private-names.mjs';

/**
 * tsc gives a field its first value in the constructor. A private one may get it where it is declared, which is shorter:
 * nobody sees it in between. Only values that need nothing of the object are moved, so that they can be made earlier.
 */
export function privateFields({ include }) {
  return {
    name: 'private-fields',
    transform(code, id) {
      if (!include(id)) return null;
      const result = new MagicString(code);
      for (const { body } of classBodies(this.parse(code))) {
        const fields = new Map(
          body
            .filter(({ type, key, value }) => type === 'PropertyDefinition' && isPrivate(key) && !value)
            .map((field) => [field.key.name, field]),
        );
        const made = body.find(({ kind }) => kind === 'constructor')?.value;
        if (!made) continue;
        const own = new Set(made.params.flatMap((each) => [...names(each)]));
        for (const statement of made.body.body) {
          if (isSuper(statement)) continue;
          const { type, left, right } = statement.expression ?? {};
          if (type !== 'AssignmentExpression' || left.object?.type !== 'ThisExpression') break;
          const field = isPrivate(left.property) && fields.get(left.property.name);
          if (!field || needsObject(right) || [...names(right)].some((name) => own.has(name))) continue;
          result.appendLeft(field.key.end, ` = ${code.slice(right.start, right.end)}`);
          result.remove(statement.start, statement.end);
          fields.delete(left.property.name);
        }
      }
      return result.hasChanged()
        ? { code: result.toString(), map: result.generateMap({ hires: true }) }
        : null;
    },
  };
}

const isPrivate = (key) => key?.type === 'PrivateIdentifier';
const isSuper = ({ expression }) =>
  expression?.type === 'CallExpression' && expression.callee.type === 'Super';

function* classBodies(node) {
  if (node.type === 'ClassBody') yield node;
  for (const child of children(node)) yield* classBodies(child);
}

function* names(node) {
  if (node.type === 'Identifier') yield node.name;
  for (const child of children(node)) yield* names(child);
}

/** Whether it reads the object while it is made, and not only in a function that is called later. */
function needsObject(node) {
  if (node.type === 'ThisExpression') return true;
  return node.type !== 'ArrowFunctionExpression' && children(node).some(needsObject);
}
