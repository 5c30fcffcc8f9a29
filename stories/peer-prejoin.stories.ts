import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { mediaError, mediaLost } from '../src/channels/media-error.js';
import type { PreviewSnapshot } from '../src/channels/preview.js';
import { attributes } from './support/directives.js';
import { until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const BOTH = ['audio', 'video'];
const refusal = (name: string, kinds = BOTH) => mediaError(new DOMException('', name), kinds);

async function settled(canvas: HTMLElement) {
  const prejoin = canvas.querySelector('peer-prejoin');
  if (!prejoin) throw new Error('This story has no <peer-prejoin>.');
  await until('the preview is there', () => prejoin.state === 'preview');
  await prejoin.updateComplete;
  return prejoin;
}

/** Closes what has opened, and shows what one sees on a machine where something is otherwise. */
const instead = (snapshot: Partial<PreviewSnapshot>): Story => ({
  play: async ({ canvasElement }) => {
    const prejoin = await settled(canvasElement);
    prejoin.handle.stop();
    prejoin.handle.store.set({ step: 'preview', ...snapshot });
    await prejoin.updateComplete;
  },
});

/** With something to say over the preview. */
const saying = (snapshot: Partial<PreviewSnapshot>): Story => ({
  play: async ({ canvasElement }) => {
    const prejoin = await settled(canvasElement);
    prejoin.handle.store.set(snapshot);
    await prejoin.updateComplete;
  },
});

const meta: Meta<Args> = {
  title: 'peer-prejoin',
  component: 'peer-prejoin',
  args: {},
  render: (args) => html`<peer-prejoin ${attributes(args)}></peer-prejoin>`,
  play: async ({ canvasElement }) => {
    await settled(canvasElement);
  },
};
export default meta;

export const Preview: Story = {};
export const BeforeTheBrowserAsks = instead({ step: 'asking' });
export const WhileTheBrowserAsks = instead({ step: 'opening' });
export const Denied = instead({ step: 'denied', error: refusal('NotAllowedError') });
export const NothingFound = instead({ step: 'failed', error: refusal('NotFoundError') });
export const InUse = instead({ step: 'failed', error: refusal('NotReadableError') });
export const Done = instead({ step: 'done' });

export const WithoutCameraAndMicrophone = instead({ micOff: true, cameraOff: true });
export const CameraOff: Story = { args: { 'camera-off': true } };
export const MicrophoneOff: Story = { args: { 'mic-off': true } };
export const CameraInUse = saying({ cameraOff: true, error: refusal('NotReadableError', ['video']) });
export const CameraDenied = saying({ cameraOff: true, error: refusal('NotAllowedError', ['video']) });
export const CameraUnplugged = saying({ cameraOff: true, error: mediaLost('video') });
export const AnotherTookItsPlace = saying({ error: mediaLost('video', 'Camera on the desk') });

export const MicrophoneAlone: Story = { args: { 'audio-only': true } };

export const MicrophoneAloneBeforeTheBrowserAsks: Story = {
  ...instead({ step: 'asking' }),
  args: { 'audio-only': true },
};

export const InANarrowPlace: Story = {
  render: (args) => html`<div class="phone">${meta.render?.(args, undefined as never)}</div>`,
};

export const OwnWords: Story = {
  render: (args) =>
    html`<peer-prejoin ${attributes(args)}
      ><span slot="headline">Dr Okri will be with you shortly</span
      ><span slot="join">Go to the waiting room</span></peer-prejoin
    >`,
};

export const ForACallThatIsNotThere: Story = { args: { for: 'no-such-call' } };
