import { call } from '../../test/browser/support/kit.mjs';
import { isAsleep, meet, reached, since, startPair } from '../../test/browser/support/pair.mjs';
import { stopAll } from '../../test/browser/support/processes.mjs';
import { pause, until } from '../../test/browser/support/wait.mjs';

const STALL_MS = 2000;
const FREEZE_MS = 60_000;
const STOPPED_MS = 60_000;
/** A call that goes on after its machine slept is on again within this time. */
const RESUME_MS = 15_000;

/** Pages that stall, tabs that are frozen, machines that sleep: what the other side makes of it. */
export const asleep = {
  name: 'asleep',
  limit: `no false alarm with stalls of ${STALL_MS / 1000} s and tabs frozen for ${FREEZE_MS / 1000} s, which are shown as asleep; after SIGSTOP of ${STOPPED_MS / 1000} s the call goes on, or ends with a reason on both sides`,
  async run({ minutes = 10, log }) {
    const details = [];
    const say = (line) => {
      details.push(line);
      log(line);
    };
    const [alarms, shown, frozen] = await falseAlarms(minutes, say);
    const resumed = await slept('reconnect-timeout="120"', say);
    const ended = await slept('', say);
    return {
      figure: `${minutes} minutes: ${alarms} false alarms, ${shown} of ${frozen} frozen tabs shown as asleep and as awake again; after SIGSTOP: ${resumed}; with the default of 30 s: ${ended}`,
      ok: alarms === 0 && shown === frozen && resumed === 'live and live' && ended === 'lost and lost',
      details,
    };
  },
};

async function falseAlarms(minutes, say) {
  const at = await startPair();
  try {
    const pages = [await at.open(0), await at.open(1)];
    await meet(pages);
    const begun = Date.now();
    let [turn, shown, frozen, stalls] = [0, 0, 0, 0];
    while (Date.now() - begun < minutes * 60_000) {
      const page = pages[turn % 2];
      if (turn % 8 < 6) {
        await page.evaluate((ms) => {
          for (const end = performance.now() + ms; performance.now() < end;);
        }, STALL_MS);
        stalls++;
        await pause(5000);
      } else {
        frozen++;
        if (await freeze(page, pages[1 - (turn % 2)], say)) shown++;
      }
      turn++;
    }
    let alarms = 0;
    for (const page of pages) {
      const states = (await since(page, begun)).states.filter(([, state]) => state.startsWith(call));
      alarms += states.length;
      if (states.length > 0) say(`states: ${JSON.stringify(states)}`);
    }
    say(`${stalls} stalls of ${STALL_MS} ms, ${frozen} tabs frozen for ${FREEZE_MS} ms`);
    return [alarms, shown, frozen];
  } finally {
    await at.close();
  }
}

/** Whether the other page shows a frozen one as asleep, and as awake once it goes on. */
async function freeze(page, other, say) {
  const client = await page.createCDPSession();
  const begun = Date.now();
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });
  const asleepAfter = await until('asleep', () => isAsleep(other), 30_000).then(
    () => Date.now() - begun,
    () => null,
  );
  await pause(begun + FREEZE_MS - Date.now());
  await client.send('Page.setWebLifecycleState', { state: 'active' });
  const thawed = Date.now();
  const awakeAfter = await until('awake', async () => !(await isAsleep(other)), 10_000).then(
    () => Date.now() - thawed,
    () => null,
  );
  await client.detach();
  say(`frozen: shown as asleep after ${asleepAfter} ms, as awake ${awakeAfter} ms after it went on`);
  return asleepAfter !== null && awakeAfter !== null;
}

/** One browser stands still for a minute, as on a laptop that is shut. @returns how both sides end up */
async function slept(attributes, say) {
  const at = await startPair({ attributes });
  try {
    const pages = [await at.open(0), await at.open(1)];
    await meet(pages);
    const begun = Date.now();
    const goOn = stopAll(pages[1].own.process().pid);
    const noticed = await reached(pages[0], `${call} reconnecting`, begun, 30_000);
    await pause(begun + STOPPED_MS - Date.now());
    goOn();
    const woke = Date.now();
    const how = (page) =>
      page.evaluate((tag) => {
        const { state, handle } = document.querySelector(tag);
        return state === 'ended' ? handle.store.value.reason : state;
      }, call);
    const settled = async (page) => {
      const state = await how(page);
      return state === 'live' || state === 'reconnecting' ? null : state;
    };
    const ends = [];
    for (const page of pages)
      ends.push(
        await (
          attributes
            ? until('live', async () => (await how(page)) === 'live' && 'live', RESUME_MS)
            : until('the end', () => settled(page), 60_000)
        ).catch(() => how(page)),
      );
    say(
      `stopped${attributes && ` with ${attributes}`}: noticed after ${noticed} ms, then ${ends.join(' and ')} within ${Date.now() - woke} ms`,
    );
    return ends.join(' and ');
  } finally {
    await at.close();
  }
}
