import { format, type TextParams } from './text.js';

/** PeerJS's error types verbatim, and the kit's own below them. */
export type ErrorCode =
  | 'browser-incompatible'
  | 'disconnected'
  | 'invalid-id'
  | 'invalid-key'
  | 'network'
  | 'peer-unavailable'
  | 'ssl-unavailable'
  | 'server-error'
  | 'socket-error'
  | 'socket-closed'
  | 'unavailable-id'
  | 'webrtc'
  | 'negotiation-failed'
  | 'connection-closed'
  | 'not-open-yet'
  | 'message-too-big'
  | 'invalid-attribute'
  | 'invalid-data'
  | 'no-session'
  | 'insecure-context'
  | 'media-denied'
  | 'media-not-found'
  | 'media-in-use'
  | 'not-allowed'
  | 'recording-failed'
  | 'storage-full'
  | 'storage-unavailable'
  | 'timeout'
  | 'protocol'
  | 'verification-failed';

export interface ErrorDetails {
  /** Values for the `{name}` places of message and hint. */
  params?: TextParams;
  /** What to do about it: a sentence. */
  hint?: string;
  /** Whether what reported it has ended for good. */
  fatal?: boolean;
  cause?: unknown;
}

/**
 * What every `error` event of the kit carries. Compare by `code`, not by `instanceof`:
 * a page may hold two copies of the kit.
 */
export class PeerElementsError extends Error {
  override readonly name = 'PeerElementsError';
  readonly code: ErrorCode;
  /** Whether what reported it has ended for good; attempts go on where it is false. */
  readonly fatal: boolean;
  /** What to do about it: a sentence. */
  readonly hint: string;
  /** The sentence and its hint before values were put in, for translation. */
  readonly template: string;
  readonly hintTemplate: string;
  readonly params: TextParams;

  constructor(code: ErrorCode, template: string, details: ErrorDetails = {}) {
    const { params = {}, hint = '', fatal = false, cause } = details;
    super(format(template, params), cause === undefined ? undefined : { cause });
    this.code = code;
    this.fatal = fatal;
    this.template = template;
    this.hintTemplate = hint;
    this.hint = format(hint, params);
    this.params = params;
  }

  /** PeerJS's name for `code`, so that a handler written for PeerJS reads both. */
  get type(): ErrorCode {
    return this.code;
  }
}

export function isPeerElementsError(value: unknown): value is PeerElementsError {
  return value instanceof Error && value.name === 'PeerElementsError';
}

/** A text for whatever was thrown; PeerJS's own errors have an empty `message` when their cause is an Error. */
export function causeText(cause: unknown): string {
  if (cause instanceof Error || (typeof cause === 'object' && cause !== null)) {
    const { message, type, name } = cause as { message?: unknown; type?: unknown; name?: unknown };
    return [message, type, name].find((x): x is string => typeof x === 'string' && x !== '') ?? 'unknown';
  }
  return String(cause);
}

/** The kit's own error unchanged; anything else wrapped under `code`. */
export function toError(cause: unknown, code: ErrorCode, template: string, details: ErrorDetails = {}) {
  if (isPeerElementsError(cause)) return cause;
  return new PeerElementsError(code, template, {
    ...details,
    params: { cause: causeText(cause), ...details.params },
    cause,
  });
}

/** What is to be done about a part of the kit that did not come. */
export const LOAD_AGAIN = 'Check the connection and load the page again.';

/** The error for a part of the kit that could not be loaded. */
export function notLoaded(cause: unknown, fatal = false): PeerElementsError {
  return toError(cause, 'network', 'A part of this page could not be loaded: {cause}.', {
    hint: LOAD_AGAIN,
    fatal,
  });
}
