import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-camera-button ${attributes(args)}></peer-camera-button>`;

export default {
  title: 'peer-camera-button',
  component: 'peer-camera-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const On = inCall(button, { state: 'live' });

export const Off = inCall(button, { state: 'live', cameraOff: true });

export const OwnIcons = inCall(
  (args) =>
    html`<peer-camera-button ${attributes(args)}
      ><span slot="on" aria-hidden="true">📷</span
      ><span slot="off" aria-hidden="true">🙈</span></peer-camera-button
    >`,
  { state: 'live' },
);

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
