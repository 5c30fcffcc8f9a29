import { css } from 'lit';

export const decisionsStyles = css`
  ul {
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    padding-block: 0.4em;
    padding-inline: 0.9em 0.4em;
    border-radius: max(0px, var(--_radius) - 8px);
    background: var(--_raised);
  }

  .who {
    flex: 1 1 10em;
    min-inline-size: 0;
  }

  .who p:first-child {
    font-weight: 600;
  }

  /* There from the beginning, or nobody hears what it says. */
  [role='status']:empty {
    margin-block-start: calc(-1 * var(--_gap));
  }

  @media (forced-colors: active) {
    li {
      border: 1px solid CanvasText;
    }
  }
`;
