/** What is drawn: a frozen snapshot, and a word whenever it is another one. */
export interface Readable<T> {
  readonly value: T;
  subscribe(listener: () => void): () => void;
}

/** Holds one frozen snapshot of `T`; `set` replaces it where a field really changed. */
export class Store<T extends object> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = Object.freeze({ ...initial });
  }

  get value(): T {
    return this.#value;
  }

  /** Returns whether anything changed. Listeners run at once, in the order in which they came. */
  set(change: Partial<T>): boolean {
    const keys = Object.keys(change) as (keyof T)[];
    if (keys.every((key) => Object.is(change[key], this.#value[key]))) return false;
    this.#value = Object.freeze({ ...this.#value, ...change });
    for (const listener of [...this.#listeners]) listener();
    return true;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A typed list of listeners, for what happens rather than what is. */
export class Emitter<Events extends object> {
  readonly #any = new Set<<K extends keyof Events>(name: K, detail: Events[K]) => void>();
  readonly #listeners = new Map<keyof Events, Set<(detail: never) => void>>();

  on<K extends keyof Events>(name: K, listener: (detail: Events[K]) => void): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set.add(listener));
    return () => set.delete(listener);
  }

  /** Hears everything, by name. */
  onAny(listener: <K extends keyof Events>(name: K, detail: Events[K]) => void): () => void {
    this.#any.add(listener);
    return () => this.#any.delete(listener);
  }

  emit<K extends keyof Events>(name: K, detail: Events[K]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      (listener as (detail: Events[K]) => void)(detail);
    }
    for (const listener of [...this.#any]) listener(name, detail);
  }
}
