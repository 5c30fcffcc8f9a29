import { html, nothing } from 'lit';
import { iconSend } from '../shared/icons.js';
import type { Beside, Draft } from './chat-face.js';
import type * as Extras from './extras.js';
import type { Say } from './wording.js';

interface Host {
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
}

interface View {
  t: Say;
  /** Null: the text for everyone. */
  placeholder: string | null;
  /** Most characters; 0: no limit. */
  most: number;
  /** Whether there is somebody to write to. */
  ready: boolean;
  /** Loads them, and is null until they are there. */
  extras: () => typeof Extras | null;
  /** What stands beside the field, once it is there. */
  desk: Beside | null;
}

/** Where a message is written. The draft leaves it only when it was taken. */
export class Composer implements Draft {
  readonly #host: Host;
  readonly #send: (text: string) => Promise<unknown>;
  #length = 0;
  #busy = false;
  #ready = false;
  #desk: Beside | null = null;

  constructor(host: Host, send: (text: string) => Promise<unknown>) {
    this.#host = host;
    this.#send = send;
  }

  get #input(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector('textarea');
  }

  focus(): void {
    this.#input?.focus();
  }

  get text(): string {
    return this.#input?.value ?? '';
  }

  set text(text: string) {
    const input = this.#input;
    if (!input) return;
    input.value = text;
    this.#changed();
  }

  render({ t, placeholder, most, ready, extras, desk }: View) {
    this.#ready = ready;
    this.#desk = desk;
    const words = placeholder ?? t('Message');
    const instead = desk?.instead();
    if (instead) return html`<div part="composer" class="composer">${instead}</div>`;
    return html`<div part="composer" class="composer">
      ${desk?.start()}
      <div class="field">
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${words}
          aria-describedby="count"
          aria-invalid=${most && this.#length > most ? 'true' : nothing}
          placeholder=${words}
          @input=${this.#typed}
          @keydown=${this.#key}
        ></textarea>
        <span id="count"
          >${most && this.#length ? extras()?.charactersLeft(t, most, this.#length) : nothing}</span
        >
      </div>
      ${desk?.end()}
      <button
        part="send"
        class="send"
        aria-label=${t('Send')}
        ?disabled=${!ready || (this.#length === 0 && !desk?.hasMore)}
        @mousedown=${keepFocus}
        @click=${this.#submit}
      >
        <slot name="send-icon">${iconSend}</slot>
      </button>
    </div>`;
  }

  readonly #typed = (): void => {
    this.#changed();
    this.#desk?.typed();
  };

  readonly #changed = (): void => {
    const input = this.#input;
    if (!input) return;
    this.#length = input.value.trim().length;
    // Firefox and older browsers do not size a field by its content.
    if (!CSS.supports('field-sizing: content')) {
      input.style.height = 'auto';
      input.style.height = `${input.scrollHeight}px`;
    }
    this.#host.requestUpdate();
  };

  readonly #key = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word; Safari tells so by 229 only.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) void this.#submit();
  };

  readonly #submit = async (): Promise<void> => {
    const input = this.#input;
    const draft = this.text;
    const text = draft.trim();
    if (!input || !(text || this.#desk?.hasMore) || this.#busy || !this.#ready) return;
    this.#busy = true;
    input.focus();
    try {
      await this.#send(text);
      // What was typed meanwhile stays.
      if (input.value.startsWith(draft)) input.value = input.value.slice(draft.length);
    } catch {
      // The element shows why; the draft is still there.
    } finally {
      this.#busy = false;
      this.#changed();
    }
  };
}

/** A click on the button must not close the keyboard of a phone. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
