/** Close codes of the WebSocket standard. */
const POLICY = 1008;
const TRY_LATER = 1013;

const error = (code, msg) => ({ code, frames: [{ type: 'ERROR', payload: { msg } }] });

/**
 * Why a socket is refused or ended, as PeerJS hears it before the close: `ERROR` is its `server-error` with the text given,
 * `ID-TAKEN` its `unavailable-id`, `INVALID-KEY` its `invalid-key`. peer-elements reads the ERROR behind that.
 */
export const REFUSALS = {
  'no-parameters': error(POLICY, 'No id, token, or key supplied to websocket server'),
  'wrong-key': {
    code: POLICY,
    frames: [
      { type: 'INVALID-KEY', payload: { msg: 'Invalid key provided' } },
      { type: 'ERROR', payload: { msg: 'Invalid key provided' } },
    ],
  },
  'invalid-id': error(POLICY, 'The id is too long, or none that PeerJS allows'),
  'invalid-token': error(
    POLICY,
    'The token is too short, too long, or has characters that cannot be printed',
  ),
  'unsigned-token': error(POLICY, 'The token is not signed for this id'),
  'expired-token': error(POLICY, 'The token of this id has expired'),
  taken: { code: POLICY, frames: [{ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } }] },
  full: error(TRY_LATER, 'Server has reached its concurrent user limit'),
  'address-full': error(TRY_LATER, 'Too many connections from this address'),
  // No word before the close: PeerJS would destroy itself at one, and a page has to come back.
  drain: { code: 1001, frames: [] },
  flood: error(POLICY, 'Messages came faster than the server takes them'),
};
