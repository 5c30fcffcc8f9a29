import { css } from 'lit';

export const menuStyles = css`
  .menu-button {
    position: absolute;
    z-index: 1;
    inset-block-start: 50%;
    inset-inline-start: 100%;
    inline-size: 2.75em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_muted);
    translate: 0 -50%;
  }

  .own .menu-button {
    inset-inline: auto 100%;
  }

  .menu-button:hover,
  .menu-button[aria-expanded='true'] {
    color: var(--_text);
  }

  .menu {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: calc(100vi - 1em);
    max-block-size: calc(100vb - 1em);
    margin: 0;
    padding: 0.35em;
    border: 1px solid var(--_line);
    border-radius: min(var(--_radius), 1em);
    overflow: auto;
    box-shadow: var(--_shadow);
    background: var(--_surface);
    color: var(--_text);
    animation: arrive var(--_fast) ease-out;
  }

  .menu button {
    border: 0;
    border-radius: min(var(--_radius), 0.7em);
    background: none;
  }

  .menu button:hover,
  .menu button:focus {
    background: var(--_raised);
    filter: none;
  }

  .menu button:focus-visible {
    outline-offset: -2px;
  }

  .emojis {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
  }

  .emojis button {
    inline-size: 2.75em;
    padding: 0;
    font-size: 1em;
  }

  .emojis span {
    font-size: 1.35em;
    line-height: 1;
  }

  .emojis [aria-checked='true'] {
    background: color-mix(in oklab, var(--_accent) 24%, var(--_surface));
  }

  .choices {
    display: grid;
    margin-block-start: 0.35em;
    padding-block-start: 0.35em;
    border-block-start: 1px solid var(--_line);
  }

  .choices button {
    justify-content: start;
    gap: 0.75em;
    inline-size: 100%;
  }

  .choices svg {
    color: var(--_muted);
  }

  .choices .danger,
  .choices .danger svg {
    color: color-mix(in oklab, var(--_danger) 70%, var(--_text));
  }
`;
