import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../../scripts/support/root.mjs';
import { startSite } from '../../../scripts/support/static-site.mjs';

const require = createRequire(import.meta.url);

/** The built kit, as a page loads it. */
export const KIT = path.join(root, 'dist', 'cdn');

/** What the README promises to work under, for a page and a PeerServer on one machine. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' http://localhost:* ws://localhost:*",
  'media-src blob:',
  "img-src 'self' blob: data:",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * What the kit did against the strict policy; the pages of the tests themselves, where they connect to, and the sounds that
 * they name, are their own affair.
 */
const isOfKit = (report) => {
  const {
    'source-file': file = '',
    'effective-directive': directive = '',
    'blocked-uri': blocked = '',
  } = report;
  const isNamed =
    directive.startsWith('connect-src') || (directive === 'media-src' && /^https?:/.test(blocked));
  return !isNamed && (file === '' || file.includes('/kit/'));
};

/**
 * Serves the built kit at /kit/, stock PeerJS at /peerjs.js, axe at /axe.js, and the pages given by path. The strict policy is
 * watched on every page, whether it is enforced or not: `reports()` gives what the kit did against it.
 */
export async function startTestSite(pages = {}, { policy } = {}) {
  const folders = {
    '/kit/': KIT,
    '/peerjs.js': path.join(path.dirname(require.resolve('peerjs')), 'peerjs.min.js'),
    '/axe.js': require.resolve('axe-core/axe.min.js'),
  };
  const reports = [];
  const site = await startSite({
    ...{ folders, policy, reports, watched: STRICT_POLICY, host: '127.0.0.1' },
    pages: { '/favicon.ico': '', ...pages },
  });
  return { ...site, reports: () => reports.filter(isOfKit) };
}

/** A page that holds the kit and nothing else than the given tags. */
export const kitPage = (body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>test</title>
    <script type="module" src="/kit/peer-elements.js"></script>
  </head>
  <body>${body}</body>
</html>`;

/** A page with stock PeerJS and no kit. */
export const plainPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>plain</title>
    <script src="/peerjs.js"></script>
  </head>
  <body></body>
</html>`;
