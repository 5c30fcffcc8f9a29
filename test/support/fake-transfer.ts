import type { PeerElementsError } from '../../src/base/errors.js';
import type { Transfer, TransferState } from '../../src/channels/file-types.js';

export type Faked = Partial<
  Pick<
    Transfer,
    'name' | 'size' | 'type' | 'path' | 'direction' | 'bytes' | 'rate' | 'timeLeft' | 'error' | 'waitingFor'
  >
> & { readonly state?: TransferState; readonly content?: Blob };

let made = 0;

/** A transfer in any state, without anybody at the other end. What it is asked for stands in `asked`. */
export class FakeTransfer extends EventTarget implements Transfer {
  readonly id = `fake-${made++}`;
  name = 'minutes of the meeting.pdf';
  size = 4_200_000;
  type = 'application/pdf';
  direction: Transfer['direction'] = 'receive';
  state: TransferState = 'offered';
  bytes = 0;
  rate = 0;
  timeLeft: number | null = null;
  readonly hash = null;
  error: PeerElementsError | null = null;
  waitingFor: Transfer['waitingFor'] = null;
  content = new Blob(['%PDF-1.7']);
  /** What `accept` and `provide` reject with, if anything. */
  refuses: PeerElementsError | null = null;
  readonly asked: unknown[][] = [];

  constructor(values: Faked = {}) {
    super();
    Object.assign(this, values);
  }

  become(values: Faked): void {
    Object.assign(this, values);
    this.dispatchEvent(new Event('change'));
  }

  async #ask(...what: unknown[]): Promise<void> {
    this.asked.push(what);
    if (this.refuses) throw this.refuses;
  }

  accept(options?: unknown): Promise<void> {
    return this.#ask('accept', ...(options ? [options] : []));
  }

  decline(): void {
    void this.#ask('decline');
  }

  pause(): void {
    void this.#ask('pause');
  }

  resume(): void {
    void this.#ask('resume');
  }

  cancel(): void {
    void this.#ask('cancel');
  }

  provide(file: File): Promise<void> {
    return this.#ask('provide', file.name);
  }

  blob(): Promise<Blob> {
    return Promise.resolve(this.content);
  }
}

/** A picture of this size, drawn here. */
export async function pictureOf(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#5b8def');
  sky.addColorStop(0.6, '#f7b267');
  sky.addColorStop(1, '#2b2d42');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff4d6';
  context.beginPath();
  context.arc(width * 0.7, height * 0.45, Math.min(width, height) * 0.12, 0, 7);
  context.fill();
  return canvas.convertToBlob({ type });
}

/** Half a second of a tone. */
export function soundOf(seconds = 0.5, rate = 8000): Blob {
  const count = Math.round(seconds * rate);
  const view = new DataView(new ArrayBuffer(44 + count));
  const write = (at: number, text: string) =>
    [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, 36 + count, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, 'data');
  view.setUint32(40, count, true);
  for (let at = 0; at < count; at++) view.setUint8(44 + at, 128 + 60 * Math.sin((at * 440 * 6.283) / rate));
  return new Blob([view.buffer], { type: 'audio/wav' });
}
