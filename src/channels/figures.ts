import { receivedLoss } from './quality.js';
import type { CallStats, Flow, Reports, StatsEntries, StatsEntry } from './quality-types.js';

/** The figures behind a connection's quality; calculated when somebody looks at them. */
export function figuresOf({ before, now, step }: Reports): CallStats {
  const all = [...now.values()];
  const find = (type: string, kind: string) => largest(all, type, kind);
  const pair = selectedPair(all, now);
  const roundTrip = pair?.currentRoundTripTime ?? find('remote-inbound-rtp', 'audio')?.roundTripTime;
  const ends = [pair?.localCandidateId, pair?.remoteCandidateId].map((id) => now.get(id ?? ''));
  const received = (kind: string) => {
    const entry = find('inbound-rtp', kind);
    return entry ? receivedFlow(entry, before.get(entry.id)) : null;
  };
  const sent = (kind: string) => {
    const entry = find('outbound-rtp', kind);
    return entry ? sentFlow(entry, before.get(entry.id), now) : null;
  };
  return {
    roundTrip: roundTrip === undefined ? null : roundTrip * 1000,
    relayed: ends[0] ? ends.some((end) => end?.candidateType === 'relay') : null,
    received: { audio: received('audio'), video: received('video') },
    sent: { audio: sent('audio'), video: sent('video') },
    step,
  };
}

function receivedFlow(entry: StatsEntry, before: StatsEntry | undefined): Flow {
  return {
    ...flow(entry, before, entry.bytesReceived, before?.bytesReceived),
    loss: receivedLoss(before, entry),
    jitter: entry.jitter === undefined ? null : entry.jitter * 1000,
    level: entry.audioLevel ?? null,
  };
}

function sentFlow(entry: StatsEntry, before: StatsEntry | undefined, entries: StatsEntries): Flow {
  const remote = entries.get(entry.remoteId ?? '');
  return {
    ...flow(entry, before, entry.bytesSent, before?.bytesSent),
    loss: remote?.fractionLost ?? null,
    jitter: remote?.jitter === undefined ? null : remote.jitter * 1000,
    level: entries.get(entry.mediaSourceId ?? '')?.audioLevel ?? null,
  };
}

function flow(entry: StatsEntry, before: StatsEntry | undefined, bytes = 0, bytesBefore = 0) {
  const ms = entry.timestamp - (before?.timestamp ?? entry.timestamp);
  return {
    kbps: ms > 0 ? Math.max(0, ((bytes - bytesBefore) * 8) / ms) : 0,
    fps: entry.framesPerSecond ?? null,
    width: entry.frameWidth ?? null,
    height: entry.frameHeight ?? null,
  };
}

/** Of several, such as a screen beside a camera, the one that carries most. */
function largest(all: readonly StatsEntry[], type: string, kind: string): StatsEntry | undefined {
  const size = ({ bytesReceived, bytesSent }: StatsEntry) => bytesReceived ?? bytesSent ?? 0;
  return all
    .filter((entry) => entry.type === type && entry.kind === kind)
    .reduce<StatsEntry | undefined>(
      (best, entry) => (best && size(best) >= size(entry) ? best : entry),
      undefined,
    );
}

/** Chromium names it in the transport, Firefox by a mark on the pair. */
function selectedPair(all: readonly StatsEntry[], entries: StatsEntries): StatsEntry | undefined {
  const transport = all.find(({ selectedCandidatePairId }) => selectedCandidatePairId);
  return (
    entries.get(transport?.selectedCandidatePairId ?? '') ??
    all.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded')
  );
}
