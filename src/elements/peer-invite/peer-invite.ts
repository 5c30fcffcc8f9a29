import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { causeText, PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import type { InviteConfig, InviteEvents, InviteSnapshot, InviteState } from '../../channels/invite-types.js';
import { InviteHandle } from '../../context/trust-handles.js';
import { cardStyles } from '../shared/card.styles.js';
import { ChannelElement } from '../shared/channel-element.js';
import { iconCheck } from '../shared/icons.js';
import {
  iconCopy,
  iconLink,
  iconQrCode,
  iconRefreshCw,
  iconShare2,
  iconShieldCheck,
} from '../shared/icons-trust.js';
import { problem } from '../shared/problem.js';
import { tokens } from '../shared/tokens.js';
import { inviteStyles } from './peer-invite.styles.js';

const loadQr = () => import('./qr-code.js');

/** How long it says that something was copied. */
const COPIED_MS = 3000;

/** The elements of a session that take the one who invited where they have nobody. */
const TAKERS = 'peer-video-call, peer-call-button, peer-chat, peer-file-transfer, peer-verify';

/**
 * A link that leads to this session, as text, as a QR code and into the share sheet. It carries a secret in its fragment,
 * which no server sees: whoever opens it, on a page with this element, is verified at both ends with no further step, and
 * anybody else who answers in the place of one of the two is refused before a picture or a word is sent. On the page of who
 * was invited, calls and chats of the session without a `to` get the one who invited.
 *
 * @summary An invite link that verifies both ends.
 * @tag peer-invite
 * @event {CustomEvent<{from: string}>} invite - A link has led to this page; `preventDefault()` leaves every `to` as it is.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart headline - The sentence over it.
 * @csspart hint - What is said in smaller letters.
 * @csspart label - The label of the link.
 * @csspart link - The field with the link.
 * @csspart id - One's own id.
 * @csspart copy - The button that copies the link.
 * @csspart share - The button that opens the share sheet, where there is one.
 * @csspart qr-button - The button that shows the QR code.
 * @csspart renew - The button that makes a new link.
 * @csspart qr - The QR code.
 * @csspart error - What went wrong.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Background under the pointer.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Hints.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Lines.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The main button, and the focus ring.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on it.
 * @cssproperty [--peer-success=#1f8a4c] - The sign of who was invited.
 * @cssproperty [--peer-danger=#d3322b] - The sign of an error.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssproperty [--peer-mono=ui-monospace, monospace] - Font of the id.
 * @cssstate idle - There is no link yet.
 * @cssstate ready - The link is there.
 * @cssstate invited - Somebody's link has led to this page.
 */
export class PeerInvite extends ChannelElement<InviteSnapshot, InviteConfig, InviteEvents, InviteHandle> {
  static override styles = [tokens, cardStyles, inviteStyles];

  static override properties: PropertyDeclarations = { href: {} };

  /** The page that the link leads to; default: this one. It has to hold a `<peer-invite>` too. */
  declare href: string | null;

  #hasQr = false;
  #isCopied = false;

  constructor() {
    super(new InviteHandle());
  }

  /** `idle ready invited`. */
  get state(): InviteState {
    return this.current.state;
  }

  /** The link, or null before the session is open. */
  get url(): string | null {
    return this.current.url;
  }

  /** The QR code of the link, as the text of an SVG file; null until it is drawn, which the first look at it begins. */
  get qr(): string | null {
    const { url } = this;
    return (url && this.lazy(loadQr)?.qrText(url)) || null;
  }

  /** Whose link has led to this page; null for nobody's. */
  get invitedBy(): string | null {
    return this.current.invitedBy;
  }

  /** Copies the link; rejects with `not-open-yet` before there is one, `not-allowed` where the browser does not let it. */
  copy(): Promise<void> {
    return this.#reporting(async (url) => {
      try {
        await navigator.clipboard.writeText(url);
      } catch (cause) {
        throw new PeerElementsError('not-allowed', 'The link could not be copied: {cause}.', {
          params: { cause: causeText(cause) },
          hint: 'Select it and copy it by hand.',
          cause,
        });
      }
      this.#isCopied = true;
      this.requestUpdate();
      setTimeout(() => {
        this.#isCopied = false;
        this.requestUpdate();
      }, COPIED_MS);
    });
  }

  /** Opens the share sheet with the link, or copies it where there is none. Settles when it is closed. */
  share(): Promise<void> {
    if (!canShare()) return this.copy();
    return this.#reporting(async (url) => {
      try {
        await navigator.share({ title: document.title, url });
      } catch (cause) {
        // Nobody was chosen after all.
        if (cause instanceof DOMException && cause.name === 'AbortError') return;
        throw new PeerElementsError('not-allowed', 'The link could not be shared: {cause}.', {
          params: { cause: causeText(cause) },
          hint: 'Copy it instead.',
          cause,
        });
      }
    });
  }

  /** Makes a new link. Who has come by an older one stays verified; nobody else can use it any more. */
  renew(): Promise<void> {
    return this.#reporting(() => this.handle.renew());
  }

  #reporting(act: (url: string) => Promise<void>): Promise<void> {
    const { url } = this;
    return quiet(
      (url ? act(url) : Promise.reject(noLink())).catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  protected override onChannelEvent(name: string, detail: unknown): void {
    if (name !== 'invite') return super.onChannelEvent(name, detail);
    const { from } = detail as InviteEvents['invite'];
    if (this.fire('invite', { from }, true)) this.#aim(from);
  }

  /** Whoever has nobody to dial dials the one who invited. */
  #aim(from: string): void {
    const home = this.session === null ? this.closest('peer-session') : document.getElementById(this.session);
    for (const taker of home?.querySelectorAll(TAKERS) ?? [])
      if (!taker.hasAttribute('to') && !(taker as Partial<{ to: string }>).to) taker.setAttribute('to', from);
  }

  protected override render() {
    const { invitedBy, url } = this.current;
    const error = this.shownError;
    return html`<div class="card" role="group" aria-label=${this.t('Invitation')}>
      ${invitedBy ? this.#guest(invitedBy) : url ? this.#host(url) : this.#waiting()}
      ${problem(error && `${this.sentence(error)} ${this.hint(error)}`)}
    </div>`;
  }

  #guest(from: string) {
    const [before, after] = this.t('{name} has invited you.').split('{name}');
    return html`<p part="headline" class="headline good" role="status">
        ${iconShieldCheck}<span>${before}<bdi>${from}</bdi>${after}</span>
      </p>
      <p part="hint" class="hint">
        ${this.t('Their link says who they are: if anybody else answers, nothing is sent.')}
      </p>`;
  }

  #waiting() {
    return html`<p part="headline" class="headline" role="status">
      ${iconLink}<span>${this.t('The link shows here once the session is open.')}</span>
    </p>`;
  }

  #host(url: string) {
    return html`<div class="field">
        <label part="label" for="link">${this.t('Invite link')}</label>
        <input
          part="link"
          id="link"
          readonly
          .value=${url}
          @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
        />
        <p part="hint" class="hint">
          ${this.t('Send it to one person, in a way that you trust: whoever has it counts as the one you invited.')}
        </p>
      </div>
      <div class="actions">
        ${this.#button('copy', 'primary', this.#isCopied ? iconCheck : iconCopy, this.t('Copy link'), () =>
          this.copy(),
        )}
        ${canShare() ? this.#button('share', '', iconShare2, this.t('Share…'), () => this.share()) : nothing}
        ${this.#button(
          'qr-button',
          '',
          iconQrCode,
          this.#hasQr ? this.t('Hide QR code') : this.t('Show QR code'),
          this.#toggleQr,
        )}
        ${this.#button('renew', '', iconRefreshCw, this.t('New link'), () => this.renew())}
      </div>
      <p class="hint" role="status">${this.#isCopied ? this.t('The link was copied.') : ''}</p>
      ${
        this.#hasQr
          ? html`<figure>
              ${this.lazy(loadQr)?.qrTemplate(url, this.t('QR code of the invite link')) ?? nothing}
            </figure>`
          : nothing
      }
      <p part="hint" class="hint">${this.t('Your id:')} <code part="id">${this.current.localId}</code></p>`;
  }

  #button(part: string, style: string, icon: TemplateResult, words: string, act: () => unknown) {
    return html`<button part=${part} class=${style} @click=${act}>${icon}${words}</button>`;
  }

  readonly #toggleQr = (): void => {
    this.#hasQr = !this.#hasQr;
    this.requestUpdate();
  };
}

const canShare = (): boolean => typeof navigator !== 'undefined' && 'share' in navigator;

function noLink(): PeerElementsError {
  return new PeerElementsError('not-open-yet', 'There is no invite link yet.', {
    hint: 'Wait until the session is open.',
  });
}
