import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { PeerSession } from '../src/elements/peer-session/peer-session.js';
import { meeting } from './support/directives.js';
import { allOpen, pair, person, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

/** A session draws nothing, so the stories write down what it says of itself. */
const journal = html`<dl>
  <dt>State</dt>
  <dd><output data-shows="state"></output></dd>
  <dt>Own id</dt>
  <dd><output data-shows="localId"></output></dd>
  <dt>Last event</dt>
  <dd><output data-shows="event"></output></dd>
</dl>`;

const EVENTS = ['open', 'connection', 'call', 'disconnected', 'close', 'error', 'statechange'];

function keepJournals(canvas: HTMLElement): void {
  for (const session of canvas.querySelectorAll('peer-session')) {
    const write = (event?: Event) => {
      const error = (event as CustomEvent<{ error?: Error }> | undefined)?.detail?.error;
      put(session, 'state', session.state);
      put(session, 'localId', session.localId ?? 'none yet');
      if (event?.type !== 'statechange')
        put(session, 'event', `${event?.type ?? 'none yet'} ${error?.message ?? ''}`);
    };
    for (const name of EVENTS) session.addEventListener(name, write);
    write();
  }
}

function put(session: PeerSession, name: string, text: string): void {
  for (const output of session.querySelectorAll(`[data-shows="${name}"]`)) output.textContent = text;
}

const meta: Meta<Args> = {
  title: 'peer-session',
  component: 'peer-session',
  render: (args) => html`${meeting((hub) => person(hub, 'ada', journal, args))}`,
  play: async ({ canvasElement }) => {
    keepJournals(canvasElement);
    await allOpen(canvasElement);
  },
};
export default meta;

export const Open: Story = { args: {} };

/** It opens when something needs it, or when `start()` is called. */
export const Manual: Story = {
  args: { manual: true },
  render: (args) =>
    html`${meeting((hub) =>
      person(
        hub,
        'ada',
        html`${journal}
          <button @click=${({ target }: Event) => sessionOf(target)?.start()}>start()</button>
          <button @click=${({ target }: Event) => sessionOf(target)?.disconnect()}>disconnect()</button>
          <button @click=${({ target }: Event) => sessionOf(target)?.destroy()}>destroy()</button>`,
        args,
      ),
    )}`,
  play: ({ canvasElement }) => keepJournals(canvasElement),
};

/** The server went away and comes back; the session does not give up. */
export const Reconnecting: Story = {
  render: (args) =>
    html`${meeting((hub) =>
      person(
        hub,
        'ada',
        html`${journal}
          <button data-down @click=${() => hub.down()}>Server down</button>
          <button @click=${() => hub.up()}>Server up</button>`,
        args,
      ),
    )}`,
  play: async ({ canvasElement }) => {
    keepJournals(canvasElement);
    await allOpen(canvasElement);
    canvasElement.querySelector<HTMLButtonElement>('[data-down]')?.click();
    const session = canvasElement.querySelector('peer-session');
    await until('it has noticed', () => session?.state === 'reconnecting');
  },
};

/** Two sessions ask for one id. */
export const Failed: Story = {
  render: (args) =>
    html`${meeting((hub) => [person(hub, 'ada', ''), person(hub, 'ada', journal, { ...args, manual: true })])}`,
  play: async ({ canvasElement }) => {
    keepJournals(canvasElement);
    const [first, second] = pair(canvasElement, 'peer-session');
    await until('the first one has the id', () => first.state === 'open');
    second.start().catch(() => undefined);
    await until('the second one fails', () => second.state === 'failed');
  },
};

/** A bad attribute is named. */
export const InvalidAttribute: Story = {
  args: { port: 99999 },
  render: (args) => html`${meeting((hub) => person(hub, 'ada', journal, { ...args, manual: true }))}`,
  play: async ({ canvasElement }) => {
    keepJournals(canvasElement);
    const session = canvasElement.querySelector('peer-session');
    session?.start().catch(() => undefined);
    await until('it says so', () => session?.handle.store.value.error?.code === 'invalid-attribute');
  },
};

/** Two sessions, and PeerJS’s own connection between them. */
export const Connection: Story = {
  render: () =>
    html`${meeting(
      (hub) =>
        html`<div class="sides">
          ${person(hub, 'ada', journal)} ${person(hub, 'ben', journal, { admission: 'open' })}
        </div>`,
    )}`,
  play: async ({ canvasElement }) => {
    keepJournals(canvasElement);
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-session');
    ben.addEventListener(
      'connection',
      (event) => void (event as CustomEvent<{ accept(): Promise<unknown> }>).detail.accept(),
    );
    const connection = await ada.connect('ben', { label: 'notes', reliable: true });
    await until('it is open', () => connection.open);
  },
};

function sessionOf(target: EventTarget | null): PeerSession | null {
  return target instanceof Element ? target.closest('peer-session') : null;
}
