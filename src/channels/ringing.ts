import type { PeerElementsError } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import { object, oneOf, text } from '../base/shape.js';
import { part } from '../signalling/failure.js';
import type { CallHost, RunningCall } from './call-host.js';
import type { MissedCall } from './call-types.js';
import { keepPicture, warmUp } from './first-picture.js';
import { playTone } from './tones.js';

/** Loaded a moment after it began to ring. */

/** On, off, on, and a pause, in milliseconds. */
const PULSE = [400, 200, 400];
const PULSE_EVERY_MS = 2200;

const MOST_MISSED = 20;
const MISSED = ['cancelled', 'no-answer', 'lost'];

const TABS = 'peer-elements';
const isNews = object({ k: oneOf('answered', 'declined'), from: text(256) });

/** Rings for this call on this side, `ringing` for its caller, and sees to what a ring leaves behind. */
export function ring(run: RunningCall, host: CallHost, state: 'incoming' | 'ringing'): void {
  const { store } = host;
  const isInbound = state === 'incoming';
  const name = store.value.remoteName;
  const finish = () => {
    const now = store.value;
    if (isInbound && now.state === 'ended' && MISSED.includes(now.reason ?? '')) miss(run, host, name);
  };
  // Over before this was loaded.
  if (run.cleanup.done) return finish();
  const sounds = new Cleanup();
  run.cleanup.add(() => {
    sounds.run();
    // The reason is known a moment later.
    queueMicrotask(finish);
  });
  const tell = isInbound ? listenToTabs(run, host) : () => undefined;
  const look = () => {
    const now = store.value.state;
    if (now !== state) sounds.run();
    if (now === 'connecting') tell('answered');
  };
  run.cleanup.add(store.subscribe(look));
  look();
  if (sounds.done) return;
  sounds.add(isInbound ? warmUp(run) : keepPicture(run));
  if (!isInbound) return sounds.add(sound(host, state, sounds));
  sounds.add(vibrate());
  whileFirst(run.remoteId, sounds, () => sounds.add(sound(host, state, sounds)));
}

// What is heard.

function sound(host: CallHost, state: 'incoming' | 'ringing', sounds: Cleanup): () => void {
  const [attribute, url] =
    state === 'incoming'
      ? (['ring-tone', host.config.ringTone] as const)
      : (['ring-back-tone', host.config.ringBackTone] as const);
  if (url === 'none') return () => undefined;
  if (url == null) return playTone(state);
  const audio = new Audio(url);
  audio.loop = true;
  const { speaker } = host.config;
  if (speaker && 'setSinkId' in audio) void audio.setSinkId(speaker).catch(() => undefined);
  audio.play().catch((cause: unknown) => {
    // A page that may not play yet stays silent, with the kit's own tone as well.
    if (sounds.done || (cause as Error).name === 'NotAllowedError') return;
    sounds.add(playTone(state));
    part(import('../signalling/invalid-attribute.js')).then(
      ({ invalidAttribute }) =>
        host.report(
          invalidAttribute(attribute, url, 'It must be none, or the URL of a sound that this browser plays.'),
        ),
      (error: PeerElementsError) => host.report(error),
    );
  });
  return () => {
    audio.pause();
    audio.removeAttribute('src');
  };
}

function vibrate(): () => void {
  // Where there is nothing to vibrate, or nobody has touched the page yet, the browser lets it be.
  const pulse = () => navigator.vibrate?.(PULSE);
  pulse();
  const timer = setInterval(pulse, PULSE_EVERY_MS);
  return () => {
    clearInterval(timer);
    navigator.vibrate?.(0);
  };
}

// Several tabs.

/** Of the tabs that ring for the same caller one sounds; the next one when it stops. */
function whileFirst(from: string, sounds: Cleanup, act: () => void): void {
  // Not there without https.
  if (!('locks' in navigator)) return act();
  const abort = new AbortController();
  sounds.add(() => abort.abort());
  navigator.locks
    .request(`peer-elements ring ${from}`, { signal: abort.signal }, () => {
      if (sounds.done) return;
      act();
      return new Promise<void>((resolve) => sounds.add(resolve));
    })
    .catch(() => undefined);
}

/** Ends this ring when another tab takes the same caller's call; gives the way to say that this one does. */
function listenToTabs(run: RunningCall, host: CallHost): (k: 'answered') => void {
  const tabs = new BroadcastChannel(TABS);
  let isTold = false;
  const tell = (k: 'answered' | 'declined') => {
    if (!isTold) tabs.postMessage({ k, from: run.remoteId });
    isTold = true;
  };
  tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isNews(data) || data.from !== run.remoteId || host.store.value.state !== 'incoming') return;
    isTold = true;
    host.end(data.k === 'answered' ? 'answered-elsewhere' : 'declined');
  };
  run.cleanup.add(() =>
    queueMicrotask(() => {
      if (host.store.value.reason === 'declined') tell('declined');
      tabs.close();
    }),
  );
  return tell;
}

// What is missed.

function miss({ remoteId }: RunningCall, host: CallHost, displayName: string | null): void {
  const missed: MissedCall = { from: remoteId, displayName, at: Date.now() };
  const { missedCalls = [] } = host.store.value;
  host.store.set({ missedCalls: [...missedCalls, missed].slice(-MOST_MISSED) });
  host.emit('missed', missed);
}
