import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import { readFrame } from './frames.js';
import { REFUSALS } from './refusals.js';

/** What a reader that does not read may leave unsent: a frame of the largest size and what came beside it. */
const MAX_UNSENT = 1024 * 1024;
/** How much of that one address may fill once half of it is full. */
const MAX_SHARE = MAX_UNSENT / 4;
/** Who owes nothing for so long has stopped flooding. */
const BREATH_MS = 1000;
const HEARTBEAT = '{"type":"HEARTBEAT"}';

/** Close codes of what ends a socket and is no refusal. One that is `slow` is cut off: it would not read the code either. */
const ENDS = { left: 1000, silent: 1001, replaced: 4001 };

/**
 * One socket that was let in, as PeerServer sees it: it listens to `message` and `close`, and calls `send` and
 * `close`. What comes is charged to the buckets of the id and of the address, read, and handed to the gate.
 */
export class GuardedSocket extends EventEmitter {
  #ws;
  #buckets;
  #gate;
  #metrics;
  #beat;
  #resume = null;
  #pausedUntil = 0;
  #owesSince = 0;
  #owesUntil = -Infinity;
  #aliveMs;
  #isOver = false;
  /** The payload of the ping that is out: only who reads what we send can answer it. */
  #ping = null;
  #proofs = [];
  /** Bytes by address, since all of it was read. */
  #shares = new Map();

  /** `buckets` is `{messages, bytes}`, each a list; `gate` is told `relay(socket, frame, text)` and `ended(socket, reason)`. */
  constructor({ ws, stream, id, token, address, buckets, aliveMs, gate, metrics }) {
    super();
    Object.assign(this, { id, token, address });
    this.#ws = ws;
    this.#buckets = buckets;
    this.#gate = gate;
    this.#metrics = metrics;
    this.#aliveMs = aliveMs;
    // Frames that never become a message cost as much, so bytes are counted where they come in.
    stream.on('data', (chunk) => this.#charge('bytes', chunk.length));
    ws.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    ws.on('ping', () => this.#charge('messages', 1));
    ws.on('pong', (payload) => this.#onPong(payload));
    ws.on('close', () => this.end('left'));
    this.#beat = setInterval(() => this.#onBeat(), aliveMs / 3);
    this.#beat.unref();
  }

  // What PeerServer calls.

  send(text) {
    if (this.#isOver) return;
    // Whether it still reads is for the ping to find out: else strangers could have cut off who reads slowly.
    if (this.#ws.bufferedAmount > MAX_UNSENT) return this.#metrics.count('frames_dropped_total');
    this.#metrics.count('bytes_sent_total', {}, Buffer.byteLength(text));
    this.#ws.send(text);
  }

  /** PeerServer closes who was silent for its `alive_timeout`. */
  close() {
    this.end('silent');
  }

  // What the gate calls.

  /** Whether there is room for what comes from that address: who says much leaves some to those who say little. */
  hasRoomFor(address, bytes) {
    const unsent = this.#ws.bufferedAmount;
    if (unsent === 0) this.#shares.clear();
    const share = (this.#shares.get(address) ?? 0) + bytes;
    if (unsent > MAX_UNSENT / 2 && share > MAX_SHARE) return false;
    this.#shares.set(address, share);
    return true;
  }

  /** Whether the other side answers a ping within `ms`. */
  proves(ms) {
    return new Promise((prove) => {
      const timer = setTimeout(prove, ms, false);
      this.#proofs.push((isAlive) => {
        clearTimeout(timer);
        prove(isAlive);
      });
      this.#sendPing();
    });
  }

  /** Ends it for `reason`, one of the refusals or of the ends above; harmless when it has ended. */
  end(reason) {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#beat);
    clearTimeout(this.#resume);
    // PeerServer frees the id.
    this.emit('close');
    this.#prove(false);
    this.#gate.ended(this, reason);
    // The close handshake has to be read.
    if (this.#resume) this.#ws.resume();
    const refusal = REFUSALS[reason];
    if (refusal) refuse(this.#ws, reason);
    else if (reason === 'slow') this.#ws.terminate();
    else this.#ws.close(ENDS[reason], reason);
  }

  #onMessage(data, isBinary) {
    this.#charge('messages', 1);
    if (this.#isOver) return;
    const text = data.toString();
    const frame = isBinary ? null : readFrame(text);
    this.#metrics.count('frames_received_total', { type: frame?.type ?? 'malformed' });
    if (!frame) return;
    if (frame.type === 'HEARTBEAT') this.emit('message', HEARTBEAT);
    // PeerServer would free the id and let this socket go on sending under it.
    else if (frame.dst === undefined) this.end('left');
    else this.#gate.relay(this, frame, text);
  }

  #onPong(payload) {
    this.#charge('messages', 1);
    if (this.#isOver || !this.#ping?.equals(payload)) return;
    this.#ping = null;
    // All that was sent before the ping was read.
    this.#shares.clear();
    this.#prove(true);
    this.emit('message', HEARTBEAT);
  }

  #onBeat() {
    // Who is not read cannot answer.
    if (this.#resume) return;
    if (this.#ping && this.#ws.bufferedAmount > 0) this.end('slow');
    else this.#sendPing();
  }

  #sendPing() {
    this.#ping = randomBytes(8);
    this.#ws.ping(this.#ping);
  }

  #prove(isAlive) {
    for (const prove of this.#proofs.splice(0)) prove(isAlive);
  }

  /** What comes too quickly is read later: TCP makes the sender wait. */
  #charge(kind, amount) {
    if (this.#isOver) return;
    const now = performance.now();
    if (kind === 'bytes') this.#metrics.count('bytes_received_total', {}, amount);
    const [own, shared] = this.#buckets[kind].map((bucket) => bucket.take(amount, now));
    if (own > 0 && this.#isFlooding(now, own)) return this.end('flood');
    const wait = Math.max(own, shared);
    if (wait === 0 || now + wait <= this.#pausedUntil) return;
    if (!this.#resume) this.#metrics.count('throttled_total', { by: own > 0 ? 'id' : 'address' });
    clearTimeout(this.#resume);
    this.#ws.pause();
    this.#pausedUntil = now + wait;
    this.#resume = setTimeout(() => {
      this.#resume = null;
      this.#ws.resume();
      // Its signs of life stand behind what was not read.
      this.emit('message', HEARTBEAT);
    }, wait);
  }

  /** Whether it has been slowed by its own doing for the time after which a silent one is closed. */
  #isFlooding(now, wait) {
    if (now - this.#owesUntil > BREATH_MS) this.#owesSince = now;
    this.#owesUntil = Math.max(this.#owesUntil, now + wait);
    return now - this.#owesSince > this.#aliveMs;
  }
}

/** Tells the other side why, in what PeerJS understands, and closes. */
export function refuse(ws, reason) {
  const { code, frames } = REFUSALS[reason];
  if (ws.readyState !== WebSocket.OPEN) return;
  for (const frame of frames) ws.send(JSON.stringify(frame));
  ws.close(code, reason);
}
