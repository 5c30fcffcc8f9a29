import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * Somebody who runs the PeerServer that a page trusts: frames go through to the real one on `port`, as `change` likes them.
 * `change` gets a frame and gives one, or null for none.
 */
export async function startHostileServer(port, change) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const changed = (data) => {
    const frame = change(JSON.parse(String(data)));
    return frame && JSON.stringify(frame);
  };
  server.on('connection', (client, { url }) => {
    const real = new WebSocket(`ws://127.0.0.1:${port}${url}`);
    const early = [];
    const pass = (to) => (data) => {
      const text = changed(data);
      if (text === null) return;
      if (to.readyState === WebSocket.CONNECTING) early.push(text);
      else if (to.readyState === WebSocket.OPEN) to.send(text);
    };
    real.on('open', () => early.splice(0).forEach((text) => real.send(text)));
    client.on('message', pass(real));
    real.on('message', pass(client));
    for (const [one, other] of [
      [client, real],
      [real, client],
    ]) {
      one.on('close', () => other.close());
      one.on('error', () => other.terminate());
    }
  });
  return {
    port: server.address().port,
    async close() {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
