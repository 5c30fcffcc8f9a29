import type { Session } from '../session/session.js';
import { connectPair, type Examined, type Opener } from './doctor-ice.js';
import type { StatsEntries, StatsEntry } from './quality-types.js';

/** Between two looks at what the browser counts. */
const LOOK_MS = 1000;
const CONNECT_MS = 4000;
const PINGS = 30;
const PING_EVERY_MS = 30;
/** How long the last answer may take. */
const LAST_MS = 1000;

/** What the way to somebody else is like, of several ways the worst. */
export interface Path {
  /** Over what it was measured: something that is connected, or a TURN server alone. */
  readonly over: 'connection' | 'turn';
  /** Milliseconds; null where the browser does not say. */
  readonly roundTrip: number | null;
  /** Whether a TURN server stands in between; null where the browser does not say. */
  readonly relayed: boolean | null;
  /** Share of the packets, 0 to 1; null where nothing was counted. */
  readonly loss: number | null;
}

interface Measured extends Opener {
  readonly session: Session;
  readonly servers: Promise<readonly Examined[]>;
}

/** Of what is connected, else over a TURN server; null where there is neither. */
export async function measure(examination: Measured): Promise<Path | null> {
  const connections = connectionsOf(examination.session);
  if (connections.length > 0) {
    const paths = await Promise.all(connections.map(lookAt));
    return paths.reduce(worse);
  }
  // Why there are none has been said by then.
  const servers = await examination.servers.catch(() => []);
  const turn = servers.find(({ kind, outcome }) => kind !== 'stun' && outcome === 'works');
  return turn ? ping(examination, turn.server) : null;
}

function connectionsOf({ store }: Session): RTCPeerConnection[] {
  const all = Object.values((store.value.peer?.connections ?? {}) as Record<string, unknown[]>).flat() as {
    readonly peerConnection?: RTCPeerConnection | null;
  }[];
  // A kit's call and its chat may share one.
  return [...new Set(all.map(({ peerConnection }) => peerConnection))].filter(
    (pc): pc is RTCPeerConnection => pc?.connectionState === 'connected',
  );
}

async function lookAt(pc: RTCPeerConnection): Promise<Path> {
  const before = (await pc.getStats()) as StatsEntries;
  await pause(LOOK_MS);
  const now = (await pc.getStats()) as StatsEntries;
  const all = [...now.values()];
  const pair = selectedPair(all, now);
  const ends = [pair?.localCandidateId, pair?.remoteCandidateId].map((id) => now.get(id ?? ''));
  const roundTrip = highest([pair?.currentRoundTripTime, ...all.map((entry) => entry.roundTripTime)]);
  return {
    over: 'connection',
    roundTrip: roundTrip === null ? null : roundTrip * 1000,
    relayed: ends[0] ? ends.some((end) => end?.candidateType === 'relay') : null,
    loss: highest(all.map((entry) => lossOf(entry, before.get(entry.id)))),
  };
}

/** Chromium names it in the transport, Firefox by a mark on the pair. */
function selectedPair(all: readonly StatsEntry[], entries: StatsEntries): StatsEntry | undefined {
  const transport = all.find(({ selectedCandidatePairId }) => selectedCandidatePairId);
  return (
    entries.get(transport?.selectedCandidatePairId ?? '') ??
    all.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded')
  );
}

/** What the other side says that it misses, and what is missed here between two looks. */
function lossOf(entry: StatsEntry, before: StatsEntry | undefined): number | undefined {
  if (entry.type === 'remote-inbound-rtp') return entry.fractionLost;
  if (entry.type !== 'inbound-rtp' || !before) return undefined;
  const lost = Math.max(0, (entry.packetsLost ?? 0) - (before.packetsLost ?? 0));
  const came = (entry.packetsReceived ?? 0) - (before.packetsReceived ?? 0);
  return lost + came > 0 ? lost / (lost + came) : undefined;
}

function worse(one: Path, other: Path): Path {
  return {
    over: 'connection',
    roundTrip: highest([one.roundTrip, other.roundTrip]),
    relayed: one.relayed || other.relayed ? true : (one.relayed ?? other.relayed),
    loss: highest([one.loss, other.loss]),
  };
}

function highest(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  return known.length > 0 ? Math.max(...known) : null;
}

/** To the TURN server, back to this page, and the same way again: as long as to somebody who is as far from it. */
async function ping(opener: Opener, server: RTCIceServer): Promise<Path | null> {
  const pair = await connectPair(opener, { iceServers: [server], iceTransportPolicy: 'relay' }, CONNECT_MS);
  if (!pair) return null;
  const [near, far] = pair;
  const sent: number[] = [];
  const took: number[] = [];
  far.onmessage = ({ data }) => far.readyState === 'open' && far.send(data as string);
  const back = new Promise<void>((done) => {
    near.onmessage = ({ data }) => {
      took.push(performance.now() - (sent[Number(data)] ?? 0));
      if (took.length === PINGS) done();
    };
  });
  while (sent.length < PINGS && near.readyState === 'open') {
    near.send(String(sent.push(performance.now()) - 1));
    await pause(PING_EVERY_MS);
  }
  await Promise.race([back, pause(LAST_MS)]);
  if (took.length === 0) return null;
  took.sort((a, b) => a - b);
  return {
    over: 'turn',
    roundTrip: took[took.length >> 1] ?? null,
    relayed: true,
    // Each was two packets.
    loss: (sent.length - took.length) / sent.length / 2,
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
