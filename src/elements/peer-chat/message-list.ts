import { html, nothing, render, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { iconArrowDown } from '../shared/icons.js';
import { listStyles } from './message-list.styles.js';
import { messageTemplate } from './message.js';
import { wordingOf, type Voice, type Wording } from './wording.js';

export const styles = listStyles;

/** Messages of one sender within this time share the time below the last of them. */
const TOGETHER_MS = 2 * 60_000;
/** Rows that are laid out, or left out, together. */
const PAGE = 40;
/** What comes this long after the one before it slides in; a burst does not. */
const CALM_MS = 400;
/** How near to the end counts as being there, in px. */
const NEAR = 32;

interface View extends Voice {
  readonly messages: readonly ChatMessage[];
}

/** One message, and what it was drawn with. */
interface Row {
  message: ChatMessage;
  wording: Wording | null;
  /** Whether it is the last one of its group. */
  ends: boolean;
  /** The first message of its group. */
  readonly first: ChatMessage;
  /** The date above its day; the pages of the day stand beside it. */
  readonly title: HTMLElement;
  readonly box: HTMLElement;
}

/**
 * The messages of a chat; loaded with the first session, as a page that only offers a chat has none to show. A row is
 * drawn when its message is another one, so that a new message costs the same in a long conversation.
 *
 * It stays at the end until the reader scrolls up. It scrolls on a ResizeObserver, after layout and before paint, so
 * that a message costs no layout of its own and a growing composer hides nothing.
 */
export class MessageList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: HTMLElement;
  readonly #observer = new ResizeObserver(() => this.#settle());
  readonly #days = document.createElement('div');
  readonly #rows: Row[] = [];
  #wording: Wording | null = null;
  /** What the wording was made of. */
  #worded = '';
  #grown = 0;
  /** How many messages the reader has had at the end of the list. */
  #seen = 0;
  #pinned = true;
  #top = 0;
  #moved = false;

  /** `scroller` is in the host; its first child holds what `render` returns. */
  constructor(host: ReactiveControllerHost, scroller: HTMLElement) {
    this.#host = host;
    this.#scroller = scroller;
    scroller.addEventListener('scroll', () => this.#scrolled());
    host.addController(this);
  }

  hostConnected(): void {
    for (const element of [this.#scroller, ...this.#scroller.children]) this.#observer.observe(element);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#moved = true;
  }

  render(view: View): HTMLElement {
    const { messages } = view;
    const rows = this.#rows;
    const gone = rows.findIndex(({ message }, at) => message.id !== messages[at]?.id);
    if (gone >= 0) rows.splice(gone).forEach(remove);
    if (messages.length > rows.length) {
      const now = performance.now();
      const slides = rows.length > 0 && now - this.#grown > CALM_MS;
      this.#grown = now;
      for (const message of messages.slice(rows.length)) rows.push(this.#place(message, slides));
      if (messages.at(-1)?.own) this.#pinned = true;
    }
    if (this.#pinned) this.#seen = rows.length;
    const wording = this.#words(view);
    rows.forEach((row, at) => {
      const message = messages[at] as ChatMessage;
      const ends = rows[at + 1]?.first !== row.first;
      if (row.message === message && row.wording === wording && row.ends === ends) return;
      Object.assign(row, { message, wording, ends });
      render(wording.day(message.sentAt), row.title);
      render(messageTemplate(message, wording, ends), row.box);
    });
    return this.#days;
  }

  /** The way to the end, for a reader who is elsewhere. */
  renderWayToEnd({ messages, t }: View) {
    if (this.#pinned) return nothing;
    const count = messages.slice(this.#seen).filter(({ own }) => !own).length;
    const words = count ? t('New messages: {count}', { count }) : t('Go to the newest message');
    return html`<button part="new-messages" class="new" @click=${() => this.#toEnd()}>
      ${iconArrowDown}<span class=${count ? '' : 'words'}>${words}</span>
    </button>`;
  }

  /** The box of a new message, with the day and the page that it is the first one of. */
  #place(message: ChatMessage, slides: boolean): Row {
    const { own, from, sentAt } = message;
    const last = this.#rows.at(-1);
    const isSameDay = last && dayOf(last.first) === dayOf(message);
    const joins =
      isSameDay &&
      last.first.own === own &&
      last.first.from === from &&
      Math.abs(sentAt - last.first.sentAt) < TOGETHER_MS;
    const title = isSameDay ? last.title : add(add(this.#days, 'div'), 'p', { part: 'day' });
    const day = title.parentElement as HTMLElement;
    let page = day.lastElementChild as HTMLElement;
    if (page === title || page.childElementCount === PAGE) page = add(day, 'div', { className: 'page' });
    const className = `row ${own ? 'own' : ''} ${slides ? 'slides' : ''}`;
    const box = add(page, 'div', { className });
    return { message, wording: null, ends: true, first: joins ? last.first : message, title, box };
  }

  /** Another one only where it would read otherwise, so that what was drawn with it need not be drawn again. */
  #words(view: View): Wording {
    const { t, language, remoteId, name } = view;
    const worded = [language, t('You'), remoteId, name, dayOf({ sentAt: Date.now() })].join('\n');
    if (this.#wording && worded === this.#worded) return this.#wording;
    this.#worded = worded;
    return (this.#wording = wordingOf(view));
  }

  #toEnd(): void {
    const scroller = this.#scroller;
    // The button goes, and the focus with it.
    scroller.focus();
    this.#pin(true);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: calm ? 'instant' : 'smooth' });
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const atEnd = scrollHeight - clientHeight - scrollTop < NEAR;
    // What arrived since the last frame also puts a distance to the end: only going up is leaving it.
    if (atEnd || scrollTop < this.#top) this.#pin(atEnd);
    this.#top = scrollTop;
  }

  #settle(): void {
    const scroller = this.#scroller;
    if (this.#pinned) scroller.scrollTop = scroller.scrollHeight;
    // An element that was moved in the page has lost its place.
    else if (this.#moved) scroller.scrollTop = this.#top;
    this.#moved = false;
  }

  #pin(pinned: boolean): void {
    if (pinned === this.#pinned) return;
    this.#pinned = pinned;
    this.#host.requestUpdate();
  }
}

function dayOf({ sentAt }: { readonly sentAt: number }): string {
  return new Date(sentAt).toDateString();
}

function add(
  parent: HTMLElement,
  name: string,
  properties?: { className?: string; part?: string },
): HTMLElement {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

/** With its day, where nothing else is left of it. */
function remove({ box, title }: Row): void {
  box.remove();
  const day = title.parentElement;
  if (!day?.querySelector('.row')) day?.remove();
}
