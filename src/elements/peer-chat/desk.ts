import { css, html, nothing, type ReactiveController } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { dropped, type ChosenFile } from '../shared/dropped.js';
import { iconMic } from '../shared/icons.js';
import { iconPaperclip, iconSearch, iconSmile } from '../shared/icons-desk.js';
import { iconX } from '../shared/icons-notices.js';
import type { Beside, ChatFace, Draft } from './chat-face.js';
import type { Search } from './chat-search.js';
import type { DeskActions } from './desk-actions.js';

/** What stands beside a text: files, drafts, receipts. Loaded when somebody moves over a chat, or after a while. */

const loadActions = () => import('./desk-actions.js');
const loadFiles = () => import('./file-bubble.js');
const loadSearch = () => import('./chat-search.js');

const DRAFT = 'peer-elements-draft ';
/** How near to the end counts as having read it, in px. */
const NEAR = 32;
/** When somebody may have come back to read. */
const LOOKS = ['visibilitychange', 'focus'];

export const styles = css`
  :host {
    position: relative;
  }

  .tool {
    flex: none;
    inline-size: 2.75em;
    min-block-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .search {
    position: absolute;
    z-index: 2;
    inset-block-start: 0.25em;
    inset-inline-end: 0.25em;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_surface) 85%, transparent);
    color: var(--_muted);
    opacity: 0;
    transition: opacity var(--_fast);
  }

  :host(:hover) .search,
  .search:focus-visible {
    opacity: 1;
  }

  @media (hover: none) {
    .search {
      opacity: 1;
    }
  }

  .tray {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    margin: 0;
    padding: 0.5em var(--_gap) 0;
    list-style: none;
  }

  .tray > li {
    display: flex;
    align-items: center;
    max-inline-size: 100%;
    padding-inline-start: 0.75em;
    border-radius: var(--_round);
    background: var(--_raised);
  }

  .drop {
    position: absolute;
    z-index: 2;
    inset: 0;
    display: grid;
    place-content: center;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_surface) 88%, transparent);
  }
`;

/** Everything beside the texts that a chat has at once. */
export class Desk implements Beside, ReactiveController {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  #chosen: readonly ChosenFile[] = [];
  #isOver = false;
  #partner: string | null = null;
  #actions: DeskActions | null = null;
  #isSearching = false;
  #search: Search | null = null;
  /** The newest message of the other side that was read, and how many came after it. */
  #read: string | null = null;
  /** Up to which one the other side has been told; what came before this part did is read, but not told yet. */
  #told: string | null = null;
  #unread = 0;
  #unreadFrom: string | null = null;

  constructor(chat: ChatFace, composer: Draft) {
    this.#chat = chat;
    this.#composer = composer;
    chat.addController(this);
    this.#log?.addEventListener('scroll', this.#again);
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
      chat.addEventListener(type, (event) => this.#dragged(event as DragEvent));
    chat.addEventListener('paste', (event) => this.#pasted(event));
  }

  readonly #again = (): void => this.#chat.requestUpdate();

  hostConnected(): void {
    for (const type of LOOKS) addEventListener(type, this.#again, true);
  }

  hostDisconnected(): void {
    for (const type of LOOKS) removeEventListener(type, this.#again, true);
  }

  get #log(): HTMLElement | null {
    return this.#chat.renderRoot.querySelector('.log');
  }

  get #last(): ChatMessage | undefined {
    return this.#chat.messages.findLast(({ own }) => !own);
  }

  get unread(): number {
    return this.#unread;
  }

  get takesFiles(): boolean {
    return !this.#chat.withoutFiles && this.#to !== null;
  }

  get #to(): string | null {
    return this.#chat.remoteId ?? this.#chat.to;
  }

  /** Whether there is something to be sent besides a text. */
  get hasMore(): boolean {
    return this.#chosen.length > 0;
  }

  /** Called with each drawing. */
  update(): void {
    if (this.#partner !== this.#to) this.#turn();
    this.#count();
  }

  /** What the list is given besides the messages. */
  get view() {
    const { messages, handle } = this.#chat;
    const files = messages.some(({ file }) => file) ? this.#chat.voice.part(loadFiles) : null;
    return {
      unreadFrom: this.#unreadFrom,
      older: handle.store.value.hasOlder ? () => this.#chat.loadOlder() : null,
      act: this.#act,
      ...(files && { file: (message: ChatMessage) => files.fileTemplate(this.#chat, message) }),
    };
  }

  readonly #act = async (use: (actions: DeskActions) => unknown): Promise<void> => {
    const chat = this.#chat;
    try {
      if (!this.#actions) {
        const { DeskActions } = await loadActions();
        // Its styles come with it.
        chat.voice.part(loadActions);
        this.#actions ??= new DeskActions(chat, this.#composer);
      }
      use(this.#actions);
    } catch (cause) {
      chat.complain(cause);
    }
  };

  // What was read.

  get #isReading(): boolean {
    const log = this.#log;
    if (!log || document.visibilityState !== 'visible' || !this.#chat.checkVisibility()) return false;
    return log.scrollHeight - log.clientHeight - log.scrollTop < NEAR;
  }

  #count(): void {
    const id = this.#last?.id;
    if (!id || (id === this.#read && id === this.#told)) return;
    const { messages, handle } = this.#chat;
    const before = this.#unread;
    if (this.#isReading) {
      this.#read = this.#told = id;
      this.#unread = 0;
      void handle.use('moments', (moments) => moments.see(id));
    } else {
      const from = messages.findLastIndex((message) => message.id === this.#read) + 1;
      const fresh = messages.slice(from).filter(({ own }) => !own);
      this.#unread = fresh.length;
      this.#unreadFrom = fresh[0]?.id ?? null;
    }
    if (this.#unread !== before)
      this.#chat.dispatchEvent(new CustomEvent('unreadchange', { detail: { unread: this.#unread } }));
  }

  // What is being written.

  /** Another conversation: its own draft, and nothing of the one before. */
  #turn(): void {
    this.#partner = this.#to;
    this.#chosen = [];
    this.#read = this.#last?.id ?? null;
    this.#unread = 0;
    this.#unreadFrom = null;
    if (this.#composer.text === '') this.#composer.text = this.#draft;
  }

  get #draft(): string {
    try {
      return sessionStorage.getItem(DRAFT + this.#partner) ?? '';
    } catch {
      return '';
    }
  }

  typed(text: string): void {
    void this.#chat.handle.use('moments', (moments) => moments.type(text.trim() !== ''));
    try {
      sessionStorage.setItem(DRAFT + this.#partner, text);
    } catch {
      // A page that may keep nothing has its draft for as long as it lives.
    }
  }

  /** What was written, with what was chosen beside it. */
  async submit(text: string): Promise<void> {
    const chat = this.#chat;
    this.#unreadFrom = null;
    for (const { file, path } of this.#chosen) {
      await chat.handle.use('files', (files) => files.send(file, path ? { path } : {}));
      this.#chosen = this.#chosen.slice(1);
      chat.requestUpdate();
    }
    if (text) await (this.#actions?.submit(text) ?? chat.send(text));
    this.typed('');
  }

  // Files.

  choose(chosen: readonly ChosenFile[]): void {
    if (!this.takesFiles || chosen.length === 0) return;
    this.#chosen = [...this.#chosen, ...chosen];
    this.#composer.focus();
    this.#chat.requestUpdate();
  }

  readonly #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.choose([...(input.files ?? [])].map((file) => ({ file })));
    input.value = '';
  };

  #pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !this.takesFiles) return;
    event.preventDefault();
    this.choose(files.map((file) => ({ file })));
  }

  #dragged(event: DragEvent): void {
    const { type, dataTransfer } = event;
    if (!this.takesFiles || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#isOver =
      type !== 'drop' && !(type === 'dragleave' && !this.#chat.contains(event.relatedTarget as Node | null));
    this.#chat.requestUpdate();
    // At once: what was dropped can be read in this turn only.
    if (type === 'drop') void dropped(dataTransfer).then((chosen) => this.choose(chosen));
  }

  // What is drawn.

  /** Between the list and the field. */
  above() {
    const { t } = this.#chat.voice;
    return html`${this.#isOver ? html`<div part="drop" class="drop">${t('Drop files here')}</div>` : nothing}
    ${this.#actions?.above() ?? nothing}
    ${
      this.#chosen.length > 0
        ? html`<ul part="tray" class="tray" aria-label=${t('Files to be sent')}>
            ${this.#chosen.map(
              (entry) =>
                html`<li>
                  <bdi>${entry.path ?? entry.file.name}</bdi>
                  <button
                    class="tool"
                    title=${t('Remove')}
                    @click=${() => {
                      this.#chosen = this.#chosen.filter((each) => each !== entry);
                      this.#composer.focus();
                      this.#chat.requestUpdate();
                    }}
                  >
                    ${iconX}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }`;
  }

  /** Over the list. */
  top() {
    const { messages, voice } = this.#chat;
    if (messages.length === 0) return nothing;
    const open = () => {
      this.#isSearching = true;
      this.#chat.requestUpdate();
    };
    if (!this.#isSearching)
      return html`<button
        part="search-button"
        class="tool search"
        title=${voice.t('Search messages')}
        @click=${open}
      >
        <slot name="search-icon">${iconSearch}</slot>
      </button>`;
    const part = voice.part(loadSearch);
    if (part)
      this.#search ??= new part.Search(this.#chat, () => {
        this.#isSearching = false;
        this.#search = null;
        this.#chat.requestUpdate();
        this.#log?.focus();
      });
    return this.#search?.render() ?? nothing;
  }

  /** Before the field. */
  start() {
    const { t } = this.#chat.voice;
    if (!this.takesFiles) return nothing;
    return html`<button
        part="attach"
        class="tool"
        title=${t('Attach files')}
        @click=${() => this.#chat.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()}
      >
        <slot name="attach-icon">${iconPaperclip}</slot>
      </button>
      <input
        type="file"
        multiple
        hidden
        aria-hidden="true"
        accept=${this.#chat.accept ?? nothing}
        @change=${this.#picked}
      />`;
  }

  instead(): unknown {
    return this.#actions?.instead() ?? null;
  }

  dispose(): void {
    this.#actions?.dispose();
  }

  /** After the field. */
  end() {
    const { t } = this.#chat.voice;
    const canRecord = this.takesFiles && this.#composer.text === '' && typeof MediaRecorder === 'function';
    return html`<button part="emoji" class="tool" title=${t('Emoji')} @click=${this.#insertEmoji}>
        <slot name="emoji-icon">${iconSmile}</slot>
      </button>
      ${
        canRecord
          ? html`<button
              part="record"
              class="tool"
              title=${t('Record a voice message')}
              @click=${() => this.#act((actions) => actions.record())}
            >
              <slot name="record-icon">${iconMic}</slot>
            </button>`
          : nothing
      }`;
  }

  readonly #insertEmoji = ({ currentTarget }: Event): void => {
    void this.#act((actions) => actions.insertEmoji(currentTarget as HTMLElement));
  };
}
