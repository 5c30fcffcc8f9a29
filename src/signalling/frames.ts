import * as v from 'valibot';

/**
 * What PeerServer relays. The outer frame is PeerJS's own; `pe` marks the kit's additions, which a plain
 * PeerJS page never looks at. PROTOCOL.md describes every one of them.
 */
export const PROTOCOL_VERSION = 1;

/** Frames above this are dropped unread: an offer with many codecs is about 10 kB. */
export const MAX_FRAME = 256 * 1024;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const Short = v.pipe(v.string(), v.maxLength(256));
const Sdp = v.pipe(v.string(), v.maxLength(200_000));

/** What a kit adds to its own OFFER and ANSWER. Unknown members are ignored: they may come from a newer minor version. */
const Extra = v.object({
  v: v.literal(PROTOCOL_VERSION),
  /** Display name of the sender. */
  name: v.optional(Short),
  /** `chat`: this data connection carries the kit's own channels, not a page's data. */
  use: v.optional(v.picklist(['chat', 'data'])),
  /** Whether the sender's microphone and camera are on; absent camera = a call of sound alone. */
  mic: v.optional(v.boolean()),
  camera: v.optional(v.boolean()),
});
export type Extra = v.InferOutput<typeof Extra>;

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

/** The kit's own messages ride in CANDIDATE frames without a connectionId: PeerJS reads those and lets them be. */
const Envelope = v.object({
  pe: v.literal(PROTOCOL_VERSION),
  /** The connectionId of the call or data connection that it is about. */
  id: Id,
  /**
   * `ringing`: the call is shown to a person. `pending`: a person is being asked about the connection.
   * `end`: the call is over, with the reason that both sides report. `refuse`: no connection.
   * `echo`: to oneself, to see whether the server still knows this socket.
   */
  kind: v.picklist(['ringing', 'pending', 'end', 'refuse', 'echo']),
  reason: v.optional(v.picklist(CALL_ENDS)),
});
export type Envelope = v.InferOutput<typeof Envelope>;
export type CallEnd = (typeof CALL_ENDS)[number];

const extra = v.fallback(v.optional(Extra), undefined);

const MediaOffer = v.looseObject({
  type: v.literal('media'),
  connectionId: Id,
  sdp: v.looseObject({ type: v.literal('offer'), sdp: Sdp }),
  pe: extra,
});
const DataOffer = v.looseObject({
  type: v.literal('data'),
  connectionId: Id,
  sdp: v.looseObject({ type: v.literal('offer'), sdp: Sdp }),
  label: v.optional(Short),
  reliable: v.optional(v.boolean()),
  /** One that this Peer has: the adapter knows, since an author may add some. PeerJS throws at any other. */
  serialization: Short,
  pe: extra,
});
const Answer = v.looseObject({
  connectionId: Id,
  sdp: v.looseObject({ type: v.literal('answer'), sdp: Sdp }),
  pe: extra,
});
const Candidate = v.looseObject({
  connectionId: Id,
  candidate: v.looseObject({ candidate: v.pipe(v.string(), v.maxLength(4096)) }),
});

/** Everything that may come in, by outer type. What fits nothing here is dropped and counted. */
export const InboundFrame = v.variant('type', [
  v.object({ type: v.literal('OPEN') }),
  v.object({ type: v.literal('ID-TAKEN') }),
  v.object({ type: v.literal('ERROR'), payload: v.object({ msg: v.pipe(v.string(), v.maxLength(1000)) }) }),
  v.object({ type: v.literal('EXPIRE'), src: Id }),
  v.object({ type: v.literal('LEAVE'), src: Id }),
  v.object({ type: v.literal('OFFER'), src: Id, payload: v.variant('type', [MediaOffer, DataOffer]) }),
  v.object({ type: v.literal('ANSWER'), src: Id, payload: Answer }),
  v.object({ type: v.literal('CANDIDATE'), src: Id, payload: v.union([Envelope, Candidate]) }),
]);
export type InboundFrame = v.InferOutput<typeof InboundFrame>;
export type OfferFrame = Extract<InboundFrame, { type: 'OFFER' }>;
export type AnswerFrame = Extract<InboundFrame, { type: 'ANSWER' }>;

export interface OutboundFrame {
  type: string;
  dst?: string;
  payload?: Record<string, unknown>;
}

/** The frame that is in `text`, or a word for why there is none. */
export function readFrame(text: unknown): InboundFrame | 'too-big' | 'malformed' {
  if (typeof text !== 'string') return 'malformed';
  if (text.length > MAX_FRAME) return 'too-big';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'malformed';
  }
  const result = v.safeParse(InboundFrame, json);
  return result.success ? result.output : 'malformed';
}
