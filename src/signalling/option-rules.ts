import { causeText, PeerElementsError } from '../base/errors.js';
import { invalidAttribute } from './invalid-attribute.js';
import type { SessionOptions } from './option-types.js';

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

/** In the order in which they are looked at. */
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
  stun: { test: (value) => isConfig({ iceServers: serversOf({ stun: String(value) }) }) },
  // Shorter than half a second floods the server; longer than a minute and the id expires.
  pingInterval: whole(500, 60_000),
  debug: whole(0, 3),
};

const SCHEME = /^(stun|turn)s?:/i;

/** Whether a JSON text or an object is an RTCConfiguration. Looser than a schema: browsers add members. */
function isConfig(value: unknown): boolean {
  try {
    const config: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    // The browser is the judge of its own dictionary; nothing is gathered before a description is set.
    if (typeof RTCPeerConnection !== 'undefined') new RTCPeerConnection(config as RTCConfiguration).close();
    return !!config && typeof config === 'object' && !Array.isArray(config);
  } catch {
    return false;
  }
}

/** What would be right; a whole number and a config are explained below. */
const HINTS: Readonly<Record<string, string>> = {
  admission: 'It must be ask or open.',
  reconnectTimeout: 'It must be a number of seconds above 0.',
  host: 'It must be a host name or an address, without scheme, port and path.',
  stun: 'It must be one or more servers such as stun.example.com or stun:stun.example.com:3478.',
  path: 'It must be a path such as / or /myapp.',
  referrerPolicy: 'It must be a referrer policy such as no-referrer.',
};

/** The error for the first attribute that cannot be used. */
export function findUnusable(options: SessionOptions): PeerElementsError | null {
  for (const [name, rule] of Object.entries(RULES)) {
    const value: unknown = options[name as keyof SessionOptions];
    if (value != null && !rule.test(value)) return unusable(name, value, rule);
  }
  return findUnusableTurn(options);
}

/** A TURN server is nothing without its user and password, nor they without it. */
function findUnusableTurn(options: SessionOptions): PeerElementsError | null {
  const { turn, turnUsername, turnCredential } = options;
  if (!turn) {
    const orphan = turnUsername ? 'turn-username' : turnCredential ? 'turn-credential' : null;
    return orphan && invalidAttribute(orphan, '…', 'It belongs to a server that the attribute turn names.');
  }
  if (!turnUsername || !turnCredential)
    return invalidAttribute('turn', turn, 'It needs turn-username and turn-credential beside it.');
  return isConfig({ iceServers: serversOf({ turn, turnUsername, turnCredential }) })
    ? null
    : invalidAttribute(
        'turn',
        turn,
        'It must be one or more servers such as turn.example.com or turns:turn.example.com:5349.',
      );
}

/** The servers that `stun` and `turn` name. */
export function serversOf({ stun, turn, turnUsername, turnCredential }: SessionOptions): RTCIceServer[] {
  const urls = (scheme: string, list: string | null | undefined) =>
    (list?.split(/\s+/) ?? []).filter(Boolean).map((url) => (SCHEME.test(url) ? url : `${scheme}:${url}`));
  const [stuns, turns] = [urls('stun', stun), urls('turn', turn)];
  return [
    ...(stuns.length > 0 ? [{ urls: stuns }] : []),
    ...(turns.length > 0
      ? [{ urls: turns, username: turnUsername ?? '', credential: turnCredential ?? '' }]
      : []),
  ];
}

/** The RTCConfiguration that `attribute` gave; throws where it is none. */
export function checkConfig(attribute: string, value: unknown): RTCConfiguration {
  if (!isConfig(value)) throw unusableConfig(attribute, value);
  return value as RTCConfiguration;
}

function unusable(name: string, value: unknown, { low, high }: Rule): PeerElementsError {
  if (name === 'peerId')
    return new PeerElementsError('invalid-id', 'The attribute peer-id="{value}" is no valid id.', {
      params: { value: String(value) },
      hint: 'Use letters and digits, with single blanks, dashes or underscores between them.',
      fatal: true,
    });
  if (name === 'config') return unusableConfig(name, value);
  const attribute = name.replace(/[A-Z]/g, '-$&').toLowerCase();
  if (low !== undefined && high !== undefined)
    return invalidAttribute(attribute, value, 'It must be a whole number from {low} to {high}.', {
      low,
      high,
    });
  return invalidAttribute(attribute, value, HINTS[name] ?? '');
}

/** The error for a config that is none. */
function unusableConfig(attribute: string, value: unknown): PeerElementsError {
  let config = value;
  try {
    if (typeof value === 'string') config = JSON.parse(value);
  } catch (cause) {
    return invalidAttribute(attribute, value, 'It must be JSON: {cause}', { cause: causeText(cause) });
  }
  try {
    if (typeof config === 'object' && config !== null && !Array.isArray(config))
      new RTCPeerConnection(config).close();
  } catch (cause) {
    return invalidAttribute(attribute, value, 'The browser refuses it: {cause}', { cause: causeText(cause) });
  }
  return invalidAttribute(
    attribute,
    value,
    'It must be an RTCConfiguration object such as {"iceServers": []}.',
  );
}
