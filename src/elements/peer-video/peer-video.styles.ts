import { css } from 'lit';

export const videoStyles = css`
  :host {
    display: block;
    position: relative;
    aspect-ratio: 16 / 9;
    container-type: size;
    contain-intrinsic-inline-size: 15em;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_stage);
    color: var(--_on-stage);
  }

  video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  :host([fit='contain']) video {
    object-fit: contain;
  }

  :host([mirror]) video {
    scale: -1 1;
  }

  /* Only this way: a first picture that fades in costs more than to set up the call. */
  :host([dim]) :is(video, .face) {
    opacity: 0.4;
    transition: opacity var(--_slow) ease-out;
  }

  /* Its sound goes on. */
  video.off {
    opacity: 0 !important;
  }

  .over {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
  }

  .face {
    display: grid;
    place-items: center;
    inline-size: min(45cqmin, 8em);
  }

  ::slotted(img) {
    inline-size: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    object-fit: cover;
  }

  .foot {
    position: absolute;
    inset-block-end: var(--peer-video-foot, 0.5em);
    inset-inline-start: 0.5em;
    max-inline-size: calc(100% - 1em);
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.2em 0.6em;
    border-radius: 2em;
    background: var(--_scrim);
    color: #fff;
    font-size: 0.875em;
  }

  bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [part='badge'] {
    display: inline-flex;
    flex: none;
  }

  /* A tile of a thumb's width has room for the sign only. */
  @container (inline-size < 8em) {
    .foot:not(.muted),
    bdi {
      display: none;
    }

    .foot {
      padding: 0.25em;
    }
  }
`;
