import { senderOf } from './local-media.js';
import type { Look } from './quality.js';

/** Not in the DOM's types yet. */
type Encoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec };

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

/** What an author asks of the encoder. */
export interface EncoderWishes {
  /** In kbit/s; null for no limit. */
  limit(): number | null;
  /** What it is to encode with; nothing for the browser's choice. */
  codec?(sender: RTCRtpSender): RTCRtpCodec | undefined;
}

/**
 * What the encoder of one's own picture may use: `max-bitrate` and `video-codecs`, and less while network or machine cannot
 * keep up.
 */
export class Encoder {
  readonly #pc: RTCPeerConnection;
  readonly #wishes: EncoderWishes;
  #step = 0;
  #bad = 0;
  #well = 0;
  #patience = UP_AFTER;
  /** Looks since the last step up. */
  #held = Infinity;
  #told = '{}';
  /** The browser takes one change at a time. */
  #setting: Promise<unknown> = Promise.resolve();

  constructor(pc: RTCPeerConnection, wishes: EncoderWishes) {
    this.#pc = pc;
    this.#wishes = wishes;
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
    this.#held++;
    if (this.#bad >= DOWN_AFTER) {
      if (this.#held < this.#patience) this.#patience = Math.min(LONGEST, this.#patience * 2);
      else if (this.#held < Infinity) this.#patience = UP_AFTER;
      this.#held = Infinity;
      this.#go(1);
    } else if (this.#well >= this.#patience && this.#step > 0) {
      this.#held = 0;
      this.#go(-1);
    }
    // A picture that joined meanwhile has an encoder that was told nothing yet.
    this.apply();
  }

  #go(direction: 1 | -1): void {
    this.#bad = this.#well = 0;
    this.#step = Math.min(STEPS.length - 1, this.#step + direction);
  }

  /** Tells the encoder; says nothing that it knows already. */
  apply(): void {
    const sender = senderOf(this.#pc, 'video');
    if (!sender) return;
    const { kbps = Infinity, ...rest } = STEPS[this.#step] ?? {};
    const most = Math.min(this.#wishes.limit() ?? Infinity, kbps);
    const codec = this.#wishes.codec?.(sender);
    const wanted: Encoding = {
      ...rest,
      ...(Number.isFinite(most) && { maxBitrate: most * 1000 }),
      ...(codec && { codec }),
    };
    const told = JSON.stringify(wanted);
    if (told === this.#told) return;
    this.#told = told;
    this.#set(sender, (encoding) => {
      delete encoding.maxBitrate;
      delete encoding.maxFramerate;
      delete encoding.codec;
      Object.assign(encoding, { scaleResolutionDownBy: 1 }, wanted);
    });
    const audio = senderOf(this.#pc, 'audio');
    if (audio) this.#set(audio, (encoding) => (encoding.priority = 'high'));
  }

  #set(sender: RTCRtpSender, change: (encoding: Encoding) => void): void {
    const told = this.#told;
    this.#setting = this.#setting
      .then(() => {
        const parameters = sender.getParameters();
        parameters.encodings.forEach(change);
        return sender.setParameters(parameters);
      })
      // A second negotiation may come in between; the next look tries again. A call that has ended has no next look.
      .catch(() => {
        if (this.#told === told) this.#told = '';
      });
  }
}
