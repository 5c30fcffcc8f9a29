import { add, setText } from './rows.js';
import type { View } from './view.js';

/** Asks for older messages when the reader comes within two screens of the start, and says so. */
export class Older {
  readonly #scroller: HTMLElement;
  readonly #settled: () => void;
  readonly #line: HTMLElement;
  #isLoading = false;
  /** They could not be had: they are asked for again when the reader scrolls. */
  #isRefused = false;

  constructor(scroller: HTMLElement, root: HTMLElement, settled: () => void) {
    this.#scroller = scroller;
    this.#settled = settled;
    this.#line = add(root, 'p', { className: 'older', ariaLive: 'off', hidden: true });
  }

  /** Makes room for what is said, as long as there are any; whether there was. */
  offer({ older, t }: View): boolean {
    const had = !this.#line.hidden;
    if (had !== !!older) this.#line.hidden = !older;
    setText(this.#line, this.#isLoading ? t('Loading older messages…') : '');
    return had;
  }

  retry(): void {
    this.#isRefused = false;
  }

  /** `isAtEnd`: who reads at the end is kept there, but may not have been brought to it yet. */
  ask(older: View['older'], isAtEnd: boolean): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const above = isAtEnd ? scrollHeight - clientHeight : scrollTop;
    if (!older || this.#isLoading || this.#isRefused || above > 2 * clientHeight) return;
    if (!this.#line.isConnected) return;
    this.#isLoading = true;
    const done = (isRefused: boolean) => {
      this.#isLoading = false;
      this.#isRefused = isRefused;
      this.#settled();
    };
    older().then(
      () => done(false),
      () => done(true),
    );
    this.#settled();
  }
}
