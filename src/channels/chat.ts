import { notLoaded, type PeerElementsError } from '../base/errors.js';
import { Cleanup, quiet } from '../base/lifetime.js';
import { Emitter, type Store } from '../base/store.js';
import { KNOCK_MS } from '../session/dial.js';
import type { Inbound } from '../session/inbound.js';
import { CHANNEL_IDS } from '../session/lifeline.js';
import type { Claim } from '../session/route.js';
import type { Session } from '../session/session.js';
import { part } from '../signalling/failure.js';
import type { ChatHost, KeptMessages } from './chat-host.js';
import type { ChatParts } from './chat-parts.js';
import { hasFiles, journal, leftovers } from './chat-store.js';
import { IDLE_CHAT } from './chat-types.js';
import type { ChatConfig, ChatEvents, ChatMessage, ChatSnapshot, SendOptions } from './chat-types.js';
import { isText, MAX_TEXT } from './chat-wire.js';
import { Delivery, type Op } from './delivery.js';
import { Line, type Strand } from './line.js';

/** More than this many messages within that time are shown together: each snapshot is a copy of the list. */
const BURST = 50;
const BURST_MS = 100;

const rules = () => part(import('./chat-rules.js'));

/** What a chat can do beyond texts in a row. */
const PARTS: { readonly [K in keyof ChatParts]: () => Promise<{ make(host: ChatHost): ChatParts[K] }> } = {
  more: () => import('./chat-more.js'),
  files: () => import('./chat-files.js'),
  moments: () => import('./chat-moments.js'),
};

/**
 * Messages with one remote peer, each of them once and in order: `Delivery` sees to that. To a plain PeerJS page each
 * text goes as a string.
 */
export class ChatChannel extends Emitter<ChatEvents> implements Claim, ChatHost {
  readonly kind = 'chat';
  readonly label = null;
  readonly session: Session;
  readonly store: Store<ChatSnapshot>;
  readonly line: Line;
  readonly cleanup = new Cleanup();
  config: ChatConfig = {};
  partner: string | null = null;
  delivery: Delivery | null = null;
  history: KeptMessages | null = null;
  isBusy = false;
  /** Those of this conversation, and of no other one. */
  #parts: { [K in keyof ChatParts]?: Promise<ChatParts[K]> } = {};
  #knock: Inbound | null = null;
  /** Of all messages. */
  readonly #ids = new Set<string>();
  /** From anywhere: the other side, or another tab, may make one in the same millisecond. */
  #made = Math.floor(Math.random() * 1e9);
  #fresh: ChatMessage[] = [];
  #recent = 0;
  #since = 0;
  #isKept = true;

  constructor(session: Session, store: Store<ChatSnapshot>) {
    super();
    this.session = session;
    this.store = store;
    this.line = new Line(session, 'chat', () => ({ reliable: true }));
    const { cleanup, line } = this;
    cleanup.add(session.reception.claim(this));
    cleanup.add(() => line.dispose());
    cleanup.add(() => this.delivery?.dispose());
    cleanup.add(() => this.#knock?.decline());
    line.on('change', () => this.#show());
    line.on('strand', (strand) => this.#attach(strand));
    line.on('open', (strand) => {
      store.set({ error: null, waiting: false });
      this.emit('open', { remoteId: strand.connection.peer });
      if (!strand.isKit) this.#toPlain(strand);
    });
    line.on('pending', () => store.set({ waiting: true }));
    line.on('answered', (extra) => extra?.name && store.set({ remoteName: extra.name }));
    line.on('closed', (how) => {
      this.emit('close', undefined);
      if (how === 'lost') this.dial();
    });
    cleanup.add(session.on('open', () => this.dial()));
    line.on('failed', (error) => {
      // The other side said no: what was meant for it is sent to nobody.
      if (error.code === 'not-allowed')
        this.mark(
          (this.delivery?.drop() ?? []).flatMap(({ id }) => id ?? []),
          'failed',
        );
      this.report(error);
    });
  }

  // What the session asks when somebody connects.

  get to(): string | null {
    return this.config.to ?? null;
  }

  get idle(): boolean {
    return !this.cleanup.done && this.#knock === null && (this.to !== null || !this.#isBound);
  }

  get engagedWith(): string | null {
    return this.#isBound ? this.line.remoteId : null;
  }

  get #isBound(): boolean {
    const { state } = this.line;
    return state === 'connecting' || state === 'open' || state === 'reconnecting';
  }

  configure(config: ChatConfig): void {
    const before = this.config;
    this.config = config;
    if ((before.maxLength ?? null) !== (config.maxLength ?? null))
      this.#byRule(({ checkMaxLength }) => checkMaxLength(this));
    const to = config.to ?? null;
    if ((before.to ?? null) !== to) {
      // Who knocks, or is there already, may be bound to it.
      if (!to || to !== this.#knock?.from) this.declineKnock();
      if (!to || to !== this.engagedWith) this.line.close();
      this.#converse(to);
      this.#show();
      this.session.reception.reconsider();
    } else if (before.history !== config.history) {
      this.history = null;
      void this.#recall(this.conversation);
    }
  }

  /** With somebody else it is another conversation: what is meant for the one before waits for its turn. */
  #converse(partner: string | null): void {
    if (partner === this.partner) return;
    this.showFresh();
    if (this.partner !== null) {
      this.#ids.clear();
      const { messages, hasOlder, typing } = IDLE_CHAT;
      this.store.set({ messages, hasOlder, typing, remoteName: null, error: null });
    }
    this.partner = partner;
    this.isBusy = false;
    this.#parts = {};
    this.delivery?.dispose();
    this.history = null;
    this.delivery = partner === null ? null : this.#delivery(partner, this.conversation);
  }

  /** Who this side is: somebody in particular only where the page says so. */
  get conversation(): string {
    return JSON.stringify([this.session.config.peerId ?? null, this.partner]);
  }

  #delivery(partner: string, conversation: string): Delivery {
    const delivery: Delivery = new Delivery({
      conversation,
      journal,
      restored: this.#recall(conversation),
      apply: (op) => {
        if (isText(op)) return this.#arrived(partner, op.text, op.id, op.at);
        return this.use(op.k === 'file' ? 'files' : 'more', (part) => {
          // Another conversation may have begun while it loaded.
          if (delivery !== this.delivery) throw delivery;
          part.apply(op, partner);
        });
      },
      hear: (wire) => {
        if (wire.k === 'files') void this.use('files', (files) => files.open());
        else void this.use('moments', (moments) => moments.hear(wire));
      },
      mark: (ids, state) => this.mark(ids, state),
      idle: () => this.isBusy || this.line.relax(),
      unkept: (cause) => this.unkept(cause),
      failed: (cause) => {
        if (delivery !== this.delivery) return;
        this.report(notLoaded(cause));
        // It comes again with the next link.
        this.line.strand?.connection.close();
      },
    });
    return delivery;
  }

  /** What is on disk of this conversation. */
  async #recall(conversation: string): Promise<void> {
    const parts = this.#parts;
    try {
      const rows = await leftovers(conversation);
      if ((await hasFiles()) && parts === this.#parts) void this.use('files', () => undefined);
      if (rows.length === 0 && (this.config.history ?? 'none') === 'none') return;
      const { recall } = await part(import('./chat-history.js'));
      if (parts === this.#parts) await recall(this, rows);
    } catch (cause) {
      this.unkept(cause);
    }
  }

  unkept(cause: unknown): void {
    if (!this.#isKept) return;
    this.#isKept = false;
    this.#byRule(({ unkept }) => this.report(unkept(cause)));
  }

  #byRule(act: (part: Awaited<ReturnType<typeof rules>>) => unknown): void {
    rules().then(act, (error: PeerElementsError) => this.report(error));
  }

  dispose(): void {
    this.cleanup.run();
  }

  take(offer: Inbound): void {
    this.emit('connection', { from: offer.from });
    if (offer.consented || this.engagedWith === offer.from) {
      if (!this.line.yields(offer)) return offer.withdraw('cancelled');
      this.#let(offer);
      return;
    }
    this.#knock = offer;
    offer.pending();
    this.store.set({ knock: Object.freeze({ from: offer.from, displayName: offer.displayName }) });
    const stop = this.cleanup.after(KNOCK_MS, () => this.#knock === offer && this.declineKnock());
    offer.on('ended', () => {
      stop();
      this.#endKnock();
    });
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
    this.store.set({ knock: null });
  }

  #let(offer: Inbound): void {
    this.#converse(offer.from);
    if (offer.displayName) this.store.set({ remoteName: offer.displayName });
    this.line.take(offer);
  }

  /** Puts a text on its way; settles when it is kept, from where it leaves as soon as there is a link. */
  async send(text: string, options?: SendOptions): Promise<ChatMessage> {
    const most = Math.min(Number(this.config.maxLength ?? MAX_TEXT) || MAX_TEXT, MAX_TEXT);
    const to = this.to ?? this.line.remoteId;
    if (typeof text !== 'string' || text === '' || text.length > most || !text.isWellFormed() || !to)
      throw this.report((await rules()).refusal(text, most));
    const op = { k: 'm', text };
    return options?.replyTo
      ? this.use('more', (more) => this.post({ ...op, ...more.answering(options) }))
      : this.post(op);
  }

  /** Shows a message of one's own, and sends it. */
  async post(op: { readonly k: string; readonly text: string } & Partial<ChatMessage>): Promise<ChatMessage> {
    const to = (this.to ?? this.line.remoteId) as string;
    this.#converse(to);
    const { k, ...rest } = op;
    const sentAt = Date.now();
    const id = this.idFor(rest.id);
    const { isSent, kept } = (this.delivery as Delivery).put({ k, ...rest, id, at: sentAt } as Op);
    const state = isSent ? 'sent' : 'queued';
    const message = Object.freeze({ id, from: this.localId, sentAt, state, own: true, ...rest } as const);
    this.arrive(message);
    this.dial();
    await kept;
    this.showFresh();
    return message;
  }

  get localId(): string {
    return this.session.store.value.localId ?? this.session.config.peerId ?? '';
  }

  /** As long as something waits for a link. */
  dial(): void {
    const { delivery, partner, line } = this;
    if (!partner || !(this.isBusy || delivery?.isDone === false)) return;
    if (line.strand?.isKit === false) this.#toPlain(line.strand);
    else line.dial(partner, true);
  }

  /** Something that comes with its first use; for whom it was meant may be gone by then. */
  use<K extends keyof ChatParts, T>(name: K, act: (part: ChatParts[K]) => T): Promise<Awaited<T>> {
    const parts = this.#parts as { [K in keyof ChatParts]?: Promise<ChatParts[K]> | undefined };
    const mine =
      <A, B>(act: (there: A) => B) =>
      (there: A) =>
        parts === this.#parts ? act(there) : rules().then(({ othersCame }) => Promise.reject(othersCame()));
    const loading = (parts[name] ??= part(PARTS[name]()).then(
      mine(({ make }) => make(this)),
    ) as never) as Promise<ChatParts[K]>;
    loading.catch(() => (parts[name] = undefined));
    return quiet(loading.then(mine(act))) as Promise<Awaited<T>>;
  }

  // The link.

  #attach({ connection, cleanup, isKit }: Strand): void {
    if (isKit) {
      const channel = connection.peerConnection.createDataChannel('chat', {
        negotiated: true,
        id: CHANNEL_IDS.chat,
      });
      this.delivery?.attach(channel, cleanup);
    } else
      connection.on('data', (data) => {
        if (data === '') return;
        if (typeof data === 'string') this.#arrived(connection.peer, data);
        else void this.use('files', (files) => files.takePlain(data, connection.peer));
      });
  }

  #toPlain({ connection }: Strand): void {
    const { delivery } = this;
    this.use('more', (more) =>
      more.toPlain(connection, (op) => this.use('files', (files) => files.toPlain(op, connection))),
    ).catch((cause: unknown) => delivery === this.delivery && this.report(notLoaded(cause)));
  }

  // The list.

  #arrived(from: string, text: string, wanted?: string, sentAt = Date.now()): void {
    this.arrive({ id: this.idFor(wanted), from, text, sentAt, state: 'delivered', own: false });
  }

  arrive(message: ChatMessage): void {
    this.history?.add(message);
    this.#fresh.push(Object.freeze(message));
    const now = performance.now();
    if (now - this.#since > BURST_MS) {
      this.#since = now;
      this.#recent = 0;
    }
    if (++this.#recent < BURST) this.showFresh();
    else if (this.#fresh.length === 1) {
      this.cleanup.after(BURST_MS, () => this.showFresh());
      // Before the other side hears that it is here.
      this.delivery?.along((_, next) => {
        this.showFresh();
        next();
      });
    }
  }

  /** What a burst holds back is in the list at once. */
  showFresh(): void {
    const fresh = this.#fresh.splice(0);
    if (fresh.length === 0) return;
    this.store.set({ messages: Object.freeze([...this.store.value.messages, ...fresh]) });
    for (const message of fresh) if (!message.own) this.emit('message', { message });
  }

  /** One that no other message has: the other side's where it can be, else one that costs no random bytes. */
  idFor(wanted?: string): string {
    let id = wanted;
    while (id === undefined || this.#ids.has(id)) id = `${Date.now().toString(36)}-${this.#made++}`;
    this.#ids.add(id);
    return id;
  }

  mark(ids: readonly string[], state: ChatMessage['state']): void {
    this.history?.mark(ids, state);
    this.patch(ids, (old) =>
      old.own && old.state !== state && old.state !== 'seen' ? { ...old, state } : old,
    );
  }

  /** From the end, where those are that change: in a long conversation an acknowledgement must not cost more. */
  patch(ids: readonly string[], change: (old: ChatMessage) => ChatMessage): void {
    if (ids.length === 0) return;
    this.showFresh();
    const left = new Set(ids);
    const messages = [...this.store.value.messages];
    const changed: ChatMessage[] = [];
    for (let at = messages.length - 1; at >= 0 && left.size > 0; at--) {
      const old = messages[at] as ChatMessage;
      if (!left.delete(old.id)) continue;
      const message = change(old);
      if (message !== old) changed.unshift((messages[at] = Object.freeze(message)));
    }
    if (changed.length === 0) return;
    this.store.set({ messages: Object.freeze(messages) });
    for (const message of changed) this.emit('messagechange', { message });
  }

  #show(): void {
    const { state, remoteId } = this.line;
    this.store.set({
      state,
      remoteId: this.to ?? remoteId,
      ...(state !== 'connecting' && { waiting: false }),
      ...(state !== 'open' && { typing: false }),
    });
  }

  /** An error may take a moment to get its words; by then the element may be gone. */
  report(error: PeerElementsError): PeerElementsError {
    if (this.cleanup.done) return error;
    this.store.set({ error });
    this.emit('error', error);
    return error;
  }
}
