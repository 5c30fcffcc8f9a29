import { css } from 'lit';

/** The stage is dark in both themes, and so is all that stands on it. */
export const callStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    contain-intrinsic-inline-size: 20em;
    min-inline-size: 0;
    outline: 1px solid transparent;
    outline-offset: -1px;
    border-radius: var(--_radius);
    background: var(--_stage);
    color: var(--_on-stage);
    overflow-wrap: anywhere;
  }

  [hidden] {
    display: none !important;
  }

  /* Round corners are cut by each picture: where one round shape cuts another, the browser draws all twice. */
  .stage {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: inherit;
    max-block-size: inherit;
    border-radius: inherit;
  }

  .stage,
  peer-video,
  ::slotted(*),
  .controls * {
    color-scheme: dark;
  }

  /* The height where the author gives none: 16 to 10, or taller where that is too little for a face and a button. */
  .stage::before {
    content: '';
    grid-area: 1 / 1;
    block-size: min(max(22em, 62.5cqi), 100dvb);
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p {
    margin: 0;
    unicode-bidi: plaintext;
  }

  svg {
    flex: none;
  }

  /* Screens without a picture */

  .screen {
    grid-area: 1 / 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.6em;
    position: relative;
    overflow: auto;
    padding: 1em;
    border-radius: inherit;
    background: var(--_stage);
    text-align: center;
  }

  /* Centred as long as there is room; never cut off at the top. */
  .screen::before,
  .screen::after {
    content: '';
    flex: 1;
  }

  .screen > * {
    flex: none;
  }

  .face {
    inline-size: clamp(4em, 18cqi, 7em);
  }

  .face svg {
    display: block;
  }

  ::slotted(img) {
    inline-size: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    object-fit: cover;
  }

  .headline {
    max-inline-size: 26em;
    font-size: 1.25em;
    font-weight: 600;
    text-wrap: balance;
  }

  .hint {
    max-inline-size: 34em;
    color: color-mix(in oklab, var(--_on-stage) 72%, var(--_stage));
    text-wrap: balance;
  }

  .sign {
    font-size: 1.75em;
    line-height: 0;
  }

  /* Buttons with words */

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    padding: 0.25em 1.25em;
    border: 1px solid color-mix(in oklab, var(--_on-stage) 35%, var(--_stage));
    border-radius: 3em;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: background var(--_fast);
  }

  button:hover {
    background: color-mix(in oklab, var(--_on-stage) 12%, var(--_stage));
  }

  button:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
    box-shadow: 0 0 0 6px #000;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.6em;
    padding-block-start: 0.25em;
  }

  .filled {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .filled:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_on-accent));
  }

  /* Large text on a small screen */
  @container (inline-size < 14em) {
    .face {
      inline-size: 3em;
    }

    .headline {
      font-size: 1em;
    }
  }
`;
