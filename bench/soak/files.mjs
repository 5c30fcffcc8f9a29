import { launchChromium } from '../../test/browser/support/browsers.mjs';
import { startSignalling } from '../../test/browser/support/signalling.mjs';
import { fileRows } from '../files.mjs';

/** In MB: what a receiver may have more, at the median, than after 64 MB, however large the file. */
const MOST_MEMORY = 32;

/** Files beside a bare channel and beside PeerJS, and one of 1 GB. */
export const files = {
  name: 'files',
  limit: 'that of each row',
  async run({ pairs = 9, log }) {
    const [browser, server] = [await launchChromium(), await startSignalling()];
    let result;
    try {
      result = await fileRows({ browser, server, pairs });
    } finally {
      await browser.close();
      await server.stop();
    }
    const { rows, memory, tasks } = result;
    const missed = rows.filter(({ ratio, limit }) => ratio > limit).map(({ name }) => name);
    if (memory.some(({ side, median }) => side === 'receiver' && median > MOST_MEMORY))
      missed.push(`memory: at most ${MOST_MEMORY} MB`);
    const details = [
      ...rows.map(
        ({ name, unit, kit, bare, ratio, low, high, limit }) =>
          `${name}: ${kit.toFixed(1)} ${unit} and ${bare.toFixed(1)} ${unit}, ratio ${ratio.toFixed(4)} (95 %: ${low.toFixed(4)} to ${high.toFixed(4)}), limit ${limit.toFixed(4)}`,
      ),
      ...memory.map(
        ({ file, side, rate, median, most }) =>
          `${file}, ${side}: ${rate.toFixed(1)} MB/s, ${median.toFixed(1)} MB more than after 64 MB at the median, ${most.toFixed(1)} MB at most`,
      ),
      ...tasks.map(
        ({ kind, side, computed, longest, slowest }) =>
          `1 GB, ${kind}, ${side}: ${computed.toFixed(1)} s computed, longest task ${longest.toFixed(0)} ms computed, ${slowest.toFixed(0)} ms by the clock`,
      ),
    ];
    for (const line of details) log(line);
    const figure = `${pairs} pairs, then one file of 1 GB; missed: ${missed.join(', ') || 'nothing'}`;
    return { figure, ok: missed.length === 0, details };
  },
};
