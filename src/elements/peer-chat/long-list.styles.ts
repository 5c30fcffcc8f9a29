import { css } from 'lit';

export const longStyles = css`
  .long .page {
    display: flow-root;
  }

  .long .row {
    position: relative;
    scroll-margin-block: 3em 0.75em;
  }

  /* Stands above what is read, and takes no room. */
  .long > .pill {
    position: sticky;
    z-index: 2;
    inset-block-start: 0.5em;
    block-size: 1.8em;
    margin-block: 0 -1.8em;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_slow) ease-out;
  }

  .moves > .pill {
    opacity: 1;
  }

  .older {
    block-size: 2.5em;
    color: var(--_muted);
    font-size: 0.8125em;
    text-align: center;
  }

  [part='unread'] {
    display: flex;
    align-items: center;
    gap: 0.75em;
    margin-block: 0.5em;
    color: color-mix(in oklab, var(--_accent) 80%, var(--_text));
    font-size: 0.8125em;
    font-weight: 600;
  }

  [part='unread']::before,
  [part='unread']::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid currentColor;
    opacity: 0.5;
  }

  .found::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: -0.2em calc(var(--_gap) * -1);
    background: color-mix(in oklab, var(--_accent) 22%, transparent);
    animation: found 2s ease-out forwards;
  }

  .long {
    isolation: isolate;
  }

  @keyframes found {
    60% {
      opacity: 1;
    }
    to {
      opacity: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .found::before {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .found .bubble {
      outline: 2px solid Highlight;
    }
  }

  .long .row:focus {
    outline: none;
  }

  .long .row:focus-visible .bubble {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .new {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline: 0;
    inline-size: fit-content;
    min-inline-size: 3.15em;
    min-block-size: 3.15em;
    max-inline-size: calc(100% - 2em);
    margin-inline: auto;
    padding-inline: 0.6em;
    box-shadow: var(--_shadow);
    font-size: 0.875em;
    animation: arrive var(--_slow) ease-out;
  }
`;
