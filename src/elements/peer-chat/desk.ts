import { css, html, nothing, type CSSResult, type ReactiveController } from 'lit';
import { quiet } from '../../base/lifetime.js';
import type { ChatMessage } from '../../channels/chat-types.js';
import { dropped } from '../shared/dropped.js';
import { iconMic } from '../shared/icons.js';
import { iconPaperclip, iconSmile } from '../shared/icons-desk.js';
import type { Beside, ChatFace, Draft } from './chat-face.js';
import type { Search } from './chat-search.js';
import type { DeskActions } from './desk-actions.js';
import type { Tray } from './tray.js';

/** What stands beside a text: files, drafts, receipts. Loaded when somebody moves over a chat, or after a while. */

const loadActions = () => import('./desk-actions.js');
const loadFiles = () => import('./file-bubble.js');
const loadSearch = () => import('./chat-search.js');
const loadTray = () => import('./tray.js');

const DRAFT = 'peer-elements-draft ';
/** How near to the end counts as having read it, in px. */
const NEAR = 32;
/** When somebody may have come back to read. */
const LOOKS = ['visibilitychange', 'focus'];

export const styles = css`
  :host {
    position: relative;
  }

  /* In large letters the buttons beside it leave the field no room. */
  .composer {
    flex-flow: wrap;
  }

  .field {
    flex-basis: 3.5em;
  }

  .tool {
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }
`;

/** Everything beside the texts that a chat has at once. */
export class Desk implements Beside, ReactiveController {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  #tray: Tray | null = null;
  #partner: string | null = null;
  readonly #drafts: Record<string, string> = {};
  #actions: DeskActions | null = null;
  #search: Search | null = null;
  /** Somebody points at the chat, or has the focus in it, or had. */
  #isUsed: boolean;
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
    this.#isUsed = chat.matches(':hover, :focus-within');
    for (const type of ['pointerenter', 'focusin'])
      chat.addEventListener(type, () => {
        this.#isUsed = true;
        this.#again();
      });
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
    return !!this.#tray?.isFull;
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

  readonly #act = (use: (actions: DeskActions) => unknown): Promise<void> =>
    this.#with(this.#actions, use, loadActions, ({ DeskActions }) => {
      return (this.#actions ??= new DeskActions(this.#chat, this.#composer));
    });

  #files(use: (tray: Tray) => unknown): Promise<void> {
    return this.#with(this.#tray, use, loadTray, ({ Tray }) => {
      return (this.#tray ??= new Tray(this.#chat, this.#composer));
    });
  }

  /** In this turn, if it is there. */
  async #with<T, P extends { readonly styles: CSSResult }>(
    there: T | null,
    use: (what: T) => unknown,
    load: () => Promise<P>,
    make: (part: P) => T,
  ): Promise<void> {
    try {
      const what = there ?? make(await load());
      // Its styles come with it.
      if (!there) this.#chat.voice.part(load);
      use(what);
    } catch (cause) {
      this.#chat.complain(cause);
    }
  }

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
    const before = this.#partner;
    this.#partner = this.#to;
    // One that still reads a folder keeps it to itself.
    this.#tray = null;
    this.#search = null;
    this.#read = this.#last?.id ?? null;
    this.#unread = 0;
    this.#unreadFrom = null;
    // Nothing that was meant for somebody else goes to who has come in their place: it waits for their return.
    if (!before && this.#composer.text) return void this.#draft(this.#composer.text);
    const draft = (this.#composer.text = this.#draft());
    // Where a voice message was recorded the field comes with this drawing.
    if (this.#composer.text !== draft) setTimeout(() => (this.#composer.text = this.#draft()));
  }

  /** What was written for the partner; with `text`, from now on. */
  #draft(text?: string, partner = this.#partner): string {
    const key = DRAFT + partner;
    const write = (kept: Record<string, string>) => (kept[key] = text ?? kept[key] ?? '');
    try {
      return write(sessionStorage);
    } catch {
      // A page that may keep nothing has its drafts for as long as it lives.
      return write(this.#drafts);
    }
  }

  typed(): void {
    const { text } = this.#composer;
    // What stands there to be edited is no draft.
    if (!this.#actions?.isEditing) this.#draft(text);
    void this.#chat.handle.use('moments', (moments) => moments.type(!!text.trim()));
  }

  /** What was written, with what was chosen beside it. */
  async submit(text: string): Promise<void> {
    const chat = this.#chat;
    this.#unreadFrom = null;
    const to = this.#partner;
    // Who has come may not be drawn yet.
    if (to === this.#to) await this.#tray?.send();
    // It is still in the field, and a draft of whom it was for.
    if (to !== this.#to) throw to;
    if (text) await (this.#actions?.submit(text) ?? chat.send(text));
    this.#draft(this.#draft(undefined, to).replace(text, ''), to);
    // What was sent is gone from the field then, and what was typed meanwhile is not.
    setTimeout(() => this.typed());
  }

  // Files.

  /** False where there are none. */
  #put(list: FileList | null | undefined): boolean {
    const files = [...(list ?? [])];
    if (files.length > 0) void this.#files((tray) => tray.put(files));
    return files.length > 0;
  }

  readonly #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#put(input.files);
    input.value = '';
  };

  #pasted(event: ClipboardEvent): void {
    if (this.takesFiles && this.#put(event.clipboardData?.files)) event.preventDefault();
  }

  #dragged(event: DragEvent): void {
    const { type, dataTransfer } = event;
    if (!this.takesFiles || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const isOver =
      type !== 'drop' && !(type === 'dragleave' && !this.#chat.contains(event.relatedTarget as Node | null));
    // At once: what was dropped can be read in this turn only.
    const chosen = type === 'drop' ? quiet(dropped(dataTransfer)) : null;
    void this.#files((tray) => tray.over(isOver, chosen));
  }

  // What is drawn.

  /** Between the list and the field. */
  above() {
    return [this.#tray?.render(), this.#actions?.above()];
  }

  /** Over the list, for who is there. */
  top() {
    const { messages, voice } = this.#chat;
    const part = this.#isUsed && messages.length > 0 ? voice.part(loadSearch) : null;
    if (part) this.#search ??= new part.Search(this.#chat);
    return this.#search?.render();
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
    return html`<button
        part="emoji"
        class="tool"
        title=${t('Emoji')}
        @click=${({ currentTarget }: Event) => this.#act((actions) => actions.insertEmoji(currentTarget as HTMLElement))}
      >
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
}
