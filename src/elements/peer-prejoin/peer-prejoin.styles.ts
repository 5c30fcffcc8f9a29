import { css } from 'lit';

export const prejoinStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    contain-intrinsic-inline-size: 20em;
    min-inline-size: 0;
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    overflow-wrap: anywhere;
  }

  .base {
    position: relative;
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p,
  li {
    margin: 0;
    unicode-bidi: plaintext;
  }

  svg {
    flex: none;
  }

  .headline {
    font-size: 1.25em;
    font-weight: 600;
    text-wrap: balance;
  }

  .hint {
    max-inline-size: 34em;
    color: var(--_muted);
    text-wrap: balance;
  }

  /* Screens without a picture */

  .screen {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    box-sizing: border-box;
    min-block-size: 20em;
    padding: 1.5em 1em;
    text-align: center;
  }

  .sign {
    display: flex;
    gap: 0.4em;
    font-size: 1.75em;
    line-height: 0;
    color: var(--_muted);
  }

  .error {
    display: grid;
    gap: 0.75em;
    justify-items: center;
  }

  ol {
    margin: 0;
    padding-inline-start: 1.6em;
    max-inline-size: 30em;
    text-align: start;
  }

  li {
    padding-block: 0.15em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.6em;
    padding-block-start: 0.25em;
  }

  /* The preview */

  .preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    padding: 1em;
  }

  .picture {
    position: relative;
    align-self: start;
  }

  /* A stage without a picture would be lost on a dark page. */
  peer-video {
    border-radius: min(var(--_radius), 0.9em);
    outline: 1px solid var(--_line);
  }

  .off {
    font-size: 1.75em;
    line-height: 0;
  }

  .controls {
    display: flex;
    justify-content: center;
    gap: 0.75em;
  }

  .preview:not(.voice) .controls {
    position: absolute;
    inset-block-end: 0.75em;
    inset-inline: 0.75em;
  }

  .panel,
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.9em;
  }

  .pair {
    gap: 0.5em;
  }

  .voice {
    max-inline-size: 28em;
    margin-inline: auto;
  }

  peer-level {
    inline-size: 100%;
  }

  @container (inline-size >= 42em) {
    .preview:not(.voice) {
      grid-template-columns: minmax(0, 3fr) minmax(16em, 2fr);
      gap: 1.25em;
      padding: 1.25em;
    }

    .preview:not(.voice) .picture {
      align-self: center;
    }
  }

  /* Room for a face above the buttons */
  @container (inline-size < 24em) {
    peer-video {
      aspect-ratio: 4 / 3;
    }
  }

  @container (inline-size < 18em) {
    .controls {
      gap: 0.5em;
    }

    .headline {
      font-size: 1.1em;
    }
  }

  /* What went wrong while the rest goes on */

  .notice {
    display: flex;
    align-items: start;
    gap: 0.6em;
    padding: 0.6em 0.75em;
    border: 1px solid var(--_line);
    border-radius: min(var(--_radius), 0.75em);
    background: var(--_raised);
    font-size: 0.9375em;
  }

  .notice > svg {
    margin-block-start: 0.1em;
  }

  .notice > div {
    flex: 1;
    min-inline-size: 0;
  }

  summary {
    inline-size: fit-content;
    padding-block: 0.6em;
    cursor: pointer;
    text-decoration: underline;
  }

  /* Buttons */

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75em;
    padding: 0.25em 1.25em;
    border: 1px solid color-mix(in oklab, var(--_text) 55%, var(--_surface));
    border-radius: 3em;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: background var(--_fast);
  }

  button:hover {
    background: var(--_raised);
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

  .small {
    justify-self: start;
    padding-inline: 1em;
    font-size: 0.875em;
    min-block-size: 3.15em;
  }

  .plain {
    flex: none;
    inline-size: 2.9em;
    min-block-size: 2.9em;
    margin-block: -0.5em;
    margin-inline: 0 -0.5em;
    padding: 0;
    border-color: transparent;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
