import { css, html, nothing, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { CallOptions } from '../../channels/call-types.js';
import { iconCircleAlert } from '../shared/icons.js';
import { iconX } from '../shared/icons-notices.js';
import type { WayOn } from './screens.js';
import { actions, type CallView } from './view.js';

/** What is drawn around an error, and the ways on. Loaded with the first error. */

export const styles = css`
  .error {
    display: contents;
  }

  .dismiss {
    flex: none;
    inline-size: 3em;
    min-block-size: 3em;
    padding: 0;
    border-color: transparent;
  }

  @container (inline-size < 20em) {
    .notice > svg {
      display: none;
    }
  }
`;

/** Errors of camera and microphone: there is a way on without them. */
const MEDIA_CODES = ['media-denied', 'media-not-found', 'media-in-use', 'insecure-context'];

export function sign(): TemplateResult {
  return html`<span class="sign">${iconCircleAlert}</span>`;
}

/** How a call goes on in spite of a camera or microphone that cannot be opened. */
function withoutMedia(
  { devices: { camera }, t }: CallView,
  { code }: PeerElementsError,
): [string, CallOptions][] {
  if (!MEDIA_CODES.includes(code)) return [];
  const none: [string, CallOptions] = [
    camera ? t('Go on without camera and microphone') : t('Go on without microphone'),
    { audio: false, video: false },
  ];
  if (!camera || code === 'insecure-context') return [none];
  return [[t('Go on without camera'), { video: false }], none];
}

/** The buttons that take a call in spite of an error. */
export function answers(view: CallView, error: PeerElementsError): WayOn[] {
  return withoutMedia(view, error).map(([words, options]) => [
    'voice-button',
    words,
    () => void view.element.answer(options),
  ]);
}

/** The buttons that help before a call; null where the usual ones do. */
export function waysOn(view: CallView, error: PeerElementsError): TemplateResult | typeof nothing | null {
  const { call, session, other, t } = view;
  if (
    error.code === 'no-session' ||
    (error.code === 'invalid-attribute' && error.params['attribute'] !== 'layout')
  )
    return nothing;
  if (error !== call.error) {
    if (session === 'failed') return actions([['', t('Try again'), view.start]]);
    return other ? null : nothing;
  }
  if (!other) return nothing;
  return actions([
    ['', t('Try again'), () => view.dial()],
    ...withoutMedia(view, error).map(([words, options]) => ['', words, () => view.dial(options)] as const),
  ]);
}

/** Why the call ended, or that it could not be kept who is declined for good; nothing where an error that the call outlived is all there is. */
export function ending({ call, error, sessionError, sentence, hint }: CallView): string | undefined {
  const { reason } = call;
  const isUnkept = reason === 'declined' && call.error?.code === 'storage-unavailable';
  const isOfTheEnd = isUnkept || reason === 'failed' || reason === 'unavailable';
  const cause = isOfTheEnd ? (call.error ?? error) : sessionError;
  return cause ? `${reason === 'unavailable' ? '' : sentence(cause)} ${hint(cause)}` : undefined;
}

/** The error itself where it was about one of these properties, which have another value now. */
export function isStale(
  error: PeerElementsError | null,
  changed: Iterable<PropertyKey>,
): PeerElementsError | null {
  const about = error?.params['attribute'];
  const names = [...changed].map((name) =>
    String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  return names.some((name) => name === 'to' || name === about) ? error : null;
}

/** Said over the pictures, or the ring, while they stay. */
export function notice(view: CallView, error: PeerElementsError): TemplateResult {
  return html`<div part="error" class="notice">
    ${iconCircleAlert}
    <p>${view.sentence(error)} ${view.hint(error)}</p>
    <button
      part="dismiss-error"
      class="dismiss"
      aria-label=${view.t('Dismiss')}
      @click=${() => view.dismiss(error)}
    >
      ${iconX}
    </button>
  </div>`;
}
