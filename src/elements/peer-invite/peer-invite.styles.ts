import { css } from 'lit';

export const inviteStyles = css`
  label {
    font-size: 0.875em;
    font-weight: 600;
  }

  .field {
    display: grid;
    gap: 0.35em;
  }

  input {
    inline-size: 100%;
    min-block-size: 2.75em;
    padding: 0.35em 0.8em;
    border: 1px solid color-mix(in oklab, var(--_text) 55%, var(--_surface));
    border-radius: min(var(--_radius), 0.75em);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    /* An address runs from left to right in every language. */
    direction: ltr;
  }

  code {
    font-family: var(--peer-mono, ui-monospace, monospace);
    user-select: all;
  }

  figure {
    justify-self: center;
    inline-size: min(100%, 16em);
    margin: 0;
  }

  figure svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    border-radius: 0.5em;
    /* Readers want dark on light, whatever the colours of the page. */
    forced-color-adjust: none;
  }
`;
