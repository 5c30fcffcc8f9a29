import { css } from 'lit';

export const listStyles = css`
  [part='day'] {
    inline-size: fit-content;
    margin: 0.75em auto;
    padding: 0.1em 0.75em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.8125em;
  }

  [part='day']::first-letter {
    text-transform: uppercase;
  }

  .row {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 0.15em;
    margin-block-end: 0.15em;
  }

  .ends {
    margin-block-end: 0.75em;
  }

  .own {
    align-items: end;
  }

  .message {
    position: relative;
    max-inline-size: min(85%, 34em);
  }

  .bubble {
    display: flex;
    align-items: end;
    justify-content: end;
    column-gap: 0.4em;
    inline-size: fit-content;
    min-inline-size: 2.25em;
    padding: 0.45em 0.8em;
    /* Seen where the system forces its own colours. */
    border: 1px solid transparent;
    border-radius: min(var(--_radius), 1.1em);
    border-end-start-radius: 0.3em;
    background: var(--_raised);
  }

  .own .bubble {
    margin-inline-start: auto;
    border-radius: min(var(--_radius), 1.1em);
    border-end-end-radius: 0.3em;
    background: color-mix(in oklab, var(--_accent) 24%, var(--_surface));
  }

  .text {
    flex-grow: 1;
    min-inline-size: 0;
    white-space: pre-wrap;
  }

  .slides .page:last-child > .row:last-child .message {
    animation: arrive var(--_slow) ease-out;
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 0.5em;
    }
  }

  .bubble:has(.failed) {
    flex-wrap: wrap;
  }

  .tick {
    display: flex;
    align-items: center;
    gap: 0.25em;
    margin-block-end: -0.2em;
    margin-inline-end: -0.35em;
    color: var(--_muted);
    font-size: 0.8em;
  }

  .tick.failed {
    color: color-mix(in oklab, var(--_danger) 50%, var(--_text));
  }

  .tick.seen {
    color: var(--_accent);
  }

  time {
    margin-inline: 0.6em;
    unicode-bidi: plaintext;
    color: var(--_muted);
    font-size: 0.75em;
  }
`;
