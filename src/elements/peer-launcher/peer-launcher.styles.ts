import { css } from 'lit';

export const launcherStyles = css`
  :host {
    --_size: 3.5rem;
    --_edge: 1rem;
    display: contents;
  }

  .bubble {
    position: fixed;
    z-index: 2147483000;
    left: calc(var(--_edge) + var(--_x) * (100vw - var(--_size) - 2 * var(--_edge)));
    top: calc(var(--_edge) + var(--_y) * (100dvh - var(--_size) - 2 * var(--_edge)));
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: var(--_size);
    block-size: var(--_size);
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    box-shadow: var(--_shadow);
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-size: 1.25rem;
    cursor: pointer;
    touch-action: none;
    transition: background var(--_fast);
  }

  .bubble:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_on-accent));
  }

  /* Two colours: one of them is seen on any page. */
  .bubble:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
    box-shadow: 0 0 0 6px #000;
  }

  .bubble.dragged {
    cursor: grabbing;
  }

  .bubble.on {
    background: var(--_success);
    color: #fff;
  }

  .icon {
    display: grid;
    place-items: center;
  }

  .badge {
    position: absolute;
    inset-block-start: -0.25rem;
    inset-inline-end: -0.25rem;
    min-inline-size: 1.25rem;
    box-sizing: border-box;
    padding: 0 0.3rem;
    border: 1px solid transparent;
    border-radius: 1em;
    background: var(--_danger);
    color: var(--_on-danger);
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.25rem;
    text-align: center;
  }

  /* What stands in it shares the height, an element in a session as one beside it. */
  .content {
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: minmax(min-content, auto);
    align-content: stretch;
    gap: 0.5em;
    padding: 0 0.5em 0.5em;
    overflow: auto;
    overscroll-behavior: contain;
  }

  @media (width >= 30em) and (height >= 24em) {
    dialog {
      --_height: min(44rem, 100dvh - 2 * var(--_edge));
      inline-size: min(24rem, 100vw - 2 * var(--_edge));
      min-block-size: min(34rem, var(--_height));
      max-block-size: var(--_height);
    }

    /* Above the bubble, or below one at the top of the page; over it where there is no room for both. */
    .low {
      bottom: min(
        calc(100dvh - var(--_edge) - var(--_height)),
        calc(2 * var(--_edge) + var(--_size) + (1 - var(--_y)) * (100dvh - var(--_size) - 2 * var(--_edge)))
      );
    }

    .high {
      top: min(
        calc(100dvh - var(--_edge) - var(--_height)),
        calc(2 * var(--_edge) + var(--_size) + var(--_y) * (100dvh - var(--_size) - 2 * var(--_edge)))
      );
    }

    .left {
      left: min(
        calc(var(--_edge) + var(--_x) * (100vw - var(--_size) - 2 * var(--_edge))),
        calc(100vw - min(24rem, 100vw - 2 * var(--_edge)) - var(--_edge))
      );
    }

    .right {
      right: min(
        calc(var(--_edge) + (1 - var(--_x)) * (100vw - var(--_size) - 2 * var(--_edge))),
        calc(100vw - min(24rem, 100vw - 2 * var(--_edge)) - var(--_edge))
      );
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .rings .icon {
      animation: rings 1s ease-in-out infinite;
    }

    @keyframes rings {
      25% {
        rotate: -14deg;
      }

      75% {
        rotate: 14deg;
      }
    }
  }
`;
