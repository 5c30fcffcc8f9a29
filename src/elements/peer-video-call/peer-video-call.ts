import type { MediaConnection } from 'peerjs';
import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type ReactiveElement,
  type TemplateResult,
} from 'lit';
import { toError, type PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import { format } from '../../base/text.js';
import type {
  CallConfig,
  CallEvents,
  CallOptions,
  CallSnapshot,
  CallState,
  IncomingCall,
} from '../../channels/call-types.js';
import { announceProvider, provide, StoreController } from '../../context/controllers.js';
import { CallHandle } from '../../context/handles.js';
import { callContext } from '../../context/keys.js';
import type { SessionSnapshot, SessionState } from '../../session/transitions.js';
import { checkWord } from '../shared/attribute-error.js';
import { avatar } from '../shared/avatar.js';
import { ChannelElement } from '../shared/channel-element.js';
import { numberOrText } from '../shared/element.js';
import { iconCircleAlert, iconPhone, iconVideo, iconVideoOff, iconX } from '../shared/icons.js';
import { tokens } from '../shared/tokens.js';
import { callStyles } from './peer-video-call.styles.js';
import { RestController } from './rest.js';
import { clockTime, headline, reasonToAllow, type Devices } from './wording.js';

/** Errors of camera and microphone: there is a way on without them. */
const MEDIA_CODES = ['media-denied', 'media-not-found', 'media-in-use', 'insecure-context'];

/** How much later than its call begins a screen may be drawn. */
const HEAD_START_MS = 60;

/**
 * A call with one remote peer: its button, its ring, both pictures and all that can go wrong on the way. With `to` it
 * dials that peer; without, it takes whoever calls next. Without a height it is 16 to 10, and 22em at least.
 *
 * @summary A video call with one remote peer.
 * @tag peer-video-call
 * @slot idle - In place of what is shown while there is no call, the call buttons included.
 * @slot avatar - A picture of the other side, such as an `<img>`; default: initials.
 * @slot controls - In place of the buttons over the pictures; `<peer-mute-button>` and its like find this call by themselves.
 * @event {CustomEvent} call - Somebody rings: `{from, displayName, metadata}`. `preventDefault()` declines without ringing.
 * @event {CustomEvent<{remoteId: string}>} open - Pictures and sound can flow.
 * @event {CustomEvent<{stream: MediaStream, kind: string}>} stream - The other side's stream is there; kind is `camera` or `screen`.
 * @event {CustomEvent<{reason: string, duration: number}>} close - The call ended, with the same reason on both sides; duration in seconds. Camera and microphone are closed by then.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed; the call may go on.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart stage - All of it.
 * @csspart avatar - The face of the other side.
 * @csspart name - The name of the other side.
 * @csspart status - The sentence that says what is going on.
 * @csspart hint - What is said below that.
 * @csspart error - What went wrong, and what to do.
 * @csspart call-button - The button that calls.
 * @csspart voice-button - The button that calls, or answers, without camera.
 * @csspart accept - The button that takes a call.
 * @csspart decline - The button that declines one.
 * @csspart cancel - The button that takes back one's own call.
 * @csspart remote - The tile of the other side; its parts are `remote-video`, `remote-avatar`, `remote-name`, `remote-badge` and `remote-play`.
 * @csspart self - One's own tile; its parts are `self-video`, `self-avatar`, `self-name` and `self-badge`.
 * @csspart controls - The row of buttons over the pictures.
 * @csspart mute - The microphone's button, inside its element.
 * @csspart camera - The camera's button, inside its element.
 * @csspart hang-up - The button that ends the call, inside its element.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The call button.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on it.
 * @cssproperty [--peer-danger=#d3322b] - Declining and hanging up.
 * @cssproperty [--peer-on-danger=#fff] - What stands on it.
 * @cssproperty [--peer-success=#1f8a4c] - Accepting.
 * @cssproperty [--peer-stage=#14171b] - Background, dark in both themes.
 * @cssproperty [--peer-on-stage=#f4f6f8] - What stands on it.
 * @cssproperty [--peer-control=#3b424b] - Buttons over the pictures.
 * @cssproperty [--peer-on-control=#fff] - Their icons.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
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
export class PeerVideoCall extends ChannelElement<CallSnapshot, CallConfig, CallEvents, CallHandle> {
  static override styles = [tokens, callStyles];

  static override properties: PropertyDeclarations = {
    to: {},
    autoAnswer: { type: Boolean, attribute: 'auto-answer' },
    audioOnly: { type: Boolean, attribute: 'audio-only' },
    micOff: { type: Boolean, attribute: 'mic-off', noAccessor: true },
    cameraOff: { type: Boolean, attribute: 'camera-off', noAccessor: true },
    camera: {},
    microphone: {},
    facingMode: { attribute: 'facing-mode' },
    resolution: {},
    frameRate: { attribute: 'frame-rate', converter: numberOrText },
    maxBitrate: { attribute: 'max-bitrate', converter: numberOrText },
    ringTimeout: { attribute: 'ring-timeout', converter: numberOrText },
    layout: {},
    withoutControls: { type: Boolean, attribute: 'without-controls' },
    withoutSelfView: { type: Boolean, attribute: 'without-self-view' },
  };

  /** Id of the one to call; without it the next one who calls is taken. */
  declare to: string | null;
  /** Answers by itself those who are in `to`, or in `allow` of the session. */
  declare autoAnswer: boolean;
  /** Calls of sound alone: the camera stays closed. */
  declare audioOnly: boolean;
  /** Id of the camera, as `enumerateDevices()` gives it; default: the browser's choice. */
  declare camera: string | null;
  /** Id of the microphone; default: the browser's choice. */
  declare microphone: string | null;
  /** Which camera of a phone: `user`, `environment`, `left` or `right`; default: the browser's choice. */
  declare facingMode: string | null;
  /** What is asked of the camera: `360p`, `720p` or `1080p`; default: the browser's choice. */
  declare resolution: string | null;
  /** Pictures a second that are asked of the camera, up to 240; default: the browser's choice. */
  declare frameRate: number | string | null;
  /** Most kbit/s that one's own picture takes; default: no limit. */
  declare maxBitrate: number | string | null;
  /** Seconds that it rings, up to 3600; default 30. */
  declare ringTimeout: number | string | null;
  /** `pip` (default): one's own picture in the corner; `split`: side by side; `spotlight`: one's own beside the other. */
  declare layout: 'pip' | 'split' | 'spotlight' | null;
  /** Leaves out the buttons over the pictures; those to call and to answer stay. */
  declare withoutControls: boolean;
  /** Leaves out one's own picture. */
  declare withoutSelfView: boolean;

  readonly #rest = new RestController(this);
  readonly #sessionState = new StoreController<SessionSnapshot, SessionState>(
    this,
    null,
    ({ state }) => state,
  );
  readonly #dismissed = new WeakSet<PeerElementsError>();
  #layoutError: PeerElementsError | null = null;
  #previous: CallSnapshot;
  /** Whether the call that is on, or was last, came from the other side. */
  #isInbound = false;
  /** Seconds that the last call was live. */
  #duration = 0;
  /** What the call that is on, or was last, may have. */
  #wanted: Pick<CallOptions, 'audio' | 'video'> = {};
  /** Whether `to` was changed since the last call. */
  #isRetargeted = false;
  #hadTiles = false;
  /** When the call that is on, or was last, began. */
  #begun = -Infinity;
  /** What had the focus before the screen changed. */
  #focused: Element | null = null;

  constructor() {
    super(new CallHandle());
    this.to = this.camera = this.microphone = this.facingMode = this.resolution = this.layout = null;
    this.frameRate = this.maxBitrate = this.ringTimeout = null;
    this.autoAnswer = this.audioOnly = this.withoutControls = this.withoutSelfView = false;
    this.#previous = this.snapshot;
    provide(this, callContext, this.handle);
    this.handle.store.subscribe(() => this.#changed());
  }

  /** `idle requesting-media calling ringing incoming connecting live reconnecting ended`. */
  get state(): CallState {
    return this.snapshot.state;
  }

  /** Who is at the other end, or was last; null for nobody. */
  get remoteId(): string | null {
    return this.snapshot.remoteId;
  }

  /** Whether one's own microphone is off, or how a call will start. */
  get micOff(): boolean {
    return this.snapshot.micOff;
  }

  set micOff(off: boolean) {
    if (Boolean(off) !== this.micOff) void this.toggleMic(!off);
  }

  /** Whether one's own camera is off, or how a call will start. */
  get cameraOff(): boolean {
    return this.snapshot.cameraOff;
  }

  set cameraOff(off: boolean) {
    if (Boolean(off) !== this.cameraOff) void this.toggleCamera(!off);
  }

  /** One's own stream, or null when no call is on. */
  get localStream(): MediaStream | null {
    return this.snapshot.localStream;
  }

  /** The other side's stream, or null. */
  get remoteStream(): MediaStream | null {
    return this.snapshot.remoteStream;
  }

  /** Whether the other side has its microphone off. */
  get remoteMicOff(): boolean {
    return this.snapshot.remoteMicOff;
  }

  /** Whether the other side has its camera off. */
  get remoteCameraOff(): boolean {
    return this.snapshot.remoteCameraOff;
  }

  /** PeerJS's MediaConnection, or null. */
  get connection(): MediaConnection | null {
    return this.snapshot.connection;
  }

  /** Calls `to`, or the one named here; settles when the call is on its way. Nothing happens where one is on. */
  call(to: string | null = this.to, options: CallOptions = {}): Promise<void> {
    this.#want(options);
    return this.#reporting(this.handle.call(to ?? undefined, options));
  }

  /** Takes the call that rings; settles when the answer is on its way. */
  answer(options: CallOptions = {}): Promise<void> {
    this.#want(options);
    return this.#reporting(this.handle.answer(options));
  }

  /** Declines the call that rings. */
  async decline(): Promise<void> {
    this.handle.decline();
  }

  /** Ends what is on: hangs up, takes back a call that is out, declines one that came in. */
  async hangUp(): Promise<void> {
    this.handle.hangUp();
  }

  /** Switches the microphone on (true), off (false) or to the other state; settles when it is. */
  toggleMic(on?: boolean): Promise<void> {
    return quiet(this.handle.toggleMic(on).finally(() => this.#reflect('mic-off', this.micOff)));
  }

  /** Switches the camera on (true), off (false) or to the other state; settles when it is. */
  toggleCamera(on?: boolean): Promise<void> {
    return quiet(this.handle.toggleCamera(on).finally(() => this.#reflect('camera-off', this.cameraOff)));
  }

  protected override get config(): CallConfig {
    const { to, autoAnswer, audioOnly, ringTimeout, maxBitrate } = this;
    const { camera, microphone, facingMode, resolution } = this;
    // What is no number is refused by the channel, which names it.
    const frameRate = this.frameRate as number | null;
    return {
      ...{ to, autoAnswer, audioOnly, ringTimeout, maxBitrate },
      ...{ camera, microphone, facingMode, resolution, frameRate },
    };
  }

  protected override get shownError(): PeerElementsError | null {
    const errors = [super.shownError, this.sessionErrors.value, this.#layoutError];
    return errors.find((error) => error && !this.#dismissed.has(error)) ?? null;
  }

  protected override onChannelEvent(name: string, detail: unknown): void {
    if (name === 'call') {
      const incoming = detail as IncomingCall;
      const { from, displayName, metadata } = incoming;
      if (!this.fire('call', { from, displayName, metadata }, true)) incoming.declined = true;
      return;
    }
    if (name === 'close') this.#duration = (detail as CallEvents['close']).duration;
    super.onChannelEvent(name, detail);
  }

  /** A call that is on already goes on as it is. */
  #want({ audio, video }: CallOptions): void {
    if (!this.#isIdle && this.state !== 'incoming') return;
    this.#wanted = { ...(audio !== undefined && { audio }), ...(video !== undefined && { video }) };
  }

  /** What a channel refuses it reports itself; before there is one, nobody else does. */
  #reporting(work: Promise<void>): Promise<void> {
    return quiet(
      work.catch((cause: unknown) => {
        const error = toError(cause, 'network', 'The call could not be loaded: {cause}.', {
          hint: 'Check the connection and load the page again.',
        });
        if (!this.handle.channel) {
          // An element without a session shows that anyway.
          if (error.code !== 'no-session') this.handle.store.set({ error });
          this.fire('error', { error });
        }
        throw error;
      }),
    );
  }

  #changed(): void {
    const before = this.#previous;
    const now = (this.#previous = this.snapshot);
    // Only what changed: while a parser hands over one attribute, the next one is not read yet.
    if (now.micOff !== before.micOff) this.#reflect('mic-off', now.micOff);
    if (now.cameraOff !== before.cameraOff) this.#reflect('camera-off', now.cameraOff);
    if (now.state === before.state) return;
    if (before.state === 'idle' || before.state === 'ended') {
      this.#isInbound = now.state === 'incoming';
      if (this.#isInbound) this.#wanted = {};
      this.#begun = performance.now();
    }
    if (now.state === 'live') this.#rest.wake();
    if (!this.#isIdle) this.#isRetargeted = false;
  }

  #reflect(attribute: string, value: boolean): void {
    this.toggleAttribute(attribute, value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    announceProvider();
  }

  /** Devices that open and an offer that goes out come first; nobody sees that the screen is a moment later. */
  protected override async scheduleUpdate(): Promise<void> {
    const wait = this.#begun + HEAD_START_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#forgetErrors(changed);
    if (changed.has('to') && this.hasUpdated) this.#isRetargeted = true;
    super.willUpdate(changed);
    this.#sessionState.watch(this.handle.source?.store ?? null);
    if (changed.has('layout')) this.#checkLayout();
    this.#focused = this.shadowRoot?.activeElement ?? this.querySelector(':focus');
  }

  /** What was said about a value that is another one now. */
  #forgetErrors(changed: PropertyValues): void {
    const { error } = this.snapshot;
    if (!error) return;
    for (const property of changed.keys()) {
      const { attribute } = PeerVideoCall.getPropertyOptions(property);
      const name = typeof attribute === 'string' ? attribute : property;
      if (name === 'to' || name === error.params['attribute']) this.#dismissed.add(error);
    }
  }

  #checkLayout(): void {
    const error = checkWord('layout', this.layout, ['pip', 'split', 'spotlight'], {
      hint: 'It must be pip, split or spotlight.',
    });
    this.#layoutError = error;
    // A listener may be added by the script after the one that made this element.
    if (error) setTimeout(() => this.fire('error', { error }));
  }

  /** Who had the focus on a button that is gone goes on at the main one of what is shown now. */
  protected override updated(): void {
    if (!this.#focused || this.#focused.checkVisibility()) return;
    this.#focused = null;
    void this.#focusMain();
  }

  async #focusMain(): Promise<void> {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('.controls:not([hidden]) slot');
    const main = (slot?.assignedElements()[0] ?? this.renderRoot.querySelector('.main')) as
      (HTMLElement & Partial<ReactiveElement>) | null | undefined;
    // An element of the kit that is new has nothing to focus yet.
    await main?.updateComplete;
    main?.focus();
  }

  // What is shown.

  get #isIdle(): boolean {
    return this.state === 'idle' || this.state === 'ended';
  }

  get #isLive(): boolean {
    return this.state === 'live' || this.state === 'reconnecting';
  }

  /** Once there can be calls the tiles are there, unseen: to make a video takes longer than to feed it. */
  get #hasTiles(): boolean {
    return (this.#hadTiles ||= this.#sessionState.value === 'open' || !this.#isIdle);
  }

  /** Whom this is about: who is there, or who would be called. */
  get #other(): string | null {
    if (this.#isIdle && this.#isRetargeted) return this.to;
    return this.remoteId ?? this.to;
  }

  get #name(): string {
    const { remoteName, remoteId } = this.snapshot;
    return (remoteId === this.#other ? remoteName : null) ?? this.#other ?? '';
  }

  /** The devices that this call opens, or has opened. */
  get #devices(): Devices {
    const { voice, micOff, cameraOff } = this.snapshot;
    const { audio, video } = this.#wanted;
    return { microphone: audio !== false && !micOff, camera: video !== false && !voice && !cameraOff };
  }

  get #headline(): string {
    return headline(this.snapshot, this.#devices, this.#isInbound, (template) => this.t(template));
  }

  /** A sentence with the other side's name, which may run in the other direction than the sentence. */
  #naming(sentence: string): TemplateResult {
    const [before, after] = sentence.split('{name}');
    return after === undefined
      ? html`${before}`
      : html`${before}<bdi part="name">${this.#name}</bdi>${after}`;
  }

  protected override render() {
    const { state } = this;
    const hasSelf = this.#hasSelf;
    const hasLayout = this.#isLive && hasSelf;
    const classes = ['stage', hasLayout ? this.layout : '', this.#rest.isResting ? 'resting' : ''];
    const name = this.#name;
    const error = state === 'ended' ? null : this.shownError;
    return html`<div part="stage" class=${classes.join(' ')} role="group" aria-label=${this.t('Video call')}>
      ${this.#hasTiles ? this.#remote() : nothing}
      ${this.#isLive ? nothing : html`<div class="screen">${this.#screen()}</div>`}
      ${this.#hasTiles ? this.#self(hasSelf) : nothing}
      ${this.#hasTiles && !this.withoutControls ? this.#controls() : nothing} ${this.#notices()}
      <p class="words" role="status">${state === 'incoming' ? '' : format(this.#headline, { name })}</p>
      <p class="words" role="alert">
        ${state === 'incoming' ? format(this.#headline, { name }) : ''} ${error ? this.sentence(error) : ''}
      </p>
    </div>`;
  }

  #screen() {
    const { state } = this;
    if (state === 'incoming') return this.#incoming();
    if (state === 'ended' && !this.#isRetargeted) return this.#ended();
    return this.#isIdle ? this.#idle() : this.#waiting();
  }

  #face() {
    return html`<div part="avatar" class="face">
      <slot name="avatar">${avatar(this.#other ?? '', this.#name)}</slot>
    </div>`;
  }

  #idle() {
    const error = this.shownError;
    return html`${
      error
        ? html`${this.#error(error, 'headline')} ${this.#wayOn(error)}`
        : html`<slot name="idle">
            ${
              this.#other
                ? html`${this.#face()}
                    <p class="headline"><bdi part="name">${this.#name}</bdi></p>
                    ${this.#callButtons()}`
                : html`<span class="sign">${iconVideo}</span>
                    <p part="status" class="headline">${this.t('Ready for a call')}</p>
                    <p part="hint" class="hint">${this.t('When somebody calls you, it shows here.')}</p>`
            }
          </slot>`
    }
    ${error ? nothing : this.#sessionLine()}`;
  }

  #sessionLine() {
    const state = this.#sessionState.value;
    if (state !== 'connecting' && state !== 'reconnecting') return nothing;
    return html`<p part="hint" class="hint">${this.t('Connecting to the server…')}</p>`;
  }

  #error(error: PeerElementsError, style: string) {
    return html`<div part="error" class="error">
      ${style ? html`<span class="sign">${iconCircleAlert}</span>` : nothing}
      <p class=${style}>${this.sentence(error)}</p>
      <p class="hint">${this.hint(error)}</p>
    </div>`;
  }

  /** The buttons that help. */
  #wayOn(error: PeerElementsError) {
    const isSessions = error !== this.snapshot.error;
    if (error === this.#layoutError) return this.#other ? this.#callButtons() : nothing;
    if (error.code === 'no-session' || error.code === 'invalid-attribute') return nothing;
    const start = () => void quiet(this.handle.source?.start() ?? Promise.resolve(''));
    if (isSessions && this.#sessionState.value === 'failed')
      return this.#actions([this.t('Try again'), start]);
    if (!this.#other) return nothing;
    if (isSessions) return this.#callButtons();
    return this.#actions(
      [this.t('Try again'), () => this.#dial(this.#wanted)],
      ...this.#withoutMedia(error).map(
        ([words, options]) => [words, () => this.#dial(options)] as [string, () => void],
      ),
    );
  }

  /** How a call goes on in spite of a camera or microphone that cannot be opened. */
  #withoutMedia(error: PeerElementsError | null): [string, CallOptions][] {
    if (!error || !MEDIA_CODES.includes(error.code)) return [];
    const { camera } = this.#devices;
    const none: [string, CallOptions] = [
      camera ? this.t('Go on without camera and microphone') : this.t('Go on without microphone'),
      { audio: false, video: false },
    ];
    if (!camera || error.code === 'insecure-context') return [none];
    return [[this.t('Go on without camera'), { video: false }], none];
  }

  #actions(...actions: [string, () => void][]) {
    return html`<div class="actions">
      ${actions.map(
        ([words, act], index) =>
          html`<button class=${index ? '' : 'filled main'} @click=${act}>${words}</button>`,
      )}
    </div>`;
  }

  #dial(options: CallOptions): void {
    void this.call(this.#other, options);
  }

  #callButtons() {
    const voice = this.audioOnly;
    return html`<div class="actions">
      <button part="call-button" class="filled main" @click=${() => this.#dial({})}>
        ${voice || this.cameraOff ? iconPhone : iconVideo}${this.t('Call')}
      </button>
      ${
        voice || this.cameraOff
          ? nothing
          : html`<button part="voice-button" @click=${() => this.#dial({ video: false })}>
              ${this.t('Call without camera')}
            </button>`
      }
    </div>`;
  }

  #waiting() {
    const isAsking = this.state === 'requesting-media';
    return html`${this.#face()}
      <p part="status" class="headline">${this.#naming(this.#headline)}</p>
      ${
        isAsking
          ? html`<p part="hint" class="hint">
              ${this.#naming(reasonToAllow(this.#devices, (template) => this.t(template)))}
            </p>`
          : nothing
      }
      <button part="cancel" class="round end main" @click=${this.hangUp}>
        <span>${iconPhone}</span>${this.t('Cancel')}
      </button>`;
  }

  #incoming() {
    const { remoteName } = this.snapshot;
    const error = this.shownError;
    const others = this.#withoutMedia(error);
    const accept = others.length > 0 ? this.t('Try again') : this.t('Accept');
    if (others.length === 0 && this.#devices.camera)
      others.push([this.t('Accept without camera'), { video: false }]);
    return html`${this.#face()}
      <p part="status" class="headline">${this.#naming(this.#headline)}</p>
      ${remoteName ? html`<p class="hint">${this.remoteId}</p>` : nothing}
      ${error ? this.#error(error, '') : nothing}
      <div class="answers">
        <button part="accept" class="round main" @click=${() => void this.answer()}>
          <span>${iconPhone}</span>${accept}
        </button>
        <button part="decline" class="round end" @click=${this.decline}>
          <span>${iconPhone}</span>${this.t('Decline')}
        </button>
      </div>
      ${others.map(
        ([words, options]) =>
          html`<button part="voice-button" @click=${() => void this.answer(options)}>${words}</button>`,
      )}`;
  }

  #ended() {
    const { reason, error } = this.snapshot;
    // An error that the call outlived does not tell why it ended.
    const cause =
      reason === 'failed' || reason === 'unavailable' ? (error ?? this.shownError) : this.sessionErrors.value;
    const hint = cause
      ? `${reason === 'unavailable' ? '' : this.sentence(cause)} ${this.hint(cause)}`
      : this.#duration >= 1
        ? this.t('It lasted {time}.', { time: clockTime(this.#duration) })
        : '';
    return html`${this.#face()}
      <p part="status" class="headline">${this.#naming(this.#headline)}</p>
      ${hint ? html`<p part="hint" class="hint">${hint}</p>` : nothing}
      <div class="actions">
        <button part="call-button" class="filled main" @click=${() => this.#dial(this.#wanted)}>
          ${this.#isInbound ? this.t('Call back') : this.t('Call again')}
        </button>
      </div>`;
  }

  #remote() {
    const { remoteStream, remoteMicOff, remoteCameraOff, state } = this.snapshot;
    // Under the screen its first picture need not wait for the call to be live.
    return html`<peer-video
      part="remote"
      class="remote"
      exportparts="video:remote-video, avatar:remote-avatar, name:remote-name, badge:remote-badge, play:remote-play"
      .stream=${remoteStream}
      .name=${this.#name}
      .micOff=${remoteMicOff}
      .cameraOff=${remoteCameraOff}
      .dim=${state === 'reconnecting'}
      ?hidden=${!this.#isLive && state !== 'connecting'}
      ?inert=${!this.#isLive}
      ><slot name="avatar" slot="avatar">${avatar(this.#other ?? '', this.#name)}</slot></peer-video
    >`;
  }

  /** One's own picture shows as soon as the call leaves time for it; in a call of sound alone there is none. */
  get #hasSelf(): boolean {
    const { localStream, selfView, cameraOff, voice, state } = this.snapshot;
    const isShown = selfView && (this.#isLive || (!cameraOff && state !== 'incoming'));
    return isShown && localStream !== null && !voice && !this.withoutSelfView;
  }

  #self(isShown: boolean) {
    const { localStream, micOff, cameraOff } = this.snapshot;
    return html`<peer-video
      part="self"
      class="self"
      exportparts="video:self-video, avatar:self-avatar, name:self-name, badge:self-badge"
      muted
      ?hidden=${!isShown}
      .stream=${isShown ? localStream : null}
      .name=${this.t('You')}
      .micOff=${micOff}
      .cameraOff=${cameraOff}
      .mirror=${this.facingMode !== 'environment'}
      ><span slot="avatar">${iconVideoOff}</span></peer-video
    >`;
  }

  #controls() {
    return html`<div part="controls" class="controls" ?hidden=${!this.#isLive}>
      <slot name="controls">
        <peer-mute-button class="main" exportparts="button:mute"></peer-mute-button>
        ${
          this.snapshot.voice
            ? nothing
            : html`<peer-camera-button exportparts="button:camera"></peer-camera-button>`
        }
        <peer-hang-up-button exportparts="button:hang-up"></peer-hang-up-button>
      </slot>
    </div>`;
  }

  /** What is said while the pictures, or the ring, stay. */
  #notices() {
    const { state } = this;
    const error = this.#isIdle || state === 'incoming' ? null : this.shownError;
    return html`<div class="notices">
      ${
        state === 'reconnecting'
          ? html`<div part="status" class="notice"><p>${this.#naming(this.#headline)}</p></div>`
          : nothing
      }
      ${
        error
          ? html`<div part="error" class="notice">
              ${iconCircleAlert}
              <p>${this.sentence(error)} ${this.hint(error)}</p>
              <button aria-label=${this.t('Dismiss')} @click=${() => this.#dismiss(error)}>${iconX}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #dismiss(error: PeerElementsError): void {
    this.#dismissed.add(error);
    this.requestUpdate();
  }
}
