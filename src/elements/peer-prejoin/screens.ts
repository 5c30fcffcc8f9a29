import { html, nothing, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import type { PreviewSnapshot } from '../../channels/preview.js';
import { iconVolume2 } from '../shared/icons-more.js';
import { iconCircleAlert, iconMic, iconVideo, iconVideoOff } from '../shared/icons.js';
import { iconX } from '../shared/icons-notices.js';
import { browserOf, stepsFor } from './steps.js';

/** What the screens draw, and what their buttons do. */
export interface PrejoinView {
  readonly preview: PreviewSnapshot;
  readonly audioOnly: boolean;
  readonly isTesting: boolean;
  /** What is said: something that went wrong, or an attribute. */
  readonly error: PeerElementsError | null;
  t(template: string, params?: TextParams): string;
  sentence(error: PeerElementsError): string;
  hint(error: PeerElementsError): string;
  allow(): void;
  goWithout(): void;
  join(): void;
  testSpeaker(): void;
  /** Null where it is about what stays wrong. */
  readonly dismiss: (() => void) | null;
}

/** One sentence for what is going on. */
export function headline({ preview: { step }, audioOnly, t }: PrejoinView): string {
  if (step === 'asking') return audioOnly ? t('Can others hear you?') : t('Can others see and hear you?');
  if (step === 'opening')
    return audioOnly ? t('Opening your microphone…') : t('Opening your camera and microphone…');
  if (step === 'preview') return t('Ready to join?');
  return step === 'done' ? t('You are ready.') : '';
}

const icons = (audioOnly: boolean): TemplateResult =>
  html`<span class="sign">${audioOnly ? nothing : iconVideo}${iconMic}</span>`;

function screen(content: TemplateResult): TemplateResult {
  return html`<div class="screen">${content}</div>`;
}

function without({ audioOnly, goWithout, t }: PrejoinView): TemplateResult {
  return html`<button part="without-button" @click=${goWithout}>
    ${audioOnly ? t('Go on without microphone') : t('Go on without camera and microphone')}
  </button>`;
}

/** Before the browser asks. */
export function asking(view: PrejoinView): TemplateResult {
  const { audioOnly, allow, t } = view;
  return screen(
    html`${icons(audioOnly)}
      <p part="headline" class="headline">${headline(view)}</p>
      <p part="hint" class="hint">
        <slot name="reason"
          >${
            audioOnly
              ? t('Your browser will ask for your microphone. Nobody hears you before you join.')
              : t(
                  'Your browser will ask for your camera and microphone. Nobody sees or hears you before you join.',
                )
          }</slot
        >
      </p>
      <div class="actions">
        <button part="allow-button" class="filled main" @click=${allow}>
          ${audioOnly ? t('Allow microphone') : t('Allow camera and microphone')}
        </button>
        ${without(view)}
      </div>`,
  );
}

/** While the browser asks, and the devices open. */
export function opening(view: PrejoinView): TemplateResult {
  const { audioOnly, t } = view;
  return screen(
    html`${icons(audioOnly)}
      <p part="headline" class="headline main" tabindex="-1">${headline(view)}</p>
      <p part="hint" class="hint">${t('If your browser asks, choose Allow.')}</p>
      <div class="actions">${without(view)}</div>`,
  );
}

function steps({ t }: PrejoinView): TemplateResult {
  return html`<ol part="steps">
    ${stepsFor(browserOf(navigator.userAgent), t).map((step) => html`<li>${step}</li>`)}
  </ol>`;
}

/** Nothing could be opened. */
export function failed(view: PrejoinView): TemplateResult {
  const { preview, error, allow, t, sentence, hint } = view;
  if (!error) return html``;
  const isDenied = preview.step === 'denied';
  return screen(
    html`<span class="sign">${iconCircleAlert}</span>
      <div part="error" class="error">
        <p part="headline" class="headline">${sentence(error)}</p>
        ${isDenied ? steps(view) : html`<p part="hint" class="hint">${hint(error)}</p>`}
      </div>
      <div class="actions">
        <button part="retry-button" class="filled main" @click=${allow}>${t('Try again')}</button>
        ${without(view)}
      </div>`,
  );
}

export function done(view: PrejoinView): TemplateResult {
  return screen(
    html`<slot name="done"
      ><p part="headline" class="headline main" tabindex="-1">${headline(view)}</p></slot
    >`,
  );
}

export function notice(view: PrejoinView, error: PeerElementsError): TemplateResult {
  const { sentence, hint, dismiss, t } = view;
  return html`<div part="error" class="notice">
    ${iconCircleAlert}
    <div>
      <p>${sentence(error)} ${hint(error)}</p>
      ${
        error.code === 'media-denied'
          ? html`<details>
              <summary>${t('How to allow it')}</summary>
              ${steps(view)}
            </details>`
          : nothing
      }
    </div>
    ${dismiss ? html`<button class="plain" aria-label=${t('Dismiss')} @click=${dismiss}>${iconX}</button>` : nothing}
  </div>`;
}

/** How one will be seen and heard. */
export function preview(view: PrejoinView): TemplateResult {
  const { audioOnly, error, isTesting, join, testSpeaker, t } = view;
  const { localStream, cameraOff } = view.preview;
  return html`<div class="preview ${audioOnly ? 'voice' : ''}">
    <div class="picture">
      ${
        audioOnly
          ? nothing
          : html`<peer-video
              part="video"
              exportparts="video:preview-video, avatar:preview-avatar, name:preview-name, badge:preview-badge, quality:preview-quality, play:preview-play, error:preview-error"
              muted
              mirror
              .stream=${localStream}
              .cameraOff=${cameraOff}
              ><span slot="avatar" class="off">${cameraOff ? iconVideoOff : nothing}</span></peer-video
            >`
      }
      <div part="controls" class="controls">
        <peer-mute-button exportparts="button:mute, tooltip"></peer-mute-button>
        ${audioOnly ? nothing : html`<peer-camera-button exportparts="button:camera, tooltip"></peer-camera-button>`}
      </div>
    </div>
    <div class="panel">
      <p part="headline" class="headline"><slot name="headline">${headline(view)}</slot></p>
      ${error ? notice(view, error) : nothing}
      ${audioOnly ? nothing : html`<peer-device-select part="camera-select" kind="camera" exportparts="label:device-label, select:device-select, hint:device-hint, error:device-error"></peer-device-select>`}
      <div class="pair">
        <peer-device-select
          part="microphone-select"
          kind="microphone"
          exportparts="label:device-label, select:device-select, hint:device-hint, error:device-error"
        ></peer-device-select>
        <peer-level
          part="level"
          exportparts="meter:level-meter, bar:level-bar, error:level-error"
        ></peer-level>
      </div>
      <div class="pair">
        <peer-device-select
          part="speaker-select"
          kind="speaker"
          exportparts="label:device-label, select:device-select, hint:device-hint, error:device-error"
        ></peer-device-select>
        <button part="test-button" class="small" @click=${testSpeaker}>
          ${iconVolume2}${isTesting ? t('Playing a sound…') : t('Test speaker')}
        </button>
      </div>
      <button part="join-button" class="filled main" @click=${join}>
        <slot name="join">${t('Join')}</slot>
      </button>
    </div>
  </div>`;
}
