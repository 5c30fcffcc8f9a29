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
    for (const [name, log] of actions) canvasElement.addEventListener(name, (event) => logged(event, log), true);
  }
  return html`${story()}`;
};

function logged(event: Event, log: (detail: unknown) => void): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.localName.startsWith('peer-')) return;
  const session = target.closest('peer-session')?.getAttribute('peer-id') ?? '';
  log({ element: target.localName, session, detail: plain((event as CustomEvent<unknown>).detail) });
}

/** Texts and numbers of a detail; PeerJS's objects and streams would be copied to the panel with all they hold. */
function plain(detail: unknown): unknown {
  if (detail instanceof Error) return detail.message;
  if (typeof detail !== 'object' || detail === null) return detail;
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]: [string, unknown]) => [
      key,
      value instanceof Error || typeof value !== 'object' || value === null
        ? plain(value)
        : (JSON.stringify(value) ?? String(value)),
    ]),
  );
}
