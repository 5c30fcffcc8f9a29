import { within } from '../base/lifetime.js';
import type { Cursor, Journal, OutRow, Step } from './delivery.js';

/**
 * IndexedDB, as far as every conversation needs it. `out`: what is not acknowledged yet. `in`: how far other page lives
 * have been taken. `rows` and `talks` are those of `chat-history`, `files` those of `file-rows`.
 */
const OPEN_MS = 10_000;

let opening: Promise<IDBDatabase> | null = null;

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });
}

export function database(): Promise<IDBDatabase> {
  return (opening ??= within(
    OPEN_MS,
    open(),
    'The storage of this browser did not open within {seconds} seconds.',
  )
    .then((db) => {
      // Another version of the page wants it, or the browser took it away: the next one who asks opens it again.
      db.onversionchange = db.onclose = () => {
        db.close();
        opening = null;
      };
      return db;
    })
    .catch((cause: unknown) => {
      opening = null;
      throw cause;
    }));
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('peer-elements', 1);
  request.onupgradeneeded = () => {
    const make = (name: string, keyPath: string | string[]) =>
      request.result.createObjectStore(name, { keyPath });
    make('out', ['epoch', 'n']).createIndex('conversation', 'conversation');
    make('in', 'epoch');
    make('rows', ['talk', 'order', 'id']).createIndex('id', ['talk', 'id']);
    make('talks', 'talk');
    make('files', ['conversation', 'info.id']);
  };
  return settled(request);
}

/** What a conversation writes to; a file that is put beside it takes a while, which must hold up no message. */
const TEXTS = ['out', 'in', 'rows', 'talks'];

/** Writes; settles when the transaction is complete. */
export async function transact(
  act: (transaction: IDBTransaction) => void,
  stores: string | string[] = TEXTS,
): Promise<void> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error as DOMException);
    act(transaction);
  });
}

/** To read from. */
export const storeOf = async (name: string) => (await database()).transaction(name).objectStore(name);

/** Whether there is anything of a file that was not finished, in whatever conversation. */
export async function hasFiles(): Promise<boolean> {
  return (await settled((await storeOf('files')).count())) > 0;
}

/** What was not acknowledged in this conversation, of this page life and of others. */
export async function leftovers(conversation: string): Promise<readonly OutRow[]> {
  return settled<OutRow[]>((await storeOf('out')).index('conversation').getAll(conversation));
}

export const journal: Journal = {
  taken: new Map(),
  hold: (epoch, release) =>
    new Promise((held, refused) => {
      // Pages without https have no locks.
      if (!navigator.locks) held();
      else navigator.locks.request(epoch, () => (held(), release)).catch(refused);
    }),
  write: (steps) =>
    transact((transaction) => {
      const go = (at: number): void => {
        for (; at < steps.length; at++) {
          const step = steps[at] as Step;
          if (typeof step === 'function') return step(transaction, () => go(at + 1));
          const [name, value] = step;
          if (name === 'done')
            transaction
              .objectStore('out')
              .delete(IDBKeyRange.bound([value.epoch, 0], [value.epoch, value.n]));
          else transaction.objectStore(name).put(value);
        }
      };
      go(0);
    }),
  async cursor(epoch) {
    return (await settled<Cursor | undefined>((await storeOf('in')).get(epoch)))?.n ?? 0;
  },
};
