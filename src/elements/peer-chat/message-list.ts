import { render, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import type { LongList } from './long-list.js';
import { listStyles } from './message-list.styles.js';
import { messageTemplate } from './message.js';
import { dayOf, isMore, isTogether } from './rules.js';
import type { View } from './view.js';
import { wordingOf, type Wording } from './wording.js';

export const styles = listStyles;

const loadLong = () => import('./long-list.js');

/** Messages that are drawn together. */
const PAGE = 20;
/** Messages that are drawn at once: enough to fill a screen. */
const SCREEN = 40;
/** From twice as many on, this list draws the last ones only, as long as there is no other. */
const SOME = 300;
/** What comes this long after the one before it slides in; a burst does not. */
const CALM_MS = 400;
/** How near to the end counts as being there, in px. */
const NEAR = 32;
/** What a text needs to be more than text. */
const MARKS = /[`:*_]/;

/** Some messages of one day. */
interface Page {
  /** Index of its first message. */
  readonly start: number;
  /** Index after its last message. */
  end: number;
  readonly day: string;
  /** The date above the first page of the day. */
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
 * It draws short texts to a reader who is at their end. Whatever is more than that it leaves to the long list, for good.
 * It scrolls on a ResizeObserver, after layout and before paint, so that a message costs no layout of its own and a
 * growing composer hides nothing.
 */
export class MessageList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: HTMLElement;
  readonly #observer = new ResizeObserver(() => (this.#long ?? this).settle());
  readonly #days = document.createElement('div');
  readonly #pages: Page[] = [];
  #all: readonly ChatMessage[] = [];
  /** Those of them that this list draws. */
  #messages: readonly ChatMessage[] = [];
  /** Whether there is a text that may hold a link, or code. */
  #isMarked = false;
  #wording: Wording | null = null;
  /** What the wording was made of. */
  #worded = '';
  #grown = 0;
  #pinned = true;
  #top = 0;
  /** Of what scrolls, when it was last put in its place. */
  #height = 0;
  #isLong = false;
  #long: LongList | null = null;
  /** The message that is to be shown. */
  #wanted = '';

  /** `scroller` is in the host; its first child holds what `render` returns. */
  constructor(host: ReactiveControllerHost, scroller: HTMLElement) {
    this.#host = host;
    this.#scroller = scroller;
    scroller.onscroll = () => this.#scrolled();
    scroller.onpointerenter = scroller.onfocus = () => this.#lengthen();
    host.addController(this);
  }

  hostConnected(): void {
    for (const element of [this.#scroller, ...this.#scroller.children]) this.#observer.observe(element);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Scrolls to a message, marks it and gives it the focus; false where there is none of this id. */
  show(id: string): boolean {
    this.#wanted = id;
    this.#lengthen();
    return this.#long?.show(id) ?? this.#all.some((message) => message.id === id);
  }

  #lengthen(): void {
    this.#isLong = true;
    this.#host.requestUpdate();
  }

  render(view: View): HTMLElement {
    this.#all = view.messages;
    const { length } = this.#all;
    const messages = this.#all.slice(-SOME - (length % SOME));
    this.#isLong ||= !!(
      length > messages.length ||
      view.older ||
      view.unreadFrom ||
      view.renderMessage ||
      messages.some(isMore)
    );
    const part = this.#isLong && view.lazy?.(loadLong);
    if (part)
      return (this.#long ??= new part.LongList(
        this.#host,
        this.#scroller,
        this.#pinned ? null : this.#days,
        this.#messages,
        this.#wanted,
      )).render(view);
    const pages = this.#pages;
    const count = this.#messages.length;
    // Some have gone: that is seldom, and all are drawn again.
    if (this.#messages.some(({ id }, at) => id !== messages[at]?.id)) {
      pages.length = 0;
      this.#days.replaceChildren();
    }
    this.#messages = messages;
    for (let at = pages.at(-1)?.end ?? 0; at < messages.length; at++) this.#place(at);
    const grew = messages.length > count;
    if (grew) {
      const now = performance.now();
      this.#days.classList.toggle('slides', count > 0 && now - this.#grown > CALM_MS);
      this.#grown = now;
      if (messages.at(-1)?.own) this.#pinned = true;
    }
    const wording = this.#words(view);
    const stale = pages.filter(
      ({ start, end, drawn, wording: old }) =>
        old !== wording || messages.slice(start, end + 1).some((message, at) => message !== drawn[at]),
    );
    let room = SCREEN;
    while (stale.length > 0 && room > 0) {
      const page = stale.pop() as Page;
      room -= page.end - page.start;
      this.#draw(page, wording);
    }
    // Where the other list is on its way, what is not seen is not worth it.
    if (stale.length > 0) setTimeout(() => this.#host.requestUpdate(), this.#isLong ? 1000 : 0);
    return this.#days;
  }

  /** Makes room for a message on the last page, or on a new one. */
  #place(at: number): void {
    const { sentAt, text } = this.#messages[at] as ChatMessage;
    const day = dayOf(sentAt);
    this.#isMarked ||= MARKS.test(text);
    let last = this.#pages.at(-1);
    if (last?.day !== day || at - last.start === PAGE) {
      const title = last?.day === day ? last.title : this.#add('p', { part: 'day' });
      const box = this.#add('div', { className: 'page' });
      last = { start: at, end: at, day, title, box, drawn: [], wording: null };
      this.#pages.push(last);
    }
    last.end = at + 1;
  }

  #add(name: string, properties: { className?: string; part?: string }): HTMLElement {
    return this.#days.appendChild(Object.assign(document.createElement(name), properties));
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
    const { t, language, remoteId, name, file } = view;
    const marked = this.#isMarked ? view.extras()?.format : undefined;
    const format: Wording['format'] | undefined = file
      ? (message) => (message.file ? file(message) : (marked?.(message) ?? message.text))
      : marked;
    const worded = [language, t('You'), remoteId, name, dayOf(Date.now()), !marked, !file].join('\n');
    if (this.#wording && worded === this.#worded) return this.#wording;
    this.#worded = worded;
    return (this.#wording = wordingOf(view, format));
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const atEnd = scrollHeight - clientHeight - scrollTop < NEAR;
    // What was drawn since the last frame also puts a distance to the end: only going up is leaving it.
    if (atEnd || (scrollTop < this.#top && scrollHeight === this.#height)) this.#pinned = atEnd;
    if (!this.#pinned) this.#lengthen();
    this.#top = scrollTop;
  }

  /** What is to be done after layout. */
  settle(): void {
    const scroller = this.#scroller;
    if (this.#pinned) scroller.scrollTop = scroller.scrollHeight;
    this.#height = scroller.scrollHeight;
  }
}
