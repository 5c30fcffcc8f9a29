import type { NextCall } from './call-host.js';

/** For what goes on over the connection that takes another one's place: acts once the other side is there as well. */
export function whenThere(next: NextCall, act: () => void): void {
  // Its lifeline begins in this same task.
  queueMicrotask(() => {
    const stop = next.lifeline?.on('message', () => {
      stop?.();
      act();
    });
  });
}
