import type { PeerElementsError } from '../base/errors.js';
import type { FileInfo } from './chat-types.js';
import type { AcceptOptions, Transfer, TransferState } from './file-types.js';
import type { Word } from './file-wire.js';

const TICK_MS = 100;
const SMOOTH_MS = 3000;

export interface PathInfo extends FileInfo {
  readonly path?: string;
}

export type Act = 'accept' | 'decline' | 'pause' | 'resume' | 'cancel' | 'provide';

/** What a transfer asks of whoever holds it. */
export interface TransferHost {
  readonly linked: boolean;
  act(transfer: FileTransfer, what: Act, detail?: AcceptOptions | File): Promise<void>;
  blobOf(transfer: FileTransfer): Promise<Blob>;
  changed(transfer: FileTransfer): void;
}

/** How one file stands. What is not of the interface is written by the parts that send and receive. */
export class FileTransfer extends EventTarget implements Transfer {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  declare readonly path?: string;
  readonly direction: 'send' | 'receive';
  readonly #host: TransferHost;
  stage: Exclude<TransferState, 'paused'> = 'offered';
  bytes = 0;
  hash: string | null = null;
  error: PeerElementsError | null = null;
  /** What is sent; null where it has to be chosen again. */
  file: File | null;
  /** Of its blocks, by their number; of those that are known. */
  readonly digests: (ArrayBuffer | undefined)[] = [];
  /** It has ended; `stage` follows when the words for the reason are there. */
  over = false;
  reason: string | undefined;
  /** The other side has not heard of the end. */
  untold = false;
  /** What the other side asked for while the file was missing. */
  wanted: Word | undefined;
  /** It was chosen again, and what the other side has of it was not compared yet. */
  unproved = false;
  paused = false;
  pausedByPeer = false;
  #rate = 0;
  #marked = 0;
  #mark = 0;
  #timer = 0;

  constructor(host: TransferHost, info: PathInfo, direction: 'send' | 'receive', file: File | null = null) {
    super();
    this.#host = host;
    this.id = info.id;
    this.name = info.name;
    this.size = info.size;
    this.type = info.type;
    if (info.path) this.path = info.path;
    this.direction = direction;
    this.file = file;
  }

  get info(): PathInfo {
    const { id, name, size, type, path } = this;
    return { id, name, size, type, ...(path && { path }) };
  }

  get waitingFor(): Transfer['waitingFor'] {
    if (this.over) return null;
    if (this.direction === 'send' && !this.file) return 'file';
    if (this.paused) return 'self';
    if (this.pausedByPeer) return 'peer';
    return this.#host.linked ? null : 'link';
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
    return this.#host.act(this, 'accept', options);
  }

  decline(): void {
    void this.#host.act(this, 'decline');
  }

  pause(): void {
    void this.#host.act(this, 'pause');
  }

  resume(): void {
    void this.#host.act(this, 'resume');
  }

  cancel(): void {
    void this.#host.act(this, 'cancel');
  }

  provide(file: File): Promise<void> {
    return this.#host.act(this, 'provide', file);
  }

  blob(): Promise<Blob> {
    return this.#host.blobOf(this);
  }

  /** More is stored: shown within a moment, with all that comes until then. */
  progress(bytes: number): void {
    this.bytes = bytes;
    if (this.stage !== 'sending') {
      this.stage = 'sending';
      this.show();
    }
    this.#timer ||= setTimeout(() => {
      const now = performance.now();
      const passed = now - this.#marked;
      const rate = ((this.bytes - this.#mark) * 1000) / passed;
      this.#rate += (rate - this.#rate) * (this.#rate ? 1 - Math.exp(-passed / SMOOTH_MS) : 1);
      this.show();
    }, TICK_MS) as unknown as number;
  }

  /** Says that it has changed. */
  show(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#marked = performance.now();
    this.#mark = this.bytes;
    this.dispatchEvent(new Event('change'));
    this.#host.changed(this);
  }
}
