import { css, html, nothing, type TemplateResult } from 'lit';
import { demand } from '../../base/define.js';
import type { TextParams } from '../../base/text.js';
import type { CallHandle } from '../../context/handles.js';

export const styles = css`
  /* Over the buttons, and beside one's own picture where that stands in a lower corner */
  .captions {
    position: absolute;
    z-index: 1;
    inset-block-end: 4.75em;
    inset-inline: 0.75em;
    pointer-events: none;
  }

  @container (inline-size >= 30em) {
    .captions {
      inset-inline: calc(0.75em + clamp(4.5em, 20cqi, 16em));
    }
  }
`;

type Translate = (template: string, params?: TextParams) => string;

demand('peer-captions');

/** What the other side says, as text. */
export function captions(handle: CallHandle): TemplateResult | typeof nothing {
  return handle.store.value.captioning
    ? html`<peer-captions
        part="captions"
        class="captions"
        exportparts="line:caption, status:captions-status"
      ></peer-captions>`
    : nothing;
}

/** The sentence that says that one's own voice is heard by somebody else as well. */
export function captioned(handle: CallHandle, t: Translate): TemplateResult | typeof nothing {
  const { isCaptioned, remoteName, remoteId } = handle.store.value;
  const name = remoteName ?? remoteId ?? '';
  return isCaptioned
    ? html`<div class="notice" part="captioned">
        <p>${t('A service of {name}’s browser writes down what you say.', { name })}</p>
      </div>`
    : nothing;
}
