import { senderOf } from './local-media.js';
import type { Look } from './quality.js';

interface Step {
  readonly scaleResolutionDownBy?: number;
  readonly maxFramerate?: number;
  readonly kbps?: number;
}
/** What one's own picture is taken down to, step by step. Sound is never touched. */
const STEPS: readonly Step[] = [
  {},
  { scaleResolutionDownBy: 1.5, maxFramerate: 24, kbps: 800 },
  { scaleResolutionDownBy: 2, maxFramerate: 20, kbps: 400 },
  { scaleResolutionDownBy: 4, maxFramerate: 12, kbps: 150 },
];

/** Above this share of lost packets the picture takes what sound needs. */
const LOSSY = 0.1;
const QUIET = 0.03;
/** Looks in a row, one a second. */
const DOWN_AFTER = 3;
const UP_AFTER = 12;
/** What did not hold is not tried again so soon. */
const LONGEST = 96;

/** What the encoder of one's own picture may use: `max-bitrate`, and less while network or machine cannot keep up. */
export class Encoder {
  readonly #pc: RTCPeerConnection;
  readonly #limit: () => number | null;
  #step = 0;
  #bad = 0;
  #well = 0;
  #patience = UP_AFTER;
  #wentUp = false;
  #told = '';

  /** `limit` is in kbit/s. */
  constructor(pc: RTCPeerConnection, limit: () => number | null) {
    this.#pc = pc;
    this.#limit = limit;
  }

  /** 0 is all that the camera gives. */
  get step(): number {
    return this.#step;
  }

  /** Looks at the figures of a second. */
  adapt({ sentLoss: loss, isCpuShort }: Look): void {
    const isBad = loss > LOSSY || isCpuShort;
    this.#bad = isBad ? this.#bad + 1 : 0;
    this.#well = loss < QUIET && !isCpuShort ? this.#well + 1 : 0;
    if (this.#bad >= DOWN_AFTER) {
      if (this.#wentUp) this.#patience = Math.min(LONGEST, this.#patience * 2);
      this.#go(1);
    } else if (this.#well >= this.#patience) this.#go(-1);
  }

  #go(direction: 1 | -1): void {
    this.#bad = this.#well = 0;
    this.#wentUp = direction < 0;
    const step = Math.min(STEPS.length - 1, Math.max(0, this.#step + direction));
    if (step === this.#step) return;
    this.#step = step;
    this.apply();
  }

  /** Tells the encoder; says nothing that it knows already. */
  apply(): void {
    const { kbps = Infinity, ...rest } = STEPS[this.#step] ?? {};
    const most = Math.min(this.#limit() ?? Infinity, kbps);
    const wanted: Partial<RTCRtpEncodingParameters> = {
      ...rest,
      ...(Number.isFinite(most) && { maxBitrate: most * 1000 }),
    };
    const told = JSON.stringify(wanted);
    if (told === this.#told || (told === '{}' && !this.#told)) return;
    this.#told = told;
    this.#set('video', (encoding) => {
      delete encoding.maxBitrate;
      delete encoding.maxFramerate;
      Object.assign(encoding, { scaleResolutionDownBy: 1 }, wanted);
    });
    this.#set('audio', (encoding) => (encoding.priority = 'high'));
  }

  #set(kind: string, change: (encoding: RTCRtpEncodingParameters) => void): void {
    const sender = senderOf(this.#pc, kind);
    if (!sender) return;
    const parameters = sender.getParameters();
    parameters.encodings.forEach(change);
    // A call that ended meanwhile has no sender to limit.
    sender.setParameters(parameters).catch(() => undefined);
  }
}
