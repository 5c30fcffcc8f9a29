import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import type { LongList } from './long-list.js';
import { listStyles } from './message-list.styles.js';
import { messageTemplate } from './message.js';
import { dayOf, isMore, isTogether } from './rules.js';
import type { View } from './view.js';
import { wordingOf } from './wording.js';

export const styles = listStyles;

const loadLong = () => import('./long-list.js');

/** From as many on, the long list is wanted. */
const MANY = 30;
/** The last messages, which are drawn until it is there: enough to fill a screen. */
const SCREEN = 40;
/** What comes this long after the one before it slides in; a burst does not. */
const CALM_MS = 400;
/** How near to the end counts as being there, in px. */
const NEAR = 32;
/** What a text needs to be more than text. */
const MARKS = /[`:*_]/;

/**
 * The messages of a chat; loaded with the first session, as a page that only offers a chat has none to show.
 *
 * It draws a few short texts to a reader who is at their end. Whatever is more than that it leaves to the long list, for
 * good. It scrolls on a ResizeObserver, after layout and before paint, so that a message costs no layout of its own and
 * a growing composer hides nothing.
 */
export class MessageList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: HTMLElement;
  readonly #observer = new ResizeObserver(() => (this.#long ?? this).settle());
  #messages: readonly ChatMessage[] = [];
  #slides = '';
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
    return this.#long?.show(id) ?? this.#messages.some((message) => message.id === id);
  }

  #lengthen(): void {
    this.#isLong = true;
    this.#host.requestUpdate();
  }

  render(view: View): unknown {
    const { messages, file, extras } = view;
    const { length } = this.#messages;
    this.#isLong ||= !!(
      messages.length > MANY ||
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
        this.#pinned,
        this.#messages,
        this.#wanted,
      )).render(view);
    if (messages.length > length) {
      const now = performance.now();
      this.#slides = length > 0 && now - this.#grown > CALM_MS ? 'slides' : '';
      this.#grown = now;
      if (messages.at(-1)?.own) this.#pinned = true;
    }
    this.#messages = messages;
    const shown = messages.slice(-SCREEN);
    const marked = shown.some(({ text }) => MARKS.test(text)) ? extras()?.format : undefined;
    const wording = wordingOf(
      view,
      file ? (message) => (message.file ? file(message) : (marked?.(message) ?? message.text)) : marked,
    );
    let day = '';
    return html`<div class=${this.#slides}>
      <div class="page">
        ${shown.map((message, at) => {
          const { sentAt } = message;
          const isSame = day === (day = dayOf(sentAt));
          return [
            isSame ? nothing : html`<p part="day">${wording.day(sentAt)}</p>`,
            messageTemplate(message, wording, !isTogether(message, shown[at + 1])),
          ];
        })}
      </div>
    </div>`;
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
