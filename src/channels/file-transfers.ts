import type { PeerElementsError } from '../base/errors.js';
import { randomToken } from '../base/id.js';
import type { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
import { CHANNEL_IDS } from '../session/lifeline.js';
import { part } from '../signalling/failure.js';
import { Rows, type KeptRow } from './file-rows.js';
import { FileTransfer, type Act, type Desk, type Link, type Receiving } from './file-transfer.js';
import type {
  AcceptOptions,
  FileEvents,
  FileInfo,
  FileLimits,
  FileOptions,
  PathInfo,
  SendOptions,
  Transfer,
  TransferState,
} from './file-types.js';
import { readWord, type Said, type Word } from './file-wire.js';

const MAX_OFFERS = 100;
/** Files up to this are kept for the next page; larger ones would have to be copied first. */
const MOST_KEPT = 32 * 1024 * 1024;
/** What is longer may have to be cut. */
const PLAIN = 80;

/** Everything that a file which simply arrives does not need. */
const more = () => part(import('./file-more.js'));

/** Files to and from one remote peer, over one link after the other. */
export class FileTransfers extends Emitter<FileEvents> implements Desk {
  readonly all = new Map<string, FileTransfer>();
  readonly rows: Rows;
  readonly limits: () => FileLimits;
  link: Link | null = null;
  receiving: Receiving | undefined;
  /** What the other side says is heard one after the other, and not before what was left is restored. */
  #turn: Promise<unknown> = Promise.resolve();
  #busy = false;

  constructor({ conversation, limits }: FileOptions) {
    super();
    this.limits = limits;
    this.rows = new Rows(conversation);
  }

  get transfers(): readonly Transfer[] {
    return [...this.all.values()];
  }

  /** Whether a link is wanted: something accepted or offered is not finished. */
  get busy(): boolean {
    return [...this.all.values()].some(({ over, file, stage }) => !over && (file ?? stage !== 'offered'));
  }

  get linked(): boolean {
    return this.link?.heard ?? false;
  }

  get(id: string): Transfer | null {
    return this.all.get(id) ?? null;
  }

  /** A new link between two kits. Both sides call it; one may do so a moment after the other. */
  attach(pc: RTCPeerConnection, cleanup: Cleanup): void {
    const open = (label: string, id: number) => pc.createDataChannel(label, { negotiated: true, id });
    const control = open('files', CHANNEL_IDS.files);
    const bytes = open('file-bytes', CHANNEL_IDS.files + 1);
    const link: Link = { control, bytes, heard: false };
    bytes.binaryType = 'arraybuffer';
    control.onopen = () => control.send('{"k":"hi"}');
    control.onmessage = ({ data }) => {
      const word = readWord(data);
      if (word) void this.#next(() => this.link === link && this.#hear(link, word));
    };
    bytes.onmessage = ({ data }) => this.link === link && this.receiving?.take(data);
    this.#relink(link);
    cleanup.add(() => this.link === link && this.#relink(null));
  }

  #relink(link: Link | null): void {
    this.link = link;
    // Who pauses says so again on each link: what was said on the one before may have changed meanwhile.
    for (const transfer of this.all.values()) transfer.pausedByPeer = false;
    this.#showAll();
  }

  #showAll(): void {
    for (const transfer of this.all.values()) if (!transfer.over) transfer.show();
  }

  #next(act: () => unknown): Promise<unknown> {
    return (this.#turn = this.#turn.then(act).catch((error: PeerElementsError) => this.emit('error', error)));
  }

  /** Offers a file; settles when the offer is kept, durably where it can be. */
  async send(file: File, options: SendOptions = {}): Promise<Transfer> {
    const { id = randomToken(), path, handle } = options;
    const { name, size, type } = file;
    let info: PathInfo = { id, name, size, type, path };
    if (this.#limited || name.length + type.length + (path?.length ?? 0) > PLAIN)
      info = (await part(import('./file-rules.js'))).outgoing(info, this.limits());
    const transfer = this.all.get(id) ?? new FileTransfer(this, info, file);
    this.#meet(transfer);
    transfer.show();
    await this.keep({ info, file: size > MOST_KEPT ? null : file, handle });
    return transfer;
  }

  get #limited(): boolean {
    const { maxFileSize, accept } = this.limits();
    return maxFileSize != null || accept != null;
  }

  /** An offer that came with a message, before or after the one on the channel: one id, one transfer. */
  expect(info: FileInfo): Transfer {
    return this.all.get(info.id) ?? this.#take(info);
  }

  #take(info: PathInfo): FileTransfer {
    const transfer = new FileTransfer(this, info);
    if (this.#limited || this.all.size > MAX_OFFERS)
      void more().then(({ admit }) => admit(this, transfer, MAX_OFFERS));
    else this.emit('file', { transfer });
    transfer.show();
    return transfer;
  }

  /** What a page that is gone left of this conversation, in both directions, goes on here. */
  async restore(): Promise<void> {
    await this.#next(async () => {
      await (await part(import('./file-again.js'))).restore(this);
      for (const transfer of this.all.values()) this.#meet(transfer);
      this.#showAll();
    });
  }

  /** Deletes what is stored of a transfer that has ended, and ends one that has not. */
  async forget(id: string): Promise<void> {
    await (await more()).forget(this, id);
  }

  dispose(): void {
    this.#relink(null);
    if (this.receiving) void more().then(({ dispose }) => dispose(this));
    else this.rows.release?.();
  }

  async keep(row: KeptRow): Promise<void> {
    await this.rows.put(row).catch(async (cause: unknown) => (await more()).unkept(this, cause));
  }

  changed(transfer: FileTransfer): void {
    this.emit('change', { transfer });
    const { busy } = this;
    if (busy !== this.#busy) {
      this.#busy = busy;
      this.emit('busy', undefined);
    }
  }

  say(word: Said): boolean {
    const { control, heard } = this.link ?? {};
    const hears = heard && control?.readyState === 'open';
    if (hears) control.send(JSON.stringify(word));
    return !!hears;
  }

  async #hear(link: Link, word: Word): Promise<void> {
    const { k, id = '', name, size, type = '', path } = word;
    const transfer = this.all.get(id);
    if (k === 'hi') {
      // A word may come before this side's own channel says that it is open: the other one answers as soon as it is.
      if (link.heard || link.control.readyState !== 'open') return;
      link.heard = true;
      // What was said before the other side had its channel was lost.
      this.say({ k });
      for (const each of this.all.values()) this.#meet(each);
      this.#showAll();
    } else if (k === 'offer' && !transfer && name !== undefined && size !== undefined)
      this.#take({ id, name, size, type, path });
    // The message that brought it may have come first.
    else if (k === 'offer' && transfer?.untouched && transfer.size === size) return;
    else if (
      transfer?.file &&
      !transfer.over &&
      !transfer.more.unproved &&
      (k === 'want' || k === 'credit' || k === 'done')
    )
      await this.serve(transfer, word);
    else await (await more()).hear(this, transfer, word);
  }

  /** Says how it stands to who may not know. */
  #meet(transfer: FileTransfer): void {
    const { file, stage, over, paused, more: kept } = transfer;
    if (!this.linked || (over && !kept.untold) || transfer.untouched) return;
    if (file && stage === 'offered' && !paused && !over) this.say({ k: 'offer', ...transfer.info });
    else void more().then(({ meet }) => meet(this, transfer));
  }

  async serve(transfer: FileTransfer, word: Word): Promise<void> {
    const { link } = this;
    if (!link) return;
    const { startSending } = await part(import('./file-send.js'));
    link.sending ??= startSending(this, link.bytes);
    await link.sending.hear(transfer, word);
  }

  act(transfer: FileTransfer, what: Act, detail?: AcceptOptions | File): Promise<void> {
    return what === 'accept'
      ? part(import('./file-receive.js')).then(({ accept }) =>
          accept(this, transfer, detail as AcceptOptions),
        )
      : more().then(({ act }) => act(this, transfer, what, detail as File));
  }

  end(transfer: FileTransfer, stage: TransferState, reason?: string, tell = true): void {
    if (transfer.over) return;
    transfer.over = true;
    void more().then(({ end }) => end(this, transfer, stage, reason, tell));
  }
}
