import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

interface Item {
  name: string;
  kind?: string;
  description?: string;
  summary?: string;
  default?: string;
  privacy?: string;
  static?: boolean;
  attribute?: string;
  fieldName?: string;
  type?: { text: string };
  parameters?: { name: string; optional?: boolean; default?: string; type?: { text: string } }[];
  return?: { type?: { text: string } };
}

type Lists =
  'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates' | 'parameters';

type Declaration = { tagName?: string; description?: string } & Partial<Record<Lists, Item[]>>;

const declarations = (manifest.modules as { declarations?: Declaration[] }[]).flatMap(
  (module) => module.declarations ?? [],
);

const declarationOf = (tag: string): Declaration => declarations.find(({ tagName }) => tagName === tag) ?? {};

export const describe = (tag: string): string => declarationOf(tag).description ?? '';

/** The names of the events that the kit's elements fire. */
export const eventNames = [
  ...new Set(declarations.flatMap(({ tagName, events }) => (tagName && events ? events : []))),
].map(({ name }) => name);

/**
 * What the manifest says of an element. Each has a key of its own, which Storybook's own reading does not give: a part
 * `camera` would take the place of the attribute.
 */
export function argTypesOf(tag: string): ArgTypes {
  const {
    attributes = [],
    members = [],
    events,
    slots,
    cssParts,
    cssProperties,
    cssStates,
  } = declarationOf(tag);
  const mirrored = new Set(attributes.map(({ fieldName, name }) => fieldName ?? name));
  const own = members.filter(
    ({ name, privacy, static: isStatic }) =>
      !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && !isStatic,
  );
  const fields = own.filter(({ kind, name }) => kind === 'field' && !mirrored.has(name));
  const methods = own.filter(({ kind, description }) => kind === 'method' && description);
  return Object.fromEntries([
    ...attributes.map((item) => [item.name, attribute(item)]),
    ...list('properties', fields, typeText),
    ...list('methods', methods, signature),
    ...list('events', events, typeText),
    ...list('slots', slots),
    ...list('CSS parts', cssParts),
    ...list('CSS custom properties', cssProperties),
    ...list('CSS states', cssStates),
  ]) as ArgTypes;
}

const typeText = ({ type }: Item) => type?.text;

const signature = ({ parameters = [], ...method }: Item) =>
  `(${parameters.map(({ name, optional, default: value }) => name + (optional || value ? '?' : '')).join(', ')}) => ${
    method.return?.type?.text ?? 'void'
  }`;

function list(category: string, items: Item[] = [], summary: (item: Item) => string | undefined = () => '') {
  return items.map((item) => [
    `${category}: ${item.name}`,
    {
      name: item.name || '(default)',
      description: item.description,
      control: false,
      table: {
        category,
        ...(summary(item) && { type: { summary: summary(item) } }),
        ...(item.default && { defaultValue: { summary: item.default } }),
      },
    },
  ]);
}

function attribute({ name, description, type }: Item) {
  const text = type?.text ?? 'string';
  return {
    name,
    description,
    ...control(text),
    table: { category: 'attributes', type: { summary: text.replace(/ \| null\b/, '') } },
  };
}

function control(type: string) {
  const words = [...type.matchAll(/'([^']+)'/g)].map(([, word]) => word);
  // `secure` is on, off, or as PeerJS would have it.
  if (type === 'boolean | null') words.push('true', 'false');
  if (words.length > 0) return { control: { type: 'select' }, options: [undefined, ...words] };
  if (type === 'boolean') return { control: { type: 'boolean' } };
  return { control: { type: /\bnumber\b/.test(type) ? 'number' : 'text' } };
}
