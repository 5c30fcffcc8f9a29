import { invalidAttribute } from '../signalling/invalid-attribute.js';
import type { ChatHost } from './chat-host.js';
import { transact } from './chat-store.js';

const DAY_MS = 86_400_000;
/** A tab that has been gone for this long does not come back. */
const SESSION_DAYS = 1;
/** Nobody sends again what was sent so long ago. */
const CURSOR_DAYS = 180;
/** How many messages come between two looks. */
const EVERY = 500;

export const DEFAULT_DAYS = 365;
export const DEFAULT_LIMIT = 200_000;

/** What is known of a talk besides its messages. */
interface Talk {
  readonly talk: string;
  readonly at: number;
  readonly days: number;
  readonly limit: number;
}

let isSwept = false;

/** Keeps a talk within its age and its number of messages, and drops talks that are past theirs. */
export class HistoryLimits {
  readonly #host: ChatHost;
  readonly #talk: string;
  #added = 0;

  constructor(host: ChatHost, talk: string) {
    this.#host = host;
    this.#talk = talk;
  }

  get #limits(): Talk {
    const { history, historyDays, historyLimit } = this.#host.config;
    const isSession = history === 'session';
    return {
      talk: this.#talk,
      at: Date.now(),
      days: isSession ? SESSION_DAYS : this.#number('history-days', historyDays, DEFAULT_DAYS),
      limit: this.#number('history-limit', historyLimit, DEFAULT_LIMIT),
    };
  }

  /** What cannot be used is said, and the default stands in its place until it is mended. */
  #number(name: string, value: number | string | null | undefined, otherwise: number): number {
    const number = Number(value ?? otherwise);
    if (Number.isInteger(number) && number > 0) return number;
    this.#host.report(invalidAttribute(name, value, 'It must be a whole number above zero.'));
    return otherwise;
  }

  async begin(): Promise<void> {
    const talk = this.#limits;
    await transact((transaction) => {
      transaction.objectStore('talks').put(talk);
      prune(transaction, talk);
      if (isSwept) return;
      isSwept = true;
      sweep(transaction, this.#talk);
    });
    await sweepCursors();
  }

  added(): void {
    if (++this.#added % EVERY === 0) {
      const talk = this.#limits;
      void this.#host.delivery?.keep((transaction, next) => {
        transaction.objectStore('talks').put(talk);
        prune(transaction, talk);
        next();
      });
    }
  }
}

function prune(transaction: IDBTransaction, { talk, days, limit }: Talk): void {
  const rows = transaction.objectStore('rows');
  rows.delete(IDBKeyRange.bound([talk, 0], [talk, (Date.now() - days * DAY_MS) * 1000]));
  const all = IDBKeyRange.bound([talk, 0], [talk, Infinity]);
  const counted = rows.count(all);
  counted.onsuccess = () => {
    const surplus = counted.result - limit;
    if (surplus <= 0) return;
    const request = rows.openKeyCursor(all);
    let isThere = false;
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      if (isThere || surplus === 1) return void rows.delete(IDBKeyRange.bound([talk, 0], cursor.key));
      isThere = true;
      cursor.advance(surplus - 1);
    };
  };
}

/** Once in a page life: talks that nobody opens any more. */
function sweep(transaction: IDBTransaction, current: string): void {
  const talks = transaction.objectStore('talks').openCursor();
  talks.onsuccess = () => {
    const cursor = talks.result;
    if (!cursor) return;
    const talk = cursor.value as Talk;
    if (talk.talk !== current) prune(transaction, talk);
    if (talk.talk !== current && talk.at < Date.now() - talk.days * DAY_MS) cursor.delete();
    cursor.continue();
  };
}

let areCursorsSwept = false;

/** Once in a page life: what was kept against messages that come again. Each page life of the other side leaves one. */
export async function sweepCursors(): Promise<void> {
  if (areCursorsSwept) return;
  areCursorsSwept = true;
  await transact((transaction) => {
    const request = transaction.objectStore('in').openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      if ((cursor.value as { at: number }).at < Date.now() - CURSOR_DAYS * DAY_MS) cursor.delete();
      cursor.continue();
    };
  }, 'in');
}
