/** What PeerServer relays. */
const RELAYED = new Set(['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE']);

/** Metadata that authors send is flat; what is thousands of levels deep breaks whoever writes it out again. */
const MAX_DEPTH = 64;

/** `{type, dst}` of a frame that PeerServer may see, or null. */
export function readFrame(text) {
  let frame;
  try {
    frame = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null) return null;
  const { type, dst, payload } = frame;
  if (type === 'HEARTBEAT') return { type };
  if (!RELAYED.has(type) || isDeep(payload, MAX_DEPTH)) return null;
  // A LEAVE to nobody says that the sender itself leaves.
  if (type === 'LEAVE' && !dst) return { type };
  return typeof dst === 'string' && dst !== '' ? { type, dst } : null;
}

function isDeep(value, left) {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((each) => isDeep(each, left - 1));
}
