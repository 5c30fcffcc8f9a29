import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { besideRealCall } from './support/buttons.js';
import { pictureOf } from './support/devices.js';
import { attributes } from './support/directives.js';
import { until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const level = (args: Args) => html`<peer-level ${attributes(args)}></peer-level>`;

const meta: Meta<Args> = {
  title: 'peer-level',
  component: 'peer-level',
  args: {},
  render: (args) => html`<div class="row">${level(args)}</div>`,
};
export default meta;

/** A microphone that hums. */
export const Speaking: Story = {
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('peer-level');
    if (!element) return;
    element.stream = pictureOf('ada', { video: false });
    await until('it moves', () => element.level > 0.3);
  },
};

export const Quiet: Story = {};

/** Ada’s microphone, outside her call. */
export const BesideACall: Story = besideRealCall(level);

/** What she hears. */
export const OfTheOtherSide: Story = besideRealCall((args) => level({ ...args, of: 'remote' }));

export const OwnColourAndSize: Story = {
  ...Speaking,
  render: (args) =>
    html`<style>
        .wide peer-level {
          inline-size: 100%;
          --peer-level: #7a3df0;
        }
      </style>
      <div class="tile wide">${level(args)}</div>`,
};

export const InvalidOf: Story = { args: { of: 'everybody' } };
