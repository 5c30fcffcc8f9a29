import { randomBytes, toText } from '../base/bytes.js';
import { within } from '../base/lifetime.js';
import type { NotaryStorage, PeerRow, Self } from '../session/acquaintances.js';
import { SECRET_BYTES } from '../session/link.js';
import { makeKeyPair } from '../session/proof.js';
import { settled } from './chat-store.js';

/**
 * Who one is and whom one knows, in IndexedDB: a key that cannot be read out can be kept there all the same. A database of
 * its own, because a page that clears its chats should not become somebody else.
 */
const NAME = 'peer-elements-identity';
const OPEN_MS = 3000;
const DAY_MS = 86_400_000;
/** A browser makes a certificate for 30 days; one that ends sooner than this is replaced. */
const LEAST_MS = 2 * DAY_MS;

type SelfRow = Self & { readonly owner: string };
type KeptPeer = PeerRow & { readonly owner: string };

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('self', { keyPath: 'owner' });
    request.result.createObjectStore('peers', { keyPath: ['owner', 'id'] });
  };
  return settled(request);
}

function database(): Promise<IDBDatabase> {
  return (opening ??= within(
    OPEN_MS,
    open(),
    'The storage of this browser did not open within {seconds} seconds.',
  )
    .then((db) => {
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

/** One request; null where this browser keeps nothing, and the page goes on with what it has in memory. */
async function ask<T>(
  store: 'self' | 'peers',
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const db = await database();
    return await settled(act(db.transaction(store, mode).objectStore(store)));
  } catch {
    return null;
  }
}

async function makeCertificate(): Promise<RTCCertificate | null> {
  try {
    return await RTCPeerConnection.generateCertificate({
      name: 'ECDSA',
      namedCurve: 'P-256',
    } as AlgorithmIdentifier);
  } catch {
    return null;
  }
}

async function loadSelf(owner: string): Promise<Self | null> {
  const kept = await ask<SelfRow | undefined>('self', 'readonly', (store) => store.get(owner));
  const isFresh = (kept?.certificate?.expires ?? 0) - Date.now() > LEAST_MS;
  if (kept && isFresh) return kept;
  try {
    const self: SelfRow = {
      owner,
      keys: kept?.keys ?? (await makeKeyPair()),
      secret: kept?.secret ?? toText(randomBytes(SECRET_BYTES)),
      certificate: await makeCertificate(),
    };
    // Another tab may have made one meanwhile: who came first stays.
    const now = await put(self, kept ?? undefined);
    return now ?? self;
  } catch {
    return null;
  }
}

/** Writes it where nothing else has been written since `before`; gives what stands there then. */
async function put(self: SelfRow, before: SelfRow | undefined): Promise<SelfRow | null> {
  try {
    const db = await database();
    const store = db.transaction('self', 'readwrite').objectStore('self');
    const there = await settled<SelfRow | undefined>(store.get(self.owner));
    if (there && there.certificate?.expires !== before?.certificate?.expires) return there;
    await settled(keepable(store, self));
    return self;
  } catch {
    return null;
  }
}

/** Not every browser can keep a certificate; the key is kept all the same. */
function keepable(store: IDBObjectStore, self: SelfRow): IDBRequest {
  try {
    return store.put(self);
  } catch {
    return store.put({ ...self, certificate: null });
  }
}

export const identityStorage: NotaryStorage = {
  self: loadSelf,
  async keepSecret(owner, secret) {
    const kept = await ask<SelfRow | undefined>('self', 'readonly', (store) => store.get(owner));
    if (kept) await ask('self', 'readwrite', (store) => store.put({ ...kept, secret }));
  },
  async peer(owner, id) {
    const kept = await ask<KeptPeer | undefined>('peers', 'readonly', (store) => store.get([owner, id]));
    return kept ?? null;
  },
  async keepPeer(owner, row) {
    await ask('peers', 'readwrite', (store) => store.put({ ...row, owner }));
  },
  async forgetPeer(owner, id) {
    await ask('peers', 'readwrite', (store) => store.delete([owner, id]));
  },
};
