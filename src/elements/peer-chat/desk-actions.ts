import { css, html, nothing } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { iconPencil, iconReply } from '../shared/icons-desk.js';
import { iconX } from '../shared/icons-notices.js';
import type { ChatFace, Draft } from './chat-face.js';

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
export class DeskActions {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  #subject: Subject | null = null;
  /** What stood in the field before a message was put there to be edited. */
  #draft = '';

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
    void anchor;
    void message;
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

  end() {
    return nothing;
  }
}
