import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';

import type { FileInfo, Transfer, TransferState } from '../../channels/file-types.js';
import { PeerElement } from '../shared/element.js';
import { iconFile, iconPause, iconX } from '../shared/icons-transfer.js';
import { tokens } from '../shared/tokens.js';
import { cleanName, inBytes, inUnits, tailOf } from './names.js';
import { transferStyles } from './peer-transfer.styles.js';
import type { Around } from './transfer-face.js';

const loadMore = () => import('./more.js');
const loadPreviews = () => import('./previews.js');

const OVER = /^(done|declined|cancelled|failed)$/;
const MEDIA = /^(image|audio|video)\//;

/**
 * One file on its way, or arrived: what it is called, how far it is, and what can be done about it. It draws itself
 * whenever its transfer changes. What the other side calls a file is never trusted: a name cannot look like another one,
 * nothing that could run as a page is shown, and a picture is one by its bytes.
 *
 * @summary The face of one transfer.
 * @tag peer-transfer
 * @slot icon - Instead of the sign that says what kind of file it is.
 * @csspart preview - The picture, or the player.
 * @csspart view - The picture above the page.
 * @csspart file - The row with the name.
 * @csspart kind - The sign that says what kind of file it is.
 * @csspart name - What the file is called.
 * @csspart size - How large it is, and how much of it is there.
 * @csspart progress - The bar.
 * @csspart status - What is happening, or what went wrong.
 * @csspart button - Each button.
 * @csspart primary - The button to press.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The bar, the button to press; a tint of it is behind the sign.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on the accent.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-danger=#d3322b] - What failed.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate offered - Waits for somebody to accept it.
 * @cssstate accepted - Is about to begin.
 * @cssstate sending - On its way.
 * @cssstate paused - Nothing moves, for whatever reason.
 * @cssstate done - All of it has arrived.
 * @cssstate declined - Was not wanted.
 * @cssstate cancelled - Was called off.
 * @cssstate failed - Will not arrive.
 * @cssstate gone - There is no transfer any longer.
 */
export class PeerTransfer extends PeerElement {
  static override styles = [tokens, transferStyles];

  static override properties: PropertyDeclarations = {
    transfer: { attribute: false },
    info: { attribute: false },
  };

  /** The transfer; null (the default) where there is none any longer, undefined as long as that is not known. */
  declare transfer: Transfer | null | undefined;
  /** Name, size and type of a file without a transfer. */
  declare info: FileInfo | null;

  #watched: Transfer | null = null;
  #state = '';
  #said: 'begin' | 'end' | undefined;
  #focused: Element | null = null;

  /** For its own parts: how it speaks. */
  get voice() {
    return {
      t: this.t.bind(this),
      words: (error: PeerElementsError) => `${this.sentence(error)} ${this.hint(error)}`,
    };
  }

  /** The name as it is shown. */
  get shownName(): string {
    return cleanName((this.transfer ?? this.info)?.name ?? '') || this.t('Unnamed file');
  }

  readonly #again = (): void => this.requestUpdate();

  #watch(transfer: Transfer | null): void {
    if (transfer === this.#watched) return;
    this.#watched?.removeEventListener('change', this.#again);
    transfer?.addEventListener('change', this.#again);
    this.#watched = transfer;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { transfer } = this;
    this.#watch(this.isConnected ? (transfer ?? null) : null);
    this.#focused = this.shadowRoot?.activeElement ?? null;
    const before = changed.has('transfer') ? '' : this.#state;
    const state = transfer?.state ?? (transfer === null ? 'gone' : '');
    if (!before) this.#said = undefined;
    // What is there already when it is shown is read with the rest.
    else if (state === 'sending') this.#said ??= 'begin';
    else if (OVER.test(state) && !OVER.test(before)) this.#said = 'end';
    this.#state = state;
    this.showState(state);
  }

  protected override updated(): void {
    if (this.#focused?.isConnected !== false) return;
    // The button that was pressed is gone: the next one, or what it was about.
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (find('.file button') ?? find('.file'))?.focus();
  }

  /** A button without words. A second click of two is not meant for what stands there by then. */
  tool(words: string, icon: TemplateResult, act: () => unknown): TemplateResult {
    return html`<button
      part="button"
      class="tool"
      title=${this.t(words)}
      @click=${(event: UIEvent) => event.detail < 2 && act()}
    >
      ${icon}
    </button>`;
  }

  cancelTool(transfer: Transfer): TemplateResult {
    return this.tool('Cancel', iconX, () => transfer.cancel());
  }

  protected override render() {
    const { transfer, language, shownName } = this;
    const { size = 0, type = '' } = transfer ?? this.info ?? {};
    const state = this.#state as TransferState | 'gone' | '';
    const tail = tailOf(shownName);
    const kind = /\.(\w{1,4})$/.exec(tail)?.[1];
    const isUnderWay = /^(accepted|sending|paused)$/.test(state);
    const around = this.#around(transfer, state);
    const preview = transfer && state === 'done' && MEDIA.test(type) && this.lazy(loadPreviews);
    const shown = preview ? preview.previewOf(this, transfer) : null;
    const whole = inBytes(language, size);
    const bytes = transfer?.bytes ?? 0;
    const note = around?.note
      ? html`<p part="status" class="small note" aria-live="off">${around.note}</p>`
      : nothing;
    return html`${shown}
      <div part="file" class="file" role="group" aria-labelledby="name" tabindex="-1">
        ${
          shown
            ? nothing
            : html`<span part="kind" class="kind" aria-hidden="true"
                ><slot name="icon">${kind ?? iconFile}</slot></span
              >`
        }
        <div class="about">
          <bdi id="name" part="name" class="name" title=${cleanName(transfer?.path ?? '') || shownName}
            ><span>${shownName.slice(0, shownName.length - tail.length)}</span
            ><span dir="ltr">${tail}</span></bdi
          >
          <p part="size" class="small" aria-live="off">
            ${isUnderWay ? this.t('{part} of {whole}', { part: inBytes(language, bytes), whole }) : whole}
          </p>
          ${isUnderWay ? nothing : note}
        </div>
        ${around?.tools}
        ${
          isUnderWay
            ? html`<progress
                  part="progress"
                  aria-labelledby="name"
                  max=${size || 1}
                  .value=${size ? bytes : 1}
                ></progress
                >${note}`
            : nothing
        }
        ${around?.choices}
      </div>
      <p class="words" role="status">${this.#saying(around)}</p>`;
  }

  /** While it is on its way it needs no more than this. */
  #around(transfer: Transfer | null | undefined, state: string): Around | null {
    if (!state) return null;
    if (!transfer) return this.lazy(loadMore)?.gone(this) ?? null;
    const isSent = transfer.direction === 'send';
    if (isSent && state === 'offered')
      return { tools: this.cancelTool(transfer), note: this.t('Waiting to be accepted') };
    if (isSent && state === 'done') return { note: this.t('Delivered') };
    if (state !== 'sending' && state !== 'accepted')
      return this.lazy(loadMore)?.around(this, transfer) ?? null;
    const { language } = this;
    const { rate, timeLeft } = transfer;
    const left = timeLeft ?? 0;
    const unit = left < 60 ? 1 : left < 3600 ? 60 : 3600;
    return {
      tools: [this.tool('Pause', iconPause, () => transfer.pause()), this.cancelTool(transfer)],
      note:
        rate > 0
          ? this.t('{rate}, {time} left', {
              rate: inBytes(language, rate, '-per-second'),
              time: inUnits(
                language,
                Math.ceil(left / unit),
                unit === 1 ? 'second' : unit === 60 ? 'minute' : 'hour',
              ),
            })
          : this.t('Starting…'),
    };
  }

  /** Said twice at most: when it begins, and how it ended. */
  #saying(around: Around | null): unknown {
    const { transfer } = this;
    const name = this.shownName;
    if (this.#said === 'begin')
      return this.t(transfer?.direction === 'send' ? 'Sending {name}' : 'Receiving {name}', { name });
    if (this.#said !== 'end') return nothing;
    return this.#state === 'done' ? this.t('{name} has arrived', { name }) : [name, ': ', around?.note];
  }
}
