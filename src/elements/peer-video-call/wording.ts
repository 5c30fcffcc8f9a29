import type { CallState } from '../../channels/call-types.js';
import { CONNECTING, INTERRUPTED } from '../shared/sentences.js';
import type { CallView, Devices } from './view.js';

/** What is going on, by state; `{name}` is the other side. */
const CALL_SENTENCES: Partial<Record<CallState, string>> = {
  calling: 'Calling {name}…',
  ringing: 'Ringing at {name}…',
  incoming: '{name} is calling you',
  connecting: CONNECTING,
  live: 'You are connected to {name}.',
  reconnecting: INTERRUPTED,
  ended: 'The call has ended.',
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
export function headline({ call, devices, ending, t }: CallView): string {
  const { state } = call;
  if (state === 'requesting-media') return t(OPENING[which(devices)]);
  return ending ?? t(CALL_SENTENCES[state] ?? '');
}

/** Why the browser asks, as it may be doing just now. */
export function reasonToAllow({ devices, t }: CallView): string {
  return t(ALLOWING[which(devices)]);
}
