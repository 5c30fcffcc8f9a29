import { EventEmitter } from 'node:events';
import { STATUS_CODES } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { Addresses, requestAddress } from './addresses.js';
import { Bucket } from './bucket.js';
import { GuardedSocket, refuse } from './guarded-socket.js';
import { isId, MAX_FRAME_BYTES, MAX_TOKEN } from './limits.js';
import { isSame, tokenFault } from './tokens.js';
import { Waiting } from './waiting.js';

/** A socket that lives answers a ping in one round trip, however its page is throttled. */
const PROOF_MS = 2000;
/** For a close handshake, before the connection is cut. */
const CLOSE_MS = 1000;

const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * The WebSocketServer that PeerServer is given. It takes the upgrades, and fires `connection` only for sockets that may
 * come in, one for each id; PeerServer's realm and this map of clients hold the same ids at any time.
 */
export class Gate extends EventEmitter {
  #options;
  #metrics;
  #clients = new Map();
  #addresses;
  #waiting;
  #sockets;
  #isDraining = false;

  constructor(options) {
    super();
    const { server, path, limits, proxied, metrics } = options;
    this.#options = options;
    this.#metrics = metrics;
    this.#addresses = new Addresses(limits);
    this.#waiting = new Waiting(limits, (sender, dst) => this.#expire(sender, dst));
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      // A frame in a thousand pieces is nobody's.
      maxFragments: 1024,
      closeTimeout: CLOSE_MS,
    });
    if (!proxied) this.#addresses.watch(server);
    server.on('upgrade', (request, stream, head) => this.#onUpgrade(path, request, stream, head));
    metrics.gauge('sockets', () => this.#clients.size);
    metrics.gauge('addresses', () => this.#addresses.size);
    metrics.gauge('waiting_messages', () => this.#waiting.messages);
    metrics.gauge('waiting_bytes', () => this.#waiting.bytes);
  }

  get size() {
    return this.#clients.size;
  }

  get isDraining() {
    return this.#isDraining;
  }

  /** Lets no one in any more, says goodbye to everybody, and settles when all are gone or cut off. */
  async drain() {
    this.#isDraining = true;
    const open = [...this.#sockets.clients];
    const closed = open.map((ws) => new Promise((gone) => ws.once('close', gone)));
    for (const client of [...this.#clients.values()]) client.end('drain');
    const timer = setTimeout(() => open.forEach((ws) => ws.terminate()), CLOSE_MS);
    await Promise.all(closed);
    clearTimeout(timer);
  }

  // What a guarded socket tells.

  relay(sender, { type, dst }, text) {
    const client = this.#clients.get(dst);
    if (client?.hasRoomFor(sender.address, text.length)) {
      this.#metrics.count('frames_relayed_total');
      sender.emit('message', text);
    } else if (type === 'LEAVE' || type === 'EXPIRE') this.#metrics.count('frames_dropped_total');
    else if (client || !isId(dst) || !this.#waiting.hold(sender, dst, text)) {
      this.#metrics.count('frames_dropped_total');
      // PeerJS makes `peer-unavailable` of it. Only an OFFER has somebody waiting for an answer.
      if (type === 'OFFER') this.#expire(sender, dst);
    }
  }

  ended(client, reason) {
    client.address.sockets--;
    if (this.#clients.get(client.id) === client) this.#clients.delete(client.id);
    this.#metrics.count('sockets_closed_total', { reason });
    this.#tell('closed', reason, client);
  }

  #expire(sender, dst) {
    this.#metrics.count('expired_total');
    sender.send(JSON.stringify({ type: 'EXPIRE', src: dst, dst: sender.id }));
  }

  #onUpgrade(path, request, stream, head) {
    const { proxied } = this.#options;
    stream.on('error', this.#options.onError);
    const [asked, query = ''] = request.url.split(/\?(.*)/s);
    if (asked !== path) return this.#turnAway(stream, 404, 'no-such-path', request);
    if (this.#isDraining) return this.#turnAway(stream, 503, 'drain', request);
    const address = this.#addresses.of(requestAddress(request, proxied));
    if (!address.connects.tryTake(performance.now()))
      return this.#turnAway(stream, 429, 'too-many-connects', request);
    this.#sockets.handleUpgrade(request, stream, head, (ws) => {
      stream.off('error', this.#options.onError);
      void this.#admit(ws, stream, new URLSearchParams(query), address);
    });
  }

  /** Before the handshake: cheap, and all that PeerJS can see of it is `network`. */
  #turnAway(stream, status, reason, request) {
    this.#refused(reason, { address: { address: requestAddress(request, this.#options.proxied) } });
    stream.once('finish', () => stream.destroy());
    stream.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  }

  async #admit(ws, stream, query, address) {
    ws.on('error', this.#options.onError);
    const [id, token, key] = ['id', 'token', 'key'].map((name) => query.get(name) ?? '');
    let reason = this.#objection(id, token, key, address);
    if (!reason && this.#clients.has(id)) {
      // Nothing of it is read before it is let in, so nothing is lost.
      ws.pause();
      if (!(await this.#mayReplace(id, token))) reason = 'taken';
      ws.resume();
      // The others that came in meanwhile may have filled the place.
      reason ??= this.#objection(id, token, key, address);
    }
    if (!reason && ws.readyState !== WebSocket.OPEN) return;
    if (reason) {
      this.#refused(reason, { id, address });
      return refuse(ws, reason);
    }
    const { limits, aliveMs } = this.#options;
    const client = new GuardedSocket({
      ws,
      stream,
      id,
      token,
      address,
      buckets: {
        messages: [new Bucket(limits.idMessages), address.messages],
        bytes: [new Bucket(limits.idBytes), address.bytes],
      },
      aliveMs,
      gate: this,
      metrics: this.#metrics,
    });
    this.#clients.set(id, client);
    address.sockets++;
    this.#metrics.count('sockets_opened_total');
    this.#tell('opened', null, client);
    // Written anew: of a name given twice PeerServer would read the other one. It says OPEN.
    this.emit('connection', client, { url: `/?${new URLSearchParams({ id, token, key })}` });
    for (const { sender, text } of this.#waiting.take(id)) sender.emit('message', text);
  }

  #objection(id, token, key, address) {
    const { limits, secrets } = this.#options;
    if (this.#isDraining) return 'drain';
    if (!id || !token || !key) return 'no-parameters';
    if (!isSame(key, this.#options.key)) return 'wrong-key';
    if (!isId(id)) return 'invalid-id';
    if (token.length < limits.tokenLength || token.length > MAX_TOKEN || !PRINTABLE.test(token))
      return 'invalid-token';
    const fault = secrets.length > 0 ? tokenFault(id, token, secrets) : null;
    if (fault) return fault;
    // Who comes back to an id that is there takes the place of the socket before.
    const isBack = this.#clients.get(id)?.address === address;
    if (!isBack && address.sockets >= limits.addressSockets) return 'address-full';
    if (this.#clients.size >= limits.sockets && !this.#clients.has(id)) return 'full';
    return null;
  }

  /** Whether the id is free by now. A socket that lives keeps it, whoever knows its token. */
  async #mayReplace(id, token) {
    for (;;) {
      const holder = this.#clients.get(id);
      if (!holder) return true;
      // Each page load may have a token of its own, signed for the same id.
      const isOwner = this.#options.secrets.length > 0 || isSame(token, holder.token);
      if (!isOwner || (await holder.proves(PROOF_MS))) return false;
      holder.end('replaced');
    }
  }

  #refused(reason, who) {
    this.#metrics.count('sockets_refused_total', { reason });
    this.#tell('refused', reason, who);
  }

  /** Never a token, a key, a URL or what was said. An id is a stranger's text, so it is quoted and cut. */
  #tell(event, reason, { id, address }) {
    if (!this.#options.log) return;
    const parts = [new Date().toISOString(), event, reason];
    if (id) parts.push(`id=${JSON.stringify(id.slice(0, 64))}`);
    parts.push(`address=${address.address}`);
    this.#options.log(parts.filter(Boolean).join(' '));
  }
}
