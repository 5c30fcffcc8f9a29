/**
 * What a small host (one core, 512 MB) bears and honest pages stay below: a school behind one address, and a page that
 * joins a room of twenty. Every rate is of a second; ten seconds' worth may come at once.
 */
export const DEFAULT_LIMITS = Object.freeze({
  sockets: 5000,
  addressSockets: 256,
  addressConnects: 30,
  addressMessages: 1000,
  addressBytes: 2 * 1024 * 1024,
  idMessages: 100,
  idBytes: 128 * 1024,
  waitingMessages: 100,
  waitingBytes: 16 * 1024 * 1024,
  tokenLength: 1,
});

/** An SDP with many codecs and candidates stays well below 100 KiB. */
export const MAX_FRAME_BYTES = 256 * 1024;

/** The kit drops what comes from a longer id. */
export const MAX_ID = 256;
export const MAX_TOKEN = 512;

/** PeerJS's own rule for ids. */
const ID = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;

export const isId = (id) => id.length <= MAX_ID && ID.test(id);

/** The limits given, in front of the defaults. Throws a RangeError that names what cannot be one. */
export function readLimits(given = {}) {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) throw new RangeError(`There is no limit "${name}".`);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`The limit "${name}" must be a whole number above 0, not "${value}".`);
  }
  return { ...DEFAULT_LIMITS, ...given };
}
