import { css, html, nothing, render } from 'lit';
import { PeerElementsError, toError } from '../../base/errors.js';
import { Cleanup } from '../../base/lifetime.js';
import type { TextParams } from '../../base/text.js';
import { clockTime } from '../shared/clock.js';
import { iconPause, iconPlay } from '../shared/icons-voice.js';

/** Loaded with the first message that can be heard. */

export const styles = css`
  /* As wide as there is room for: one that fits its content would be as wide as a slider happens to be. */
  .bubble:has(.audio) {
    inline-size: 19em;
    max-inline-size: 100%;
  }

  .audio {
    display: flex;
    align-items: center;
    gap: 0.5em;
    flex: 1 1 auto;
    min-inline-size: 0;
    inline-size: 100%;
  }

  .audio > button {
    flex: none;
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .audio svg path {
    fill: currentColor;
  }

  .audio > input {
    --_track: color-mix(in oklab, var(--_text) 25%, transparent);
    flex: 1;
    min-inline-size: 0;
    inline-size: 0;
    block-size: 2.75em;
    margin: 0;
    border-radius: 0.5em;
    appearance: none;
    background: none;
    cursor: pointer;
  }

  .audio > input:disabled {
    cursor: default;
  }

  .audio > input::-webkit-slider-runnable-track {
    block-size: 0.25em;
    border-radius: 1em;
    background: var(--_track);
    background: linear-gradient(to right, var(--_accent) var(--_at, 0%), var(--_track) var(--_at, 0%));
  }

  .audio > input:dir(rtl)::-webkit-slider-runnable-track {
    background: linear-gradient(to left, var(--_accent) var(--_at, 0%), var(--_track) var(--_at, 0%));
  }

  .audio > input::-moz-range-track {
    block-size: 0.25em;
    border-radius: 1em;
    background: var(--_track);
  }

  .audio > input::-moz-range-progress {
    block-size: 0.25em;
    border-radius: 1em;
    background: var(--_accent);
  }

  .audio > input::-webkit-slider-thumb {
    inline-size: 0.9em;
    block-size: 0.9em;
    margin-block-start: -0.325em;
    border-radius: 50%;
    appearance: none;
    background: var(--_accent);
  }

  .audio > input::-moz-range-thumb {
    inline-size: 0.9em;
    block-size: 0.9em;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
  }

  .audio > input:disabled::-webkit-slider-thumb {
    visibility: hidden;
  }

  .audio > input:disabled::-moz-range-thumb {
    visibility: hidden;
  }

  .audio > .at {
    min-inline-size: 2.2em;
    color: color-mix(in oklab, var(--_text) 75%, transparent);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  /* Colours of one's own would be taken away, and the place with them. */
  @media (forced-colors: active) {
    .audio > input {
      appearance: auto;
    }
  }
`;

export interface AudioOptions {
  /** In the language of the page. */
  t(template: string, params?: TextParams): string;
  /** What is to be heard; asked for when it is played first. A rejection is given to `fail`. */
  blob(): Promise<Blob>;
  /** How long it is, where that is known before it was loaded. */
  seconds?: number | null;
  /** What it is called; by default “Voice message”. */
  label?: string;
  /** It cannot be loaded, or this browser cannot play it. */
  fail?(error: PeerElementsError): void;
}

/** A file without a duration gives it when it has been wound to its end. */
const FAR = 1e101;
const END_MS = 3000;

/** The one that plays: there are not two at once on a page. */
let playing: AudioBubble | null = null;

function begin(bubble: AudioBubble): void {
  if (playing === bubble) return;
  playing?.pause();
  playing = bubble;
}

/** Before something else is to be heard, or recorded. */
export function pausePlaying(): void {
  playing?.pause();
}

/**
 * Plays a sound: a voice message, or any audio file. What `render()` gives is put into a template. The sound is loaded
 * when it is played, and let go when the element has left the page; then it can be played anew.
 */
export class AudioBubble {
  readonly #options: AudioOptions;
  readonly #element = document.createElement('div');
  /** An element that leaves the page has no size any more. */
  readonly #gone = new ResizeObserver(() => this.#element.isConnected || this.dispose());
  #run = new Cleanup();
  #audio: HTMLAudioElement | null = null;
  #loading: Promise<HTMLAudioElement | null> | null = null;
  #duration: number | null;
  /** Where it was left, or where it begins when it has been loaded. */
  #at = 0;

  constructor(options: AudioOptions) {
    this.#options = options;
    this.#duration = options.seconds ?? null;
    this.#element.className = 'audio';
    this.#element.role = 'group';
    // What moves in it is no message of the list around it.
    this.#element.ariaLive = 'off';
  }

  get isPlaying(): boolean {
    return this.#audio !== null && !this.#audio.paused;
  }

  /** In seconds; null as long as nobody knows. */
  get duration(): number | null {
    return this.#duration;
  }

  /** The element, in the language of now: the same one every time. */
  render(): HTMLElement {
    this.#draw();
    return this.#element;
  }

  focus(): void {
    this.#element.querySelector('button')?.focus();
  }

  async play(): Promise<void> {
    // Another one may be started while this one is being loaded.
    begin(this);
    this.#loading ??= this.#audio ? null : this.#load();
    if (this.#loading) this.#draw();
    const audio = this.#audio ?? (await this.#loading);
    if (!audio || playing !== this || !this.#element.isConnected) return;
    try {
      await audio.play();
    } catch (cause) {
      // Paused meanwhile; or the gesture is too long ago, and the next one will do.
      if (cause instanceof Error && cause.name !== 'AbortError' && cause.name !== 'NotAllowedError')
        this.#fail(cause);
    }
  }

  pause(): void {
    if (playing === this) playing = null;
    this.#audio?.pause();
  }

  /** Lets the sound go. It comes by itself when the element leaves the page. */
  dispose(): void {
    this.pause();
    this.#gone.disconnect();
    this.#run.run();
    this.#loading = null;
    if (!this.#audio) return;
    this.#audio = null;
    this.#draw();
  }

  async #load(): Promise<HTMLAudioElement | null> {
    const run = (this.#run = new Cleanup());
    this.#gone.observe(this.#element);
    try {
      const url = URL.createObjectURL(await this.#options.blob());
      run.add(() => URL.revokeObjectURL(url));
      // It has left the page meanwhile.
      if (run.done) return null;
      const audio = new Audio(url);
      run.add(() => {
        audio.pause();
        audio.removeAttribute('src');
        // Only then does the browser let go of what it has decoded.
        audio.load();
      });
      await ready(audio);
      if (run.done) return null;
      if (Number.isFinite(audio.duration)) this.#duration = audio.duration;
      audio.currentTime = this.#at;
      for (const event of ['play', 'pause', 'ended', 'durationchange'])
        run.listen(audio, event, this.#changed);
      return (this.#audio = audio);
    } catch (cause) {
      if (!run.done) this.#fail(cause);
      return null;
    } finally {
      if (this.#run === run) this.#loading = null;
      this.#draw();
    }
  }

  #fail(cause: unknown): void {
    this.dispose();
    this.#options.fail?.(
      toError(cause, 'invalid-data', 'This sound cannot be played: {cause}.', {
        hint: 'Save the file and open it with another program.',
      }),
    );
  }

  readonly #changed = ({ type }: Event): void => {
    const audio = this.#audio;
    if (!audio) return;
    if (type === 'ended') {
      audio.currentTime = 0;
      if (playing === this) playing = null;
    }
    // By the keys of a keyboard or a headset; the event comes late, and it may be paused again.
    if (type === 'play' && this.isPlaying) begin(this);
    if (Number.isFinite(audio.duration)) this.#duration = audio.duration;
    this.#draw();
    if (type === 'play') this.#follow();
  };

  /** Four times a second, as `timeupdate` comes, is a jerk in a message of three seconds. */
  #follow(): void {
    if (!this.isPlaying) return;
    if (!this.#element.isConnected) this.dispose();
    this.#place();
    requestAnimationFrame(() => this.#follow());
  }

  readonly #seek = ({ target }: Event): void => {
    this.#at = (target as HTMLInputElement).valueAsNumber;
    if (this.#audio) this.#audio.currentTime = this.#at;
    this.#place();
  };

  readonly #toggle = (): void => {
    if (this.isPlaying || (this.#loading && playing === this)) this.pause();
    else void this.play();
  };

  #draw(): void {
    const { t, label } = this.#options;
    const { isPlaying } = this;
    this.#element.ariaLabel = label ?? t('Voice message');
    render(
      html`<button
          aria-label=${isPlaying ? t('Pause') : t('Play')}
          aria-busy=${this.#loading ? 'true' : nothing}
          @click=${this.#toggle}
        >
          ${isPlaying ? iconPause : iconPlay}
        </button>
        <input
          type="range"
          min="0"
          max=${this.#duration ?? 0}
          step="any"
          aria-label=${t('Position')}
          ?disabled=${!this.#duration}
          @input=${this.#seek}
        /><span class="at" aria-hidden="true"></span>`,
      this.#element,
    );
    this.#place();
  }

  /** Past Lit, which would compare a template sixty times a second. */
  #place(): void {
    const [slider, time] = [this.#element.querySelector('input'), this.#element.querySelector('.at')];
    if (!slider || !time) return;
    const duration = this.#duration ?? 0;
    const at = (this.#at = Math.min(this.#audio?.currentTime ?? this.#at, duration || Infinity));
    slider.value = String(at);
    slider.style.setProperty('--_at', `${duration ? (at / duration) * 100 : 0}%`);
    const whole = clockTime(Math.round(duration));
    const said = this.#options.t('{time} of {whole}', { time: clockTime(at), whole });
    // A screen reader may say each change of a slider that has the focus.
    if (slider.getAttribute('aria-valuetext') !== said) slider.setAttribute('aria-valuetext', said);
    const shown = this.#duration === null ? '' : at > 0 || this.isPlaying ? clockTime(at) : whole;
    if (time.textContent !== shown) time.textContent = shown;
  }
}

/** Settles when its duration is known, or cannot be known; rejects where it cannot be played. */
async function ready(audio: HTMLAudioElement): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    audio.onloadedmetadata = () => resolve();
    audio.onerror = () => reject(unplayable(audio));
    // A phone loads nothing by itself.
    audio.load();
  });
  if (Number.isFinite(audio.duration)) return;
  // What MediaRecorder writes has none; the browser finds it at the end.
  const found = new Promise<void>((resolve) => {
    audio.addEventListener('durationchange', () => Number.isFinite(audio.duration) && resolve());
    setTimeout(resolve, END_MS);
  });
  audio.currentTime = FAR;
  await found;
}

function unplayable({ error }: HTMLAudioElement): PeerElementsError {
  return new PeerElementsError('invalid-data', 'This browser cannot play this sound.', {
    hint: 'Save the file and open it with another program.',
    cause: error ?? undefined,
  });
}
