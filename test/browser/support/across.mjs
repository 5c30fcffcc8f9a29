import { startSite } from '../../../scripts/support/static-site.mjs';
import { openPage } from './browsers.mjs';
import { begin, call, chat, has, isOpen, kitPage } from './kit.mjs';
import { startNetworks } from './networks.mjs';
import { startSignalling } from './signalling.mjs';
import { KIT } from './site.mjs';
import { pause, until } from './wait.mjs';

const IDS = ['ann', 'bob'];

/** A call with a chat between two networks, which can be cut. `origins` of plain http count as secure there. */
export async function startAcross({ attributes = 'reconnect-timeout="90"', browsers = {} } = {}) {
  const networks = await startNetworks();
  const { host, sides } = networks;
  const server = await startSignalling({ host });
  const site = await startSite({ host, folders: { '/kit/': KIT }, pages: { '/favicon.ico': '' } });
  const origin = `http://${host}:${site.port}`;
  const open = async (side) => {
    const [id, to] = [IDS[side], IDS[1 - side]];
    site.setPage(
      `/${id}`,
      kitPage(
        `<peer-session host="${host}" port="${server.port}" peer-id="${id}" config='{"iceServers":[]}' ${attributes}>` +
          `<peer-video-call to="${to}"></peer-video-call><peer-chat to="${to}"></peer-chat></peer-session>`,
      ),
    );
    return openPage(await sides[side].launch({ origins: [origin], ...browsers }), `${origin}/${id}`);
  };
  const pages = [await open(0), await open(1)];

  /** Both see each other, both know the chat, and what comes with a call's first seconds is there. */
  async function connect() {
    const [A, B] = pages;
    for (const page of pages) await isOpen(page);
    await begin(A, call, 'call');
    await has(B, call, 'state', 'incoming');
    await begin(B, call, 'answer');
    for (const page of pages) await has(page, call, 'state', 'live');
    await begin(A, chat, 'send', 'hello');
    await has(B, chat, 'state', 'open');
    for (const page of pages) {
      await page.evaluate(watch, call, chat);
      // It is measured by what a call loads after its first seconds, as its recovery is.
      await until('the call has all its parts', () =>
        page.evaluate((tag) => document.querySelector(tag).quality !== null, call),
      );
    }
  }

  /** When pictures were shown and messages came, on a clock that all processes of a machine share. */
  function watch(callTag, chatTag) {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = document.querySelector(callTag).remoteStream;
    window.seen = { pictures: [], messages: [] };
    const tick = () => {
      window.seen.pictures.push(Date.now());
      video.requestVideoFrameCallback(tick);
    };
    video.requestVideoFrameCallback(tick);
    document.body.append(video);
    void video.play();
    document.querySelector(chatTag).addEventListener('message', () => window.seen.messages.push(Date.now()));
  }

  const first = (page, what, since) =>
    page.evaluate((name, time) => window.seen[name].find((at) => at > time) ?? null, what, since);

  /**
   * Cuts one side off for so long, with a message under way in each direction.
   * @returns milliseconds from the return to the next picture and to the message, for both sides: `{picture, chat}`
   */
  async function cut(seconds, side = 1, deadline = 30_000) {
    sides[side].cut();
    const cutAt = Date.now();
    await pause(seconds * 500);
    for (const page of pages) await begin(page, chat, 'send', `cut for ${seconds} s`);
    await pause(Math.max(0, cutAt + seconds * 1000 - Date.now()));
    sides[side].restore();
    const since = Date.now();
    const late = { picture: [], chat: [] };
    for (const page of pages) {
      late.picture.push((await until('a picture', () => first(page, 'pictures', since), deadline)) - since);
      late.chat.push((await until('the message', () => first(page, 'messages', since), deadline)) - since);
    }
    return late;
  }

  return {
    pages,
    server,
    connect,
    cut,
    async close() {
      await networks.close();
      await server.stop();
      await site.close();
    },
  };
}
