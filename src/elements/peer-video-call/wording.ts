import type { CallSnapshot, CallState, CloseReason } from '../../channels/call-types.js';

export type Say = (template: string) => string;

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

/** The devices that are being opened. */
export interface Devices {
  camera: boolean;
  microphone: boolean;
}

/** One sentence for what is going on. */
export function headline(
  call: CallSnapshot,
  { camera, microphone }: Devices,
  inbound: boolean,
  t: Say,
): string {
  const { state, reason } = call;
  if (state === 'requesting-media')
    return camera && microphone
      ? t('Opening your camera and microphone…')
      : t(camera ? 'Opening your camera…' : 'Opening your microphone…');
  if (state !== 'ended') return t(CALL_SENTENCES[state] ?? '');
  const ending = reason ?? 'hung-up';
  return t((inbound && INBOUND_ENDINGS[ending]) || CALL_ENDINGS[ending]);
}

/** Why the browser asks, as it may be doing just now. */
export function reasonToAllow({ camera, microphone }: Devices, t: Say): string {
  if (camera && microphone) return t('If your browser asks, allow it, so that {name} can see and hear you.');
  return t(
    camera
      ? 'If your browser asks, allow it, so that {name} can see you.'
      : 'If your browser asks, allow it, so that {name} can hear you.',
  );
}

/** Minutes and seconds, with hours where there are any: 3:05, 1:00:09. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [first, ...rest] = parts[0] ? parts : parts.slice(1);
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
