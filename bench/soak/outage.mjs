import { call, has, session } from '../../test/browser/support/kit.mjs';
import { keyOf, meet, reached, since, startPair } from '../../test/browser/support/pair.mjs';
import { pause, until } from '../../test/browser/support/wait.mjs';
import { median } from '../stats.mjs';

const OUTAGE_MS = 60_000;
const BACK_MS = 3000;
/** Between two pictures of a call that nothing happens to. */
const GAP_MS = 1000;

/** The PeerServer is killed during a call, and started again a minute later. */
export const outage = {
  name: 'outage',
  limit: `the call goes on untouched, an ICE restart works meanwhile, signalling is back within ${BACK_MS / 1000} s of the server`,
  async run({ outages = 5, log }) {
    const late = [];
    let gap = 0;
    let untouched = 0;
    for (let turn = 0; turn < outages; turn++) {
      // Of a page's earlier failures a browser has a memory of some minutes, as it would not have in life.
      const at = await startPair();
      try {
        const { back, calls, most } = await once(at, turn % 2);
        late.push(...back);
        gap = Math.max(gap, most);
        if (calls.length === 0) untouched++;
        log(`${turn + 1}: back after ${back.join(' and ')} ms; the call: ${JSON.stringify(calls)}`);
      } finally {
        await at.close();
      }
    }
    late.sort((a, b) => a - b);
    return {
      figure: `${untouched} of ${outages} calls untouched, each with an ICE restart; longest gap between two pictures ${gap} ms; signalling back after ${median(late)} ms at the median, ${late.at(-1)} ms at worst`,
      ok: untouched === outages && gap <= GAP_MS && late.at(-1) <= BACK_MS,
      details: [`sorted: ${late.join(', ')} ms`],
    };
  },
};

/** @returns when signalling was `back` on each side, states of the `calls`, and the `most` between two pictures, in ms */
async function once(at, side) {
  const pages = [await at.open(0), await at.open(1)];
  await meet(pages);
  const begun = Date.now();
  await at.server.stop();
  for (const page of pages) await has(page, session, 'state', 'reconnecting');
  await pause(20_000);
  const before = await Promise.all(pages.map(keyOf));
  // What a browser says when another network is there.
  await pages[side].evaluate(() => window.dispatchEvent(new Event('online')));
  await until('both have new keys', async () =>
    (await Promise.all(pages.map(keyOf))).every((key, each) => key !== before[each]),
  );
  await pause(begun + OUTAGE_MS - Date.now());
  await at.server.start();
  const returned = Date.now();
  const back = [];
  for (const page of pages) back.push(await reached(page, `${session} open`, returned, 60_000));
  const calls = [];
  let most = 0;
  for (const page of pages) {
    const { pictures, states } = await since(page, begun);
    calls.push(...states.filter(([, state]) => state.startsWith(call)));
    for (let n = 1; n < pictures.length; n++) most = Math.max(most, pictures[n] - pictures[n - 1]);
  }
  return { back, calls, most };
}
