/** So many seconds' worth may come at once, and so much may be owed. */
const DEPTH_S = 10;

/** Fills at `rate` a second. It may be overdrawn: what came cannot be sent back, and what is owed says how long to wait. */
export class Bucket {
  #rate;
  #most;
  #level;
  #at = performance.now();

  constructor(rate) {
    this.#rate = rate;
    this.#most = this.#level = rate * DEPTH_S;
  }

  /** Takes `amount` whatever is there, and gives the milliseconds until nothing is owed. */
  take(amount, now) {
    this.#fill(now);
    // What is beyond is forgiven: others of the same address may wait for it.
    this.#level = Math.max(this.#level - amount, -this.#most);
    return this.#level < 0 ? (-this.#level / this.#rate) * 1000 : 0;
  }

  /** Takes one if there is one. */
  tryTake(now) {
    this.#fill(now);
    if (this.#level < 1) return false;
    this.#level -= 1;
    return true;
  }

  isFull(now) {
    this.#fill(now);
    return this.#level === this.#most;
  }

  #fill(now) {
    this.#level = Math.min(this.#most, this.#level + ((now - this.#at) / 1000) * this.#rate);
    this.#at = now;
  }
}
