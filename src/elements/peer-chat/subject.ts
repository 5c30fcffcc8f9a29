import { css, html } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { iconPencil, iconReply } from '../shared/icons-messages.js';
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

/** The message that the text in the field is for. */
export class Subject {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  readonly #how: 'reply' | 'edit';
  readonly #message: ChatMessage;
  readonly #over: () => void;
  /** What stood in the field before a message was put there to be edited. */
  readonly #draft: string;

  constructor(
    chat: ChatFace,
    composer: Draft,
    how: 'reply' | 'edit',
    message: ChatMessage,
    over: () => void,
  ) {
    this.#chat = chat;
    this.#composer = composer;
    this.#how = how;
    this.#message = message;
    this.#over = over;
    this.#draft = composer.text;
    if (how === 'edit') composer.text = message.text;
    composer.focus();
    chat.requestUpdate();
  }

  get isEdit(): boolean {
    return this.#how === 'edit';
  }

  leave(): void {
    this.#restore();
    this.#over();
    this.#composer.focus();
    this.#chat.requestUpdate();
  }

  #restore(): void {
    if (this.isEdit) this.#composer.text = this.#draft;
  }

  async submit(text: string): Promise<void> {
    const { id } = this.#message;
    const { remoteId } = this.#chat;
    await (this.isEdit ? this.#chat.editMessage(id, text) : this.#chat.send(text, { replyTo: id }));
    this.#over();
    // The field is about to lose what was sent.
    setTimeout(() => remoteId === this.#chat.remoteId && this.#restore());
  }

  render() {
    const { t } = this.#chat.voice;
    const { text, file } = this.#message;
    const { isEdit } = this;
    return html`<div part="subject" class="subject">
      ${isEdit ? iconPencil : iconReply}
      <span><b>${isEdit ? t('Edit') : t('Reply')}</b> <bdi>${file?.name ?? text}</bdi></span>
      <button class="tool" title=${t('Cancel')} @click=${() => this.leave()}>${iconX}</button>
    </div>`;
  }
}
