/**
 * Stands in for eventemitter3 inside PeerJS in the CDN build: the same methods and the same order of calls, in a third of
 * the size. PeerJS's objects are in the hands of pages, so all that eventemitter3 documents is here.
 */
export class EventEmitter {
  #listeners = new Map();

  eventNames() {
    return [...this.#listeners.keys()];
  }

  listeners(event) {
    return this.#of(event).map(({ fn }) => fn);
  }

  listenerCount(event) {
    return this.#of(event).length;
  }

  emit(event, ...values) {
    const listeners = this.#of(event);
    for (const { fn, context, once } of listeners) {
      if (once) this.off(event, fn, undefined, true);
      fn.apply(context, values);
    }
    return listeners.length > 0;
  }

  on(event, fn, context = this, once = false) {
    if (typeof fn !== 'function') throw new TypeError('The listener must be a function');
    // A new list: one that is being called is not changed.
    this.#listeners.set(event, [...this.#of(event), { fn, context, once }]);
    return this;
  }

  once(event, fn, context) {
    return this.on(event, fn, context, true);
  }

  off(event, fn, context, once) {
    const isOther = (listener) =>
      fn && (listener.fn !== fn || (context && listener.context !== context) || (once && !listener.once));
    const left = this.#of(event).filter(isOther);
    if (left.length > 0) this.#listeners.set(event, left);
    else this.#listeners.delete(event);
    return this;
  }

  removeAllListeners(event) {
    if (event === undefined) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }

  addListener(...listener) {
    return this.on(...listener);
  }

  removeListener(...listener) {
    return this.off(...listener);
  }

  #of(event) {
    return this.#listeners.get(event) ?? [];
  }
}
