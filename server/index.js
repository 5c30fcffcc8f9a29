import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import { isLocal } from './lib/addresses.js';
import { Gate } from './lib/gate.js';
import { readLimits } from './lib/limits.js';
import { Metrics } from './lib/metrics.js';

export { signToken } from './lib/tokens.js';
export { DEFAULT_LIMITS } from './lib/limits.js';

/** Who opens a connection and says nothing holds it no longer than this. */
const HTTP_TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5000 };

/** In seconds. A page in the background may run its timers once a minute. */
const ALIVE_TIMEOUT = 90;

/**
 * Starts PeerServer behind a gate (decision 20), and static files if a folder is given, on one port.
 *
 * PeerServer's own housekeeping timers cannot be stopped from outside, so a process that has called `close()` still
 * needs `process.exit()` to end.
 *
 * @param {import('./index.js').ServerOptions} [options]
 * @returns {Promise<import('./index.js').RunningServer>}
 */
export async function startServer({
  port = 9000,
  host,
  path = '/',
  key = 'peerjs',
  static: folder,
  tlsCert,
  tlsKey,
  proxied = 0,
  limits: given,
  aliveTimeout = ALIVE_TIMEOUT,
  secret = [],
  metrics: who = 'local',
  log,
  onError = () => {},
} = {}) {
  const limits = readLimits(given);
  const aliveMs = aliveTimeout * 1000;
  const app = express();
  app.disable('x-powered-by');
  const secure = Boolean(tlsCert && tlsKey);
  const server = secure
    ? https.createServer(
        {
          ...HTTP_TIMEOUTS,
          cert: await readFile(tlsCert),
          key: await readFile(tlsKey),
          handshakeTimeout: 10_000,
        },
        app,
      )
    : http.createServer(HTTP_TIMEOUTS, app);

  const metrics = new Metrics();
  let gate;
  const peerServer = ExpressPeerServer(server, {
    path,
    key,
    alive_timeout: aliveMs,
    // The gate counts.
    concurrent_limit: Infinity,
    createWebSocketServer: (wsOptions) => {
      const secrets = [secret].flat();
      const { path: wsPath } = wsOptions;
      gate = new Gate({
        server,
        path: wsPath,
        key,
        limits,
        proxied,
        secrets,
        aliveMs,
        metrics,
        log,
        onError,
      });
      return gate;
    },
  });
  // Without a listener an error of anyone's ends the process (an unhandled 'error' event).
  peerServer.on('error', onError);

  app.get('/health', (_request, response) => {
    const status = gate.isDraining ? 'draining' : 'ok';
    response
      .status(gate.isDraining ? 503 : 200)
      .set('cache-control', 'no-store')
      .json({ status, clients: gate.size });
  });
  app.get('/metrics', (request, response, next) => {
    if (who === 'off' || (who === 'local' && (proxied > 0 || !isLocal(request)))) return next();
    response.set('cache-control', 'no-store').type('text/plain; version=0.0.4').send(metrics.text());
  });
  // Before PeerServer, which answers GET / with a greeting of its own.
  if (folder) app.use(express.static(folder));
  app.use(peerServer);

  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen({ port, host }, () => {
      server.off('error', failed);
      listening();
    });
  });
  const { port: actualPort } = server.address();
  const scheme = secure ? 'https' : 'http';

  return {
    port: actualPort,
    url: `${scheme}://${urlHost(host)}:${actualPort}`,
    async close() {
      // No new connection from here on.
      const closed = new Promise((done) => server.close(done));
      await gate.drain();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** An address that means "every interface" cannot be opened in a browser. */
function urlHost(host) {
  if (!host || host === '::' || host === '0.0.0.0') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
