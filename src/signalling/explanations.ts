import { PeerElementsError, type ErrorCode } from '../base/errors.js';
import type { TextParams } from '../base/text.js';

/** What went wrong, without its words: a page on which nothing fails does not load those. */
export interface Failure {
  readonly code: ErrorCode;
  /** Values for the sentence; the first ones that matter come first. */
  readonly params: TextParams;
  /** Which sentence, where a code has several. */
  readonly name?: string;
  readonly fatal?: boolean;
  readonly cause?: unknown;
}

/** The sentence and the hint of each failure of a session; loaded with the first of them. */
const SENTENCES: Readonly<Record<string, readonly [sentence: string, hint: string]>> = {
  // Of a dial.
  timeout: [
    '“{id}” did not answer in time.',
    'They may be offline, or may not take connections from you. Try again later.',
  ],
  'negotiation-failed': [
    'No network path to “{id}” was found.',
    'A firewall may be in the way. A TURN server in the config attribute gives both sides a path.',
  ],
  'not-allowed': [
    '“{id}” declined the connection.',
    'Nothing was sent. Ask them by other means to let you in.',
  ],
  'peer-unavailable': [
    '“{id}” is not there at the moment.',
    'Check the id, and that their page is open and connected to the same server.',
  ],
  'own-id': ['The id “{to}” is your own.', 'Put the id of the other side there.'],
  disconnected: [
    'The session is disconnected from the PeerServer.',
    'Call reconnect() on the peer-session first.',
  ],

  // Of the way to the server.
  network: [
    'The PeerServer at {url} cannot be reached: {reason}.',
    'Check that it runs and that host, port, path and secure are right. Attempts go on.',
  ],
  'unusable-address': [
    'The PeerServer address {url} cannot be used: {cause}',
    'A page on https needs a PeerServer with TLS; check host, port, path and secure.',
  ],
  'unavailable-id': [
    'The id “{id}” is taken by someone else.',
    'Choose another peer-id, or leave it out to get one made. After a crash an id stays taken for up to 90 seconds.',
  ],
  'server-error': [
    'The PeerServer refused this session: {message}.',
    'Check the key attribute and the limits of the server.',
  ],

  // Of this browser, and of what PeerJS makes of it.
  'browser-incompatible': [
    'This browser has no WebRTC.',
    'Open the page in a current version of Chrome, Edge, Firefox or Safari.',
  ],
  webrtc: [
    'The browser could not set up a connection: {cause}.',
    'Try again; if it stays so, another browser may help.',
  ],
};

export function describe({ code, name = code, params, fatal = false, cause }: Failure): PeerElementsError {
  return new PeerElementsError(code, SENTENCES[name]?.[0] ?? '', {
    params,
    hint: SENTENCES[name]?.[1] ?? '',
    fatal,
    cause,
  });
}
