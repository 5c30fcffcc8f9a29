import type { DataConnection } from 'peerjs';
import { toError } from '../base/errors.js';
import { quiet } from '../base/lifetime.js';
import { count, maybe, object, text } from '../base/shape.js';
import { part } from '../signalling/failure.js';
import type { ChatHost } from './chat-host.js';
import { hasFiles } from './chat-store.js';
import type { ChatMessage } from './chat-types.js';
import { MAX_TEXT, moment, token, type OtherWire } from './chat-wire.js';
import type { Delivery, Op } from './delivery.js';
import { FileTransfers } from './file-transfers.js';
import type { FileInfo, FileLimits, SendOptions, Transfer } from './file-types.js';
import type { Strand } from './line.js';

const isFileOp = object({
  id: token,
  text: text(MAX_TEXT),
  at: moment,
  file: object({ id: token, name: text(1024), size: count, type: maybe(text(256)) }),
});

const rules = () => part(import('./chat-rules.js'));
const plain = () => part(import('./plain-transfer.js'));

const infoOf = ({ id, name, size, type }: FileInfo): FileInfo => Object.freeze({ id, name, size, type });

export const make = (host: ChatHost): ChatFiles => new ChatFiles(host);

/** The files of one conversation: each comes with a message, and goes beside the texts on channels of its own. */
export class ChatFiles {
  readonly transfers: FileTransfers;
  /** Settles when what a page that is gone left is among them. */
  readonly restored: Promise<void>;
  readonly #host: ChatHost;
  readonly #delivery: Delivery | null;
  /** The link whose channels are open, and on which the other side has been told to open its own. */
  #attached: Strand | null = null;
  /** To and from a plain PeerJS page, whole. */
  readonly plain = new Map<string, Transfer>();

  constructor(host: ChatHost) {
    const { cleanup, conversation, line } = host;
    this.#host = host;
    this.#delivery = host.delivery;
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
    // Who waits for it hears what went wrong; where nobody does, the next thing that is kept says it.
    // Where nothing was ever kept there is nothing to look for.
    this.restored = quiet(hasFiles().then((has) => (has ? transfers.restore() : undefined)));
  }

  get isCurrent(): boolean {
    return this.#host.delivery === this.#delivery && !this.#host.cleanup.done;
  }

  get limits(): FileLimits {
    const maxFileSize = this.#most;
    if (maxFileSize === -1) void rules().then(({ sayMaxFileSize }) => sayMaxFileSize(this.#host));
    return { maxFileSize, accept: this.#host.config.accept ?? null };
  }

  /** Bytes; -1 for what is no number of bytes: nothing is as small as that. */
  get #most(): number | null {
    const { maxFileSize } = this.#host.config;
    const most = maxFileSize == null ? null : Number(maxFileSize);
    return most === null || (Number.isSafeInteger(most) && most >= 0) ? most : -1;
  }

  get(id: string): Transfer | null {
    return this.plain.get(id) ?? this.transfers.get(id);
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
    if (!strand?.isKit || !this.isCurrent || this.#attached === strand) return;
    this.#attached = strand;
    this.transfers.attach(strand.connection.peerConnection, strand.cleanup);
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
    const { config, line, partner } = this.#host;
    if (config.withoutFiles || this.#most === -1 || !partner || !this.isCurrent)
      throw (await rules()).noFile(this, this.#host);
    const { strand } = line;
    const transfer =
      strand?.isKit === false
        ? (await plain()).send(this, file, strand.connection)
        : await this.transfers.send(file, options);
    // Who has come meanwhile hears nothing of it.
    if (!this.isCurrent) throw (await rules()).turned(this, transfer);
    await this.#host.post({ k: 'file', text: '', file: infoOf(transfer) });
    void this.open();
    return transfer;
  }

  /** A message that brings a file. */
  apply(op: OtherWire, partner: string): void {
    // What this side sends is no file of the other one's, whatever its message says.
    if (!isFileOp(op) || this.transfers.all.get(op.file.id)?.file) return;
    const transfer = this.transfers.expect(infoOf({ type: '', ...op.file }));
    if (this.#host.config.withoutFiles) return transfer.decline();
    this.#arrive(transfer, { id: op.id, from: partner, text: op.text, sentAt: op.at });
    void this.open();
  }

  #arrive(
    transfer: Transfer,
    { id, ...message }: Pick<ChatMessage, 'from' | 'text' | 'sentAt'> & { id?: string },
  ) {
    const host = this.#host;
    host.arrive({ ...message, id: host.idFor(id), file: infoOf(transfer), state: 'delivered', own: false });
    host.emit('file', { transfer });
  }

  // With a plain PeerJS page.

  /** A file that was offered before it was known what the other side is. */
  async toPlain(op: Op & { readonly file?: FileInfo }, connection: DataConnection): Promise<void> {
    await (await plain()).turnTo(this, op.file?.id ?? '', connection);
  }

  async takePlain(data: unknown, from: string): Promise<void> {
    const transfer = (await plain()).take(this, this.#host.config, data);
    if (transfer) this.#arrive(transfer, { from, text: '', sentAt: Date.now() });
  }
}
