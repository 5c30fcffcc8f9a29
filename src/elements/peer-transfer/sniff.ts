/** What a picture is by its first bytes, and how large; a type is the sender's word, which may be anything. */
export interface Sniffed {
  readonly type: string;
  /** In px, the way it is shown; 0 where that is not known. */
  readonly width: number;
  readonly height: number;
}

/** How much of a file is looked at: before its size a JPEG may have a small picture of itself. */
export const LOOKED_AT = 256 * 1024;

/** Null for what is none of the kinds that are shown. */
export function sniff(buffer: ArrayBuffer): Sniffed | null {
  const view = new DataView(buffer);
  try {
    return kindOf(view);
  } catch {
    // It ends before its header does.
    return null;
  }
}

const ascii = (view: DataView, at: number, length: number) =>
  String.fromCharCode(...new Uint8Array(view.buffer, at, length));

function kindOf(view: DataView): Sniffed | null {
  const start = ascii(view, 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n'))
    return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  if (/^GIF8[79]a/.test(start))
    return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (/^RIFF....WEBP/s.test(start)) return { type: 'image/webp', ...webpSize(view) };
  if (start.startsWith('\xff\xd8\xff')) return { type: 'image/jpeg', ...jpegSize(view) };
  if (/^....ftypavi[fs]/s.test(start)) return { type: 'image/avif', ...avifSize(view) };
  if (start.startsWith('BM') && view.getUint32(14, true) >= 40)
    return {
      type: 'image/bmp',
      width: Math.abs(view.getInt32(18, true)),
      height: Math.abs(view.getInt32(22, true)),
    };
  return null;
}

const UNKNOWN = { width: 0, height: 0 };

function webpSize(view: DataView): { width: number; height: number } {
  const little = (at: number) => view.getUint16(at, true);
  switch (ascii(view, 12, 4)) {
    case 'VP8 ':
      return { width: little(26) & 0x3fff, height: little(28) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      };
    default:
      return UNKNOWN;
  }
}

/** From segment to segment, up to the one that says how large it is; before that it says how it is turned. */
function jpegSize(view: DataView): { width: number; height: number } {
  let isTurned = false;
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xe1 && ascii(view, at + 4, 4) === 'Exif') isTurned = orientation(view, at + 10) > 4;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return UNKNOWN;
}

const ORIENTATION = 0x0112;

function orientation(view: DataView, start: number): number {
  const isLittle = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let at = directory + 2; at < directory + 2 + count * 12; at += 12)
    if (view.getUint16(at, isLittle) === ORIENTATION) return view.getUint16(at + 8, isLittle);
  return 1;
}

/** The largest of the sizes that it states, since it may be made of several pictures. */
function avifSize(view: DataView): { width: number; height: number } {
  let found = UNKNOWN;
  for (let at = 0; at + 16 < Math.min(view.byteLength, 4096); at++) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (width * height > found.width * found.height) found = { width, height };
  }
  return found;
}
