import type {
  Address,
  Transport,
  TransportEvents,
  TransportFactory,
} from '../../src/signalling/transport.js';

export interface InPageOptions {
  /** The key that clients must give. */
  key?: string;
  /** After how many milliseconds the sender hears that nobody came for a message. The stock server: 5000. */
  expireMs?: number;
}

interface Frame {
  type?: unknown;
  src?: unknown;
  dst?: unknown;
  payload?: unknown;
}

interface Socket {
  readonly events: TransportEvents;
  /** Cleared when either side has closed it. */
  live: boolean;
  /** The network swallows what goes either way, and nobody has noticed. */
  dead: boolean;
  /** The server let it in; it hears nothing of others. */
  attached: boolean;
}

interface Client {
  readonly id: string;
  readonly token: string;
  socket: Socket;
}

interface Queue {
  readonly since: number;
  readonly frames: Frame[];
}

/** What the server relays; HEARTBEAT is taken and all else is dropped. */
const RELAYED = ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE'];

/** A PeerServer inside this page. */
export interface InPageSignalling {
  /** Give it to every session that shall meet here. */
  readonly transport: TransportFactory;
  /** The ids that the server knows at the moment. */
  readonly ids: readonly string[];
  /** How many sockets are open, seen from the clients. */
  readonly sockets: number;
  /**
   * Closes the socket of `id`. `held`: the server has not noticed and keeps the id, as after a change of network;
   * the same token then re-attaches, and no OPEN is sent.
   */
  drop(id: string, options?: { held?: boolean }): void;
  /** Swallows whatever goes between `id` and the server, while both believe the socket to be open. */
  freeze(id: string): void;
  /** The server is gone: all sockets close, new ones fail, and it forgets every id. */
  down(): void;
  up(): void;
  /** Hands `text` to the client as if the server had sent it. */
  inject(id: string, text: string): void;
  /** Keeps every message back until `release()`, so that messages of both sides are on the way at once. */
  hold(): void;
  release(): void;
}

/**
 * Speaks what `peer` 1.0.2 speaks, with the same order of things; `transport-contract.ts` holds both to it.
 * Deliveries are tasks of their own, as they are with a WebSocket.
 */
export function createInPageSignalling(options: InPageOptions = {}): InPageSignalling {
  const { key = 'peerjs', expireMs = 5000 } = options;
  const clients = new Map<string, Client>();
  const queues = new Map<string, Queue>();
  const sockets = new Set<Socket>();
  let isUp = true;
  let held: (() => void)[] | null = null;

  // Not setTimeout, which browsers slow down in a background tab and after a few in a row.
  const { port1, port2 } = new MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  const later = (task: () => void) => {
    tasks.push(task);
    port2.postMessage(null);
  };

  const send = (socket: Socket, frame: Frame) => {
    const text = JSON.stringify(frame);
    const deliver = () => later(() => socket.live && !socket.dead && socket.events.message(text));
    if (held) held.push(deliver);
    else deliver();
  };

  /** Closed by the server: the client hears of it after all that was sent before. */
  const close = (socket: Socket) => {
    forget(socket);
    later(() => {
      if (!socket.live) return;
      socket.live = false;
      sockets.delete(socket);
      socket.events.close();
    });
  };

  const forget = (socket: Socket) => {
    for (const client of clients.values()) if (client.socket === socket) clients.delete(client.id);
  };

  const relay = (frame: Frame) => {
    const { type, src, dst, payload } = frame;
    const client = typeof dst === 'string' ? clients.get(dst) : undefined;
    if (client?.socket.live) send(client.socket, { type, src, dst, payload });
    else if (client) {
      clients.delete(client.id);
      relay({ type: 'LEAVE', src: dst, dst: src });
    } else if (type === 'LEAVE' && !dst) clients.delete(String(src));
    else if (type !== 'LEAVE' && type !== 'EXPIRE' && typeof dst === 'string' && dst !== '')
      enqueue(dst, { type, src, dst, payload });
  };

  const enqueue = (dst: string, frame: Frame) => {
    const queue = queues.get(dst);
    if (queue) return void queue.frames.push(frame);
    const made: Queue = { since: Date.now(), frames: [frame] };
    queues.set(dst, made);
    setTimeout(() => queues.get(dst) === made && expire(dst, made), expireMs);
  };

  const expire = (dst: string, { frames }: Queue) => {
    queues.delete(dst);
    for (const src of new Set(frames.map((frame) => frame.src)))
      relay({ type: 'EXPIRE', src: dst, dst: src });
  };

  const attach = (socket: Socket, address: Address) => {
    const refuse = (frame: Frame) => {
      send(socket, frame);
      close(socket);
    };
    const { id, token } = address;
    if (!id || !token || !address.key)
      return refuse({
        type: 'ERROR',
        payload: { msg: 'No id, token, or key supplied to websocket server' },
      });
    if (address.key !== key) return refuse({ type: 'ERROR', payload: { msg: 'Invalid key provided' } });
    const known = clients.get(id);
    if (known && known.token !== token) return refuse({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });
    socket.attached = true;
    // The one that was there is neither closed nor told, and may go on sending.
    if (known) known.socket = socket;
    else {
      clients.set(id, { id, token, socket });
      send(socket, { type: 'OPEN' });
    }
    const waiting = queues.get(id);
    queues.delete(id);
    for (const frame of waiting?.frames ?? []) relay(frame);
  };

  const receive = (address: Address, text: string) => {
    let frame: Frame;
    try {
      frame = JSON.parse(text) as Frame;
    } catch {
      return;
    }
    if (typeof frame === 'object' && frame !== null && RELAYED.includes(frame.type as string))
      relay({ ...frame, src: address.id });
  };

  const transport: TransportFactory = (address, events): Transport => {
    const socket: Socket = { events, live: true, dead: false, attached: false };
    sockets.add(socket);
    later(() => {
      if (!socket.live) return;
      if (!isUp) return close(socket);
      socket.events.open();
      if (socket.live) attach(socket, address);
    });
    return {
      send: (text) => {
        if (!socket.live || socket.dead) return;
        later(() => isUp && !socket.dead && socket.attached && receive(address, text));
      },
      close: () => {
        socket.live = false;
        sockets.delete(socket);
        if (!socket.dead) later(() => forget(socket));
      },
    };
  };

  return {
    transport,
    get ids() {
      return [...clients.keys()];
    },
    get sockets() {
      return sockets.size;
    },
    drop(id, { held: keep = false } = {}) {
      const client = clients.get(id);
      if (!client) return;
      const { socket } = client;
      if (!keep) return close(socket);
      // What the server still believes to be open takes messages and loses them.
      const events = { open: ignore, message: ignore, close: ignore };
      client.socket = { events, live: true, dead: true, attached: true };
      close(socket);
    },
    freeze(id) {
      const socket = clients.get(id)?.socket;
      if (socket) socket.dead = true;
    },
    down() {
      isUp = false;
      for (const socket of [...sockets]) close(socket);
      clients.clear();
      queues.clear();
    },
    up() {
      isUp = true;
    },
    inject(id, text) {
      const socket = clients.get(id)?.socket;
      if (socket) later(() => socket.live && !socket.dead && socket.events.message(text));
    },
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = null;
      for (const deliver of waiting) deliver();
    },
  };
}

function ignore(): void {
  // Nobody is there.
}
