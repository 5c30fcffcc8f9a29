import { launchChromium, openPage, QUICK_CAMERA } from './browsers.mjs';
import { begin, call, chat, has, isOpen, session, tags } from './kit.mjs';
import { startSignalling } from './signalling.mjs';
import { startTestSite } from './site.mjs';
import { randomId, until } from './wait.mjs';

/** Both see each other, both know the chat, and what comes with a call's first seconds is there. */
export async function meet(pages) {
  const [A, B] = pages;
  for (const page of pages) await isOpen(page);
  await begin(A, call, 'call');
  await has(B, call, 'state', 'incoming');
  await begin(B, call, 'answer');
  for (const page of pages) await has(page, call, 'state', 'live');
  await begin(A, chat, 'send', 'hello');
  await has(B, chat, 'state', 'open');
  for (const page of pages) {
    await watch(page);
    // It is measured by what a call loads after its first seconds, as its recovery is.
    await until('the call has all its parts', () =>
      page.evaluate((tag) => document.querySelector(tag).quality !== null, call),
    );
  }
}

/** Into `window.seen`, on a clock that all processes of a machine share: pictures, messages, and `[when, what]` for states. */
export const watch = (page) => page.evaluate(write, session, call, chat);

function write(sessionTag, callTag, chatTag) {
  const video = document.createElement('video');
  video.muted = true;
  const { store } = document.querySelector(callTag).handle;
  // A call that goes on over another connection has another stream.
  const show = () => {
    const { remoteStream } = store.value;
    if (!remoteStream || remoteStream === video.srcObject) return;
    video.srcObject = remoteStream;
    void video.play();
  };
  store.subscribe(show);
  show();
  window.seen = { pictures: [], messages: [], states: [] };
  const tick = () => {
    window.seen.pictures.push(Date.now());
    video.requestVideoFrameCallback(tick);
  };
  video.requestVideoFrameCallback(tick);
  document.body.append(video);
  const element = document.querySelector(chatTag);
  element.addEventListener('message', () => window.seen.messages.push(Date.now()));
  for (const tag of [sessionTag, callTag, chatTag])
    document
      .querySelector(tag)
      .addEventListener('statechange', ({ detail }) =>
        window.seen.states.push([Date.now(), `${tag} ${detail.state}`]),
      );
}

/** What `meet` has written down since then. */
export const since = (page, time) =>
  page.evaluate(
    (from) => ({
      pictures: window.seen.pictures.filter((at) => at > from),
      states: window.seen.states.filter(([at]) => at > from),
    }),
    time,
  );

/** Waits until that state was written down; the time is milliseconds since `time`. */
export async function reached(page, state, time, ms) {
  const [at] = await until(
    state,
    async () => (await since(page, time)).states.find(([, what]) => what === state),
    ms,
  );
  return at - time;
}

/** Which keys a path stands on: an ICE restart makes new ones. */
export const keyOf = (page) =>
  page.evaluate(
    (tag) =>
      /a=ice-ufrag:(.*)/.exec(
        document.querySelector(tag).connection.peerConnection.currentLocalDescription.sdp,
      )[1],
    call,
  );

/** Whether the other page is shown as asleep. */
export const isAsleep = (page) =>
  page.evaluate((tag) => !!document.querySelector(tag).shadowRoot.querySelector('[part~="asleep"]'), call);

/** Two people, each in a browser of their own, that can be killed or stopped. */
export async function startPair({ attributes = '' } = {}) {
  const [server, site] = [await startSignalling(), await startTestSite()];
  const ids = [randomId('a'), randomId('b')];
  const browsers = [];
  let count = 0;
  async function open(side, id = ids[side], to = ids[1 - side]) {
    const browser = await launchChromium(QUICK_CAMERA);
    browsers.push(browser);
    const path = `/page${count++}`;
    site.setPage(path, tags({ port: server.port, id, to, attributes }));
    return Object.assign(await openPage(browser, site.url + path), { own: browser });
  }
  return {
    ids,
    server,
    site,
    open,
    async close() {
      for (const browser of browsers) await browser.close().catch(() => undefined);
      await server.stop();
      await site.close();
    },
  };
}
