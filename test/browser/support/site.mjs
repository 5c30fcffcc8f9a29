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

/** Serves the built kit at /kit/, stock PeerJS at /peerjs.js, axe at /axe.js, and the pages given by path. */
export function startTestSite(pages = {}, { policy } = {}) {
  const folders = {
    '/kit/': KIT,
    '/peerjs.js': path.join(path.dirname(require.resolve('peerjs')), 'peerjs.min.js'),
    '/axe.js': require.resolve('axe-core/axe.min.js'),
  };
  return startSite({ folders, pages: { '/favicon.ico': '', ...pages }, policy, host: '127.0.0.1' });
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
