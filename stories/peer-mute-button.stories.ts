import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-mute-button ${attributes(args)}></peer-mute-button>`;

export default {
  title: 'peer-mute-button',
  component: 'peer-mute-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const On = inCall(button, { state: 'live' });

export const Off = inCall(button, { state: 'live', micOff: true });

export const OwnIcons = inCall(
  (args) =>
    html`<peer-mute-button ${attributes(args)}
      ><span slot="on" aria-hidden="true">🎤</span
      ><span slot="off" aria-hidden="true">🤫</span></peer-mute-button
    >`,
  { state: 'live' },
);

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
