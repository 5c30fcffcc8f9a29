import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { attributes } from './support/directives.js';
import { allOpen, alone, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

export default {
  title: 'peer-call-button',
  component: 'peer-call-button',
  render: (args: Args) => alone(html`<peer-call-button ${attributes(args)}></peer-call-button>`),
};

/** In words of the page’s own. */
export const Idle: Story = {
  args: { to: 'ben' },
  render: (args) => alone(html`<peer-call-button ${attributes(args)}>Talk to Ben</peer-call-button>`),
};

/** Without a camera. */
export const Voice: Story = { args: { to: 'ben', 'audio-only': true } };

const twoSides = (args: Args) =>
  sideBySide(
    html`<p><peer-call-button ${attributes({ to: 'ben', ...args })}>Talk to Ben</peer-call-button></p>`,
    html`<peer-video-call camera="ben"></peer-video-call>`,
  );

async function dial(canvas: HTMLElement) {
  await allOpen(canvas);
  const button = canvas.querySelector('peer-call-button');
  const ben = canvas.querySelector('peer-video-call');
  button?.shadowRoot?.querySelector('button')?.click();
  await until('it rings', () => ben?.state === 'incoming');
  await ben?.answer();
  await until('they talk', () => button?.state === 'live');
  return button;
}

/** In the middle, over the page. */
export const InADialog: Story = {
  render: twoSides,
  play: async ({ canvasElement }) => {
    await dial(canvasElement);
  },
};

/** In a corner, beside the page. */
export const InAPanel: Story = {
  args: { opens: 'panel' },
  render: twoSides,
  play: async ({ canvasElement }) => {
    await dial(canvasElement);
  },
};

/** The call goes on; the button says how long. */
export const PutAway: Story = {
  render: twoSides,
  play: async ({ canvasElement }) => {
    (await dial(canvasElement))?.hide();
  },
};

/** The one it is for calls back: it rings here, and takes the focus from nobody. */
export const Ringing: Story = {
  args: { opens: 'panel' },
  render: (args) =>
    sideBySide(
      html`<p><peer-call-button ${attributes({ to: 'ben', ...args })}></peer-call-button></p>`,
      html`<peer-video-call to="ada" camera="ben"></peer-video-call>`,
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    await canvasElement.querySelector('peer-video-call')?.call();
    const button = canvasElement.querySelector('peer-call-button');
    await until('it rings', () => button?.state === 'incoming');
  },
};

/** What the attribute says cannot be done. */
export const BadAttribute: Story = { args: { to: 'ben', opens: 'tab' } };
