import { html, nothing, render, type TemplateResult } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import {
  iconCopy,
  iconEllipsis,
  iconPencil,
  iconPlus,
  iconReply,
  iconTrash2,
} from '../shared/icons-messages.js';
import { menuStyles } from './message-menu.styles.js';
import type { Around, View } from './view.js';

/** What one may do with a message; loaded when somebody first points at one, or moves the focus among them. */

export const styles = menuStyles;

const EMOJIS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const HOLD_MS = 500;
/** How many rows a key goes. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * One button, which stands in the row that is pointed at or has the focus, and one menu, which it opens. Up and down go
 * from message to message.
 */
export class MessageMenu {
  readonly #around: Around;
  readonly #button = Object.assign(document.createElement('button'), {
    className: 'menu-button',
    part: 'menu-button',
    ariaHasPopup: 'menu',
    ariaExpanded: 'false',
  });
  readonly #menu = Object.assign(document.createElement('div'), {
    className: 'menu',
    part: 'menu',
    popover: 'auto',
    role: 'menu',
  });
  #message: ChatMessage | null = null;
  #holding: ReturnType<typeof setTimeout> | undefined;
  #isMouse = false;

  constructor(around: Around) {
    const { scroller } = around;
    this.#around = around;
    // What it offers is there when it is chosen: a text may be copied only in the turn of a click.
    around.view.act?.(() => undefined);
    render(iconEllipsis, this.#button);
    this.#button.onclick = () => this.#open(this.#button.closest('.row'), this.#button);
    scroller.after(this.#menu);
    for (const type of ['pointerover', 'focusin', 'contextmenu', 'keydown', 'pointerdown'])
      scroller.addEventListener(type, (event) => this.handle(event));
    for (const type of ['pointerup', 'pointermove', 'pointercancel', 'scroll'])
      scroller.addEventListener(type, () => clearTimeout(this.#holding));
    scroller.addEventListener('scroll', () => this.#menu.matches(':popover-open') && this.#close());
    this.#menu.addEventListener('toggle', (event) => this.#toggled(event));
    this.#menu.addEventListener('keydown', this.#step);
    const row = scroller.querySelector('.row:hover');
    if (row) this.#stand(row);
  }

  handle(event: Event): void {
    const target = event.target as Element;
    const row = target.closest('.row');
    if (event instanceof KeyboardEvent) this.#key(event, target, row);
    else if (event.type === 'contextmenu') this.#ask(event as PointerEvent, row);
    else if (row) {
      this.#stand(row);
      if (event.type === 'pointerdown') this.#press(event as PointerEvent, row);
    }
  }

  /** Puts the button into a row. */
  #stand(row: Element): void {
    const { messageOf, view } = this.#bound;
    const message = messageOf(row);
    this.#button.ariaLabel = view.t('Message actions');
    if (!view.act || !message || message.removed) this.#button.remove();
    else if (this.#button.parentElement?.parentElement !== row && !this.#menu.matches(':popover-open'))
      row.querySelector('.message')?.append(this.#button);
  }

  get #bound() {
    const around = this.#around;
    return { view: around.view, messageOf: around.messageOf.bind(around) };
  }

  /** A finger that stays on a message for a moment. */
  #press({ pointerType }: PointerEvent, row: Element): void {
    this.#isMouse = pointerType === 'mouse';
    clearTimeout(this.#holding);
    if (pointerType === 'touch') this.#holding = setTimeout(() => this.#open(row, row), HOLD_MS);
  }

  /** By the key, or a finger: a mouse gets the browser's own menu, which has links and spelling. */
  #ask(event: PointerEvent, row: Element | null): void {
    if (!row || (this.#isMouse && event.button === 2) || event.target instanceof HTMLAnchorElement) return;
    event.preventDefault();
    this.#open(row, row);
  }

  #key(event: KeyboardEvent, target: Element, row: Element | null): void {
    this.#isMouse = false;
    const isOwn = target === this.#around.scroller || target === row;
    if (!isOwn || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = STEPS[event.key];
    const id = row && this.#around.messageOf(row)?.id;
    if (by !== undefined && !event.shiftKey) this.#around.step(id ?? null, by);
    else if (row && (event.key === 'Enter' || event.key === 'ContextMenu' || isShiftF10(event)))
      this.#open(row, row);
    else if (row && event.key === 'Escape') this.#around.scroller.focus();
    else return;
    event.preventDefault();
  }

  #open(row: Element | null, from: Element): void {
    clearTimeout(this.#holding);
    const message = row && this.#around.messageOf(row);
    const { act } = this.#around.view;
    if (!message || message.removed || !act || this.#menu.matches(':popover-open')) return;
    this.#message = message;
    this.#draw(message, act);
    this.#menu.showPopover();
    this.#place(from === row ? (row.querySelector('.bubble') ?? row) : from);
    this.#menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }

  /** Beside what it belongs to, and always whole. */
  #place(from: Element): void {
    const { style } = this.#menu;
    const at = from.getBoundingClientRect();
    const { width, height } = this.#menu.getBoundingClientRect();
    const own = this.#message?.own;
    const isLeft = (getComputedStyle(from).direction === 'rtl') === !!own;
    const x = isLeft ? at.left : at.right - width;
    const y = at.bottom + height + 8 < innerHeight ? at.bottom + 4 : at.top - height - 4;
    style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  }

  #draw(message: ChatMessage, act: NonNullable<View['act']>): void {
    const { t } = this.#around.view;
    const { own, text, reactions } = message;
    const mine = reactions?.find((reaction) => reaction.own)?.emoji;
    this.#menu.ariaLabel = t('Message actions');
    const emoji = (each: string) =>
      html`<button
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${each === mine ? 'true' : 'false'}
        @click=${() => this.#act(() => act((actions) => actions.react(message, each)))}
      >
        <span>${each}</span>
      </button>`;
    const choice = (icon: TemplateResult, words: string, act: () => void, className = '') =>
      html`<button role="menuitem" tabindex="-1" class=${className} @click=${() => this.#act(act)}>
        ${icon}${words}
      </button>`;
    render(
      html`<div class="emojis" role="group" aria-label=${t('React')}>
          ${EMOJIS.map(emoji)}
          <button
            role="menuitem"
            tabindex="-1"
            aria-label=${t('More reactions')}
            @click=${() => this.#act(() => act((actions) => actions.pickEmoji(message, this.#anchor(message))))}
          >
            ${iconPlus}
          </button>
        </div>
        <div class="choices" role="group" aria-label=${t('Message actions')}>
          ${choice(iconReply, t('Reply'), () => act((actions) => actions.reply(message)))}
          ${text ? choice(iconCopy, t('Copy'), () => act((actions) => actions.copy(message))) : nothing}
          ${own && text ? choice(iconPencil, t('Edit'), () => act((actions) => actions.edit(message))) : nothing}
          ${own ? choice(iconTrash2, t('Delete'), () => act((actions) => actions.remove(message)), 'danger') : nothing}
        </div>`,
      this.#menu,
    );
  }

  #anchor({ id }: ChatMessage): HTMLElement {
    const row = this.#around.rowOf(id);
    return row?.querySelector<HTMLElement>('.bubble') ?? row ?? this.#around.scroller;
  }

  /** The menu goes first, so that what is asked for may take the focus. */
  #act(act: () => void): void {
    this.#close();
    act();
  }

  #close(): void {
    const { activeElement } = this.#menu.getRootNode() as ShadowRoot;
    const hadFocus = this.#menu.contains(activeElement);
    this.#menu.hidePopover();
    if (hadFocus) this.#return();
  }

  #return(): void {
    if (this.#message) this.#around.step(this.#message.id, 0);
  }

  #toggled(event: Event): void {
    const isOpen = (event as ToggleEvent).newState === 'open';
    this.#button.ariaExpanded = String(isOpen);
  }

  readonly #step = (event: KeyboardEvent): void => {
    const items = [...this.#menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
    const { activeElement } = this.#menu.getRootNode() as ShadowRoot;
    const here = items.indexOf(activeElement as HTMLElement);
    const isRtl = getComputedStyle(this.#menu).direction === 'rtl';
    const emojis = EMOJIS.length + 1;
    const last = items.length - 1;
    const inRow = here < emojis;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: inRow ? (here + (isRtl ? -1 : 1) + emojis) % emojis : here,
      ArrowLeft: inRow ? (here + (isRtl ? 1 : -1) + emojis) % emojis : here,
      ArrowDown: inRow ? emojis : here === last ? 0 : here + 1,
      ArrowUp: inRow ? last : here === emojis ? 0 : here - 1,
      Home: 0,
      End: last,
    };
    const index = to[event.key];
    if (event.key === 'Tab' || event.key === 'Escape') this.#close();
    else if (index !== undefined) items[index]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

const isShiftF10 = (event: KeyboardEvent) => event.shiftKey && event.key === 'F10';
