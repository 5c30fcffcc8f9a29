/** What the tests with two real browsers share: a stage with a PeerServer, a site and pages that hold the tags. */
import { after } from 'node:test';
import { launchChromium, launchFirefox, openPage } from './browsers.mjs';
import { startSignalling } from './signalling.mjs';
import { kitPage, plainPage, startTestSite, STRICT_POLICY } from './site.mjs';
import { randomId, until } from './wait.mjs';

export { kitPage, openPage, plainPage, randomId, STRICT_POLICY, until };

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
after(async () => {
  for (const close of opened.reverse()) await close();
});

/** One PeerServer and one site for a test file, closed when it is over. */
export async function stage(options = {}) {
  const server = await startSignalling();
  opened.push(() => server.stop());
  const site = await startTestSite({}, options);
  opened.push(() => site.close());
  let count = 0;
  return {
    server,
    site,
    port: server.port,
    /** Serves a page under a path of its own and opens it in a context of its own. */
    async open(browser, markup) {
      const path = `/page${count++}`;
      site.setPage(path, markup);
      return openPage(browser, site.url + path);
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

/** Frames of the remote picture that are not black, seen within 1.5 s. */
export const picture = (page, source = 'document.querySelector("peer-video-call").remoteStream') =>
  page.evaluate(async (expression) => {
    const stream = new Function(`return ${expression}`)();
    if (!stream) return 0;
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const canvas = new OffscreenCanvas(16, 12).getContext('2d', { willReadFrequently: true });
    let frames = 0;
    const end = performance.now() + 1500;
    while (performance.now() < end) {
      const isNew = await new Promise((done) => {
        video.requestVideoFrameCallback(() => done(true));
        setTimeout(done, 500, false);
      });
      // A picture that stands still is no frame.
      if (!isNew) continue;
      canvas.drawImage(video, 0, 0, 16, 12);
      if (canvas.getImageData(0, 0, 16, 12).data.some((value, index) => index % 4 < 3 && value > 40))
        frames++;
    }
    video.srcObject = null;
    return frames;
  }, source);

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
