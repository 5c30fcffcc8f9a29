import { html } from 'lit';
import { iconArrowDown } from '../shared/icons-notices.js';
import type { View } from './view.js';

/** For a reader who is elsewhere: how many have written at the end since they were there, and the way to it. */
export function wayToEnd({ t, messages }: View, seen: number, go: () => void) {
  let count = 0;
  for (let at = seen; at < messages.length; at++) if (!messages[at]?.own) count++;
  const words = count ? t('New messages: {count}', { count }) : t('Go to the newest message');
  return html`<button part="new-messages" class="new" @click=${go}>
    ${iconArrowDown}<span class=${count ? '' : 'words'}>${words}</span>
  </button>`;
}
