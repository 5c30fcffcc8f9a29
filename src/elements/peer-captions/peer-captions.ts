import { html } from 'lit';
import { CallElement } from '../shared/call-element.js';
import { say } from '../shared/say.js';
import { tokens } from '../shared/tokens.js';
import { captionsStyles } from './peer-captions.styles.js';

const WORDS = {
  starting: 'Captions are starting…',
  downloading: 'The browser loads what it needs for captions…',
  listening: 'Captions are on.',
} as const;

/**
 * What the other side of a call says, as text, while captions are on: `captions` on the call, or `<peer-captions-button>`,
 * switches them. A call draws one by itself; this is for captions in another place.
 *
 * @summary What the other side says, as text.
 * @tag peer-captions
 * @csspart line - A sentence, or what there is of it.
 * @csspart status - What is said while there is none.
 * @cssproperty [--peer-scrim=rgb(0 0 0 / 0.8)] - Behind the text.
 * @cssstate off - Captions are off; nothing is drawn.
 * @cssstate starting - They are about to start.
 * @cssstate downloading - The browser loads what it needs for the language.
 * @cssstate listening - They are on.
 */
export class PeerCaptions extends CallElement {
  static override styles = [tokens, captionsStyles];

  #said = '';

  constructor() {
    super(({ captioning }) => captioning);
  }

  /** Once for each state: what is drawn here comes and goes with its words. */
  protected override updated(): void {
    const { captioning } = this.snapshot;
    const state = captioning?.lines.length === 0 ? captioning.state : null;
    const words = state ? this.t(WORDS[state]) : '';
    if (words && words !== this.#said && this.handle) say(this.handle, words);
    this.#said = words;
  }

  protected override render() {
    const { captioning, remoteName, remoteId } = this.snapshot;
    this.showState(captioning?.state ?? 'off');
    if (!captioning) return html``;
    const { lines, state } = captioning;
    const label = this.t('What {name} says', { name: remoteName ?? remoteId ?? '' });
    return html`<div role="group" aria-label=${label}>
      ${
        lines.length > 0
          ? lines.map(({ text }) => html`<p part="line">${text}</p>`)
          : html`<p part="status">${this.t(WORDS[state])}</p>`
      }
    </div>`;
  }
}
