/** Where and as whom a transport connects. */
export interface Address {
  /** `ws://host:port/path/peerjs`, without the query. */
  readonly url: string;
  readonly key: string;
  readonly id: string;
  readonly token: string;
}

/** What a transport reports; after `close` it reports nothing more. */
export interface TransportEvents {
  open(): void;
  message(text: unknown): void;
  close(): void;
}

/** One connection to a PeerServer. The in-page signalling of stories and unit tests is another one. */
export interface Transport {
  send(text: string): void;
  close(): void;
}

export type TransportFactory = (address: Address, events: TransportEvents) => Transport;

/** Told to the server, which ignores it; PeerJS sends its own version here. */
const PEERJS_VERSION = '1.5.5';

/** A WebSocket to PeerServer, with PeerJS's own query. */
export const webSocketTransport: TransportFactory = ({ url, ...identity }, events) => {
  const query = new URLSearchParams({ ...identity, version: PEERJS_VERSION });
  const socket = new WebSocket(`${url}?${query}`);
  socket.onopen = () => events.open();
  socket.onmessage = (event) => events.message(event.data);
  socket.onclose = () => events.close();
  return {
    send: (text) => socket.send(text),
    close: () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
};
