import { css } from 'lit';

/**
 * Every colour, radius, space, font, shadow and duration, each with its default. An author re-brands the kit with
 * `--peer-accent` and `--peer-radius` alone. Light or dark is what the page's `color-scheme` says. `--_x` is what the styles use; `--peer-x` is what an author sets.
 */
export const tokens = css`
  :host {
    --_accent: var(--peer-accent, light-dark(#1f5fd6, #7fb0ff));
    --_on-accent: var(--peer-on-accent, light-dark(#fff, #0b1526));
    --_danger: var(--peer-danger, #d3322b);
    --_on-danger: var(--peer-on-danger, #fff);
    --_success: var(--peer-success, #1f8a4c);
    --_text: var(--peer-text, light-dark(#1b1f24, #e9edf2));
    --_muted: var(--peer-muted, light-dark(#59636e, #a3adb8));
    --_surface: var(--peer-surface, light-dark(#fff, #15191e));
    --_raised: var(--peer-raised, light-dark(#f3f5f7, #20262d));
    --_line: var(--peer-line, light-dark(#d5dae0, #343c46));
    --_stage: var(--peer-stage, #14171b);
    --_on-stage: var(--peer-on-stage, #f4f6f8);
    --_scrim: var(--peer-scrim, rgb(0 0 0 / 0.62));
    --_radius: var(--peer-radius, 16px);
    --_gap: var(--peer-gap, 0.75em);
    --_shadow: var(--peer-shadow, 0 4px 16px rgb(0 0 0 / 0.18));
    --_fast: var(--peer-fast, 120ms);
    --_slow: var(--peer-slow, 200ms);
    font-family: var(--peer-font, system-ui, sans-serif);
    line-height: 1.4;
  }

  :host([hidden]) {
    display: none !important;
  }

  /* What is said, and not seen. */
  .words {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    user-select: none;
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_fast: 0s;
      --_slow: 0s;
    }
  }
`;
