import { css } from 'lit';

/** The dark stage, as all that stands on it. */
export const extraStyles = css`
  :host(:fullscreen) {
    border-radius: 0;
  }

  .layer {
    display: contents;
    border-radius: inherit;
    color-scheme: dark;
  }

  /* Buttons beside the main ones: they come later, so those must not move */

  .beside {
    position: absolute;
    z-index: 1;
    inset-block-end: 1em;
    inset-inline-start: calc(50% + 7em);
    display: flex;
    gap: 0.75em;
    transition: opacity var(--_slow) ease-out;
  }

  .roomy {
    display: none;
  }

  .round-plain {
    inline-size: 3em;
    block-size: 3em;
    padding: 0;
    border: 1px solid transparent;
    background: var(--peer-control, #3b424b);
    color: var(--peer-on-control, #fff);
  }

  .round-plain:hover,
  .round-plain[aria-expanded='true'] {
    background: color-mix(in oklab, var(--peer-control, #3b424b) 80%, var(--peer-on-control, #fff));
  }

  @container (inline-size >= 30em) {
    .roomy {
      display: inline-block;
    }
  }

  @container (inline-size < 21em) {
    .beside {
      inset-block: 0.75em auto;
      inset-inline-start: 0.75em;
    }
  }

  @media (hover: hover) and (prefers-reduced-motion: no-preference) {
    [data-resting] .controls:not(:focus-within, :hover),
    [data-resting] .beside:not(:focus-within, :hover) {
      opacity: 0;
    }
  }
`;
