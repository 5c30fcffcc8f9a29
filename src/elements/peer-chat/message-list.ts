import { nothing, render, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import type * as Extras from './extras.js';
import { listStyles } from './message-list.styles.js';
import { messageTemplate } from './message.js';
import { wordingOf, type Voice, type Wording } from './wording.js';

export const styles = listStyles;

/** Messages that are laid out, or left out, and drawn together. */
const PAGE = 20;
/** Messages that are drawn at once: enough to fill a screen. */
const SCREEN = 40;
/** What comes this long after the one before it slides in; a burst does not. */
const CALM_MS = 400;
/** How near to the end counts as being there, in px. */
const NEAR = 32;
/** What a text needs to be more than text. */
const MARKS = /[`:]/;

interface View extends Voice {
  readonly messages: readonly ChatMessage[];
  /** Loads them, and is null until they are there. */
  readonly extras: () => typeof Extras | null;
}

/** Some messages of one day. */
interface Page {
  /** Index of its first message. */
  readonly start: number;
  /** Index after its last message. */
  end: number;
  readonly day: string;
  /** The date above the day; the pages of the day stand beside it. */
  readonly title: HTMLElement;
  readonly box: HTMLElement;
  /** What is drawn in it, and the message after that. */
  drawn: readonly ChatMessage[];
  wording: Wording | null;
}

/**
 * The messages of a chat; loaded with the first session, as a page that only offers a chat has none to show. They are
 * drawn in pages, from the end, so that a new message costs the same in a long conversation and a burst of messages no
 * more than what is seen of it: the rest is drawn when it is calmer.
 *
 * It stays at the end until the reader scrolls up. It scrolls on a ResizeObserver, after layout and before paint, so
 * that a message costs no layout of its own and a growing composer hides nothing.
 */
export class MessageList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: HTMLElement;
  readonly #observer = new ResizeObserver(() => this.#settle());
  readonly #days = document.createElement('div');
  readonly #pages: Page[] = [];
  #messages: readonly ChatMessage[] = [];
  /** Whether there is a text that may hold a link, or code. */
  #isMarked = false;
  #wording: Wording | null = null;
  /** What the wording was made of. */
  #worded = '';
  #grown = 0;
  /** How many messages the reader has had at the end of the list. */
  #seen = 0;
  #pinned = true;
  #top = 0;
  /** Of what scrolls, when it was last put in its place. */
  #height = 0;
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
    const pages = this.#pages;
    const count = this.#messages.length;
    const gone = this.#messages.findIndex(({ id }, at) => id !== messages[at]?.id);
    this.#messages = messages;
    // With the message before it, which may share its time with another one now.
    const from = pages.findLastIndex(({ start }) => start < gone);
    if (gone >= 0) pages.splice(Math.max(0, from)).forEach(remove);
    for (let at = pages.at(-1)?.end ?? 0; at < messages.length; at++) this.#place(at);
    const grew = messages.length > count;
    if (grew) {
      const now = performance.now();
      this.#days.classList.toggle('slides', count > 0 && now - this.#grown > CALM_MS);
      this.#grown = now;
      if (messages.at(-1)?.own) this.#pinned = true;
    }
    if (this.#pinned) this.#seen = messages.length;
    const wording = this.#words(view);
    const stale = pages.filter(
      ({ start, end, drawn, wording: old }) =>
        old !== wording || messages.slice(start, end + 1).some((message, at) => message !== drawn[at]),
    );
    let room = grew ? SCREEN : 2 * SCREEN;
    while (stale.length > 0 && room > 0) {
      const page = stale.pop() as Page;
      room -= page.end - page.start;
      this.#draw(page, wording);
    }
    if (stale.length > 0) setTimeout(() => this.#host.requestUpdate());
    return this.#days;
  }

  /** The way to the end, for a reader who is elsewhere. */
  renderWayToEnd({ messages, extras, t }: View) {
    if (this.#pinned) return nothing;
    const count = messages.slice(this.#seen).filter(({ own }) => !own).length;
    return extras()?.wayToEnd(t, count, () => this.#toEnd());
  }

  /** Makes room for a message on the last page, or on a new one. */
  #place(at: number): void {
    const { sentAt, text } = this.#messages[at] as ChatMessage;
    const day = dayOf(sentAt);
    this.#isMarked ||= MARKS.test(text);
    let last = this.#pages.at(-1);
    if (last?.day !== day || at - last.start === PAGE) {
      const title = last?.day === day ? last.title : add(add(this.#days, 'div'), 'p', { part: 'day' });
      const box = add(title.parentElement as HTMLElement, 'div', { className: 'page' });
      last = { start: at, end: at, day, title, box, drawn: [], wording: null };
      this.#pages.push(last);
    }
    last.end = at + 1;
  }

  #draw(page: Page, wording: Wording): void {
    const { start, end, title, box } = page;
    const drawn = this.#messages.slice(start, end + 1);
    Object.assign(page, { drawn, wording });
    const day = wording.day((drawn[0] as ChatMessage).sentAt);
    if (title.textContent !== day) title.textContent = day;
    render(
      drawn
        .slice(0, end - start)
        .map((message, at) => messageTemplate(message, wording, !isTogether(message, drawn[at + 1]))),
      box,
    );
  }

  /** Another one only where it would read otherwise, so that what was drawn with it need not be drawn again. */
  #words(view: View): Wording {
    const { t, language, remoteId, name } = view;
    const format = this.#isMarked ? view.extras()?.linkify : undefined;
    const worded = [language, t('You'), remoteId, name, dayOf(Date.now()), !format, !view.file].join('\n');
    if (this.#wording && worded === this.#worded) return this.#wording;
    this.#worded = worded;
    return (this.#wording = wordingOf(view, format));
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
    // What was drawn since the last frame also puts a distance to the end: only going up is leaving it.
    if (atEnd || (scrollTop < this.#top && scrollHeight === this.#height)) this.#pin(atEnd);
    this.#top = scrollTop;
  }

  #settle(): void {
    const scroller = this.#scroller;
    if (this.#pinned) scroller.scrollTop = scroller.scrollHeight;
    // An element that was moved in the page has lost its place.
    else if (this.#moved) scroller.scrollTop = this.#top;
    this.#moved = false;
    this.#height = scroller.scrollHeight;
  }

  #pin(pinned: boolean): void {
    if (pinned === this.#pinned) return;
    this.#pinned = pinned;
    this.#host.requestUpdate();
  }
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** Messages of one sender and one minute share the time below the last of them. */
function isTogether(message: ChatMessage, next: ChatMessage | undefined): boolean {
  const minute = ({ sentAt }: ChatMessage) => Math.floor(sentAt / 60_000);
  return next?.own === message.own && next.from === message.from && minute(next) === minute(message);
}

function add(
  parent: HTMLElement,
  name: string,
  properties?: { className?: string; part?: string },
): HTMLElement {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

/** With its day, where nothing else is left of it. */
function remove({ box, title }: Page): void {
  box.remove();
  if (!title.nextElementSibling) title.parentElement?.remove();
}
