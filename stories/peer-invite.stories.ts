import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { IDLE_INVITE, type InviteSnapshot } from '../src/channels/invite-types.js';
import { attributes, shows } from './support/directives.js';
import { allOpen, alone, person, until } from './support/people.js';
import { meeting } from './support/directives.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

export default {
  title: 'peer-invite',
  component: 'peer-invite',
  render: (args: Args) => alone(html`<peer-invite ${attributes(args)}></peer-invite>`),
};

const LINK = 'https://example.org/room#peer-invite=ada.AAECAwQFBgcICQoLDA0ODw';

const inState = (snapshot: Partial<InviteSnapshot>): Story => ({
  render: (args) =>
    alone(html`<peer-invite ${attributes(args)} ${shows({ ...IDLE_INVITE, ...snapshot })}></peer-invite>`),
});

/** The session is not open yet. */
export const Waiting: Story = {};

export const Ready: Story = inState({ state: 'ready', url: LINK, localId: 'ada' });

/** For a phone that stands before the screen. */
export const QrCode: Story = {
  ...Ready,
  play: async ({ canvasElement }) => {
    const root = () => canvasElement.querySelector('peer-invite')?.shadowRoot;
    await until('the button', () => root()?.querySelector('[part=qr-button]'));
    root()?.querySelector<HTMLElement>('[part=qr-button]')?.click();
    await until('the code', () => root()?.querySelector('[part=qr]'));
  },
};

/** On the page of who was invited. */
export const Invited: Story = inState({ state: 'invited', invitedBy: 'ben' });

/** What the attribute says cannot be used. */
export const BadAttribute: Story = {
  args: { href: 'nowhere:' },
  render: (args) =>
    html`${meeting((hub) => person(hub, 'ada', html`<peer-invite ${attributes(args)}></peer-invite>`))}`,
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    await until('it is said', () =>
      canvasElement.querySelector('peer-invite')?.shadowRoot?.querySelector('[part=error]'),
    );
  },
};
