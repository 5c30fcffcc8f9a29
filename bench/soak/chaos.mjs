import { Arena, brief } from '../../test/browser/support/chaos.mjs';

/** Two real browsers through one schedule of faults after the other: nothing is lost, twice or out of order. */
export const chaos = {
  name: 'chaos',
  limit: 'every message once and in order',
  async run({ seeds = 50, messages = 10_000, faults = 40, log }) {
    const sum = { messages: 0, came: 0, lives: 0, unsettled: 0, lost: 0, twice: 0, disorder: 0 };
    const details = [];
    let broken = 0;
    let last = 0;

    async function once(arena, seed) {
      const report = await arena.run(seed, { messages, faults, calm: 180_000 });
      const { isWhole, total, came, lives, unsettled, seconds } = report;
      sum.messages += total;
      sum.came += came;
      sum.lives += lives;
      sum.unsettled += unsettled;
      for (const each of ['lost', 'twice', 'disorder']) sum[each] += report[each].length;
      const line = `seed ${seed}: ${total} messages, ${came} there before the calm, ${lives} page lives, ${unsettled} unsettled, ${seconds.all} s`;
      log(`${line}${isWhole ? '' : `: ${brief(report)}`}`);
      details[seed - 1] = isWhole ? line : `${line}: FAILED\n${brief(report)}`;
      if (isWhole) return;
      broken++;
      log(
        `Replay it with: SEED=${seed} MESSAGES=${messages} FAULTS=${faults} node --test test/browser/chaos.test.mjs`,
      );
    }

    /** Two schedules at a time, each with browsers and a server of its own: most of it is waiting. */
    const lane = async () => {
      const arena = await Arena.open();
      try {
        while (last < seeds) await once(arena, ++last);
      } finally {
        await arena.close();
      }
    };
    await Promise.all([lane(), lane()]);
    const figure =
      `${seeds} seeds of ${messages} messages and ${faults} faults: ${sum.messages} messages, ${sum.came} there before the calm, ${sum.lives} page lives, ` +
      `${sum.unsettled} unsettled when their page died; ${sum.lost} lost, ${sum.twice} twice, ${sum.disorder} out of order`;
    return { figure, ok: broken === 0, details };
  },
};
