import { PeerElementsError } from './errors.js';

/** Undoes things once, in reverse order; what is added after the end is undone at once. */
export class Cleanup {
  #undo: Set<() => void> | null = new Set();

  get done(): boolean {
    return this.#undo === null;
  }

  add(undo: () => void): void {
    if (this.#undo) this.#undo.add(undo);
    else undo();
  }

  /** `addEventListener` that is undone with the rest. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.add(() => target.removeEventListener(type, listener));
  }

  /** `setInterval` that is undone with the rest. */
  every(ms: number, tick: () => void): void {
    const timer = setInterval(tick, ms);
    this.add(() => clearInterval(timer));
  }

  /** `setTimeout` that is undone with the rest; returns the way to stop it early. Nothing is kept of one that is over. */
  after(ms: number, act: () => void): () => void {
    const stop = () => {
      clearTimeout(timer);
      this.#undo?.delete(stop);
    };
    const timer = setTimeout(() => {
      stop();
      act();
    }, ms);
    this.add(stop);
    return stop;
  }

  run(): void {
    const undo = this.#undo;
    this.#undo = null;
    const failed: unknown[] = [];
    for (const step of [...(undo ?? [])].reverse()) {
      try {
        step();
      } catch (cause) {
        failed.push(cause);
      }
    }
    // One step that fails must not keep a camera on; it is still a fault to be seen.
    if (failed.length > 0) reportError(failed[0]);
  }
}

/** A promise with its handles. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** A promise that is settled from elsewhere. Leaving it unread is no unhandled rejection. */
export function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise: quiet(promise), resolve, reject };
}

/**
 * Marks a rejection as seen, because its error is reported by an `error` event as well:
 * `button.onclick = () => call.call()` must not end in `unhandledrejection`. Who awaits it still gets it.
 */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Rejects with `timeout` when `promise` has not settled after `ms`. */
export function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new PeerElementsError('timeout', what, { params: { seconds: ms / 1000 } })),
      ms,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
