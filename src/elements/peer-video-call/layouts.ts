import { css } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { checkWord } from '../shared/attribute-error.js';

/** Loaded where `layout` asks for another one than the picture in the corner. */

export const styles = css`
  .split.stage,
  .spotlight.stage {
    gap: 0.25em;
  }

  .split .self,
  .spotlight .self {
    position: relative;
    inset: auto;
    box-shadow: none;
  }

  .split .self {
    grid-area: 2 / 1;
    inline-size: auto;
    aspect-ratio: auto;
    border-radius: 0;
    --peer-video-foot: 4.75em;
  }

  .split.stage {
    grid-template-rows: repeat(2, minmax(0, 1fr));
  }

  .split .remote {
    --peer-video-foot: 0.5em;
  }

  .spotlight.stage {
    grid-template-rows: auto minmax(0, 1fr);
  }

  .spotlight .remote {
    grid-row: 2;
  }

  .spotlight .self {
    grid-area: 1 / 1;
    justify-self: end;
    margin: 0.25em;
  }

  .split::before,
  .spotlight::before {
    grid-row: 1 / 3;
  }

  @container (inline-size >= 30em) {
    .split .self {
      grid-area: 1 / 2;
    }

    .split.stage {
      grid-template: minmax(0, 1fr) / repeat(2, minmax(0, 1fr));
    }

    .spotlight.stage {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
    }

    .spotlight .remote {
      grid-area: 1 / 1;
    }

    .spotlight .self {
      grid-area: 1 / 2;
      align-self: center;
    }

    .split::before,
    .spotlight::before {
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
