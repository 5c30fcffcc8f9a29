import { html, nothing, type TemplateResult } from 'lit';
import type { ChatMessage, Reaction } from '../../channels/chat-types.js';
import { partsStyles } from './message-parts.styles.js';
import { isMore } from './rules.js';
import type { Around } from './view.js';
import type { Wording } from './wording.js';

/** What a message may have besides a short text; loaded with the first one that has it. */

export const styles = partsStyles;

/** From here on the text itself is cut, and not only what is seen of it. */
const MOST = 5000;
const BEGINNING = 900;

/** What is inside the bubble. */
export function content(message: ChatMessage, around: Around, { t, format }: Wording): unknown {
  const { view } = around;
  if (message.removed) return html`<em class="removed">${t('This message was removed')}</em>`;
  if (view.renderMessage) return view.renderMessage(message);
  if (!isPlain(message)) {
    const { replyTo, file, text, editedAt } = message;
    return html`${replyTo ? quote(message, around, t) : nothing}${
      file
        ? html`<div part="file" class="file">
            ${view.file ? view.file(message) : html`<bdi>${file.name}</bdi>`}
          </div>`
        : nothing
    }${text ? body(message, around, { t, format }) : nothing}${
      editedAt ? html`<span part="edited" class="edited">${t('edited')}</span>` : nothing
    }`;
  }
  return format(message);
}

/** What is under the bubble. */
export function below(message: ChatMessage, { view }: Around, { t, name }: Wording): unknown {
  const { reactions, removed } = message;
  if (!reactions?.length || removed) return nothing;
  const kinds = new Map<string, Reaction[]>();
  for (const reaction of reactions)
    kinds.set(reaction.emoji, [...(kinds.get(reaction.emoji) ?? []), reaction]);
  return html`<div part="reactions" class="reactions" role="group" aria-label=${t('Reactions')}>
    ${[...kinds].map(([emoji, given]) => {
      const own = given.some((reaction) => reaction.own);
      const names = given.map((reaction) => (reaction.own ? t('You') : name(reaction.from))).join(', ');
      const inside = html`<span class="chip"
        >${emoji} <span class="number">${given.length}</span><span class="words">${names}</span></span
      >`;
      return view.act
        ? html`<button
            part="reaction"
            class="reaction"
            title=${names}
            aria-pressed=${own ? 'true' : 'false'}
            @click=${() => view.act?.((actions) => actions.react(message, emoji))}
          >
            ${inside}
          </button>`
        : html`<span part="reaction" class="reaction" title=${names}>${inside}</span>`;
    })}
  </div>`;
}

const isTooLong = (text: string) => isMore({ text });

function isPlain({ replyTo, file, text, editedAt }: ChatMessage): boolean {
  return !replyTo && !file && !editedAt && !isTooLong(text);
}

function quote({ replyTo }: ChatMessage, around: Around, t: Wording['t']): TemplateResult {
  const { id = '', text = '' } = replyTo ?? {};
  return html`<button part="quote" class="quote" @click=${() => around.show(id)}>
    <span class="words">${t('In reply to')}: </span
    ><span class="quoted" dir="auto">${text || t('A message without text')}</span>
  </button>`;
}

/** A long text is cut, with a way to the rest of it. */
function body(message: ChatMessage, around: Around, { t, format }: Pick<Wording, 't' | 'format'>): unknown {
  const { id, text } = message;
  if (!isTooLong(text)) return format(message);
  const whole = around.isWhole(id);
  const isCut = !whole && text.length >= MOST;
  const toggle = () => around.toggle(id);
  // A link that gets the focus where nobody sees it.
  const unfold = whole ? nothing : toggle;
  const shown = format(isCut ? { ...message, text: `${beginning(text)}…` } : message);
  return html`<span class="fold ${whole ? '' : 'folded'}" @focusin=${unfold}>${shown}</span
    ><button part="more" class="more" aria-expanded=${whole ? 'true' : 'false'} @click=${toggle}>
      ${whole ? t('Show less') : t('Show more')}
    </button>`;
}

/** Never half a character. */
function beginning(text: string): string {
  const last = text.charCodeAt(BEGINNING - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? BEGINNING - 1 : BEGINNING);
}
