import type { CallQuality, StatsEntries, StatsEntry } from './quality-types.js';

/** Above one of these it is worse: loss as a share, the others in seconds. */
const LIMITS = [
  ['poor', { loss: 0.08, roundTrip: 0.6, jitter: 0.1 }],
  ['fair', { loss: 0.025, roundTrip: 0.3, jitter: 0.05 }],
] as const;

/** Looks in a row that say worse, or better, before it is believed: worse is believed sooner than better. */
const WORSE = 2;
const BETTER = 5;

const RANK: readonly CallQuality[] = ['good', 'fair', 'poor', 'lost'];

/** What one look says. */
export interface Look {
  /** Share of one's own packets that the other side misses, 0 to 1. */
  readonly sentLoss: number;
  /** Whether the encoder says that this machine is too slow. */
  readonly isCpuShort: boolean;
}

/** Turns what the browser counts, looked at once a second, into a word. */
export class QualityMonitor {
  #quality: CallQuality | null = null;
  /** What the last looks said, all of them worse or all better than the word. */
  #seen: number[] = [];
  #direction = 0;

  get quality(): CallQuality | null {
    return this.#quality;
  }

  look(before: StatsEntries, now: StatsEntries): Look {
    const worst = { loss: 0, roundTrip: 0, jitter: 0 };
    let sentLoss = 0;
    let isCpuShort = false;
    for (const entry of now.values()) {
      const {
        type,
        jitter = 0,
        fractionLost = 0,
        roundTripTime = 0,
        currentRoundTripTime = 0,
        nominated,
      } = entry;
      if (type === 'candidate-pair' && nominated)
        worst.roundTrip = Math.max(worst.roundTrip, currentRoundTripTime);
      isCpuShort ||= type === 'outbound-rtp' && entry.qualityLimitationReason === 'cpu';
      if (type !== 'inbound-rtp' && type !== 'remote-inbound-rtp') continue;
      if (type === 'remote-inbound-rtp') sentLoss = Math.max(sentLoss, fractionLost);
      // Of what the other side receives only a share is known, and it is in `fractionLost`.
      const missed = type === 'inbound-rtp' ? receivedLoss(before.get(entry.id), entry) : null;
      worst.loss = Math.max(worst.loss, fractionLost, missed ?? 0);
      worst.jitter = Math.max(worst.jitter, jitter);
      worst.roundTrip = Math.max(worst.roundTrip, roundTripTime);
    }
    this.#judge(worst);
    return { sentLoss, isCpuShort };
  }

  #judge(worst: Readonly<Record<'loss' | 'roundTrip' | 'jitter', number>>): void {
    const [now] = LIMITS.find(
      ([, { loss, roundTrip, jitter }]) =>
        worst.loss > loss || worst.roundTrip > roundTrip || worst.jitter > jitter,
    ) ?? ['good' as const];
    this.#quality ??= now;
    const rank = RANK.indexOf(now);
    const direction = Math.sign(rank - RANK.indexOf(this.#quality));
    if (direction !== this.#direction) this.#seen = [];
    this.#direction = direction;
    this.#seen.push(rank);
    if (direction === 0 || this.#seen.length < (direction > 0 ? WORSE : BETTER)) return;
    // They may differ among themselves: the one nearest to the word that stood is sure.
    this.#quality = RANK[direction > 0 ? Math.min(...this.#seen) : Math.max(...this.#seen)] ?? now;
    this.#seen = [];
  }
}

/** Share of the packets that did not arrive between two looks; null where nothing can be said. */
export function receivedLoss(before: StatsEntry | undefined, now: StatsEntry): number | null {
  const lost = Math.max(0, (now.packetsLost ?? 0) - (before?.packetsLost ?? 0));
  const came = (now.packetsReceived ?? 0) - (before?.packetsReceived ?? 0);
  return before && lost + came > 0 ? lost / (lost + came) : null;
}
