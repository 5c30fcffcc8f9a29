import { add, setText } from './rows.js';

/** How long it stays once the reader has come to rest. */
const REST_MS = 1200;

/** The day of what is read, above it while it moves: at rest it would cover a message. */
export class DayPill {
  readonly #scroller: HTMLElement;
  readonly #root: HTMLElement;
  readonly #pill: HTMLElement;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(scroller: HTMLElement, root: HTMLElement) {
    this.#scroller = scroller;
    this.#root = root;
    this.#pill = add(root, 'p', { className: 'pill', part: 'day', ariaHidden: 'true' });
  }

  /** Null: none. Where the date stands by itself it is not said twice. */
  show(day: string | null): void {
    const { top } = this.#scroller.getBoundingClientRect();
    const isThere = [...this.#root.querySelectorAll('.page > [part=day]')].some((line) => {
      const y = line.getBoundingClientRect().top - top;
      return y > -20 && y < 60;
    });
    this.#root.classList.toggle('moves', day !== null && !isThere);
    if (day !== null) setText(this.#pill, day);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#root.classList.remove('moves'), REST_MS);
  }
}
