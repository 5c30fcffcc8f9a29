/**
 * One script for a page with no build step: a call, a chat and data registered at once, other elements and languages as
 * soon as the page holds one.
 */
// First, side by side, and before the code that draws with them is loaded: they compress best that way.
import './elements/shared/tokens.js';
import './elements/shared/button.styles.js';
import './elements/peer-video/peer-video.styles.js';
import './elements/peer-video-call/peer-video-call.styles.js';
import './elements/peer-video-call/screens.styles.js';
import './elements/peer-chat/peer-chat.styles.js';
import './elements/peer-chat/message-list.styles.js';
import './define/demanded.js';
import './define/core.js';
import { demand } from './base/define.js';
import { addLocale } from './base/text.js';

export * from './core.js';

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

/** Tags of the kit that nobody has registered yet. */
function loadElements(root: ParentNode): void {
  demand(
    ...[...root.querySelectorAll(':not(:defined)')]
      .map(({ localName }) => localName)
      .filter((tag) => tag.startsWith('peer-')),
  );
}

loadElements(document);
void loadLanguages();
// A language may be set by a script, on the page or on a part of it, and an element put in at any time.
new MutationObserver((records) => {
  void loadLanguages();
  for (const { target, type } of records) if (type === 'childList') loadElements(target as Element);
}).observe(document.documentElement, {
  attributeFilter: ['lang'],
  childList: true,
  subtree: true,
});
