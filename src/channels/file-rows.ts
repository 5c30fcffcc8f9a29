import { randomToken } from '../base/id.js';
import { within } from '../base/lifetime.js';
import type { PathInfo } from './file-types.js';

/** What outlives a page of one transfer; of a file that is received the blocks are beside it. */
export interface Row {
  readonly conversation: string;
  /** Names the page that it belongs to, which holds a lock of that name. */
  readonly page: string;
  readonly time: number;
  readonly info: PathInfo;
  /** Of one that is sent; null where it has to be chosen again. */
  readonly file?: File | null;
  readonly handle?: FileSystemFileHandle | undefined;
  /** Where the blocks are of one that is received. */
  readonly folder?: string;
  readonly done?: boolean | undefined;
  readonly hash?: string | null;
}
export type KeptRow = Omit<Row, 'conversation' | 'page' | 'time'> & { readonly time?: number };

export const NAME = 'peer-elements-files';
const OPEN_MS = 5000;

export const lockOf = (page: string) => NAME + page;

/** The rows of one page life in one conversation. */
export class Rows {
  readonly page = randomToken();
  readonly conversation: string;
  #database: Promise<IDBDatabase> | undefined;
  /** The page is gone. */
  declare release?: () => void;

  constructor(conversation: string) {
    this.conversation = conversation;
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      // A lock says that this page lives, before anything of it is written.
      const held = navigator.locks.request(lockOf(this.page), () => {
        const request = indexedDB.open(NAME, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(NAME);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
        return new Promise<void>((release) => (this.release = release));
      });
      held.catch(reject);
    });
  }

  async transact<T>(act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.#database ??= within(OPEN_MS, this.#open(), '');
    const transaction = (await this.#database).transaction(NAME, 'readwrite');
    return new Promise((resolve, reject) => {
      const request = act(transaction.objectStore(NAME));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  put(row: KeptRow): Promise<unknown> {
    const { conversation, page } = this;
    const whole: Row = { time: Date.now(), ...row, conversation, page };
    return this.transact((store) => store.put(whole, [conversation, row.info.id]));
  }

  /** Where it was never written, there is nothing to remove. */
  async remove(id: string, conversation = this.conversation): Promise<void> {
    await this.transact((store) => store.delete([conversation, id])).catch(() => undefined);
  }
}
