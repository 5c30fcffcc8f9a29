/** One script for a page with no build step: everything registered, languages loaded as the page needs them. */
// First, side by side, and before the code that draws with them is loaded: they compress best that way.
import './elements/shared/tokens.js';
import './elements/shared/button.styles.js';
import './elements/peer-video/peer-video.styles.js';
import './elements/peer-video-call/peer-video-call.styles.js';
import './elements/peer-video-call/screens.styles.js';
import './elements/peer-chat/peer-chat.styles.js';
import './elements/peer-chat/message-list.styles.js';
import './define/all.js';
import { addLocale } from './base/text.js';

export * from './index.js';

const LANGUAGES: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  vi: () => import('./locales/vi.js'),
};

const asked = new Set<string>();

async function loadLanguages(): Promise<void> {
  for (const { lang } of document.querySelectorAll<HTMLElement>('[lang]')) {
    const code = lang.toLowerCase().split('-')[0] ?? '';
    const load = LANGUAGES[code];
    if (!load || asked.has(code)) continue;
    asked.add(code);
    addLocale(code, (await load()).default);
  }
}

void loadLanguages();
// A language may be set by a script, on the page or on a part of it.
new MutationObserver(() => void loadLanguages()).observe(document.documentElement, {
  attributeFilter: ['lang'],
  subtree: true,
});
