import { css } from 'lit';

/** The stage is dark in both themes, and so is all that stands on it. */
export const callStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    contain-intrinsic-inline-size: 20em;
    min-inline-size: 0;
    overflow: clip;
    outline: 1px solid transparent;
    outline-offset: -1px;
    border-radius: var(--_radius);
    background: var(--_stage);
    color: var(--_on-stage);
    overflow-wrap: anywhere;
  }

  :host(:fullscreen) {
    border-radius: 0;
  }

  [hidden] {
    display: none !important;
  }

  .stage {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: inherit;
    max-block-size: inherit;
    overflow: clip;
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
    background: var(--_stage);
    text-align: center;
  }

  /* Centred as long as there is room; never cut off at the top. */
  .screen::before,
  .screen::after {
    content: '';
    flex: 1;
  }

  .screen > *,
  .controls {
    flex: none;
  }

  .face {
    inline-size: clamp(4em, 18cqi, 7em);
  }

  .face svg {
    display: block;
  }

  .sign {
    font-size: 1.75em;
    line-height: 0;
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

  .error {
    display: contents;
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

  /* Round ones with a word below */

  .answers {
    display: flex;
    justify-content: space-between;
    inline-size: min(100%, 19em);
    padding-block-start: 0.25em;
  }

  .round {
    flex-direction: column;
    gap: 0.35em;
    padding: 0.25em;
    border: 0;
    border-radius: 0.75em;
  }

  .round:hover {
    background: none;
  }

  .round:hover span {
    filter: brightness(1.12);
  }

  .round span {
    display: grid;
    place-items: center;
    inline-size: 3.5em;
    block-size: 3.5em;
    box-sizing: border-box;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_success);
    color: #fff;
  }

  .end span {
    background: var(--_danger);
    color: var(--_on-danger);
  }

  .end svg {
    rotate: 135deg;
  }

  /* Pictures */

  .remote {
    grid-area: 1 / 1;
    aspect-ratio: auto;
    border-radius: 0;
    --peer-video-foot: 4.75em;
  }

  .self {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline-end: 0.75em;
    inline-size: clamp(4.5em, 20cqi, 16em);
    aspect-ratio: 4 / 3;
    border-radius: min(var(--_radius), 0.75em);
    box-shadow: var(--_shadow);
    background: color-mix(in oklab, var(--_on-stage) 14%, var(--_stage));
  }

  .controls {
    position: absolute;
    inset-block-end: 1em;
    inset-inline: 1em;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75em;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2em);
    margin-inline: auto;
    transition: opacity var(--_slow) ease-out;
  }

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
  }

  .split.stage {
    grid-template-rows: repeat(2, minmax(0, 1fr));
  }

  .split .remote {
    --peer-video-foot: 0.5em;
  }

  .split .self {
    --peer-video-foot: 4.75em;
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
    .stage .remote {
      --peer-video-foot: 0.75em;
    }

    .self {
      inset-block: auto 0.75em;
    }

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

  @media (hover: hover) and (prefers-reduced-motion: no-preference) {
    .resting .controls:not(:focus-within, :hover) {
      opacity: 0;
    }
  }

  /* What is said over the pictures */

  .notices {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline: 0.75em;
    display: grid;
    justify-items: center;
    gap: 0.5em;
    pointer-events: none;
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    padding: 0.5em 0.9em;
    border-radius: min(var(--_radius), 1.25em);
    background: rgb(0 0 0 / 0.8);
    color: #fff;
    font-size: 0.9375em;
    pointer-events: auto;
  }

  .notice button {
    min-block-size: 0;
    padding: 0.6em;
    border-color: transparent;
  }

  @container (inline-size < 20em) {
    .notice > svg {
      display: none;
    }
  }

  /* Large text on a small screen */
  @container (inline-size < 14em) {
    .face {
      inline-size: 3em;
    }

    .headline {
      font-size: 1em;
    }

    .controls {
      gap: 0.5em;
      font-size: 0.8em;
    }
  }

  .words {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
