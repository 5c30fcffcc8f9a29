import { html } from 'lit';
import { besideRealCall, inARow, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';
import { until } from './support/people.js';

const button = (args: Record<string, unknown>) =>
  html`<peer-fullscreen-button ${attributes(args)}></peer-fullscreen-button>`;

export default {
  title: 'peer-fullscreen-button',
  component: 'peer-fullscreen-button',
  render: inARow(button),
};

/** Ada’s button, outside her call. */
export const BesideACall = besideRealCall(button);

/** As it looks while the call fills the screen, which a browser allows only after a click. */
export const On = {
  ...inCall(button, { state: 'live' }),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const call = canvasElement.querySelector('peer-video-call') as HTMLElement;
    const own = canvasElement.querySelector('peer-fullscreen-button');
    const { matches } = call;
    call.matches = (selector: string) => selector === ':fullscreen' || matches.call(call, selector);
    await until('it is on', () => {
      own?.requestUpdate();
      return own?.getAttribute('state') === 'on';
    });
  },
};

export const Off = inCall(button, { state: 'live' });

/** There is no call that it could belong to. */
export const WithoutACall = { args: {} };
