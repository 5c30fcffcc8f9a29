import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { IDLE_CALL, type CallSnapshot } from '../../src/channels/call-types.js';
import { shows } from './directives.js';
import { alone, connect, sideBySide } from './people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;
type Button = (args: Args) => TemplateResult;

/** The button alone. */
export const inARow = (button: Button) => (args: Args) => html`<div class="row">${button(args)}</div>`;

/** Inside a call that is in this state; its own buttons are left out. */
export const inCall = (
  button: Button,
  snapshot: Partial<CallSnapshot> | (() => Partial<CallSnapshot>),
): Story => ({
  render: (args) =>
    alone(
      html`<peer-video-call
        to="ben"
        ${shows(() => ({
          ...IDLE_CALL,
          remoteId: 'ben',
          ...(typeof snapshot === 'function' ? snapshot() : snapshot),
        }))}
        ><div slot="controls" class="row">${button(args)}</div></peer-video-call
      >`,
    ),
});

/** A real call between two people, and the button beside it: it names the call by its id. */
export const besideRealCall = (button: Button): Story => ({
  args: { call: 'adas-call' },
  render: (args) =>
    sideBySide(
      html`<peer-video-call id="adas-call" to="ben" camera="ada" without-controls></peer-video-call>
        <p class="row">${button(args)}</p>`,
      html`<peer-video-call camera="ben"></peer-video-call>`,
    ),
  play: async ({ canvasElement }) => {
    await connect(canvasElement);
  },
});
