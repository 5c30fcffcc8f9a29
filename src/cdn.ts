/** One script for a page with no build step: everything registered, languages loaded as the page needs them. */
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
