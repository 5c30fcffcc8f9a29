import { html, type PropertyDeclarations } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { styles as voiceStyles } from '../../src/elements/peer-chat/voice.js';
import { chatStyles } from '../../src/elements/peer-chat/peer-chat.styles.js';
import { listStyles } from '../../src/elements/peer-chat/message-list.styles.js';
import { PeerElement } from '../../src/elements/shared/element.js';
import { tokens } from '../../src/elements/shared/tokens.js';
import { until } from '../../test/support/wait.js';

/** A chat with nothing in it but what a story puts there: the surroundings of the parts that come on demand. */
export class ChatPart extends PeerElement {
  static override styles = [tokens, chatStyles, listStyles, voiceStyles];

  static override properties: PropertyDeclarations = { content: { attribute: false } };

  declare content: ((part: ChatPart) => unknown) | null;

  readonly say = this.t.bind(this);

  get root(): ShadowRoot {
    return this.renderRoot as ShadowRoot;
  }

  get pageLanguage(): string | undefined {
    return this.language;
  }

  protected override render() {
    return html`${this.content?.(this)}`;
  }
}

if (!customElements.get('chat-part')) customElements.define('chat-part', ChatPart);

class Once extends Directive {
  #made: ((part: ChatPart) => unknown) | null = null;

  render(make: () => (part: ChatPart) => unknown) {
    return (this.#made ??= make());
  }
}

/** What a story draws, made once for as long as it is shown. */
const once = directive(Once);

export const part = (make: () => (part: ChatPart) => unknown) =>
  html`<chat-part .content=${once(make)}></chat-part>`;

export async function partOf(canvas: HTMLElement): Promise<ChatPart> {
  const found = await until('it is drawn', () => canvas.querySelector<ChatPart>('chat-part'));
  await found.updateComplete;
  return found;
}

/** Waits for what can be pressed, by its name, and presses it. */
export async function press(part: ChatPart, label: string): Promise<void> {
  const button = await until(label, () =>
    part.root.querySelector<HTMLElement>(`button[aria-label="${CSS.escape(label)}"]`),
  );
  button.click();
}
