import type { PeerOptions } from 'peerjs';
import { explain, type Failure } from './failure.js';

export { invalidAttribute } from './invalid-attribute.js';

/** The attributes of `<peer-session>` that make a PeerJS connection, as an author wrote them. */
export interface SessionOptions {
  peerId?: string | null;
  host?: string | null;
  port?: string | number | null;
  path?: string | null;
  key?: string | null;
  /** null: PeerJS's own default. */
  secure?: boolean | null;
  token?: string | null;
  pingInterval?: string | number | null;
  debug?: string | number | null;
  referrerPolicy?: string | null;
  config?: string | RTCConfiguration | null;
  relayOnly?: boolean;
  serializers?: PeerOptions['serializers'] | null;
  logFunction?: PeerOptions['logFunction'] | null;
  /** `ask` or `open`; like the next one it takes effect without a new connection. */
  admission?: string | null;
  /** Seconds. */
  reconnectTimeout?: string | number | null;
}

/** What PeerJS and the connector take, checked. */
export interface ResolvedOptions {
  readonly id: string | null;
  readonly token: string | null;
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly key: string;
  readonly secure: boolean;
  readonly pingInterval: number;
  readonly debug: number;
  readonly referrerPolicy: ReferrerPolicy;
  /** null: PeerJS's own, with the public cloud. */
  readonly config: RTCConfiguration | null;
  readonly relayOnly: boolean;
  readonly serializers: NonNullable<PeerOptions['serializers']>;
  readonly logFunction: PeerOptions['logFunction'] | null;
}

const CLOUD_HOST = '0.peerjs.com';

/** What an attribute may hold; a RegExp is one. */
interface Rule {
  test(value: unknown): boolean;
  /** Bounds of a whole number. */
  readonly low?: number;
  readonly high?: number;
}

const whole = (low: number, high: number): Rule => ({
  low,
  high,
  test: (value) => /^\s*\d+\s*$/.test(String(value)) && Number(value) >= low && Number(value) <= high,
});

/** In the order in which they are looked at. The words for what breaks a rule are in explanations.ts. */
const RULES: Partial<Record<keyof SessionOptions, Rule>> = {
  admission: /^(ask|open)$/,
  reconnectTimeout: { test: (value) => Number(value) > 0 },
  // PeerJS's own rule: words of letters and digits with single blanks, `-` or `_` between them.
  peerId: /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/,
  // The page's own, a name, an IPv4 address, or an IPv6 address with or without its brackets.
  host: /^(?:\/|[^\s/?#@:[\]]+|\[?[\da-f]*:[\da-f:.]*:[\da-f:.]*\]?)$/i,
  port: whole(1, 65535),
  path: /^(?!.*:\/\/)[^\s?#]*$/,
  referrerPolicy:
    /^(|no-referrer(-when-downgrade)?|same-origin|(strict-)?origin(-when-cross-origin)?|unsafe-url)$/,
  config: { test: (value) => value === '' || isConfig(value) },
  // Shorter than half a second floods the server; longer than a minute and the id expires.
  pingInterval: whole(500, 60_000),
  debug: whole(0, 3),
};

/** Whether a JSON text or an object is an RTCConfiguration. Looser than a schema: browsers add members. */
export function isConfig(value: unknown): boolean {
  try {
    const config = parsed(value);
    // The browser is the judge of its own dictionary; nothing is gathered before a description is set.
    if (typeof RTCPeerConnection !== 'undefined') new RTCPeerConnection(config).close();
    return !!config && typeof config === 'object' && !Array.isArray(config);
  } catch {
    return false;
  }
}

function parsed(config: unknown): RTCConfiguration {
  return (typeof config === 'string' ? JSON.parse(config) : config) as RTCConfiguration;
}

/** The name of the first attribute that cannot be used. */
export function findUnusable(options: SessionOptions): keyof SessionOptions | undefined {
  return (Object.keys(RULES) as (keyof SessionOptions)[]).find(
    (name) => options[name] != null && !RULES[name]?.test(options[name]),
  );
}

/** What is wrong with an attribute, by the name of its property. */
export function unusable(name: string, value: unknown): Failure {
  const { low, high = 0 } = (RULES as Record<string, Rule>)[name] ?? {};
  return {
    code: name === 'peerId' ? 'invalid-id' : 'invalid-attribute',
    params: {
      attribute: name.replace(/[A-Z]/g, '-$&').toLowerCase(),
      value: typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)),
      ...(low !== undefined && { low, high }),
    },
    fatal: true,
  };
}

/** Checks everything; rejects with the error of the first attribute that cannot be used. */
export async function resolveOptions(options: SessionOptions): Promise<ResolvedOptions> {
  const bad = findUnusable(options);
  if (bad) throw await explain(unusable(bad, options[bad]));
  const { protocol, hostname, port: ownPort } = location;
  const isSecurePage = protocol === 'https:';
  const isOwn = options.host === '/';
  const host = isOwn ? hostname : (options.host ?? CLOUD_HOST);
  const isCloud = host === CLOUD_HOST;
  const secure = isCloud || (options.secure ?? isSecurePage);
  // `host="/"` means the page's own host and port; elsewhere PeerJS's default of 443 stands.
  const port = Number(options.port ?? ((isOwn && (ownPort || (!isSecurePage && 80))) || 443));
  const path = `/${options.path ?? ''}/`.replace(/\/{2,}/g, '/');
  const address = `${/^[^[]*:/.test(host) ? `[${host}]` : host}:${port}`;
  return {
    id: options.peerId ?? null,
    token: options.token ?? null,
    url: `${secure ? 'wss' : 'ws'}://${address}${path}peerjs`,
    host,
    port,
    path,
    key: options.key ?? 'peerjs',
    secure,
    pingInterval: Number(options.pingInterval ?? 5000),
    debug: Number(options.debug ?? 0),
    referrerPolicy: (options.referrerPolicy ?? 'strict-origin-when-cross-origin') as ReferrerPolicy,
    config: options.config ? parsed(options.config) : isCloud ? null : { iceServers: [] },
    relayOnly: options.relayOnly ?? false,
    serializers: options.serializers ?? {},
    logFunction: options.logFunction ?? null,
  };
}
