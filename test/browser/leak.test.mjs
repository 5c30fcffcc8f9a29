/** 200 times: insert, call, hang up, remove. Nothing stays: no connection, track, socket or element, and the heap stays level. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, has, isOpen, kitPage, launch, randomId, stage, tags, until } from './support/kit.mjs';

const CYCLES = 200;
const WARM = 50;

test(`${CYCLES} cycles`, { timeout: 240_000 }, async () => {
  const at = await stage();
  const chromium = await launch();
  const callee = randomId('callee');
  const other = await at.open(
    chromium,
    tags({
      port: at.port,
      id: callee,
      attributes: 'admission="open"',
      inside: '<peer-video-call></peer-video-call>',
    }),
  );
  await isOpen(other);
  await other.evaluate((tag) => {
    const element = document.querySelector(tag);
    element.addEventListener('call', () => queueMicrotask(() => void element.answer()));
  }, call);
  const page = await at.open(chromium, '<!doctype html><title>x</title>');
  await page.evaluateOnNewDocument(() => {
    window.kept = [];
    const count = (name) => {
      const Native = window[name];
      window[name] = class extends Native {
        constructor(...args) {
          super(...args);
          window.kept.push([name, new WeakRef(this)]);
        }
      };
    };
    count('RTCPeerConnection');
    count('WebSocket');
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      for (const track of stream.getTracks()) window.kept.push(['track', new WeakRef(track)]);
      return stream;
    };
  });
  at.site.setPage('/cycles', kitPage('<main></main>'));
  await page.goto(`${at.site.url}/cycles`);
  await until('the kit is there', () => page.evaluate(() => Boolean(customElements.get('peer-video-call'))));
  const client = await page.createCDPSession();
  const heap = [];
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    await page.evaluate(
      async (port, to, id) => {
        const main = document.querySelector('main');
        const session = document.createElement('peer-session');
        Object.assign(session, { host: 'localhost', port, peerId: id, config: { iceServers: [] } });
        const element = document.createElement('peer-video-call');
        element.to = to;
        session.append(element);
        window.kept.push(['element', new WeakRef(element)], ['element', new WeakRef(session)]);
        main.append(session);
        const ended = new Promise((resolve) => element.addEventListener('close', resolve));
        const live = new Promise((resolve, reject) => {
          element.addEventListener('open', resolve);
          element.addEventListener('error', ({ detail }) => reject(detail.error));
          element.addEventListener('close', ({ detail }) => reject(new Error(`it closed: ${detail.reason}`)));
        });
        await element.call();
        await live;
        element.hangUp();
        await ended;
        session.remove();
      },
      at.port,
      callee,
      randomId('c'),
    );
    await has(other, call, 'state', 'ended');
    if (cycle < WARM || cycle % 10 !== 0) continue;
    heap.push([cycle, await used(client)]);
  }
  const left = await until('everything is gone', async () => {
    // Not the page's own gc(): it runs under a script, and keeps what that script's stack seems to point to.
    await client.send('HeapProfiler.collectGarbage');
    const counts = await page.evaluate(() => {
      const counts = { connections: 0, sockets: 0, tracks: 0, elements: 0 };
      for (const [kind, ref] of window.kept) {
        const value = ref.deref();
        if (kind === 'RTCPeerConnection' && value && value.signalingState !== 'closed') counts.connections++;
        if (kind === 'WebSocket' && value && value.readyState < 2) counts.sockets++;
        if (kind === 'track' && value && value.readyState === 'live') counts.tracks++;
        if (kind === 'element' && value) counts.elements++;
      }
      return counts;
    });
    if (Object.values(counts).some((count) => count > 0)) throw new Error(JSON.stringify(counts));
    return counts;
  });
  const slope = perCycle(heap);
  console.log(
    `  left: ${JSON.stringify(left)}; heap: ${slope.toFixed(2)} kB a cycle over cycles ${WARM} to ${CYCLES}`,
  );
  assert.ok(slope < 5, `${slope} kB a cycle`);
});

/** What is in use after collection, in kB. Closed connections and sockets take more than one round. */
async function used(client) {
  for (let round = 0; round < 3; round++) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 1000;
}

/** Slope of the least-squares line. */
function perCycle(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  return (
    points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) /
    points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
  );
}
