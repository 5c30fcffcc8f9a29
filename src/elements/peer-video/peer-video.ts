import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { TextParams } from '../../base/text.js';
import type { CallQuality } from '../../channels/quality-types.js';
import { avatar } from '../shared/avatar.js';
import { PeerElement } from '../shared/element.js';
import { iconMicOff } from '../shared/icons.js';
import { tokens } from '../shared/tokens.js';
import { videoStyles } from './peer-video.styles.js';

const loadNotices = () => import('./notices.js');

/** When there is no picture by then, and the camera is off, the sound is played without. */
const PICTURE_MS = 1000;

/**
 * A tile with somebody's picture and sound, their name, and a sign that their microphone is off. While there is no
 * picture it shows a face instead. It is 16 to 9 unless it is given another size.
 *
 * @summary A stream as a tile, with name and badge.
 * @tag peer-video
 * @slot avatar - Shown while there is no picture: an `<img>`, or anything else. Default: the initials of `name`.
 * @slot badge - In place of the sign that the microphone is off.
 * @slot quality-good - In place of the sign of a good connection; `quality-fair`, `quality-poor` and `quality-lost` are those of the others.
 * @event {CustomEvent<{error: PeerElementsError}>} error - An attribute cannot be used.
 * @csspart video - The video.
 * @csspart avatar - What is shown while there is no picture.
 * @csspart name - The name.
 * @csspart badge - The sign that the microphone is off.
 * @csspart quality - The sign of `quality`.
 * @csspart play - The button that is there when the browser does not play sound by itself.
 * @csspart error - What is wrong with an attribute.
 * @cssproperty [--peer-video-foot=0.5em] - Distance of name and badge from the lower edge.
 * @cssproperty [--peer-stage=#14171b] - Background, dark in both themes.
 * @cssproperty [--peer-on-stage=#f4f6f8] - What stands on it.
 * @cssproperty [--peer-scrim=rgb(0 0 0 / 0.62)] - Behind name and badge.
 * @cssproperty [--peer-radius=16px] - Corners.
 */
export class PeerVideo extends PeerElement {
  static override styles = [tokens, videoStyles];

  static override properties: PropertyDeclarations = {
    stream: { attribute: false },
    name: {},
    micOff: { type: Boolean, attribute: 'mic-off', reflect: true },
    cameraOff: { type: Boolean, attribute: 'camera-off', reflect: true },
    mirror: { type: Boolean, reflect: true },
    muted: { type: Boolean, reflect: true },
    dim: { type: Boolean, reflect: true },
    fit: { reflect: true },
    quality: { reflect: true },
  };

  /** The stream to play, or null. A property only. */
  declare stream: MediaStream | null;
  /** Whose picture it is; default: no name is shown. */
  declare name: string | null;
  /** Shows the sign that the microphone is off. */
  declare micOff: boolean;
  /** Shows the avatar in place of the picture; the sound goes on. */
  declare cameraOff: boolean;
  /** Turns the picture round, as in a mirror: for one's own. */
  declare mirror: boolean;
  /** Plays no sound: for one's own. */
  declare muted: boolean;
  /** Darkens the last picture while nothing comes. */
  declare dim: boolean;
  /** `cover` (default) fills the tile and cuts off what does not fit, `contain` shows all of the picture. */
  declare fit: 'cover' | 'contain' | null;

  /** How good the connection behind it is: `good fair poor lost` shows a sign; default: none. */
  declare quality: CallQuality | null;

  #fed: MediaStream | null = null;
  /** There is no picture yet, and the sound waits for it. */
  #isLate = false;
  #hasPicture = false;
  #isBlocked = false;
  /** The last error of an attribute. */
  #said: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // A tab that was frozen has paused it, and Chromium leaves it so.
    document.addEventListener('resume', this.#play);
    if (this.hasUpdated) this.#feed();
  }

  /** A video that nobody sees would hold on to the stream. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('resume', this.#play);
    this.#feed();
  }

  protected override willUpdate(): void {
    const error = this.#notices?.checkTile(this);
    if (error && error.message !== this.#said) this.fire('error', { error });
    this.#said = error?.message;
  }

  /** What is said over the picture, when there may be something to say; and what plays the sound without one. */
  get #notices() {
    return this.#isLate || this.#isBlocked || this.fit !== null || this.quality !== null
      ? this.lazy(loadNotices)
      : null;
  }

  protected override updated(): void {
    this.#feed();
  }

  get #video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  #feed(): void {
    const video = this.#video;
    const stream = this.isConnected ? this.stream : null;
    if (!video || this.#fed === stream) return;
    this.#fed = video.srcObject = stream;
    if (!stream) return;
    this.#play();
    setTimeout(() => {
      this.#isLate = this.cameraOff && !video.readyState;
      this.requestUpdate();
    }, PICTURE_MS);
  }

  readonly #t = (template: string, params?: TextParams): string => this.t(template, params);

  /** However it began: an open microphone lifts the browser's block, and the video then plays by itself. */
  readonly #heard = (): void => this.#setBlocked(false);

  readonly #play = (): void => {
    const { stream } = this;
    this.#video?.play().catch((cause: unknown) => {
      // Any other one: another stream came in between.
      if (stream === this.stream && (cause as Error).name === 'NotAllowedError') this.#setBlocked(true);
    });
  };

  #setBlocked(blocked: boolean): void {
    if (this.#isBlocked === blocked) return;
    this.#isBlocked = blocked;
    this.requestUpdate();
  }

  /** Tracks that a script adds to a stream are announced by nothing but the picture's size. */
  readonly #measure = (): void => {
    const hasPicture = !!this.#video?.videoWidth;
    if (this.#hasPicture === hasPicture) return;
    this.#hasPicture = hasPicture;
    this.requestUpdate();
  };

  protected override render() {
    const { name, micOff } = this;
    const isOff = this.cameraOff || !this.#hasPicture;
    const over = (content: TemplateResult) => html`<div class="over">${content}</div>`;
    return html`<video
        part="video"
        class=${isOff ? 'off' : ''}
        playsinline
        autoplay
        .muted=${this.muted}
        @resize=${this.#measure}
        @loadedmetadata=${this.#measure}
        @emptied=${this.#measure}
        @playing=${this.#heard}
      ></video>
      ${
        isOff
          ? over(
              html`<div part="avatar" class="face">
                <slot name="avatar">${name ? avatar(name) : nothing}</slot>
              </div>`,
            )
          : nothing
      }
      ${
        name || micOff
          ? html`<div class="foot ${micOff ? 'muted' : ''}">
              ${
                micOff
                  ? html`<span part="badge" role="img" aria-label=${this.t('Microphone is off')}
                      ><slot name="badge">${iconMicOff}</slot></span
                    >`
                  : nothing
              }
              ${name ? html`<bdi part="name">${name}</bdi>` : nothing}
            </div>`
          : nothing
      }
      ${this.#notices?.notices({
        tile: this,
        play: this.#isBlocked ? this.#play : null,
        t: this.#t,
      })}`;
  }
}
