import type { PeerElementsError } from '../base/errors.js';
import { notLoaded, toError } from '../base/errors.js';
import { randomToken } from '../base/id.js';
import type { Cleanup } from '../base/lifetime.js';
import { Emitter } from '../base/store.js';
import { CHANNEL_IDS } from '../session/lifeline.js';
import { part } from '../signalling/failure.js';
import type { FileInfo } from './chat-types.js';
import type { Receiving } from './file-receive.js';
import { Rows, type KeptRow } from './file-rows.js';
import type { Sending } from './file-send.js';
import { FileTransfer, type Act, type PathInfo, type TransferHost } from './file-transfer.js';
import type { AcceptOptions, FileEvents, FileOptions, SendOptions, Transfer } from './file-types.js';
import { readWord, type Offer, type Word } from './file-wire.js';

const MAX_OFFERS = 100;
/** Files up to this are kept for the next page; larger ones would have to be copied first. */
const MOST_KEPT = 32 * 1024 * 1024;

interface Link {
  readonly control: RTCDataChannel;
  readonly bytes: RTCDataChannel;
  heard: boolean;
  sending?: Sending;
}

const rules = () => part(import('./file-rules.js'));

/** Files to and from one remote peer, over one link after the other. */
export class FileTransfers extends Emitter<FileEvents> implements TransferHost {
  readonly #options: FileOptions;
  readonly #rows: Rows;
  readonly #all = new Map<string, FileTransfer>();
  #link: Link | null = null;
  #receiving: Receiving | undefined;
  /** What the other side says is heard one after the other, and not before what was left is restored. */
  #turn: Promise<unknown> = Promise.resolve();
  #busy = false;
  #refused = false;

  constructor(options: FileOptions) {
    super();
    this.#options = options;
    this.#rows = new Rows(options.conversation);
  }

  get transfers(): readonly Transfer[] {
    return [...this.#all.values()];
  }

  get busy(): boolean {
    for (const { over, direction, stage, file } of this.#all.values())
      if (!over && (direction === 'send' ? file : stage !== 'offered')) return true;
    return false;
  }

  get linked(): boolean {
    return this.#link?.heard ?? false;
  }

  get(id: string): Transfer | null {
    return this.#all.get(id) ?? null;
  }

  /** What is being sent, as long as this page has it. */
  fileOf(id: string): File | null {
    return this.#all.get(id)?.file ?? null;
  }

  attach(pc: RTCPeerConnection, cleanup: Cleanup): void {
    const open = (label: string, id: number) => pc.createDataChannel(label, { negotiated: true, id });
    const control = open('files', CHANNEL_IDS.files);
    const bytes = open('file-bytes', CHANNEL_IDS.files + 1);
    bytes.binaryType = 'arraybuffer';
    const link: Link = { control, bytes, heard: false };
    this.#link = link;
    for (const transfer of this.#all.values()) transfer.pausedByPeer = false;
    this.#showAll();
    cleanup.listen(control, 'open', () => control.send('{"k":"hi"}'));
    cleanup.listen(control, 'message', (event) => {
      const word = readWord((event as MessageEvent<unknown>).data);
      if (word) this.#turn = this.#turn.then(() => this.#hear(link, word));
    });
    cleanup.listen(bytes, 'message', (event) => {
      if (this.#link === link) this.#receiving?.take((event as MessageEvent<unknown>).data);
    });
    cleanup.add(() => {
      if (this.#link !== link) return;
      this.#link = null;
      this.#showAll();
    });
  }

  #showAll(): void {
    for (const transfer of this.#all.values()) if (!transfer.over) transfer.show();
  }

  async send(file: File, options: SendOptions = {}): Promise<Transfer> {
    const { id = randomToken(), path, handle } = options;
    const { name, size, type } = file;
    const known = this.#all.get(id);
    if (known) return known;
    const limits = this.#options.limits();
    let info: PathInfo = { id, name, size, type, ...(path && { path }) };
    if (limits.maxFileSize != null || limits.accept != null || `${name}${type}${path ?? ''}`.length > 80)
      info = (await rules()).outgoing(info, limits);
    const transfer = new FileTransfer(this, info, 'send', file);
    this.#all.set(id, transfer);
    this.#offer(transfer);
    this.changed(transfer);
    await this.keep({ direction: 'send', info, file: size > MOST_KEPT ? null : file, handle });
    return transfer;
  }

  expect(info: FileInfo): Transfer {
    return this.#all.get(info.id) ?? this.#take(info);
  }

  #take(info: PathInfo): FileTransfer {
    const transfer = new FileTransfer(this, info, 'receive');
    const offered = [...this.#all.values()].filter(
      ({ direction, stage, over }) => direction === 'receive' && stage === 'offered' && !over,
    );
    if (offered.length < MAX_OFFERS) this.#all.set(info.id, transfer);
    void this.#admit(transfer, offered.length < MAX_OFFERS ? undefined : 'many');
    return transfer;
  }

  /** Nobody is asked about what the limits leave out. */
  async #admit(transfer: FileTransfer, refused?: string): Promise<void> {
    const limits = this.#options.limits();
    if (!refused && (limits.maxFileSize != null || limits.accept != null))
      refused = (await rules()).unwanted(transfer, limits);
    if (refused) {
      this.end(transfer, 'declined', refused);
      this.#all.delete(transfer.id);
    } else if (!transfer.over) {
      this.changed(transfer);
      this.emit('file', { transfer });
    }
  }

  /** What a page that is gone left of this conversation, in both directions, goes on here. */
  restore(): Promise<void> {
    const restored = this.#turn.then(async () => {
      const { restore } = await part(import('./file-again.js'));
      await restore(this, this.#rows, this.#all);
      this.#showAll();
      if (this.linked) await this.#meet();
    });
    this.#turn = restored.catch((cause: unknown) => this.#refuse(cause));
    return this.#turn as Promise<void>;
  }

  /** Deletes what is stored of a transfer that has ended, and ends one that has not. */
  async forget(id: string): Promise<void> {
    const transfer = this.#all.get(id);
    if (!transfer) return;
    this.end(transfer, 'cancelled');
    this.#all.delete(id);
    await this.#drop(transfer);
  }

  dispose(): void {
    this.#link = null;
    this.#rows.release();
    this.#receiving?.dispose();
  }

  // What the parts ask for.

  async receiving(): Promise<Receiving> {
    const { Receiving } = await part(import('./file-receive.js'));
    return (this.#receiving ??= new Receiving(this));
  }

  folder(): string {
    return `${this.#rows.page}-${randomToken(8)}`;
  }

  say(word: Word | Offer): boolean {
    const { control, heard } = this.#link ?? {};
    if (!heard || control?.readyState !== 'open') return false;
    control.send(JSON.stringify(word));
    return true;
  }

  async keep(row: KeptRow, time?: number): Promise<void> {
    await this.#rows.put(row, time).catch((cause: unknown) => this.#refuse(cause));
  }

  async #refuse(cause: unknown): Promise<void> {
    if (this.#refused) return;
    this.#refused = true;
    this.emit('error', await this.#explain('unkept', cause));
  }

  async #explain(reason: string, cause?: unknown): Promise<PeerElementsError> {
    return rules().then(({ why }) => why(reason, cause), notLoaded);
  }

  changed(transfer: FileTransfer): void {
    this.emit('change', { transfer });
    const { busy } = this;
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.emit('busy', undefined);
  }

  /** `tell`: the other side does not know yet. */
  end(transfer: FileTransfer, stage: FileTransfer['stage'], reason?: string, tell = true): void {
    if (transfer.over) return;
    transfer.over = true;
    transfer.reason = reason;
    transfer.untold = tell;
    if (tell) this.#tell(transfer, stage);
    void (async () => {
      if (reason) transfer.error = await this.#explain(reason);
      transfer.stage = stage;
      transfer.show();
    })();
    if (stage !== 'done' || transfer.direction === 'send') void this.#drop(transfer);
  }

  async #drop(transfer: FileTransfer): Promise<void> {
    await this.#receiving?.drop(transfer);
    await this.#rows.remove(transfer.id).catch(() => undefined);
  }

  #tell(transfer: FileTransfer, stage = transfer.stage): void {
    const { id, hash, reason, direction } = transfer;
    if (stage === 'done' && direction === 'send') return;
    const k = stage === 'done' ? 'done' : stage === 'declined' ? 'no' : 'stop';
    transfer.untold = !this.say({ k, id, ...(hash && { hash }), ...(reason && { reason }) });
  }

  // What the other side says.

  #offer(transfer: FileTransfer): void {
    this.say({ k: 'offer', ...transfer.info });
    if (transfer.paused || !transfer.file) this.say({ k: 'pause', id: transfer.id });
  }

  async #hear(link: Link, word: Word | Offer): Promise<void> {
    if (link !== this.#link) return;
    const { k, id = '' } = word;
    if (k === 'hi') {
      if (link.heard) return;
      link.heard = true;
      // What was said before the other side had its channel was lost.
      this.say({ k: 'hi' });
      return this.#meet();
    }
    const transfer = this.#all.get(id);
    if (!transfer) {
      if (k === 'offer') this.#take(word);
      else if (k === 'want') this.say({ k: 'stop', id, reason: 'gone' });
    } else if (transfer.over) {
      if (k === 'offer' || k === 'want') this.#tell(transfer);
    } else if (k === 'offer') {
      if (transfer.direction === 'send' || transfer.size !== word.size)
        this.end(transfer, 'failed', 'protocol');
    } else if (k === 'stop') this.#stopped(transfer, word.reason);
    else if (k === 'pause' || k === 'go') {
      transfer.pausedByPeer = k === 'pause';
      transfer.show();
      link.sending?.go(transfer);
    } else if (transfer.direction === 'receive') this.end(transfer, 'failed', 'protocol');
    else if (k === 'no') this.end(transfer, 'declined', word.reason, false);
    else await this.#send(link, transfer, word);
  }

  async #meet(): Promise<void> {
    for (const transfer of this.#all.values()) {
      if (transfer.over) {
        if (transfer.untold) this.#tell(transfer);
      } else if (transfer.direction === 'send') this.#offer(transfer);
      else if (transfer.stage !== 'offered') {
        await this.#receiving?.want(transfer);
        if (transfer.paused) this.say({ k: 'pause', id: transfer.id });
      }
    }
    this.#showAll();
  }

  /** What was only offered is as if it had never been. */
  #stopped(transfer: FileTransfer, reason: string | undefined): void {
    if (transfer.direction === 'receive' && transfer.stage === 'offered') this.#all.delete(transfer.id);
    this.end(transfer, reason ? 'failed' : 'cancelled', reason, false);
  }

  async #send(link: Link, transfer: FileTransfer, word: Word): Promise<void> {
    const { file } = transfer;
    try {
      if (word.k === 'want' && (!file || transfer.unproved)) {
        transfer.wanted = word;
        if (file) await this.#prove(transfer, file);
        return;
      }
      const { Sending } = await part(import('./file-send.js'));
      link.sending ??= new Sending(link.bytes, (...end) => this.end(...end));
      await link.sending.hear(transfer, word);
    } catch {
      this.end(transfer, 'failed', 'failed');
    }
  }

  /** What was chosen again while there was no link. */
  async #prove(transfer: FileTransfer, file: File): Promise<void> {
    transfer.file = null;
    this.say({ k: 'pause', id: transfer.id });
    await transfer.provide(file).catch((error: PeerElementsError) => {
      transfer.error = error;
      transfer.show();
    });
  }

  // What this side says.

  async act(transfer: FileTransfer, what: Act, detail?: AcceptOptions | File): Promise<void> {
    const { id, direction, stage } = transfer;
    if (transfer.over) return;
    const isOffered = direction === 'receive' && stage === 'offered';
    if (what === 'cancel') this.end(transfer, 'cancelled');
    else if (what === 'decline') {
      if (isOffered) this.end(transfer, 'declined');
    } else if (what === 'accept') {
      if (isOffered) await this.#accept(transfer, (detail as AcceptOptions | undefined)?.handle);
    } else if (what === 'provide') {
      const { provide } = await part(import('./file-again.js'));
      await provide(transfer, detail as File);
      this.say({ k: 'go', id });
      if (transfer.wanted && this.#link) await this.#send(this.#link, transfer, transfer.wanted);
    } else if (!isOffered) {
      transfer.paused = what === 'pause';
      this.say({ k: transfer.paused ? 'pause' : 'go', id });
      transfer.show();
      this.#link?.sending?.go(transfer);
    }
  }

  async #accept(transfer: FileTransfer, handle: FileSystemFileHandle | undefined): Promise<void> {
    try {
      await (await this.receiving()).accept(transfer, handle);
    } catch (cause) {
      transfer.error = toError(cause, 'storage-full', 'The file could not be stored: {cause}.');
      transfer.show();
      throw transfer.error;
    }
  }

  async blobOf(transfer: FileTransfer): Promise<Blob> {
    const blob = transfer.stage === 'done' && (transfer.file ?? (await this.#receiving?.whole(transfer)));
    if (!blob) throw await this.#explain('unfinished');
    return blob.slice(0, blob.size, transfer.type);
  }
}
