import { css } from 'lit';

export const transferStyles = css`
  :host {
    display: block;
  }

  .file {
    container-type: inline-size;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.6em;
    color: var(--_text);
  }

  .kind {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 3.2em;
    block-size: 3.2em;
    border: 1px solid transparent;
    border-radius: min(var(--_radius), 0.9em);
    background: color-mix(in oklab, var(--_accent) 18%, transparent);
    font-size: 0.8125em;
    font-weight: 600;
    text-transform: uppercase;
  }

  @container (width < 15em) {
    .kind {
      display: none;
    }
  }

  .about {
    flex: 1 1 3em;
    min-inline-size: 0;
  }

  .name {
    display: flex;
    font-weight: 600;
    white-space: pre;
  }

  .name > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  p {
    margin: 0;
    unicode-bidi: plaintext;
  }

  .small {
    color: color-mix(in oklab, var(--_text) 78%, transparent);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }

  progress,
  .note {
    flex: 1 0 100%;
  }

  progress {
    block-size: 0.4em;
    margin-block: 0.4em 0.2em;
    accent-color: var(--_accent);
  }

  button {
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    border: 0;
    border-radius: 2em;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .tool {
    margin-inline: -0.6em 0;
    padding: 0;
  }

  .tool svg {
    display: block;
    margin: auto;
  }

  button:hover {
    background: color-mix(in oklab, currentColor 9%, transparent);
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
