import { css } from 'lit';

export const dataStyles = css`
  :host {
    display: contents;
  }

  /* A sentence that is not translated yet runs in its own direction. */
  p {
    margin: 0;
    unicode-bidi: plaintext;
  }
`;
