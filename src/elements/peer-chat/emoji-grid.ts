import type { Emoji } from './emoji-list.js';

export interface Section {
  readonly title: string;
  readonly emoji: readonly Emoji[];
}

interface GridOptions {
  name(emoji: Emoji): string;
  /** What is shown and chosen: the emoji in the colour of skin that was picked. */
  text(emoji: Emoji): string;
  choose(text: string): void;
  /** Up from the first row, and whatever is typed. */
  leave(): void;
  /** The section on top is another one. */
  scrolled(title: string): void;
}

/** A finger's width, in px. */
const LEAST = 44;
const MOST_COLUMNS = 8;
/** What is that near to what is seen is drawn. */
const NEAR = '200px';

interface Drawn extends Section {
  readonly box: HTMLElement;
  readonly grid: HTMLElement;
  cells: HTMLButtonElement[] | null;
}

/**
 * Emoji in sections, each a grid under its title. A section has its height from the beginning and its cells when they
 * come near, so that opening costs two sections and not two thousand cells. One cell is in the order of the Tab key;
 * arrows go from cell to cell, through all sections as if they were one.
 */
export class EmojiGrid {
  readonly element = document.createElement('div');
  readonly #options: GridOptions;
  readonly #view: IntersectionObserver;
  #sections: Drawn[] = [];
  #columns = MOST_COLUMNS;
  #tabbed: HTMLButtonElement | null = null;

  constructor(options: GridOptions) {
    this.#options = options;
    const { element } = this;
    element.className = 'list';
    // Scrolled by the keys of the cells in it.
    element.tabIndex = -1;
    element.addEventListener('click', this.#click);
    element.addEventListener('keydown', this.#key);
    element.addEventListener('focusin', this.#focused);
    element.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#view = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const section = this.#sections.find(({ box }) => box === target);
          if (isIntersecting && section) this.#draw(section);
        }
      },
      { root: element, rootMargin: NEAR },
    );
  }

  dispose(): void {
    this.#view.disconnect();
  }

  /** Shows these from the top. */
  show(sections: readonly Section[]): void {
    this.#view.disconnect();
    this.#tabbed = null;
    this.#columns = this.#fitting;
    this.element.style.setProperty('--_columns', String(this.#columns));
    this.#sections = sections
      .filter(({ emoji }) => emoji.length > 0)
      .map((section, at) => this.#place(section, at));
    this.element.hidden = this.#sections.length === 0;
    this.element.replaceChildren(...this.#sections.map(({ box }) => box));
    this.element.scrollTop = 0;
    const [first] = this.#sections;
    // At once, so that a key finds it.
    if (first) this.#draw(first);
    for (const { box } of this.#sections) this.#view.observe(box);
  }

  get #fitting(): number {
    const { paddingLeft, paddingRight } = getComputedStyle(this.element);
    const width = this.element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(width / LEAST)));
  }

  /** The window has another size. */
  fit(): void {
    if (this.#columns !== this.#fitting) this.show(this.#sections);
  }

  /** Other names, or another colour of skin, in the cells that are there. */
  redraw(): void {
    for (const { cells, emoji } of this.#sections)
      cells?.forEach((cell, at) => this.#name(cell, emoji[at] as Emoji));
  }

  #name(cell: HTMLButtonElement, emoji: Emoji): void {
    const [name, text] = [this.#options.name(emoji), this.#options.text(emoji)];
    if (cell.title !== name) cell.ariaLabel = cell.title = name;
    if (cell.textContent !== text) cell.textContent = text;
  }

  get isEmpty(): boolean {
    return !this.#cell(0, 0);
  }

  focus(): void {
    (this.#tabbed ?? this.#cell(0, 0))?.focus();
  }

  chooseFirst(): void {
    this.#cell(0, 0)?.click();
  }

  toTop(): void {
    this.element.scrollTop = 0;
    const first = this.#cell(0, 0);
    if (first) this.#tab(first);
  }

  scrollTo(title: string): void {
    const at = this.#sections.findIndex((section) => section.title === title);
    const section = this.#sections[at];
    if (!section) return;
    this.element.scrollTop = section.box.offsetTop - this.element.offsetTop;
    const first = this.#cell(at, 0);
    if (first) this.#tab(first);
  }

  #place(section: Section, at: number): Drawn {
    const box = document.createElement('div');
    const title = document.createElement('h3');
    const grid = document.createElement('div');
    title.textContent = section.title;
    title.id = `emoji-${at}`;
    grid.role = 'grid';
    grid.setAttribute('aria-labelledby', title.id);
    const rows = Math.ceil(section.emoji.length / this.#columns);
    grid.ariaRowCount = String(rows);
    grid.style.setProperty('--_rows', String(rows));
    box.append(title, grid);
    return { ...section, box, grid, cells: null };
  }

  /** Past Lit: four hundred cells that never change need no templates. */
  #draw(section: Drawn): HTMLButtonElement[] {
    if (section.cells) return section.cells;
    const { emoji, grid } = section;
    const cells = emoji.map((each) => {
      const cell = document.createElement('button');
      cell.role = 'gridcell';
      cell.className = 'face';
      cell.tabIndex = -1;
      this.#name(cell, each);
      return cell;
    });
    const rows: HTMLElement[] = [];
    for (let at = 0; at < cells.length; at += this.#columns) {
      const row = document.createElement('div');
      row.role = 'row';
      row.append(...cells.slice(at, at + this.#columns));
      rows.push(row);
    }
    grid.append(...rows);
    section.cells = cells;
    if (!this.#tabbed && cells[0]) this.#tab(cells[0]);
    return cells;
  }

  #cell(section: number, at: number): HTMLButtonElement | null {
    const drawn = this.#sections[section];
    return (drawn && this.#draw(drawn)[at]) ?? null;
  }

  #tab(cell: HTMLButtonElement): void {
    if (this.#tabbed) this.#tabbed.tabIndex = -1;
    cell.tabIndex = 0;
    this.#tabbed = cell;
  }

  readonly #click = ({ target }: Event): void => {
    const cell = (target as Element).closest<HTMLElement>('[role=gridcell]');
    if (cell) this.#options.choose(cell.textContent);
  };

  readonly #focused = ({ target }: Event): void => {
    if (target instanceof HTMLButtonElement) this.#tab(target);
  };

  readonly #scrolled = (): void => {
    const { scrollTop, offsetTop } = this.element;
    // A pixel of a screen may lie between two.
    const top = this.#sections.findLast(({ box }) => box.offsetTop - offsetTop <= scrollTop + 1);
    if (top) this.#options.scrolled(top.title);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const from = event.target as HTMLButtonElement;
    const section = this.#sections.findIndex(({ cells }) => cells?.includes(from));
    if (section < 0 || altKey) return;
    if ([...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey) {
      // It goes into the field, which has the focus when the letter arrives.
      this.#options.leave();
      return;
    }
    const at = this.#sections[section]?.cells?.indexOf(from) ?? 0;
    const to = this.#target(key, ctrlKey || metaKey, section, at);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === null) this.#options.leave();
    else if (to !== from) {
      to.focus({ preventScroll: true });
      // The title that stays on top is in the list's scroll-padding.
      to.scrollIntoView({ block: 'nearest' });
    }
  };

  /** Where a key leads: undefined for no key of ours, null for out of the grid. */
  #target(key: string, far: boolean, section: number, at: number): HTMLButtonElement | null | undefined {
    const columns = this.#columns;
    const row = Math.floor(at / columns);
    const isLeftward = getComputedStyle(this.element).direction === 'rtl';
    const last = this.#sections.length - 1;
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        return this.#beside(section, at + ((key === 'ArrowRight') === isLeftward ? -1 : 1));
      case 'ArrowUp':
        return this.#rowsAway(section, at, -1) ?? null;
      case 'ArrowDown':
        return this.#rowsAway(section, at, 1) ?? this.#cell(section, at);
      case 'PageUp':
      case 'PageDown':
        return this.#page(section, at, key === 'PageDown' ? 1 : -1);
      case 'Home':
        return far ? this.#cell(0, 0) : this.#cell(section, row * columns);
      case 'End':
        return far
          ? this.#cell(last, (this.#sections[last]?.emoji.length ?? 1) - 1)
          : this.#cell(
              section,
              Math.min((row + 1) * columns, this.#sections[section]?.emoji.length ?? 1) - 1,
            );
      default:
        return undefined;
    }
  }

  /** The next or the one before, in the section beside where this one ends; itself at the very ends. */
  #beside(section: number, at: number): HTMLButtonElement | null {
    const length = this.#sections[section]?.emoji.length ?? 0;
    if (at < 0)
      return section === 0
        ? this.#cell(0, 0)
        : this.#cell(section - 1, (this.#sections[section - 1]?.emoji.length ?? 1) - 1);
    if (at < length) return this.#cell(section, at);
    return this.#cell(section + 1, 0) ?? this.#cell(section, length - 1);
  }

  /** The cell of the same column so many rows away, through the sections; null where there is no such row. */
  #rowsAway(section: number, at: number, rows: number): HTMLButtonElement | null {
    const columns = this.#columns;
    const column = at % columns;
    let row = Math.floor(at / columns) + rows;
    const rowsOf = (of: number) => Math.ceil((this.#sections[of]?.emoji.length ?? 0) / columns);
    while (row < 0) {
      if (section === 0) return null;
      row += rowsOf(--section);
    }
    while (row >= rowsOf(section)) {
      if (section === this.#sections.length - 1) return null;
      row -= rowsOf(section++);
    }
    // A last row may be shorter.
    const length = this.#sections[section]?.emoji.length ?? 1;
    return this.#cell(section, Math.min(row * columns + column, length - 1));
  }

  /** As many rows away as are seen; the first or the last where there are fewer. */
  #page(section: number, at: number, direction: number): HTMLButtonElement | null {
    const height = this.#sections[section]?.grid.firstElementChild?.clientHeight || LEAST;
    const seen = Math.max(1, Math.floor(this.element.clientHeight / height) - 1);
    for (let rows = seen; rows > 0; rows--) {
      const cell = this.#rowsAway(section, at, rows * direction);
      if (cell) return cell;
    }
    return this.#cell(section, at);
  }
}
