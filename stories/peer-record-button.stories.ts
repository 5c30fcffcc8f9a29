import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-record-button ${attributes(args)}></peer-record-button>`;

export default {
  title: 'peer-record-button',
  component: 'peer-record-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

export const Off = inCall(button, { state: 'live' });

export const On = inCall(button, {
  state: 'live',
  recording: { seconds: 83, bytes: 21_400_000, isSaving: false },
});

/** It has stopped, and its file is being made. */
export const Saving = inCall(button, {
  state: 'ended',
  recording: { seconds: 83, bytes: 21_400_000, isSaving: true },
});

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
