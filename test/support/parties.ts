import { Store } from '../../src/base/store.js';
import { CallChannel } from '../../src/channels/call.js';
import { IDLE_CALL, type CallConfig } from '../../src/channels/call-types.js';
import { ChatChannel } from '../../src/channels/chat.js';
import { IDLE_CHAT, type ChatConfig } from '../../src/channels/chat-types.js';
import { DataChannel } from '../../src/channels/data.js';
import { IDLE_DATA, type DataConfig } from '../../src/channels/data-types.js';
import { FilesChannel } from '../../src/channels/files.js';
import { IDLE_FILES, type FilesConfig } from '../../src/channels/files-types.js';
import { Session, type SessionConfig } from '../../src/session/session.js';
import { createInPageSignalling, type InPageOptions } from './in-page-signalling.js';
import { spyOnTransport, type SentFrame } from './spies.js';
import { record, shows } from './wait.js';

/** What a test opened, closed by `closeAll()`. */
const opened: (() => void)[] = [];

export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) close();
  await clearStorage();
}

/** What a test did not deliver is not the next one's. */
export function clearStorage(): Promise<void> {
  const request = indexedDB.deleteDatabase('peer-elements');
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error as DOMException);
  });
}

export function onClose(close: () => void): void {
  opened.push(close);
}

/** A PeerServer in this page and whoever meets there. */
export function meeting(options?: InPageOptions) {
  const hub = createInPageSignalling(options);
  const { transport, sent } = spyOnTransport(hub.transport);

  /** A session that has not started. */
  function party(id: string | null, config: SessionConfig = {}) {
    const session = new Session();
    const base = { peerId: id, host: 'localhost', port: 9000, transport };
    session.configure({ ...base, ...config });
    const errors: { code: string; message: string }[] = [];
    session.on('error', (error) => errors.push(error));
    opened.push(() => session.destroy());
    return {
      session,
      store: session.store,
      errors,
      events: record(session),
      /** Other settings, the rest as it was. */
      set: (more: SessionConfig) => session.configure({ ...base, ...config, ...more }),
      call(settings: CallConfig = {}) {
        const store = new Store(IDLE_CALL);
        const channel = new CallChannel(session, store);
        const events = record(channel);
        channel.configure(settings);
        opened.push(() => channel.dispose());
        return { channel, store, events, is: (state: string) => is(store, state) };
      },
      chat(settings: ChatConfig = {}) {
        const store = new Store(IDLE_CHAT);
        const channel = new ChatChannel(session, store);
        const events = record(channel);
        channel.configure(settings);
        opened.push(() => channel.dispose());
        return { channel, store, events, is: (state: string) => is(store, state) };
      },
      data(settings: DataConfig = {}) {
        const store = new Store(IDLE_DATA);
        const channel = new DataChannel(session, store);
        const events = record(channel);
        channel.configure(settings);
        opened.push(() => channel.dispose());
        return { channel, store, events, is: (state: string) => is(store, state) };
      },
      files(settings: FilesConfig = {}) {
        const store = new Store(IDLE_FILES);
        const channel = new FilesChannel(session, store);
        const events = record(channel);
        channel.configure(settings);
        opened.push(() => channel.dispose());
        return { channel, store, events, is: (state: string) => is(store, state) };
      },
    };
  }

  return {
    hub,
    /** Every frame that a session gave to the server. */
    sent,
    sentBy: (id: string, ...types: string[]): SentFrame[] =>
      sent.filter(({ from, type }) => from === id && (types.length === 0 || types.includes(type))),
    party,
    /** Sessions that are open. */
    async parties<const Ids extends readonly string[]>(...ids: Ids) {
      const made = ids.map((id) => party(id));
      await Promise.all(made.map(({ session }) => session.start()));
      return made as { [K in keyof Ids]: ReturnType<typeof party> };
    },
  };
}

export type Party = ReturnType<ReturnType<typeof meeting>['party']>;

function is<T extends { state: string }>(store: Store<T>, state: string): Promise<T> {
  return shows(store, { state } as Partial<T>);
}
