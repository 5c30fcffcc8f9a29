import type { PeerElementsError } from '../base/errors.js';
import { randomToken } from '../base/id.js';
import { Cleanup } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import { KNOCK_MS } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import { CHANNEL_IDS } from '../session/lifeline.js';
import type { Claim } from '../session/route.js';
import type { Session } from '../session/session.js';
import { part } from '../signalling/failure.js';
import { IDLE_CHAT } from './chat-types.js';
import type { ChatConfig, ChatEvents, ChatMessage, ChatSnapshot, MessageState } from './chat-types.js';
import { MAX_TEXT, readChat, type ChatWire } from './chat-wire.js';
import { Line, type Strand } from './line.js';

const ACKNOWLEDGE_MS = 20;

const rules = () => part(import('./chat-rules.js'));

interface Unsent {
  readonly n: number;
  readonly id: string;
}

/**
 * Messages with one remote peer. Every text gets a number; what the other kit has not acknowledged is sent again on
 * the next link, and what it has already is not shown twice. To a plain PeerJS page each text goes as a string.
 */
export class ChatChannel extends Emitter<ChatEvents> implements Claim {
  readonly kind = 'chat';
  readonly label = null;
  readonly #session: Session;
  readonly #store: Store<ChatSnapshot>;
  readonly #line: Line;
  readonly #cleanup = new Cleanup();
  #config: ChatConfig = {};
  #hasBadLimit = false;
  #knock: Inbound | null = null;
  #channel: RTCDataChannel | null = null;
  /** Names this numbering, so that the other side knows a reloaded page from a link that came back. */
  readonly #epoch = randomToken(8);
  #next = 1;
  #unsent: Unsent[] = [];
  /** Of all messages. */
  readonly #ids = new Set<string>();
  #made = 0;
  /** Whom the messages are with. */
  #partner: string | null = null;
  #remoteEpoch = '';
  #expected = 1;
  #acknowledging = false;

  constructor(session: Session, store: Store<ChatSnapshot>) {
    super();
    this.#session = session;
    this.#store = store;
    this.#line = new Line(session, 'chat', () => ({ reliable: true }));
    const line = this.#line;
    this.#cleanup.add(session.reception.claim(this));
    this.#cleanup.add(() => line.dispose());
    this.#cleanup.add(() => this.#knock?.decline());
    line.on('change', () => this.#show());
    line.on('strand', (strand) => this.#attach(strand));
    line.on('open', (strand) => {
      this.#store.set({ error: null, waiting: false });
      this.emit('open', { remoteId: strand.connection.peer });
      if (!strand.isKit) this.#flush();
    });
    line.on('pending', () => this.#store.set({ waiting: true }));
    line.on('answered', (extra) => extra?.name && this.#store.set({ remoteName: extra.name }));
    line.on('closed', () => this.emit('close', undefined));
    line.on('failed', (error) => {
      if (error.code === 'not-allowed') this.#giveUp();
      this.#report(error);
    });
  }

  // What the session asks when somebody connects.

  get to(): string | null {
    return this.#config.to ?? null;
  }

  get idle(): boolean {
    return !this.#cleanup.done && this.#knock === null && (this.to !== null || !this.#isBound);
  }

  get engagedWith(): string | null {
    return this.#isBound ? this.#line.remoteId : null;
  }

  get #isBound(): boolean {
    const { state } = this.#line;
    return state === 'connecting' || state === 'open' || state === 'reconnecting';
  }

  configure(config: ChatConfig): void {
    const before = this.#config;
    this.#config = config;
    if (before.maxLength !== config.maxLength)
      this.#checkLimit(config).catch((error: PeerElementsError) => this.#report(error));
    if ((before.to ?? null) === (config.to ?? null)) return;
    this.#knock?.decline();
    this.#line.close();
    this.#converse(config.to ?? null);
    this.#show();
    this.#session.reception.reconsider();
  }

  async #checkLimit({ maxLength }: ChatConfig): Promise<void> {
    const error = maxLength == null ? null : (await rules()).checkMaxLength(maxLength);
    if (this.#config.maxLength !== maxLength) return;
    if (error) this.#report(error);
    else if (this.#hasBadLimit) this.#store.set({ error: null });
    this.#hasBadLimit = error !== null;
  }

  /** With somebody else it is another conversation: what was meant for the one before reaches nobody else. */
  #converse(partner: string | null): void {
    if (partner === this.#partner) return;
    if (this.#partner !== null) {
      this.#giveUp();
      this.#remoteEpoch = '';
      this.#ids.clear();
      this.#store.set({ messages: IDLE_CHAT.messages, remoteName: null, error: null });
    }
    this.#partner = partner;
  }

  dispose(): void {
    this.#cleanup.run();
  }

  take(offer: Inbound): void {
    this.emit('connection', { from: offer.from });
    if (offer.consented || this.engagedWith === offer.from) {
      if (!this.#line.yields(offer)) return offer.withdraw('cancelled');
      this.#let(offer);
      return;
    }
    this.#knock = offer;
    offer.pending();
    this.#store.set({ knock: Object.freeze({ from: offer.from, displayName: offer.displayName }) });
    const timer = setTimeout(() => this.declineKnock(), KNOCK_MS);
    this.#cleanup.add(() => clearTimeout(timer));
    offer.on('ended', () => this.#endKnock());
  }

  acceptKnock(): void {
    const offer = this.#knock;
    this.#endKnock();
    if (offer?.open) this.#let(offer);
  }

  declineKnock(): void {
    this.#knock?.decline();
    this.#endKnock();
  }

  #endKnock(): void {
    this.#knock = null;
    this.#store.set({ knock: null });
  }

  #let(offer: Inbound): void {
    this.#converse(offer.from);
    if (offer.displayName) this.#store.set({ remoteName: offer.displayName });
    this.#line.take(offer);
  }

  /** Puts a text on its way; settles when it is in the outbox, from where it leaves as soon as there is a link. */
  async send(text: string): Promise<ChatMessage> {
    const most = Math.min(Number(this.#config.maxLength ?? MAX_TEXT) || MAX_TEXT, MAX_TEXT);
    const to = this.to ?? this.#line.remoteId;
    if (typeof text !== 'string' || text === '' || text.length > most || !text.isWellFormed() || !to)
      throw this.#report((await rules()).refusal(text, most));
    this.#converse(to);
    const message: ChatMessage = Object.freeze({
      ...{ id: this.#idFor(), from: this.#session.store.value.localId ?? '', text, sentAt: Date.now() },
      ...{ state: 'queued' as const, own: true },
    });
    const unsent = { n: this.#next++, id: message.id };
    this.#unsent.push(unsent);
    const sent = this.#put(unsent, message);
    const shown: ChatMessage = sent ? Object.freeze({ ...message, state: 'sent' as const }) : message;
    this.#store.set({ messages: Object.freeze([...this.#store.value.messages, shown]) });
    if (this.#unsent.length > 0) this.#line.dial(to, true);
    return shown;
  }

  // The link.

  #attach(strand: Strand): void {
    const { connection, cleanup, isKit } = strand;
    if (isKit) {
      const channel = connection.peerConnection.createDataChannel('chat', {
        negotiated: true,
        id: CHANNEL_IDS.chat,
      });
      this.#channel = channel;
      cleanup.listen(channel, 'open', () => this.#greet(channel));
      cleanup.listen(channel, 'message', (event) => {
        const wire = readChat((event as MessageEvent<unknown>).data);
        if (wire) this.#receive(connection.peer, wire, channel);
      });
    } else {
      connection.on(
        'data',
        (data) => typeof data === 'string' && data !== '' && this.#arrived(connection.peer, data),
      );
    }
    cleanup.add(() => (this.#channel = null));
  }

  #greet(channel: RTCDataChannel): void {
    const first = this.#unsent[0]?.n ?? this.#next;
    say(channel, { k: 'hi', epoch: this.#epoch, first });
    this.#flush();
  }

  #flush(): void {
    for (const unsent of [...this.#unsent]) {
      const message = this.#store.value.messages.find(({ id }) => id === unsent.id);
      if (message && this.#put(unsent, message)) this.#mark([unsent.id], 'sent');
    }
  }

  /** Puts one text on the wire; false where there is none. */
  #put({ n, id }: Unsent, { text, sentAt }: ChatMessage): boolean {
    const strand = this.#line.strand;
    if (strand?.isKit) {
      if (this.#channel?.readyState !== 'open') return false;
      say(this.#channel, { k: 'm', n, id, text, at: sentAt });
      return true;
    }
    if (!strand?.connection.open) return false;
    void strand.connection.send(text);
    // A plain page acknowledges nothing: on its way is all that can be known.
    this.#unsent = this.#unsent.filter((entry) => entry.n !== n);
    return true;
  }

  #receive(from: string, wire: ChatWire, channel: RTCDataChannel): void {
    if (wire.k === 'hi') {
      if (wire.epoch !== this.#remoteEpoch) this.#expected = wire.first;
      this.#remoteEpoch = wire.epoch;
    } else if (wire.k === 'a') this.#acknowledged(wire.n);
    else {
      // The channel is ordered, so a gap is a fault of the other side; it will be told what is missing.
      if (wire.n === this.#expected) {
        this.#expected++;
        this.#arrived(from, wire.text, wire.id, wire.at);
      }
      this.#acknowledge(channel);
    }
  }

  /** One word for all that came within a moment: a burst does not double the traffic. */
  #acknowledge(channel: RTCDataChannel): void {
    if (this.#acknowledging) return;
    this.#acknowledging = true;
    setTimeout(() => {
      this.#acknowledging = false;
      if (channel.readyState === 'open') say(channel, { k: 'a', n: this.#expected - 1 });
    }, ACKNOWLEDGE_MS);
  }

  #arrived(from: string, text: string, wanted?: string, sentAt = Date.now()): void {
    const { messages } = this.#store.value;
    const id = this.#idFor(wanted);
    const message: ChatMessage = Object.freeze({ id, from, text, sentAt, state: 'delivered', own: false });
    this.#store.set({ messages: Object.freeze([...messages, message]) });
    this.emit('message', { message });
  }

  /** One that no other message has: the other side's where it can be, else one that costs no random bytes. */
  #idFor(wanted?: string): string {
    let id = wanted;
    while (id === undefined || this.#ids.has(id)) id = `${this.#epoch}${this.#made++}`;
    this.#ids.add(id);
    return id;
  }

  #acknowledged(n: number): void {
    const done = this.#unsent.filter((entry) => entry.n <= n).map(({ id }) => id);
    this.#unsent = this.#unsent.filter((entry) => entry.n > n);
    if (this.#unsent.length === 0) this.#line.relax();
    this.#mark(done, 'delivered');
  }

  /** From the end, where those are that change: in a long conversation an acknowledgement must not cost more. */
  #mark(ids: readonly string[], state: MessageState): void {
    if (ids.length === 0) return;
    const left = new Set(ids);
    const messages = [...this.#store.value.messages];
    const changed: ChatMessage[] = [];
    for (let at = messages.length - 1; at >= 0 && left.size > 0; at--) {
      const old = messages[at] as ChatMessage;
      if (!old.own || !left.delete(old.id) || old.state === state) continue;
      const message = (messages[at] = Object.freeze({ ...old, state }));
      changed.unshift(message);
    }
    if (changed.length === 0) return;
    this.#store.set({ messages: Object.freeze(messages) });
    for (const message of changed) this.emit('messagechange', { message });
  }

  /** The other side said no, or is another one now: what was meant for it is not sent to anyone. */
  #giveUp(): void {
    this.#mark(
      this.#unsent.splice(0).map(({ id }) => id),
      'failed',
    );
  }

  #show(): void {
    const { state, remoteId } = this.#line;
    this.#store.set({
      state,
      remoteId: remoteId ?? this.to,
      ...(state !== 'connecting' && { waiting: false }),
    });
  }

  /** An error may take a moment to get its words; by then the element may be gone. */
  #report(error: PeerElementsError): PeerElementsError {
    if (this.#cleanup.done) return error;
    this.#store.set({ error });
    this.emit('error', error);
    return error;
  }
}

function say(channel: RTCDataChannel, message: ChatWire): void {
  channel.send(JSON.stringify(message));
}
