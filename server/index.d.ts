export interface ServerOptions {
  /** 9000 if absent; 0 takes any free port. */
  port?: number;
  /** Every interface if absent. */
  host?: string;
  /** Where PeerServer answers; `/` if absent. */
  path?: string;
  /** PeerServer's key; `peerjs` if absent. */
  key?: string;
  /** A folder of files to serve from the same port. */
  static?: string;
  /** Paths of PEM files; https and wss when both are given. */
  tlsCert?: string;
  tlsKey?: string;
  /**
   * How many proxies of your own are in front; 0 if absent. The address that limits count by is then the one that the
   * outermost of them wrote into X-Forwarded-For. Let nobody but them reach the port: it believes whoever connects.
   */
  proxied?: number;
  /** Those given replace the defaults. `startServer` rejects with a RangeError for what is no whole number above 0. */
  limits?: Partial<Limits>;
  /** Seconds after which a socket is closed that answers neither ping nor heartbeat; 90 if absent. */
  aliveTimeout?: number;
  /** Ids need a token signed with this, or with one of these; absent = anyone may take a free id. */
  secret?: string | readonly string[];
  /** Who may read `/metrics`: programs on this machine if absent, and nobody then with `proxied`. */
  metrics?: 'local' | 'off' | 'all';
  /** Told a line for each socket that is opened, refused or closed: its id and address, never a token, a key or what was said. */
  log?: (line: string) => void;
  /** Told of broken sockets; the server goes on. */
  onError?: (error: Error) => void;
}

/** Of each rate ten seconds' worth may come at once. */
export interface Limits {
  /** Open sockets in all; 5000. */
  sockets: number;
  /** Open sockets of one address, which is one IPv4 address or one IPv6 /64; 256. */
  addressSockets: number;
  /** New sockets of one address a second; 30. */
  addressConnects: number;
  /** Messages of one address a second; 1000. Who sends more is read later, and so for the next three. */
  addressMessages: number;
  /** Bytes of one address a second; 2 MiB. */
  addressBytes: number;
  /** Messages of one id a second; 100. Who sends more all the time is closed after `aliveTimeout`, and so for the next one. */
  idMessages: number;
  /** Bytes of one id a second; 128 KiB. */
  idBytes: number;
  /** Messages of one sender that are kept for peers that are not there; 100. */
  waitingMessages: number;
  /** Bytes of all messages that are kept for peers that are not there; 16 MiB. */
  waitingBytes: number;
  /** Characters that a token must have; 1. */
  tokenLength: number;
}

export const DEFAULT_LIMITS: Readonly<Limits>;

export interface RunningServer {
  port: number;
  url: string;
  /** Takes no new connection, closes every socket with code 1001, and settles within a second or so. */
  close(): Promise<void>;
}

export function startServer(options?: ServerOptions): Promise<RunningServer>;

/** A token with which `id` may be taken for `seconds` from now; twelve hours if absent. */
export function signToken(id: string, secret: string, options?: { seconds?: number }): string;
