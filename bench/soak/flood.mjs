import { floodedCalls } from '../../test/browser/support/abuse.mjs';
import { launchChromium, openPage } from '../../test/browser/support/browsers.mjs';
import { startSignalling } from '../../test/browser/support/signalling.mjs';
import { startTestSite } from '../../test/browser/support/site.mjs';

const MOST_RATIO = 1.5;
const MOST_MB = 5;

/** Strangers flood a page while a friend calls it. */
export const flood = {
  name: 'flood',
  limit: `a friend's call connects in at most ${MOST_RATIO} times the idle time, heap up by at most ${MOST_MB} MB`,
  async run({ frames = 100_000, pairs = 9, rate = 1000, log }) {
    const [browser, server, site] = [await launchChromium(), await startSignalling(), await startTestSite()];
    let opened = 0;
    const at = {
      port: server.port,
      open(in_, markup) {
        const path = `/page${opened++}`;
        site.setPage(path, markup);
        return openPage(in_, site.url + path);
      },
    };
    try {
      const seen = await floodedCalls({ browser, at, count: frames, perSecond: rate, calls: pairs });
      const { idle, during, worst, megabytes, dropped, state, problems } = seen;
      const details = [
        `${pairs} calls idle, median ${idle.toFixed(0)} ms; ${pairs} calls in the flood, median ${during.toFixed(0)} ms, worst ${worst.toFixed(0)} ms`,
        `dropped: ${JSON.stringify(dropped)}`,
        ...problems.slice(0, 5),
      ];
      for (const line of details) log(line);
      return {
        figure: `${frames} frames at ${rate} a second: ${(during / idle).toFixed(2)} times the idle time, heap up by ${megabytes.toFixed(1)} MB`,
        ok: during <= MOST_RATIO * idle && megabytes <= MOST_MB && state === 'open' && problems.length === 0,
        details,
      };
    } finally {
      await browser.close();
      await site.close();
      await server.stop();
    }
  },
};
