import { html } from 'lit';
import { figuresOf } from '../../channels/figures.js';
import type { CallStats } from '../../channels/quality-types.js';
import { CallElement } from '../shared/call-element.js';
import { QUALITY } from '../shared/quality-words.js';
import { figures } from './figures.js';
import { qualityStyles } from './peer-quality.styles.js';

const BARS = { good: 4, fair: 2, poor: 1, lost: 0 } as const;

/**
 * How good the connection of a call is, as bars and in words; a click shows the figures behind it. They are drawn only
 * while they are open.
 *
 * @summary How good the connection of a call is.
 * @tag peer-quality
 * @csspart button - The button with the bars.
 * @csspart tooltip - The same in words, shown on hover and on focus.
 * @csspart figures - The figures behind it.
 * @cssproperty [--peer-control=#3b424b] - Background.
 * @cssproperty [--peer-on-control=#fff] - Bars.
 * @cssstate good - Nothing to complain of.
 * @cssstate fair - Some of it is lost, or late.
 * @cssstate poor - Much of it is lost, or late.
 * @cssstate lost - Nothing comes.
 * @cssstate unknown - There is no call, or nothing has been measured yet.
 */
export class PeerQuality extends CallElement {
  static override styles = [...CallElement.styles, qualityStyles];

  #isOpen = false;

  constructor() {
    super(({ quality, reports }) => (this.#isOpen ? reports : (quality ?? null)));
  }

  /** The figures behind the quality, calculated when they are read; null before it was measured. */
  get stats(): CallStats | null {
    const { reports } = this.snapshot;
    return reports ? figuresOf(reports) : null;
  }

  protected override render() {
    const { quality } = this.snapshot;
    const stats = this.#isOpen ? this.stats : null;
    const words = quality ? this.t(QUALITY[quality]) : this.t('The connection is not measured yet');
    this.showState(quality ?? 'unknown');
    const bars = quality ? BARS[quality] : 0;
    return html`<button
        part="button"
        aria-label=${words}
        aria-expanded=${this.#isOpen ? 'true' : 'false'}
        ?disabled=${!quality}
        @click=${this.#toggle}
        @keydown=${this.#onKey}
      >
        <span class="bars"
          >${[1, 2, 3, 4].map((bar) => html`<span class=${bar <= bars ? 'full' : ''}></span>`)}</span
        ></button
      >${
        stats
          ? html`<div
              part="figures"
              class="figures"
              role="group"
              aria-label=${this.t('Figures of the connection')}
            >
              <p>${words}</p>
              ${figures(stats, this.language, (template, params) => this.t(template, params))}
            </div>`
          : html`<span part="tooltip" class="tip" aria-hidden="true">${words}</span>`
      }`;
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#isOpen) return;
    event.stopPropagation();
    this.#toggle();
  };
}
