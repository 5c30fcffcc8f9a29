import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { besideRealCall, inCall } from './support/buttons.js';
import { attributes } from './support/directives.js';
import { until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const menu = (args: Args) => html`<peer-device-select ${attributes(args)}></peer-device-select>`;

const meta: Meta<Args> = {
  title: 'peer-device-select',
  component: 'peer-device-select',
  args: { kind: 'camera' },
  render: (args) => html`<div class="tile">${menu(args)}</div>`,
};
export default meta;

export const Camera: Story = {};
export const Microphone: Story = { args: { kind: 'microphone' } };
export const Speaker: Story = { args: { kind: 'speaker' } };
export const Chosen: Story = { args: { value: 'ben' } };
export const NotPluggedIn: Story = { args: { value: 'of-another-computer' } };

/** Another camera, in a call that is on. */
export const BesideACall: Story = {
  ...besideRealCall((args) => menu({ ...args, kind: 'camera' })),
};

/** On the dark stage of a call. */
export const InACall = inCall((args) => menu({ ...args, kind: 'microphone' }), {
  state: 'live',
  microphone: 'headset',
});

export const InANarrowPlace: Story = {
  render: (args) => html`<div class="phone">${menu(args)}</div>`,
  args: { value: 'ben' },
};

export const OwnLabelAndIcon: Story = {
  render: (args) =>
    html`<div class="tile">
      <peer-device-select ${attributes(args)}
        ><span slot="icon" aria-hidden="true">📷</span
        ><span slot="label">What shows you</span></peer-device-select
      >
    </div>`,
};

/** A browser in which the system alone chooses the loudspeaker, as Safari. */
export const LoudspeakerOfTheSystem: Story = {
  args: { kind: 'speaker' },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('peer-device-select');
    const sink = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'setSinkId');
    if (!element || !sink) return;
    Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
    element.requestUpdate();
    await until('it says why', () => element.shadowRoot?.querySelector('#hint'));
    Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', sink);
  },
};

export const InvalidKind: Story = { args: { kind: 'screen' } };
export const WithoutAKind: Story = { args: { kind: '' } };
