import { css, html, nothing, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import type { CallQuality } from '../../channels/quality-types.js';
import { checkWord } from '../shared/attribute-error.js';
import { iconSignal, iconSignalLow, iconSignalMedium, iconSignalZero } from '../shared/icons-quality.js';
import { QUALITY } from '../shared/quality-words.js';
import { playSoundAlone, type SoundTile } from './sound-alone.js';

/** What is said over a picture. Loaded when the browser plays no sound by itself, no picture comes, or `fit` or `quality` is set. */

const SIGNS = {
  good: iconSignal,
  fair: iconSignalMedium,
  poor: iconSignalLow,
  lost: iconSignalZero,
} as const;

export const styles = css`
  .signal {
    position: absolute;
    inset-block-start: 0.5em;
    inset-inline-start: 0.5em;
    display: flex;
    padding: 0.35em;
    border-radius: 2em;
    background: var(--_scrim);
    color: #fff;
    font-size: 0.875em;
  }

  p {
    margin: 0;
    padding: 0.5em 0.9em;
    border-radius: min(var(--_radius), 1.25em);
    background: rgb(0 0 0 / 0.8);
    color: #fff;
    text-align: center;
    unicode-bidi: plaintext;
  }

  button {
    min-block-size: 2.75em;
    padding: 0.25em 1.25em;
    border: 1px solid transparent;
    border-radius: 3em;
    background: #fff;
    color: #111;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
    box-shadow: 0 0 0 6px #000;
  }
`;

interface Tile extends SoundTile {
  readonly muted: boolean;
  readonly fit: string | null;
  readonly quality: string | null;
}

type Translate = (template: string, params?: TextParams) => string;

export function checkTile({ fit, quality }: Pick<Tile, 'fit' | 'quality'>): PeerElementsError | null {
  return (
    checkWord('fit', fit, ['cover', 'contain'], { hint: 'It must be cover or contain.' }) ??
    checkWord('quality', quality, Object.keys(SIGNS), { hint: 'It must be good, fair, poor or lost.' })
  );
}

/** How good the connection is. */
function sign(quality: string | null, t: Translate): TemplateResult | typeof nothing {
  if (!quality || !Object.hasOwn(SIGNS, quality)) return nothing;
  const words = t(QUALITY[quality as CallQuality]);
  return html`<span part="quality" class="signal" role="img" aria-label=${words}
    ><slot name="quality-${quality}">${SIGNS[quality as CallQuality]}</slot></span
  >`;
}

interface Notices {
  readonly tile: Tile;
  /** Plays the sound after all; null where it plays. */
  readonly play: (() => void) | null;
  readonly t: Translate;
}

export function notices({ tile, play, t }: Notices) {
  // When it is drawn, and has its stream.
  if (!tile.muted) setTimeout(() => playSoundAlone(tile));
  const error = checkTile(tile);
  return html`${sign(tile.quality, t)}
  ${
    play
      ? html`<div class="over"><button part="play" @click=${play}>${t('Click to hear')}</button></div>`
      : nothing
  }
  ${
    error
      ? html`<div class="over">
          <p part="error" role="alert">${t(error.template, error.params)} ${t(error.hintTemplate)}</p>
        </div>`
      : nothing
  }`;
}
