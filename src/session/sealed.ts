import { object, oneOf, parse, text as aText } from '../base/shape.js';
import {
  readFrame,
  type AnswerFrame,
  type InboundFrame,
  type OfferFrame,
  type OutboundFrame,
} from '../signalling/frames.js';
import type { TransportFactory } from '../signalling/transport.js';
import { UNCERTAIN } from './uncertain.js';

/** What ends a dial for data, or one of the page's own, that nobody else looks after. */
export const refusalOf = (src: string, id: string): InboundFrame => ({
  type: 'CANDIDATE',
  src,
  payload: { pe: 1, id, kind: 'refuse' },
});

/** What looks at descriptions before they reach PeerJS, and before they leave it. */
export interface Inspector {
  /** Nothing goes in or out before. */
  readonly ready: Promise<unknown>;
  /** Whether nobody looks at this one; asked before it waits for its turn. */
  refuses(frame: OfferFrame | AnswerFrame): boolean;
  /** Calls `pass` where it may go on; `say` tells this side what the other one has not said. */
  incoming(
    frame: OfferFrame | AnswerFrame,
    me: string,
    pass: () => void,
    say: (frame: InboundFrame) => void,
  ): Promise<void>;
  outgoing(frame: OutboundFrame, me: string): Promise<OutboundFrame>;
  /** The other side has refused this call. */
  refused(from: string, id: string): void;
}

/** Longer is none. */
const MAX_REFUSAL = 2048;

/** The one end of a call that only those know who can tell who it is. */
const isRefusal = object({
  type: oneOf('CANDIDATE'),
  src: aText(256, 1),
  payload: object({ pe: oneOf(1), id: aText(256, 1), kind: oneOf('end'), reason: oneOf(UNCERTAIN) }),
});

/** Runs one after the other what takes its time; at once what comes while nothing does. */
function turns(first: Promise<unknown> | null) {
  let last: Promise<unknown> | null = null;
  const wait = (work: Promise<unknown>) => {
    const mine = (last = work
      .catch((cause: unknown) => reportError(cause))
      .then(() => {
        if (last === mine) last = null;
      }));
  };
  if (first) wait(first);
  return (act: () => void | Promise<void>): void => {
    const work = last ? last.then(act) : act();
    if (work) wait(work);
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
      open: () => inward(() => void (isOpen && events.open())),
      message(text) {
        // Read by what reads it behind: two parsers might see two frames.
        const frame = readFrame(text);
        const refusal = frame === 'malformed' && parse(text, MAX_REFUSAL, isRefusal);
        if (refusal) {
          const { src, payload } = refusal;
          return inward(() => {
            inspector.refused(src, payload.id);
            deliver(JSON.stringify(refusalOf(src, payload.id)));
          });
        }
        const isDescription =
          typeof frame === 'object' && (frame.type === 'OFFER' || frame.type === 'ANSWER') ? frame : null;
        // Looking costs more than sending.
        if (isDescription && inspector.refuses(isDescription)) return;
        inward(() =>
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
        outward(() => {
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
