import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../shared/avatar.js';
import { iconPhone, iconVideoOff } from '../shared/icons.js';
import { screenStyles } from './screens.styles.js';
import { face, naming, type CallView } from './view.js';
import { headline, reasonToAllow } from './wording.js';

/** What a call shows from its first step on. It comes with the engine: without a session there is no call. */

export { headline } from './wording.js';
export const styles = screenStyles;

/** Buttons that are only drawn where something went wrong. */
export type WayOn = readonly [part: string, words: string, act: () => void];

/** Who it is, and one sentence. */
export function status(view: CallView): TemplateResult {
  return html`${face(view)}
    <p part="status" class="headline">${naming(view, headline(view))}</p>`;
}

function roundButton(part: string, style: string, words: string, act: () => void): TemplateResult {
  return html`<button part=${part} class="round ${style}" @click=${act}>
    <span>${iconPhone}</span>${words}
  </button>`;
}

/** On the way to the other side. */
export function waiting(view: CallView): TemplateResult {
  return html`${status(view)}
  ${
    view.call.state === 'requesting-media'
      ? html`<p part="hint" class="hint">${naming(view, reasonToAllow(view))}</p>`
      : nothing
  }
  ${roundButton('cancel', 'end main', view.t('Cancel'), () => void view.element.hangUp())}`;
}

/** Somebody calls. `troubled`: with an error in the way, which is said in between, there are other ways on. */
export function incoming(
  view: CallView,
  troubled?: { readonly error: TemplateResult; readonly waysOn: readonly WayOn[] },
): TemplateResult {
  const { call, element, t } = view;
  const others: readonly WayOn[] = troubled?.waysOn.length
    ? troubled.waysOn
    : view.devices.camera
      ? [['voice-button', t('Accept without camera'), () => void element.answer({ video: false })]]
      : [];
  return html`${status(view)} ${call.remoteName ? html`<p class="hint">${call.remoteId}</p>` : nothing}
    ${troubled?.error}
    <div class="answers">
      ${roundButton('accept', 'main', troubled?.waysOn.length ? t('Try again') : t('Accept'), () => void element.answer())}
      ${roundButton('decline', 'end', t('Decline'), () => void element.decline())}
    </div>
    ${others.map(([part, words, act]) => html`<button part=${part} @click=${act}>${words}</button>`)}`;
}

/** Over the last picture of a call that is interrupted. */
export function interrupted(view: CallView): TemplateResult {
  return html`<div part="status" class="notice"><p>${naming(view, headline(view))}</p></div>`;
}

/** The parts of a tile, by the name of the tile. */
const parts = (tile: string) =>
  'video avatar name badge quality play error'.replace(/\w+/g, `$&:${tile}-$&,`);

/** The other side, there but unseen before the call is live: to make a video takes longer than to feed it. */
export function remote({ call, name, other, isLive }: CallView): TemplateResult {
  // Under the screen its first picture need not wait for the call to be live.
  return html`<peer-video
    part="remote"
    class="remote"
    exportparts=${parts('remote')}
    .stream=${call.remoteStream}
    .name=${name}
    .micOff=${call.remoteMicOff}
    .cameraOff=${call.remoteCameraOff}
    .dim=${call.state === 'reconnecting'}
    ?hidden=${!isLive && call.state !== 'connecting'}
    ?inert=${!isLive}
    ><slot name="avatar" slot="avatar">${avatar(other ?? '', name)}</slot></peer-video
  >`;
}

export function self({ call, hasSelf, mirrors, t }: CallView): TemplateResult {
  return html`<peer-video
    part="self"
    class="self"
    exportparts=${parts('self')}
    muted
    ?hidden=${!hasSelf}
    .stream=${hasSelf ? call.localStream : null}
    .name=${t('You')}
    .micOff=${call.micOff}
    .cameraOff=${call.cameraOff}
    .mirror=${mirrors}
    ><span slot="avatar">${iconVideoOff}</span></peer-video
  >`;
}

export function controls({ call, isLive }: CallView): TemplateResult {
  return html`<div part="controls" class="controls" ?hidden=${!isLive}>
    <slot name="controls">
      <peer-mute-button class="main" exportparts="button:mute, tooltip:mute-tooltip"></peer-mute-button>
      ${call.voice && call.isFixed !== false ? nothing : html`<peer-camera-button exportparts="button:camera, tooltip:camera-tooltip"></peer-camera-button>`}
      <peer-hang-up-button exportparts="button:hang-up, tooltip:hang-up-tooltip"></peer-hang-up-button>
    </slot>
  </div>`;
}
