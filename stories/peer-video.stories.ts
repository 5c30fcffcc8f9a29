import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { pictureOf } from './support/devices.js';
import { attributes } from './support/directives.js';
import { until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'peer-video',
  component: 'peer-video',
  args: { name: 'Ada Lovelace' },
  render: (args) => html`<div class="tile"><peer-video ${attributes(args)}></peer-video></div>`,
  // The stream of a canvas, which is a real one.
  play: async ({ canvasElement }) => {
    const tile = canvasElement.querySelector('peer-video');
    if (!tile) return;
    tile.stream = pictureOf('ada', { audio: false });
    const video = await until('it is drawn', () => tile.shadowRoot?.querySelector('video'));
    await until('it plays', () => video.videoWidth > 0);
  },
};
export default meta;

export const Picture: Story = {};
export const MicrophoneOff: Story = { args: { 'mic-off': true } };
export const CameraOff: Story = { args: { 'camera-off': true } };
export const Mirrored: Story = { args: { name: 'You', mirror: true, muted: true } };
export const Dimmed: Story = { args: { dim: true } };
export const Contained: Story = { args: { fit: 'contain' } };
export const WithoutName: Story = { args: { name: '' } };

export const QualityGood: Story = { args: { quality: 'good' } };
export const QualityFair: Story = { args: { quality: 'fair' } };
export const QualityPoor: Story = { args: { quality: 'poor', 'mic-off': true } };
export const QualityLost: Story = { args: { quality: 'lost', dim: true } };

export const NoStream: Story = { play: () => undefined };

/** The browser plays no sound before somebody has clicked on the page. */
export const ClickToHear: Story = {
  play: async ({ canvasElement }) => {
    const tile = canvasElement.querySelector('peer-video');
    if (!tile) return;
    const video = await until('it is drawn', () => tile.shadowRoot?.querySelector('video'));
    // The first time; a click plays it, and nothing else does.
    video.autoplay = false;
    video.play = () => {
      Reflect.deleteProperty(video, 'play');
      return Promise.reject(new DOMException('Nobody has clicked yet.', 'NotAllowedError'));
    };
    tile.stream = pictureOf('ada', { audio: false });
    await until('it asks', () => tile.shadowRoot?.querySelector('[part=play]'));
  },
};

export const OwnAvatar: Story = {
  args: { 'camera-off': true },
  render: (args) =>
    html`<div class="tile">
      <peer-video ${attributes(args)}><span slot="avatar">The camera is in the other room</span></peer-video>
    </div>`,
  play: () => undefined,
};

export const LongName: Story = {
  args: { name: 'Wolfeschlegelsteinhausenbergerdorff of the Department of Very Long Names', 'mic-off': true },
};

export const InvalidQuality: Story = { args: { quality: 'superb' as never } };
export const InvalidFit: Story = { args: { fit: 'stretch' as never } };
