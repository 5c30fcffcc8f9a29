import { css, html, nothing, type TemplateResult } from 'lit';
import type { TextParams } from '../../base/text.js';
import type { CallHandle } from '../../context/handles.js';
import { iconScreenShare } from '../shared/icons-beside.js';

export const styles = css`
  /* A screen fills the stage; the other side's picture stands beside one's own. */

  .shared {
    grid-area: 1 / 1;
    min-block-size: 0;
    aspect-ratio: auto;
    border-radius: inherit;
    --peer-video-foot: 4.75em;
  }

  .stage[data-presenting] .remote {
    position: absolute;
    z-index: 1;
    inset-block-start: 0.75em;
    inset-inline-start: 0.75em;
    inline-size: clamp(4.5em, 20cqi, 16em);
    block-size: auto;
    aspect-ratio: 4 / 3;
    border-radius: min(var(--_radius), 0.75em);
    box-shadow: var(--_shadow);
    --peer-video-foot: 0.5em;
  }

  /* Where one's own picture was moved to this side, it goes to the other. */
  .stage[data-presenting]:not(.split, .spotlight):has(.self[data-corner$='start']:not([hidden])) .remote {
    inset-inline: auto 0.75em;
  }

  /* Beside the button that stands in this corner there. */
  @container (inline-size < 21em) {
    .stage[data-presenting] .remote {
      inset-inline-start: 4.25em;
    }
  }

  @container (inline-size < 15em) {
    .stage[data-presenting] :is(.self, .remote) {
      inline-size: 3.5em;
    }
  }

  .stage[data-presenting] :is(.self, .notices, .controls) {
    z-index: 1;
  }
`;

type Translate = (template: string, params?: TextParams) => string;

/** The other side's screen. */
export function shared(handle: CallHandle, t: Translate): TemplateResult | typeof nothing {
  const { screen, remoteName, remoteId } = handle.store.value;
  const name = remoteName ?? remoteId ?? '';
  return screen
    ? html`<peer-video
        part="screen"
        class="shared"
        exportparts="video:screen-video, avatar:screen-avatar, name:screen-name, badge:screen-badge, quality:screen-quality, play:remote-play, play:screen-play, error:screen-error"
        fit="contain"
        .stream=${screen}
        .name=${t('Screen of {name}', { name })}
      ></peer-video>`
    : nothing;
}

/** The sentence that says that one's own is shared. */
export function sharing(handle: CallHandle, t: Translate): TemplateResult | typeof nothing {
  return handle.store.value.ownScreen
    ? html`<div class="notice" part="sharing">
        ${iconScreenShare}
        <p>${t('You are sharing your screen.')}</p>
        <button part="stop-sharing" @click=${() => void handle.more((more) => more.stopSharing())}>
          ${t('Stop')}
        </button>
      </div>`
    : nothing;
}
