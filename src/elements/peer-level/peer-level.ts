import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { watchLevel } from '../../channels/level.js';
import { checkWord } from '../shared/attribute-error.js';
import { CallElement } from '../shared/call-element.js';
import { tokens } from '../shared/tokens.js';
import { levelStyles } from './peer-level.styles.js';

/** Louder than a quiet room. */
const SPEAKING = 0.35;
/** Nobody stops speaking between two words. */
const PAUSE_MS = 700;
/** How often a screen reader is told. */
const SPOKEN_MS = 1000;

const NAMES = { own: 'Microphone level', remote: 'Loudness of the other side' } as const;

/**
 * How loud a stream is, as a bar: one's own microphone in the call around it, the other side with `of="remote"`, or any
 * `stream`. It measures only while it can be seen.
 *
 * @summary How loud a microphone is, as a bar.
 * @tag peer-level
 * @event {CustomEvent<{error: PeerElementsError}>} error - The attribute `of` cannot be used.
 * @csspart meter - The bar's bed.
 * @csspart bar - The bar.
 * @csspart error - What is wrong with the attribute.
 * @cssproperty [--peer-level=#1f8a4c] - The bar.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - The bed, thinned.
 * @cssstate speaking - Somebody speaks.
 * @cssstate quiet - Nobody speaks, or nothing is measured.
 * @cssstate invalid - The attribute `of` cannot be used.
 */
export class PeerLevel extends CallElement {
  static override styles = [tokens, levelStyles];

  static override properties: PropertyDeclarations = { stream: { attribute: false }, of: {} };

  /** What is measured; null (default) for the call's. A property only. */
  declare stream: MediaStream | null;
  /** Whose loudness it is: `own` (default) or `remote`, the other side's. */
  declare of: 'own' | 'remote' | null;

  #level = 0;
  #error: PeerElementsError | null = null;
  #measured: MediaStream | null = null;
  #stop: () => void = () => undefined;
  #isInView = false;
  #view: IntersectionObserver | null = null;
  #spokenAt = -Infinity;
  #loudAt = -Infinity;

  constructor() {
    super(({ localStream, remoteStream }) => (this.of === 'remote' ? remoteStream : localStream));
  }

  /** How loud it is, from 0 to 1. */
  get level(): number {
    return this.#level;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#error) this.showState('quiet');
    this.#view = new IntersectionObserver((entries) => {
      this.#isInView = entries.at(-1)?.isIntersecting ?? false;
      this.#follow();
    });
    this.#view.observe(this);
    document.addEventListener('visibilitychange', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#follow);
    this.#view?.disconnect();
    this.#isInView = false;
    this.#follow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('of')) return;
    const error = (this.#error = checkWord('of', this.of, Object.keys(NAMES), {
      hint: 'It must be own or remote.',
    }));
    this.showState(error ? 'invalid' : 'quiet');
    // A listener may be added by the script after the one that made this element.
    if (error) setTimeout(() => this.fire('error', { error }));
  }

  protected override updated(): void {
    this.#follow();
  }

  get #stream(): MediaStream | null {
    if (this.#error) return null;
    const { localStream, remoteStream } = this.snapshot;
    return this.stream ?? (this.of === 'remote' ? remoteStream : localStream);
  }

  /** Measures what is to be measured now, and nothing while nobody looks. */
  readonly #follow = (): void => {
    const stream = this.#isInView && document.visibilityState === 'visible' ? this.#stream : null;
    if (stream === this.#measured) return;
    this.#stop();
    this.#measured = stream;
    this.#stop = stream ? watchLevel(stream, this.#draw) : () => undefined;
    if (stream) return;
    this.#spokenAt = -Infinity;
    this.#draw(0);
  };

  /** Past Lit, which would compare a whole template 15 times a second. */
  readonly #draw = (level: number): void => {
    const now = performance.now();
    if (level >= SPEAKING) this.#loudAt = now;
    if (!this.#error) this.showState(level > 0 && now - this.#loudAt < PAUSE_MS ? 'speaking' : 'quiet');
    if (level !== this.#level) {
      this.#level = level;
      this.renderRoot.querySelector<HTMLElement>('.bar')?.style.setProperty('--_level', level.toFixed(3));
    }
    if (now - this.#spokenAt < SPOKEN_MS) return;
    this.#spokenAt = now;
    this.renderRoot
      .querySelector('[role=meter]')
      ?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
  };

  protected override render() {
    if (this.#error)
      return html`<p part="error" role="alert">${this.sentence(this.#error)} ${this.hint(this.#error)}</p>`;
    return html`<div
      part="meter"
      role="meter"
      aria-label=${this.t(NAMES[this.of ?? 'own'])}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow="0"
    >
      <div part="bar" class="bar"></div>
    </div>`;
  }
}
