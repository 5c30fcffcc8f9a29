import { css } from 'lit';

export const fileTransferStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    overflow-wrap: anywhere;
  }

  * {
    box-sizing: border-box;
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p {
    margin: 0;
    unicode-bidi: plaintext;
  }

  svg {
    flex: none;
  }

  bdi {
    font-weight: 600;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .drop {
    display: grid;
    justify-items: center;
    gap: 0.35em;
    margin: var(--_gap);
    padding: 1em;
    border: 2px dashed var(--_line);
    border-radius: max(0px, var(--_radius) - 4px);
    text-align: center;
    text-wrap: balance;
    transition:
      background var(--_fast),
      border-color var(--_fast);
  }

  .drop.over {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }

  /* Where there are files, the place for more is no invitation any longer. */
  .some {
    padding: 0.6em;
  }

  .some :is(.big, .hint) {
    display: none;
  }

  .big {
    color: var(--_muted);
    font-size: 1.75em;
    line-height: 0;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5em;
  }

  .drop .actions {
    margin-block-start: 0.25em;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-block-size: 2.75em;
    padding: 0.3em 1.1em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  button:hover {
    filter: brightness(0.95);
  }

  button:disabled {
    opacity: 0.6;
    filter: none;
    cursor: default;
  }

  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    padding: 0.6em var(--_gap);
    border-block-start: 1px solid var(--_line);
  }

  [part='status'] {
    color: var(--_muted);
    font-size: 0.875em;
    text-align: center;
  }

  [part='status']:not(:empty) {
    padding: 0 var(--_gap) 0.6em;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    padding: 0.6em var(--_gap);
    border-block-end: 1px solid var(--_line);
    background: var(--_raised);
  }

  .notice > p {
    flex: 1 1 8em;
  }

  .notice .hint {
    display: block;
    unicode-bidi: plaintext;
  }

  .error > svg {
    color: color-mix(in oklab, var(--_danger) 85%, var(--_text));
  }

  .icon {
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }
`;
