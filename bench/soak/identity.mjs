/**
 * A server in the middle that has keys of its own: towards each of two people it is the other one. Without a link both see a
 * code, and the codes have to differ every time; with one every call has to be refused.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { launchChromium, openPage } from '../../test/browser/support/browsers.mjs';
import { startSignalling } from '../../test/browser/support/signalling.mjs';
import { kitPage, startTestSite } from '../../test/browser/support/site.mjs';
import { until } from '../../test/browser/support/wait.mjs';

const SESSIONS = 200;
/** Two people do not connect twenty times a second, and who does is a flood to the other side (`ONE_SENDER` in the guard). */
const SESSION_MS = 700;

const session = (port, id, inside, attributes = '') =>
  `<peer-session id="${id}" host="localhost" port="${port}" peer-id="${id}" config='{"iceServers":[]}' ${attributes}>${inside}</peer-session>`;

/** In the page of the two people: both connect, wait for their codes, and close. */
async function compare() {
  const codes = [];
  for (const [from, to] of [
    ['ann', 'bob'],
    ['bob', 'ann'],
  ]) {
    const verify = document.querySelector(`#${from} peer-verify`);
    const connection = await document.getElementById(from).connect(to);
    const end = performance.now() + 20_000;
    while (verify.code.length === 0) {
      if (performance.now() > end)
        throw new Error(
          `${from} has no code; dropped: ${JSON.stringify(document.getElementById(from).dropped)}`,
        );
      await new Promise((done) => setTimeout(done, 10));
    }
    codes.push(verify.code.join(' '));
    connection.close();
    while (verify.code.length > 0) await new Promise((done) => setTimeout(done, 10));
  }
  return codes;
}

/** Bob, who has Ann's link, calls whoever says to be Ann; gives the reason with which it ended. */
async function callByLink() {
  const call = document.querySelector('#bob peer-video-call');
  const closed = new Promise((done) =>
    call.addEventListener('close', ({ detail }) => done(detail.reason), { once: true }),
  );
  call.addEventListener('open', () => (window.connected = true), { once: true });
  await call.call('ann');
  return closed;
}

export const identity = {
  name: 'identity',
  limit: 'no two codes alike, and every call by a link refused as verification-failed',
  async run({ seeds = SESSIONS, log }) {
    const [left, right] = [await startSignalling(), await startSignalling()];
    const verify = '<peer-verify></peer-verify>';
    const call = `${verify}<peer-video-call audio-only></peer-video-call>`;
    const site = await startTestSite({
      '/two': kitPage(session(left.port, 'ann', verify) + session(right.port, 'bob', call)),
      '/middle': kitPage(
        session(left.port, 'bob', verify, 'admission="open"') +
          session(right.port, 'ann', call, 'admission="open"'),
      ),
    });
    const browser = await launchChromium();
    try {
      const middle = await openPage(browser, `${site.url}/middle`);
      await allOpen(middle);
      await middle.evaluate(() => {
        const call = document.querySelector('#ann peer-video-call');
        call.addEventListener('statechange', () => call.state === 'incoming' && void call.answer());
      });
      const two = await openPage(browser, `${site.url}/two`);
      await allOpen(two);
      let alike = 0;
      for (let turn = 0; turn < seeds; turn++) {
        const [[anns, bobs]] = await Promise.all([two.evaluate(compare), delay(SESSION_MS)]);
        if (anns === bobs) alike++;
        if (turn % 50 === 49) log(`${turn + 1} codes`);
      }
      // Ann's link, of which the one in the middle knows nothing.
      await two.goto(`${site.url}/two#peer-invite=ann.AAECAwQFBgcICQoLDA0ODw`);
      await two.reload();
      await allOpen(two);
      let refused = 0;
      for (let turn = 0; turn < seeds; turn++) {
        const [reason] = await Promise.all([two.evaluate(callByLink), delay(SESSION_MS)]);
        if (reason === 'verification-failed') refused++;
      }
      const connected = await two.evaluate(() => Boolean(window.connected));
      return {
        figure: `${alike} of ${seeds} pairs of codes alike, ${refused} of ${seeds} calls by a link refused`,
        ok: alike === 0 && refused === seeds && !connected,
        details: [
          `dropped by the one in the middle: ${await droppedBy(middle)}`,
          `a call by a link that connected: ${connected ? 'yes' : 'none'}`,
        ],
      };
    } finally {
      await browser.close();
      await site.close();
      await Promise.all([left.stop(), right.stop()]);
    }
  },
};

const droppedBy = (page) =>
  page.evaluate(() =>
    JSON.stringify([...document.querySelectorAll('peer-session')].map(({ dropped }) => dropped)),
  );

const allOpen = (page) =>
  until('the sessions are open', () =>
    page.evaluate(() =>
      [...document.querySelectorAll('peer-session')].every(({ state }) => state === 'open'),
    ),
  );
