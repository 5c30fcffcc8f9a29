import type {
  AnswerOption,
  CallOption,
  DataConnection,
  MediaConnection,
  Peer,
  PeerConnectOption,
} from 'peerjs';
import { PeerElementsError, toError } from '../base/errors.js';
import { quiet, type Cleanup } from '../base/lifetime.js';
import type { Extra } from '../signalling/frames.js';
import { resolveOptions, type ResolvedOptions, type SessionOptions } from '../signalling/options.js';
import { checkConfig, serversOf } from '../signalling/option-rules.js';
import type { PeerAdapter } from '../signalling/peer-adapter.js';
import { Dial } from './dial.js';
import type { Inbound } from './inbound.js';
import { UNCLAIMED_MS } from './reception.js';

/**
 * What a page asks of PeerJS by itself, past the elements. A page of tags alone never does, so this is loaded with the
 * first such question.
 */

/** What of a session this needs. */
interface Session {
  introduction(more?: Partial<Extra>): Extra;
  track<C extends DataConnection | MediaConnection>(dial: Dial<C>): Dial<C>;
  report(error: PeerElementsError): PeerElementsError;
}

/** What says which servers help to find a path. */
type Servers = SessionOptions & { readonly configSrc?: string | null };

interface ConfiguredSession extends Session {
  readonly config: Servers;
  readonly store: { readonly value: { readonly peer: Peer | null } };
  on(name: 'disconnected', listener: () => void): () => void;
}

/** As PeerJS keeps them. */
type PeerConnections = Record<string, { readonly peerConnection: RTCPeerConnection | null }[]>;

const FETCH_MS = 10_000;
/** How often `config-src` is asked while the session lives. */
const REFRESH_MS = 600_000;

export async function connect(
  session: Session,
  ready: Promise<PeerAdapter>,
  to: string,
  options: PeerConnectOption,
): Promise<DataConnection> {
  const adapter = await ready;
  const connection = adapter.connect(to, options, session.introduction({ use: 'data' }));
  return handOut(session, session.track(new Dial(connection, false)));
}

export async function call(
  session: Session,
  ready: Promise<PeerAdapter>,
  to: string,
  stream: MediaStream,
  options: CallOption,
): Promise<MediaConnection> {
  const adapter = await ready;
  const dial = session.track(new Dial(adapter.call(to, stream, options, session.introduction()), true));
  // No ring-timeout of a channel stands behind this dial.
  dial.expireAfter(UNCLAIMED_MS);
  return handOut(session, dial);
}

/** What the page may do about an offer that no element takes; doing nothing is declining it, at the deadline. */
interface Asked {
  readonly from: string;
  readonly metadata: unknown;
  decline(): void;
}

/** By the name of the session's event. */
export interface OfferDetails {
  connection: Asked & { readonly label: string | null; accept(): Promise<DataConnection> };
  call: Asked & {
    readonly displayName: string | null;
    answer(stream?: MediaStream, options?: AnswerOption): Promise<MediaConnection>;
  };
}

/** What of a session is needed to ask its page. */
interface AskingSession {
  readonly reception: { isUnclaimed(offer: Inbound): boolean };
  introduction(more?: Partial<Extra>): Extra;
  emit<K extends keyof OfferDetails>(name: K, detail: OfferDetails[K]): void;
}

/** Asks the page, unless somebody has taken the offer, or taken it back, while this was loaded. */
export function ask(session: AskingSession, offer: Inbound): void {
  if (!session.reception.isUnclaimed(offer)) return;
  const { from, label, metadata, displayName, kind } = offer;
  const settle = <C>(act: () => C) => quiet(Promise.resolve().then(act));
  const decline = () => offer.decline();
  if (kind === 'data')
    session.emit('connection', {
      ...{ from, label, metadata, decline },
      accept: () => settle(() => offer.acceptData(session.introduction({ use: 'data' }))),
    });
  else
    session.emit('call', {
      ...{ from, displayName, metadata, decline },
      answer: (...args) =>
        settle(() =>
          offer.accept<MediaConnection>(session.introduction(), (connection) => connection.answer(...args)),
        ),
    });
}

/** Hands PeerJS's object out, and the dial's errors to it: PeerJS would leave it silent for ever. */
function handOut<C extends DataConnection | MediaConnection>(session: Session, dial: Dial<C>): C {
  const { connection } = dial;
  const end = (error: PeerElementsError) => {
    (connection as unknown as { emit(name: 'error', error: PeerElementsError): void }).emit('error', error);
    session.report(error);
    connection.close();
  };
  dial.on('failed', end);
  dial.on('ended', (reason) =>
    end(new PeerElementsError('connection-closed', 'The call ended: {reason}.', { params: { reason } })),
  );
  return connection;
}

/** PeerJS's `listAllPeers`, asked here: PeerJS leaves the server when the answer is no (peers/peerjs#73). */
export async function listAllPeers(
  session: Session & { readonly config: SessionOptions },
  settings: ResolvedOptions | null,
  done?: (ids: string[]) => void,
): Promise<string[]> {
  const options = settings ?? (await resolveOptions(session.config));
  const { secure, host, port, path, key, referrerPolicy } = options;
  const url = `${secure ? 'https' : 'http'}://${host}:${port}${path}${key}/peers`;
  let ids: string[];
  try {
    const response = await fetch(url, { referrerPolicy, signal: AbortSignal.timeout(FETCH_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    ids = (await response.json()) as string[];
  } catch (cause) {
    throw session.report(
      toError(cause, 'server-error', 'The server did not list its peers: {cause}.', {
        hint: 'Discovery is off by default: start the server with allow_discovery.',
      }),
    );
  }
  done?.(ids);
  return ids;
}

/**
 * `config`, or what is behind `config-src` in its place, and the servers of `stun` and `turn`. What has an address is asked
 * again while the session lives: short-lived credentials run out.
 */
export async function configOf(
  session: ConfiguredSession,
  life: Cleanup,
  config: RTCConfiguration | null,
): Promise<RTCConfiguration> {
  if (session.config.configSrc) {
    const refresh = () => void refreshConfig(session);
    life.every(REFRESH_MS, refresh);
    life.add(session.on('disconnected', refresh));
  }
  return readConfig(session.config, config);
}

export async function readConfig(
  options: Servers,
  config: RTCConfiguration | null,
): Promise<RTCConfiguration> {
  const base = options.configSrc ? await fetchConfig(options.configSrc) : config;
  return { ...base, iceServers: [...(base?.iceServers ?? []), ...serversOf(options)] };
}

async function fetchConfig(url: string): Promise<RTCConfiguration> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS), credentials: 'same-origin' });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return checkConfig('config-src', await response.json());
  } catch (cause) {
    throw toError(cause, 'network', 'The attribute config-src="{url}" could not be read: {cause}.', {
      params: { url },
      hint: 'It must answer with JSON such as {"iceServers": []}.',
      fatal: true,
    });
  }
}

/** For what is dialled from now on, and for what looks for another path. */
async function refreshConfig(session: ConfiguredSession): Promise<void> {
  try {
    const { peer } = session.store.value;
    const config = await readConfig(session.config, null);
    // Another one has other servers.
    if (!peer || peer !== session.store.value.peer) return;
    // One certificate for all connections, and no address, whatever the server says.
    const { certificates, iceTransportPolicy } = peer.options.config as RTCConfiguration;
    const kept = { ...(certificates && { certificates }), ...(iceTransportPolicy && { iceTransportPolicy }) };
    peer.options.config = { ...config, ...kept };
    const { iceServers = [] } = config;
    for (const { peerConnection: pc } of Object.values(peer.connections as PeerConnections).flat())
      if (pc && pc.signalingState !== 'closed') pc.setConfiguration({ ...pc.getConfiguration(), iceServers });
  } catch (cause) {
    session.report(toError(cause, 'network', 'config-src could not be read: {cause}.'));
  }
}
