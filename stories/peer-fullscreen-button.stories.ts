import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-fullscreen-button ${attributes(args)}></peer-fullscreen-button>`;

export default {
  title: 'peer-fullscreen-button',
  component: 'peer-fullscreen-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const Off = inCall(button, { state: 'live' });

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
