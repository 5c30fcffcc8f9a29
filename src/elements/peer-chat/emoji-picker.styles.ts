import { css } from 'lit';

export const styles = css`
  .emoji {
    --_cell: 2.75em;
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    flex-direction: column;
    inline-size: 25.5em;
    block-size: 26em;
    max-inline-size: calc(100vw - 1em);
    max-block-size: calc(100dvh - 1em);
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    box-shadow: var(--_shadow);
    background: var(--_surface);
    color: var(--_text);
    font-size: 1rem;
  }

  .emoji:popover-open {
    display: flex;
  }

  .emoji:focus-visible {
    outline: none;
  }

  .emoji button {
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    padding: 0;
    border: 0;
    border-radius: 0.6em;
    background: none;
    transition: none;
  }

  .emoji button:hover {
    filter: none;
    background: var(--_raised);
  }

  .emoji button:focus-visible {
    outline-offset: -2px;
  }

  .emoji .head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.25em;
    padding: 0.5em 0.5em 0.25em;
  }

  .emoji .search {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding-inline-start: 0.8em;
    border: 1px solid color-mix(in oklab, var(--_muted) 75%, var(--_surface));
    border-radius: 2em;
    background: var(--_raised);
    color: var(--_muted);
  }

  .emoji .search:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }

  .emoji input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.6em;
    padding: 0 0.8em 0 0;
    border: 0;
    outline: 0;
    appearance: none;
    background: none;
    color: var(--_text);
    font: inherit;
  }

  .emoji input:dir(rtl) {
    padding: 0 0 0 0.8em;
  }

  .emoji input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .emoji .face {
    /* Others have some of them without colours. The same ones are looked at in emoji-list.ts. */
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', 'Twemoji Mozilla', sans-serif;
    font-size: 1.4em;
    line-height: 1;
  }

  .emoji .tones,
  .emoji .tabs {
    flex: none;
    display: flex;
    padding-inline: 0.25em;
  }

  .emoji .tones {
    justify-content: end;
  }

  .emoji .tabs {
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
  }

  .emoji .tabs button {
    flex: 1;
    min-inline-size: 0;
    border-radius: 0.6em 0.6em 0 0;
    box-shadow: 0 2px 0 transparent;
    color: inherit;
  }

  .emoji .tabs [aria-current='true'] {
    border-block-end: 2px solid var(--_accent);
    color: var(--_accent);
  }

  .emoji [aria-pressed='true'] {
    background: color-mix(in oklab, var(--_accent) 24%, var(--_surface));
    outline: 1px solid transparent;
  }

  .emoji .list {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scroll-padding-block: 2em 0.25em;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in oklab, var(--_muted) 50%, transparent) transparent;
    padding: 0 0.25em 0.25em;
  }

  .emoji .list:focus-visible {
    outline-offset: -2px;
  }

  .emoji h3 {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    margin: 0;
    padding: 0.4em 0.75em 0.1em;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.4;
    unicode-bidi: plaintext;
  }

  /* Its height is there before what is in it; what nobody sees costs nothing. */
  .emoji [role='grid'] {
    block-size: calc(var(--_rows) * var(--_cell));
    content-visibility: auto;
  }

  .emoji [role='row'] {
    display: flex;
    block-size: var(--_cell);
  }

  .emoji [role='gridcell'] {
    flex: none;
    inline-size: calc(100% / var(--_columns));
    min-inline-size: 0;
    /* Its font is larger than that of the row, which an em would be of. */
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    white-space: nowrap;
  }

  .emoji .list[hidden] {
    display: none;
  }

  .emoji .none {
    flex: 1;
    padding: 2em 1em;
    color: var(--_muted);
    text-align: center;
  }

  /* A sheet at the foot of a phone, where the thumb is. */
  @media (width < 30em) {
    .emoji {
      inset: auto 0 0;
      inline-size: 100%;
      max-inline-size: none;
      block-size: min(24em, 70dvh);
      border-inline: 0;
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
`;
