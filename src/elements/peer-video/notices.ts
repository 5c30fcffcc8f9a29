import { css, html, nothing } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { TextParams } from '../../base/text.js';
import { checkWord } from '../shared/attribute-error.js';

/** What is said over a picture. Loaded when the browser plays no sound by itself, or `fit` is set. */

export const styles = css`
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

export function checkFit(fit: string | null): PeerElementsError | null {
  return checkWord('fit', fit, ['cover', 'contain'], { hint: 'It must be cover or contain.' });
}

interface Tile {
  readonly fit: string | null;
  /** Plays the sound after all; null where it plays. */
  readonly play: (() => void) | null;
  t(template: string, params?: TextParams): string;
}

export function notices({ fit, play, t }: Tile) {
  const error = checkFit(fit);
  return html`${
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
