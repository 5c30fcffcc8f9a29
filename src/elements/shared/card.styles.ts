import { css } from 'lit';

/** A surface with sentences and buttons, beside calls and chats. */
export const cardStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    overflow-wrap: anywhere;
    container-type: inline-size;
  }

  * {
    box-sizing: border-box;
  }

  .card {
    display: grid;
    gap: var(--_gap);
    padding: 1em;
  }

  p {
    margin: 0;
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p,
  .headline span {
    unicode-bidi: plaintext;
  }

  .headline {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-weight: 600;
  }

  .headline svg {
    flex: none;
    color: var(--_muted);
  }

  .good svg {
    color: color-mix(in oklab, var(--_success) 85%, var(--_text));
  }

  .bad svg {
    color: color-mix(in oklab, var(--_danger) 85%, var(--_text));
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
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
    background: var(--_raised);
  }

  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_on-accent));
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .headline svg {
      color: CanvasText;
    }
  }
`;
