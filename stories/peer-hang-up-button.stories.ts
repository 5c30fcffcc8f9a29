import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-hang-up-button ${attributes(args)}></peer-hang-up-button>`;

export default {
  title: 'peer-hang-up-button',
  component: 'peer-hang-up-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const InACall = inCall(button, { state: 'live' });

export const OwnIcon = inCall(
  (args) =>
    html`<peer-hang-up-button ${attributes(args)}><span aria-hidden="true">👋</span></peer-hang-up-button>`,
  { state: 'live' },
);

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
