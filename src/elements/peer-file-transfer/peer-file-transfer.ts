import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import { othersCame } from '../../base/turned.js';
import type { Transfer } from '../../channels/file-types.js';
import type { FilesConfig, FilesEvents, FilesSnapshot } from '../../channels/files-types.js';
import type { LineState } from '../../channels/line.js';
import { FilesHandle } from '../../context/files-handle.js';
import type { Decision } from '../../session/guard.js';
import { ChannelElement } from '../shared/channel-element.js';
import { numberOrText } from '../shared/element.js';
import { dropped } from '../shared/dropped.js';
import type { ChosenFile } from '../shared/folders.js';
import { iconCircleAlert } from '../shared/icons.js';
import { iconUpload } from '../shared/icons-files.js';
import { iconX } from '../shared/icons-transfer.js';
import { CONNECTING, INTERRUPTED } from '../shared/sentences.js';
import { tokens } from '../shared/tokens.js';
import { fileTransferStyles } from './peer-file-transfer.styles.js';

const loadRemember = () => import('../shared/remember.js');

const KNOCKS = '{name} wants to send you files';
/** Of a `<peer-transfer>`, as they can be reached from outside. */
const PARTS = 'preview, view, file, kind, name, size, progress, status: transfer-status, button, primary';

/**
 * Files with one remote peer, of any size, beside a chat or without one. What is dropped on it or chosen is offered to the
 * other side, which takes it or not; what breaks off goes on where it was. It dials with the first file, and takes
 * whoever connects when it has no `to`. Without its own looks, `send()`, `transfers` and the event `file` are all that it
 * takes: `hidden` hides it, and each transfer can be shown by a `<peer-transfer>` of one's own.
 *
 * @summary Files with one remote peer.
 * @tag peer-file-transfer
 * @slot icon - The sign in the place to drop files on.
 * @slot label - The sentence there.
 * @slot hint - The smaller sentence there.
 * @event {CustomEvent<{from: string}>} connection - Somebody connects, or asks whether they may.
 * @event {CustomEvent<{remoteId: string}>} open - Files can flow.
 * @event {CustomEvent<{transfer: Transfer}>} file - The other side offers a file.
 * @event {CustomEvent} close - The connection ended.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed, or was refused.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart drop - The place to drop files on; also the part `over` while something is held over it.
 * @csspart choose - The button that asks for files.
 * @csspart choose-folder - The button that asks for a folder.
 * @csspart list - The list of files, newest first.
 * @csspart transfer - Each file.
 * @csspart knock - The question whether somebody may send files here.
 * @csspart remember - In that question, whether the answer is for good; with `remember-decisions` on the session.
 * @csspart status - The line that says what is happening.
 * @csspart error - What went wrong, and what to do.
 * @csspart preview - Of each file: the picture, or the player.
 * @csspart view - Of each file: the picture above the page.
 * @csspart file - Of each file: the row with the name.
 * @csspart kind - Of each file: the sign that says what kind it is.
 * @csspart name - Of each file: what it is called.
 * @csspart size - Of each file: how large it is.
 * @csspart progress - Of each file: the bar.
 * @csspart transfer-status - Of each file: what is happening.
 * @csspart button - Of each file: each button.
 * @csspart primary - Of each file: the button to press.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - Bars and the buttons to press.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on the accent.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Questions and errors.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Hints.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Lines.
 * @cssproperty [--peer-danger=#d3322b] - What failed.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate idle - No connection yet.
 * @cssstate connecting - Dialling, or being dialled.
 * @cssstate open - Files can flow.
 * @cssstate reconnecting - The connection is interrupted and may come back.
 * @cssstate closed - The connection ended or failed.
 */
export class PeerFileTransfer extends ChannelElement<FilesSnapshot, FilesConfig, FilesEvents, FilesHandle> {
  static override styles = [tokens, fileTransferStyles];

  static override properties: PropertyDeclarations = {
    to: {},
    maxFileSize: { attribute: 'max-file-size', converter: numberOrText },
    accept: {},
  };

  /** Id of the one to send to; without it (the default) whoever connects next. */
  declare to: string | null;
  /** Largest file that is sent or taken, in bytes; no limit by default. */
  declare maxFileSize: number | string | null;
  /** Files that are sent or taken, as in `<input type="file" accept>`; all by default. */
  declare accept: string | null;

  #isOver = false;
  readonly #items = new Map<Transfer, HTMLElement>();
  readonly #dismissed = new WeakSet<PeerElementsError>();

  constructor() {
    super(new FilesHandle());
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
      this.addEventListener(type, (event) => this.#dragged(event as DragEvent));
    this.addEventListener('paste', (event) => this.#pasted(event));
  }

  /** All files of this conversation, in both directions, oldest first: a frozen list. */
  get transfers(): readonly Transfer[] {
    return this.current.transfers;
  }

  /** `idle connecting open reconnecting closed`. */
  get state(): LineState {
    return this.current.state;
  }

  /** Who is at the other end, or was last; null for nobody. */
  get remoteId(): string | null {
    return this.current.remoteId;
  }

  /** Offers a file. Settles with its transfer when the offer is kept on this device. */
  send(file: File): Promise<Transfer> {
    return this.#send({ file });
  }

  #send({ file, path }: ChosenFile): Promise<Transfer> {
    return quiet(
      this.addressed.send(file, path ? { path } : {}).catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  async #sendAll(chosen: readonly ChosenFile[]): Promise<void> {
    const to = this.#to;
    for (const each of chosen) {
      if (to !== this.#to) return void this.refuse(othersCame());
      // One that is refused says so; the others go.
      await this.#send(each).catch(() => undefined);
    }
  }

  get #isReady(): boolean {
    return this.#to !== null;
  }

  get #to(): string | null {
    return this.remoteId ?? this.to;
  }

  protected override get shownError(): PeerElementsError | null {
    const error = super.shownError;
    return error && !this.#dismissed.has(error) ? error : null;
  }

  #dismiss(error: PeerElementsError | null): void {
    if (error) this.#dismissed.add(error);
    this.requestUpdate();
  }

  protected override outdated(has: (name: string) => boolean): void {
    if (has('to')) this.#dismiss(this.current.error);
  }

  // What is chosen.

  #pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !this.#isReady) return;
    event.preventDefault();
    void this.#sendAll(files.map((file) => ({ file })));
  }

  #dragged(event: DragEvent): void {
    const { type, dataTransfer } = event;
    if (!this.#isReady || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#isOver =
      type !== 'drop' && !(type === 'dragleave' && !this.contains(event.relatedTarget as Node | null));
    this.requestUpdate();
    // At once: what was dropped can be read in this turn only.
    if (type === 'drop')
      void dropped(dataTransfer).then(
        (chosen) => this.#sendAll(chosen),
        (cause: unknown) => this.refuse(cause),
      );
  }

  readonly #picked = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const chosen = [...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath }));
    input.value = '';
    void this.#sendAll(chosen);
  };

  // What is drawn.

  /** A sentence with somebody's name, which may run in the other direction than the sentence. */
  #naming(sentence: string, name = this.current.remoteName ?? this.#to ?? ''): TemplateResult {
    const [before, after] = this.t(sentence).split('{name}');
    return html`${before}<bdi>${name}</bdi>${after}`;
  }

  protected override render() {
    const { transfers } = this;
    const { knock } = this.current;
    const error = this.shownError;
    return html`<p class="words" role="alert">
        ${knock && this.#naming(KNOCKS, knock.displayName ?? knock.from)}
        ${error && `${this.sentence(error)} ${this.hint(error)}`}
      </p>
      ${knock && this.#knock(knock)}${error && this.#trouble(error)}${this.#drop()}
      <p part="status" role="status">${this.#status()}</p>
      <ul part="list" aria-label=${this.t('Files')} ?hidden=${transfers.length === 0}></ul>`;
  }

  /** By hand: what is there keeps its place, and the focus in it, whatever comes above it. */
  protected override updated(): void {
    const list = this.renderRoot.querySelector('ul') as HTMLElement;
    for (const [transfer, item] of this.#items)
      if (!this.transfers.includes(transfer)) {
        item.remove();
        this.#items.delete(transfer);
      }
    this.transfers.toReversed().forEach((transfer, at) => {
      const item = this.#items.get(transfer) ?? this.#itemFor(transfer);
      const there = list.children[at] ?? null;
      if (item !== there) list.insertBefore(item, there);
    });
  }

  #itemFor(transfer: Transfer): HTMLElement {
    const item = document.createElement('li');
    const face = document.createElement('peer-transfer') as HTMLElement & { transfer: Transfer };
    face.setAttribute('part', 'transfer');
    face.setAttribute('exportparts', PARTS);
    face.transfer = transfer;
    item.append(face);
    this.#items.set(transfer, item);
    return item;
  }

  #drop() {
    const press = (selector: string) => () =>
      this.renderRoot.querySelector<HTMLInputElement>(selector)?.click();
    const isReady = this.#isReady;
    const over = this.#isOver ? 'over' : '';
    return html`<div part="drop ${over}" class="drop ${over} ${this.transfers.length > 0 ? 'some' : ''}">
      <span class="big"><slot name="icon">${iconUpload}</slot></span>
      <p>
        <slot name="label"
          >${
            isReady ? this.#naming('Drop files here to send them to {name}') : this.t('Nobody is here yet')
          }</slot
        >
      </p>
      <p class="hint">
        <slot name="hint"
          >${
            isReady
              ? this.t('They go straight from this device to the other one.')
              : this.t('When somebody sends you files, they show here.')
          }</slot
        >
      </p>
      <div class="actions">
        <button part="choose" class="primary" ?disabled=${!isReady} @click=${press('.files')}>
          ${this.t('Choose files')}
        </button>
        ${
          isReady && 'webkitdirectory' in HTMLInputElement.prototype
            ? html`<button part="choose-folder" @click=${press('.folder')}>
                  ${this.t('Choose a folder')}
                </button>
                <input
                  class="folder"
                  type="file"
                  webkitdirectory
                  hidden
                  aria-hidden="true"
                  @change=${this.#picked}
                />`
            : nothing
        }
        <input
          class="files"
          type="file"
          multiple
          hidden
          aria-hidden="true"
          accept=${this.accept ?? nothing}
          @change=${this.#picked}
        />
      </div>
    </div>`;
  }

  #knock(knock: NonNullable<FilesSnapshot['knock']>) {
    const { handle } = this;
    const { from, displayName } = knock;
    const session = handle.source?.session;
    const remember = session?.config.rememberDecisions ? this.lazy(loadRemember) : null;
    const answer = (decision: Decision) => () => {
      if (decision === 'allow') handle.acceptKnock();
      else handle.declineKnock();
      remember?.keep(knock, decision, session, (cause) => this.refuse(cause));
      // The buttons go, and the focus with them.
      this.renderRoot.querySelector<HTMLElement>('[part=choose]')?.focus();
    };
    return html`<div part="knock" class="notice">
      <p>
        ${this.#naming(KNOCKS, displayName ?? from)}
        ${displayName ? html`<span class="hint">${from}</span>` : nothing}
      </p>
      <div class="actions">
        <button class="primary" @click=${answer('allow')}>${this.t('Accept')}</button>
        <button @click=${answer('block')}>${this.t('Decline')}</button>
        ${remember?.box(knock, (words) => this.t(words))}
      </div>
    </div>`;
  }

  #trouble(error: PeerElementsError) {
    return html`<div part="error" class="notice error">
      ${iconCircleAlert}
      <p>${this.sentence(error)} <span class="hint">${this.hint(error)}</span></p>
      ${
        error.code === 'no-session'
          ? nothing
          : html`<button class="icon" title=${this.t('Dismiss')} @click=${() => this.#dismiss(error)}>
              ${iconX}
            </button>`
      }
    </div>`;
  }

  #status() {
    const { state, waiting, error } = this.current;
    if (waiting) return this.#naming('Waiting for {name} to let you in.');
    if (state === 'reconnecting') return this.#naming(INTERRUPTED);
    if (state === 'connecting' && !error) return this.#naming(CONNECTING);
    return nothing;
  }
}
