import { nothing, render, type ReactiveControllerHost } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { DayPill } from './day-pill.js';
import { longStyles } from './long-list.styles.js';
import type { MessageMenu } from './message-menu.js';
import { messageTemplate } from './message.js';
import { Older } from './older.js';
import { Pages, type Page } from './pages.js';
import { Place, rowsOf } from './place.js';
import { drawHead, focusRow } from './rows.js';
import { dayOf, isMore, isTogether } from './rules.js';
import type { Around, View } from './view.js';
import { wayToEnd } from './way-to-end.js';
import { wordingOf, type Wording } from './wording.js';

export const styles = longStyles;

const loadParts = () => import('./message-parts.js');
const loadMenu = () => import('./message-menu.js');

/** What comes this long after the one before it slides in; a burst does not. */
const CALM_MS = 400;
/** How near to the end counts as being there, in px. */
const NEAR = 32;
/** How long a message is marked that was gone to. */
const MARK_MS = 2000;

/**
 * Any number of messages with all that they may have. Of the pages only those near the reader are there, padding stands
 * for the others (decision 18). Where the reader is it knows by a message, so that nothing that comes, goes or grows
 * moves what is being read.
 */
export class LongList implements Around {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: HTMLElement;
  readonly #root = document.createElement('div');
  readonly #body = document.createElement('div');
  /** Beside what scrolls. */
  readonly #foot = document.createElement('div');
  readonly #pages = new Pages();
  readonly #place: Place;
  readonly #older: Older;
  readonly #pill: DayPill;
  #view!: View;
  #wording: Wording | null = null;
  /** What the wording was made of. */
  #worded: unknown[] = [];
  #isRich = false;
  #grown = 0;
  /** How many messages the reader has had at the end of the list. */
  #seen = 0;
  #pinned: boolean;
  #top = 0;
  /** Of what scrolls, when it was last put in its place. */
  #height = 0;
  #width = 0;
  #wanted: string;
  #frame = 0;
  /** Messages that are too long and shown whole all the same. */
  readonly #whole = new Set<string>();
  #menu: MessageMenu | null = null;
  /** Whether somebody points at a message, or has the focus in the list. */
  #isUsed: boolean;
  /** What they did before the menu was there, which is not lost on it. */
  #first: Event | null = null;
  /** While a message is drawn that has just come at the end. */
  #isArriving = false;

  /** Another list has drawn the last of `messages`; `pinned`: to a reader who is at their end. */
  constructor(
    host: ReactiveControllerHost,
    scroller: HTMLElement,
    pinned: boolean,
    messages: readonly ChatMessage[],
    wanted: string,
  ) {
    this.#host = host;
    this.#scroller = scroller;
    this.#root.className = 'long';
    this.#older = new Older(scroller, this.#root, () => {
      host.requestUpdate();
      // They may not fill two screens.
      this.#soon();
    });
    this.#pill = new DayPill(scroller, this.#root);
    this.#root.append(this.#body);
    this.#place = new Place(scroller, this.#pages);
    this.#pages.take(messages);
    this.#seen = messages.length;
    this.#pinned = pinned;
    this.#wanted = wanted;
    if (!pinned) this.#place.takeFrom(messages);
    this.#noteTop();
    this.#isUsed = scroller.matches(':hover, :focus-within');
    scroller.style.overflowAnchor = 'none';
    scroller.onscroll = () => this.#scrolled();
    for (const type of ['pointerover', 'focusin', 'contextmenu']) scroller.addEventListener(type, this.#use);
    scroller.after(this.#foot);
  }

  readonly #use = (event: Event): void => {
    if (this.#isUsed) return;
    this.#isUsed = true;
    this.#first = event;
    this.#host.requestUpdate();
  };

  render(view: View): HTMLElement {
    const pages = this.#pages;
    const { messages, unreadFrom = null, older } = view;
    const count = pages.messages.length;
    const { shift, gone, isMoved } = pages.take(messages);
    this.#view = view;
    for (const page of gone) this.#erase(page);
    this.#seen = Math.max(0, this.#seen + shift);
    if (messages.length > count + shift) this.#grow(count + shift);
    if (this.#pinned) this.#seen = messages.length;
    if (pages.first !== unreadFrom) for (const page of pages.live) page.wording = null;
    pages.first = unreadFrom;
    const hadOlder = this.#older.offer(view);
    if (this.#pinned || !this.#root.isConnected) this.#draw(...this.#near());
    else if (isMoved || hadOlder !== !!older || pages.live.length === 0) this.#fit();
    else this.#draw(...pages.drawn);
    this.#isArriving = false;
    if (!this.#root.isConnected) this.#soon();
    this.#useMenu();
    render(this.#pinned ? nothing : wayToEnd(view, this.#seen, this.#toEnd), this.#foot);
    return this.#root;
  }

  /** A message that has come by itself slides in; one's own is always seen. */
  #grow(count: number): void {
    const now = performance.now();
    this.#root.classList.toggle('slides', count > 0 && now - this.#grown > CALM_MS);
    this.#grown = now;
    this.#isArriving = count > 0;
    if (this.#isArriving && this.#pages.messages.at(-1)?.own) this.#pinned = true;
  }

  /** Scrolls to a message, marks it and gives it the focus; false where there is none of this id. */
  show(id: string): boolean {
    const index = this.#pages.indexOf(id);
    if (index < 0) return false;
    this.#wanted = id;
    if (this.#root.isConnected) this.#go();
    return true;
  }

  // What the parts of a message, and its menu, ask for.

  get view(): View {
    return this.#view;
  }

  get scroller(): HTMLElement {
    return this.#scroller;
  }

  isWhole(id: string): boolean {
    return this.#whole.has(id);
  }

  /** Shows all of a long message, or its beginning. */
  toggle(id: string): void {
    if (!this.#whole.delete(id)) this.#whole.add(id);
    // What is above it stays where it is; its end may be a screen away.
    this.#place.keep(id);
    for (const page of this.#pages.live)
      if (page.drawn.some((message) => message.id === id)) page.wording = null;
    this.#host.requestUpdate();
  }

  /** The message of a row. */
  messageOf(row: Element): ChatMessage | null {
    const page = this.#pages.live.find(({ box }) => box?.contains(row));
    return page
      ? (this.#pages.messages[page.start + rowsOf(page).indexOf(row as HTMLElement)] ?? null)
      : null;
  }

  rowOf(id: string): HTMLElement | null {
    return this.#place.rowOf(id);
  }

  /** Gives the focus to the message `by` rows from this one, to the first or last one with Infinity. */
  step(id: string | null, by: number): void {
    const { messages } = this.#pages;
    const here = this.#pages.indexOf(id ?? (this.#pinned ? '' : this.#place.id));
    // From the list itself the first step is to what is read, not away from it.
    const start = here < 0 ? messages.length - 1 : here;
    const index = Math.min(
      Math.max(0, id === null && Number.isFinite(by) ? start : start + by),
      messages.length - 1,
    );
    const wanted = messages[index]?.id;
    if (wanted === undefined) return;
    if (!this.rowOf(wanted)) this.#jump(index);
    const row = this.rowOf(wanted);
    if (!row) return;
    focusRow(row);
    row.scrollIntoView({ block: 'nearest' });
  }

  // Drawing.

  /** The pages that are to be drawn, as [from, to). Looks at the layout, but for a reader at the end. */
  #near(): [number, number] {
    const pages = this.#pages;
    if (!this.#pinned && this.#root.isConnected) return this.#place.near(this.#body);
    const last = this.#pinned ? pages.all.length : pages.at(pages.indexOf(this.#place.id)) + 2;
    const to = Math.min(last, pages.all.length);
    let from = to;
    let room = 2 * this.#place.screen;
    for (; from > 0 && room > 0; from--) {
      const page = pages.all[from - 1] as Page;
      room -= pages.estimate ? pages.heightOf(page) : (page.end - page.start) * 40;
    }
    // A page that was drawn for the reader's sake stays for a while.
    const [drawn, end] = pages.drawn;
    return [end >= to - 1 && drawn < from ? Math.max(drawn, from - 2) : from, to];
  }

  /** Draws the pages from one to another, and no others. */
  #draw(from: number, to: number): void {
    const pages = this.#pages;
    const { messages, all } = pages;
    const kept = new Set(all.slice(from, to));
    for (const page of pages.live) if (!kept.has(page)) this.#erase(page);
    for (let at = from; at < to; at++) {
      const page = all[at] as Page;
      const { start, end, drawn } = page;
      const now = messages.slice(start, end + 1);
      if (
        page.wording &&
        now.length === drawn.length &&
        now.every((message, index) => message === drawn[index])
      )
        continue;
      if (pages.split(at)) to++;
      page.drawn = messages.slice(start, page.end + 1);
      page.wording = null;
      this.#isRich ||= now.some(isMore);
    }
    pages.live = all.slice(from, to);
    const wording = this.#words();
    for (const page of pages.live) if (page.wording !== wording) this.#fill(page, wording);
    this.#pad();
  }

  /** Padding for what is not drawn. */
  #pad(): void {
    const pages = this.#pages;
    const [from, to] = pages.drawn;
    const { style } = this.#body;
    style.paddingBlockStart = `${pages.between(0, from)}px`;
    style.paddingBlockEnd = `${pages.between(to, pages.all.length)}px`;
  }

  #fill(page: Page, wording: Wording): void {
    const { messages, live } = this.#pages;
    const arrives = this.#isArriving && this.#pinned && page.end === messages.length;
    page.wording = wording;
    page.box ??= this.#body.insertBefore(
      Object.assign(document.createElement('div'), { className: 'page' }),
      live.slice(live.indexOf(page)).find(({ box }) => box)?.box ?? null,
    );
    // Only what comes by itself is announced, not what is drawn because somebody scrolls.
    if (arrives) page.box.removeAttribute('aria-live');
    else if (!page.box.hasChildNodes()) page.box.ariaLive = 'off';
    drawHead(page, this.#pages, wording);
    const parts = this.#parts();
    const { drawn } = page;
    render(
      drawn
        .slice(0, page.end - page.start)
        .map((message, at) =>
          messageTemplate(
            message,
            wording,
            !isTogether(message, drawn[at + 1]),
            parts?.below(message, this, wording),
          ),
        ),
      page.box,
    );
  }

  #erase(page: Page): void {
    const root = this.#root.getRootNode() as Document | ShadowRoot;
    if (page.box?.contains(root.activeElement)) this.#scroller.focus({ preventScroll: true });
    page.box?.remove();
    Object.assign(page, { box: null, drawn: [], wording: null });
  }

  #parts() {
    const isRich = this.#isRich || !!this.#view.renderMessage;
    return isRich ? (this.#view.lazy?.(loadParts) ?? null) : null;
  }

  /** Another one only where it would read otherwise. */
  #words(): Wording {
    const view = this.#view;
    const { t, language, remoteId, name, renderMessage, extras, file } = view;
    const format = extras()?.format;
    const parts = this.#parts();
    const bearing = [format, parts, renderMessage, !file];
    const worded = [language, t('You'), remoteId, name, dayOf(Date.now()), ...bearing];
    const isSame = worded.every((value, at) => value === this.#worded[at]);
    if (this.#wording && isSame) return this.#wording;
    this.#worded = worded;
    const plain = wordingOf(view, format);
    return (this.#wording = parts
      ? { ...plain, format: (message) => parts.content(message, this, plain) }
      : plain);
  }

  // The place of the reader.

  /** Draws what is near, and leaves the reader where they are. Looks at the layout. */
  #fit(): void {
    const index = this.#pinned || this.rowOf(this.#place.id) ? -1 : this.#pages.indexOf(this.#place.id);
    if (index >= 0) this.#around(index);
    // A page may turn out smaller than was thought.
    for (let turn = 0; turn < 4; turn++) {
      this.#pad();
      if (!this.#pinned) this.#place.hold();
      const [from, to] = this.#near();
      const before = this.#pages.drawn.join();
      this.#draw(from, to);
      this.#place.measure();
      this.#pad();
      if (this.#pinned) this.#scroller.scrollTop = this.#scroller.scrollHeight;
      else this.#place.hold();
      if (this.#pages.drawn.join() === before) break;
    }
    this.#noteTop();
    if (!this.#pinned) this.#place.take();
  }

  #noteTop(): void {
    this.#top = this.#scroller.scrollTop;
    this.#height = this.#scroller.scrollHeight;
  }

  get #isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollHeight - clientHeight - scrollTop < NEAR && this.#pages.drawn[1] === this.#pages.all.length;
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight } = this.#scroller;
    // Its own doing.
    if (scrollTop === this.#top && scrollHeight === this.#height) return;
    this.#older.retry();
    const atEnd = this.#isAtEnd;
    // What was drawn since the last frame also puts a distance to the end: only going up is leaving it.
    if (atEnd || (scrollTop < this.#top && scrollHeight === this.#height)) this.#pin(atEnd);
    this.#top = scrollTop;
    if (!this.#pinned) {
      this.#place.take();
      this.#fit();
    }
    this.#showDay();
    this.#older.ask(this.#view.older, this.#pinned);
  }

  /** After layout and before paint. */
  settle(): void {
    const { clientWidth } = this.#scroller;
    if (this.#width && clientWidth !== this.#width) this.#pages.forget();
    this.#width = clientWidth;
    this.#place.measure();
    if (this.#pinned) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    else this.#place.hold();
    this.#noteTop();
    this.#soon();
  }

  /** What changes sizes must not do so while sizes are being observed. */
  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#root.isConnected) return;
      if (this.#wanted) this.#go();
      else this.#fit();
      // What went may have brought the end to the reader.
      if (this.#isAtEnd) this.#pin(true);
      this.#older.ask(this.#view.older, this.#pinned);
    });
  }

  #pin(pinned: boolean): void {
    if (pinned === this.#pinned) return;
    this.#pinned = pinned;
    this.#host.requestUpdate();
  }

  readonly #toEnd = (): void => {
    const scroller = this.#scroller;
    // The button goes, and the focus with it.
    scroller.focus({ preventScroll: true });
    const [, to] = this.#pages.drawn;
    this.#pin(true);
    const isNear = to === this.#pages.all.length && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isNear) scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'smooth' });
    else this.#fit();
  };

  /** Draws what is around a message and puts it into the middle. */
  #jump(index: number): void {
    const { id } = this.#pages.messages[index] as ChatMessage;
    this.#pin(false);
    this.#around(index);
    this.#place.center(id);
    this.#fit();
    this.#place.center(id);
    this.#noteTop();
  }

  #around(index: number): void {
    const page = this.#pages.at(index);
    this.#draw(Math.max(0, page - 1), Math.min(page + 2, this.#pages.all.length));
    this.#place.measure();
    this.#pad();
  }

  #go(): void {
    const index = this.#pages.indexOf(this.#wanted);
    this.#wanted = '';
    if (index < 0) return;
    this.#jump(index);
    const row = this.rowOf((this.#pages.messages[index] as ChatMessage).id);
    if (!row) return;
    focusRow(row);
    row.classList.remove('found');
    void row.offsetWidth;
    row.classList.add('found');
    setTimeout(() => row.classList.remove('found'), MARK_MS);
  }

  #showDay(): void {
    const message = this.#pages.messages[this.#pages.indexOf(this.#place.id)];
    this.#pill.show(message && !this.#pinned ? (this.#wording as Wording).day(message.sentAt) : null);
  }

  #useMenu(): void {
    const { act, lazy } = this.#view;
    const part = this.#isUsed && act ? lazy?.(loadMenu) : null;
    if (!part || this.#menu) return;
    this.#menu = new part.MessageMenu(this);
    if (this.#first) this.#menu.handle(this.#first);
    this.#first = null;
  }
}
