import { randomToken } from '../base/id.js';
import { journal, transact } from './chat-store.js';
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

/** Of the folder with what is received, and of the locks. */
export const NAME = 'peer-elements-files';

export const lockOf = (page: string) => NAME + page;

/** The rows of one page life in one conversation. */
export class Rows {
  readonly page = randomToken();
  readonly conversation: string;
  #held: Promise<void> | undefined;
  /** The page is gone. */
  declare release?: () => void;

  constructor(conversation: string) {
    this.conversation = conversation;
  }

  /** A lock says that this page lives, before anything of it is written. */
  hold(): Promise<void> {
    return (this.#held ??= journal.hold(
      lockOf(this.page),
      new Promise<void>((release) => (this.release = release)),
    ));
  }

  async put(row: KeptRow): Promise<void> {
    const { conversation, page } = this;
    const whole: Row = { time: Date.now(), ...row, conversation, page };
    await this.hold();
    await transact((transaction) => transaction.objectStore('files').put(whole), 'files');
  }

  /** Where it was never written, there is nothing to remove. */
  async remove(id: string, conversation = this.conversation): Promise<void> {
    await transact(
      (transaction) => transaction.objectStore('files').delete([conversation, id]),
      'files',
    ).catch(() => undefined);
  }
}
