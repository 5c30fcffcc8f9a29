/** An id and the token that proves to the server that a second socket is the same client. */
export interface Identity {
  readonly id: string;
  readonly token: string;
  /** The server may still hold this id for the same token: it then sends no OPEN. */
  readonly known: boolean;
  release(this: void): void;
}

/**
 * The identity that this tab had on the server `remember`, or `fresh` from now on. It outlives a reload. `asked` is what
 * the page gives, null where it leaves the choice. Loaded by pages with `remember` alone.
 */
export async function recall(
  fresh: Identity,
  asked: { readonly id: string | null; readonly token: string | null },
  remember: string,
): Promise<Identity> {
  const key = `peer-elements:${remember}:${asked.id ?? ''}`;
  const stored = read(key);
  if (stored) {
    // A duplicated tab starts with a copy of sessionStorage. The first tab holds the lock, so this one is new.
    const release = await hold(`${key}:${stored.id}`);
    if (release)
      return { id: asked.id ?? stored.id, token: asked.token ?? stored.token, known: true, release };
  }
  const release = (await hold(`${key}:${fresh.id}`)) ?? fresh.release;
  try {
    sessionStorage.setItem(key, JSON.stringify({ id: fresh.id, token: fresh.token }));
  } catch {
    // Storage is refused or full: this tab simply gets another id after a reload.
  }
  return { ...fresh, release };
}

function read(key: string): { id: string; token: string } | null {
  try {
    const value = JSON.parse(sessionStorage.getItem(key) ?? 'null') as {
      id?: unknown;
      token?: unknown;
    } | null;
    return typeof value?.id === 'string' && typeof value.token === 'string'
      ? (value as { id: string; token: string })
      : null;
  } catch {
    return null;
  }
}

/** Until when a page that is being left may keep its lock. */
const LOCK_MS = 1000;

/** Takes a lock for as long as this page lives; null when another tab has it. */
function hold(name: string): Promise<(() => void) | null> {
  // Pages without https have no locks; duplicated tabs then share an id, and the server tells them apart by its own rule.
  if (typeof navigator === 'undefined' || !navigator.locks) return Promise.resolve(() => undefined);
  const signal = AbortSignal.timeout(LOCK_MS);
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal }, () => new Promise<void>((release) => resolve(release)))
      .catch(() => resolve(null));
  });
}
