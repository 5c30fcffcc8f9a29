import { expect } from '@open-wc/testing';
import 'peerjs';
import { runTrace } from '../../support/call-orders.js';

/** `npm run soak -- orders` asks for more of them; `{ seed }` for one alone. */
interface Wanted {
  readonly fake?: number;
  readonly real?: number;
  readonly seed?: number;
}
const {
  fake = 250,
  real = 4,
  seed: only,
}: Wanted = await fetch('/wanted.json').then((response) =>
  response.ok ? (response.json() as Promise<Wanted>) : {},
);

describe('a call through steps in any order', function () {
  this.timeout(1_800_000);

  for (const [what, count, options] of [
    [`${fake} times over a fake link`, fake, {}],
    [`${real} times over the browser’s own`, real, { real: true, length: 16 }],
  ] as const)
    it(`lets nothing out before somebody has said yes, ${what}`, async () => {
      let taken = 0;
      let connected = 0;
      for (let seed = only ?? 1; seed <= (only ?? count); seed++) {
        const trace = await runTrace(seed, options);
        // Each says what came before it.
        expect(trace.leaks, `seed ${seed}: ${trace.leaks.join('; ')}`).to.deep.equal([]);
        taken += trace.taken;
        connected += trace.connected;
      }
      // Where nobody ever said yes nothing could have leaked.
      if (only === undefined)
        expect(Math.min(taken, connected), `${taken} taken, ${connected} connected`).to.be.at.least(
          count / 4,
        );
      console.log(`${count} traces, ${taken} calls taken, ${connected} connections`);
    });
});
