export type CallQuality = 'good' | 'fair' | 'poor' | 'lost';

/** What flows in one direction, of one kind. */
export interface Flow {
  /** Kilobits a second. */
  readonly kbps: number;
  /** Share of the packets that were lost over the last seconds, 0 to 1; null where nobody has said yet. */
  readonly loss: number | null;
  /** How uneven the packets come, in milliseconds; null where nobody has said yet. */
  readonly jitter: number | null;
  /** Pictures a second, for a picture. */
  readonly fps: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Loudness of sound, 0 to 1. */
  readonly level: number | null;
}

/** The figures behind `quality`, measured once a second. */
export interface CallStats {
  /** To the other side and back, in milliseconds; null before it was measured. */
  readonly roundTrip: number | null;
  /** Whether a TURN server stands in between; null where the browser does not say. */
  readonly relayed: boolean | null;
  readonly received: Readonly<Record<'audio' | 'video', Flow | null>>;
  readonly sent: Readonly<Record<'audio' | 'video', Flow | null>>;
  /** Steps that one's own picture was taken down, 0 to 3. */
  readonly step: number;
}

/** The members that are read of the browser's statistics; none of them is sure to be there. */
export interface StatsEntry {
  readonly id: string;
  readonly type: string;
  readonly kind?: 'audio' | 'video';
  readonly timestamp: number;
  readonly mid?: string;
  readonly remoteId?: string;
  readonly codecId?: string;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
  readonly jitter?: number;
  readonly framesPerSecond?: number;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly audioLevel?: number;
  readonly mediaSourceId?: string;
  readonly qualityLimitationReason?: string;
  readonly selectedCandidatePairId?: string;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  readonly currentRoundTripTime?: number;
  readonly roundTripTime?: number;
}
export type StatsEntries = ReadonlyMap<string, StatsEntry>;

/** What the browser counted at two looks, a second apart. */
export interface Reports {
  readonly before: StatsEntries;
  readonly now: StatsEntries;
  /** Steps that one's own picture was taken down. */
  readonly step: number;
}
