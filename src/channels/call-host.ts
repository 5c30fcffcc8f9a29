import type { MediaConnection } from 'peerjs';
import type { PeerElementsError } from '../base/errors.js';
import type { Cleanup } from '../base/lifetime.js';
import type { Store } from '../base/store.js';
import type { Lifeline } from '../session/lifeline.js';
import type { Session } from '../session/session.js';
import type { CallMedia } from './call-media.js';
import type { CallConfig, CallEvents, CallSnapshot, CloseReason } from './call-types.js';
import type { MediaKind } from './local-media.js';

/** What a call asks of the channel that it runs in. */
export interface CallHost {
  readonly session: Session;
  readonly store: Store<CallSnapshot>;
  /** Replaced as a whole where the call itself takes a choice back; never changed in place. */
  config: CallConfig;
  /** What the user has switched off, whatever the devices make of it. */
  readonly off: Readonly<Record<MediaKind, boolean>>;
  emit<K extends keyof CallEvents>(name: K, detail: CallEvents[K]): void;
  report(error: PeerElementsError): PeerElementsError;
  end(reason: CloseReason, how?: { told?: boolean }): void;
  /** The same call, to go on over another connection. */
  again(): NextCall;
}

/** One call, as those see it who add something to it. */
export interface RunningCall {
  readonly cleanup: Cleanup;
  readonly remoteId: string;
  /** Which media this call may have. */
  kinds: readonly MediaKind[];
  readonly media: CallMedia;
  readonly connection?: MediaConnection;
  readonly lifeline?: Lifeline;
  readonly remoteIsKit: boolean;
  /** The other side's camera and microphone. */
  readonly remote?: MediaStream | undefined;
  /** It goes on with a call over another connection. */
  isResumed?: boolean;
  /** What goes on in its place over another connection: known before this one is cleaned up. */
  next?: NextCall;
  /** Nothing once the call is over. */
  set(change: Partial<CallSnapshot>): void;
  showOwn(): void;
}

/** A call that takes another one's place. */
export interface NextCall extends RunningCall {
  connectionId: string | null;
  remoteIsKit: boolean;
  /** `stands`: tracks that its offer was made with, in place of those of this side. */
  adopt(connection: MediaConnection, stands?: MediaStreamTrack[]): void;
  join(): void;
  more(act: (more: { shareScreen(stream: MediaStream): Promise<void> }) => unknown): Promise<unknown>;
  /** Its deadline, until it is live. */
  wait(ms: number, act: () => void): void;
}
