import type { PeerOptions } from 'peerjs';
import type { PeerElementsError } from '../base/errors.js';
import { part } from './failure.js';
import type { SessionOptions } from './option-types.js';

export type { SessionOptions };

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

const NONE = /^$/;

/** What needs no second look: narrower than the rules, and all that most pages have. Empty is absent. */
const PLAIN: Partial<Record<keyof SessionOptions, RegExp>> = {
  peerId: /^[a-z\d]+(-[a-z\d]+)*$/i,
  host: /^(\/|[\w.-]+)$/,
  port: /^([1-9]\d{0,3}|[1-5]\d{4})$/,
  path: /^[\w/-]*$/,
  config: /^(\{ ?"iceServers": ?\[\] ?\})?$/,
  stun: NONE,
  turn: NONE,
  turnUsername: NONE,
  // Most pages have none of these.
  admission: NONE,
  reconnectTimeout: NONE,
  pingInterval: NONE,
  debug: NONE,
  referrerPolicy: NONE,
};

/** The error for the first attribute that cannot be used. The rules are loaded where one needs a closer look. */
export async function findUnusable(options: SessionOptions): Promise<PeerElementsError | null> {
  for (const [name, plain] of Object.entries(PLAIN)) {
    const value = options[name as keyof SessionOptions];
    if (value != null && (typeof value === 'object' || !plain.test(String(value))))
      return (await part(import('./option-rules.js'), true)).findUnusable(options);
  }
  return null;
}

function toConfig(config: string | RTCConfiguration): RTCConfiguration {
  return typeof config === 'string' ? (JSON.parse(config) as RTCConfiguration) : config;
}

/** Checks everything; rejects with the error of the first attribute that cannot be used. */
export async function resolveOptions(options: SessionOptions): Promise<ResolvedOptions> {
  const error = await findUnusable(options);
  if (error) throw error;
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
    config: options.config ? toConfig(options.config) : isCloud ? null : { iceServers: [] },
    relayOnly: options.relayOnly ?? false,
    serializers: options.serializers ?? {},
    logFunction: options.logFunction ?? null,
  };
}
