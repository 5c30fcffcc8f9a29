import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import { WebSocketServer } from 'ws';

/**
 * An SDP with many codecs and candidates stays well below 100 KiB. The stock limit of 100 MiB would let one client
 * fill the memory of the server, and of the client it names.
 */
const MAX_FRAME_BYTES = 256 * 1024;

/**
 * Starts PeerServer, and static files if a folder is given, on one port.
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
  onError = () => {},
} = {}) {
  const app = express();
  app.disable('x-powered-by');
  const secure = Boolean(tlsCert && tlsKey);
  const server = secure
    ? https.createServer({ cert: await readFile(tlsCert), key: await readFile(tlsKey) }, app)
    : http.createServer(app);

  let sockets = new Set();
  const peerServer = ExpressPeerServer(server, {
    path,
    key,
    createWebSocketServer: (wsOptions) => {
      const socketServer = new WebSocketServer({ ...wsOptions, maxPayload: MAX_FRAME_BYTES });
      sockets = socketServer.clients;
      return socketServer;
    },
  });
  // Without a listener one malformed frame from anyone ends the process (an unhandled 'error' event).
  peerServer.on('error', onError);

  app.get('/health', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ok', clients: sockets.size });
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
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // Closing handshakes would wait for clients that may be gone.
        for (const socket of sockets) socket.terminate();
        server.closeAllConnections();
      }),
  };
}

/** An address that means "every interface" cannot be opened in a browser. */
function urlHost(host) {
  if (!host || host === '::' || host === '0.0.0.0') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
