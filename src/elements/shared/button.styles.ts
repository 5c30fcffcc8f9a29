import { css } from 'lit';

/** Round buttons on a stage, which is dark in both themes; dark themselves, so that they are seen elsewhere as well. */
export const buttonStyles = css`
  :host {
    --_control: var(--peer-control, #3b424b);
    --_on-control: var(--peer-on-control, #fff);
    display: inline-block;
    position: relative;
  }

  button {
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 3em;
    block-size: 3em;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 3em;
    background: var(--_control);
    color: var(--_on-control);
    font: inherit;
    cursor: pointer;
    transition: background var(--_fast);
  }

  button:hover {
    background: color-mix(in oklab, var(--_control) 85%, var(--_on-control));
  }

  [aria-pressed='true'] {
    background: var(--_on-control);
    color: var(--_control);
  }

  [aria-pressed='true']:hover {
    background: color-mix(in oklab, var(--_on-control) 85%, var(--_control));
  }

  .end {
    --_control: var(--_danger);
    --_on-control: var(--_on-danger);
    inline-size: 4.5em;
  }

  .end svg {
    rotate: 135deg;
  }

  button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  /* Two colours: one of them is seen on any picture. */
  button:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
    box-shadow: 0 0 0 6px #000;
  }

  .tip {
    position: absolute;
    z-index: 1;
    inset-block-end: calc(100% + 0.6em);
    left: 50%;
    translate: -50%;
    inline-size: max-content;
    padding: 0.25em 0.65em;
    border-radius: 0.5em;
    background: #000;
    color: #fff;
    font-size: 0.8125em;
    pointer-events: none;
    visibility: hidden;
  }

  button:focus-visible + .tip {
    visibility: visible;
  }

  @media (hover: hover) {
    button:hover + .tip {
      visibility: visible;
    }
  }
`;
