import {
  readFrame,
  type AnswerFrame,
  type InboundFrame,
  type OfferFrame,
  type OutboundFrame,
} from '../signalling/frames.js';
import type { TransportFactory } from '../signalling/transport.js';

/** What looks at descriptions before they reach PeerJS, and before they leave it. */
export interface Inspector {
  /** Nothing goes in or out before. */
  readonly ready: Promise<unknown>;
  /** Calls `pass` where it may go on; `say` tells this side what the other one has not said. */
  incoming(
    frame: OfferFrame | AnswerFrame,
    me: string,
    pass: () => void,
    say: (frame: InboundFrame) => void,
  ): Promise<void>;
  outgoing(frame: OutboundFrame, me: string): Promise<OutboundFrame>;
}

/** More offers than this do not wait for a look: somebody floods. */
const MAX_WAITING = 256;

/** Runs one after the other what takes its time; at once what comes while nothing does. */
function turns(first: Promise<unknown> | null) {
  let last: Promise<unknown> | null = null;
  let waiting = 0;
  const wait = (work: Promise<unknown>) => {
    waiting++;
    const mine = (last = work
      .catch((cause: unknown) => reportError(cause))
      .then(() => {
        waiting--;
        if (last === mine) last = null;
      }));
  };
  if (first) wait(first);
  return {
    get waiting() {
      return waiting;
    },
    next(act: () => void | Promise<void>): void {
      const work = last ? last.then(act) : act();
      if (work) wait(work);
    },
  };
}

/** A transport that shows each OFFER and ANSWER to an inspector, and leaves the frames in their order. */
export function sealed(create: TransportFactory, inspector: Inspector): TransportFactory {
  return (address, events) => {
    const { id } = address;
    let isOpen = true;
    const inward = turns(inspector.ready);
    const outward = turns(null);
    const deliver = (text: unknown) => isOpen && events.message(text);
    const inner = create(address, {
      open: () => inward.next(() => void (isOpen && events.open())),
      message(text) {
        // Read by what reads it behind: two parsers might see two frames.
        const frame = readFrame(text);
        const isDescription =
          typeof frame === 'object' && (frame.type === 'OFFER' || frame.type === 'ANSWER') ? frame : null;
        if (isDescription?.type === 'OFFER' && inward.waiting > MAX_WAITING) return;
        inward.next(() =>
          isDescription
            ? inspector.incoming(
                isDescription,
                id,
                () => deliver(text),
                (said) => deliver(JSON.stringify(said)),
              )
            : void deliver(text),
        );
      },
      close() {
        isOpen = false;
        events.close();
      },
    });
    return {
      send: (text) =>
        outward.next(() => {
          const frame = JSON.parse(text) as OutboundFrame;
          if (frame.type !== 'OFFER' && frame.type !== 'ANSWER') return void (isOpen && inner.send(text));
          return inspector
            .outgoing(frame, id)
            .then((signed) => void (isOpen && inner.send(JSON.stringify(signed))));
        }),
      close() {
        isOpen = false;
        inner.close();
      },
    };
  };
}
