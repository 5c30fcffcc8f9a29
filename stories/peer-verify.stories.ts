import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { IDLE_VERIFY, type VerifySnapshot } from '../src/channels/verify-types.js';
import { attributes, shows } from './support/directives.js';
import { alone, connect, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

export default {
  title: 'peer-verify',
  component: 'peer-verify',
  render: (args: Args) => alone(html`<peer-verify ${attributes(args)}></peer-verify>`),
};

const CODE = [0, 9, 18, 27, 36, 63];

const inState = (snapshot: Partial<VerifySnapshot>): Story => ({
  args: { to: 'ben' },
  render: (args) =>
    alone(
      html`<peer-verify
        ${attributes(args)}
        ${shows({ ...IDLE_VERIFY, remoteId: 'ben', ...snapshot })}
      ></peer-verify>`,
    ),
});

/** Nobody is connected. */
export const Idle: Story = { args: { to: 'ben' } };

export const Connecting: Story = inState({ state: 'connecting' });

/** Read out to each other, and one click on each side. */
export const ToCompare: Story = inState({ state: 'unverified', code: CODE });

/** Another device, or somebody in the middle. */
export const Changed: Story = inState({ state: 'changed', code: CODE });

export const VerifiedByCode: Story = inState({ state: 'verified', code: CODE, by: 'code' });

export const VerifiedByLink: Story = inState({ state: 'verified', code: CODE, by: 'link' });

/** A plain PeerJS page, for example. */
export const Unsupported: Story = inState({ state: 'unsupported' });

export const Rejected: Story = inState({ state: 'rejected' });

/** Two people in a call. */
export const ForReal: Story = {
  render: (args) =>
    sideBySide(
      html`<peer-video-call to="ben" camera="ada"></peer-video-call>
        <peer-verify ${attributes({ to: 'ben', ...args })}></peer-verify>`,
      html`<peer-video-call camera="ben"></peer-video-call> <peer-verify to="ada"></peer-verify>`,
    ),
  play: async ({ canvasElement }) => {
    await connect(canvasElement);
    const all = [...canvasElement.querySelectorAll('peer-verify')];
    await until('both have a code', () => all.every(({ code }) => code.length === 6));
  },
};
