import { css } from 'lit';

export const qualityStyles = css`
  .bars {
    display: flex;
    align-items: flex-end;
    gap: 0.15em;
    block-size: 1.1em;
  }

  .bars span {
    inline-size: 0.25em;
    block-size: 40%;
    border-radius: 1em;
    background: currentcolor;
    opacity: 0.35;
  }

  .bars span:nth-child(2) {
    block-size: 60%;
  }

  .bars span:nth-child(3) {
    block-size: 80%;
  }

  .bars span:nth-child(4) {
    block-size: 100%;
  }

  .bars .full {
    opacity: 1;
  }

  /* In the browser's top layer: no menu that scrolls can cut it off. */
  .figures {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(22em, 100vw - 1rem);
    max-block-size: calc(100dvb - 1rem);
    margin: 0;
    overflow: auto;
    padding: 0.75em 1em;
    border: 1px solid transparent;
    border-radius: 0.75em;
    background: #000;
    color: #fff;
    font-size: 0.875em;
  }

  p {
    margin: 0 0 0.5em;
    font-weight: 600;
  }

  dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0.15em 1em;
    margin: 0;
  }

  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  @media (forced-colors: active) {
    .bars span {
      background: CanvasText;
    }
  }
`;
