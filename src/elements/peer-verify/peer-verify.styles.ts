import { css } from 'lit';

export const verifyStyles = css`
  ol {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  @container (inline-size < 26em) {
    ol {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  li {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 0.15em;
    padding: 0.5em 0.15em;
    border-radius: max(0px, var(--_radius) - 8px);
    background: var(--_raised);
    text-align: center;
    hyphens: auto;
  }

  .sign {
    font-size: 2em;
    line-height: 1.2;
  }

  .word {
    font-size: 0.875em;
  }

  summary {
    min-block-size: 2em;
    color: var(--_muted);
    font-size: 0.875em;
    cursor: pointer;
  }

  @media (forced-colors: active) {
    li {
      border: 1px solid CanvasText;
    }
  }
`;
