import { Cleanup, deferred } from '../base/lifetime.js';

/** How long a server may take for an answer. */
export const ANSWER_SECONDS = 5;

/** What makes connections, and closes them in the end. */
export interface Opener {
  open(config: RTCConfiguration): RTCPeerConnection;
}

export type ServerKind = 'stun' | 'udp' | 'tcp' | 'tls';

/** One address of a server in an RTCConfiguration. */
export interface IceServer {
  readonly kind: ServerKind;
  /** Its host and port, without anything that lets one in. */
  readonly name: string;
  readonly server: RTCIceServer;
}

/** `refused`: it does not know the user name, or the password is wrong. A number: an error of STUN. */
export type Outcome = 'works' | 'refused' | 'unreachable' | 'silent' | number;

export interface Examined extends IceServer {
  readonly outcome: Outcome;
}

export function serversOf({ iceServers = [] }: RTCConfiguration): IceServer[] {
  return iceServers.flatMap(({ urls, ...rest }) =>
    [urls].flat().map((url) => ({
      kind: kindOf(url),
      name: url.replace(/^\w+:|\?.*$/g, ''),
      server: { ...rest, urls: url },
    })),
  );
}

function kindOf(url: string): ServerKind {
  if (/^stuns?:/i.test(url)) return 'stun';
  if (/^turns:/i.test(url)) return 'tls';
  return /[?&]transport=tcp/i.test(url) ? 'tcp' : 'udp';
}

/** Asks each server for an address: with `isRelayOnly` no STUN server, which would be shown that of this device. */
export async function examineServers(
  opener: Opener,
  config: RTCConfiguration,
  isRelayOnly: boolean,
): Promise<readonly Examined[]> {
  const servers = serversOf(config).filter(({ kind }) => !isRelayOnly || kind !== 'stun');
  return Promise.all(servers.map(async (each) => ({ ...each, outcome: await outcomeOf(opener, each) })));
}

async function outcomeOf(opener: Opener, { kind, server }: IceServer): Promise<Outcome> {
  const isStun = kind === 'stun';
  const wanted = isStun ? 'srflx' : 'relay';
  const { candidates, errors, isComplete } = await gather(
    opener,
    { iceServers: [server], iceTransportPolicy: isStun ? 'all' : 'relay' },
    ({ type }) => type === wanted,
  );
  if (candidates.some(({ type }) => type === wanted)) return 'works';
  const codes = errors.map(({ errorCode }) => errorCode);
  if (codes.some((code) => REFUSALS.includes(code))) return 'refused';
  const own = codes.find((code) => code < UNREACHABLE);
  if (own !== undefined) return own;
  if (codes.length > 0) return 'unreachable';
  // An address that is the same from outside is no second candidate. Where errors are not told of, silence looks alike.
  if (isStun && isComplete && candidates.length > 0 && 'onicecandidateerror' in RTCPeerConnection.prototype)
    return 'works';
  return isComplete ? 'unreachable' : 'silent';
}

/** 401: no, or wrong, credentials; 403: forbidden; 441: those of somebody else. */
const REFUSALS = [401, 403, 441];
/** The browser's own code for a server from which nothing came. */
const UNREACHABLE = 701;

interface Gathering {
  readonly candidates: readonly RTCIceCandidate[];
  readonly errors: readonly RTCPeerConnectionIceErrorEvent[];
  /** Whether the browser has gathered all that there is. */
  readonly isComplete: boolean;
}

/** Gathers until there is a candidate that will do, or all, or too much time has passed. */
export async function gather(
  opener: Opener,
  config: RTCConfiguration,
  isEnough: (candidate: RTCIceCandidate) => boolean = () => false,
): Promise<Gathering> {
  const candidates: RTCIceCandidate[] = [];
  const errors: RTCPeerConnectionIceErrorEvent[] = [];
  const { promise: isComplete, resolve } = deferred<boolean>();
  const pc = opener.open(config);
  const listening = new Cleanup();
  listening.add(() => pc.close());
  listening.listen(pc, 'icecandidate', (event) => {
    const { candidate } = event as RTCPeerConnectionIceEvent;
    if (!candidate) return resolve(true);
    if (candidate.candidate) candidates.push(candidate);
    if (isEnough(candidate)) resolve(false);
  });
  listening.listen(pc, 'icecandidateerror', (event) => {
    const error = event as RTCPeerConnectionIceErrorEvent;
    // One way out of this device speaks another version of IP than the server: the other one counts.
    if (!/incompatible/i.test(error.errorText)) errors.push(error);
  });
  listening.after(ANSWER_SECONDS * 1000, () => resolve(false));
  try {
    pc.createDataChannel('doctor');
    await pc.setLocalDescription();
    return { candidates, errors, isComplete: await isComplete };
  } finally {
    listening.run();
  }
}

/** Two ends of a channel between two connections of this page; null where none is found in time. */
export async function connectPair(
  opener: Opener,
  config: RTCConfiguration,
  ms: number,
): Promise<readonly [RTCDataChannel, RTCDataChannel] | null> {
  const near = opener.open(config);
  const far = opener.open(config);
  const options = { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 };
  const ends = [near, far].map((pc) => pc.createDataChannel('doctor', options)) as [
    RTCDataChannel,
    RTCDataChannel,
  ];
  const waiting = new Cleanup();
  const inTime = new Promise<boolean>((done) => {
    waiting.after(ms, () => done(false));
    for (const end of ends)
      waiting.listen(end, 'open', () => ends.every(({ readyState }) => readyState === 'open') && done(true));
  });
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const)
    waiting.listen(from, 'icecandidate', (event) => {
      const { candidate } = event as RTCPeerConnectionIceEvent;
      // One that cannot be taken is one path less.
      if (candidate) to.addIceCandidate(candidate).catch(() => undefined);
    });
  try {
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    if (await inTime) return ends;
    near.close();
    far.close();
    return null;
  } finally {
    waiting.run();
  }
}

/** Whether one and the same port of this device is seen from outside as several: a NAT that finds few direct paths. */
export function isSymmetric(
  candidates: readonly Pick<
    RTCIceCandidate,
    'type' | 'address' | 'port' | 'relatedAddress' | 'relatedPort' | 'foundation'
  >[],
): boolean {
  const seen = new Map<string, number | null>();
  for (const { type, address, port, relatedAddress, relatedPort, foundation } of candidates) {
    if (type !== 'srflx') continue;
    // Where the browser hides its own port, candidates of one foundation have the same one.
    const own = relatedPort && relatedPort > 9 ? `${relatedAddress} ${relatedPort}` : foundation;
    const key = `${own} ${address}`;
    if (seen.has(key) && seen.get(key) !== port) return true;
    seen.set(key, port);
  }
  return false;
}
