import { css } from 'lit';

export const deviceSelectStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    color: var(--_text);
    overflow-wrap: anywhere;
  }

  label {
    display: flex;
    align-items: center;
    gap: 0.5em;
    margin-block-end: 0.3em;
    font-size: 0.875em;
    font-weight: 600;
  }

  svg {
    flex: none;
  }

  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2.5em;
    align-items: center;
  }

  select {
    grid-area: 1 / 1 / auto / -1;
    appearance: none;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75em;
    margin: 0;
    padding-block: 0.35em;
    padding-inline: 0.8em 2.5em;
    border: 1px solid var(--_control-line);
    border-radius: min(var(--_radius), 0.75em);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
    --_control-line: color-mix(in oklab, var(--_text) 55%, var(--_surface));
  }

  option {
    background: var(--_surface);
    color: var(--_text);
  }

  .arrow {
    grid-area: 1 / 2;
    justify-self: center;
    line-height: 0;
    color: var(--_muted);
    pointer-events: none;
  }

  select:hover:enabled {
    background: var(--_raised);
  }

  select:disabled {
    border-style: dashed;
    color: var(--_muted);
    opacity: 1;
    cursor: default;
  }

  select:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p {
    margin: 0.35em 0 0;
    color: var(--_muted);
    font-size: 0.875em;
    unicode-bidi: plaintext;
  }

  [part='error'] {
    margin: 0;
    color: var(--_text);
  }

  @media (forced-colors: active) {
    .arrow {
      color: ButtonText;
    }
  }
`;
