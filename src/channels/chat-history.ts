import { deferred, quiet } from '../base/lifetime.js';
import { edited, isEdit, removed } from './chat-changes.js';
import type { ChatHost, KeptMessages } from './chat-host.js';
import { database, journal, settled, storeOf, transact } from './chat-store.js';
import type { ChatMessage, MessageState } from './chat-types.js';
import type { NumberedOp, OutRow, Step } from './delivery.js';
import { HistoryLimits } from './history-limits.js';

/** Messages that are read at once. */
const PAGE = 100;
/**
 * How long the first greeting waits for a page that is just going: on a busy machine it lets go of what it left a while
 * after this one began. One that stays, as another tab, sends what is its own by itself.
 */
const ADOPT_MS = 5000;
const SESSION_KEY = 'peer-elements-session';

/** A message on disk. `order` is its place, in microseconds of this device's clock. */
export type HistoryRow = ChatMessage & { readonly talk: string; readonly order: number };

/** Before and after every row of a talk. */
export const rangeOf = (talk: string, from: number | null = null, to: number | null = null): IDBKeyRange =>
  IDBKeyRange.bound([talk, from ?? 0], [talk, to ?? Infinity], false, true);

/** What an earlier page life left, and the last page of what is kept. */
export async function recall(host: ChatHost, left: readonly OutRow[]): Promise<void> {
  const { delivery, conversation } = host;
  if (!delivery) return;
  const kind = host.config.history ?? 'none';
  if (kind !== 'none') {
    const history = new ChatHistory(
      host,
      kind === 'session' ? `${conversation}${sessionName()}` : conversation,
    );
    host.history = history;
    await history.open();
  }
  const epochs = [...new Set(left.map(({ epoch }) => epoch))];
  const late = new Promise<void>((resolve) => host.cleanup.after(ADOPT_MS, resolve));
  await Promise.all(epochs.map((epoch) => adopt(host, epoch, late)));
}

/** Takes up what is left of a page life once whoever wrote it is gone; settles when it has, or where that is `late`. */
async function adopt(host: ChatHost, epoch: string, late: Promise<void>): Promise<void> {
  const { delivery } = host;
  const { promise, resolve } = deferred<void>();
  void delivery?.gone.then(resolve);
  const held = journal.hold(epoch, promise);
  const taken = held.then(async () => {
    const store = await storeOf('out');
    const rows = await settled<OutRow[]>(store.getAll(IDBKeyRange.bound([epoch, 0], [epoch, Infinity])));
    if (rows.length === 0 || host.delivery !== delivery || !delivery || host.cleanup.done) return resolve();
    const ops = rows.map(({ op }) => op);
    const messages = messagesOf(host, ops);
    let history: KeptMessages | null;
    // What is kept may be kept elsewhere by then.
    do {
      history = host.history;
      if (history) await history.restore(messages);
      else show(host, messages);
      if (host.delivery !== delivery) return resolve();
    } while (history !== host.history);
    delivery.adopt(epoch, ops);
    if (host.session.state === 'open') host.dial();
  });
  const isHeld = await Promise.race([held.then(() => true), late]);
  // To read it takes as long as it takes. One that comes late is taken up whenever it comes.
  if (isHeld) await taken;
  else quiet(taken);
}

/** As the outbox alone knows them, with what was done to them since. */
function messagesOf(host: ChatHost, ops: readonly NumberedOp[]): readonly ChatMessage[] {
  const left = new Map<string, ChatMessage>();
  for (const op of ops as readonly (NumberedOp & { readonly of?: string })[]) {
    const {
      k,
      n: _n,
      id,
      at,
      of,
      ...rest
    } = op as typeof op & { readonly text: string; readonly at: number };
    const message = left.get(of ?? '');
    if (id)
      left.set(id, {
        ...{ id, from: host.localId, sentAt: at, state: 'queued', own: true },
        ...rest,
      });
    else if (message && isEdit(op)) left.set(message.id, edited(op)(message));
    else if (message && k === 'remove') left.set(message.id, removed(message));
  }
  return [...left.values()].map((message) => Object.freeze(message));
}

/** Among those of this page life, where they belong. */
function show(host: ChatHost, left: readonly ChatMessage[]): void {
  const { store } = host;
  const shown = [...store.value.messages];
  const messages = left.filter(({ id }) => !shown.some((message) => message.id === id));
  const [first] = messages;
  if (!first) return;
  for (const { id } of messages) host.idFor(id);
  const later = shown.findIndex(({ own, sentAt }) => own && sentAt > first.sentAt);
  shown.splice(later < 0 ? shown.length : later, 0, ...messages);
  store.set({ messages: Object.freeze(shown) });
}

/** Names this tab, over its reloads. */
function sessionName(): string {
  try {
    const name = sessionStorage.getItem(SESSION_KEY) ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
    sessionStorage.setItem(SESSION_KEY, name);
    return name;
  } catch {
    // A page that may keep nothing has a history for as long as it lives.
    return String(performance.timeOrigin);
  }
}

/** The messages of one talk on disk: a window of them is in the snapshot. */
export class ChatHistory implements KeptMessages {
  readonly talk: string;
  readonly #host: ChatHost;
  readonly #limits: HistoryLimits;
  /** Where a message of the other side has the id of another one: how it is called on disk. */
  readonly #renamed = new Map<string, string>();
  #last = 0;
  /** Place of the first message of the window. */
  #first = Infinity;

  constructor(host: ChatHost, talk: string) {
    this.#host = host;
    this.talk = talk;
    this.#limits = new HistoryLimits(host, talk);
  }

  async open(): Promise<void> {
    // Written before this was here.
    this.#host.showFresh();
    const { messages } = this.#host.store.value;
    await Promise.all(messages.map((message) => this.#put(message, true)));
    if (!this.#isOver) await this.#limits.begin();
    if (!this.#isOver) await this.older();
  }

  /** Another conversation is here by now: nothing of this one is shown in it. */
  get #isOver(): boolean {
    return this.#host.history !== this;
  }

  /** Puts the page before the window in front of it. */
  async older(): Promise<void> {
    const rows = await this.#page(this.#first);
    if (this.#isOver) return;
    this.#first = rows[0]?.order ?? this.#first;
    const { store } = this.#host;
    // What was written meanwhile is in the window already. The other side gives its messages their ids, and hides none of
    // this side's with them.
    const known = new Set(store.value.messages.map(sideAndId));
    const messages = rows.filter((row) => !known.has(sideAndId(row))).map((row) => this.#show(row));
    store.set({
      messages: Object.freeze([...messages, ...store.value.messages]),
      hasOlder: rows.length === PAGE,
    });
  }

  async #page(before: number): Promise<HistoryRow[]> {
    const store = await storeOf('rows');
    const rows: HistoryRow[] = [];
    const request = store.openCursor(rangeOf(this.talk, null, before), 'prev');
    await new Promise<void>((resolve, reject) => {
      request.onerror = () => reject(request.error as DOMException);
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor) rows.push(cursor.value as HistoryRow);
        if (cursor && rows.length < PAGE) cursor.continue();
        else resolve();
      };
    });
    return rows.reverse();
  }

  #show({ talk: _talk, order: _order, ...message }: HistoryRow): ChatMessage {
    return Object.freeze({ ...message, id: this.#host.idFor(message.id) });
  }

  /** Kept together with the word that it came, or that it is to be sent. */
  add(message: ChatMessage): void {
    void this.#put(message);
    this.#limits.added();
  }

  /** What a page life wrote that ended before its history was there. */
  async restore(messages: readonly ChatMessage[]): Promise<void> {
    const index = (await storeOf('rows')).index('id');
    const keys = await Promise.all(messages.map(({ id }) => settled(index.getKey([this.talk, id]))));
    if (this.#isOver) return;
    const missing = messages.filter((_, at) => keys[at] === undefined);
    let order = 0;
    for (const message of missing) {
      order = Math.max(order + 1, message.sentAt * 1000);
      void this.#put(message, true, order);
    }
    show(this.#host, missing);
  }

  #next(): number {
    return (this.#last = Math.max(this.#last + 1, Date.now() * 1000));
  }

  /** `isEarly`: only where it is not there yet. */
  #put(message: ChatMessage, isEarly = false, order = this.#next()): Promise<void> | undefined {
    const { talk } = this;
    const { id, own } = message;
    if (this.#first === Infinity) this.#first = order;
    const row: HistoryRow = { ...message, talk, order };
    const { delivery, line } = this.#host;
    if (isEarly)
      return delivery?.keep((transaction, next) => {
        const store = transaction.objectStore('rows');
        const known = store.index('id').getKey([talk, id]);
        known.onsuccess = () => {
          if (known.result === undefined) store.put(row);
          next();
        };
      });
    // A plain PeerJS page has no numbers that it could be kept with.
    if (own || line.strand?.isKit === false) return delivery?.keep(['rows', row]);
    delivery?.along((transaction, next) => {
      const store = transaction.objectStore('rows');
      const taken = store.index('id').getKey([talk, id]);
      taken.onsuccess = () => {
        // One that is not in the window has it: what is done to that one must not be done to this.
        if (taken.result !== undefined) this.#renamed.set(id, `${id}-${order}`);
        store.put({ ...row, id: this.#renamed.get(id) ?? id });
        next();
      };
    });
    return undefined;
  }

  mark(ids: readonly string[], state: MessageState): void {
    this.patch(ids, (row) => (row.own && row.state !== 'seen' ? { ...row, state } : row));
  }

  /** The newest message of each id, whether it is in the window or not. */
  patch(ids: readonly string[], change: (row: ChatMessage) => ChatMessage, isTheirs = false): void {
    if (ids.length === 0) return;
    const { talk } = this;
    const { delivery } = this.#host;
    // A row that has just come may not be on disk yet.
    if (!isTheirs) delivery?.flush();
    const step: Step = (transaction, next) => {
      const store = transaction.objectStore('rows');
      const go = (at: number): void => {
        const shown = ids[at];
        if (shown === undefined) return next();
        const id = this.#renamed.get(shown) ?? shown;
        const request = store.index('id').openCursor(IDBKeyRange.only([talk, id]), 'prev');
        request.onsuccess = () => {
          const row = request.result?.value as HistoryRow | undefined;
          if (row) store.put({ ...change(row), talk, order: row.order });
          go(at + 1);
        };
      };
      go(0);
    };
    if (isTheirs) delivery?.along(step);
    else void delivery?.keep(step);
  }

  forget(id: string): void {
    const { talk } = this;
    void this.#host.delivery?.keep((transaction, next) => {
      const store = transaction.objectStore('rows');
      const request = store.index('id').openCursor(IDBKeyRange.only([talk, id]), 'prev');
      request.onsuccess = () => {
        request.result?.delete();
        next();
      };
    });
  }

  /** Everything, oldest first. */
  async all(): Promise<ChatMessage[]> {
    const messages: ChatMessage[] = [];
    for await (const row of this.#each()) messages.push(strip(row));
    return messages;
  }

  async *#each(): AsyncGenerator<HistoryRow> {
    for (let from = 0; ;) {
      const store = await storeOf('rows');
      const rows = await settled<HistoryRow[]>(store.getAll(rangeOf(this.talk, from), 1000));
      yield* rows;
      const last = rows.at(-1);
      if (!last) return;
      from = last.order + 0.5;
    }
  }

  /** Those that hold `words`, newest first, at most `most`. */
  async search(matches: (message: ChatMessage) => boolean, most: number): Promise<ChatMessage[]> {
    const found: ChatMessage[] = [];
    for (let before = Infinity; found.length < most;) {
      const rows = await this.#page(before);
      for (const row of rows.reverse()) if (found.length < most && matches(row)) found.push(strip(row));
      const first = rows.at(-1);
      if (!first) break;
      before = first.order;
    }
    return found;
  }

  /** Extends the window until this message is in it; false where there is none. */
  async reach(id: string): Promise<boolean> {
    const { store } = this.#host;
    const db = await database();
    const index = db.transaction('rows').objectStore('rows').index('id');
    if (!(await settled(index.getKey([this.talk, id])))) return false;
    while (
      !this.#isOver &&
      store.value.hasOlder &&
      !store.value.messages.some((message) => message.id === id)
    )
      await this.older();
    return !this.#isOver && store.value.messages.some((message) => message.id === id);
  }

  /** What has not arrived yet stays. */
  async clear(): Promise<void> {
    const { talk } = this;
    await transact((transaction) => {
      const request = transaction.objectStore('rows').openCursor(rangeOf(talk));
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        const { own, state } = cursor.value as HistoryRow;
        if (!own || (state !== 'queued' && state !== 'sent')) cursor.delete();
        cursor.continue();
      };
    });
  }
}

const sideAndId = ({ own, id }: ChatMessage) => `${own} ${id}`;

function strip({ talk: _talk, order: _order, ...message }: HistoryRow): ChatMessage {
  return Object.freeze(message);
}
