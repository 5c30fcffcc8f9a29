import type { PeerOptions } from 'peerjs';

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
  /** Servers besides those of `config`, separated by blanks; `stun:` and `turn:` may be left out. */
  stun?: string | null;
  turn?: string | null;
  turnUsername?: string | null;
  turnCredential?: string | null;
  serializers?: PeerOptions['serializers'] | null;
  logFunction?: PeerOptions['logFunction'] | null;
  /** `ask` or `open`; like the next one it takes effect without a new connection. */
  admission?: string | null;
  /** Seconds. */
  reconnectTimeout?: string | number | null;
}
