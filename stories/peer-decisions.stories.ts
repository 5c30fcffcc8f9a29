import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Decision } from '../src/session/guard.js';
import { attributes } from './support/directives.js';
import { alone, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

export default {
  title: 'peer-decisions',
  component: 'peer-decisions',
  render: (args: Args) => alone(html`<peer-decisions ${attributes(args)}></peer-decisions>`),
};

const after = (decisions: Record<string, Decision>, isKept: boolean): Story => ({
  play: async ({ canvasElement }) => {
    const session = await until('the session', () => canvasElement.querySelector('peer-session'));
    session.rememberDecisions = isKept;
    for (const [id, decision] of Object.entries(decisions)) await session.decide(id, decision);
  },
});

/** Nobody has been decided about. */
export const Empty: Story = {};

/** With `remember-decisions` on the session. */
export const Kept: Story = after({ ben: 'allow', mallory: 'block' }, true);

/** Until the page is closed. */
export const ForNow: Story = after({ ben: 'allow' }, false);
