import { css, html, nothing } from 'lit';
import type { ChosenFile } from '../shared/folders.js';
import { iconX } from '../shared/icons-transfer.js';
import type { ChatFace, Draft } from './chat-face.js';

/** Loaded when somebody is about to send a file. */

export const styles = css`
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

/** The files that were chosen, beside the text that goes with them. */
export class Tray {
  readonly #chat: ChatFace;
  readonly #composer: Draft;
  #chosen: readonly ChosenFile[] = [];
  #isOver = false;

  constructor(chat: ChatFace, composer: Draft) {
    this.#chat = chat;
    this.#composer = composer;
  }

  get isFull(): boolean {
    return this.#chosen.length > 0;
  }

  put(files: readonly File[]): void {
    this.#choose(files.map((file) => ({ file })));
  }

  /** Something is dragged over the chat, or no longer. */
  over(isOver: boolean, chosen: Promise<readonly ChosenFile[]> | null): void {
    this.#isOver = isOver;
    this.#chat.requestUpdate();
    chosen?.then(
      (files) => this.#choose(files),
      (cause: unknown) => this.#chat.complain(cause),
    );
  }

  #choose(chosen: readonly ChosenFile[]): void {
    this.#chosen = [...this.#chosen, ...chosen];
    this.#composer.focus();
    this.#chat.requestUpdate();
  }

  /** One after the other, to whom they were chosen for; what could not be sent, and what would have come after it, stays. */
  send(): Promise<void> {
    return this.#chat.handle.use('files', async (files) => {
      for (const { file, path } of this.#chosen) {
        await files.send(file, path ? { path } : {});
        this.#chosen = this.#chosen.slice(1);
        this.#chat.requestUpdate();
      }
    });
  }

  #remove(entry: ChosenFile): void {
    this.#chosen = this.#chosen.filter((each) => each !== entry);
    this.#composer.focus();
    this.#chat.requestUpdate();
  }

  render() {
    const { t } = this.#chat.voice;
    return html`${this.#isOver ? html`<div part="drop" class="drop">${t('Drop files here')}</div>` : nothing}
    ${
      this.isFull
        ? html`<ul part="tray" class="tray" aria-label=${t('Files to be sent')}>
            ${this.#chosen.map(
              (entry) =>
                html`<li>
                  <bdi>${entry.path ?? entry.file.name}</bdi>
                  <button class="tool" title=${t('Remove')} @click=${() => this.#remove(entry)}>
                    ${iconX}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }`;
  }
}
