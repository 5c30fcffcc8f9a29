/** PeerServer's own time for a peer to appear. */
const EXPIRE_MS = 5000;
/** What a peer gets at once when it appears must fit into what a socket may have unsent. */
const DESTINATION_BYTES = 512 * 1024;
/** One sender leaves room for three more at the same destination. */
const SENDER_BYTES = DESTINATION_BYTES / 4;
/** An entry costs memory beyond its text. */
const OVERHEAD = 256;

/** What is meant for peers that are not there, for the five seconds that PeerServer gives them to appear. */
export class Waiting {
  /** Entries by destination. */
  #queues = new Map();
  /** `{messages, bytes}` by sender. */
  #senders = new Map();
  #limits;
  #onExpire;
  bytes = 0;
  messages = 0;

  /** `onExpire(sender, dst)` is called once for each of both. */
  constructor(limits, onExpire) {
    this.#limits = limits;
    this.#onExpire = onExpire;
  }

  /** Keeps `text` of `sender`, a socket, for `dst`; gives false where there is no room. */
  hold(sender, dst, text) {
    const bytes = text.length + OVERHEAD;
    const own = this.#senders.get(sender) ?? { messages: 0, bytes: 0 };
    const queue = this.#queues.get(dst) ?? { entries: [], bytes: 0 };
    const isOver =
      own.messages >= this.#limits.waitingMessages ||
      own.bytes + bytes > SENDER_BYTES ||
      queue.bytes + bytes > DESTINATION_BYTES ||
      this.bytes + bytes > this.#limits.waitingBytes;
    if (isOver) return false;
    queue.timer ??= setTimeout(() => this.#expire(dst), EXPIRE_MS).unref();
    queue.entries.push({ sender, text, bytes });
    this.#queues.set(dst, queue);
    this.#senders.set(sender, own);
    for (const sum of [own, this]) sum.messages++;
    for (const sum of [own, queue, this]) sum.bytes += bytes;
    return true;
  }

  /** Takes out what waits for `dst`, in order. */
  take(dst) {
    const queue = this.#queues.get(dst);
    if (!queue) return [];
    clearTimeout(queue.timer);
    this.#queues.delete(dst);
    for (const { sender, bytes } of queue.entries) {
      const own = this.#senders.get(sender);
      for (const sum of [own, this]) {
        sum.messages--;
        sum.bytes -= bytes;
      }
      if (own.messages === 0) this.#senders.delete(sender);
    }
    return queue.entries;
  }

  #expire(dst) {
    for (const sender of new Set(this.take(dst).map((entry) => entry.sender))) this.#onExpire(sender, dst);
  }
}
