import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Fake devices that need no permission, plain host candidates, and nothing that calls home. No popups of the address bar
 * either, which are two pages of their own for every window: a third of what it costs to open one. A camera gives five
 * pictures a second, which are encoded and decoded on the same two cores.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream=fps=5',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-features=WebRtcHideLocalIpsWithMdns,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

/** Where puppeteer keeps what it downloads. */
export const downloads = process.env.PUPPETEER_CACHE_DIR ?? path.join(os.homedir(), '.cache', 'puppeteer');

const playwrightDownloads = () =>
  process.env.PLAYWRIGHT_BROWSERS_PATH ??
  {
    darwin: path.join(os.homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: path.join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
  }[process.platform] ??
  path.join(os.homedir(), '.cache', 'ms-playwright');

const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    files: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    cached: [
      [playwrightDownloads(), /^chromium-\d/],
      [downloads, /^chrome$/],
    ],
    executables: /^(chrome|chrome\.exe|Chromium|Google Chrome for Testing)$/,
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    files: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    // Playwright's Firefox is patched and speaks no WebDriver BiDi, so only puppeteer's will do.
    cached: [[downloads, /^firefox$/]],
    executables: /^firefox(\.exe)?$/,
  },
};

/**
 * The path of an installed browser, or undefined.
 * @param {'chromium' | 'firefox'} name
 */
export function findBrowser(name) {
  for (const file of installedBrowsers(name)) return file;
  return undefined;
}

/** Every installed browser of a kind, the one to prefer first: named, a driver's, the system's. */
export function* installedBrowsers(name) {
  const { variable, commands, files, cached, executables } = browsers[name];
  const named = process.env[variable];
  if (named) {
    if (!isExecutable(named)) throw new Error(`${variable} is "${named}", which is not a program.`);
    yield named;
    return;
  }
  for (const [base, pattern] of cached) {
    for (const entry of list(base).filter((folder) => pattern.test(folder))) {
      const file = fileBelow(path.join(base, entry), executables, 6);
      if (file) yield file;
    }
  }
  for (const command of commands) {
    const file = onPath(command);
    if (file) yield file;
  }
  yield* files.filter(isExecutable);
}

function fileBelow(folder, pattern, depth) {
  for (const name of list(folder)) {
    const file = path.join(folder, name);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      const found = depth > 0 ? fileBelow(file, pattern, depth - 1) : undefined;
      if (found) return found;
    } else if (pattern.test(name) && isExecutable(file)) return file;
  }
  return undefined;
}

function list(folder) {
  try {
    return readdirSync(folder).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  } catch {
    return [];
  }
}

function onPath(command) {
  try {
    const finder = process.platform === 'win32' ? 'where' : 'which';
    return execFileSync(finder, [command], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .split(/\r?\n/)[0];
  } catch {
    return undefined;
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
