import { nothing } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import type { ChatFace, Draft } from './chat-face.js';
import type { EmojiPicker } from './emoji-picker.js';
import { Subject } from './subject.js';
import type { MessageActions } from './view.js';
import type { VoiceComposer } from './voice.js';

export { styles } from './subject.js';

const loadVoice = () => import('./voice.js');

/** What can be done with a message, and beside the field; comes when somebody turns to one of them. */
export class DeskActions implements MessageActions {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  #subject: Subject | null = null;
  #picker: EmojiPicker | null = null;
  #voice: VoiceComposer | null = null;
  #partner: string | null;

  constructor(chat: ChatFace, composer: Draft) {
    this.#chat = chat;
    this.#composer = composer;
    this.#partner = this.#to;
    chat.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#subject) return;
      event.preventDefault();
      this.#subject.leave();
    });
  }

  get #to(): string | null {
    return this.#chat.remoteId ?? this.#chat.to;
  }

  /** Somebody else has come: what was begun for the one before is not for them. */
  #look(): void {
    if (this.#partner === this.#to) return;
    this.#partner = this.#to;
    this.#subject = null;
    this.dispose();
  }

  reply(message: ChatMessage): void {
    this.#turn('reply', message);
  }

  edit(message: ChatMessage): void {
    this.#turn('edit', message);
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

  insertEmoji(anchor: HTMLElement): void {
    void this.#openPicker(anchor, true, (emoji) => this.#insert(emoji));
  }

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

  async record(): Promise<void> {
    const { voice, handle } = this.#chat;
    try {
      const { VoiceComposer } = await import('./voice.js');
      // A second click, or the chat has left the page meanwhile: nobody would see that it listens.
      if (this.#voice || !this.#chat.isConnected) return;
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

  get isEditing(): boolean {
    return !!this.#subject?.isEdit;
  }

  /** In place of the field. */
  instead(): unknown {
    this.#look();
    return this.#voice?.render() ?? null;
  }

  dispose(): void {
    this.#picker?.close();
    this.#voice?.dispose();
    this.#voice = null;
  }

  /** What is written next is for this message. */
  #turn(how: 'reply' | 'edit', message: ChatMessage): void {
    this.#subject?.leave();
    this.#subject = new Subject(this.#chat, this.#composer, how, message, () => (this.#subject = null));
  }

  /** null where it is a message like any other. */
  submit(text: string): Promise<unknown> | null {
    return this.#subject?.submit(text) ?? null;
  }

  /** What the text in the field is for. */
  above() {
    return this.#subject?.render() ?? nothing;
  }
}
