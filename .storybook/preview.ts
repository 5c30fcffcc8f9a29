import '../src/define/all.js';
import './preview.css';
import type { Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { addLocale } from '../src/base/text.js';
import vi from '../src/locales/vi.js';
import { installDevices } from '../stories/support/devices.js';
import { argTypesOf, describe } from './arg-types.js';
import { logEvents } from './log-events.js';

addLocale('vi', vi);
installDevices();

/** A menu of the toolbar. */
const menu = (name: string, icon: 'mirror' | 'transfer' | 'globe', choices: Record<string, string>) => ({
  description: name,
  toolbar: {
    title: name,
    icon,
    dynamicTitle: true,
    items: Object.entries(choices).map(([value, title]) => ({ value, title })),
  },
});

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    theme: menu('Theme', 'mirror', { light: 'Light', dark: 'Dark' }),
    direction: menu('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
    language: menu('Language', 'globe', { en: 'English', vi: 'Tiếng Việt' }),
  },
  initialGlobals: { theme: 'light', direction: 'ltr', language: 'en' },
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    controls: { sort: 'none' },
    a11y: { context: '#storybook-root', test: 'error' },
    docs: {
      extractArgTypes: argTypesOf,
      extractComponentDescription: describe,
      source: { excludeDecorators: true },
      story: { autoplay: true },
    },
    options: { storySort: { order: ['peer-session', 'peer-video-call', 'peer-chat', 'peer-data'] } },
  },
  decorators: [
    (story, { globals, viewMode }) => {
      const { theme, direction, language } = globals as Record<string, string>;
      const root = document.documentElement;
      root.lang = language ?? 'en';
      // The docs page is Storybook's own, which has neither a dark side nor a right one.
      const isAlone = viewMode === 'story';
      root.dir = isAlone ? (direction ?? '') : '';
      root.style.colorScheme = isAlone ? (theme ?? '') : '';
      return html`<div class="story ${theme ?? ''}" dir=${direction ?? ''}>${story()}</div>`;
    },
    logEvents,
  ],
};

export default preview;
