import { css } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { checkWord } from '../shared/attribute-error.js';

/** Loaded where `layout` asks for another one than the picture in the corner. */

export const styles = css`
  /* A screen that is shared takes the whole stage in any layout: then both pictures stand in corners. */

  .split:not([data-presenting]),
  .spotlight:not([data-presenting]) {
    gap: 0.25em;
  }

  .split:not([data-presenting]) .self,
  .spotlight:not([data-presenting]) .self {
    position: relative;
    inset: auto;
    box-shadow: none;
  }

  .split:not([data-presenting]) .self {
    grid-area: 2 / 1;
    inline-size: auto;
    aspect-ratio: auto;
    border-radius: inherit;
    --peer-video-foot: 4.75em;
  }

  .split:not([data-presenting]) {
    grid-template-rows: repeat(2, minmax(0, 1fr));
  }

  .split:not([data-presenting]) .remote {
    --peer-video-foot: 0.5em;
  }

  .spotlight:not([data-presenting]) {
    grid-template-rows: auto minmax(0, 1fr);
  }

  .spotlight:not([data-presenting]) .remote {
    grid-row: 2;
  }

  .spotlight:not([data-presenting]) .self {
    grid-area: 1 / 1;
    justify-self: end;
    margin: 0.25em;
  }

  .split:not([data-presenting])::before,
  .spotlight:not([data-presenting])::before {
    grid-row: 1 / 3;
  }

  @container (inline-size >= 30em) {
    .split:not([data-presenting]) .self {
      grid-area: 1 / 2;
    }

    .split:not([data-presenting]) {
      grid-template: minmax(0, 1fr) / repeat(2, minmax(0, 1fr));
    }

    .spotlight:not([data-presenting]) {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
    }

    .spotlight:not([data-presenting]) .remote {
      grid-area: 1 / 1;
    }

    .spotlight:not([data-presenting]) .self {
      grid-area: 1 / 2;
      align-self: center;
    }

    .split:not([data-presenting])::before,
    .spotlight:not([data-presenting])::before {
      grid-row: 1;
    }
  }
`;

/** What is wrong with `layout`; null where it can be used. */
export function checkLayout(layout: string | null): PeerElementsError | null {
  return checkWord('layout', layout, ['pip', 'split', 'spotlight'], {
    hint: 'It must be pip, split or spotlight.',
  });
}
