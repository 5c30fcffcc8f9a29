import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import { eventNames } from './arg-types.js';

const actions = new Map(eventNames.map((name) => [name, action(name, { depth: 3 })]));

const watched = new WeakSet<Node>();

/** Shows the elements' events in the actions panel. They do not bubble, but every event comes down before it. */
export const logEvents: Decorator = (story, { canvasElement }) => {
  if (!watched.has(canvasElement)) {
    watched.add(canvasElement);
    for (const [name, log] of actions)
      canvasElement.addEventListener(name, (event) => logged(event, log), true);
  }
  return html`${story()}`;
};

function logged(event: Event, log: (detail: unknown) => void): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.localName.startsWith('peer-')) return;
  const session = target.closest('peer-session')?.getAttribute('peer-id') ?? '';
  log({ element: target.localName, session, detail: plain((event as CustomEvent<unknown>).detail) });
}

/** PeerJS's objects and streams go by their names: the panel would be sent all that they hold. */
function plain(value: unknown): unknown {
  if (value instanceof Error) return value.message;
  if (typeof value === 'function') return `${value.name}()`;
  if (typeof value !== 'object' || value === null) return value;
  const kind = Object.getPrototypeOf(value) as object | null;
  if (kind !== Object.prototype && kind !== null) return value.constructor.name;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
