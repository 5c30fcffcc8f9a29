import { isIP } from 'node:net';
import { Bucket } from './bucket.js';

const SWEEP_MS = 30_000;
/** Beside its sockets an address may hold as many connections for pages and files. */
const SPARE_CONNECTIONS = 100;

/** What each address has open and has sent lately. */
export class Addresses {
  #records = new Map();
  #limits;

  constructor(limits) {
    this.#limits = limits;
    setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  get size() {
    return this.#records.size;
  }

  of(address) {
    let record = this.#records.get(address);
    if (!record) {
      const { addressConnects, addressMessages, addressBytes } = this.#limits;
      record = {
        address,
        sockets: 0,
        connections: 0,
        connects: new Bucket(addressConnects),
        messages: new Bucket(addressMessages),
        bytes: new Bucket(addressBytes),
      };
      this.#records.set(address, record);
    }
    return record;
  }

  /** Bounds the connections of each address, which may never become a request. */
  watch(server) {
    const most = this.#limits.addressSockets + SPARE_CONNECTIONS;
    server.on('connection', (socket) => {
      const record = this.of(countedAs(socket.remoteAddress ?? ''));
      if (record.connections >= most) return socket.destroy();
      record.connections++;
      socket.once('close', () => record.connections--);
    });
  }

  /** A record says something only while something is open or a bucket is not full. */
  #sweep() {
    const now = performance.now();
    for (const [address, record] of this.#records) {
      const { sockets, connections, connects, messages, bytes } = record;
      const isIdle = sockets === 0 && connections === 0;
      if (isIdle && [connects, messages, bytes].every((bucket) => bucket.isFull(now)))
        this.#records.delete(address);
    }
  }
}

/**
 * The address that the limits count a request by. Of X-Forwarded-For only the last entries can be believed, one for each
 * of our own proxies; what stands before them was written by whoever asks.
 */
export function requestAddress(request, proxies) {
  const direct = request.socket.remoteAddress ?? '';
  if (proxies === 0) return countedAs(direct);
  const entries = (request.headers['x-forwarded-for'] ?? '').split(',').map(withoutPort);
  const forwarded = entries.at(-proxies) ?? entries[0];
  return countedAs(isIP(forwarded) ? forwarded : direct);
}

/** Some proxies write the port behind the address. */
function withoutPort(entry) {
  const text = entry.trim();
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  return bracketed ?? (/^[\d.]+:\d+$/.test(text) ? text.split(':')[0] : text);
}

/** A customer has all of an IPv6 /64, and an IPv4 address may come in IPv6 clothes. */
export function countedAs(address) {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address);
  if (mapped) return mapped[1];
  if (isIP(address) !== 6) return address;
  const [head, tail] = address.replace(/%.*/, '').split('::');
  const [left, right] = [head, tail].map((part) => (part ? part.split(':') : []));
  const zeros = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  const words = [...left, ...Array(zeros).fill('0'), ...right].slice(0, 4);
  return `${words.map((word) => parseInt(word, 16).toString(16)).join(':')}::/64`;
}

const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const PROXY_HEADERS = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host'];

/** Whether a program on this machine asks, by a name of this machine, with no proxy in between as far as can be told. */
export function isLocal(request) {
  const address = countedAs(request.socket.remoteAddress ?? '');
  // A browser that was told a name of somebody else's for 127.0.0.1 says so in `Host`.
  return (
    (/^127\./.test(address) || request.socket.remoteAddress === '::1') &&
    LOCAL_HOST.test(request.headers.host ?? '') &&
    PROXY_HEADERS.every((name) => !(name in request.headers))
  );
}
