import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { pictureOf } from './support/devices.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-pip-button ${attributes(args)}></peer-pip-button>`;

export default {
  title: 'peer-pip-button',
  component: 'peer-pip-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const Off = inCall(button, () => ({
  state: 'live',
  remoteStream: pictureOf('ben', { audio: false }),
}));

/** While the small window is open. */
export const On = inCall(button, () => ({
  state: 'live',
  remoteStream: pictureOf('ben', { audio: false }),
  inPip: true,
}));

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
