import { css } from 'lit';

export const doctorStyles = css`
  ol {
    display: grid;
    gap: 0.6em;
    margin: 0;
    padding: var(--_gap) 0 0;
    border-block-start: 1px solid var(--_line);
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.1em 0.5em;
  }

  /* Beside the first line, however many there are. */
  .sign {
    display: flex;
    align-items: center;
    block-size: 1.4em;
    color: var(--_muted);
  }

  /* A sentence in another direction than the page's begins beside its sign all the same. */
  li p {
    justify-self: start;
  }

  .message {
    font-weight: 600;
  }

  li .hint {
    grid-column: 2;
  }

  .ok .sign {
    color: color-mix(in oklab, var(--_success) 85%, var(--_text));
  }

  .warning .sign,
  .headline.warning svg {
    color: light-dark(#8a5a00, #e0a83a);
  }

  .failed .sign {
    color: color-mix(in oklab, var(--_danger) 85%, var(--_text));
  }

  /* What was not looked at steps back. */
  .skipped .message {
    font-weight: 400;
  }

  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.75;
  }

  .running svg {
    animation: turn 1s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .running svg {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .sign {
      color: CanvasText;
    }
  }
`;
