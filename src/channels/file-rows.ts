import { randomToken } from '../base/id.js';
import { deferred, within } from '../base/lifetime.js';
import type { PathInfo } from './file-transfer.js';

/** What outlives a page of one transfer; of a file that is received the blocks are beside it. */
export interface Row {
  readonly conversation: string;
  /** Names the page that it belongs to, which holds a lock of that name. */
  readonly page: string;
  readonly time: number;
  readonly direction: 'send' | 'receive';
  readonly info: PathInfo;
  readonly file?: File | null;
  readonly handle?: FileSystemFileHandle | undefined;
  /** Where the blocks are. */
  readonly folder?: string;
  readonly done?: boolean;
  readonly hash?: string | null;
}

export type KeptRow = Omit<Row, 'conversation' | 'page' | 'time'>;

export const NAME = 'peer-elements-files';
export const lockOf = (page: string) => `${NAME}/${page}`;
const OPEN_MS = 5000;

let opening: Promise<IDBDatabase> | undefined;

const open = () =>
  (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));

/** The rows of one page life in one conversation. */
export class Rows {
  readonly page = randomToken();
  readonly #conversation: string;
  readonly #gone = deferred<void>();
  #ready: Promise<IDBDatabase> | undefined;

  constructor(conversation: string) {
    this.#conversation = conversation;
  }

  /** A lock says that this page lives, before anything of it is written. */
  #open(): Promise<IDBDatabase> {
    return (this.#ready ??= within(
      OPEN_MS,
      new Promise<IDBDatabase>((resolve, reject) => {
        navigator.locks
          .request(lockOf(this.page), () => {
            resolve(open());
            return this.#gone.promise;
          })
          .catch(reject);
      }),
      '',
    ));
  }

  async transact<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await this.#open()).transaction(NAME, mode);
    return new Promise((resolve, reject) => {
      const request = act(transaction.objectStore(NAME));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  put(row: KeptRow, time = Date.now()): Promise<unknown> {
    const whole: Row = { conversation: this.#conversation, page: this.page, time, ...row };
    return this.transact('readwrite', (store) => store.put(whole, [this.#conversation, row.info.id]));
  }

  remove(id: string, conversation = this.#conversation): Promise<unknown> {
    return this.transact('readwrite', (store) => store.delete([conversation, id]));
  }

  /** Of all conversations. */
  all(): Promise<Row[]> {
    return this.transact<Row[]>('readonly', (store) => store.getAll());
  }

  owns({ conversation }: Row): boolean {
    return conversation === this.#conversation;
  }

  /** The page is gone. */
  release(): void {
    this.#gone.resolve();
  }
}
