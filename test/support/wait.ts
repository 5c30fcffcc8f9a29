import type { Emitter, Readable } from '../../src/base/store.js';

const realSetTimeout = setTimeout;

/** Lets a while pass. For "nothing happens" only; what is to happen is waited for with `until`. */
export const pause = (ms: number) => new Promise<void>((done) => realSetTimeout(done, ms));

/** Asks again and again until the answer is truthy, and gives it back. */
export async function until<T>(what: string, ask: () => T, ms = 8000): Promise<NonNullable<Awaited<T>>> {
  const end = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<Awaited<T>>;
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await pause(10);
  }
}

/** Waits until a store holds what is asked for, and gives that snapshot. */
export async function shows<T extends object>(store: Readable<T>, wanted: Partial<T>, ms = 8000): Promise<T> {
  const keys = Object.keys(wanted) as (keyof T)[];
  const fits = () => keys.every((key) => Object.is(store.value[key], wanted[key]));
  try {
    await until('', fits, ms);
  } catch {
    const seen = keys.map((key) => `${String(key)}=${String(store.value[key])}`).join(' ');
    throw new Error(`${JSON.stringify(wanted)}: not within ${ms} ms; it was ${seen}`);
  }
  return store.value;
}

/** The next event of that name. */
export function next<E extends object, K extends keyof E>(
  emitter: Emitter<E>,
  name: K,
  ms = 8000,
): Promise<E[K]> {
  return new Promise((resolve, reject) => {
    const timer = realSetTimeout(() => reject(new Error(`no "${String(name)}" event within ${ms} ms`)), ms);
    const stop = emitter.on(name, (detail) => {
      stop();
      clearTimeout(timer);
      resolve(detail);
    });
  });
}

/** Every event from now on, as `[name, detail]`. */
export function record<E extends object>(emitter: Emitter<E>): [keyof E, unknown][] {
  const seen: [keyof E, unknown][] = [];
  emitter.onAny((name, detail) => void seen.push([name, detail]));
  return seen;
}

/** The error that a promise is rejected with. */
export async function refusal(promise: Promise<unknown>): Promise<Error & { code?: string; hint?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as Error & { code?: string };
  }
  throw new Error('it was not refused');
}

/** An id that no other test has. */
export const randomId = (prefix = 'test') => `${prefix}-${Math.random().toString(36).slice(2, 10)}`;
