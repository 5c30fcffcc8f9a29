import { fork } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('signalling-process.mjs', import.meta.url));

/** A PeerServer on a free port. `stop()` and `start()` take it down and up again on the same one. */
export async function startSignalling({ host = '127.0.0.1' } = {}) {
  const port = await freePort(host);
  let child;

  async function start() {
    child = fork(program, [String(port), host], { stdio: 'inherit' });
    const [outcome] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (outcome !== 'listening') throw new Error(`PeerServer did not start on port ${port}.`);
  }

  async function stop(signal = 'SIGKILL') {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  await start();
  return { port, start, stop, close: stop };
}

export async function freePort(host = '127.0.0.1') {
  const server = net.createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
