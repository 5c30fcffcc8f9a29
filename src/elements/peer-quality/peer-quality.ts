import { html, type PropertyValues } from 'lit';
import { Cleanup } from '../../base/lifetime.js';
import { figuresOf } from '../../channels/figures.js';
import type { CallStats } from '../../channels/quality-types.js';
import { CallElement } from '../shared/call-element.js';
import { QUALITY } from '../shared/quality-words.js';
import { figures } from './figures.js';
import { qualityStyles } from './peer-quality.styles.js';
import { standBeside } from './stand-beside.js';

const BARS = { good: 4, fair: 2, poor: 1, lost: 0 } as const;

const STAND_MS = 200;

/**
 * How good the connection of a call is, as bars and in words; a click shows the figures behind it. They are drawn only
 * while they are open.
 *
 * @summary How good the connection of a call is.
 * @tag peer-quality
 * @slot good - In place of the bars while there is nothing to complain of.
 * @slot fair - In place of the bars while some of it is lost, or late.
 * @slot poor - In place of the bars while much of it is lost, or late.
 * @slot lost - In place of the bars while nothing comes.
 * @slot unknown - In place of the bars while nothing is measured.
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
  /** What is listened to while the figures are open. */
  #open: Cleanup | null = null;

  constructor() {
    super(({ quality, reports }) => (this.#isOpen ? reports : (quality ?? null)));
  }

  /** The figures behind the quality, calculated when they are read; null before it was measured. */
  get stats(): CallStats | null {
    const { reports } = this.snapshot;
    return reports ? figuresOf(reports) : null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(false);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.snapshot.quality) this.#show(false);
  }

  protected override updated(): void {
    const figures = this.renderRoot.querySelector<HTMLElement>('.figures');
    if (figures && !figures.matches(':popover-open')) figures.showPopover();
    this.#stand();
  }

  readonly #stand = (): void => {
    const [button, figures] = this.renderRoot.querySelectorAll<HTMLElement>('button, .figures');
    if (button && figures) standBeside(figures, button);
  };

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
      >
        <slot name=${quality ?? 'unknown'}
          ><span class="bars"
            >${[1, 2, 3, 4].map((bar) => html`<span class=${bar <= bars ? 'full' : ''}></span>`)}</span
          ></slot
        ></button
      >${
        stats
          ? html`<div
              part="figures"
              class="figures"
              popover="manual"
              role="group"
              aria-label=${this.t('Figures of the connection')}
            >
              <p>${words}</p>
              ${figures(stats, this.language, (template, params) => this.t(template, params))}
            </div>`
          : html`<span part="tooltip" class="tip" aria-hidden="true">${words}</span>`
      }`;
  }

  readonly #toggle = (): void => this.#show(!this.#isOpen);

  #show(isOpen: boolean): void {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    this.#open?.run();
    this.#open = isOpen ? this.#listen() : null;
    this.requestUpdate();
  }

  /** Before anything else on the page: it is what was opened last, whatever it stands in. */
  #listen(): Cleanup {
    const cleanup = new Cleanup();
    const early = (type: string, act: (event: Event) => void) => {
      window.addEventListener(type, act, true);
      cleanup.add(() => window.removeEventListener(type, act, true));
    };
    early('keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.#show(false);
    });
    early('pointerdown', (event) => {
      if (!event.composedPath().includes(this)) this.#show(false);
    });
    // The button may be moved by what is drawn beside it, of which nobody tells.
    cleanup.every(STAND_MS, this.#stand);
    early('scroll', this.#stand);
    early('resize', this.#stand);
    return cleanup;
  }
}
