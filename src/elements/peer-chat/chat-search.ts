import { css, html, nothing } from 'lit';
import type { ChatMessage } from '../../channels/chat-types.js';
import { iconSearch } from '../shared/icons-search.js';
import { iconX } from '../shared/icons-notices.js';
import type { ChatFace } from './chat-face.js';

/** Loaded when somebody turns to a chat: to look for a message, and what can be done with the whole conversation. */

const loadSaving = () => import('../shared/save.js');

/** After the last key. */
const PAUSE_MS = 200;
const MOST = 50;

export const styles = css`
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

  .finder {
    display: grid;
    gap: 0.5em;
    max-block-size: 60%;
    padding: 0.5em var(--_gap);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }

  .finder > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }

  .finder input {
    flex: 1;
    min-inline-size: 6em;
    min-block-size: 2.6em;
    box-sizing: border-box;
    padding: 0.3em 0.9em;
    border: 1px solid color-mix(in oklab, var(--_muted) 75%, var(--_surface));
    border-radius: var(--_round);
    background: var(--_raised);
    color: inherit;
    font: inherit;
  }

  .finder ul {
    overflow: auto;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .finder li button {
    display: block;
    inline-size: 100%;
    overflow: hidden;
    border: 0;
    border-radius: 0.4em;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

export class Search {
  readonly #chat: ChatFace;
  #words = '';
  #found: readonly ChatMessage[] | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSure = false;

  #isOpen = false;

  constructor(chat: ChatFace) {
    this.#chat = chat;
  }

  readonly #close = (): void => {
    this.#isOpen = this.#isSure = false;
    this.#words = '';
    this.#found = null;
    this.#chat.requestUpdate();
    this.#chat.renderRoot.querySelector<HTMLElement>('.log')?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // An overlay around the chat stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #open = (): void => {
    this.#isOpen = true;
    this.#chat.requestUpdate();
    setTimeout(() => this.#chat.renderRoot.querySelector<HTMLElement>('.finder input')?.focus());
  };

  readonly #typed = ({ target }: Event): void => {
    this.#words = (target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  };

  async #look(): Promise<void> {
    const words = this.#words;
    const found = words.trim() ? await this.#chat.searchHistory(words, MOST) : null;
    // Another search may have begun meanwhile.
    if (words !== this.#words) return;
    this.#found = found;
    this.#chat.requestUpdate();
  }

  async #save(
    name: string,
    type: string,
    write: (messages: readonly ChatMessage[]) => string,
  ): Promise<void> {
    try {
      const [messages, { save }] = await Promise.all([this.#chat.exportHistory(), loadSaving()]);
      save(new Blob([write(messages)], { type }), name);
    } catch (cause) {
      this.#chat.complain(cause);
    }
  }

  #clear(): void {
    // Once to ask, once to do it.
    if (!this.#isSure) this.#isSure = true;
    else void this.#chat.clear().then(this.#close);
    this.#chat.requestUpdate();
  }

  render() {
    const { t } = this.#chat.voice;
    if (!this.#isOpen)
      return html`<button
        part="search-button"
        class="tool search"
        title=${t('Search messages')}
        @click=${this.#open}
      >
        <slot name="search-icon">${iconSearch}</slot>
      </button>`;
    const found = this.#found;
    return html`<div part="search" class="finder" role="search" @keydown=${this.#onKey}>
      <div>
        <input
          type="search"
          aria-label=${t('Search messages')}
          placeholder=${t('Search messages')}
          @input=${this.#typed}
        />
        <button class="tool" title=${t('Close')} @click=${this.#close}>${iconX}</button>
      </div>
      <p class="hint" role="status">
        ${found ? (found.length === 0 ? t('Nothing was found.') : t('Found: {count}', { count: found.length })) : nothing}
      </p>
      ${
        found && found.length > 0
          ? html`<ul>
              ${found.map(
                ({ id, text, file, sentAt }) =>
                  html`<li>
                    <button @click=${() => void this.#chat.showMessage(id)}>
                      <span class="hint"
                        >${new Date(sentAt).toLocaleDateString(this.#chat.voice.language)}</span
                      >
                      <bdi>${file?.name ?? text}</bdi>
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <div>
        <button @click=${() => void this.#save('messages.txt', 'text/plain', asText)}>
          ${t('Save as text')}
        </button>
        <button @click=${() => void this.#save('messages.json', 'application/json', asJson)}>
          ${t('Save as JSON')}
        </button>
        <button class=${this.#isSure ? 'primary' : ''} @click=${() => this.#clear()}>
          ${this.#isSure ? t('Really delete all messages here?') : t('Delete messages')}
        </button>
      </div>
    </div>`;
  }
}

function asText(messages: readonly ChatMessage[]): string {
  return messages
    .map(
      ({ sentAt, from, text, file }) =>
        `${new Date(sentAt).toISOString()} ${from}: ${file ? `[${file.name}] ` : ''}${text}\n`,
    )
    .join('');
}

const asJson = (messages: readonly ChatMessage[]): string => JSON.stringify(messages, null, 2);
