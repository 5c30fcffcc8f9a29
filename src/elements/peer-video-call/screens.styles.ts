import { css } from 'lit';

/** Of what shows from a call's first step on. */
export const screenStyles = css`
  /* Round buttons with a word below */

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
    border-radius: inherit;
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

  .controls * {
    flex: none;
  }

  @container (inline-size >= 30em) {
    .stage .remote {
      --peer-video-foot: 0.75em;
    }

    /* Above the buttons where there is no room beside them. */
    .self {
      inset-block: auto clamp(0.75em, (50em - 100cqi) * 9, 5em);
    }
  }

  @container (inline-size < 14em) {
    .controls {
      gap: 0.5em;
      font-size: 0.8em;
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
`;
