import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { quiet } from '../../base/lifetime.js';
import type { VerifyConfig, VerifyEvents, VerifySnapshot, VerifyState } from '../../channels/verify-types.js';
import { VerifyHandle } from '../../context/trust-handles.js';
import { CODE_SIGNS, CODE_WORDS } from '../../session/code-words.js';
import { cardStyles } from '../shared/card.styles.js';
import { ChannelElement } from '../shared/channel-element.js';
import { iconShield, iconShieldAlert, iconShieldCheck } from '../shared/icons-trust.js';
import { problem } from '../shared/problem.js';
import { tokens } from '../shared/tokens.js';
import { verifyStyles } from './peer-verify.styles.js';

const HEADLINES: Readonly<Record<VerifyState, string>> = {
  idle: 'Nobody to verify yet',
  connecting: 'Agreeing on a code with {name}…',
  unverified: 'Is this really {name}?',
  changed: '{name} does not show the key that they had before.',
  verified: '{name} is verified.',
  unsupported: '{name} cannot be verified.',
  rejected: 'The connection with {name} was ended.',
};

const HINTS: Readonly<Record<VerifyState, string>> = {
  idle: 'While you are connected to somebody, a code to compare shows here.',
  connecting: '',
  unverified:
    'Read this out to each other, best in a call where you know the voice. If both see the same, nobody stands between you.',
  changed:
    'They may use another device or browser, or somebody stands between you. Compare the code before you trust this connection.',
  verified: '',
  unsupported: 'Their page shows no key, as plain PeerJS pages do not. Calls and chats work all the same.',
  rejected:
    'You saw different codes, so somebody may stand between you. Ask them in another way before you connect again.',
};

const BY = {
  code: 'The code was compared on this device.',
  link: 'By the link that one of you has sent.',
} as const;

/**
 * Says whether it is really the one at the other end. Both sides see the same six signs, which they read out to each other:
 * then nobody stands between them, not even the server. Who came by a link of `<peer-invite>` is verified already. A known
 * peer whose key is another one is warned of here, and in the call and the chat. The other side needs one of the two elements
 * as well.
 *
 * @summary A short code that tells whether somebody stands in the middle.
 * @tag peer-verify
 * @event {CustomEvent<{remoteId: string, by: string}>} verified - It is certain now who it is; by is `code` or `link`.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart headline - The sentence that says how it stands.
 * @csspart hint - What to do, in smaller letters.
 * @csspart code - The signs.
 * @csspart sign - One of them with its word.
 * @csspart emoji - One of them.
 * @csspart word - Its word.
 * @csspart confirm - The button that says that both see the same.
 * @csspart reject - The button that says that they do not: all connections with the other side end.
 * @csspart details - What the code is behind once it has been compared.
 * @csspart error - What went wrong.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Behind the signs.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Hints.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Lines.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The main button, and the focus ring.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on it.
 * @cssproperty [--peer-success=#1f8a4c] - The sign of who is verified.
 * @cssproperty [--peer-danger=#d3322b] - The sign of a warning.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate idle - Nobody is connected.
 * @cssstate connecting - Both sides agree on a code.
 * @cssstate unverified - The code is there to be compared.
 * @cssstate changed - The other side shows another key than before, or none.
 * @cssstate verified - It is certain who it is.
 * @cssstate unsupported - The other side's page has no keys.
 * @cssstate rejected - The codes differed, and the connection has ended.
 */
export class PeerVerify extends ChannelElement<VerifySnapshot, VerifyConfig, VerifyEvents, VerifyHandle> {
  static override styles = [tokens, cardStyles, verifyStyles];

  static override properties: PropertyDeclarations = { to: {} };

  /** Id of the one to verify; without it (the default) whoever is connected, calls first. */
  declare to: string | null;

  constructor() {
    super(new VerifyHandle());
  }

  /** `idle connecting unverified changed verified unsupported rejected`. */
  get state(): VerifyState {
    return this.current.state;
  }

  /** Whom this is about; null for nobody. */
  get remoteId(): string | null {
    return this.current.remoteId;
  }

  /** Six emoji, the same ones at the other side; empty while there are none. */
  get code(): readonly string[] {
    return (this.current.code ?? []).map((sign) => CODE_SIGNS[sign] ?? '');
  }

  /** Their words in the language of the page, in the same order. */
  get words(): readonly string[] {
    return this.code.map((sign) => this.t(CODE_WORDS[sign] ?? ''));
  }

  /** Whether it is certain who is at the other end of what is connected now. */
  get verified(): boolean {
    return this.state === 'verified';
  }

  /** What has verified it: `code` or `link`; null while nothing has. */
  get verifiedBy(): 'code' | 'link' | null {
    return this.current.by;
  }

  /** Both see the same code: the other side's key is kept as verified on this device. Rejects with `not-open-yet` without a code. */
  confirm(): Promise<void> {
    return this.#act(this.handle.confirm());
  }

  /** The codes differ: every connection with the other side ends, a call with the reason `verification-failed` on both sides. */
  reject(): Promise<void> {
    return this.#act(this.handle.reject());
  }

  #act(work: Promise<void>): Promise<void> {
    return quiet(
      work.catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  protected override render() {
    const { state, by } = this.current;
    const error = this.shownError;
    const isBad = state === 'changed' || state === 'rejected';
    const sign = isBad ? iconShieldAlert : state === 'verified' ? iconShieldCheck : iconShield;
    const hint = by ? BY[by] : HINTS[state];
    return html`<div class="card" role="group" aria-label=${this.t('Who is it really')}>
      <p part="headline" class="headline ${isBad ? 'bad' : state === 'verified' ? 'good' : ''}" role="status">
        ${sign}<span>${this.#naming(HEADLINES[state])}</span>
      </p>
      ${hint ? html`<p part="hint" class="hint">${this.t(hint)}</p>` : nothing} ${this.#comparison()}
      ${problem(error && `${this.sentence(error)} ${this.hint(error)}`)}
    </div>`;
  }

  /** A sentence with the id of the other side, which may run in the other direction. A name could be anybody's. */
  #naming(sentence: string): TemplateResult {
    const [before, after] = this.t(sentence).split('{name}');
    return after === undefined ? html`${before}` : html`${before}<bdi>${this.remoteId}</bdi>${after}`;
  }

  #comparison() {
    const { code, words } = this;
    if (code.length === 0) return nothing;
    const signs = html`<ol part="code" aria-label=${this.t('Code to compare')}>
      ${code.map(
        (emoji, at) =>
          html`<li part="sign">
            <span part="emoji" class="sign" aria-hidden="true">${emoji}</span
            ><span part="word" class="word">${words[at]}</span>
          </li>`,
      )}
    </ol>`;
    if (this.verified)
      return html`<details part="details">
        <summary>${this.t('Show the code')}</summary>
        ${signs}
      </details>`;
    return html`${signs}
      <div class="actions">
        <button part="confirm" class="primary" @click=${() => void this.confirm()}>
          ${this.t('They match')}
        </button>
        <button part="reject" @click=${() => void this.reject()}>${this.t('They differ')}</button>
      </div>`;
  }
}
