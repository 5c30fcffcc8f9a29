import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { attributes } from './support/directives.js';
import { allOpen, alone, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const launcher = (args: Args, content: unknown) =>
  html`<peer-launcher ${attributes(args)}>${content}</peer-launcher>`;

const chat = html`<peer-chat to="ben"></peer-chat>`;

export default {
  title: 'peer-launcher',
  component: 'peer-launcher',
  render: (args: Args) => alone(launcher(args, chat)),
};

export const Closed: Story = {};

export const Open: Story = { args: { label: 'Ask us', open: true } };

/** A chat and a call share the height. */
export const WithACall: Story = {
  args: { label: 'Ask us', open: true },
  render: (args) => alone(launcher(args, html`<peer-video-call to="ben"></peer-video-call>${chat}`)),
};

/** Anything can stand in it. */
export const WithWords: Story = {
  args: { label: 'Opening hours', open: true },
  render: (args) => alone(launcher(args, html`<p>Monday to Friday, 9 to 17.</p>`)),
};

/** Ben has written while it was closed. */
export const Unread: Story = {
  render: (args) =>
    sideBySide(
      launcher(args, html`<peer-chat to="ben"></peer-chat>`),
      html`<peer-chat to="ada"></peer-chat>`,
      { ada: { allow: 'ben' }, ben: { allow: 'ada' } },
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [own, bens] = canvasElement.querySelectorAll('peer-chat');
    await own?.send('Hello');
    await until('it is there', () => bens?.messages.length === 1);
    await bens?.send('Hello Ada');
    await bens?.send('How can we help?');
    await until('they are counted', () => canvasElement.querySelector('peer-launcher')?.unread === 2);
  },
};

/** Ben calls while it is closed. */
export const Ringing: Story = {
  render: (args) =>
    sideBySide(
      launcher(args, html`<peer-video-call></peer-video-call>`),
      html`<peer-video-call to="ada" camera="ben"></peer-video-call>`,
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    await canvasElement.querySelectorAll('peer-video-call')[1]?.call();
    await until('it rings', () => canvasElement.querySelector('peer-launcher')?.state === 'ringing');
  },
};

/** Ben has called while it was closed, and nobody took it. */
export const Missed: Story = {
  render: (args) =>
    sideBySide(
      launcher(args, html`<peer-video-call></peer-video-call>`),
      html`<peer-video-call to="ada" camera="ben"></peer-video-call>`,
    ),
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const element = canvasElement.querySelector('peer-launcher');
    const bens = canvasElement.querySelectorAll('peer-video-call')[1];
    await bens?.call();
    await until('it rings', () => element?.state === 'ringing');
    await bens?.hangUp();
    await until('it is counted', () => element?.unread === 1);
  },
};
