import type { Address, TransportEvents, TransportFactory } from '../../src/signalling/transport.js';

/** One attempt to reach a server, answered by hand. */
export interface Attempt {
  readonly address: Address;
  readonly at: number;
  readonly events: TransportEvents;
  readonly sent: Record<string, unknown>[];
  closed: boolean;
  /** The server says this. */
  says(frame: object): void;
}

/** A transport of which every socket is in the hands of the test. */
export function fakeTransport(): { readonly transport: TransportFactory; readonly attempts: Attempt[] } {
  const attempts: Attempt[] = [];
  return {
    attempts,
    transport: (address, events) => {
      const attempt: Attempt = {
        address,
        at: Date.now(),
        events,
        sent: [],
        closed: false,
        says: (frame) => events.message(JSON.stringify(frame)),
      };
      attempts.push(attempt);
      return {
        send: (text) => void attempt.sent.push(JSON.parse(text) as Record<string, unknown>),
        close: () => (attempt.closed = true),
      };
    },
  };
}
