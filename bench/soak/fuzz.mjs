import { launchChromium } from '../../test/browser/support/browsers.mjs';
import { fuzzPage } from '../../test/browser/support/abuse.mjs';
import { tasksOf } from '../tasks.mjs';

const MOST_MS = 50;

/** Frames of every wrong kind into a page with a call and a chat. */
export const fuzz = {
  name: 'fuzz',
  limit: `0 uncaught errors, no task of the page that computes over ${MOST_MS} ms`,
  async run({ frames = 1_000_000, log }) {
    const browser = await launchChromium();
    try {
      const seen = await fuzzPage({
        ...{ browser, seed: 1, count: frames, ms: 1_800_000 },
        watch: (act) => tasksOf(browser, act),
      });
      const { state, fed, uncaught, problems, dropped, watched } = seen;
      const busiest = [...watched.tasks.values()].sort((a, b) => b.work - a.work)[0];
      const details = [
        `dropped: ${JSON.stringify(dropped)}`,
        `longest task ${busiest.longest.toFixed(1)} ms computed, ${busiest.slowest.toFixed(1)} ms by the clock`,
        ...uncaught.slice(0, 5),
        ...problems.slice(0, 5),
      ];
      for (const line of details) log(line);
      return {
        figure: `${fed} frames, ${uncaught.length} uncaught errors, longest task ${busiest.longest.toFixed(1)} ms, the session is ${state}`,
        ok:
          fed === frames &&
          state === 'open' &&
          uncaught.length + problems.length === 0 &&
          busiest.longest <= MOST_MS,
        details,
      };
    } finally {
      await browser.close();
    }
  },
};
