/**
 * What PeerJS 1.5.5 unpacks without a second look: five bytes make it build an array of millions, twenty more allocate two
 * gigabytes, and what cannot be read is an uncaught error of the page. So what comes in is looked at before, in one pass
 * that allocates nothing. This can go when PeerJS's unpacker compares a size with the bytes that are there.
 */

/** Deeper than this PeerJS's unpacker may run out of stack. */
const MAX_DEPTH = 1000;
/** How many values in pieces may be unfinished at once, of how many pieces one may be, and how large all of them. */
const MAX_UNFINISHED = 64;
const MAX_PIECES = 2 ** 20;
const MAX_BYTES = 256 * 1024 * 1024;

/** Bytes after the type that belong to a number. */
const NUMBERS = new Map<number, number>([
  ...([0xca, 0xce, 0xd2] as const).map((type) => [type, 4] as const),
  ...([0xcb, 0xcf, 0xd3] as const).map((type) => [type, 8] as const),
  ...([0xcc, 0xd0] as const).map((type) => [type, 1] as const),
  ...([0xcd, 0xd1] as const).map((type) => [type, 2] as const),
]);

interface Head {
  /** Bytes up to the contents. */
  readonly length: number;
  /** Bytes of contents: of a text, of bytes, of a number. */
  readonly size?: number;
  readonly isText?: boolean;
  /** Values inside; two for each member of a map. */
  readonly values?: number;
  readonly isMap?: boolean;
}

/** A value that is null or undefined for PeerJS, which then looks for a member of it. */
const isNothing = (type: number) => type === 0xc0 || type === 0xc1 || (type >= 0xd4 && type <= 0xd7);

function headOf(view: DataView, at: number): Head | null {
  const type = view.getUint8(at);
  const few = type & 0x0f;
  if (type < 0x80 || type >= 0xe0) return { length: 1 };
  if (type < 0x90) return { length: 1, values: 2 * few, isMap: true };
  if (type < 0xa0) return { length: 1, values: few };
  if (type < 0xb0) return { length: 1, size: few };
  if (type < 0xc0) return { length: 1, size: few, isText: true };
  const number = NUMBERS.get(type);
  if (number) return { length: 1, size: number };
  if (isNothing(type) || type === 0xc2 || type === 0xc3) return { length: 1 };
  if (type < 0xd8) return null;
  const isLong = type % 2 === 1;
  const length = isLong ? 5 : 3;
  if (at + length > view.byteLength) return null;
  const size = isLong ? view.getUint32(at + 1) : view.getUint16(at + 1);
  if (type < 0xdc) return { length, size, isText: type < 0xda };
  return type < 0xde ? { length, values: size } : { length, values: 2 * size, isMap: true };
}

/** As PeerJS steps through a text; false where it would ask for a character that does not exist. */
function isText(view: DataView, from: number, size: number): boolean {
  for (let at = from; at < from + size;) {
    const first = view.getUint8(at);
    if (first < 0xa0) at += 1;
    else if ((first ^ 0xc0) < 0x20) at += 2;
    else if ((first ^ 0xe0) < 0x10) at += 3;
    else {
      const second = at + 1 < from + size ? view.getUint8(at + 1) & 0x3f : 0;
      if ((((first & 7) << 18) | (second << 12)) > 0x10ffff) return false;
      at += 4;
    }
  }
  return true;
}

/** Whether `data` holds one value that PeerJS's unpacker can read, with all of it there. */
export function isUnpackable(data: unknown): boolean {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(bytes instanceof Uint8Array) || bytes.byteLength === 0) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isNothing(view.getUint8(0))) return false;
  /** How many values are still to come, in each of the arrays and maps around; a map's are counted below zero. */
  const open = [1];
  let at = 0;
  while (open.length > 0) {
    const left = open[open.length - 1] as number;
    if (left === 0) {
      open.pop();
      continue;
    }
    const isKey = left < 0 && left % 2 === 0;
    open[open.length - 1] = left - Math.sign(left);
    const head = at < view.byteLength ? headOf(view, at) : null;
    if (!head) return false;
    const { length, size = 0, values } = head;
    at += length;
    const rest = view.byteLength - at;
    if (size > rest || (values ?? 0) > rest) return false;
    if (head.isText && !isText(view, at, size)) return false;
    at += size;
    if (values === undefined) continue;
    if (isKey || open.length > MAX_DEPTH) return false;
    open.push(head.isMap ? -values : values);
  }
  return true;
}

/** PeerJS's own words for a piece of something large. */
interface Piece {
  readonly __peerData: unknown;
  readonly n: unknown;
  readonly total: unknown;
  readonly data: unknown;
}

function isPiece({ __peerData: id, n, total, data }: Piece, unfinished: object): boolean {
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  return (
    isCount(id) &&
    isCount(n) &&
    isCount(total) &&
    n < total &&
    total <= MAX_PIECES &&
    (data instanceof ArrayBuffer || data instanceof Uint8Array) &&
    (Object.hasOwn(unfinished, id) || Object.keys(unfinished).length < MAX_UNFINISHED)
  );
}

interface Unfinished {
  readonly data: unknown[];
  readonly total: unknown;
  readonly count: number;
  /** Bytes that are there. */
  size?: number;
  /** Of one that was too large: how many pieces of it are still to be dropped. */
  rest?: number;
}

/** The methods of PeerJS's serializers that read. */
interface Reader {
  _handleDataMessage(event: { data: unknown }): void;
  _handleChunk?(piece: Piece): void;
  emitError?(type: string, message: string): void;
  _chunkedData?: Record<number, Unfinished>;
}

/** Makes a serializer that reads with PeerJS's unpacker drop what cannot be read, or is there to hurt. */
export function hardenBinary(prototype: Reader): void {
  const { _handleDataMessage: take, _handleChunk: join } = prototype;
  prototype._handleDataMessage = function (event) {
    if (isUnpackable(event.data)) take.call(this, event);
  };
  prototype._handleChunk = function (piece) {
    const unfinished = this._chunkedData ?? {};
    if (!isPiece(piece, unfinished)) return;
    // The same piece twice would be taken for another one, and leave a hole.
    const id = piece.__peerData as number;
    const before = unfinished[id];
    if (before?.rest !== undefined) {
      if (--before.rest <= 0) Reflect.deleteProperty(unfinished, id);
      return;
    }
    if (before && (before.total !== piece.total || before.data[piece.n as number] !== undefined)) return;
    const { byteLength } = piece.data as ArrayBuffer;
    const size = (before?.size ?? 0) + byteLength;
    const all = Object.values(unfinished).reduce((sum, { size = 0 }) => sum + size, byteLength);
    if (all > MAX_BYTES) {
      const count = (before?.count ?? 0) + 1;
      const rest = (piece.total as number) - count;
      if (rest > 0) unfinished[id] = { data: [], count, total: piece.total, rest };
      else Reflect.deleteProperty(unfinished, id);
      const most = MAX_BYTES / 1024 ** 2;
      this.emitError?.('message-too-big', `More than ${most} MB came in pieces, and were dropped.`);
      return;
    }
    join?.call(this, piece);
    const after = unfinished[id];
    if (after) after.size = size;
  };
}

/** Makes a serializer that reads JSON drop what is none. */
export function hardenJson(prototype: Reader): void {
  const { _handleDataMessage: take } = prototype;
  prototype._handleDataMessage = function (event) {
    try {
      const text = new TextDecoder().decode(event.data as ArrayBuffer);
      if (JSON.parse(text) === null) return;
    } catch {
      return;
    }
    take.call(this, event);
  };
}

interface ReaderClass {
  new (...args: never[]): object;
  readonly prototype: object;
}

/** PeerJS's Peer with hardened serializers of its own; those that a page adds are its own affair, and other Peers are let be. */
export function hardened<P extends new (...args: never[]) => object>(Base: P): P {
  const Loose = Base as unknown as new (...args: unknown[]) => {
    _serializers: Record<string, ReaderClass>;
    options: { serializers?: object };
  };
  class Hardened extends Loose {
    constructor(...args: unknown[]) {
      super(...args);
      const own = { ...this._serializers };
      const made = new Map<ReaderClass, ReaderClass>();
      for (const [name, Reader] of Object.entries(own)) {
        if (name === 'raw' || Object.hasOwn(this.options.serializers ?? {}, name)) continue;
        if (!made.has(Reader)) {
          class Checked extends Reader {}
          (name === 'json' ? hardenJson : hardenBinary)(Checked.prototype as Reader);
          made.set(Reader, Checked);
        }
        own[name] = made.get(Reader) as ReaderClass;
      }
      this._serializers = own;
    }
  }
  return Hardened as unknown as P;
}
