import type { DataConnection } from 'peerjs';
import { PeerElementsError } from '../base/errors.js';
import { randomToken } from '../base/id.js';
import type { FileLimits, Transfer, TransferState } from './file-types.js';

/** How often it is looked whether all of it has left. */
const LOOK_MS = 100;

/** The files of a conversation, as far as a plain page has to do with them. */
interface Files {
  readonly plain: Map<string, Transfer>;
  readonly limits: FileLimits;
}

interface Offered extends Files {
  readonly transfers: {
    readonly all: ReadonlyMap<string, { readonly file?: File | null | undefined }>;
    forget(id: string): Promise<void>;
  };
}

export function send(
  { plain, limits }: Files,
  file: File,
  connection: DataConnection,
  id?: string,
): Transfer {
  const { maxFileSize } = limits;
  if (file.size > (maxFileSize ?? Infinity))
    throw new PeerElementsError('message-too-big', 'The file has {size} bytes; {most} are allowed.', {
      params: { size: file.size, most: maxFileSize ?? 0 },
      hint: 'Send a smaller file.',
    });
  const transfer = new PlainTransfer(file, file.name, 'send', id);
  void connection.send(file);
  transfer.watch(connection);
  plain.set(transfer.id, transfer);
  return transfer;
}

/** One that was offered before it was known that the other side is a plain page. */
export async function turnTo(files: Offered, id: string, connection: DataConnection): Promise<void> {
  const file = files.transfers.all.get(id)?.file;
  if (!file) return;
  send(files, file, connection, id);
  await files.transfers.forget(id);
}

/** null where it is nothing that could be a file, larger than may be, or not wanted. */
export function take(
  { plain, limits }: Files,
  { withoutFiles }: { readonly withoutFiles?: boolean },
  data: unknown,
): Transfer | null {
  if (withoutFiles) return null;
  const isBytes = data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
  if (!isBytes) return null;
  const transfer = new PlainTransfer(new Blob([data as BlobPart]), 'file', 'receive');
  if (transfer.size > (limits.maxFileSize ?? Infinity)) return null;
  plain.set(transfer.id, transfer);
  return transfer;
}

/**
 * A file to or from a plain PeerJS page, which knows neither offers nor receipts: it goes as one Blob, and is done when
 * it has left this browser; what comes is there at once, without a name.
 */
class PlainTransfer extends EventTarget implements Transfer {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly direction: 'send' | 'receive';
  readonly hash = null;
  readonly timeLeft = null;
  readonly rate = 0;
  readonly waitingFor = null;
  state: TransferState;
  bytes: number;
  error: PeerElementsError | null = null;
  readonly #blob: Blob;

  constructor(blob: Blob, name: string, direction: 'send' | 'receive', id = randomToken()) {
    super();
    this.id = id;
    this.#blob = blob;
    this.name = name;
    this.size = blob.size;
    this.type = blob.type;
    this.direction = direction;
    this.state = direction === 'send' ? 'sending' : 'done';
    this.bytes = direction === 'send' ? 0 : blob.size;
  }

  /** Until it has left. */
  watch(connection: DataConnection): void {
    const timer = setInterval(() => {
      const { dataChannel } = connection;
      const { bufferSize = 0 } = connection as { bufferSize?: number };
      // PeerJS reads a Blob first, and splits it later.
      const hasBegun = performance.now() - begun > LOOK_MS * 2;
      if (!connection.open) this.#end('failed');
      else if (hasBegun && bufferSize === 0 && dataChannel.bufferedAmount === 0) this.#end('done');
      else return;
      clearInterval(timer);
    }, LOOK_MS);
    const begun = performance.now();
  }

  #end(state: TransferState): void {
    if (this.state !== 'sending') return;
    this.state = state;
    if (state === 'done') this.bytes = this.size;
    if (state === 'failed')
      this.error = new PeerElementsError(
        'connection-closed',
        'The connection was closed while the file was sent.',
        {
          hint: 'Send it again.',
        },
      );
    this.dispatchEvent(new Event('change'));
  }

  /** There is nobody to ask. */
  accept(): Promise<void> {
    return Promise.resolve();
  }

  decline(): void {
    this.#end('declined');
  }

  /** PeerJS sends a Blob whole. */
  pause(): void {
    return;
  }

  resume(): void {
    return;
  }

  cancel(): void {
    this.#end('cancelled');
  }

  provide(): Promise<void> {
    return Promise.resolve();
  }

  blob(): Promise<Blob> {
    return Promise.resolve(this.#blob);
  }
}
