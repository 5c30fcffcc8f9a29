import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near to the end counts as being there, in px. */
const NEAR = 32;

/**
 * Keeps a list scrolled to its end until the reader scrolls up. It acts on a ResizeObserver, after layout and before
 * paint, so that a message costs no layout of its own and a growing composer hides nothing.
 */
export class FollowEnd implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => HTMLElement | null;
  #observer: ResizeObserver | null = null;
  #scroller: HTMLElement | null = null;
  #top = 0;
  #pinned = true;
  #moved = false;

  /** `find` gives the element that scrolls; its first child is the list. */
  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** Whether the reader is at the end. */
  get pinned(): boolean {
    return this.#pinned;
  }

  hostUpdated(): void {
    if (this.#observer) return;
    const scroller = this.#find();
    if (!scroller?.firstElementChild) return;
    this.#scroller = scroller;
    this.#observer = new ResizeObserver(() => this.#settle());
    this.#observer.observe(scroller);
    this.#observer.observe(scroller.firstElementChild);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#moved = true;
  }

  /** From the next layout on at the end. */
  pin(): void {
    this.#set(true);
  }

  /** Scrolls to the end and stays there. */
  toEnd(): void {
    this.#set(true);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#scroller?.scrollTo({ top: this.#scroller.scrollHeight, behavior: calm ? 'instant' : 'smooth' });
  }

  /** To be called at each scroll. */
  scrolled(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { scrollTop } = scroller;
    const atEnd = scroller.scrollHeight - scroller.clientHeight - scrollTop < NEAR;
    // What arrived since the last frame also puts a distance to the end: only going up is leaving it.
    if (atEnd || scrollTop < this.#top) this.#set(atEnd);
    this.#top = scrollTop;
  }

  #settle(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#pinned) scroller.scrollTop = scroller.scrollHeight;
    // An element that was moved in the page has lost its place.
    else if (this.#moved) scroller.scrollTop = this.#top;
    this.#moved = false;
  }

  #set(pinned: boolean): void {
    if (pinned === this.#pinned) return;
    this.#pinned = pinned;
    this.#host.requestUpdate();
  }
}
