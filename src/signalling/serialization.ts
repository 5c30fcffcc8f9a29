import { PeerElementsError } from '../base/errors.js';

export const SERIALIZATIONS = ['binary', 'binary-utf8', 'json', 'raw', 'none'] as const;
export type Serialization = (typeof SERIALIZATIONS)[number];

/** PeerJS drops JSON from this size on, in bytes, with an error on its own object only. */
const MAX_JSON = 16_300;
/** Deeper than this PeerJS's packer runs out of stack. */
const MAX_DEPTH = 1000;
/** Below it PeerJS's packer swaps the halves of the number; above 2 ** 53 a number is not exact anyway. */
const LOWEST_WHOLE = -(2 ** 31);
/** Names of members that PeerJS, or its packer, takes for its own. */
const JSON_NAMES = ['__proto__', '__peerData'];
const PACKED_NAMES = [...JSON_NAMES, 'constructor', 'hasOwnProperty', 'BYTES_PER_ELEMENT'];

function refuse(what: string, hint: string): never {
  throw new PeerElementsError('invalid-data', 'The data cannot be sent as it is: {what}.', {
    params: { what },
    hint,
  });
}

/**
 * Throws where PeerJS would deliver another value than was sent, or none. Measured with 1.5.5: a bare null makes the
 * receiver throw, NaN arrives as a tiny number, Date as text, a member called `__peerData` is swallowed.
 */
export function checkSendable(data: unknown, serialization: Serialization, maxMessage: number): void {
  if (serialization === 'raw' || serialization === 'none') return checkRaw(data, maxMessage);
  if (data == null) refuse('it is null or undefined', 'Wrap it: {value: null}.');
  if (serialization !== 'json') return checkValue(data, true, 0);
  checkValue(data, false, 0);
  const size = new TextEncoder().encode(JSON.stringify(data)).byteLength;
  if (size < MAX_JSON) return;
  throw new PeerElementsError(
    'message-too-big',
    'The message has {size} bytes as JSON; PeerJS sends less than {most}.',
    {
      params: { size, most: MAX_JSON },
      hint: 'Send it in parts, or use serialization="binary".',
    },
  );
}

function checkRaw(data: unknown, maxMessage: number): void {
  const isText = typeof data === 'string';
  if (!isText && !isBytes(data))
    refuse(
      'serialization="raw" carries text and bytes only',
      'Send a string, an ArrayBuffer, a view or a Blob.',
    );
  if (isText && !data.isWellFormed())
    refuse('the text holds half a character', 'Remove lone surrogates first.');
  const size = isText
    ? new TextEncoder().encode(data).byteLength
    : data instanceof Blob
      ? data.size
      : (data as ArrayBuffer).byteLength;
  if (size <= maxMessage) return;
  throw new PeerElementsError(
    'message-too-big',
    'The message has {size} bytes; this connection carries {most} at once.',
    {
      params: { size, most: maxMessage },
      hint: 'Send it in parts, or use serialization="binary".',
    },
  );
}

function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView | Blob {
  return (
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    (typeof Blob !== 'undefined' && value instanceof Blob)
  );
}

function checkValue(value: unknown, binary: boolean, depth: number): void {
  if (depth > MAX_DEPTH) refuse('it is nested too deeply, or contains itself', 'Flatten it first.');
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      if (binary && !value.isWellFormed())
        refuse('a text in it holds half a character', 'Remove lone surrogates first.');
      return;
    case 'number':
      return checkNumber(value, binary);
    case 'object':
      return value === null ? undefined : checkObject(value, binary, depth);
    default:
      refuse(`it holds a ${typeof value}`, 'Send texts, numbers, booleans, bytes, arrays and plain objects.');
  }
}

function checkNumber(value: number, binary: boolean): void {
  if (!Number.isFinite(value)) refuse(`it holds ${value}`, 'Send null or a text in its place.');
  if (Object.is(value, -0)) refuse('it holds -0', 'Send 0.');
  if (!binary) return;
  const whole = Number.isInteger(value);
  if (whole ? value < LOWEST_WHOLE || !Number.isSafeInteger(value) : !keepsFraction(Math.abs(value)))
    refuse(`the number ${value} would arrive as another one`, 'Send it as a text.');
}

/** PeerJS's packer finds the exponent by a logarithm, which is off by one for some numbers and too low for the smallest. */
function keepsFraction(size: number): boolean {
  const exponent = Math.floor(Math.log(size) / Math.LN2);
  return exponent >= -1022 && size >= 2 ** exponent && size < 2 ** (exponent + 1);
}

function checkObject(value: object, binary: boolean, depth: number): void {
  if (isBytes(value)) {
    if (!binary) refuse('JSON has no bytes', 'Use serialization="binary".');
    if (value instanceof DataView) refuse('it holds a DataView', 'Send its buffer, or a Uint8Array.');
    return;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) checkValue(value[index], binary, depth + 1);
    return;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype)
    refuse(
      `it holds a ${value.constructor?.name ?? 'object without a prototype'}`,
      'Turn it into a plain object or a text first.',
    );
  for (const [key, member] of Object.entries(value)) {
    if (binary && !key.isWellFormed())
      refuse('the name of a member holds half a character', 'Remove lone surrogates first.');
    if ((binary ? PACKED_NAMES : JSON_NAMES).includes(key))
      refuse(`PeerJS keeps the name ${key} for itself`, 'Give that member another name.');
    // JSON leaves out a member that is undefined, which reads the same; the binary packer makes null of it.
    if (member === undefined && !binary) continue;
    checkValue(member, binary, depth + 1);
  }
}

/** PeerJS hands bytes out as an ArrayBuffer when they are few and as a Uint8Array when they are many. */
export function normaliseReceived(data: unknown): unknown {
  if (!(data instanceof Uint8Array)) return data;
  const { buffer, byteOffset, byteLength } = data;
  return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}
