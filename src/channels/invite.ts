import type { PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import type { Notary } from '../session/notary.js';
import { invitationIn, linkTo } from '../session/link.js';
import type { Session } from '../session/session.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import { notaryOf, heed } from './notaries.js';
import type { InviteConfig, InviteEvents, InviteSnapshot } from './invite-types.js';

/** A link that leads to one's own session and verifies both ends, and the one that has led here. */
export class InviteChannel extends Emitter<InviteEvents> {
  readonly #session: Session;
  readonly #store: Store<InviteSnapshot>;
  readonly #notary: Notary;
  readonly #cleanup = new Cleanup();
  #config: InviteConfig = {};
  #refused: string | null = null;
  #told: string | null = null;
  /** As it was last. */
  #own: string | null = null;

  constructor(session: Session, store: Store<InviteSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
    this.#notary = notaryOf(session);
    this.#cleanup.add(this.#notary.store.subscribe(() => this.#look()));
    this.#cleanup.add(session.store.subscribe(() => this.#look()));
    // A link that is pasted into the page that is open changes no more than that.
    this.#cleanup.listen(window, 'hashchange', () => {
      heed(this.#notary);
      this.#look();
    });
  }

  configure(config: InviteConfig): void {
    this.#config = config;
    this.#look();
  }

  dispose(): void {
    this.#cleanup.run();
  }

  /** Another secret: older links no longer let anybody in who has not come by them. */
  renew(): Promise<void> {
    return this.#notary.renew();
  }

  #look(): void {
    const { localId } = this.#session.store.value;
    const { secret, error } = this.#notary.store.value;
    const page = this.#page();
    const invitation = invitationIn(location.hash);
    const { peerId = null, remember } = this.#session.config;
    const own = (this.#own = localId ?? peerId ?? this.#own);
    // Who opens their own link is no guest of themselves; who has had an id before may have that one.
    const isGuest = invitation && invitation.id !== own && (own !== null || !remember);
    const invitedBy = isGuest ? invitation.id : null;
    const url = localId && secret && page ? linkTo(page, { id: localId, secret }) : null;
    if (error && error !== this.#store.value.error) this.emit('error', error);
    this.#store.set({
      state: invitedBy ? 'invited' : url ? 'ready' : 'idle',
      ...{ url, localId, invitedBy },
      ...(error && { error }),
    });
    if (invitedBy === this.#told) return;
    this.#told = invitedBy;
    if (invitedBy) this.emit('invite', { from: invitedBy });
  }

  /** Where the link leads; null where the attribute says nonsense. */
  #page(): string | null {
    const { href } = this.#config;
    const page = URL.canParse(href ?? '', document.baseURI)
      ? new URL(href ?? location.href, document.baseURI)
      : null;
    if (page && /^https?:$/.test(page.protocol)) {
      if (this.#refused !== null) this.#store.set({ error: null });
      this.#refused = null;
      return page.href;
    }
    if (href !== null && href !== undefined && href !== this.#refused) {
      this.#refused = href;
      this.#report(invalidAttribute('href', href, 'It must be the address of a page.'));
    }
    return null;
  }

  #report(error: PeerElementsError): void {
    this.#store.set({ error });
    this.emit('error', error);
  }
}
