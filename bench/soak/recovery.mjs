import { startAcross } from '../../test/browser/support/across.mjs';
import { QUICK_CAMERA } from '../../test/browser/support/browsers.mjs';
import { withoutNetworks } from '../../test/browser/support/networks.mjs';
import { pause } from '../../test/browser/support/wait.mjs';
import { median } from '../stats.mjs';

/** In milliseconds from the return of the path, on either side: [median, worst]. */
const LIMITS = [
  { seconds: 5, picture: [500, 1500], chat: [Infinity, 3500] },
  { seconds: 20, picture: [Infinity, 4000], chat: [Infinity, 4000] },
];
/** Between two cuts, so that the path has found its speed again. */
const CALM_MS = 4000;

/** A path between two networks that is cut and comes back: how soon picture and chat do. */
export const recovery = {
  name: 'recovery',
  limit:
    'after 5 s a picture within 0.5 s at the median and 1.5 s at worst, chat within 3.5 s; after 20 s both within 4 s',
  async run({ cuts = 50, seconds: only, log }) {
    const reason = withoutNetworks();
    if (reason) throw new Error(reason);
    const at = await startAcross({ browsers: QUICK_CAMERA });
    const details = [];
    let isWithin = true;
    try {
      await at.connect();
      for (const { seconds, ...limits } of LIMITS) {
        if (only && seconds !== only) continue;
        const late = { picture: [], chat: [] };
        const count = seconds < 10 ? cuts : Math.ceil(cuts / 5);
        for (let turn = 0; turn < count; turn++) {
          await pause(CALM_MS);
          const { picture, chat } = await at.cut(seconds, turn % 2, 60_000);
          late.picture.push(...picture);
          late.chat.push(...chat);
          log(
            `${seconds} s, cut ${turn + 1}: picture ${picture.join(' and ')} ms, chat ${chat.join(' and ')} ms`,
          );
        }
        for (const [what, [middle, worst]] of Object.entries(limits)) {
          const values = late[what].sort((a, b) => a - b);
          isWithin &&= median(values) <= middle && values.at(-1) <= worst;
          details.push(
            `${count} cuts of ${seconds} s, ${what}: ${median(values)} ms at the median, ${values.at(-1)} ms at worst, of ${values.length}`,
          );
        }
      }
    } finally {
      await at.close();
    }
    for (const line of details) log(line);
    return { figure: details.join('; '), ok: isWithin, details };
  },
};
