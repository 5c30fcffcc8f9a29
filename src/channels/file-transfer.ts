import type { PeerElementsError } from '../base/errors.js';
import type { Emitter } from '../base/store.js';
import type { KeptRow, Rows } from './file-rows.js';
import type {
  AcceptOptions,
  FileEvents,
  FileLimits,
  PathInfo,
  Sink,
  Transfer,
  TransferState,
} from './file-types.js';
import type { Said, Word } from './file-wire.js';

const TICK_MS = 100;
const SMOOTH_MS = 3000;

/** What goes out over one link. */
export interface Sending {
  readonly jobs: Map<FileTransfer, Job>;
  hear(transfer: FileTransfer, word: Word): Promise<void>;
  run(): Promise<void>;
}

/** What the other side wants of one file. */
export interface Job {
  readonly slot: number;
  /** Up to where it was read; whole blocks. */
  at: number;
  /** Up to where it was given to the channel; whole blocks. */
  sent: number;
  upto: number;
  reading?: Reading;
}

/** A file that is read from one end to the other. */
export interface Reading {
  /** Up to where. */
  at: number;
  readonly reader: ReadableStreamBYOBReader;
}

/** What comes in. */
export interface Receiving {
  readonly intakes: Map<FileTransfer, Intake>;
  add(transfer: FileTransfer, sink: Sink): void;
  /** Asks for what is missing: under a new slot, so that what is still on its way is no longer taken. */
  want(transfer: FileTransfer): Promise<void>;
  /** What came on the channel of bytes: the head of a block, or a part of one. */
  take(data: unknown): void;
}

/** How far one file is, and where it goes. */
export interface Intake {
  readonly transfer: FileTransfer;
  readonly sink: Sink;
  /** Names what is asked for; 0 while nothing is. */
  slot: number;
  /** Where the next block begins. */
  next: number;
  upto: number;
  /** Blocks are checked and stored one after the other. */
  stored: Promise<void>;
  /** Which block was asked for again: it was not what its digest says, or could not be stored. */
  bad: number;
}

export interface Link {
  readonly control: RTCDataChannel;
  readonly bytes: RTCDataChannel;
  /** The other side has its channels too. */
  heard: boolean;
  sending?: Sending;
}

export type Act = 'accept' | 'decline' | 'pause' | 'resume' | 'cancel' | 'provide' | 'blob';

/** What the parts that send, receive and mend share; the transfers are on it. */
export interface Desk extends Emitter<FileEvents> {
  readonly all: Map<string, FileTransfer>;
  readonly rows: Rows;
  readonly limits: () => FileLimits;
  link: Link | null;
  receiving: Receiving | undefined;
  readonly linked: boolean;
  /** False where nobody hears it. */
  say(word: Said): boolean;
  /** For the next page, where that can be. */
  keep(row: KeptRow): Promise<void>;
  /** A word of the other side for a file that goes out. */
  serve(transfer: FileTransfer, word: Word): Promise<void>;
  /** Ends otherwise than `done`; `tell`: the other side does not know yet. */
  end(transfer: FileTransfer, stage: TransferState, reason?: string, tell?: boolean): void;
  act(transfer: FileTransfer, what: Act, detail?: AcceptOptions | File): Promise<void>;
  changed(transfer: FileTransfer): void;
}

/** How one file stands. What is not of the interface is written by the parts. */
export class FileTransfer extends EventTarget implements Transfer {
  declare readonly id: string;
  declare readonly name: string;
  declare readonly size: number;
  declare readonly type: string;
  declare readonly path?: string;
  readonly info: PathInfo;
  readonly #desk: Desk;
  stage: TransferState = 'offered';
  bytes = 0;
  hash: string | null = null;
  error: PeerElementsError | null = null;
  /** What is sent; null where it has to be chosen again. */
  file: File | null | undefined;
  /** Of its blocks, by their number; of those that are known. */
  readonly digests: (ArrayBuffer | undefined)[] = [];
  /** It has ended; `stage` may follow, with the words for the reason. */
  declare over?: boolean;
  /** Once done. */
  declare whole?: () => Promise<Blob>;
  declare paused?: boolean;
  declare pausedByPeer?: boolean;
  /** What `file-more` and `file-again` remember. */
  readonly more: { reason?: string | undefined; untold?: boolean; wanted?: Word; unproved?: boolean } = {};
  #rate = 0;
  #marked = 0;
  #mark = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `file` is undefined for one that is received. */
  constructor(desk: Desk, info: PathInfo, file?: File | null) {
    super();
    this.#desk = desk;
    this.info = info;
    Object.assign(this, info);
    this.file = file;
    desk.all.set(info.id, this);
  }

  get direction(): Transfer['direction'] {
    return this.file === undefined ? 'receive' : 'send';
  }

  /** Offered by the other side, and nobody has answered. */
  get untouched(): boolean {
    return this.file === undefined && this.stage === 'offered' && !this.over;
  }

  get waitingFor(): Transfer['waitingFor'] {
    if (this.over) return null;
    if (this.file === null) return 'file';
    if (this.paused) return 'self';
    if (this.pausedByPeer) return 'peer';
    return this.#desk.linked ? null : 'link';
  }

  get state(): TransferState {
    const { waitingFor, stage } = this;
    return waitingFor && (stage !== 'offered' || waitingFor === 'file') ? 'paused' : stage;
  }

  get rate(): number {
    return this.state === 'sending' ? this.#rate : 0;
  }

  get timeLeft(): number | null {
    return this.rate ? (this.size - this.bytes) / this.rate : null;
  }

  accept(options?: AcceptOptions): Promise<void> {
    return this.#desk.act(this, 'accept', options);
  }

  decline(): void {
    void this.#desk.act(this, 'decline');
  }

  pause(): void {
    void this.#desk.act(this, 'pause');
  }

  resume(): void {
    void this.#desk.act(this, 'resume');
  }

  cancel(): void {
    void this.#desk.act(this, 'cancel');
  }

  provide(file: File): Promise<void> {
    return this.#desk.act(this, 'provide', file);
  }

  async blob(): Promise<Blob> {
    if (!this.whole) await this.#desk.act(this, 'blob');
    const blob = (await this.whole?.()) as Blob;
    return blob.slice(0, blob.size, this.type);
  }

  /** More is stored: shown within a moment, with all that comes until then. */
  progress(bytes: number): void {
    this.bytes = bytes;
    if (this.stage === 'accepted') this.show('sending');
    this.#timer ??= setTimeout(() => {
      const passed = performance.now() - this.#marked;
      const rate = ((this.bytes - this.#mark) * 1000) / passed;
      this.#rate += (rate - this.#rate) * (this.#rate ? 1 - Math.exp(-passed / SMOOTH_MS) : 1);
      this.show();
    }, TICK_MS);
  }

  /** Says that it has changed. */
  show(stage = this.stage): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#marked = performance.now();
    this.#mark = this.bytes;
    this.stage = stage;
    this.dispatchEvent(new Event('change'));
    this.#desk.changed(this);
  }

  /** Everything has arrived. */
  finish(hash: string | undefined, whole: () => Promise<Blob>): void {
    this.over = true;
    this.bytes = this.size;
    this.hash = hash ?? null;
    this.whole = whole;
    this.show('done');
  }
}
