import MagicString from 'magic-string';
import { children } from './private-names.mjs';

/**
 * The sources say of each property by what attribute it is set, for whoever reads them, and the manifest. It is always
 * its name with dashes, which Lit in the CDN build makes by itself (`lit-seam.mjs`), so there it is left out.
 */
export function attributeNames({ include }) {
  return {
    name: 'attribute-names',
    transform(code, id) {
      if (!include(id)) return null;
      const result = new MagicString(code);
      for (const { key, value } of declarations(this.parse(code))) {
        const attribute = value.properties.find((each) => each.key.name === 'attribute');
        const expected = key.name.replace(/[A-Z]/g, '-$&').toLowerCase();
        if ((attribute?.value.value ?? key.name) !== expected) {
          if (attribute?.value.value === false) continue;
          this.error(`${id}: the attribute of ${key.name} is not ${expected}`);
        }
        if (!attribute) continue;
        const { properties } = value;
        const at = properties.indexOf(attribute);
        // With the comma before it, or behind it where it comes first.
        const start = at > 0 ? properties[at - 1].end : attribute.start;
        const end = at > 0 ? attribute.end : (properties[1]?.start ?? attribute.end);
        result.remove(start, end);
      }
      return result.hasChanged()
        ? { code: result.toString(), map: result.generateMap({ hires: true }) }
        : null;
    },
  };
}

/** The members of each `properties` that a class declares. */
function* declarations(node) {
  if (
    node.type === 'AssignmentExpression' &&
    node.left.property?.name === 'properties' &&
    node.right.type === 'ObjectExpression'
  )
    yield* node.right.properties.filter(({ type }) => type === 'Property');
  for (const child of children(node)) yield* declarations(child);
}
