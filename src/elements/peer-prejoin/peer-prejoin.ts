import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { demand } from '../../base/define.js';
import { toError, type PeerElementsError } from '../../base/errors.js';
import type { DeviceKind } from '../../channels/call-types.js';
import { Preview, type PreviewSnapshot, type PreviewStep } from '../../channels/preview.js';
import { testSpeaker } from '../../channels/speaker-test.js';
import { announceProvider, provide, StoreController } from '../../context/controllers.js';
import type { CallHandle } from '../../context/handles.js';
import { callContext } from '../../context/keys.js';
import { checkWord } from '../shared/attribute-error.js';
import { PeerElement } from '../shared/element.js';
import { tokens } from '../shared/tokens.js';
import { prejoinStyles } from './peer-prejoin.styles.js';
import { asking, done, failed, headline, opening, preview, type PrejoinView } from './screens.js';

/** What a call takes over; one of another version may know less. */
type Call = HTMLElement &
  Partial<Record<DeviceKind, string | null>> & { micOff?: boolean; cameraOff?: boolean };

/**
 * A look in the mirror before a call: one's own picture, a choice of camera, microphone and loudspeaker, and how loud
 * one is. It says why before the browser asks, and goes on without what cannot be opened. Buttons and menus of a call
 * that stand inside it are about the preview; those of which it has nothing, such as hanging up, are disabled.
 *
 * @summary Camera and microphone, looked at before a call.
 * @tag peer-prejoin
 * @slot reason - In place of the sentence that says why the browser will ask.
 * @slot headline - In place of the sentence beside the preview.
 * @slot join - In place of the words on the button that ends it.
 * @slot done - In place of what shows after that.
 * @event {CustomEvent<{stream: MediaStream, camera: string | null, microphone: string | null, speaker: string | null}>} ready - "Join" was pressed: the stream is the page's from now on; null is the browser's choice of a device. With `for`, a stream that no listener has read from this event is closed.
 * @event {CustomEvent<{error: PeerElementsError}>} error - A device cannot be used, or an attribute.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart headline - The sentence that says what is going on.
 * @csspart hint - What is said below that.
 * @csspart error - What went wrong.
 * @csspart steps - How a refusal is undone in the browser at hand.
 * @csspart allow-button - The button that lets the browser ask.
 * @csspart retry-button - The button that tries again.
 * @csspart without-button - The button that goes on without camera and microphone.
 * @csspart video - The tile with one's own picture; its parts are `preview-video`, `preview-avatar`, `preview-name`, `preview-badge`, `preview-quality`, `preview-play` and `preview-error`.
 * @csspart controls - The buttons on the picture.
 * @csspart mute - The microphone's button, inside its element.
 * @csspart camera - The camera's button, inside its element.
 * @csspart camera-select - The menu of cameras.
 * @csspart microphone-select - The menu of microphones.
 * @csspart speaker-select - The menu of loudspeakers.
 * @csspart level - How loud the microphone is; its parts are `level-meter`, `level-bar` and `level-error`.
 * @csspart device-select - Each of the menus, inside its element; beside it `device-label`, `device-hint` and `device-error`.
 * @csspart tooltip - What a button does, shown on hover and on focus.
 * @csspart test-button - The button that plays a sound.
 * @csspart join-button - The main button.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The main button.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on it.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Background of notices.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Hints.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Borders.
 * @cssproperty [--peer-stage=#14171b] - Behind the picture, dark in both themes.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate asking - It says why, before the browser asks.
 * @cssstate denied - The browser does not allow it; it says how to undo that.
 * @cssstate opening - The browser asks, or the devices open.
 * @cssstate preview - One sees how one will be seen.
 * @cssstate failed - Nothing could be opened.
 * @cssstate done - `ready` was fired.
 */
export class PeerPrejoin extends PeerElement {
  static override styles = [tokens, prejoinStyles];

  static override properties: PropertyDeclarations = {
    for: {},
    audioOnly: { type: Boolean, attribute: 'audio-only' },
    micOff: { type: Boolean, attribute: 'mic-off', noAccessor: true },
    cameraOff: { type: Boolean, attribute: 'camera-off', noAccessor: true },
  };

  /** The id of a `<peer-video-call>` that takes over what was chosen, and opens it again when it calls. */
  declare for: string | null;
  /** Is about the microphone alone: the camera stays closed. */
  declare audioOnly: boolean;

  /** For the kit's own elements, which find it by context. */
  readonly handle = new Preview(() => (this.audioOnly ? ['audio'] : ['audio', 'video']));
  readonly #snapshot = new StoreController(this, this.handle.store);
  #previous: PreviewSnapshot = this.handle.store.value;
  #forError: PeerElementsError | null = null;
  #isTesting = false;
  #focused: Element | null = null;

  constructor() {
    super();
    // As much of a call's handle as its buttons and menus use before the call is on.
    provide(this, callContext, this.handle as unknown as CallHandle);
    this.handle.store.subscribe(() => this.#changed());
  }

  /** `asking denied opening preview failed done`; null before it is known whether the browser will ask. */
  get state(): PreviewStep | null {
    return this.handle.store.value.step;
  }

  /** What will be seen and heard, or null. After `ready` it is the page's. */
  get stream(): MediaStream | null {
    return this.handle.store.value.localStream;
  }

  /** Whether the microphone is off, or how the preview will start. */
  get micOff(): boolean {
    return this.handle.store.value.micOff;
  }

  set micOff(off: boolean) {
    if (Boolean(off) !== this.micOff) void this.handle.toggleMic(!off);
  }

  /** Whether the camera is off, or how the preview will start. */
  get cameraOff(): boolean {
    return this.handle.store.value.cameraOff;
  }

  set cameraOff(off: boolean) {
    if (Boolean(off) !== this.cameraOff) void this.handle.toggleCamera(!off);
  }

  /** Begins again after `ready`; nothing happens before. */
  start(): void {
    this.handle.start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    demand('peer-device-select', 'peer-level');
    announceProvider();
    // What was handed over stays so, wherever in the page this moves.
    if (this.state !== 'done') this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element in the page is a removal and an insertion in one task: nothing closes.
    setTimeout(() => {
      if (!this.isConnected) this.handle.stop();
    });
  }

  #changed(): void {
    const before = this.#previous;
    const now = (this.#previous = this.handle.store.value);
    if (now.micOff !== before.micOff) this.toggleAttribute('mic-off', now.micOff);
    if (now.cameraOff !== before.cameraOff) this.toggleAttribute('camera-off', now.cameraOff);
    if (now.step !== before.step && now.step) {
      this.showState(now.step);
      this.fire('statechange', { state: now.step, previous: before.step ?? '' });
    }
    const { error } = now;
    if (error && error !== before.error) this.fire('error', { error });
  }

  readonly #join = (): void => {
    const { camera = null, microphone = null, speaker = null, micOff, cameraOff } = this.handle.store.value;
    const call = this.#call;
    this.#checkFor();
    const chosen = { camera, microphone, speaker };
    if (call) Object.assign(call, chosen, { micOff }, this.audioOnly ? {} : { cameraOff });
    const stream = this.handle.finish();
    let isTaken = false;
    const detail = {
      get stream() {
        isTaken = true;
        return stream;
      },
      ...chosen,
    };
    this.fire('ready', detail);
    // The call opens its own; what nobody has would stay on until the page is gone.
    if (call && !isTaken) for (const track of stream.getTracks()) track.stop();
  };

  get #call(): Call | null {
    const { for: id } = this;
    if (id === null) return null;
    const root = this.getRootNode() as Document | ShadowRoot;
    const element = root.getElementById(id) ?? document.getElementById(id);
    return element?.localName === 'peer-video-call' ? element : null;
  }

  #checkFor(): void {
    const before = this.#forError?.message;
    const error = checkWord('for', this.for, this.#call ? [this.for ?? ''] : [], {
      hint: 'It must be the id of a <peer-video-call> on this page.',
    });
    this.#forError = error;
    if (error && error.message !== before) setTimeout(() => this.fire('error', { error }));
  }

  readonly #test = async (): Promise<void> => {
    if (this.#isTesting) return;
    this.#setTesting(true);
    try {
      await testSpeaker(this.handle.store.value.speaker ?? null);
    } catch (cause) {
      this.handle.complain(toError(cause, 'media-not-found', 'This failed: {cause}.'));
    }
    this.#setTesting(false);
  };

  #setTesting(isTesting: boolean): void {
    this.#isTesting = isTesting;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('audioOnly')) this.handle.again();
    // The call may stand further down in a page that is still being read.
    if (this.state) this.#checkFor();
    this.#focused = this.shadowRoot?.activeElement ?? this.#focused;
  }

  /** Who had the focus on a button that is gone goes on at the main one of what is shown now. */
  protected override updated(): void {
    const focused = this.#focused;
    this.#focused = null;
    if (focused && !focused.isConnected) this.renderRoot.querySelector<HTMLElement>('.main')?.focus();
  }

  get #view(): PrejoinView {
    const snapshot = this.#snapshot.value ?? this.handle.store.value;
    return {
      preview: snapshot,
      audioOnly: this.audioOnly,
      isTesting: this.#isTesting,
      error: snapshot.error ?? this.#forError,
      t: (template, params) => this.t(template, params),
      sentence: (error) => this.sentence(error),
      hint: (error) => this.hint(error),
      allow: () => void this.handle.open(),
      goWithout: () => this.handle.goWithout(),
      join: this.#join,
      testSpeaker: () => void this.#test(),
      dismiss: snapshot.error ? () => this.handle.dismiss() : null,
    };
  }

  #screen(view: PrejoinView) {
    const { step } = view.preview;
    if (step === 'asking') return asking(view);
    if (step === 'opening') return opening(view);
    if (step === 'preview') return preview(view);
    if (step === 'done') return done(view);
    return step ? failed(view) : nothing;
  }

  protected override render() {
    const view = this.#view;
    const { error } = view;
    return html`<div
      class="base"
      role="group"
      aria-label=${this.audioOnly ? this.t('Your microphone') : this.t('Your camera and microphone')}
    >
      ${this.#screen(view)}
      <p class="words" role="status">${headline(view)}</p>
      <p class="words" role="alert">${error ? `${this.sentence(error)} ${this.hint(error)}` : ''}</p>
    </div>`;
  }
}
