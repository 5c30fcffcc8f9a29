import type { Page, Pages } from './pages.js';
import type { Wording } from './wording.js';

/** The date above the first message of a day, and the line above the first one that is new. */
export function drawHead({ box, start }: Page, pages: Pages, { t, day }: Wording): void {
  const message = pages.messages[start];
  if (!message) return;
  const words = {
    unread: message.id === pages.first ? t('New') : '',
    day: pages.beginsDay(start) ? day(message.sentAt) : '',
  };
  for (const [part, text] of Object.entries(words)) {
    const line = box?.querySelector(`[part=${part}]`);
    if (!text) line?.remove();
    else if (line) setText(line, text);
    else box?.prepend(Object.assign(document.createElement('p'), { part, textContent: text }));
  }
}

/** A screen reader says what the row holds, as long as it has the focus. */
export function focusRow(row: HTMLElement): void {
  const words = row.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  row.tabIndex = -1;
  row.role = 'article';
  row.ariaLabel = words.length > 500 ? `${words.slice(0, 500).toWellFormed()}…` : words;
  row.addEventListener(
    'blur',
    () => {
      for (const name of ['tabindex', 'role', 'aria-label']) row.removeAttribute(name);
    },
    { once: true },
  );
  row.focus({ preventScroll: true });
}

export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function add(parent: HTMLElement, name: string, properties: Partial<HTMLElement> | { part: string }) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}
