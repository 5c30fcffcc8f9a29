/** What the tests with two real browsers share: a stage with a PeerServer, a site and pages that hold the tags. */
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach } from 'node:test';
import { launchChromium, launchFirefox, openPage } from './browsers.mjs';
import { startSignalling } from './signalling.mjs';
import { kitPage, plainPage, startTestSite, STRICT_POLICY } from './site.mjs';
import { randomId, until } from './wait.mjs';

export { kitPage, openPage, plainPage, randomId, STRICT_POLICY, until };

/** That a picture moves: this many frames, within this time. */
const FRAMES = 4;
const FRAMES_MS = 20_000;

/** A page with the script, the tags and not one line of JavaScript. */
export function tags({ port, id, to, attributes = '', inside }) {
  const target = to ? ` to="${to}"` : '';
  const children = inside ?? `<peer-video-call${target}></peer-video-call><peer-chat${target}></peer-chat>`;
  const config = `config='{"iceServers":[]}'`;
  const name = id ? ` peer-id="${id}"` : '';
  return kitPage(
    `<peer-session host="localhost" port="${port}"${name} ${config} ${attributes}>${children}</peer-session>`,
  );
}

/**
 * What the file opened. One hook for all of it: an `after` that is registered inside a `before` or a test runs when
 * that one ends, not when the file does.
 */
const opened = [];
const sites = [];
after(async () => {
  for (const close of opened.reverse()) await close();
  // When all is closed: a browser that stays keeps the process alive.
  assert.deepEqual(
    sites.flatMap((site) => site.reports()),
    [],
    'the strict policy, watched on every page',
  );
});

const pages = new Set();

/**
 * Closes the pages that are open, for a `describe` that opened some for all of its tests. A call that goes on in a page
 * that nobody looks at takes half a core from all tests that follow.
 */
export async function closePages(kept = new Set()) {
  for (const page of pages) {
    if (kept.has(page)) continue;
    pages.delete(page);
    // Some are closed, or killed with their browser, by the test itself.
    await page
      .browserContext()
      .close()
      .catch(() => undefined);
  }
}

/** For a file whose tests run one after the other: a page that a test opened is closed with it. */
export function closeAfterEach() {
  let kept;
  beforeEach(() => {
    kept = new Set(pages);
  });
  afterEach(() => closePages(kept));
}

/** One PeerServer and one site for a test file, closed when it is over. */
export async function stage(options = {}) {
  const server = await startSignalling();
  opened.push(() => server.stop());
  const site = await startTestSite({}, options);
  opened.push(() => site.close());
  sites.push(site);
  let count = 0;
  return {
    server,
    site,
    port: server.port,
    /** Serves a page under a path of its own and opens it in a context of its own. */
    async open(browser, markup) {
      const path = `/page${count++}`;
      site.setPage(path, markup);
      const page = await openPage(browser, site.url + path);
      pages.add(page);
      return page;
    },
  };
}

const shared = {};

/** One browser of a kind for a test file: starting them is the slow part. */
export async function browser(kind = 'chromium') {
  if (!shared[kind]) {
    const launched = (kind === 'firefox' ? launchFirefox : launchChromium)();
    shared[kind] = launched;
    opened.push(async () => (await launched).close());
  }
  return shared[kind];
}

export const session = 'peer-session';
export const call = 'peer-video-call';
export const chat = 'peer-chat';

/** Waits until a property of an element has a value. */
export const has = (page, tag, name, value, ms) =>
  until(
    `${tag}.${name} is ${JSON.stringify(value)}`,
    async () => {
      const found = await page.evaluate((t, n) => document.querySelector(t)?.[n] ?? null, tag, name);
      if (found !== value) throw new Error(`it is ${JSON.stringify(found)}`);
      return true;
    },
    ms,
  );

export const isOpen = (page) => has(page, session, 'state', 'open');

/** Starts a method and does not wait for it. */
export const begin = (page, tag, method, ...args) =>
  page.evaluate(
    (t, m, a) => {
      Promise.resolve(document.querySelector(t)[m](...a)).catch(() => undefined);
    },
    tag,
    method,
    args,
  );

/** Writes every event of an element into window.events[tag], as name and the part of the detail that tells. */
export const record = (page, tag, names) =>
  page.evaluate(
    (t, list) => {
      const log = ((window.events ??= {})[t] = []);
      for (const name of list)
        document.querySelector(t).addEventListener(name, ({ detail }) => {
          const value =
            detail?.error?.code ?? detail?.reason ?? detail?.kind ?? detail?.state ?? detail?.from ?? null;
          log.push(value === null ? name : `${name} ${value}`);
        });
    },
    tag,
    names,
  );

export const events = (page, tag) => page.evaluate((t) => window.events[t], tag);

/** Waits until the remote picture moves: some new frames that are not black, however slowly they come. */
export async function moves(page, source = 'document.querySelector("peer-video-call").remoteStream') {
  const frames = await page.evaluate(
    async (expression, enough, ms) => {
      const stream = new Function(`return ${expression}`)();
      if (!stream) return 0;
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = stream;
      const end = performance.now() + ms;
      const inTime = (promise) =>
        Promise.race([promise, new Promise((done) => setTimeout(done, end - performance.now(), false))]);
      await inTime(video.play());
      const canvas = new OffscreenCanvas(16, 12).getContext('2d', { willReadFrequently: true });
      let count = 0;
      while (count < enough && performance.now() < end) {
        // A picture that stands still is no frame.
        const isNew = await inTime(new Promise((done) => video.requestVideoFrameCallback(() => done(true))));
        if (!isNew) break;
        canvas.drawImage(video, 0, 0, 16, 12);
        if (canvas.getImageData(0, 0, 16, 12).data.some((value, index) => index % 4 < 3 && value > 40))
          count++;
      }
      video.srcObject = null;
      return count;
    },
    source,
    FRAMES,
    FRAMES_MS,
  );
  assert.equal(frames, FRAMES, `the picture of ${source} does not move`);
}

/** Two kit pages in a call. */
export async function connect(caller, callee) {
  await Promise.all([isOpen(caller), isOpen(callee)]);
  await begin(caller, call, 'call');
  await has(callee, call, 'state', 'incoming');
  await begin(callee, call, 'answer');
  await Promise.all([has(caller, call, 'state', 'live'), has(callee, call, 'state', 'live')]);
}

/** A browser of its own, started in another way than the shared one. */
export async function launch(options) {
  const instance = await launchChromium(options);
  opened.push(() => instance.close());
  return instance;
}

/** Something else than silence is played of what comes in. */
export async function hears(page) {
  const energy = () =>
    page.evaluate(async (tag) => {
      const report = await document.querySelector(tag).connection.peerConnection.getStats();
      const sound = [...report.values()].find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
      // Not counted before the first packet.
      return sound?.totalAudioEnergy ?? 0;
    }, call);
  const first = await energy();
  await until('there is sound', async () => (await energy()) > first);
}
