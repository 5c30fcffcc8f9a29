import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { iconArrowDown } from '../shared/icons.js';
import { FollowEnd } from './follow-end.js';
import { listStyles } from './message-list.styles.js';
import { dayList } from './message.js';
import { Timeline } from './timeline.js';
import { wordingOf, type Wording } from './wording.js';

interface View {
  readonly messages: readonly ChatMessage[];
  readonly t: (template: string, params?: { count: number }) => string;
  readonly language: string | undefined;
  readonly remoteId: string | null;
  /** What the remote peer is called. */
  readonly name: string;
  /** Whether nothing was drawn shortly before. */
  readonly calm: boolean;
}

/** The messages of a chat; loaded with the first session, as a page that only offers a chat has none to show. */
export class MessageList {
  readonly #follow: FollowEnd;
  readonly #timeline = new Timeline();
  #wording: Wording | null = null;
  /** What the wording was made of. */
  #worded = '';
  #count = 0;
  /** How many messages the reader has had at the end of the list. */
  #seen = 0;
  #slides = false;

  constructor(host: ReactiveControllerHost, root: ShadowRoot) {
    if (listStyles.styleSheet) root.adoptedStyleSheets.push(listStyles.styleSheet);
    this.#follow = new FollowEnd(host, () => root.querySelector('.log'));
  }

  scrolled(): void {
    this.#follow.scrolled();
  }

  render(view: View) {
    const { messages, calm } = view;
    if (messages.length > this.#count) {
      this.#slides = calm && this.#count > 0;
      if (messages.at(-1)?.own) this.#follow.pin();
    }
    this.#count = messages.length;
    if (this.#follow.pinned) this.#seen = this.#count;
    return html`<div class=${this.#slides ? 'slides' : ''}>
      ${dayList(this.#timeline.update(messages), this.#words(view))}
    </div>`;
  }

  /** The way to the end, for a reader who is elsewhere; `focus` takes the focus that it had. */
  renderWayToEnd({ messages, t }: View, focus: () => void) {
    if (this.#follow.pinned) return nothing;
    const count = messages.slice(this.#seen).filter(({ own }) => !own).length;
    const words = count ? t('New messages: {count}', { count }) : t('Go to the newest message');
    const go = () => {
      focus();
      this.#follow.toEnd();
    };
    return html`<button part="new-messages" class="new" @click=${go}>
      ${iconArrowDown}<span class=${count ? '' : 'words'}>${words}</span>
    </button>`;
  }

  /** Another one only where it would read otherwise, so that what was drawn with it need not be drawn again. */
  #words({ t, language, remoteId, name }: View): Wording {
    const worded = [language, t('You'), remoteId, name, new Date().toDateString()].join('\n');
    if (this.#wording && worded === this.#worded) return this.#wording;
    this.#worded = worded;
    return (this.#wording = wordingOf(t, language, (from) => (from === remoteId ? name : from)));
  }
}
