import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser } from './find-browsers.mjs';

export { findBrowser };

const FIREFOX_PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // Both ends are on this machine, which may have no other interface.
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Options for a browser whose camera is as quick as Chromium's own: where it matters which picture is the first. */
export const QUICK_CAMERA = {
  without: ['--use-fake-device-for-media-stream'],
  args: ['--use-fake-device-for-media-stream=fps=20'],
};

/**
 * @param {{args?: string[], without?: string[], ignoreDefaultArgs?: string[], userDataDir?: string, executablePath?: string, pipe?: boolean}} [options] `without`
 * leaves out some of the usual flags; `ignoreDefaultArgs` some of puppeteer's own, which switch the throttling of hidden
 * tabs off; `userDataDir` is a profile that outlives the browser; `executablePath` and `pipe` as puppeteer's own
 */
export function launchChromium({
  args = [],
  without = [],
  ignoreDefaultArgs = [],
  userDataDir,
  executablePath = needed('chromium'),
  pipe = false,
} = {}) {
  const flags = CHROMIUM_FLAGS.filter((flag) => !without.some((start) => flag.startsWith(start)));
  return puppeteer.launch({
    executablePath,
    pipe,
    headless: true,
    args: [...flags, ...args],
    ignoreDefaultArgs,
    ...(userDataDir && { userDataDir }),
    protocolTimeout: 60_000,
  });
}

export function launchFirefox({ preferences = {} } = {}) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: needed('firefox'),
    headless: true,
    extraPrefsFirefox: { ...FIREFOX_PREFERENCES, ...preferences },
    protocolTimeout: 60_000,
  });
}

/** For `test(name, { skip: missing('firefox') }, …)`: false, or the reason. */
export function missing(name) {
  return findBrowser(name) ? false : `no ${name} on this machine`;
}

/** A page with storage of its own. What goes wrong on it is collected in `problems`, the hosts it asks in `hosts`. */
export async function openPage(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const problems = [];
  const hosts = new Set();
  // The site collects what is only reported; the browser's own driver puts scripts into the page.
  const isReport = (text) => /policy is report-only|\(Report-Only policy\)|\[Report Only\]/i.test(text);
  page.on('pageerror', ({ message }) => isReport(message) || problems.push(message));
  page.on('console', (message) => {
    const text = message.text();
    if (isReport(text)) return;
    if (message.type() === 'error' || /Content.Security.Policy|Trusted/i.test(text)) problems.push(text);
  });
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url);
  return Object.assign(page, { problems, hosts });
}

function needed(name) {
  const file = findBrowser(name);
  if (!file) throw new Error(`There is no ${name} on this machine.`);
  return file;
}
