import { PeerElementsError, toError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import { KNOCK_MS } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import type { Claim } from '../session/route.js';
import type { Session } from '../session/session.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import { FileTransfers } from './file-transfers.js';
import type { FileLimits, SendOptions, Transfer } from './file-types.js';
import { IDLE_FILES, type FilesConfig, type FilesEvents, type FilesSnapshot } from './files-types.js';
import { Line, type Strand } from './line.js';

/** Files with one remote peer and nothing else: a link of its own, with the consent of its own. */
export class FilesChannel extends Emitter<FilesEvents> implements Claim {
  readonly kind = 'files';
  readonly label = null;
  readonly #session: Session;
  readonly #store: Store<FilesSnapshot>;
  readonly #line: Line;
  readonly #cleanup = new Cleanup();
  #config: FilesConfig = {};
  #knock: Inbound | null = null;
  /** Whom the files are with. */
  #partner: string | null = null;
  #files: FileTransfers | null = null;

  constructor(session: Session, store: Store<FilesSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
    const line = (this.#line = new Line(session, 'files', () => ({ reliable: true })));
    this.#cleanup.add(session.reception.claim(this));
    this.#cleanup.add(() => this.#files?.dispose());
    this.#cleanup.add(() => line.dispose());
    this.#cleanup.add(() => this.#knock?.decline());
    this.#cleanup.add(session.on('open', () => this.#dial()));
    line.on('change', () => this.#show());
    line.on('strand', (strand) => this.#attach(strand));
    line.on('open', ({ connection, isKit }) => {
      if (!isKit) return;
      store.set({ error: null, waiting: false });
      this.emit('open', { remoteId: connection.peer });
    });
    line.on('pending', () => store.set({ waiting: true }));
    line.on('answered', (extra) => extra?.name && store.set({ remoteName: extra.name }));
    line.on('closed', (how) => {
      this.emit('close', undefined);
      if (how === 'lost') this.#dial();
      session.reception.reconsider();
    });
    line.on('failed', (error) => {
      if (error.code === 'not-allowed') this.#refused();
      this.#report(error);
    });
  }

  // What the session asks when somebody connects.

  get to(): string | null {
    return this.#config.to ?? null;
  }

  get idle(): boolean {
    return !this.#cleanup.done && this.#knock === null && (this.to !== null || this.engagedWith === null);
  }

  get engagedWith(): string | null {
    const { state, remoteId } = this.#line;
    return state === 'idle' || state === 'closed' ? null : remoteId;
  }

  configure(config: FilesConfig): void {
    const before = this.#config;
    this.#config = config;
    const { maxFileSize } = config;
    if (before.maxFileSize !== maxFileSize && maxFileSize != null && this.#limits().maxFileSize === null)
      this.#report(
        invalidAttribute('max-file-size', maxFileSize, 'It must be a whole number from {low} to {high}.', {
          low: 1,
          high: Number.MAX_SAFE_INTEGER,
        }),
      );
    if ((before.to ?? null) === (config.to ?? null)) return;
    // Who knocks, or is there already, may be bound to it.
    if (!this.to || this.to !== this.#knock?.from) this.declineKnock();
    if (!this.to || this.to !== this.engagedWith) this.#line.close();
    this.#converse(config.to ?? null);
    this.#show();
    this.#session.reception.reconsider();
  }

  #limits(): FileLimits {
    const size = Number(this.#config.maxFileSize);
    return {
      maxFileSize: Number.isSafeInteger(size) && size > 0 ? size : null,
      accept: this.#config.accept ?? null,
    };
  }

  /** With somebody else it is another conversation; what is not finished of the one before stays for its return. */
  #converse(partner: string | null): void {
    if (partner === this.#partner) return;
    this.#partner = partner;
    this.#files?.dispose();
    this.#files = null;
    this.#store.set({ transfers: IDLE_FILES.transfers, remoteName: null, error: null });
    if (partner === null) return;
    const conversation = JSON.stringify([this.#session.config.peerId ?? null, partner, 'files']);
    const files = new FileTransfers({ conversation, limits: () => this.#limits() });
    this.#files = files;
    const list = () => {
      const { transfers } = files;
      const shown = this.#store.value.transfers;
      if (this.#files !== files) return;
      if (transfers.length === shown.length && transfers.every((each, index) => each === shown[index]))
        return;
      this.#store.set({ transfers: Object.freeze(transfers) });
    };
    files.on('change', list);
    files.on('file', (detail) => {
      list();
      this.emit('file', detail);
    });
    files.on('busy', () => (files.busy ? this.#dial() : this.#line.relax()));
    files.on('error', (error) => this.#report(error));
    void files.restore();
  }

  /** What is not finished wants a link, once the session is open. */
  #dial(): void {
    if (this.#files?.busy && this.#partner && this.#session.state === 'open')
      this.#line.dial(this.#partner, true);
  }

  dispose(): void {
    this.#cleanup.run();
  }

  take(offer: Inbound): void {
    this.emit('connection', { from: offer.from });
    if (offer.consented || this.engagedWith === offer.from) {
      if (!this.#line.yields(offer)) return offer.withdraw('cancelled');
      this.#let(offer);
      return;
    }
    this.#knock = offer;
    offer.pending();
    this.#store.set({ knock: Object.freeze({ from: offer.from, displayName: offer.displayName }) });
    const stop = this.#cleanup.after(KNOCK_MS, () => this.#knock === offer && this.declineKnock());
    offer.on('ended', () => {
      stop();
      this.#endKnock();
    });
  }

  acceptKnock(): void {
    const offer = this.#knock;
    this.#endKnock();
    if (offer?.open) this.#let(offer);
  }

  declineKnock(): void {
    this.#knock?.decline();
    this.#endKnock();
  }

  #endKnock(): void {
    this.#knock = null;
    this.#store.set({ knock: null });
  }

  #let(offer: Inbound): void {
    this.#converse(offer.from);
    if (offer.displayName) this.#store.set({ remoteName: offer.displayName });
    this.#line.take(offer);
  }

  /** Offers a file, and dials; settles when the offer is kept, durably where it can be. */
  async send(file: File, options?: SendOptions): Promise<Transfer> {
    const to = this.to ?? this.#line.remoteId;
    try {
      if (!to) throw invalidAttribute('to', '', 'Put the id of the one to send to there.');
      this.#converse(to);
      const transfer = await (this.#files as FileTransfers).send(file, options);
      // Which starts a session that is started by hand; one that is open has dialled already.
      if (this.#files?.busy && this.#partner === to) this.#line.dial(to, true);
      return transfer;
    } catch (cause) {
      throw this.#report(toError(cause, 'invalid-data', 'The file could not be sent: {cause}.'));
    }
  }

  #attach({ connection, cleanup, isKit }: Strand): void {
    if (isKit) return this.#files?.attach(connection.peerConnection, cleanup);
    this.#report(
      new PeerElementsError('negotiation-failed', 'The other side takes no files.', {
        hint: 'Its page needs a peer-file-transfer.',
      }),
    );
    this.#refused();
    queueMicrotask(() => this.#line.close());
  }

  /** The other side wants none. */
  #refused(): void {
    const files = this.#files;
    for (const transfer of files?.all.values() ?? [])
      if (transfer.direction === 'send') files?.end(transfer, 'declined', undefined, false);
  }

  #show(): void {
    const { state, remoteId } = this.#line;
    this.#store.set({
      state,
      remoteId: this.to ?? remoteId,
      ...(state !== 'connecting' && { waiting: false }),
    });
  }

  #report(error: PeerElementsError): PeerElementsError {
    if (this.#cleanup.done) return error;
    this.#store.set({ error });
    this.emit('error', error);
    return error;
  }
}
