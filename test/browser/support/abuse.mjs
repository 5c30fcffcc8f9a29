/** Abuse of a page, and what it costs whom: for a test of some seconds, and for `npm run soak` in full. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import WebSocket from 'ws';
import { hostileFrames, FRIEND } from '../../support/hostile-frames.mjs';
import { openPage } from './browsers.mjs';
import { kitPage, startTestSite } from './site.mjs';
import { randomId, until } from './wait.mjs';

const WORKER = fileURLToPath(new URL('frames-worker.mjs', import.meta.url));

async function bundle(file) {
  const made = await rollup({ input: file, plugins: [nodeResolve()] });
  const { output } = await made.generate({ format: 'es' });
  await made.close();
  return output[0].code;
}

/**
 * A page with a call and a chat whose socket is in the hands of a worker, which sends `count` frames of that seed. Gives what
 * went wrong on the page, what was dropped, and whether the session is still there.
 */
export async function fuzzPage({ browser, seed, count, ms = 120_000, watch = (act) => act() }) {
  const body = `<peer-session manual peer-id="fuzzed" host="localhost" config='{"iceServers":[]}'>
    <peer-video-call></peer-video-call><peer-chat></peer-chat><peer-video-call to="${FRIEND}"></peer-video-call><peer-data to="${FRIEND}"></peer-data>
  </peer-session>`;
  const site = await startTestSite({ '/': kitPage(body), '/frames.js': await bundle(WORKER) });
  const page = await openPage(browser, site.url);
  try {
    await page.evaluate(async () => {
      window.uncaught = [];
      const note = ({ reason, message }) => window.uncaught.push(String(reason?.stack ?? message));
      addEventListener('error', note);
      addEventListener('unhandledrejection', note);
      await customElements.whenDefined('peer-session');
      const session = document.querySelector('peer-session');
      session.transport = (address, events) => {
        window.feed = (text) => events.message(text);
        setTimeout(() => {
          events.open();
          window.feed('{"type":"OPEN"}');
        });
        return { send: () => undefined, close: () => undefined };
      };
      await session.updateComplete;
      await session.start();
    });
    const act = async () => {
      await page.evaluate(
        (wanted) => {
          const worker = new Worker('/frames.js', { type: 'module' });
          window.fed = 0;
          worker.onmessage = ({ data }) => {
            if (data === null) return void (window.isFed = true);
            if (++window.fed % 250 === 0) worker.postMessage(window.fed);
            window.feed(data);
          };
          worker.postMessage(wanted);
        },
        { seed, count },
      );
      await until('all frames', () => page.evaluate(() => window.isFed === true), ms);
    };
    const watched = await watch(act);
    const end = await page.evaluate(() => {
      const { state, dropped } = document.querySelector('peer-session');
      return { state, dropped, fed: window.fed, uncaught: window.uncaught };
    });
    return { ...end, problems: page.problems, watched };
  } finally {
    await page.browserContext().close();
    await site.close();
  }
}

/** Sockets of somebody who is no kit, each with an id of its own. */
async function strangers(port, count) {
  const sockets = [];
  for (let n = 0; n < count; n++) {
    const id = randomId('stranger');
    const socket = new WebSocket(`ws://localhost:${port}/peerjs?key=peerjs&id=${id}&token=t&version=1.5.5`);
    await once(socket, 'message');
    // What comes back to them is nobody's concern.
    socket.on('message', () => undefined);
    sockets.push(socket);
  }
  return sockets;
}

/** An offer with everything that a browser could want, of the given kind. */
const offer = (n, sdp) => ({
  type: 'OFFER',
  payload: {
    type: n % 2 ? 'media' : 'data',
    connectionId: `flood-${n}`,
    sdp: { type: 'offer', sdp },
    serialization: 'binary',
    label: 'flood',
    metadata: { filling: 'x'.repeat(2000) },
    pe: { v: 1, use: n % 2 ? undefined : 'chat', name: `Stranger ${n}`, mic: true, camera: true },
  },
});
const candidate = (n) => ({
  type: 'CANDIDATE',
  payload: {
    connectionId: `flood-${n % 50 ? n - (n % 3) : 'none'}`,
    candidate: {
      candidate: `candidate:${n} 1 udp 2122260223 127.0.0.1 9 typ host`,
      sdpMid: '0',
      sdpMLineIndex: 0,
    },
  },
});

/** What a server would read at all: an object, or an offer of something else. */
function tryParse(text) {
  try {
    const frame = JSON.parse(text);
    return typeof frame === 'object' && frame !== null && !Array.isArray(frame)
      ? frame
      : { type: 'OFFER', payload: frame };
  } catch {
    return null;
  }
}

/**
 * Sends `count` frames to `to`, as fast as `perSecond`: a third each of offers, candidates and what fast-check makes of frames.
 * PeerServer relays the last kind where it is a frame at all.
 */
async function flood({ port, to, sdp, count, perSecond, ids }) {
  const sockets = await strangers(port, ids);
  // Made before, and again and again: to make them takes longer than to send them.
  const odd = [...hostileFrames(1, 3000)].flatMap((text) =>
    text.length < 100_000 ? (tryParse(text) ?? []) : [],
  );
  const begun = performance.now();
  for (let n = 0; n < count; n++) {
    const socket = sockets[n % sockets.length];
    const frame = n % 3 === 0 ? offer(n, sdp) : n % 3 === 1 ? candidate(n) : odd[n % odd.length];
    socket.send(JSON.stringify({ ...frame, dst: to }));
    const ahead = (n / perSecond) * 1000 - (performance.now() - begun);
    if (ahead > 20) await new Promise((done) => setTimeout(done, ahead));
  }
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, close: () => sockets.forEach((socket) => socket.close()) };
}

/** From `call()` until it is live on both sides, in milliseconds. */
async function timeCall(caller, callee) {
  const ms = await caller.evaluate(async () => {
    const call = document.querySelector('peer-video-call');
    const begun = performance.now();
    const live = new Promise((resolve, reject) => {
      const look = ({ detail }) => {
        if (detail.state !== 'live' && detail.state !== 'ended') return;
        call.removeEventListener('statechange', look);
        if (detail.state === 'live') resolve(performance.now() - begun);
        else
          call.addEventListener(
            'close',
            ({ detail: { reason } }) => reject(new Error(`The call ended: ${reason}.`)),
            { once: true },
          );
      };
      call.addEventListener('statechange', look);
    });
    await call.call();
    return live;
  });
  const isIn = (page, ...states) =>
    until(`the call is ${states[0]}`, () =>
      page.evaluate((wanted) => wanted.includes(document.querySelector('peer-video-call').state), states),
    );
  await isIn(callee, 'live');
  await caller.evaluate(() => document.querySelector('peer-video-call').hangUp());
  await Promise.all([caller, callee].map((page) => isIn(page, 'ended', 'idle')));
  return ms;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** In bytes, after everything that can go has gone. */
async function heap(page) {
  const session = await page.createCDPSession();
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/**
 * A friend calls, `calls` times while nothing else goes on and as often while strangers flood the page that is called; then its
 * heap is looked at. `stage` gives pages with the given markup; the friend's calls are answered by themselves.
 */
export async function floodedCalls({ browser, at, count, perSecond, calls, ids = 20 }) {
  const [friend, flooded] = ['friend', 'flooded'].map(randomId);
  const markup = (id, inside) =>
    kitPage(
      `<peer-session host="localhost" port="${at.port}" peer-id="${id}" config='{"iceServers":[]}'>${inside}</peer-session>`,
    );
  const callee = await at.open(
    browser,
    markup(flooded, `<peer-video-call to="${friend}" auto-answer></peer-video-call><peer-chat></peer-chat>`),
  );
  const caller = await at.open(
    browser,
    markup(friend, `<peer-video-call to="${flooded}"></peer-video-call>`),
  );
  for (const page of [caller, callee])
    await until('it is open', () =>
      page.evaluate(() => document.querySelector('peer-session').state === 'open'),
    );
  const sdp = await caller.evaluate(async () => {
    const pc = new RTCPeerConnection();
    pc.addTransceiver('video');
    pc.createDataChannel('x');
    const made = await pc.createOffer();
    pc.close();
    return made.sdp;
  });
  const some = async () => {
    const times = [];
    for (let n = 0; n < calls; n++) times.push(await timeCall(caller, callee));
    return times;
  };
  // The first ones load what later ones have.
  for (let n = 0; n < 2; n++) await timeCall(caller, callee);
  const idle = await some();
  const before = await heap(callee);
  const flooding = flood({ port: at.port, to: flooded, sdp, count, perSecond, ids });
  await until('it is noticed', () =>
    callee.evaluate(() => document.querySelector('peer-session').dropped.flood > 0),
  );
  const during = await some();
  const { seconds, close } = await flooding;
  close();
  // A word that comes last: all of the flood is through.
  await timeCall(caller, callee);
  // Knocks that nobody answers go by themselves; here somebody declines them.
  await until('nobody knocks any more', () =>
    callee.evaluate(() => {
      const { handle } = document.querySelector('peer-chat');
      if (handle.store.value.knock) handle.declineKnock();
      return !handle.store.value.knock;
    }),
  );
  const after = await heap(callee);
  const { dropped, state } = await callee.evaluate(() => {
    const session = document.querySelector('peer-session');
    return { dropped: session.dropped, state: session.state };
  });
  return {
    idle: median(idle),
    during: median(during),
    worst: Math.max(...during),
    megabytes: (after - before) / 1e6,
    seconds,
    dropped,
    state,
    problems: callee.problems,
  };
}
