import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { pictureOf } from './support/devices.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-screen-button ${attributes(args)}></peer-screen-button>`;

export default {
  title: 'peer-screen-button',
  component: 'peer-screen-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const Off = inCall(button, { state: 'live' });

export const On = inCall(button, () => ({ state: 'live', ownScreen: pictureOf('screen', { audio: false }) }));

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
