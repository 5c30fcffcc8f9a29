import { css } from 'lit';

export const callButtonStyles = css`
  :host {
    display: inline-block;
  }

  .call {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    box-sizing: border-box;
    min-block-size: 2.75em;
    padding: 0.25em 1.25em;
    border: 1px solid transparent;
    border-radius: min(var(--_radius), 3em);
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
    transition: background var(--_fast);
  }

  .call:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_on-accent));
  }

  .call:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .call.on {
    /* Words on it need more of a contrast than an icon. */
    background: color-mix(in oklab, var(--_success) 90%, #000);
    color: #fff;
  }

  .call svg {
    flex: none;
  }

  .error {
    margin: 0.5em 0 0;
    color: var(--_text);
    unicode-bidi: plaintext;
  }

  dialog {
    --_line: transparent;
    /* Round corners are cut by the call, and not twice. */
    overflow: visible;
    background: var(--_stage);
    color: var(--_on-stage);
    color-scheme: dark;
  }

  peer-video-call {
    flex: 1;
    min-block-size: 0;
    border-radius: inherit;
  }

  @media (width >= 30em) and (height >= 24em) {
    dialog {
      inset-block-end: 1em;
      inset-inline-end: 1em;
      inline-size: min(26em, 100vw - 2em);
      max-block-size: calc(100dvb - 2em);
    }

    dialog:modal {
      inset: 0;
      inline-size: min(60em, 100vw - 2em);
      block-size: fit-content;
      margin: auto;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .call.rings svg {
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
