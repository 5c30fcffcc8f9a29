/**
 * Stands in for peerjs-js-binarypack in the CDN build. PeerJS packs with it what a plain page or a `<peer-data>` sends;
 * calls and chats between two kits never do, so it comes when it is first needed. The signalling calls `pack.load`
 * and lets no such connection open before.
 */
let real;

const load = async () => {
  real = await import('peerjs-js-binarypack?real');
};

export const pack = Object.assign((data) => real.pack(data), { load });
export const unpack = (data) => real.unpack(data);
