import type { MediaConnection } from 'peerjs';
import type { PeerElementsError } from '../base/errors.js';
import type { Captioning, CaptionLine } from './captions-types.js';
import type { CallQuality, Reports } from './quality-types.js';
import type { MediaWishes } from './local-media.js';

export type CallState =
  | 'idle'
  | 'requesting-media'
  | 'calling'
  | 'ringing'
  | 'incoming'
  | 'connecting'
  | 'live'
  | 'reconnecting'
  | 'ended';

/** Why a call ended: the same word on both sides. */
export type CloseReason =
  | 'hung-up'
  | 'declined'
  | 'busy'
  | 'no-answer'
  | 'cancelled'
  | 'unavailable'
  | 'answered-elsewhere'
  | 'lost'
  | 'failed'
  | 'verification-failed';

/** What an element says of the call before it begins. */
export interface CallConfig extends MediaWishes {
  to?: string | null;
  autoAnswer?: boolean;
  audioOnly?: boolean;
  ringTimeout?: number | string | null;
  maxBitrate?: number | string | null;
  videoCodecs?: string | null;
  captions?: boolean;
  captionsLanguage?: string | null;
  captionsService?: string | null;
  speaker?: string | null;
  ringTone?: string | null;
  ringBackTone?: string | null;
}

/** PeerJS's options for a call, and which media to open for it. */
export interface CallOptions {
  /** Used as it is instead of opening camera and microphone; it stays the page's to stop. */
  stream?: MediaStream;
  audio?: boolean;
  video?: boolean;
  metadata?: unknown;
  sdpTransform?: (sdp: string) => string;
}

export interface CallSnapshot {
  readonly state: CallState;
  readonly remoteId: string | null;
  readonly remoteName: string | null;
  readonly localStream: MediaStream | null;
  /** Whether it is time to draw it. */
  readonly selfView: boolean;
  readonly remoteStream: MediaStream | null;
  readonly micOff: boolean;
  readonly cameraOff: boolean;
  readonly remoteMicOff: boolean;
  readonly remoteCameraOff: boolean;
  /** A call of sound alone, as it was dialled. */
  readonly voice: boolean;
  readonly connection: MediaConnection | null;
  /** When it went live, in milliseconds since the epoch. */
  readonly liveSince: number | null;
  readonly reason: CloseReason | null;
  /** What stands in the way, or went wrong and was survived; gone when the next step succeeds. */
  readonly error: PeerElementsError | null;

  // What `call-more` knows, once it is there.

  /** The other side's screen, or null. */
  readonly screen?: MediaStream | null;
  /** One's own screen while it is shared, or null. */
  readonly ownScreen?: MediaStream | null;
  /** Whether this call cannot get what it did not have at the start: the other side is a plain PeerJS page. Not known at first. */
  readonly isFixed?: boolean | undefined;
  /** How good the connection is; null before it has been measured. */
  readonly quality?: CallQuality | null;
  /** What is behind it, once a second; `figuresOf()` turns it into figures. */
  readonly reports?: Reports | null;
  /** Devices that were chosen, by their ids; null for the browser's choice. */
  readonly camera?: string | null;
  readonly microphone?: string | null;
  readonly speaker?: string | null;
  /** Whether the call is in a small window above all others. */
  readonly inPip?: boolean;
  /** One's own recording while it runs and while it is being finished, or null. */
  readonly recording?: RecordingProgress | null;
  /** Calls that rang here and that nobody took, the oldest first. */
  readonly missedCalls?: readonly MissedCall[];
  /** Whether the other side records. */
  readonly isRecorded?: boolean;
  /** Whether the other side's speech is to be shown as text. */
  readonly captions?: boolean;
  /** What of it there is to read, while captions run. */
  readonly captioning?: Captioning | null;
  /** Whether the other side's browser is there and its page stands still. */
  readonly isAsleep?: boolean;
  /** Whether a service of the other side's browser hears one's own voice. */
  readonly isCaptioned?: boolean;
}

export interface MissedCall {
  readonly from: string;
  /** The name that the caller gave, or null. */
  readonly displayName: string | null;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

export interface RecordingProgress {
  /** How long it is by now. */
  readonly seconds: number;
  readonly bytes: number;
  /** It has stopped, and its file is being made. */
  readonly isSaving: boolean;
}

/** A call as it was recorded on this machine. */
export interface Recording {
  readonly blob: Blob;
  /** In seconds. */
  readonly duration: number;
}

export type DeviceKind = 'camera' | 'microphone' | 'speaker';

/** Those that the browser opens. */
export type OpenedDevice = Exclude<DeviceKind, 'speaker'>;

export const IDLE_CALL: CallSnapshot = {
  state: 'idle',
  remoteId: null,
  remoteName: null,
  localStream: null,
  selfView: false,
  remoteStream: null,
  micOff: false,
  cameraOff: false,
  remoteMicOff: false,
  remoteCameraOff: false,
  voice: false,
  connection: null,
  liveSince: null,
  reason: null,
  error: null,
};

/** Someone rings. Setting `declined` before the listeners return declines without ringing. */
export interface IncomingCall {
  readonly from: string;
  readonly displayName: string | null;
  readonly metadata: unknown;
  declined: boolean;
}

export interface CallEvents {
  call: IncomingCall;
  open: { remoteId: string };
  stream: { stream: MediaStream; kind: 'camera' | 'screen' };
  close: { reason: CloseReason; duration: number };
  recording: Recording;
  missed: MissedCall;
  caption: CaptionLine;
  error: PeerElementsError;
}
