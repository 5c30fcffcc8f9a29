import { html, nothing, type PropertyDeclarations } from 'lit';
import type { Cleanup } from '../../base/lifetime.js';
import { PeerElement } from '../shared/element.js';
import { iconMessageCircle, iconPhone } from '../shared/icons.js';
import { iconX } from '../shared/icons-notices.js';
import { iconChevronDown } from '../shared/icons-more.js';
import { hideOverlay, isFullScreen, isShown, overlayStyles, showOverlay } from '../shared/overlay.js';
import { tokens } from '../shared/tokens.js';
import { launcherStyles } from './peer-launcher.styles.js';
import { makeMovable, recallPlace, rememberPlace, type Place } from './place.js';

const CALLS = 'peer-video-call, peer-call-button';
const ON = ['requesting-media', 'calling', 'ringing', 'connecting', 'live', 'reconnecting'];

/** More than this is many. */
const MANY = 99;

/**
 * A bubble in the corner of a page that holds a chat, a call, or anything else, and opens it above the page. While it is
 * closed it counts what has come in, and rings. The reader drags it elsewhere, or moves it by the arrow keys; it stays there.
 *
 * @summary A floating bubble around a chat, a call, or anything.
 * @tag peer-launcher
 * @slot - What it opens: a `<peer-session>` with a chat or a call, or anything else.
 * @slot icon - The icon on the bubble.
 * @slot icon-open - The icon on the bubble while it is open; default: that of `icon`, where there is one.
 * @slot icon-on - The icon on the bubble while a call rings or is on.
 * @slot icon-ringing - The icon on the bubble while a call rings; default: that of `icon-on`.
 * @slot icon-in-call - The icon on the bubble while a call is on; default: that of `icon-on`.
 * @slot icon-hide - The icon on the button that closes it.
 * @event {CustomEvent<{open: boolean}>} toggle - It was opened or closed.
 * @csspart bubble - The bubble.
 * @csspart badge - How much has come in that nobody has seen.
 * @csspart panel - What it opens.
 * @csspart title - The words at the top of it.
 * @csspart hide - The button that closes it.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The bubble.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - Its icon.
 * @cssproperty [--peer-success=#1f8a4c] - The bubble while a call rings or is on.
 * @cssproperty [--peer-danger=#d3322b] - The badge.
 * @cssproperty [--peer-on-danger=#fff] - Its number.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background of what it opens.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Words at the top of it.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Borders.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate idle - No call is on.
 * @cssstate ringing - Somebody calls.
 * @cssstate in-call - A call is on.
 */
export class PeerLauncher extends PeerElement {
  static override styles = [tokens, overlayStyles, launcherStyles];

  static override properties: PropertyDeclarations = {
    open: { type: Boolean, reflect: true, noAccessor: true },
    label: {},
  };

  /** What it is for, on the bubble for those who cannot see it and at the top of what it opens; default: "Contact". */
  declare label: string | null;

  #isOpen = false;
  #unread = 0;
  #missed = 0;
  /** What the calls inside are doing; those that do nothing are not in it. */
  readonly #calls = new Map<EventTarget, string>();
  #place: Place | null = null;
  #movable: Cleanup | null = null;

  constructor() {
    super();
    // Events of the kit do not bubble, but on their way down they come by here.
    const counts = ({ type }: Event) => {
      if (this.#isOpen) return;
      if (type === 'missed') this.#missed++;
      else this.#unread++;
      this.#count();
    };
    for (const type of ['message', 'connection', 'missed']) this.addEventListener(type, counts, true);
    this.addEventListener(
      'statechange',
      (event) => {
        const { target } = event;
        const { state } = ((event as CustomEvent).detail ?? {}) as { state?: string };
        if (!(target instanceof Element && target.matches(CALLS))) return;
        this.#note(target, state ?? '');
      },
      true,
    );
  }

  /** Whether it is open. */
  get open(): boolean {
    return this.#isOpen;
  }

  set open(open: boolean) {
    if (open === this.#isOpen) return;
    if (open) this.show();
    else this.hide();
  }

  /** How many messages, people who ask for a chat, and calls that nobody took came while it was closed. */
  get unread(): number {
    return this.#unread + this.#missed;
  }

  /** `idle ringing in-call`. */
  get state(): 'idle' | 'ringing' | 'in-call' {
    const states = [...this.#calls.values()];
    return states.includes('incoming') ? 'ringing' : states.length > 0 ? 'in-call' : 'idle';
  }

  /** Opens it. On a phone it fills the screen, and the page below cannot be used meanwhile. */
  show(): void {
    this.#whenDrawn((panel) => {
      showOverlay(panel, isFullScreen());
      this.#toggled(true);
    });
  }

  /** Closes it; what is on goes on. */
  hide(): void {
    this.#whenDrawn((panel) => {
      const hadFocus = panel.matches(':focus-within') || this.matches(':focus-within');
      hideOverlay(panel);
      if (hadFocus) this.focus();
      this.#toggled(false);
    });
  }

  override focus(options?: FocusOptions): void {
    this.#bubble?.focus(options);
  }

  get #bubble(): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>('.bubble') ?? null;
  }

  get #panel(): HTMLDialogElement | null {
    return this.shadowRoot?.querySelector('dialog') ?? null;
  }

  /** An attribute may be set before the first drawing. */
  #whenDrawn(act: (panel: HTMLDialogElement) => void): void {
    const now = this.#panel;
    if (now) act(now);
    else void this.updateComplete.then(() => this.isConnected && this.#panel && act(this.#panel));
  }

  #toggled(open: boolean): void {
    if (open === this.#isOpen) return;
    this.#isOpen = open;
    if (open) this.#unread = this.#missed = 0;
    this.toggleAttribute('open', open);
    this.#count();
    this.fire('toggle', { open });
  }

  #count(): void {
    if (this.unread > 0) this.setAttribute('unread', String(this.unread));
    else this.removeAttribute('unread');
    this.requestUpdate();
  }

  #note(call: EventTarget, state: string): void {
    if (state === 'incoming' || ON.includes(state)) this.#calls.set(call, state);
    else this.#calls.delete(call);
    this.showState(this.state);
    this.requestUpdate();
  }

  get #key(): string {
    return `peer-launcher${this.id && `:${this.id}`}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#place ??= recallPlace(this.#key);
    // What was there before this.
    for (const call of this.querySelectorAll(CALLS)) this.#note(call, call.getAttribute('state') ?? '');
    this.showState(this.state);
    // Back in the page.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#movable?.run();
    this.#movable = null;
    this.#calls.clear();
    // The browser closes what is taken out of the page, but a dialog still says that it is open.
    if (this.#panel) hideOverlay(this.#panel);
    this.#toggled(false);
  }

  #makeMovable(): void {
    const bubble = this.#bubble;
    if (!bubble || this.#movable) return;
    this.#movable = makeMovable(bubble, {
      place: () => this.#where,
      moved: (place, isDragged) => {
        this.#place = place;
        bubble.classList.toggle('dragged', isDragged);
        this.#stand();
      },
      dropped: () => rememberPlace(this.#key, this.#where),
      pressed: () => {
        if (this.#isOpen) this.hide();
        else this.show();
      },
    });
  }

  /** At the end of the last line unless the reader put it elsewhere. */
  get #where(): Place {
    return this.#place ?? { x: this.matches(':dir(rtl)') ? 0 : 1, y: 1 };
  }

  #stand(): void {
    const { x, y } = this.#where;
    for (const element of [this.#bubble, this.#panel]) {
      element?.style.setProperty('--_x', String(x));
      element?.style.setProperty('--_y', String(y));
    }
    const { classList } = this.#panel ?? {};
    classList?.toggle('left', x < 0.5);
    classList?.toggle('right', x >= 0.5);
    classList?.toggle('high', y < 0.5);
    classList?.toggle('low', y >= 0.5);
  }

  protected override updated(): void {
    if (this.isConnected) this.#makeMovable();
    this.#stand();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.hide();
  };

  /** Another way out than the button: the browser's own, as a phone's back gesture. */
  readonly #closed = (): void => {
    if (this.#panel && !isShown(this.#panel)) this.#toggled(false);
  };

  readonly #hide = (): void => this.hide();

  /** What is counted, in words; empty for nothing. */
  get #news(): string {
    const [messages, calls] = [this.#unread, this.#missed];
    return [
      messages > 0 &&
        (messages === 1
          ? this.t('1 unread message')
          : this.t('{count} unread messages', { count: messages })),
      calls > 0 && (calls === 1 ? this.t('1 missed call') : this.t('{count} missed calls', { count: calls })),
    ]
      .filter(Boolean)
      .join(', ');
  }

  protected override render() {
    const { state, unread } = this;
    const label = this.label ?? this.t('Contact');
    const news = this.#news;
    const count = unread > MANY ? `${MANY}+` : `${unread}`;
    // What can be read on it is part of its name.
    const name = [label, ...(news.includes(count) ? [] : [count]), news].join(', ');
    const isOn = state !== 'idle';
    const close = this.t('Close');
    const style = `${isOn ? 'on' : ''} ${state === 'ringing' ? 'rings' : ''}`;
    return html`<button
        part="bubble"
        class="bubble ${style}"
        aria-label=${unread ? name : label}
        aria-description=${this.t('The arrow keys move it.')}
        aria-expanded=${this.#isOpen ? 'true' : 'false'}
        aria-haspopup="dialog"
      >
        <span class="icon"
          >${
            isOn
              ? html`<slot name="icon-${state}"><slot name="icon-on">${iconPhone}</slot></slot>`
              : this.#isOpen
                ? html`<slot name="icon-open"><slot name="icon">${iconChevronDown}</slot></slot>`
                : html`<slot name="icon">${iconMessageCircle}</slot>`
          }</span
        >${unread ? html`<span part="badge" class="badge" aria-hidden="true">${count}</span>` : nothing}
      </button>
      <p class="words" role="status">${news}</p>
      <p class="words" role="alert">
        ${state === 'ringing' && !this.#isOpen ? this.t('Somebody is calling you.') : ''}
      </p>
      <dialog
        part="panel"
        popover="manual"
        tabindex="-1"
        aria-label=${label}
        @keydown=${this.#onKey}
        @close=${this.#closed}
      >
        <div class="bar">
          <p part="title" class="title">${label}</p>
          <button part="hide" aria-label=${close} title=${close} @click=${this.#hide}>
            <slot name="icon-hide">${iconX}</slot>
          </button>
        </div>
        <div class="content"><slot></slot></div>
      </dialog>`;
  }
}
