import { causeText } from '../base/errors.js';
import { Cleanup } from '../base/lifetime.js';
import type { Failure } from './failure.js';
import { PROTOCOL_VERSION, readFrame, type InboundFrame, type OutboundFrame } from './frames.js';
import type { Address, Transport, TransportFactory } from './transport.js';

/** What a connector reports. */
export interface ConnectorEvents {
  /** The server knows us: for the first time, or again. */
  open(): void;
  /** The socket went away after it had been open; attempts go on. */
  lost(): void;
  /** An attempt failed for the first time since the last `open`; attempts go on. */
  failed(failure: Failure): void;
  /** No attempt will help; the connector has stopped. */
  fatal(failure: Failure): void;
  frame(frame: InboundFrame): void;
  dropped(reason: string): void;
}

export interface Connector {
  readonly isOpen: boolean;
  /** Connects now, or at once again where it was waiting for its next attempt. */
  start(): void;
  /** The network or the tab came back: no waiting, and a look whether an open socket still lives. */
  nudge(): void;
  /** Sends now or as soon as there is a socket. */
  send(frame: OutboundFrame): void;
  /** Ends for good and leaves no socket and no timer. */
  stop(): void;
}

const ATTEMPT_MS = 10_000;
/** The system asks a server that does not answer again after 1, 3 and 7 s: a new attempt asks at once. */
const REATTEMPT_MS = 4000;
/**
 * Short while a restarted server is likely to be back at any moment, long for one that stays away. Not shorter, and few at
 * first: Chromium puts off each socket by up to 5 s × 2^(failures / (successes + 1) − 16), in whole steps. With these a
 * page that was open once has had 25 failures after a minute, and waits for 0.3 s at most; the next step would be 0.6 s.
 */
const EAGER_MS = 120_000;
const EAGER_MAX_DELAY = 2_600;
const PATIENT_DELAY = 15_000;
/** A frame that waited longer than this for a socket is about something that has timed out meanwhile. */
const QUEUE_MS = 30_000;
const QUEUE_MAX = 256;
/** How many seconds the server has to relay our own echo before the socket counts as dead. */
const ECHO_BEATS = 4;
const ECHO_EVERY = 3;
/** After a drop or a reload the server may hold the id for a moment: tried this often before it is reported. */
const TAKEN_RETRIES = 2;

/**
 * Keeps one signalling socket: opens it, notices that it is dead, opens it again. `known`: the server may hold this id
 * for us already.
 *
 * PeerServer sends no OPEN when a socket re-attaches to an id that it still holds (peers/peerjs#1289), answers
 * no heartbeat, and a half-open TCP connection looks healthy for minutes. So the connector sends a message to
 * its own id: what comes back proves that the server knows this socket.
 */
export function createConnector(
  address: Address,
  create: TransportFactory,
  pingMs: number,
  known: boolean,
  events: ConnectorEvents,
): Connector {
  const { url, id } = address;
  const cleanup = new Cleanup();
  /** Undoes the attempt that is on, or the socket that came of it. */
  let attempt: Cleanup | null = null;
  let transport: Transport | null = null;
  let queue: { frame: OutboundFrame; at: number }[] = [];
  let isOpen = false;
  let everOpened = known;
  /** The server is known to relay echoes; one in the middle might not. */
  let echoes = false;
  let isAwaiting = false;
  let failures = 0;
  let taken = 0;
  let downSince = Date.now();
  let inTime: () => void = () => undefined;
  let stopRetry: () => void = () => undefined;
  let stopEcho: () => void = () => undefined;

  function start(): void {
    if (cleanup.done || attempt) return;
    stopRetry();
    const mine = (attempt = new Cleanup());
    inTime = mine.after(everOpened ? REATTEMPT_MS : ATTEMPT_MS, () => fail('no answer in time', 0));
    try {
      const made = create(address, {
        open: () => onTransportOpen(mine),
        message: onText,
        close: () => fail('the connection was closed'),
      });
      transport = made;
      mine.add(() => made.close());
    } catch (cause) {
      // A page on https may not open ws://, and an unusable URL stays unusable.
      giveUp({ code: 'network', name: 'unusable-address', params: { url, cause: causeText(cause) }, cause });
    }
  }

  function nudge(): void {
    if (isOpen) sendEcho();
    else if (!attempt) start();
  }

  function send(frame: OutboundFrame): void {
    if (isOpen) sendNow(frame);
    else if (queue.length < QUEUE_MAX) queue.push({ frame, at: Date.now() });
    else events.dropped('queue-full');
  }

  function sendNow(frame: OutboundFrame): void {
    transport?.send(JSON.stringify(frame));
  }

  function stop(): void {
    isOpen = false;
    stopRetry();
    endAttempt();
    queue = [];
    cleanup.run();
  }

  function endAttempt(): void {
    stopEcho();
    attempt?.run();
    attempt = transport = null;
  }

  function onTransportOpen(mine: Cleanup): void {
    let beats = 0;
    mine.every(pingMs, () => {
      sendNow({ type: 'HEARTBEAT' });
      if (echoes && ++beats % ECHO_EVERY === 0) sendEcho();
    });
    // A re-attached socket gets no OPEN. A new one gets it at once: there the echo is its second chance, and it shows
    // whether this server relays any, before a silence has to be told from a server that does not.
    if (everOpened) sendEcho();
    else mine.after(1000, sendEcho);
  }

  function sendEcho(): void {
    sendNow({ type: 'CANDIDATE', dst: id, payload: { pe: PROTOCOL_VERSION, id: 'echo', kind: 'echo' } });
    // The first of several that are out sets the time; a later one must not put it off.
    if (!isOpen || !echoes || isAwaiting) return;
    isAwaiting = true;
    let beats = 0;
    // Counted in steps: while this page itself stands still its answer may lie in the queue, and no step is taken.
    const timer = setInterval(() => ++beats === ECHO_BEATS && fail('the server went silent'), 1000);
    stopEcho = () => {
      isAwaiting = false;
      clearInterval(timer);
    };
  }

  function onText(text: unknown): void {
    const frame = readFrame(text);
    if (typeof frame === 'string') events.dropped(frame);
    else if (frame.type === 'OPEN') opened();
    else if (frame.type === 'ID-TAKEN') {
      if (taken++ < TAKEN_RETRIES) fail('');
      else giveUp({ code: 'unavailable-id', params: { id } });
    } else if (frame.type === 'ERROR') {
      const message = frame.payload.msg.replace(/\.$/, '');
      if (everOpened) fail(message);
      else giveUp({ code: 'server-error', params: { message } });
    } else if (isEcho(frame)) {
      echoes = true;
      stopEcho();
      opened();
    } else events.frame(frame);
  }

  function isEcho(frame: InboundFrame): boolean {
    return (
      frame.type === 'CANDIDATE' && frame.src === id && 'pe' in frame.payload && frame.payload.kind === 'echo'
    );
  }

  function opened(): void {
    if (isOpen) return;
    inTime();
    isOpen = everOpened = true;
    failures = taken = 0;
    events.open();
    for (const { frame, at } of queue.splice(0)) if (Date.now() - at < QUEUE_MS) send(frame);
  }

  function giveUp(failure: Failure): void {
    stop();
    events.fatal({ ...failure, fatal: true });
  }

  /** An empty `reason` is told to nobody yet. `pace` 0: it was waited long enough. */
  function fail(reason: string, pace = 1): void {
    const wasOpen = isOpen;
    isOpen = false;
    endAttempt();
    if (cleanup.done) return;
    if (wasOpen) events.lost();
    if (wasOpen || failures === 0) downSince = Date.now();
    const isFirst = failures++ === 0 && !wasOpen;
    const isEager = Date.now() - downSince < EAGER_MS;
    const most = isEager ? Math.min(EAGER_MAX_DELAY, 125 * 4 ** Math.min(failures, 6)) : PATIENT_DELAY;
    // Jitter, or every page of a restarted server comes back in the same instant.
    const timer = setTimeout(start, pace * most * (0.95 + Math.random() / 20));
    stopRetry = () => clearTimeout(timer);
    if (isFirst && reason) events.failed({ code: 'network', params: { url, reason } });
  }

  if (typeof window !== 'undefined') {
    cleanup.listen(window, 'online', nudge);
    cleanup.listen(document, 'visibilitychange', () => document.visibilityState === 'visible' && nudge());
  }
  return {
    get isOpen() {
      return isOpen;
    },
    start,
    nudge,
    send,
    stop,
  };
}
