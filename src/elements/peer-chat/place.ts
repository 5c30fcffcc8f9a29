import type { ChatMessage } from '../../channels/chat-types.js';
import type { Page, Pages } from './pages.js';

/** Where in a list the reader is: a message, and how far it is from the top of what is seen. */
export class Place {
  readonly #scroller: HTMLElement;
  readonly #pages: Pages;
  id = '';
  #offset = 0;
  /** Height of what is seen. */
  screen: number;

  constructor(scroller: HTMLElement, pages: Pages) {
    this.#scroller = scroller;
    this.#pages = pages;
    this.screen = scroller.clientHeight;
  }

  /** From the rows that another list has drawn of the last of these messages. */
  takeFrom(messages: readonly ChatMessage[]): void {
    const rows = [...this.#scroller.querySelectorAll<HTMLElement>('.row')];
    const seen = rows.findIndex((row) => this.#isSeen(row));
    const message = messages[messages.length - rows.length + seen];
    if (seen < 0 || !message) return;
    this.id = message.id;
    this.#offset = this.#y(rows[seen] as HTMLElement);
  }

  /** Notes the first row that is seen; where nothing is drawn, that there is none. */
  take(): void {
    this.id = '';
    for (const page of this.#pages.live) {
      const rows = this.#isSeen(page.box as HTMLElement) ? rowsOf(page) : [];
      const seen = rows.findIndex((row) => this.#isSeen(row));
      if (seen < 0) continue;
      this.keep(this.#pages.messages[page.start + seen]?.id ?? '');
      return;
    }
  }

  /** Notes where this message is now. */
  keep(id: string): void {
    const row = this.rowOf(id);
    if (!row) return;
    this.id = id;
    this.#offset = this.#y(row);
  }

  /** Puts the row that was noted where it was. */
  hold(): void {
    const row = this.rowOf(this.id);
    if (!row) return;
    const moved = this.#y(row) - this.#offset;
    if (Math.abs(moved) > 0.5) this.#scroller.scrollTop += moved;
  }

  center(id: string): void {
    const row = this.rowOf(id);
    if (!row) return;
    const { height } = row.getBoundingClientRect();
    const { clientHeight } = this.#scroller;
    // Of what is higher than the screen its beginning.
    this.#scroller.scrollTop += this.#y(row) - Math.max(0, clientHeight - height) / 2;
    this.keep(id);
  }

  rowOf(id: string): HTMLElement | null {
    for (const page of this.#pages.live) {
      const at = page.drawn.findIndex((message) => message.id === id);
      if (at >= 0 && at < page.end - page.start) return rowsOf(page)[at] ?? null;
    }
    return null;
  }

  /** What is within a screen of what is seen, and of what is drawn already what is within two. */
  near(body: HTMLElement): [number, number] {
    const { clientHeight } = this.#scroller;
    this.screen = clientHeight;
    const top = -this.#y(body);
    const screen = Math.max(clientHeight, 300);
    const [from, to] = this.#pages.within(top - screen, top + clientHeight + screen);
    const [least, most] = this.#pages.within(top - 2 * screen, top + clientHeight + 2 * screen);
    const [first, end] = this.#pages.drawn;
    if (first > to || end < from) return [from, to];
    return [Math.min(from, Math.max(first, least)), Math.max(to, Math.min(end, most))];
  }

  /** The heights of what is drawn. */
  measure(): void {
    this.screen = this.#scroller.clientHeight;
    for (const page of this.#pages.live)
      page.height = (page.box as HTMLElement).getBoundingClientRect().height || page.height;
    this.#pages.measured();
  }

  #y(element: HTMLElement): number {
    return element.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
  }

  #isSeen(element: HTMLElement): boolean {
    return element.getBoundingClientRect().bottom > this.#scroller.getBoundingClientRect().top;
  }
}

export function rowsOf({ box }: Page): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('.row') ?? [])];
}
