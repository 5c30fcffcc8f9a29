import { downloads, installedBrowsers } from '../../test/browser/support/find-browsers.mjs';
import { run, runTool } from './run.mjs';

const DOWNLOAD_LIMIT_MS = 180_000;
const WANTED = {
  chromium: { variable: 'CHROME_PATH', download: 'chrome@stable', debian: 'chromium' },
  firefox: { variable: 'FIREFOX_PATH', download: 'firefox@stable', debian: 'firefox-esr' },
};

/**
 * Finds a browser of each kind, or gets one; names those that can't be had.
 * What is found is handed on in CHROME_PATH and FIREFOX_PATH, where the tests look first.
 */
export async function ensureBrowsers() {
  const missing = [];
  for (const [name, wanted] of Object.entries(WANTED)) {
    const file = await ensure(name, wanted);
    if (file) process.env[wanted.variable] = file;
    else missing.push(name);
  }
  return missing;
}

async function ensure(name, { download, debian }) {
  const found = await working(name);
  if (found) return found;
  console.log(`There is no ${name} on this machine; trying to get one …`);
  await runTool('browsers', ['install', download, '--path', downloads], {
    timeout: DOWNLOAD_LIMIT_MS,
    quiet: true,
  });
  const downloaded = await working(name);
  if (downloaded || process.platform !== 'linux' || process.getuid() !== 0) return downloaded;
  // The download brings no system libraries, so on a bare system it may not start; Debian's own does.
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '-qq', debian], { quiet: true, env });
  return working(name);
}

/** A found browser that also starts. */
async function working(name) {
  for (const file of installedBrowsers(name)) {
    const { code } = await run(file, ['--version'], { quiet: true, timeout: 20_000 });
    if (code === 0) return file;
  }
  return undefined;
}
