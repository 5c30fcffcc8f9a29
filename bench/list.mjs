/**
 * A chat with 100,000 messages beside one with 100, and what it costs to scroll through them: only ratios are worth
 * comparing elsewhere. The messages are put into the element's own store, as if they had come. Work is what the main
 * thread has computed, so that others who use this machine do not count.
 */
import { openPage } from '../test/browser/support/browsers.mjs';
import { row } from './stats.mjs';
import { tasksOf } from './tasks.mjs';

const MANY = 100_000;
const FEW = 100;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>
<style>body{margin:0} peer-chat{width:400px;height:640px}</style>
<script type="module" src="/kit/peer-elements.js"></script></head><body>
<peer-session manual><peer-chat to="ben"></peer-chat></peer-session>
<script>
const NOW = Date.now();
window.messagesOf = (from, to) => Array.from({ length: to - from }, (_, at) => {
  const index = from + at, own = index % 3 === 0;
  return Object.freeze({ id: String(index), from: own ? 'ada' : 'ben', own, state: 'delivered',
    text: index + ' ' + 'So it goes on. '.repeat(index % 7 + 1), sentAt: NOW - (${MANY} - index) * 300_000 });
});
const chat = document.querySelector('peer-chat');
const show = (messages) => chat.handle.store.set({ remoteId: 'ben', state: 'open', messages });
const rows = () => chat.shadowRoot.querySelectorAll('.row').length;
const log = () => chat.shadowRoot.querySelector('.log');
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const settled = async () => { for (let still = 0, before = -1; still < 10; await frame()) { const now = rows(); still = now === before ? still + 1 : 0; before = now; } };
// What a page with a chat has loaded anyway.
window.warm = async () => { show(messagesOf(0, 1)); while (!rows()) await frame(); show([]); await settled(); };
window.bench = {
  // To make them is no part of what is measured.
  prepare: async (count) => { window.prepared = Object.freeze(messagesOf(0, count)); await settled(); },
  open: async () => {
    const messages = window.prepared;
    const start = performance.now();
    show(messages);
    do await frame(); while (!chat.shadowRoot.textContent.includes(messages.at(-1).text));
    const seen = performance.now() - start;
    await settled();
    return { seen, rows: rows(), nodes: chat.shadowRoot.querySelectorAll('*').length };
  },
  scroll: async (steps) => {
    const most = log().scrollHeight;
    let drawn = 0;
    for (let step = 1; step <= steps; step++) {
      log().scrollTop = most * (1 - step / steps);
      await frame();
      drawn = Math.max(drawn, rows());
    }
    for (let near = 0; near < 200; near++) { log().scrollTop += 150; await frame(); drawn = Math.max(drawn, rows()); }
    await settled();
    return { drawn };
  },
  burst: async (count) => {
    let messages = [...chat.messages];
    const more = messagesOf(messages.length, messages.length + count).map((each) => ({ ...each, own: false }));
    await settled();
    const start = performance.now();
    for (let at = 0; at < count; ) {
      const until = performance.now() + 8;
      while (at < count && performance.now() < until) show((messages = Object.freeze([...messages, more[at++]])));
      await new Promise((done) => setTimeout(done));
    }
    while (!chat.shadowRoot.textContent.includes(more.at(-1).text)) await frame();
    return { took: performance.now() - start, drawn: rows() };
  },
};
</script></body></html>`;

/** What `act` gives, with what the main thread of the tab has computed. */
async function measured(tab, act) {
  const { result, tasks } = await tasksOf(tab.browser(), () => tab.evaluate(act));
  const [{ work, longest }] = [...tasks.values()].sort((one, other) => other.work - one.work);
  return { ...result, work, longest };
}

export async function benchList(browser, site, pairs) {
  site.setPage('/list', page);
  const once = async (count, act) => {
    const tab = await openPage(browser, `${site.url}/list`);
    await tab.evaluate(() => window.warm());
    await tab.evaluate((n) => window.bench.prepare(n), count);
    const opened = await measured(tab, () => window.bench.open());
    const result = act ? await measured(tab, act) : opened;
    await tab.browserContext().close();
    return result;
  };
  await once(FEW);
  const samples = { many: [], few: [] };
  for (let pair = 0; pair < pairs; pair++)
    for (const kind of pair % 2 ? ['few', 'many'] : ['many', 'few'])
      samples[kind].push(await once(kind === 'many' ? MANY : FEW));
  const scrolled = await once(MANY, () => window.bench.scroll(400));
  const burst = await once(FEW, () => window.bench.burst(20_000));
  const pairsOf = { kit: samples.many, bare: samples.few };
  console.table({
    'rows, 100,000 messages': samples.many[0].rows,
    'elements, 100,000 messages': samples.many[0].nodes,
    'rows, 100 messages': samples.few[0].rows,
    'most rows while scrolling': scrolled.drawn,
    'longest task while scrolling, ms': scrolled.longest,
    'most rows after a burst of 20,000': burst.drawn,
    'longest task in a burst, ms': burst.longest,
    'burst of 20,000, s': burst.took / 1000,
  });
  return [
    row(`${MANY} messages beside ${FEW}: until the last one shows`, 'ms', pairsOf, 'seen', 2),
    row(`${MANY} messages beside ${FEW}: work until all is calm`, 'ms', pairsOf, 'work', 2),
  ];
}
