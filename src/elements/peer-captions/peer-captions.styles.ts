import { css } from 'lit';

export const captionsStyles = css`
  :host {
    display: block;
    font-size: 1.125em;
    line-height: 1.4;
  }

  :host([state='off']) {
    display: none;
  }

  div {
    display: grid;
    gap: 0.15em;
    justify-items: center;
  }

  p {
    margin: 0;
    padding: 0.1em 0.5em;
    border-radius: 0.35em;
    background: var(--peer-scrim, rgb(0 0 0 / 0.8));
    color: #fff;
    text-align: center;
    text-wrap: balance;
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
  }

  [part='status'] {
    font-size: 0.8em;
  }
`;
