import { html } from 'lit';
import { IDLE_CALL, type CallSnapshot } from '../../src/channels/call-types.js';
import type { PeerVideoCall } from '../../src/elements/peer-video-call/peer-video-call.js';
import { fakeCamera } from './media.js';
import { all, people } from './people.js';
import { until } from './wait.js';

const opened: MediaStream[] = [];

/** For `afterEach`. */
export function closeCameras(): void {
  for (const stream of opened.splice(0)) for (const track of stream.getTracks()) track.stop();
}

export function camera(color: string): MediaStream {
  const stream = fakeCamera({ color, audio: false });
  opened.push(stream);
  return stream;
}

export const LIVE = (): Partial<CallSnapshot> => ({
  ...IDLE_CALL,
  state: 'live',
  remoteId: 'ben',
  remoteName: 'Ben',
  localStream: camera('#336699'),
  remoteStream: camera('#993333'),
  selfView: true,
  liveSince: Date.now(),
});

/** Somebody moves over a call that is live: what comes later is there. */
export async function moveOver(call: PeerVideoCall): Promise<void> {
  call.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
  await until('the extras are there', () => call.shadowRoot?.querySelector('[part=more]'));
  await call.updateComplete;
}

/** A call that shows as live, with somebody moving over it. */
export async function liveCall(
  content: unknown = html`<peer-video-call to="ben"></peer-video-call>`,
): Promise<PeerVideoCall> {
  const [call] = all(await people({ ada: content }), 'peer-video-call');
  call.handle.store.set(LIVE());
  await moveOver(call);
  return call;
}

export async function set(call: PeerVideoCall, change: Partial<CallSnapshot>): Promise<void> {
  call.handle.store.set(change);
  await call.updateComplete;
}

export async function openMenu(call: PeerVideoCall): Promise<HTMLElement> {
  call.shadowRoot?.querySelector<HTMLElement>('[part=more]')?.click();
  const menu = await until('the menu', () => call.shadowRoot?.querySelector<HTMLElement>('[part=menu]'));
  await call.updateComplete;
  return menu;
}
