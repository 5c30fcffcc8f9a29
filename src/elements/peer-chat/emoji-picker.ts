import { html, nothing, render, type TemplateResult } from 'lit';
import { Cleanup } from '../../base/lifetime.js';
import type { TextParams } from '../../base/text.js';
import {
  iconFlag,
  iconHash,
  iconLamp,
  iconPawPrint,
  iconPizza,
  iconPlane,
  iconTrophy,
  iconUsers,
} from '../shared/icons-emoji.js';
import { iconSmile } from '../shared/icons-desk.js';
import { iconSearch } from '../shared/icons-search.js';
import { EmojiGrid, type Section } from './emoji-grid.js';
import {
  EmojiList,
  rememberChosen,
  remembered,
  rememberTone,
  toned,
  TONES,
  type Emoji,
} from './emoji-list.js';
import { styles } from './emoji-picker.styles.js';

/** Loaded when somebody wants to choose an emoji (decision 19). */

export { styles };

export interface EmojiPickerOptions {
  /** In the language of the page. */
  t(template: string, params?: TextParams): string;
  /** What names are shown and searched in, besides English. */
  language: string | undefined;
  /** The button that opened it: it stands there, and the focus goes back there. */
  anchor: HTMLElement;
  /** Where it is put, with its styles. */
  root: ShadowRoot;
  /** It goes on being open, for several emoji in a row. */
  stay?: boolean;
  /** An emoji was chosen. */
  choose(emoji: string): void;
  /** It has gone, for whatever reason; called once. */
  close(): void;
}

const TITLES = [
  'Smileys and emotion',
  'People and body',
  'Animals and nature',
  'Food and drink',
  'Travel and places',
  'Activities',
  'Objects',
  'Symbols',
  'Flags',
] as const;

const ICONS: readonly TemplateResult[] = [
  iconSmile,
  iconUsers,
  iconPawPrint,
  iconPizza,
  iconPlane,
  iconTrophy,
  iconLamp,
  iconHash,
  iconFlag,
];

const TONE_NAMES = [
  'No skin tone',
  'Light skin tone',
  'Medium-light skin tone',
  'Medium skin tone',
  'Medium-dark skin tone',
  'Dark skin tone',
] as const;

/** How far it keeps from the edge of the window, in px. */
const EDGE = 8;

let open: EmojiPicker | null = null;

/** Shows the picker, in place of one that is open. */
export function openEmojiPicker(options: EmojiPickerOptions): EmojiPicker {
  open?.close();
  return (open = new EmojiPicker(options));
}

export class EmojiPicker {
  readonly #options: EmojiPickerOptions;
  readonly #element = document.createElement('div');
  readonly #cleanup = new Cleanup();
  readonly #grid: EmojiGrid;
  #list: EmojiList | null = null;
  #recent: readonly Emoji[] = [];
  #tone = remembered().tone;
  #isChoosingTone = false;
  #query = '';
  #status = '';
  #current = 0;

  constructor(options: EmojiPickerOptions) {
    const { root, anchor, t } = options;
    this.#options = options;
    this.#grid = new EmojiGrid({
      name: (emoji) => this.#list?.nameOf(emoji) ?? emoji.name,
      text: (emoji) => toned(emoji, this.#tone),
      choose: (text) => this.#choose(text),
      leave: () => this.#search.focus(),
      scrolled: (at) => this.#mark(at),
    });
    const element = this.#element;
    element.className = 'emoji';
    element.part.add('emoji-picker');
    element.popover = 'manual';
    element.role = 'dialog';
    element.ariaLabel = t('Emoji');
    element.tabIndex = -1;
    const { styleSheet } = styles;
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
    root.append(element);
    this.#cleanup.add(() => element.remove());
    this.#draw();
    element.showPopover();
    this.#place();
    this.#listen(anchor);
    // On a phone the keyboard would cover what is to be seen.
    if (matchMedia('(pointer: coarse)').matches) element.focus({ preventScroll: true });
    else this.#search.focus({ preventScroll: true });
    void this.#fill();
  }

  /** What is in it comes in tasks of its own: two thousand emoji are no reason to keep anybody waiting. */
  async #fill(): Promise<void> {
    const list = await EmojiList.open(this.#options.language);
    if (this.#cleanup.done) return;
    this.#list = list;
    this.#recent = remembered().recent.flatMap((emoji) => {
      const found = list.find(emoji);
      // As it was chosen, in the colour that it had then.
      return found ? { ...found, emoji, hasTones: false } : [];
    });
    // What was typed meanwhile is looked for now.
    this.#find(this.#search.value);
    // English names show where others do not come.
    if (await list.loadNames().catch(() => false)) this.#grid.redraw();
  }

  get isOpen(): boolean {
    return !this.#cleanup.done;
  }

  close(): void {
    if (this.#cleanup.done) return;
    const { anchor, close, root } = this.#options;
    const hadFocus = this.#element.contains(root.activeElement);
    this.#cleanup.run();
    if (open === this) open = null;
    if (hadFocus) anchor.focus({ preventScroll: true });
    close();
  }

  get #search(): HTMLInputElement {
    return this.#element.querySelector('input') as HTMLInputElement;
  }

  #listen(anchor: HTMLElement): void {
    const element = this.#element;
    const cleanup = this.#cleanup;
    cleanup.add(() => this.#grid.dispose());
    // The button that opened it closes it by its own click.
    cleanup.listen(document, 'pointerdown', (event) => {
      const path = event.composedPath();
      if (!path.includes(element) && !path.includes(anchor)) this.close();
    });
    cleanup.listen(element, 'focusout', (event) => {
      const { relatedTarget } = event as FocusEvent;
      if (relatedTarget instanceof Node && relatedTarget !== anchor && !element.contains(relatedTarget))
        this.close();
    });
    cleanup.listen(element, 'keydown', (event) => this.#key(event as KeyboardEvent));
    const place = () => this.#place();
    cleanup.listen(window, 'resize', () => {
      place();
      this.#grid.fit();
    });
    if (visualViewport) cleanup.listen(visualViewport, 'resize', place);
    cleanup.listen(window, 'scroll', place);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const inSearch = event.target === this.#search;
    if (event.key === 'Escape') {
      // A search is given up first; an overlay around the chat stays open.
      if (inSearch && this.#query) this.#find('');
      else this.close();
    } else if (inSearch && event.key === 'ArrowDown') this.#grid.focus();
    else if (inSearch && event.key === 'Enter') {
      if (this.#query) this.#grid.chooseFirst();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Above its button where there is room, else below, and always inside the window. */
  #place(): void {
    const { style } = this.#element;
    const { innerWidth, innerHeight } = window;
    if (matchMedia('(width < 30em)').matches) {
      // Above the keyboard of a phone.
      const { height = innerHeight, offsetTop = 0 } = visualViewport ?? {};
      style.removeProperty('inset');
      style.setProperty('bottom', `${Math.max(0, innerHeight - height - offsetTop)}px`);
      return;
    }
    const anchor = this.#options.anchor.getBoundingClientRect();
    const { width, height } = this.#element.getBoundingClientRect();
    const isLeftward = getComputedStyle(this.#element).direction === 'rtl';
    const fits = isLeftward ? anchor.right - width >= EDGE : anchor.left + width <= innerWidth - EDGE;
    const left = fits === isLeftward ? anchor.right - width : anchor.left;
    const above = anchor.top - height - EDGE;
    const top = above >= EDGE ? above : anchor.bottom + EDGE;
    const within = (at: number, most: number) => Math.max(EDGE, Math.min(at, most - EDGE));
    style.setProperty('inset', 'auto');
    style.setProperty('left', `${within(left, innerWidth - width)}px`);
    style.setProperty('top', `${within(top, innerHeight - height)}px`);
  }

  #sections(): Section[] {
    const { t } = this.#options;
    if (!this.#list) return [];
    if (this.#query) return [{ title: t('Search results'), emoji: this.#list.search(this.#query) }];
    const groups = this.#list.groups.map((emoji, at) => ({ title: t(TITLES[at] ?? ''), emoji }));
    const recent = this.#recent.length > 0 ? [{ title: t('Recently used'), emoji: this.#recent }] : [];
    return [...recent, ...groups];
  }

  #choose(text: string): void {
    rememberChosen(text);
    if (!this.#options.stay) this.close();
    this.#options.choose(text);
  }

  #find(query: string): void {
    const input = this.#search;
    if (input.value !== query) input.value = query;
    this.#query = query.trim();
    if (!this.#list) return;
    const sections = this.#sections();
    this.#grid.show(sections);
    const count = sections[0]?.emoji.length ?? 0;
    const { t } = this.#options;
    this.#status = !this.#query ? '' : count ? t('Emoji found: {count}', { count }) : t('No emoji found');
    this.#draw();
    if (this.#query) void this.#findMore();
  }

  /** By its name it is found at once, by what else is said for it when the words are there. */
  async #findMore(): Promise<void> {
    const more = await this.#list?.loadWords().catch(() => false);
    if (more && this.#query && !this.#cleanup.done) this.#find(this.#search.value);
  }

  /** Which group is on top. */
  #mark(title: string): void {
    const at = TITLES.findIndex((each) => this.#options.t(each) === title);
    if (Math.max(0, at) === this.#current) return;
    this.#current = Math.max(0, at);
    this.#draw();
  }

  readonly #jump = (at: number): void => {
    const { t } = this.#options;
    if (this.#query) this.#find('');
    // What was used last stands above the first group.
    if (at === 0) this.#grid.toTop();
    else this.#grid.scrollTo(t(TITLES[at] ?? ''));
  };

  readonly #chooseTone = (tone: number): void => {
    this.#tone = tone;
    rememberTone(tone);
    this.#isChoosingTone = false;
    this.#draw();
    this.#grid.redraw();
    this.#element.querySelector<HTMLElement>('.tone')?.focus();
  };

  readonly #toggleTones = (): void => {
    this.#isChoosingTone = !this.#isChoosingTone;
    this.#draw();
    this.#element.querySelector<HTMLElement>('.tones [aria-pressed=true]')?.focus();
  };

  #draw(): void {
    const { t } = this.#options;
    const hand = { emoji: '✋', hasTones: true };
    const tones = t('Skin tone');
    render(
      html`<div class="head">
          <label class="search"
            >${iconSearch}<input
              type="search"
              enterkeyhint="search"
              autocomplete="off"
              spellcheck="false"
              aria-label=${t('Search emoji')}
              placeholder=${t('Search')}
              @input=${this.#typed}
          /></label>
          <button
            class="tone"
            aria-label=${tones}
            title=${tones}
            aria-expanded=${this.#isChoosingTone ? 'true' : 'false'}
            @click=${this.#toggleTones}
          >
            <span class="face">${toned(hand, this.#tone)}</span>
          </button>
        </div>
        ${
          this.#isChoosingTone
            ? html`<div class="tones" role="group" aria-label=${tones}>
                ${TONES.map(
                  (tone) =>
                    html`<button
                      aria-label=${t(TONE_NAMES[tone])}
                      title=${t(TONE_NAMES[tone])}
                      aria-pressed=${tone === this.#tone ? 'true' : 'false'}
                      @click=${() => this.#chooseTone(tone)}
                    >
                      <span class="face">${toned(hand, tone)}</span>
                    </button>`,
                )}
              </div>`
            : nothing
        }
        <div class="tabs" role="group" aria-label=${t('Groups')}>
          ${TITLES.map(
            (title, at) =>
              html`<button
                aria-label=${t(title)}
                title=${t(title)}
                aria-current=${at === this.#current && !this.#query ? 'true' : 'false'}
                @click=${() => this.#jump(at)}
              >
                ${ICONS[at]}
              </button>`,
          )}
        </div>
        ${this.#grid.element}
        ${this.#query && this.#status && this.#grid.isEmpty ? html`<p class="none" aria-hidden="true">${this.#status}</p>` : nothing}
        <span class="words" role="status">${this.#status}</span>`,
      this.#element,
    );
  }

  readonly #typed = ({ target }: Event): void => this.#find((target as HTMLInputElement).value);
}
