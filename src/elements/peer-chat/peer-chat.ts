import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import type { ChatParts } from '../../channels/chat-parts.js';
import type {
  ChatConfig,
  ChatEvents,
  ChatMessage,
  ChatSnapshot,
  SendOptions,
} from '../../channels/chat-types.js';
import type { Transfer } from '../../channels/file-types.js';
import type { LineState } from '../../channels/line.js';
import { ChatHandle } from '../../context/handles.js';
import { ChannelElement } from '../shared/channel-element.js';
import { numberOrText } from '../shared/element.js';
import { iconMessageCircle } from '../shared/icons.js';
import { CONNECTING, INTERRUPTED, KNOCKS } from '../shared/sentences.js';
import { tokens } from '../shared/tokens.js';
import type { ChatVoice } from './chat-face.js';
import { Composer } from './composer.js';
import type { Desk } from './desk.js';
import type { MessageList } from './message-list.js';
import { chatStyles } from './peer-chat.styles.js';
import type { View } from './view.js';

const loadList = () => import('./message-list.js');
const loadExtras = () => import('./extras.js');
const loadNotices = () => import('./notices.js');
const loadDesk = () => import('./desk.js');

const SENTENCES: { readonly [S in LineState]?: string } = {
  connecting: CONNECTING,
  reconnecting: INTERRUPTED,
};

/** How long into a conversation what stands beside a text comes by itself: files, answers, receipts. */
const DESK_MS = 4000;

/**
 * Messages with one remote peer. It dials at the first message, and takes whoever writes when it has no `to`; somebody
 * who may not write yet is shown as a question first. What cannot be delivered now is sent as soon as it can be.
 * It fills what height it is given; without one it is about 22em high. It lays itself out by `display: flex`: another value, except
 * `none`, has the field slip below its edge.
 *
 * @summary A chat with one remote peer.
 * @tag peer-chat
 * @slot empty - Shown as long as there are no messages.
 * @slot send-icon - Icon of the send button.
 * @event {CustomEvent<{from: string}>} connection - Somebody connects, or asks whether they may.
 * @event {CustomEvent<{remoteId: string}>} open - Messages can flow.
 * @event {CustomEvent<{message: ChatMessage}>} message - A message arrived.
 * @event {CustomEvent<{message: ChatMessage}>} messagechange - The state of a message changed.
 * @event {CustomEvent} close - The connection ended.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed, or was refused.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart log - The list of messages, which scrolls.
 * @csspart day - The date above the messages of a day.
 * @csspart message - One message with all that belongs to it.
 * @csspart bubble - The box around a text; one's own is also the part `own`.
 * @csspart time - When a group of messages was written.
 * @csspart quote - The button with the beginning of the message that is answered.
 * @csspart file - What a message brings besides its text.
 * @csspart edited - The word that says that a message was changed.
 * @csspart more - The button that shows the rest of a long message.
 * @csspart reactions - The row of reactions below a bubble.
 * @csspart reaction - One emoji with the number of those who chose it.
 * @csspart unread - The line above the first message that nobody has read yet.
 * @csspart menu-button - The button that opens the menu of a message.
 * @csspart menu - What one may do with a message.
 * @csspart new-messages - The button that leads to the end of the list.
 * @csspart file-preview - Of a file: the picture, or the player.
 * @csspart file-view - Of a file: the picture above the page.
 * @csspart file-row - Of a file: the row with the name.
 * @csspart file-kind - Of a file: the sign that says what kind it is.
 * @csspart file-name - Of a file: what it is called.
 * @csspart file-size - Of a file: how large it is.
 * @csspart file-progress - Of a file: the bar.
 * @csspart file-status - Of a file: what is happening.
 * @csspart file-button - Of a file: each button.
 * @csspart file-primary - Of a file: the button to press.
 * @csspart knock - The question whether somebody may write here.
 * @csspart remember - In that question, whether the answer is for good; with `remember-decisions` on the session.
 * @csspart status - The line that says what is happening.
 * @csspart error - What went wrong, and what to do.
 * @csspart composer - The row with the text field and the send button.
 * @csspart input - The text field.
 * @csspart send - The send button.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - Send button and links; a tint of it is behind one's own messages.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on the accent.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Messages of the other side, and the text field.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Times and hints.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Lines.
 * @cssproperty [--peer-danger=#d3322b] - Errors, and what was not sent.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate idle - No connection yet.
 * @cssstate connecting - Dialling, or being dialled.
 * @cssstate open - Messages flow.
 * @cssstate reconnecting - The connection is interrupted and may come back.
 * @cssstate closed - The connection ended or failed.
 */
export class PeerChat extends ChannelElement<ChatSnapshot, ChatConfig, ChatEvents, ChatHandle> {
  static override styles = [tokens, chatStyles];

  static override properties: PropertyDeclarations = {
    to: {},
    maxLength: { attribute: 'max-length', converter: numberOrText },
    placeholder: {},
    history: {},
    historyDays: { attribute: 'history-days', converter: numberOrText },
    historyLimit: { attribute: 'history-limit', converter: numberOrText },
    maxFileSize: { attribute: 'max-file-size', converter: numberOrText },
    accept: {},
    withoutFiles: { attribute: 'without-files', type: Boolean },
    withoutReceipts: { attribute: 'without-receipts', type: Boolean },
    renderMessage: { attribute: false },
  };

  /** Id of the one to write to; without it (the default) whoever connects next. */
  declare to: string | null;
  /** Most characters of a message, from 1 to 32000, which is the default. */
  declare maxLength: number | string | null;
  /** Text in the empty field; by default “Message” in the language of the page. */
  declare placeholder: string | null;
  /** How long messages are kept: `none` (default), `session` for this tab, `device` over all visits. */
  declare history: string | null;
  /** Days that a message is kept on this device; 365 by default. */
  declare historyDays: number | string | null;
  /** Most messages of one conversation that are kept on this device; 200000 by default. */
  declare historyLimit: number | string | null;
  /** Largest file that is sent or taken, in bytes; no limit by default. */
  declare maxFileSize: number | string | null;
  /** Files that are sent or taken, as in `<input type="file" accept>`; all by default. */
  declare accept: string | null;
  /** No files, neither sent nor taken. */
  declare withoutFiles: boolean;
  /** The other side does not hear what was read here, nor that somebody writes. */
  declare withoutReceipts: boolean;
  /**
   * Draws what is inside the bubble of a message, in place of its text: a function that gives a Lit template, a node or
   * a text. Null (the default): the kit does. A property only.
   */
  declare renderMessage: ((message: ChatMessage) => unknown) | null;

  #list: MessageList | null = null;
  #desk: Desk | null = null;
  #wantsDesk = false;
  readonly #composer = new Composer(this, (text) => this.#desk?.submit(text) ?? this.send(text));
  readonly #dismissed = new WeakSet<PeerElementsError>();
  /** When other messages may be drawn. */
  #next = 0;
  #drawn: readonly ChatMessage[] | null = null;

  constructor() {
    super(new ChatHandle());
    // Somebody is about to use it.
    for (const type of ['pointerenter', 'focusin', 'dragenter']) this.addEventListener(type, this.#wanted);
  }

  /** The messages that are loaded, oldest first: a frozen list of frozen objects. */
  get messages(): readonly ChatMessage[] {
    return this.current.messages;
  }

  /** `idle connecting open reconnecting closed`. */
  get state(): LineState {
    return this.current.state;
  }

  /** Who is at the other end, or was last; null for nobody. */
  get remoteId(): string | null {
    return this.current.remoteId;
  }

  /** Whether the other side is writing. */
  get typing(): boolean {
    return this.current.typing;
  }

  /** How many messages came that nobody has read here. */
  get unread(): number {
    return this.#desk?.unread ?? 0;
  }

  /**
   * Sends a text. Settles with the message when it is kept on this device, from where it leaves once it can.
   * `replyTo`: the id of the message that it answers.
   */
  send(text: string, options?: SendOptions): Promise<ChatMessage> {
    return this.#report(
      this.addressed.send(text, options).then((message) => {
        const { error } = this.current;
        // The one before was at fault, this one was not.
        if (error?.code === 'message-too-big' || error?.code === 'invalid-data') this.#dismiss(error);
        return message;
      }),
    );
  }

  /** Offers a file. Settles with its transfer when the offer is kept on this device. */
  sendFile(file: File): Promise<Transfer> {
    return this.#report(this.addressed.use('files', (files) => files.send(file)));
  }

  /** Gives a message of one's own another text. Settles when that is kept. */
  editMessage(id: string, text: string): Promise<void> {
    return this.#more((more) => more.edit(id, text));
  }

  /** Takes back a message of one's own, here and at the other side. Settles when that is kept. */
  removeMessage(id: string): Promise<void> {
    return this.#more((more) => more.remove(id));
  }

  /** Puts an emoji on a message; the same one again, or an empty one, takes it away. Settles when that is kept. */
  reactTo(id: string, emoji: string): Promise<void> {
    return this.#more((more) => more.react(id, emoji));
  }

  /** Extends `messages` by older ones; settles with whether there may be more. */
  loadOlder(): Promise<boolean> {
    return this.#more((more) => more.loadOlder());
  }

  /** All messages that are kept, oldest first. */
  exportHistory(): Promise<readonly ChatMessage[]> {
    return this.#more((more) => more.exportHistory());
  }

  /** Messages that hold these words, newest first, at most `most` (100). */
  searchHistory(words: string, most?: number): Promise<readonly ChatMessage[]> {
    return this.#more((more) => more.search(words, most));
  }

  /** Brings a message into view, however far back it is. Settles with whether it is there. */
  async showMessage(id: string): Promise<boolean> {
    if (!(await this.#more((more) => more.reach(id)))) return false;
    await this.updateComplete;
    return this.#list?.show(id) ?? false;
  }

  /** Forgets all messages but those that are still on their way. */
  clear(): Promise<void> {
    return this.#more((more) => more.clear());
  }

  #more<T>(act: (more: ChatParts['more']) => T): Promise<Awaited<T>> {
    return this.#report(this.addressed.use('more', act));
  }

  #report<T>(promise: Promise<T>): Promise<T> {
    return quiet(
      promise.catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  readonly #wanted = (): void => {
    this.#wantsDesk = true;
    this.requestUpdate();
  };

  protected override get shownError(): PeerElementsError | null {
    const errors = [super.shownError, this.sessionErrors.value];
    return errors.find((error) => error && !this.#dismissed.has(error)) ?? null;
  }

  protected override onChannelEvent(name: string, detail: unknown): void {
    // A while into the conversation.
    if (name === 'open') setTimeout(this.#wanted, DESK_MS);
    super.onChannelEvent(name, detail);
  }

  #dismiss(error: PeerElementsError | null): void {
    if (error) this.#dismissed.add(error);
    this.requestUpdate();
  }

  /**
   * The first message of a burst is drawn at once, those that follow a few times a second: nobody reads faster, and
   * drawing holds up the messages themselves. What is measured here is a small part of what a frame costs.
   */
  protected override async scheduleUpdate(): Promise<void> {
    // Whom it is with is no matter of drawing.
    void this.addressed;
    const pause = this.#next - performance.now();
    // Whatever else has come is not held up: what a message needs to be drawn whole, for one.
    if (pause > 0 && this.messages !== this.#drawn) await new Promise((done) => setTimeout(done, pause));
    this.#drawn = this.messages;
    const begun = performance.now();
    super.scheduleUpdate();
    const drawn = performance.now();
    this.#next = drawn + Math.min(Math.max(100, 100 * (drawn - begun)), 500);
  }

  protected override outdated(has: (name: string) => boolean): void {
    if (has('to') || has('maxLength') || has('maxFileSize')) this.#dismiss(this.current.error);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Without anybody to have messages with there is nothing to list.
    const part =
      this.remoteId !== null || this.messages.length > 0
        ? this.lazy(loadList, (cause) => this.refuse(cause))
        : null;
    if (part) this.#list ??= new part.MessageList(this, this.#log);
    const desk = (this.#wantsDesk || this.messages.at(-1)?.file) && this.#list ? this.lazy(loadDesk) : null;
    if (desk) this.#desk ??= new desk.Desk(this, this.#composer);
  }

  get #log(): HTMLElement {
    return this.renderRoot.querySelector('.log') as HTMLElement;
  }

  get #to(): string | null {
    return this.remoteId ?? this.to;
  }

  get #name(): string {
    return this.current.remoteName ?? this.#to ?? '';
  }

  /** A sentence with somebody's name, which may run in the other direction than the sentence. */
  #naming(sentence: string, name = this.#name): TemplateResult {
    const [before, after] = this.t(sentence).split('{name}');
    return html`${before}<bdi>${name}</bdi>${after}`;
  }

  /** For its parts: shows what went wrong, and fires `error`. */
  complain(cause: unknown): void {
    this.refuse(cause);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // What is only moved goes on.
    setTimeout(() => this.isConnected || this.#desk?.dispose());
  }

  /** How it speaks, for its parts. */
  get voice(): ChatVoice {
    return {
      t: this.t.bind(this),
      language: this.language,
      naming: (sentence, name) => this.#naming(sentence, name),
      words: (error) => [this.sentence(error), this.hint(error)],
      part: (load) => this.lazy(load),
    };
  }

  protected override render() {
    const t = this.t.bind(this);
    const desk = this.#desk;
    desk?.update();
    return html`${desk?.top()} ${this.#messages()} ${this.#notice()}
      <p part="status" role="status">${this.#status()}</p>
      ${desk?.above()}
      ${this.#composer.render({
        t,
        placeholder: this.placeholder,
        most: Math.max(Number(this.maxLength) || 0, 0),
        ready: this.#to !== null,
        extras: () => this.lazy(loadExtras),
        desk,
      })}`;
  }

  /** What may be done with messages, and be shown of them, beyond a list of texts. */
  protected get offers(): Partial<View> {
    return { renderMessage: this.renderMessage, ...this.#desk?.view };
  }

  #messages() {
    const view = {
      t: this.t.bind(this),
      language: this.language,
      messages: this.messages,
      remoteId: this.remoteId,
      name: this.#name,
      extras: () => this.lazy(loadExtras),
      lazy: this.lazy.bind(this),
      ...this.offers,
    };
    const list = this.#list?.render(view);
    return html`<div class="messages">
      <div
        part="log"
        class="log"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label=${this.t('Messages')}
        tabindex="0"
      >
        <div class="list">${view.messages.length === 0 && !this.current.knock ? this.#empty() : list}</div>
      </div>
    </div>`;
  }

  #empty() {
    return html`<slot name="empty">
      <div class="empty">
        ${iconMessageCircle}
        ${
          this.#to === null
            ? html`<p>${this.t('Nobody is here yet')}</p>
                <p class="hint">${this.t('When somebody writes to you, it shows here.')}</p>`
            : html`<p>${this.#naming('Say hello to {name}')}</p>
                <p class="hint">${this.t('Your messages will show here.')}</p>`
        }
      </div>
    </slot>`;
  }

  #notice() {
    const { knock } = this.current;
    const error = this.shownError;
    if (!knock && !error) return nothing;
    const dismiss = () => this.#dismiss(error);
    const notices = this.lazy(loadNotices)?.notices(this, knock, error, {
      dismiss,
      composer: this.#composer,
    });
    // Said once, and where the notices cannot be loaded shown all the same.
    return html`<p class=${notices ? 'words' : ''} role="alert">
        ${knock && this.#naming(KNOCKS, knock.displayName ?? knock.from)}
        ${error && this.voice.words(error).join(' ')}
      </p>
      ${notices}`;
  }

  #status() {
    const { state, waiting, error, typing } = this.current;
    const rare = waiting || error || state === 'closed' ? this.lazy(loadNotices)?.status(this) : null;
    const sentence = typing ? '{name} is writing …' : SENTENCES[state];
    return rare ?? (sentence ? this.#naming(sentence) : nothing);
  }
}
