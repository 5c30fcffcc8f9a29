import type { DataConnection } from 'peerjs';
import { PeerElementsError, toError } from '../base/errors.js';
import { quiet } from '../base/lifetime.js';
import { count, maybe, object, text } from '../base/shape.js';
import { invalidAttribute } from '../signalling/invalid-attribute.js';
import type { ChatHost } from './chat-host.js';
import { MAX_TEXT, moment, token, type OtherWire } from './chat-wire.js';
import type { Op } from './delivery.js';
import { NAME } from './file-rows.js';
import { FileTransfers } from './file-transfers.js';
import type { FileInfo, FileLimits, SendOptions, Transfer } from './file-types.js';
import type { Strand } from './line.js';

const isFileOp = object({
  id: token,
  text: text(MAX_TEXT),
  at: moment,
  file: object({ id: token, name: text(1024), size: count, type: maybe(text(256)) }),
});

export const make = (host: ChatHost): ChatFiles => new ChatFiles(host);

/** The files of one conversation: each comes with a message, and goes beside the texts on channels of its own. */
export class ChatFiles {
  readonly conversation: string;
  readonly transfers: FileTransfers;
  /** Settles when what a page that is gone left is among them. */
  readonly restored: Promise<void>;
  readonly #host: ChatHost;
  /** On which link the other side has been told to open the channels for files. */
  #told: Strand | null = null;
  #attached: Strand | null = null;
  /** To and from a plain PeerJS page, whole. */
  readonly #plain = new Map<string, Transfer>();

  constructor(host: ChatHost) {
    const { cleanup, conversation, line } = host;
    this.#host = host;
    this.conversation = conversation;
    const transfers = (this.transfers = new FileTransfers({ conversation, limits: () => this.limits }));
    transfers.on('error', (error) => void host.report(error));
    transfers.on('busy', () => {
      if (!this.isCurrent) return;
      host.isBusy = transfers.busy;
      host.dial();
    });
    const stop = line.on('open', () => transfers.busy && void this.open());
    const end = () => {
      stop();
      transfers.dispose();
    };
    cleanup.add(end);
    // With another conversation: what is left here is free for who comes back to it.
    void host.delivery?.gone.then(end);
    this.restored = this.#restore();
  }

  /** Where nothing was ever kept there is nothing to look for. */
  async #restore(): Promise<void> {
    const all = await indexedDB.databases?.();
    if (all && !all.some(({ name }) => name === NAME)) return;
    await this.transfers.restore();
  }

  get isCurrent(): boolean {
    return this.#host.conversation === this.conversation && !this.#host.cleanup.done;
  }

  get limits(): FileLimits {
    const { maxFileSize, accept } = this.#host.config;
    const most = maxFileSize == null ? null : Number(maxFileSize);
    if (most !== null && !(Number.isSafeInteger(most) && most >= 0)) {
      this.#host.report(
        invalidAttribute('max-file-size', maxFileSize, 'It must be a whole number of bytes.'),
      );
      return { maxFileSize: 0, accept: accept ?? null };
    }
    return { maxFileSize: most, accept: accept ?? null };
  }

  get(id: string): Transfer | null {
    return this.#plain.get(id) ?? this.transfers.get(id);
  }

  get all(): readonly Transfer[] {
    return [...this.transfers.transfers, ...this.#plain.values()];
  }

  /** Opens the channels for files on the link that is there, on both sides. */
  open(): Promise<void> {
    // A link that is closing just now has no place for channels; the next one opens them.
    return quiet(this.#open());
  }

  async #open(): Promise<void> {
    // What is asked for may be what was left.
    await this.restored.catch(() => undefined);
    const { strand } = this.#host.line;
    if (!strand?.isKit || !this.isCurrent) return;
    if (this.#attached !== strand) {
      this.#attached = strand;
      this.transfers.attach(strand.connection.peerConnection, strand.cleanup);
    }
    if (this.#told === strand) return;
    this.#told = strand;
    this.#host.delivery?.say({ k: 'files' });
  }

  /** Settles when the offer is kept. */
  async send(file: File, options?: SendOptions): Promise<Transfer> {
    try {
      return await this.#send(file, options);
    } catch (cause) {
      throw this.#host.report(toError(cause, 'invalid-data', 'The file could not be sent: {cause}.'));
    }
  }

  async #send(file: File, options?: SendOptions): Promise<Transfer> {
    const { strand } = this.#host.line;
    this.#check();
    if (strand?.isKit === false) return this.#sendPlain(file, strand.connection);
    const transfer = await this.transfers.send(file, options);
    const { id, name, size, type } = transfer;
    await this.#host.post({ k: 'file', text: '', file: Object.freeze({ id, name, size, type }) });
    void this.open();
    return transfer;
  }

  #check(): void {
    const { withoutFiles, to } = this.#host.config;
    if (withoutFiles)
      throw new PeerElementsError('not-allowed', 'This chat takes no files.', {
        hint: 'Remove the attribute without-files.',
      });
    if (!to && !this.#host.partner)
      throw invalidAttribute('to', '', 'Put the id of the one to write to there.');
  }

  /** A message that brings a file. */
  apply(op: OtherWire, partner: string): void {
    if (!isFileOp(op)) return;
    const { id, name, size, type = '' } = op.file;
    const file: FileInfo = Object.freeze({ id, name, size, type });
    const transfer = this.transfers.expect(file);
    if (this.#host.config.withoutFiles) return transfer.decline();
    const message = { id: this.#host.idFor(op.id), from: partner, text: op.text, sentAt: op.at } as const;
    this.#host.arrive({ ...message, file, state: 'delivered', own: false });
    this.#host.emit('file', { transfer });
    void this.open();
  }

  // With a plain PeerJS page.

  async #sendPlain(file: File, connection: DataConnection): Promise<Transfer> {
    const { PlainTransfer } = await import('./plain-transfer.js');
    const transfer = PlainTransfer.outgoing(file, connection, this.limits.maxFileSize);
    this.#plain.set(transfer.id, transfer);
    const { id, name, size, type } = transfer;
    await this.#host.post({ k: 'file', text: '', file: Object.freeze({ id, name, size, type }) });
    return transfer;
  }

  /** A file that was offered before it was known what the other side is. */
  async toPlain(op: Op & { readonly file?: FileInfo }, connection: DataConnection): Promise<void> {
    const { PlainTransfer } = await import('./plain-transfer.js');
    const id = op.file?.id ?? '';
    const file = this.transfers.fileOf(id);
    if (!file) return;
    this.#plain.set(id, PlainTransfer.outgoing(file, connection, this.limits.maxFileSize, id));
    await this.transfers.forget(id);
  }

  async takePlain(data: unknown, partner: string): Promise<void> {
    const { PlainTransfer } = await import('./plain-transfer.js');
    const { maxFileSize } = this.limits;
    const transfer = PlainTransfer.incoming(data);
    if (!transfer || this.#host.config.withoutFiles || transfer.size > (maxFileSize ?? Infinity)) return;
    this.#plain.set(transfer.id, transfer);
    const { id, name, size, type } = transfer;
    const file: FileInfo = Object.freeze({ id, name, size, type });
    const message = { id: this.#host.idFor(), from: partner, text: '', sentAt: Date.now() } as const;
    this.#host.arrive({ ...message, file, state: 'delivered', own: false });
    this.#host.emit('file', { transfer });
  }
}
