/** Stands in for @msgpack/msgpack in the CDN build: the kit never makes a MsgPack peer, and PeerJS has no other use. */
export const Encoder = undefined;
export const decodeMultiStream = undefined;
