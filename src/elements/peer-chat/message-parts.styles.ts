import { css } from 'lit';

export const partsStyles = css`
  .removed,
  .edited {
    color: color-mix(in oklab, var(--_muted) 80%, var(--_text));
  }

  .edited {
    margin-inline-start: 0.5em;
    font-size: 0.75em;
    white-space: nowrap;
  }

  .quote {
    display: block;
    inline-size: 100%;
    min-block-size: 3.15em;
    margin-block: 0.15em 0.4em;
    padding: 0.3em 0.7em;
    border: 0;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 0.4em;
    background: color-mix(in oklab, currentColor 7%, transparent);
    font-size: 0.875em;
    text-align: start;
    white-space: normal;
  }

  .quoted {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .fold {
    display: block;
  }

  .file,
  .more {
    white-space: normal;
  }

  .folded {
    max-block-size: 12lh;
    overflow: hidden;
    overflow: clip;
    mask-image: linear-gradient(#000 calc(100% - 2.5em), transparent);
  }

  .more {
    min-inline-size: 3em;
    min-block-size: 3em;
    padding: 0;
    border: 0;
    border-radius: 0.4em;
    background: none;
    color: color-mix(in oklab, var(--_accent) 80%, var(--_text));
    font-size: 0.9375em;
    font-weight: 600;
  }

  .more:hover {
    text-decoration: underline;
  }

  .reactions {
    display: flex;
    flex-wrap: wrap;
    margin-block: -0.85em -0.55em;
    margin-inline: 0.35em;
  }

  .own .reactions {
    justify-content: end;
  }

  /* As large as a finger, around what is seen of it. */
  .reaction {
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    display: grid;
    place-items: center;
    padding: 0;
    border: 0;
    background: none;
  }

  .chip {
    display: flex;
    gap: 0.25em;
    padding: 0.05em 0.5em;
    border: 1px solid var(--_surface);
    border-radius: 2em;
    background: var(--_raised);
    box-shadow: 0 0 0 1px var(--_line);
    font-size: 0.8125em;
    white-space: nowrap;
  }

  .reaction[aria-pressed='true'] .chip {
    background: color-mix(in oklab, var(--_accent) 24%, var(--_surface));
    box-shadow: 0 0 0 1px var(--_accent);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .reaction[aria-pressed='true'] .chip {
      border-color: Highlight;
    }
  }
`;
