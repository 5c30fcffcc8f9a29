/** What a page still holds after many calls: connections, sockets, tracks, elements, and memory. */
import assert from 'node:assert/strict';
import { call, has, isOpen, kitPage, launch, randomId, stage, tags, until } from './kit.mjs';

/**
 * Inserts a session with a call, calls, does `during` in the page once it is live, hangs up and removes both, `cycles` times.
 * Nothing may stay; memory is looked at every ten cycles from `warm` on, in kB.
 */
export async function repeatCalls({ cycles, warm, during = '' }) {
  const at = await stage();
  const chromium = await launch();
  const callee = randomId('callee');
  const inside = '<peer-video-call></peer-video-call>';
  const other = await at.open(
    chromium,
    tags({ port: at.port, id: callee, attributes: 'admission="open"', inside }),
  );
  await isOpen(other);
  await other.evaluate((tag) => {
    const element = document.querySelector(tag);
    element.addEventListener('call', () => queueMicrotask(() => void element.answer()));
  }, call);
  const page = await at.open(chromium, '<!doctype html><title>x</title>');
  await page.evaluateOnNewDocument(countAll);
  at.site.setPage('/cycles', kitPage('<main></main>'));
  await page.goto(`${at.site.url}/cycles`);
  await until('the kit is there', () => page.evaluate(() => Boolean(customElements.get('peer-video-call'))));
  const client = await page.createCDPSession();
  const heap = [];
  for (let cycle = 1; cycle <= cycles; cycle++) {
    await page.evaluate(callOnce, at.port, callee, randomId('c'), during);
    await has(other, call, 'state', 'ended');
    if (cycle >= warm && cycle % 10 === 0) heap.push([cycle, await used(client)]);
  }
  const left = await until('everything is gone', async () => {
    // Not the page's own gc(): it runs under a script, and keeps what that script's stack seems to point to.
    await client.send('HeapProfiler.collectGarbage');
    const counts = await page.evaluate(whatIsLeft);
    if (Object.values(counts).some((count) => count > 0)) throw new Error(JSON.stringify(counts));
    return counts;
  });
  const slope = perCycle(heap);
  console.log(
    `  left: ${JSON.stringify(left)}; heap: ${slope.toFixed(2)} kB a cycle over cycles ${warm} to ${cycles}`,
  );
  assert.ok(slope < 5, `${slope} kB a cycle`);
  assert.deepEqual(page.problems, []);
}

/** In the page, before anything else: remembers what is made. */
function countAll() {
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
  for (const name of ['RTCPeerConnection', 'WebSocket', 'AudioContext', 'MediaRecorder']) count(name);
  for (const name of ['getUserMedia', 'getDisplayMedia']) {
    const open = navigator.mediaDevices[name].bind(navigator.mediaDevices);
    navigator.mediaDevices[name] = async (wanted) => {
      const stream = await open(wanted);
      for (const track of stream.getTracks()) window.kept.push(['track', new WeakRef(track)]);
      return stream;
    };
  }
}

/** In the page: one call, from its tags to their end. */
async function callOnce(port, to, id, during) {
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
  await new Function('element', `return (async () => { ${during} })()`)(element);
  element.hangUp();
  await ended;
  session.remove();
}

/** In the page: what is still open or still there. */
function whatIsLeft() {
  const counts = { connections: 0, sockets: 0, tracks: 0, sounds: 0, recorders: 0, elements: 0 };
  for (const [kind, ref] of window.kept) {
    const value = ref.deref();
    if (!value) continue;
    if (kind === 'RTCPeerConnection' && value.signalingState !== 'closed') counts.connections++;
    if (kind === 'WebSocket' && value.readyState < 2) counts.sockets++;
    if (kind === 'track' && value.readyState === 'live') counts.tracks++;
    // One that is suspended holds no sound device, and is used again.
    if (kind === 'AudioContext' && value.state === 'running') counts.sounds++;
    if (kind === 'MediaRecorder' && value.state !== 'inactive') counts.recorders++;
    if (kind === 'element') counts.elements++;
  }
  return counts;
}

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
