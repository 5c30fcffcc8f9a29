import type { CallSnapshot, CallState, CloseReason } from '../../channels/call-types.js';
import type { CallView, Devices } from './view.js';

/** What is going on, by state; `{name}` is the other side. */
const CALL_SENTENCES: Partial<Record<CallState, string>> = {
  calling: 'Calling {name}…',
  ringing: 'Ringing at {name}…',
  incoming: '{name} is calling you',
  connecting: 'Connecting to {name}…',
  live: 'You are connected to {name}.',
  reconnecting: 'The connection to {name} is interrupted. Reconnecting…',
};

const CALL_ENDINGS: Record<CloseReason, string> = {
  'hung-up': 'The call has ended.',
  declined: '{name} declined the call.',
  busy: '{name} is in another call.',
  'no-answer': '{name} did not answer.',
  cancelled: 'You cancelled the call.',
  unavailable: '{name} is not there at the moment.',
  'answered-elsewhere': 'The call was answered elsewhere.',
  lost: 'The connection to {name} was lost.',
  failed: 'The call could not be connected.',
  'verification-failed': 'The call has ended, because it is not certain that this is {name}.',
};

/** Where the one who was called sees it otherwise. */
const MISSED = 'You missed a call from {name}.';
const INBOUND_ENDINGS: Partial<Record<CloseReason, string>> = {
  declined: 'You declined the call.',
  'no-answer': MISSED,
  cancelled: MISSED,
};

const OPENING = {
  both: 'Opening your camera and microphone…',
  camera: 'Opening your camera…',
  microphone: 'Opening your microphone…',
};
const ALLOWING = {
  both: 'If your browser asks, allow it, so that {name} can see and hear you.',
  camera: 'If your browser asks, allow it, so that {name} can see you.',
  microphone: 'If your browser asks, allow it, so that {name} can hear you.',
};

function which({ camera, microphone }: Devices): keyof typeof OPENING {
  return !camera ? 'microphone' : microphone ? 'both' : 'camera';
}

/** One sentence for what is going on. */
export function headline({ call, devices, isInbound, t }: CallView): string {
  const { state, reason }: CallSnapshot = call;
  if (state === 'requesting-media') return t(OPENING[which(devices)]);
  if (state !== 'ended') return t(CALL_SENTENCES[state] ?? '');
  const ending = reason ?? 'hung-up';
  return t((isInbound && INBOUND_ENDINGS[ending]) || CALL_ENDINGS[ending]);
}

/** Why the browser asks, as it may be doing just now. */
export function reasonToAllow({ devices, t }: CallView): string {
  return t(ALLOWING[which(devices)]);
}

/** Minutes and seconds, with hours where there are any: 3:05, 1:00:09. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
