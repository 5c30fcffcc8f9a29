import type { TransportFactory } from '../../src/signalling/transport.js';

export interface RawFrame {
  type: string;
  src?: string;
  dst?: string;
  payload?: Record<string, unknown>;
}

/** Someone on the server who is no kit and no PeerJS, and says what it likes. */
export interface RawClient {
  readonly id: string;
  readonly frames: readonly RawFrame[];
  /** Whether the socket opened, and whether it was closed by the server. */
  readonly opened: boolean;
  readonly closed: boolean;
  send(frame: RawFrame | string): void;
  close(): void;
}

export interface RawAddress {
  id: string;
  token?: string;
  key?: string;
  url?: string;
}

export function rawClient(transport: TransportFactory, address: RawAddress): RawClient {
  const frames: RawFrame[] = [];
  const state = { opened: false, closed: false };
  const { id, token = `token-of-${id}`, key = 'peerjs', url = 'ws://in-page/peerjs' } = address;
  const socket = transport(
    { id, token, key, url },
    {
      open: () => (state.opened = true),
      message: (text) => frames.push(JSON.parse(String(text)) as RawFrame),
      close: () => (state.closed = true),
    },
  );
  return {
    id,
    frames,
    get opened() {
      return state.opened;
    },
    get closed() {
      return state.closed;
    },
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    close: () => socket.close(),
  };
}
