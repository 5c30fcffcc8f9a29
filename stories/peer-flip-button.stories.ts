import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-flip-button ${attributes(args)}></peer-flip-button>`;

export default {
  title: 'peer-flip-button',
  component: 'peer-flip-button',
  render: inARow(button),
};

/** Ada’s button, outside her call: it turns to the other camera of these stories. */
export const BesideACall = besideRealCall(button);

export const InACall = inCall(button, { state: 'live' });

export const CameraOff = inCall(button, { state: 'live', cameraOff: true });

export const OwnIcon = inCall(() => html`<peer-flip-button>⇄</peer-flip-button>`, { state: 'live' });

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
