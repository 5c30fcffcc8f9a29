import { begin, call, has, isOpen } from '../../test/browser/support/kit.mjs';
import { reached, startPair, watch } from '../../test/browser/support/pair.mjs';
import { kill } from '../../test/browser/support/processes.mjs';
import { pause, randomId } from '../../test/browser/support/wait.mjs';
import { median } from '../stats.mjs';

const NOTICED_MS = 4000;

/** A browser is killed during a call: how soon the other side knows. */
export const killed = {
  name: 'killed',
  limit: `noticed within ${NOTICED_MS / 1000} s, each time`,
  async run({ kills = 50, log }) {
    const at = await startPair();
    const times = [];
    try {
      const stays = await at.open(0);
      await isOpen(stays);
      await stays.evaluate((tag) => document.querySelector(tag).removeAttribute('to'), call);
      await watch(stays);
      for (let turn = 0; turn < kills; turn++) {
        const goes = await at.open(1, randomId('goes'), at.ids[0]);
        await isOpen(goes);
        await begin(goes, call, 'call');
        await has(stays, call, 'state', 'incoming');
        await begin(stays, call, 'answer');
        await has(stays, call, 'state', 'live');
        // At any moment between two looks.
        await pause(3000 + Math.random() * 3000);
        const begun = Date.now();
        await kill(goes.own);
        times.push(await reached(stays, `${call} reconnecting`, begun, 30_000));
        log(`${turn + 1}: ${times.at(-1)} ms`);
        await begin(stays, call, 'hangUp');
        await has(stays, call, 'state', 'ended');
      }
    } finally {
      await at.close();
    }
    const within = times.filter((ms) => ms <= NOTICED_MS).length;
    times.sort((a, b) => a - b);
    return {
      figure: `${within} of ${kills} within ${NOTICED_MS / 1000} s; ${median(times)} ms at the median, ${times.at(-1)} ms at worst`,
      ok: within === kills,
      details: [`sorted: ${times.join(', ')} ms`],
    };
  },
};
