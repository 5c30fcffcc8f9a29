import { Cleanup } from '../../src/base/lifetime.js';
import { FileTransfers } from '../../src/channels/file-transfers.js';
import type { FileTransfer } from '../../src/channels/file-transfer.js';
import type { FileEvents, FileLimits, Transfer } from '../../src/channels/file-types.js';
import { onClose } from './parties.js';
import { record, until } from './wait.js';

/** A path between two pages, both of which are this one. */
export interface Path {
  readonly pcs: readonly [RTCPeerConnection, RTCPeerConnection];
  /** Both sides are cut off, as by a network that is gone. */
  cut(): void;
}

/** What went over the channels of one path. */
export interface Traffic {
  /** Bytes of files. */
  bytes: number;
  readonly words: { readonly k: string; readonly id?: string; readonly [member: string]: unknown }[];
}

export interface FileSide {
  readonly files: FileTransfers;
  readonly events: ReturnType<typeof record<FileEvents>>;
  /** What came in as offers. */
  readonly offers: Transfer[];
}

let conversations = 0;
/** One that no other test has. */
export const conversation = () => `test-${Date.now()}-${conversations++}`;

export function side(key = conversation(), limits: Partial<FileLimits> = {}): FileSide {
  const files = new FileTransfers({
    conversation: key,
    limits: () => ({ maxFileSize: null, accept: null, ...limits }),
  });
  const offers: Transfer[] = [];
  files.on('file', ({ transfer }) => void offers.push(transfer));
  onClose(() => files.dispose());
  return { files, events: record(files), offers };
}

async function join(from: RTCPeerConnection, to: RTCPeerConnection): Promise<void> {
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
  to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
  await from.setLocalDescription();
  await to.setRemoteDescription(from.localDescription as RTCSessionDescription);
  await to.setLocalDescription();
  await from.setRemoteDescription(to.localDescription as RTCSessionDescription);
}

/** A new link between two sides; `late`: the second one makes its channels when the first has begun to speak. */
export async function link(a: FileTransfers, b: FileTransfers | null, late = false): Promise<Path> {
  const pcs = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
  const cleanups = [new Cleanup(), new Cleanup()] as const;
  const first = pcs[0].createDataChannel('any', { negotiated: true, id: 1 });
  pcs[1].createDataChannel('any', { negotiated: true, id: 1 });
  a.attach(pcs[0], cleanups[0]);
  if (b && !late) b.attach(pcs[1], cleanups[1]);
  await join(...pcs);
  await until('the path', () => first.readyState === 'open');
  if (b && late) b.attach(pcs[1], cleanups[1]);
  const cut = () => {
    for (const pc of pcs) pc.close();
    for (const cleanup of cleanups) cleanup.run();
  };
  onClose(cut);
  return { pcs, cut };
}

/** Notes what is sent on channels of files from now on, in this page; `change` may put something else in its place. */
export function tap(change: (data: unknown, channel: RTCDataChannel) => unknown = (data) => data): Traffic {
  const traffic: Traffic = { bytes: 0, words: [] };
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: never) {
    const sent = change(data, this) as string | ArrayBufferView<ArrayBuffer> | undefined;
    if (sent === undefined) return;
    if (typeof sent === 'string') traffic.words.push(JSON.parse(sent) as Traffic['words'][number]);
    else traffic.bytes += sent.byteLength;
    send.call(this, sent as never);
  };
  onClose(() => (RTCDataChannel.prototype.send = send));
  return traffic;
}

/** Bytes without a pattern. */
export function noise(size: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(size);
  for (let from = 0; from < size; from += 65_536) crypto.getRandomValues(data.subarray(from, from + 65_536));
  return data;
}

export const fileOf = (size: number, name = 'noise.bin', type = '') =>
  new File([noise(size)], name, { type });

export async function sha(data: BufferSource | Blob): Promise<string> {
  const bytes = data instanceof Blob ? await data.arrayBuffer() : data;
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

export const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The digest of a block, as PROTOCOL.md has it: of what has two halves, that of theirs. */
export async function blockSha(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const half = 524_288;
  if (data.length <= half) return sha(data);
  const halves = await Promise.all([sha(data.subarray(0, half)), sha(data.subarray(half))]);
  return sha(bytesOf(halves.join('')));
}

/** Accepts it, and settles in the very turn in which so much is stored: at the next look it may be whole. */
export function acceptUpTo(transfer: Transfer, bytes: number): Promise<void> {
  const file = transfer as FileTransfer;
  const { progress } = file;
  return new Promise((resolve, reject) => {
    file.progress = (now) => {
      progress.call(file, now);
      if (now >= bytes) resolve();
    };
    transfer.accept().catch(reject);
  });
}

export async function reaches(transfer: Transfer, state: string, ms = 20_000): Promise<void> {
  await until('', () => transfer.state === state, ms).catch(() => {
    const { name, direction, state: seen, bytes, error } = transfer;
    throw new Error(`${name} ${direction}: ${seen} and not ${state}, ${bytes} bytes, ${String(error)}`);
  });
}
