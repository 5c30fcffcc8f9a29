import { css } from 'lit';

export const chatStyles = css`
  :host {
    --_round: min(var(--_radius) * 2, 1.4em);
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    min-block-size: 18em;
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

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  :focus-visible:not(textarea) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  /* The list */

  .messages {
    position: relative;
    flex: 1 1 18em;
    min-block-size: 0;
    display: flex;
  }

  .log {
    flex: 1;
    display: flex;
    flex-direction: column;
    overflow: hidden auto;
    overscroll-behavior: contain;
    padding: 0 var(--_gap);
  }

  .log:focus-visible {
    outline-offset: -3px;
    border-radius: var(--_radius);
  }

  .list {
    margin-block-start: auto;
    padding-block-start: var(--_gap);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 0.35em;
    padding: 1em;
    text-align: center;
    text-wrap: balance;
  }

  .list:has(.empty) {
    margin-block: auto;
  }

  .empty svg {
    inline-size: 2.5em;
    block-size: 2.5em;
    color: var(--_muted);
  }

  /* Buttons */

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.35em;
    min-block-size: 2.75em;
    padding: 0.3em 0.9em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: filter var(--_fast) ease-out;
  }

  button:hover {
    filter: brightness(0.95);
  }

  button:disabled {
    opacity: 0.6;
    filter: none;
    cursor: default;
  }

  .send {
    flex: none;
    padding: 0;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  bdi {
    font-weight: 600;
  }

  [part='status'] {
    color: var(--_muted);
    font-size: 0.875em;
    text-align: center;
  }

  [part='status']:not(:empty) {
    padding: 0.3em var(--_gap);
  }

  /* Where one writes */

  .composer {
    display: flex;
    align-items: end;
    gap: 0.5em;
    padding: 0.5em var(--_gap) var(--_gap);
  }

  .field {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: end;
    border: 1px solid color-mix(in oklab, var(--_muted) 75%, var(--_surface));
    border-radius: var(--_round);
    background: var(--_raised);
  }

  .field:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    field-sizing: content;
    max-block-size: calc(6lh + 1.1em);
    padding: 0.55em 0.9em;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    line-height: inherit;
    resize: none;
    overflow-wrap: anywhere;
  }

  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .send {
    inline-size: 2.6em;
    block-size: 2.6em;
  }

  .send:dir(rtl) svg {
    scale: -1 1;
  }
`;
