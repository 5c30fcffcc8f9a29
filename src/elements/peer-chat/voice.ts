import { css, html, nothing, render } from 'lit';
import { toError, type PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import { VoiceRecorder, type VoiceEnd } from '../../channels/voice-recorder.js';
import { clockTime } from '../shared/clock.js';
import { iconX } from '../shared/icons-notices.js';
import { iconSquare, iconTrash2 } from '../shared/icons-voice.js';
import { iconSend } from '../shared/icons.js';
import { AudioBubble, pausePlaying, styles as audioStyles } from './audio-bubble.js';
import { LevelBars } from './level-bars.js';

/** Loaded with the first voice message. */
export const styles = css`
  ${audioStyles}

  .voice {
    container-type: inline-size;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    padding: 0.5em var(--_gap) var(--_gap);
  }

  .voice > button {
    flex: none;
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .voice > button:hover:enabled {
    filter: none;
    background: color-mix(in oklab, currentColor 10%, transparent);
  }

  .voice > .send,
  .voice > .send:hover:enabled {
    inline-size: 2.75em;
    block-size: 2.75em;
    background: var(--_accent);
  }

  .voice > .stop,
  .voice > .stop:hover:enabled {
    background: var(--_danger);
    color: var(--_on-danger);
  }

  .voice > .stop path {
    fill: currentColor;
  }

  .voice > .note {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: 0.875em;
  }

  .voice > .waiting {
    flex: 1;
    min-inline-size: 0;
    color: var(--_muted);
  }

  .voice > .live {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 0.6em;
    block-size: 2.75em;
    padding-inline: 0.9em;
    border-radius: var(--_round);
    background: var(--_raised);
  }

  .voice > .live::before {
    content: '';
    flex: none;
    /* A border is seen in forced colours as well. */
    border: 0.35em solid var(--_danger);
    border-radius: 50%;
    animation: breathe 1.6s ease-in-out infinite;
  }

  .voice canvas {
    flex: 1;
    min-inline-size: 0;
    inline-size: 0;
    block-size: 1.75em;
    color: var(--_accent);
  }

  .voice [role='timer'] {
    flex: none;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .voice > .audio {
    flex: 1;
    padding-inline-end: 0.9em;
    border-radius: 2em;
    background: var(--_raised);
  }

  /* Where the slider would be too short to be of use. */
  @container (width < 16em) {
    .voice > .audio {
      order: -1;
      flex-basis: 100%;
    }

    .voice > .send {
      margin-inline-start: auto;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .voice > .live::before {
      animation: none;
    }
  }
`;

export interface VoiceOptions {
  /** In the language of the page. */
  t(template: string, params?: TextParams): string;
  /** Id of the microphone; by default the browser's choice. */
  microphone?: string | null;
  /** The longest that a message may be, in seconds; by default ten minutes. */
  most?: number;
  /** Somebody has stopped, could listen, and sends it; `seconds` is how long it is. A rejection leaves it here. */
  send(file: File, seconds: number): Promise<unknown>;
  /** There is no microphone, it may not be used, or nothing was recorded. `done` follows. */
  fail(error: PeerElementsError): void;
  /** It was sent or dropped: the place is free again, and the focus belongs to what comes there. */
  done(): void;
}

const ENDINGS: Readonly<Record<VoiceEnd, string>> = {
  stopped: '',
  limit: 'That is as long as a voice message may be.',
  interrupted: 'The recording was interrupted. What was recorded until then is here.',
};

/**
 * Where a message is spoken, in place of the field where one is written: recorded, listened to, then sent or dropped.
 * What `render()` gives is put into a template; everything else it draws by itself.
 */
export class VoiceComposer {
  readonly #options: VoiceOptions;
  readonly #element = document.createElement('div');
  readonly #recorder: VoiceRecorder;
  readonly #bars = new LevelBars();
  #player: AudioBubble | null = null;
  #isSending = false;
  #isOver = false;
  #drawn = '';

  constructor(options: VoiceOptions) {
    this.#options = options;
    this.#recorder = new VoiceRecorder(options.microphone, options.most);
    this.#recorder.store.subscribe(() => this.#changed());
    this.#element.className = 'voice';
    this.#element.part.add('voice');
    this.#element.role = 'group';
    this.#element.addEventListener('keydown', this.#key);
  }

  /** Asks for the microphone and records. Call it after a click. */
  async start(): Promise<void> {
    // It would be heard in the recording.
    pausePlaying();
    try {
      await this.#recorder.start();
    } catch (cause) {
      this.#giveUp(toError(cause, 'recording-failed', 'Your voice could not be recorded: {cause}.'));
    }
  }

  /** The element, in the language of now: the same one every time. */
  render(): HTMLElement {
    this.#draw();
    // What had the focus has just been replaced by this.
    if (this.#drawn === '') queueMicrotask(() => this.#focus());
    return this.#element;
  }

  /** The chat leaves the page: nothing is kept, and nothing is told. */
  dispose(): void {
    this.#isOver = true;
    this.#recorder.dispose();
    this.#player?.dispose();
  }

  #leave(): void {
    if (this.#isOver) return;
    this.dispose();
    this.#options.done();
  }

  #giveUp(error: PeerElementsError): void {
    if (this.#isOver) return;
    this.#options.fail(error);
    this.#leave();
  }

  #changed(): void {
    if (this.#isOver) return;
    const { state, level, duration, file, error } = this.#recorder.store.value;
    if (error) this.#giveUp(error);
    else if (state === 'recording' && this.#drawn === state) {
      this.#bars.add(level);
      this.#clock(duration);
    } else if (state !== this.#drawn) {
      if (file) this.#player = this.#playerOf(file, duration);
      this.#draw();
      this.#focus();
    }
  }

  #playerOf(file: File, seconds: number): AudioBubble {
    const { t, fail } = this.#options;
    return new AudioBubble({ t, seconds, fail, blob: () => Promise.resolve(file) });
  }

  /** On what is to be done next. Not on “Send”: a key that is still down on “Stop” would press it. */
  #focus(): void {
    const { state } = this.#recorder;
    this.#drawn = state;
    if (!this.#element.isConnected) return;
    if (state === 'stopped') this.#player?.focus();
    else this.#element.querySelector<HTMLElement>(state === 'recording' ? '.stop' : 'button')?.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#isSending) return;
    // An overlay around the chat stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#leave();
  };

  readonly #drop = (): void => this.#leave();

  readonly #stop = (): void => void this.#recorder.stop();

  readonly #send = async (): Promise<void> => {
    const { file, duration } = this.#recorder.store.value;
    if (!file || this.#isSending) return;
    this.#player?.pause();
    this.#isSending = true;
    this.#draw();
    try {
      await this.#options.send(file, duration);
      this.#leave();
    } catch {
      // The element shows why; the recording is still here.
      this.#isSending = false;
      this.#draw();
    }
  };

  #draw(): void {
    const { t } = this.#options;
    const { state, end, duration } = this.#recorder.store.value;
    const isDone = state === 'stopped';
    const note = end && ENDINGS[end] ? t(ENDINGS[end]) : '';
    const said = isDone
      ? `${note} ${t('Recorded: {time}', { time: clockTime(duration) })}`
      : state === 'recording'
        ? t('Recording')
        : '';
    this.#element.ariaLabel = t('Voice message');
    const dropping = isDone ? t('Delete') : t('Cancel');
    render(
      html`<span class="words" role="status">${said}</span>
        ${note ? html`<p class="note">${note}</p>` : nothing}
        <button aria-label=${dropping} title=${dropping} ?disabled=${this.#isSending} @click=${this.#drop}>
          ${isDone ? iconTrash2 : iconX}
        </button>
        ${isDone ? this.#player?.render() : state === 'recording' ? this.#live() : this.#waiting()}
        ${
          isDone
            ? html`<button
                part="send"
                class="send"
                aria-label=${t('Send')}
                aria-busy=${this.#isSending ? 'true' : nothing}
                ?disabled=${this.#isSending}
                @click=${this.#send}
              >
                ${iconSend}
              </button>`
            : nothing
        }
        ${
          state === 'recording'
            ? html`<button
                class="stop"
                aria-label=${t('Stop recording')}
                title=${t('Stop recording')}
                @click=${this.#stop}
              >
                ${iconSquare}
              </button>`
            : nothing
        }`,
      this.#element,
    );
    this.#clock(duration);
  }

  #waiting() {
    return html`<p class="waiting">${this.#options.t('Waiting for the microphone…')}</p>`;
  }

  #live() {
    return html`<div class="live">${this.#bars.canvas}<span role="timer" aria-live="off"></span></div>`;
  }

  /** Past Lit, which would compare a template twenty times a second. */
  #clock(duration: number): void {
    const timer = this.#element.querySelector('[role=timer]');
    const time = clockTime(duration);
    if (timer && timer.textContent !== time) timer.textContent = time;
  }
}
