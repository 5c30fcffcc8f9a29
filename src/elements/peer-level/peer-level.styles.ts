import { css } from 'lit';

export const levelStyles = css`
  :host {
    display: block;
    inline-size: 6em;
    max-inline-size: 100%;
    color: var(--_text);
  }

  :host([state='invalid']) {
    inline-size: auto;
  }

  /* What moves in here moves nothing around it. */
  [role='meter'] {
    contain: strict;
    box-sizing: border-box;
    block-size: 0.5em;
    overflow: hidden;
    border: 1px solid color-mix(in oklab, currentColor 50%, transparent);
    border-radius: 1em;
    background: color-mix(in oklab, currentColor 12%, transparent);
  }

  .bar {
    inline-size: calc(var(--_level, 0) * 100%);
    block-size: 100%;
    border-radius: inherit;
    background: var(--peer-level, var(--_success));
    forced-color-adjust: none;
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p {
    margin: 0;
    unicode-bidi: plaintext;
  }

  @media (forced-colors: active) {
    [role='meter'] {
      border-color: CanvasText;
    }

    .bar {
      background: CanvasText;
    }
  }
`;
