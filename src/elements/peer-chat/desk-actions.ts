import { css, html, nothing } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { iconMic } from '../shared/icons.js';
import { iconPencil, iconReply, iconSmile } from '../shared/icons-desk.js';
import { iconX } from '../shared/icons-notices.js';
import type { ChatFace, Draft } from './chat-face.js';
import type { EmojiPicker } from './emoji-picker.js';
import type { MessageActions } from './view.js';
import type { VoiceComposer } from './voice.js';

const loadVoice = () => import('./voice.js');

export const styles = css`
  .subject {
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: 0.35em var(--_gap) 0;
    color: var(--_muted);
    font-size: 0.875em;
  }

  .subject > span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

interface Subject {
  readonly how: 'reply' | 'edit';
  readonly message: ChatMessage;
}

/** What can be done with a message; comes with the first one. */
export class DeskActions implements MessageActions {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  #subject: Subject | null = null;
  /** What stood in the field before a message was put there to be edited. */
  #draft = '';
  #picker: EmojiPicker | null = null;
  #voice: VoiceComposer | null = null;

  constructor(chat: ChatFace, composer: Draft) {
    this.#chat = chat;
    this.#composer = composer;
    chat.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#subject) return;
      event.preventDefault();
      this.#leave();
    });
  }

  reply(message: ChatMessage): void {
    this.#turn({ how: 'reply', message });
  }

  edit(message: ChatMessage): void {
    this.#draft = this.#composer.text;
    this.#composer.text = message.text;
    this.#turn({ how: 'edit', message });
  }

  react({ id }: ChatMessage, emoji: string): void {
    void this.#chat.reactTo(id, emoji);
  }

  copy({ text, file }: ChatMessage): void {
    void navigator.clipboard?.writeText(text || (file?.name ?? ''));
  }

  remove({ id }: ChatMessage): void {
    void this.#chat.removeMessage(id);
  }

  pickEmoji(message: ChatMessage, anchor: HTMLElement): void {
    void this.#openPicker(anchor, false, (emoji) => this.react(message, emoji));
  }

  readonly #insertEmoji = ({ currentTarget }: Event): void => {
    void this.#openPicker(currentTarget as HTMLElement, true, (emoji) => this.#insert(emoji));
  };

  async #openPicker(anchor: HTMLElement, stay: boolean, choose: (emoji: string) => void): Promise<void> {
    if (this.#picker?.isOpen) return this.#picker.close();
    const { t, language } = this.#chat.voice;
    const root = this.#chat.renderRoot as ShadowRoot;
    try {
      const { openEmojiPicker } = await import('./emoji-picker.js');
      this.#picker = openEmojiPicker({
        ...{ t, language, anchor, root, stay, choose },
        close: () => (this.#picker = null),
      });
    } catch (cause) {
      this.#chat.complain(cause);
    }
  }

  /** Puts it where the cursor is, as if it had been typed. */
  #insert(text: string): void {
    const field = this.#chat.renderRoot.querySelector('textarea');
    field?.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field?.dispatchEvent(new Event('input'));
  }

  async #record(): Promise<void> {
    const { voice, handle } = this.#chat;
    try {
      const { VoiceComposer } = await import('./voice.js');
      // Its styles come with it.
      voice.part(loadVoice);
      const composer = (this.#voice = new VoiceComposer({
        t: voice.t,
        send: (file) => handle.use('files', (files) => files.send(file)),
        fail: (error) => this.#chat.complain(error),
        done: () => {
          this.#voice = null;
          this.#chat.requestUpdate();
          setTimeout(() => this.#composer.focus());
        },
      }));
      this.#chat.requestUpdate();
      await composer.start();
    } catch (cause) {
      this.#chat.complain(cause);
    }
  }

  /** In place of the field. */
  instead(): unknown {
    return this.#voice?.render() ?? null;
  }

  dispose(): void {
    this.#picker?.close();
    this.#voice?.dispose();
    this.#voice = null;
  }

  #turn(subject: Subject): void {
    this.#subject = subject;
    this.#composer.focus();
    this.#chat.requestUpdate();
  }

  #leave(): void {
    if (this.#subject?.how === 'edit') this.#composer.text = this.#draft;
    this.#subject = null;
    this.#composer.focus();
    this.#chat.requestUpdate();
  }

  /** null where it is a message like any other. */
  submit(text: string): Promise<unknown> | null {
    const subject = this.#subject;
    if (!subject) return null;
    const { id } = subject.message;
    const done =
      subject.how === 'edit' ? this.#chat.editMessage(id, text) : this.#chat.send(text, { replyTo: id });
    return done.then(() => {
      this.#subject = null;
      // The field is about to lose what was sent.
      if (subject.how === 'edit') setTimeout(() => (this.#composer.text = this.#draft));
    });
  }

  /** What the text in the field is for. */
  above() {
    const subject = this.#subject;
    if (!subject) return nothing;
    const { t } = this.#chat.voice;
    const { text, file } = subject.message;
    return html`<div part="subject" class="subject">
      ${subject.how === 'edit' ? iconPencil : iconReply}
      <span><b>${subject.how === 'edit' ? t('Edit') : t('Reply')}</b> <bdi>${file?.name ?? text}</bdi></span>
      <button class="tool" title=${t('Cancel')} @click=${() => this.#leave()}>${iconX}</button>
    </div>`;
  }

  /** After the field. */
  end(takesFiles: boolean) {
    const { t } = this.#chat.voice;
    const canRecord = takesFiles && this.#composer.text === '' && typeof MediaRecorder === 'function';
    return html`<button part="emoji" class="tool" title=${t('Emoji')} @click=${this.#insertEmoji}>
        <slot name="emoji-icon">${iconSmile}</slot>
      </button>
      ${
        canRecord
          ? html`<button
              part="record"
              class="tool"
              title=${t('Record a voice message')}
              @click=${() => void this.#record()}
            >
              <slot name="record-icon">${iconMic}</slot>
            </button>`
          : nothing
      }`;
  }
}
