// Signalling on PEER_PORT and the demo site on PORT. Before the install only Node's own modules may be imported here.
import path from 'node:path';
import { isBuilt } from './support/freshness.mjs';
import { installIfNeeded } from './support/install.mjs';
import { root } from './support/root.mjs';
import { startSite } from './support/static-site.mjs';

const POLICY = (peerPort) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // PeerServer is on the same host by whatever name the visitor used, and a policy can name only the port.
    `connect-src 'self' http://*:${peerPort} ws://*:${peerPort}`,
    'media-src blob:',
    "img-src 'self' blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

try {
  await main();
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? portInUse(error.port) : error);
  process.exit(1);
}

async function main() {
  const port = readPort('PORT', 8080);
  const peerPort = readPort('PEER_PORT', 9000);
  if ((await installIfNeeded()) !== 0) throw new Error('The install failed.');
  if (!isBuilt()) {
    const { build } = await import('./build.mjs');
    if ((await build()) !== 0) throw new Error('The build failed.');
  }
  const { startServer } = await import('peer-elements-server');
  const signalling = await startServer({ port: peerPort });
  const site = await startSite({
    port,
    policy: POLICY(signalling.port),
    pages: { '/config.json': JSON.stringify({ peerPort: signalling.port }) },
    folders: { '/kit/': path.join(root, 'dist', 'cdn'), '/': path.join(root, 'demo') },
  });
  await Promise.all([answers(`${site.url}/`), answers(`${signalling.url}/health`)]);
  console.log(`Open ${site.url}`);

  const stop = async () => {
    await Promise.all([site.close(), signalling.close()]);
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function answers(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}

function readPort(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  console.error(`${name} must be a port number, not "${text}".`);
  return process.exit(2);
}

function portInUse(port) {
  return `Port ${port} is in use by another program. Set PORT (the site) or PEER_PORT (PeerServer) to another one.`;
}
