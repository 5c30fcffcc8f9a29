import { either, flag, maybe, object, oneOf, parse, text, type ShapeOf } from '../base/shape.js';

/**
 * What PeerServer relays. The outer frame is PeerJS's own; `pe` marks the kit's additions, which a plain
 * PeerJS page never looks at. PROTOCOL.md describes every one of them.
 */
export const PROTOCOL_VERSION = 1;

/** Frames above this are dropped unread: an offer with many codecs is about 10 kB. */
export const MAX_FRAME = 256 * 1024;
/** A candidate is one line, and up to 64 of them are kept for an offer that waits. */
const MAX_CANDIDATE = 8 * 1024;
/**
 * Arrays and objects cost far more than their length says, and what is nested deeply breaks whoever walks through it, so
 * a frame with as many brackets is dropped unread as well.
 */
const TOO_COMPLEX = /^([^[{]*[[{]){4096}/;

const id = text(256, 1);
const short = text(256);
/** More sections than this in one description: a browser stands still over them. */
const MAX_SECTIONS = 96;
export const isSdp = (value: unknown): value is string =>
  text(200_000)(value) && value.split(/[\r\n]m=/).length <= MAX_SECTIONS;

/** What a kit adds to its own OFFER and ANSWER. Unknown members are let be: they may come from a newer minor version. */
const isExtra = object({
  v: oneOf(PROTOCOL_VERSION),
  /** Display name of the sender. */
  name: maybe(short),
  /** `chat`, `files`: this data connection carries the kit's own channels, not a page's data. */
  use: maybe(oneOf('chat', 'data', 'files')),
  /** Whether the sender's microphone and camera are on; absent camera = a call of sound alone. */
  mic: maybe(flag),
  camera: maybe(flag),
});
export type Extra = ShapeOf<typeof isExtra> & {
  /** The connectionId of the call that this one goes on with; looked at by `channels/call-resume` alone. */
  readonly resume?: unknown;
};

export const CALL_ENDS = [
  'hung-up',
  'declined',
  'busy',
  'no-answer',
  'cancelled',
  'answered-elsewhere',
  'lost',
  'failed',
] as const;
/** The last one is read by `session/sealed`, in pages that can tell. */
export type CallEnd = (typeof CALL_ENDS)[number] | 'verification-failed';

/** The kit's own messages ride in CANDIDATE frames without a connectionId: PeerJS reads those and lets them be. */
const envelope = object({
  pe: oneOf(PROTOCOL_VERSION),
  /** The connectionId of the call or data connection that it is about. */
  id,
  /**
   * `ringing`: the call is shown to a person. `pending`: a person is being asked about the connection.
   * `end`: the call is over, with the reason that both sides report. `refuse`: no connection.
   * `echo`: to oneself, to see whether the server still knows this socket. `more`: what the control channel would carry.
   */
  kind: oneOf('ringing', 'pending', 'end', 'refuse', 'echo', 'more'),
  reason: maybe(oneOf(...CALL_ENDS)),
  text: maybe(isSdp),
});
export type Envelope = Omit<ShapeOf<typeof envelope>, 'reason'> & { readonly reason?: CallEnd };

const description = <const T extends string>(type: T) => object({ type: oneOf(type), sdp: isSdp });
const offer = {
  connectionId: id,
  sdp: description('offer'),
  /** Nobody says it: PeerJS would take the offer for one that it is to make itself. */
  originator: maybe(oneOf()),
};
const mediaOffer = object({ ...offer, type: oneOf('media') });
const dataOffer = object({
  ...offer,
  type: oneOf('data'),
  label: maybe(short),
  reliable: maybe(flag),
  /** One that this Peer has: the adapter knows, since an author may add some. PeerJS throws at any other. */
  serialization: short,
});
const answer = object({ connectionId: id, sdp: description('answer') });
const candidate = object({ connectionId: id, candidate: object({ candidate: text(4096) }) });

/** Everything that may come in, by outer type. What fits nothing here is dropped and counted. */
const shapes = {
  OPEN: object({}),
  'ID-TAKEN': object({}),
  ERROR: object({ payload: object({ msg: text(1000) }) }),
  EXPIRE: object({ src: id }),
  LEAVE: object({ src: id }),
  OFFER: object({ src: id, payload: either(mediaOffer, dataOffer) }),
  ANSWER: object({ src: id, payload: answer }),
  CANDIDATE: object({ src: id, payload: either(envelope, candidate) }),
};
type Shapes = typeof shapes;
type WithExtra = { payload: { pe?: Extra; metadata?: unknown } };

export type InboundFrame = {
  [T in keyof Shapes]: { type: T } & ShapeOf<Shapes[T]> &
    (T extends 'OFFER' | 'ANSWER' ? WithExtra : unknown);
}[keyof Shapes];
export type OfferFrame = Extract<InboundFrame, { type: 'OFFER' }>;
export type AnswerFrame = Extract<InboundFrame, { type: 'ANSWER' }>;

export interface OutboundFrame {
  type: string;
  dst?: string;
  payload?: Record<string, unknown>;
}

const isTyped = object({ type: text(16) });

/** The frame that is in `data`, or a word for why there is none. */
export function readFrame(data: unknown): InboundFrame | 'too-big' | 'malformed' {
  const text = String(data);
  if (text.length > MAX_FRAME || TOO_COMPLEX.test(text)) return 'too-big';
  const frame = parse(data, MAX_FRAME, isTyped) as (InboundFrame & WithExtra) | null;
  if (!frame || !Object.hasOwn(shapes, frame.type) || !shapes[frame.type](frame)) return 'malformed';
  if (frame.type === 'CANDIDATE' && !('pe' in frame.payload) && text.length > MAX_CANDIDATE) return 'too-big';
  // Another major version of the kit is a plain PeerJS page to this one.
  if ((frame.type === 'OFFER' || frame.type === 'ANSWER') && !isExtra(frame.payload.pe))
    delete frame.payload.pe;
  return frame;
}
