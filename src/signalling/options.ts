import type { PeerOptions } from 'peerjs';
import { causeText, PeerElementsError } from '../base/errors.js';
import type { TextParams } from '../base/text.js';

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
/** PeerJS's own rule: words of letters and digits with single blanks, `-` or `_` between them. */
const ID = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;

/** A name, an IPv4 address, or an IPv6 address with or without its brackets. */
const HOST = /^(?:[^\s/?#@:[\]]+|\[?[\da-f]*:[\da-f:.]*:[\da-f:.]*\]?)$/i;

const REFERRER_POLICIES = [
  '',
  'no-referrer',
  'no-referrer-when-downgrade',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
];

/** The error for an attribute that holds something unusable. `params` are for the hint. */
export function invalidAttribute(
  attribute: string,
  value: unknown,
  hint: string,
  params: TextParams = {},
): PeerElementsError {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return new PeerElementsError('invalid-attribute', 'The attribute {attribute}="{value}" cannot be used.', {
    params: { attribute, value: text, ...params },
    hint,
    fatal: true,
  });
}

function integer(attribute: string, value: string | number, low: number, high: number): number {
  const number = typeof value === 'number' ? value : /^\s*\d+\s*$/.test(value) ? Number(value) : NaN;
  if (!Number.isInteger(number) || number < low || number > high)
    throw invalidAttribute(attribute, value, 'It must be a whole number from {low} to {high}.', {
      low,
      high,
    });
  return number;
}

/** A JSON text or an object as an RTCConfiguration. Looser than a schema: browsers add members. */
export function parseConfig(attribute: string, value: unknown): RTCConfiguration {
  let config = value;
  if (typeof value === 'string') {
    try {
      config = JSON.parse(value);
    } catch (cause) {
      throw invalidAttribute(attribute, value, 'It must be JSON: {cause}', { cause: causeText(cause) });
    }
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw invalidAttribute(
      attribute,
      value,
      'It must be an RTCConfiguration object such as {"iceServers": []}.',
    );
  try {
    // The browser is the judge of its own dictionary; nothing is gathered before a description is set.
    if (typeof RTCPeerConnection !== 'undefined') new RTCPeerConnection(config).close();
  } catch (cause) {
    throw invalidAttribute(attribute, value, 'The browser refuses it: {cause}', { cause: causeText(cause) });
  }
  return config;
}

/** A ping interval shorter than half a second floods the server; longer than a minute and the id expires. */
const PING = [500, 60_000] as const;

/** Checks everything; throws the error of the first attribute that cannot be used. */
export function resolveOptions(options: SessionOptions): ResolvedOptions {
  const { peerId, key, referrerPolicy } = options;
  if (peerId != null && !ID.test(peerId))
    throw new PeerElementsError('invalid-id', 'The attribute peer-id="{value}" is no valid id.', {
      params: { value: peerId },
      hint: 'Use letters and digits, with single blanks, dashes or underscores between them.',
      fatal: true,
    });
  const relative = options.host === '/';
  const host = relative ? location.hostname : (options.host ?? CLOUD_HOST);
  if (!HOST.test(host))
    throw invalidAttribute(
      'host',
      host,
      'It must be a host name or an address, without scheme, port and path.',
    );
  const cloud = host === CLOUD_HOST;
  const secure = cloud ? true : (options.secure ?? location.protocol === 'https:');
  // `host="/"` means the page's own host and port; elsewhere PeerJS's default of 443 stands.
  const ownPort = Number(location.port) || (location.protocol === 'https:' ? 443 : 80);
  const port = options.port == null ? (relative ? ownPort : 443) : integer('port', options.port, 1, 65535);
  if ((options.path != null && !/^[^\s?#]*$/.test(options.path)) || options.path?.includes('://'))
    throw invalidAttribute('path', options.path, 'It must be a path such as / or /myapp.');
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const path = `/${options.path ?? ''}/`.replace(/\/{2,}/g, '/');
  if (referrerPolicy != null && !REFERRER_POLICIES.includes(referrerPolicy))
    throw invalidAttribute(
      'referrer-policy',
      referrerPolicy,
      'It must be a referrer policy such as no-referrer.',
    );
  let config = options.config == null || options.config === '' ? null : parseConfig('config', options.config);
  if (!config && !cloud) config = { iceServers: [] };
  return {
    id: peerId ?? null,
    token: options.token ?? null,
    url: `${secure ? 'wss' : 'ws'}://${bracketed}:${port}${path}peerjs`,
    host,
    port,
    path,
    key: key ?? 'peerjs',
    secure,
    pingInterval:
      options.pingInterval == null ? 5000 : integer('ping-interval', options.pingInterval, ...PING),
    debug: options.debug == null ? 0 : integer('debug', options.debug, 0, 3),
    referrerPolicy: (referrerPolicy ?? 'strict-origin-when-cross-origin') as ReferrerPolicy,
    config,
    relayOnly: options.relayOnly ?? false,
    serializers: options.serializers ?? {},
    logFunction: options.logFunction ?? null,
  };
}
