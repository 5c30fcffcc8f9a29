import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { AudioBubble } from '../src/elements/peer-chat/audio-bubble.js';
import { openEmojiPicker } from '../src/elements/peer-chat/emoji-picker.js';
import { VoiceComposer, type VoiceOptions } from '../src/elements/peer-chat/voice.js';
import { beep } from '../test/support/beep.js';
import { part, partOf, press, type ChatPart } from './support/chat-part.js';
import { until } from './support/people.js';

type Story = StoryObj;

/** What a chat shows on demand, without the chat. */
const meta: Meta = { title: 'peer-chat parts', tags: ['!autodocs'] };
export default meta;

/** The part in place of the composer. */
const voice = (options: Partial<VoiceOptions> = {}) =>
  part(() => {
    let composer: VoiceComposer | null = null;
    let said = '';
    const begin = (host: ChatPart) => {
      composer = new VoiceComposer({
        t: host.say,
        send: () => Promise.resolve(),
        fail: (error) => (said = error.message),
        done() {
          composer = null;
          host.requestUpdate();
        },
        ...options,
      });
      host.requestUpdate();
      void composer.start();
    };
    return (host: ChatPart) =>
      html`<div class="messages"></div>
        ${
          composer?.render() ??
          html`<div class="composer">
            <p class="field">${said}</p>
            <button @click=${() => begin(host)} aria-label="Voice">🎤</button>
          </div>`
        }`;
  });

const spoken = async (canvas: HTMLElement): Promise<ChatPart> => {
  const host = await partOf(canvas);
  await press(host, 'Voice');
  return host;
};

const heard = (host: ChatPart) =>
  until('something was heard', () =>
    /0:0[1-9]/.test(host.root.querySelector('[role=timer]')?.textContent ?? ''),
  );

/** The browser is asking. */
export const VoiceAsking: Story = {
  render: () => voice({ microphone: 'asking' }),
  play: async ({ canvasElement }) => {
    const host = await spoken(canvasElement);
    await until('it waits', () => host.root.querySelector('.waiting'));
  },
};

export const VoiceRecording: Story = {
  render: () => voice(),
  play: async ({ canvasElement }) => {
    await heard(await spoken(canvasElement));
  },
};

/** It can be listened to before it is sent. */
export const VoicePreview: Story = {
  render: () => voice(),
  play: async ({ canvasElement }) => {
    const host = await spoken(canvasElement);
    await heard(host);
    await press(host, 'Stop recording');
    await until('it can be sent', () => host.root.querySelector('.send'));
  },
};

export const VoiceAsLongAsItMayBe: Story = {
  render: () => voice({ most: 1 }),
  play: async ({ canvasElement }) => {
    const host = await spoken(canvasElement);
    await until('it is said', () => host.root.querySelector('.note'));
  },
};

export const VoiceDenied: Story = {
  render: () => voice({ microphone: 'forbidden' }),
  play: async ({ canvasElement }) => {
    const host = await spoken(canvasElement);
    await until('it is said', () => /microphone/.test(host.root.querySelector('.field')?.textContent ?? ''));
  },
};

export const VoiceOnAPhone: Story = {
  ...VoicePreview,
  decorators: [(story) => html`<div class="phone">${story()}</div>`],
};

/** Messages that are heard: nothing is loaded before somebody presses “Play”. */
export const Sounds: Story = {
  render: () =>
    part(() => {
      let bubbles: AudioBubble[] | null = null;
      return (host: ChatPart) => {
        bubbles ??= [12, 75, null].map(
          (seconds) =>
            new AudioBubble({ t: host.say, seconds, blob: () => Promise.resolve(beep(seconds ?? 2)) }),
        );
        return html`<div class="messages">
          <div class="log">
            <div class="list">
              ${bubbles.map(
                (bubble, at) =>
                  html`<div class="row ends ${at === 1 ? 'own' : ''}">
                    <div class="message"><div class="bubble">${bubble.render()}</div></div>
                  </div>`,
              )}
            </div>
          </div>
        </div>`;
      };
    }),
  play: async ({ canvasElement }) => {
    await partOf(canvasElement);
  },
};

export const SoundsOnAPhone: Story = {
  ...Sounds,
  decorators: [(story) => html`<div class="phone">${story()}</div>`],
};

const emoji = () =>
  part(() => {
    let chosen = '';
    const open = (host: ChatPart, anchor: HTMLElement) =>
      openEmojiPicker({
        t: host.say,
        language: host.pageLanguage,
        anchor,
        root: host.root,
        stay: true,
        choose(text) {
          chosen += text;
          host.requestUpdate();
        },
        close: () => undefined,
      });
    return (host: ChatPart) =>
      html`<div class="messages"></div>
        <div class="composer">
          <p class="field">${chosen}</p>
          <button
            aria-label="Open"
            @click=${({ currentTarget }: Event) => open(host, currentTarget as HTMLElement)}
          >
            🙂
          </button>
        </div>`;
  });

const opened = async (canvas: HTMLElement): Promise<ChatPart> => {
  const host = await partOf(canvas);
  await press(host, 'Open');
  await until('it is open', () => host.root.querySelector('[role=gridcell]'));
  return host;
};

export const EmojiPicker: Story = {
  render: emoji,
  play: async ({ canvasElement }) => {
    localStorage.removeItem('peer-elements:emoji');
    await opened(canvasElement);
  },
};

export const EmojiRecentlyUsed: Story = {
  render: emoji,
  play: async ({ canvasElement }) => {
    localStorage.setItem(
      'peer-elements:emoji',
      JSON.stringify({ tone: 4, recent: ['👍🏾', '❤️', '😂', '🎉'] }),
    );
    const host = await opened(canvasElement);
    await press(host, 'Skin tone');
  },
};

export const EmojiSearch: Story = {
  render: emoji,
  play: async ({ canvasElement }) => {
    localStorage.removeItem('peer-elements:emoji');
    const host = await opened(canvasElement);
    search(host, 'heart');
    await until('it is found', () => host.root.querySelector('h3')?.textContent === 'Search results');
  },
};

export const EmojiNotFound: Story = {
  render: emoji,
  play: async ({ canvasElement }) => {
    const host = await opened(canvasElement);
    search(host, 'qqqq');
    await until('it is said', () => host.root.querySelector('.none'));
  },
};

function search(host: ChatPart, text: string): void {
  const input = host.root.querySelector('input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input'));
}
