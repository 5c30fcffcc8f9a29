import { html, nothing, type LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { Cleanup } from '../../base/lifetime.js';
import { IDLE_CALL, type CallOptions, type CallState } from '../../channels/call-types.js';
import { checkWord } from '../shared/attribute-error.js';
import type { CallHandle } from '../../context/handles.js';
import { avatar } from '../shared/avatar.js';
import { clockTime } from '../shared/clock.js';
import { numberOrText, PeerElement } from '../shared/element.js';
import { iconPhone, iconVideo } from '../shared/icons.js';
import { iconX } from '../shared/icons-notices.js';
import { iconChevronDown } from '../shared/icons-more.js';
import { hideOverlay, isShown, overlayStyles, showOverlay, showQuietly } from '../shared/overlay.js';
import { tokens } from '../shared/tokens.js';
import { CALL_PARTS } from './call-parts.js';
import { callButtonStyles } from './peer-call-button.styles.js';

/** What of a `<peer-video-call>` is used here. */
type Call = LitElement & {
  readonly handle: CallHandle;
  readonly state: CallState;
  readonly remoteId: string | null;
  call(to: string | null, options: CallOptions): Promise<void>;
  hangUp(): Promise<void>;
};

/** What the button says while a call is on; in all other states it says what the page put into it. */
const WORDS: Partial<Record<CallState, string>> = {
  'requesting-media': 'Calling…',
  calling: 'Calling…',
  ringing: 'Calling…',
  incoming: 'Incoming call',
  connecting: 'Connecting…',
  live: 'In call',
  reconnecting: 'Reconnecting…',
};

/** What changes in a call by its own buttons, and then here as well. */
const CHANGING = ['micOff', 'cameraOff', 'camera', 'microphone', 'speaker', 'captions'] as const;

/**
 * A button in a page that calls somebody. The call opens above the page, can be put away while it goes on, and rings
 * there as well when the one it is for calls back. The button's `state` is the call's, for CSS.
 *
 * @summary Click to call: a button, and the call in a dialog or a panel.
 * @tag peer-call-button
 * @slot - The words on the button; default: "Call".
 * @slot icon - The icon while there is no call.
 * @slot icon-on - The icon while there is one.
 * @slot icon-requesting-media - The icon while the browser opens camera and microphone; default: that of `icon-on`.
 * @slot icon-calling - The icon while the call is on its way; default: that of `icon-on`.
 * @slot icon-ringing - The icon while it rings at the other side; default: that of `icon-on`.
 * @slot icon-incoming - The icon while somebody calls; default: that of `icon-on`.
 * @slot icon-connecting - The icon while the call is being connected; default: that of `icon-on`.
 * @slot icon-live - The icon while pictures and sound flow; default: that of `icon-on`.
 * @slot icon-reconnecting - The icon while the connection is interrupted; default: that of `icon-on`.
 * @slot icon-ended - The icon after a call; default: that of `icon`.
 * @slot icon-hide - The icon of the button that puts it away.
 * @slot avatar - A picture of the other side, such as an `<img>`; default: initials.
 * @event {CustomEvent} call - Somebody rings: `{from, displayName, metadata}`. `preventDefault()` declines without ringing.
 * @event {CustomEvent<{remoteId: string}>} open - Pictures and sound can flow.
 * @event {CustomEvent<{stream: MediaStream, kind: string}>} stream - The other side's stream is there; kind is `camera` or `screen`.
 * @event {CustomEvent<{reason: string, duration: number}>} close - The call ended, with the same reason on both sides; duration in seconds.
 * @event {CustomEvent<{blob: Blob, duration: number}>} recording - A recording on this machine has ended: its file, and its length in seconds.
 * @event {CustomEvent<{from: string, displayName: string | null, at: number}>} missed - A call rang here that nobody took.
 * @event {CustomEvent<{text: string, isFinal: boolean}>} caption - The other side said this.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed; the call may go on.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @event {CustomEvent<{open: boolean}>} toggle - The call was shown, or put away.
 * @csspart button - The button.
 * @csspart dialog - What holds the call, above the page.
 * @csspart title - The words at its top.
 * @csspart hide - The button that puts it away.
 * @csspart call - The call itself; its parts have the names that they have there, all but `error`, which is `call-error`.
 * @csspart error - What is wrong with an attribute.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The button.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - Its words.
 * @cssproperty [--peer-success=#1f8a4c] - The button while a call is on.
 * @cssproperty [--peer-stage=#14171b] - Behind the call, dark in both themes.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssstate idle - No call yet, or one could not be made.
 * @cssstate requesting-media - The browser opens camera and microphone.
 * @cssstate calling - The call is on its way.
 * @cssstate ringing - It rings at the other side.
 * @cssstate incoming - Somebody calls.
 * @cssstate connecting - The call was taken and is being connected.
 * @cssstate live - Pictures and sound flow.
 * @cssstate reconnecting - The connection is interrupted and may come back.
 * @cssstate ended - The call is over.
 */
export class PeerCallButton extends PeerElement {
  static override styles = [tokens, overlayStyles, callButtonStyles];

  static override properties: PropertyDeclarations = {
    to: {},
    session: {},
    opens: {},
    open: { type: Boolean, reflect: true, noAccessor: true },
    autoAnswer: { type: Boolean, attribute: 'auto-answer' },
    audioOnly: { type: Boolean, attribute: 'audio-only' },
    micOff: { type: Boolean, attribute: 'mic-off', reflect: true },
    cameraOff: { type: Boolean, attribute: 'camera-off', reflect: true },
    camera: {},
    microphone: {},
    speaker: {},
    facingMode: { attribute: 'facing-mode' },
    resolution: {},
    frameRate: { attribute: 'frame-rate', converter: numberOrText },
    maxBitrate: { attribute: 'max-bitrate', converter: numberOrText },
    videoCodecs: { attribute: 'video-codecs' },
    ringTimeout: { attribute: 'ring-timeout', converter: numberOrText },
    ringTone: { attribute: 'ring-tone' },
    ringBackTone: { attribute: 'ring-back-tone' },
    notifications: { type: Boolean },
    titleBadge: { type: Boolean, attribute: 'title-badge' },
    layout: {},
    captions: { type: Boolean, reflect: true },
    captionsLanguage: { attribute: 'captions-language' },
    captionsService: { attribute: 'captions-service' },
    hotkeys: {},
    withoutControls: { type: Boolean, attribute: 'without-controls' },
    withoutSelfView: { type: Boolean, attribute: 'without-self-view' },
  };

  /** Id of the one to call. */
  declare to: string | null;
  /** The id of a `<peer-session>` elsewhere on the page; not needed inside one. */
  declare session: string | null;
  /** `dialog` (default): in the middle, over the page; `panel`: in a corner, beside it. On a phone either fills the screen. */
  declare opens: 'dialog' | 'panel' | null;
  // What follows is as of <peer-video-call>, which is given it as it is.

  /** Answers by itself the one in `to`. */
  declare autoAnswer: boolean;
  /** Calls of sound alone: the camera stays closed. */
  declare audioOnly: boolean;
  /** Whether one's own microphone is off, or how a call will start. */
  declare micOff: boolean;
  /** Whether one's own camera is off, or how a call will start. */
  declare cameraOff: boolean;
  /** Id of the camera; default: the browser's choice. */
  declare camera: string | null;
  /** Id of the microphone; default: the browser's choice. */
  declare microphone: string | null;
  /** Id of the loudspeaker, where the browser can choose one; default: the browser's choice. */
  declare speaker: string | null;
  /** Which camera of a phone: `user`, `environment`, `left` or `right`; default: the browser's choice. */
  declare facingMode: string | null;
  /** What is asked of the camera: `360p`, `720p` or `1080p`; default: the browser's choice. */
  declare resolution: string | null;
  /** Pictures a second that are asked of the camera, up to 240; default: the browser's choice. */
  declare frameRate: number | string | null;
  /** Most kbit/s that one's own picture takes; default: no limit. */
  declare maxBitrate: number | string | null;
  /** Codecs for one's own picture, the best first, such as `AV1 VP9`; default: the browser's choice. */
  declare videoCodecs: string | null;
  /** Seconds that it rings, up to 3600; default 30. */
  declare ringTimeout: number | string | null;
  /** What sounds when somebody calls: the URL of a sound, or `none`; default: a tone of the kit's own. */
  declare ringTone: string | null;
  /** What sounds while it rings at the other side: the URL of a sound, or `none`; default: a tone of the kit's own. */
  declare ringBackTone: string | null;
  /** A call that comes while the page is hidden shows as a notification. */
  declare notifications: boolean;
  /** The title of the page says who calls, and how many calls were missed. */
  declare titleBadge: boolean;
  /** `pip` (default), `split` or `spotlight`. */
  declare layout: 'pip' | 'split' | 'spotlight' | null;
  /** Shows what the other side says as text, where the browser can write it down. */
  declare captions: boolean;
  /** What the other side speaks, such as `en-US`; default: the language of the page. */
  declare captionsLanguage: string | null;
  /** `device` (default) or `browser`, which may send the other side's voice to the service of the browser's maker. */
  declare captionsService: 'device' | 'browser' | null;
  /** Keys that work while the focus is within the call; a word such as `nom` leaves one out. */
  declare hotkeys: string | null;
  /** Leaves out the buttons over the pictures. */
  declare withoutControls: boolean;
  /** Leaves out one's own picture. */
  declare withoutSelfView: boolean;

  #isOpen = false;
  #error: PeerElementsError | null = null;
  #clock: Cleanup | null = null;

  /** Whether the call is shown. */
  get open(): boolean {
    return this.#isOpen;
  }

  set open(open: boolean) {
    if (open === this.#isOpen) return;
    if (open) this.show();
    else this.hide();
  }

  /** As of `<peer-video-call>`. */
  get state(): CallState {
    return this.#call?.state ?? 'idle';
  }

  /** Who is at the other end, or was last; null for nobody. */
  get remoteId(): string | null {
    return this.#call?.remoteId ?? null;
  }

  /** Shows the call and dials, as a click does; settles when the call is on its way. */
  async call(options: CallOptions = {}): Promise<void> {
    await this.updateComplete;
    this.show();
    await this.#call?.call(this.to, options);
  }

  /** Ends what is on. */
  async hangUp(): Promise<void> {
    await this.#call?.hangUp();
  }

  /** Shows the call. */
  show(): void {
    this.#whenDrawn((dialog) => {
      showOverlay(dialog, this.opens !== 'panel');
      this.#toggled(true);
    });
  }

  /** Puts the call away; it goes on. */
  hide(): void {
    this.#whenDrawn((dialog) => {
      const hadFocus = dialog.matches(':focus-within');
      hideOverlay(dialog);
      // A panel that nobody was in takes the focus from nowhere.
      if (hadFocus) this.focus();
      this.#toggled(false);
    });
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.call')?.focus(options);
  }

  /** An attribute may be set before the first drawing. */
  #whenDrawn(act: (dialog: HTMLDialogElement) => void): void {
    const now = this.#dialog;
    if (now) act(now);
    else void this.updateComplete.then(() => this.#dialog && act(this.#dialog));
  }

  get #dialog(): HTMLDialogElement | null {
    return this.shadowRoot?.querySelector('dialog') ?? null;
  }

  get #call(): Call | null {
    return this.shadowRoot?.querySelector('peer-video-call') ?? null;
  }

  #toggled(open: boolean): void {
    if (open === this.#isOpen) return;
    this.#isOpen = open;
    this.toggleAttribute('open', open);
    this.fire('toggle', { open });
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.showState(this.state);
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clock?.run();
    // The browser closes what is taken out of the page, but a dialog still says that it is open.
    if (this.#dialog) hideOverlay(this.#dialog);
    this.#toggled(false);
  }

  readonly #click = (): void => {
    if (this.state === 'idle' || this.state === 'ended') void this.call().catch(() => undefined);
    else this.show();
  };

  readonly #forward = (event: Event): void => {
    const { type, detail } = event as CustomEvent<unknown>;
    if (!this.fire(type, detail, event.cancelable)) event.preventDefault();
  };

  readonly #onState = (event: Event): void => {
    const { state } = (event as CustomEvent<{ state: CallState }>).detail;
    this.showState(state);
    if (state === 'incoming' && this.#dialog) {
      showQuietly(this.#dialog);
      this.#toggled(true);
    }
    this.#tick();
    this.#forward(event);
    this.requestUpdate();
  };

  /** The button counts the seconds of a call that is put away. */
  #tick(): void {
    this.#clock?.run();
    if (this.state !== 'live') return;
    this.#clock = new Cleanup();
    this.#clock.every(1000, () => !this.#isOpen && this.requestUpdate());
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  };

  /** Another way out than the button: the browser's own, as a phone's back gesture. */
  readonly #closed = (): void => {
    if (this.#dialog && !isShown(this.#dialog)) this.#toggled(false);
  };

  protected override willUpdate(): void {
    const before = this.#error?.message;
    this.#error = checkWord('opens', this.opens, ['dialog', 'panel'], {
      hint: 'It must be dialog or panel.',
    });
    if (this.#error && this.#error.message !== before) this.fire('error', { error: this.#error });
  }

  protected override firstUpdated(): void {
    const call = this.#call;
    if (!call) return;
    const { store } = call.handle;
    let before = store.value;
    store.subscribe(() => {
      const now = store.value;
      for (const name of CHANGING)
        if (Reflect.get(now, name) !== Reflect.get(before, name))
          Reflect.set(this, name, Reflect.get(call, name));
      before = now;
    });
  }

  /** The call is given all that it has an attribute for as well. */
  protected override updated(changed: PropertyValues): void {
    const call = this.#call;
    const known = (call?.constructor as typeof LitElement | undefined)?.elementProperties;
    for (const name of changed.keys())
      if (call && known?.has(name)) Reflect.set(call, name, Reflect.get(this, name));
  }

  protected override render() {
    const { state } = this;
    const words = WORDS[state];
    const isOn = words !== undefined;
    const { liveSince, remoteName } = this.#call?.handle.store.value ?? IDLE_CALL;
    const time = state === 'live' && liveSince ? ` · ${clockTime((Date.now() - liveSince) / 1000)}` : '';
    const name = remoteName ?? this.remoteId ?? this.to ?? '';
    const hide = this.t(isOn ? 'Minimize' : 'Close');
    const title = this.t('Call with {name}', { name });
    const style = `call ${isOn ? 'on' : ''} ${state === 'incoming' ? 'rings' : ''}`;
    return html`<button part="button" class=${style} aria-haspopup="dialog" @click=${this.#click}>
        ${
          isOn
            ? html`<slot name="icon-${state}"><slot name="icon-on">${iconPhone}</slot></slot
                ><span>${this.t(words)}${time}</span>`
            : html`<slot name="icon-${state}"
                  ><slot name="icon">${this.audioOnly ? iconPhone : iconVideo}</slot></slot
                ><span><slot>${this.t('Call')}</slot></span>`
        }
      </button>
      ${this.#error ? html`<p part="error" class="error" role="alert">${this.sentence(this.#error)} ${this.hint(this.#error)}</p>` : nothing}
      <dialog
        part="dialog"
        popover="manual"
        tabindex="-1"
        aria-label=${title}
        @keydown=${this.#onKey}
        @close=${this.#closed}
      >
        <div class="bar">
          <p part="title" class="title">${title}</p>
          <button part="hide" aria-label=${hide} title=${hide} @click=${this.#hide}>
            <slot name="icon-hide">${isOn ? iconChevronDown : iconX}</slot>
          </button>
        </div>
        <peer-video-call
          part="call"
          exportparts=${CALL_PARTS}
          @statechange=${this.#onState}
          @call=${this.#forward}
          @open=${this.#forward}
          @stream=${this.#forward}
          @close=${this.#forward}
          @recording=${this.#forward}
          @missed=${this.#forward}
          @caption=${this.#forward}
          @error=${this.#forward}
          ><slot name="avatar" slot="avatar"
            >${avatar(this.remoteId ?? this.to ?? '', name)}</slot
          ></peer-video-call
        >
      </dialog>`;
  }

  readonly #hide = (): void => this.hide();
}
