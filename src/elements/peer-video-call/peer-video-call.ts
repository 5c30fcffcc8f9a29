import type { MediaConnection } from 'peerjs';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type ReactiveElement } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import { format, type TextParams } from '../../base/text.js';
import type {
  CallConfig,
  CallEvents,
  CallOptions,
  CallSnapshot,
  CallState,
  IncomingCall,
  MissedCall,
} from '../../channels/call-types.js';
import { announceProvider, provide, StoreController } from '../../context/controllers.js';
import { CallHandle, CHOICES } from '../../context/handles.js';
import { callContext } from '../../context/keys.js';
import type { CallQuality } from '../../channels/quality-types.js';
import type { SessionSnapshot, SessionState } from '../../session/transitions.js';
import { ChannelElement } from '../shared/channel-element.js';
import { numberOrText } from '../shared/element.js';
import { iconPhone, iconVideo } from '../shared/icons.js';
import { tokens } from '../shared/tokens.js';
import { callStyles } from './peer-video-call.styles.js';
import type { Extras } from './extras.js';
import { actions, face, type CallView } from './view.js';

const loadScreens = () => import('./screens.js');
const loadTroubles = () => import('./troubles.js');
const loadEnded = () => import('./ended.js');
const loadEndings = () => import('./endings.js');
const loadExtras = () => import('./extras.js');
const loadAttention = () => import('./attention.js');
const loadRecorder = () => import('../../channels/recorder.js');

/** The first seconds of a call belong to its picture, unless somebody moves over it. */
const EXTRAS_MS = 4000;

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
 * @event {CustomEvent<{blob: Blob, duration: number}>} recording - A recording on this machine has ended, by whatever: its file, and its length in seconds.
 * @event {CustomEvent<{from: string, displayName: string | null, at: number}>} missed - A call rang here that nobody took; at in milliseconds since the epoch.
 * @event {CustomEvent<{text: string, isFinal: boolean}>} caption - The other side said this; what is not final is said again, longer or otherwise.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed; the call may go on.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart stage - All of it.
 * @csspart avatar - The face of the other side.
 * @csspart name - The name of the other side.
 * @csspart status - The sentence that says what is going on.
 * @csspart hint - What is said below that.
 * @csspart error - What went wrong, and what to do.
 * @csspart dismiss-error - The button that puts that away while a call goes on.
 * @csspart call-button - The button that calls.
 * @csspart voice-button - The button that calls, or answers, without camera.
 * @csspart accept - The button that takes a call.
 * @csspart decline - The button that declines one.
 * @csspart cancel - The button that takes back one's own call.
 * @csspart remember - While it rings, whether the answer is for good; with `remember-decisions` on the session.
 * @csspart remote - The tile of the other side.
 * @csspart remote-video - The video of that tile.
 * @csspart remote-avatar - What is shown in that tile while there is no picture.
 * @csspart remote-name - The name in that tile.
 * @csspart remote-badge - The sign in that tile that the microphone is off.
 * @csspart remote-quality - The sign in that tile of a poor connection.
 * @csspart remote-play - The button in that tile that is there when the browser does not play sound by itself.
 * @csspart remote-error - What is wrong with an attribute of that tile.
 * @csspart self - One's own tile.
 * @csspart self-video - The video of one's own tile.
 * @csspart self-avatar - What is shown in one's own tile while there is no picture.
 * @csspart self-name - The name in one's own tile.
 * @csspart self-badge - The sign in one's own tile that the microphone is off.
 * @csspart self-quality - The sign in one's own tile of a poor connection.
 * @csspart self-play - The button in one's own tile that is there when the browser does not play sound by itself.
 * @csspart self-error - What is wrong with an attribute of one's own tile.
 * @csspart screen - The tile of a screen that the other side shares.
 * @csspart screen-video - The video of the screen's tile.
 * @csspart screen-avatar - What is shown in the screen's tile while there is no picture.
 * @csspart screen-name - The name in the screen's tile.
 * @csspart screen-badge - The sign in the screen's tile that the microphone is off.
 * @csspart screen-quality - The sign in the screen's tile of a poor connection.
 * @csspart screen-play - The button in the screen's tile that is there when the browser does not play sound by itself.
 * @csspart screen-error - What is wrong with an attribute of the screen's tile.
 * @csspart sharing - The sentence that says that one's own screen is shared.
 * @csspart stop-sharing - The button beside it.
 * @csspart recording - The sentence that says that one side records, or both.
 * @csspart stop-recording - The button beside one's own.
 * @csspart captions - What the other side says, as text.
 * @csspart caption - A sentence of it, or what there is of one.
 * @csspart captions-status - What is said there while there is none.
 * @csspart asleep - The sentence that says that the other side's page stands still, as in a tab that its browser has frozen.
 * @csspart captioned - The sentence that says that a service of the other side's browser writes down what is said here.
 * @csspart missed - Who called while nobody took it.
 * @csspart call-back-button - The button that calls one of them.
 * @csspart dismiss-button - The button that forgets them.
 * @csspart notify-button - The button that lets the browser ask for notifications.
 * @csspart more - The button that opens what there is no room for.
 * @csspart menu - What it opens.
 * @csspart menu-action - A button of the menu with its word.
 * @csspart menu-word - That word.
 * @csspart menu-choice - A button that chooses a layout.
 * @csspart menu-screen - The button that shares the screen, inside its element.
 * @csspart menu-screen-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-fullscreen - The button for the whole screen, inside its element.
 * @csspart menu-fullscreen-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-pip - The button for picture-in-picture, inside its element.
 * @csspart menu-pip-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-record - The button that records, inside its element.
 * @csspart menu-record-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-captions - The button for captions, inside its element.
 * @csspart menu-captions-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-flip - The button that turns to the other camera, inside its element.
 * @csspart menu-flip-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-quality - The button with the bars of the connection, inside its element.
 * @csspart menu-quality-tooltip - Its tooltip, which the menu hides: the word says it.
 * @csspart menu-figures - The figures of the connection.
 * @csspart menu-camera-label - The label of the menu of cameras.
 * @csspart menu-camera-select - That menu.
 * @csspart menu-camera-hint - Why nothing can be chosen there.
 * @csspart menu-camera-error - What is wrong with it.
 * @csspart menu-microphone-label - The label of the menu of microphones.
 * @csspart menu-microphone-select - That menu.
 * @csspart menu-microphone-hint - Why nothing can be chosen there.
 * @csspart menu-microphone-error - What is wrong with it.
 * @csspart menu-speaker-label - The label of the menu of loudspeakers.
 * @csspart menu-speaker-select - That menu.
 * @csspart menu-speaker-hint - Why nothing can be chosen there.
 * @csspart menu-speaker-error - What is wrong with it.
 * @csspart controls - The row of buttons over the pictures.
 * @csspart mute - The microphone's button, inside its element.
 * @csspart mute-tooltip - Its tooltip.
 * @csspart camera - The camera's button, inside its element.
 * @csspart camera-tooltip - Its tooltip.
 * @csspart hang-up - The button that ends the call, inside its element.
 * @csspart hang-up-tooltip - Its tooltip.
 * @csspart screen-button - The button that shares the screen, inside its element, where there is room for it.
 * @csspart screen-button-tooltip - Its tooltip.
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
    videoCodecs: { attribute: 'video-codecs' },
    ringTimeout: { attribute: 'ring-timeout', converter: numberOrText },
    speaker: {},
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
  /** A call that comes while the page is hidden shows as a notification; a button asks for the browser's permission. */
  declare notifications: boolean;
  /** The title of the page says who calls, and how many calls were missed. */
  declare titleBadge: boolean;
  /** `pip` (default): one's own picture in the corner; `split`: side by side; `spotlight`: one's own beside the other. */
  declare layout: 'pip' | 'split' | 'spotlight' | null;
  /** Shows what the other side says as text, where the browser can write it down. */
  declare captions: boolean;
  /** What the other side speaks, such as `en-US`; default: the language of the page. */
  declare captionsLanguage: string | null;
  /**
   * `device` (default): speech is written down on this device, or not at all. `browser`: a browser that cannot may send the
   * other side's voice to its maker's service, which the other side is told.
   */
  declare captionsService: 'device' | 'browser' | null;
  /**
   * Keys that work while the focus is within the call: `m` microphone, `v` camera, `s` screen, `c` captions, `f` full
   * screen, `p` picture-in-picture, space held down to talk while muted. A word such as `nom` or `nospace` leaves one out.
   */
  declare hotkeys: string | null;
  /** Leaves out the buttons over the pictures; those to call and to answer stay. */
  declare withoutControls: boolean;
  /** Leaves out one's own picture. */
  declare withoutSelfView: boolean;

  readonly #sessionState = new StoreController<SessionSnapshot, SessionState>(
    this,
    null,
    ({ state }) => state,
  );
  readonly #dismissed = new WeakSet<PeerElementsError>();
  #extras: Extras | null = null;
  #hasSettled = false;
  #previous: CallSnapshot;
  #isInbound = false;
  #duration = 0;
  /** What the call that is on, or was last, may have. */
  #wanted: Pick<CallOptions, 'audio' | 'video'> = {};
  /** Whether `to` was changed since the last call. */
  #isRetargeted = false;
  #hadTiles = false;
  /** When the call that is on, or was last, began. */
  #begun = -Infinity;
  readonly #t = (template: string, params?: TextParams): string => this.t(template, params);
  /** What had the focus before the screen changed. */
  #focused: Element | null = null;

  constructor() {
    super(new CallHandle());
    this.#previous = this.current;
    provide(this, callContext, this.handle);
    this.handle.element = this;
    this.handle.store.subscribe(() => this.#changed());
  }

  /** `idle requesting-media calling ringing incoming connecting live reconnecting ended`. */
  get state(): CallState {
    return this.current.state;
  }

  /** Who is at the other end, or was last; null for nobody. */
  get remoteId(): string | null {
    return this.current.remoteId;
  }

  /** Whether one's own microphone is off, or how a call will start. */
  get micOff(): boolean {
    return this.current.micOff;
  }

  set micOff(off: boolean) {
    if (Boolean(off) !== this.micOff) void this.toggleMic(!off);
  }

  /** Whether one's own camera is off, or how a call will start. */
  get cameraOff(): boolean {
    return this.current.cameraOff;
  }

  set cameraOff(off: boolean) {
    if (Boolean(off) !== this.cameraOff) void this.toggleCamera(!off);
  }

  /** One's own stream, or null when no call is on. */
  get localStream(): MediaStream | null {
    return this.current.localStream;
  }

  /** The other side's stream, or null. */
  get remoteStream(): MediaStream | null {
    return this.current.remoteStream;
  }

  /** Whether the other side has its microphone off. */
  get remoteMicOff(): boolean {
    return this.current.remoteMicOff;
  }

  /** Whether the other side has its camera off. */
  get remoteCameraOff(): boolean {
    return this.current.remoteCameraOff;
  }

  /** The screen that is shared, the other side's before one's own; null for none. */
  get screenStream(): MediaStream | null {
    const { screen, ownScreen } = this.current;
    return screen ?? ownScreen ?? null;
  }

  /** How good the connection is: `good fair poor lost`; null before it was measured. */
  get quality(): CallQuality | null {
    return this.current.quality ?? null;
  }

  /** Calls that rang here and that nobody took, the oldest first: twenty at most, of this page alone. */
  get missedCalls(): readonly MissedCall[] {
    return this.current.missedCalls ?? [];
  }

  /** PeerJS's MediaConnection, or null. */
  get connection(): MediaConnection | null {
    return this.current.connection;
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
    return quiet(this.handle.toggleMic(on).finally(() => this.toggleAttribute('mic-off', this.micOff)));
  }

  /** Switches the camera on (true), off (false) or to the other state; settles when it is. */
  toggleCamera(on?: boolean): Promise<void> {
    return quiet(
      this.handle.toggleCamera(on).finally(() => this.toggleAttribute('camera-off', this.cameraOff)),
    );
  }

  /** Asks which screen, and shares it beside the camera; settles when it is on its way. */
  shareScreen(): Promise<void> {
    return this.handle.more((more) => more.shareScreen());
  }

  /** Ends what `shareScreen()` began. */
  stopSharing(): Promise<void> {
    return this.handle.more((more) => more.stopSharing());
  }

  /** What the other side shows, its screen before its camera, as a PNG in full size. */
  snapshot(): Promise<Blob> {
    return this.handle.more((more) => more.snapshot());
  }

  /** Records both sides into one file on this machine; settles when it runs. Another kit at the other side shows it. */
  startRecording(): Promise<void> {
    return this.handle.more((more) => more.startRecording());
  }

  /** Ends it; the file. The end of the call ends it as well: `recording` fires then, and this gives that file. */
  stopRecording(): Promise<Blob> {
    return quiet(loadRecorder().then(({ stopRecording }) => stopRecording(this.handle.store)));
  }

  protected override get shownError(): PeerElementsError | null {
    const errors = [super.shownError, this.sessionErrors.value, this.#extras?.error];
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

  #reporting(work: Promise<void>): Promise<void> {
    return quiet(
      work.catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  #changed(): void {
    const before = this.#previous;
    const now = (this.#previous = this.current);
    // Only what changed: while a parser hands over one attribute, the next one is not read yet.
    if (now.micOff !== before.micOff) this.toggleAttribute('mic-off', now.micOff);
    if (now.cameraOff !== before.cameraOff) this.toggleAttribute('camera-off', now.cameraOff);
    for (const name of CHOICES) if (now[name] !== before[name]) Reflect.set(this, name, now[name] ?? null);
    // A video that is fed when all is drawn misses the first picture.
    Object.assign(this.renderRoot?.querySelector('.remote') ?? {}, { stream: now.remoteStream });
    if (now.state === before.state) return;
    if (before.state === 'idle' || before.state === 'ended') {
      this.#isInbound = now.state === 'incoming';
      if (this.#isInbound) this.#wanted = {};
      this.#begun = performance.now();
    }
    if (now.state === 'connecting') this.#begun = performance.now();
    if (now.state === 'live') {
      setTimeout(this.#settle, EXTRAS_MS);
      this.addEventListener('pointermove', this.#settle, { once: true });
    }
    if (!this.#isIdle) this.#isRetargeted = false;
  }

  readonly #settle = (): void => {
    this.#hasSettled ||= this.state === 'live';
    this.requestUpdate();
  };

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
    // What was said about a value that is another one now.
    const stale = this.#troubles?.isStale(this.current.error, changed.keys());
    if (stale) this.#dismissed.add(stale);
    if (changed.has('to') && this.hasUpdated) this.#isRetargeted = true;
    super.willUpdate(changed);
    this.#sessionState.watch(this.handle.source?.store ?? null);
    // What is there already shows from the first moment of the next call.
    const extras =
      this.#hasSettled || this.current.screen || this.layout !== null || this.speaker || this.captions
        ? this.lazy(loadExtras)
        : null;
    if (extras)
      this.#extras ??= new extras.Extras(this, {
        t: this.#t,
        lazy: (load) => this.lazy(load),
      });
    this.#attention?.attend(this.handle, this, this.#t);
    this.#focused = this.shadowRoot?.activeElement ?? this.querySelector(':focus');
  }

  /** The engine that comes with a session brings the screens along. */
  get #screens() {
    return this.handle.source?.engine || this.state !== 'idle' ? this.lazy(loadScreens) : null;
  }

  get #attention() {
    return this.notifications ||
      this.titleBadge ||
      this.current.missedCalls ||
      this.handle.source?.session?.config.rememberDecisions
      ? this.lazy(loadAttention)
      : null;
  }

  get #troubles() {
    return this.shownError || this.sessionErrors.value ? this.lazy(loadTroubles) : null;
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

  /** Once there can be calls the tiles are there, unseen. */
  get #hasTiles(): boolean {
    return (this.#hadTiles ||= this.#sessionState.value === 'open' || !this.#isIdle);
  }

  /** Whom this is about: who is there, or who would be called. */
  get #other(): string | null {
    if (this.#isIdle && this.#isRetargeted) return this.to;
    return this.remoteId ?? this.to;
  }

  get #view(): CallView {
    const call = this.current;
    const { state, remoteName, remoteId, voice, micOff, cameraOff, localStream } = call;
    const { audio, video } = this.#wanted;
    const other = this.#other;
    const isLive = state === 'live' || state === 'reconnecting';
    // One's own picture shows as soon as the call leaves time for it; in a call of sound alone there is none.
    const hasSelf = call.selfView && (isLive || (!cameraOff && state !== 'incoming'));
    return {
      ending:
        state === 'ended' && call.reason !== 'hung-up'
          ? this.lazy(loadEndings)?.ending(call.reason, this.#isInbound, this.#t)
          : undefined,
      ...{ call, other, isLive, isIdle: this.#isIdle, isInbound: this.#isInbound, duration: this.#duration },
      session: this.#sessionState.value,
      element: this,
      name: (remoteId === other ? remoteName : null) ?? other ?? '',
      devices: { microphone: audio !== false && !micOff, camera: video !== false && !voice && !cameraOff },
      hasSelf: hasSelf && localStream !== null && !voice && !this.withoutSelfView,
      mirrors: this.facingMode !== 'environment',
      error: this.shownError,
      sessionError: this.sessionErrors.value ?? null,
      t: this.#t,
      sentence: (error) => this.sentence(error),
      hint: (error) => this.hint(error),
      dial: (options = this.#wanted) => void this.call(other, options),
      start: () => void quiet(this.handle.source?.start() ?? Promise.resolve('')),
      dismiss: (error) => {
        this.#dismissed.add(error);
        this.requestUpdate();
      },
    };
  }

  protected override render() {
    const screens = this.#screens;
    const view = this.#view;
    const { call, isLive, error, name, t } = view;
    const { state } = call;
    const isRinging = state === 'incoming';
    const words = screens ? format(screens.headline(view), { name }) : '';
    const layout = isLive && view.hasSelf ? this.layout : '';
    const tiles = this.#hasTiles && screens;
    // Before and after a call, and while it rings, the screen itself says it.
    const notice = error && !view.isIdle && !isRinging ? this.#troubles?.notice(view, error) : nothing;
    return html`<div part="stage" class="stage ${layout}" role="group" aria-label=${t('Video call')}>
      ${tiles ? screens.remote(view) : nothing}
      ${
        isLive
          ? nothing
          : html`<div class="screen">
              ${this.#screen(view)} ${this.#attention?.below(this.handle, view, this)}
            </div>`
      }
      ${tiles ? screens.self(view) : nothing}
      ${tiles && !this.withoutControls ? screens.controls(view) : nothing}
      <div class="notices">
        ${state === 'reconnecting' && screens ? screens.interrupted(view) : nothing} ${notice}
      </div>
      <p class="words" role="status">${isRinging ? '' : words}</p>
      <p class="words" role="alert">
        ${isRinging ? words : ''} ${error && state !== 'ended' ? this.sentence(error) : ''}
      </p>
    </div>`;
  }

  #screen(view: CallView) {
    const screens = this.#screens;
    const troubles = this.#troubles;
    const { error } = view;
    const { state } = view.call;
    if (!screens || state === 'idle' || (state === 'ended' && this.#isRetargeted)) return this.#idle(view);
    if (state === 'ended') {
      const status = screens.status(view);
      // In fewer words after a call of a moment, and without a network.
      const ended = this.#extras || view.call.reason !== 'hung-up' ? this.lazy(loadEnded) : null;
      return ended?.ended(view, status, troubles?.ending(view)) ?? html`${status}${this.#callButtons(view)}`;
    }
    if (state !== 'incoming') return screens.waiting(view);
    return screens.incoming(
      view,
      error
        ? { error: this.#error(view, error, ''), waysOn: troubles?.answers(view, error) ?? [] }
        : undefined,
    );
  }

  #idle(view: CallView) {
    const { error, other, name, t } = view;
    if (error)
      return html`${this.#error(view, error, 'headline')}
      ${this.#troubles?.waysOn(view, error) ?? this.#callButtons(view)}`;
    return html`<slot name="idle">
        ${
          other
            ? html`${face(view)}
                <p class="headline"><bdi part="name">${name}</bdi></p>
                ${this.#callButtons(view)}`
            : html`<span class="sign">${iconVideo}</span>
                <p part="status" class="headline">${t('Ready for a call')}</p>
                <p part="hint" class="hint">${t('When somebody calls you, it shows here.')}</p>`
        }
      </slot>
      ${
        view.session === 'connecting' || view.session === 'reconnecting'
          ? html`<p part="hint" class="hint">${t('Connecting to the server…')}</p>`
          : nothing
      }`;
  }

  #error({ sentence, hint }: CallView, error: PeerElementsError, style: string) {
    return html`<div part="error" class="error">
      ${style ? this.#troubles?.sign() : nothing}
      <p class=${style}>${sentence(error)}</p>
      <p class="hint">${hint(error)}</p>
    </div>`;
  }

  #callButtons({ other, dial, t }: CallView) {
    const voice = this.audioOnly || this.cameraOff;
    if (!other) return nothing;
    return actions([
      ['call-button', html`${voice ? iconPhone : iconVideo}${t('Call')}`, () => dial({})],
      ...(voice ? [] : [['voice-button', t('Call without camera'), () => dial({ video: false })] as const]),
    ]);
  }
}
