import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-captions-button ${attributes(args)}></peer-captions-button>`;

export default {
  title: 'peer-captions-button',
  component: 'peer-captions-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const Off = inCall(button, { state: 'live' });

export const On = inCall(button, {
  state: 'live',
  captions: true,
  captioning: { state: 'listening', lines: [] },
});

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
