import { startSite } from '../../../scripts/support/static-site.mjs';
import { openPage } from './browsers.mjs';
import { begin, chat, kitPage } from './kit.mjs';
import { startNetworks } from './networks.mjs';
import { meet } from './pair.mjs';
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
    connect: () => meet(pages),
    cut,
    async close() {
      await networks.close();
      await server.stop();
      await site.close();
    },
  };
}
