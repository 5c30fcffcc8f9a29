export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again and again until the answer is truthy, and gives it back; else fails and says what it saw last. */
export async function until(what, ask, ms = 15_000) {
  const deadline = performance.now() + ms;
  let seen;
  do {
    try {
      seen = await ask();
      if (seen) return seen;
    } catch (error) {
      seen = error.message;
    }
    // Each look is work for three processes.
    await pause(100);
  } while (performance.now() < deadline);
  throw new Error(`${what}: not within ${ms} ms; last seen: ${JSON.stringify(seen)}`);
}

/** An id that no other test has: PeerServer keeps the id of a crashed page for up to 90 s. */
export const randomId = (prefix = 'test') => `${prefix}-${Math.random().toString(36).slice(2, 10)}`;
