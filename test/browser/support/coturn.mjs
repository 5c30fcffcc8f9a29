import { execFileSync, spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './signalling.mjs';
import { until } from './wait.mjs';

const HOST = '127.0.0.1';
/** How many relays there may be at once; a call takes two of each side. */
const RELAYS = 100;

/** For `test(name, { skip: withoutCoturn() }, …)`: false, or the reason. */
export function withoutCoturn() {
  try {
    // It says its version, and that it failed.
    execFileSync('turnserver', ['--version'], { stdio: 'ignore' });
    return false;
  } catch ({ code }) {
    return code === 'ENOENT' ? 'no turnserver (coturn) on this machine' : false;
  }
}

/**
 * A TURN server that also answers STUN, on a free port of this machine and nowhere else. It relays to addresses of this
 * machine, which no server in the open may do.
 *
 * @param {{users?: Record<string, string>, tls?: boolean, args?: string[]}} [options] `users`: names and their passwords;
 * `tls`: it listens for TLS as well, with a certificate that no browser trusts; `args`: more for the command line
 */
export async function startCoturn({ users = { ada: 'secret' }, tls = false, args = [] } = {}) {
  const [port, tlsPort] = [await freePort(HOST), await freePort(HOST)];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'peer-elements-coturn-'));
  const inFolder = (name) => path.join(folder, name);
  if (tls) makeCertificate(inFolder('key.pem'), inFolder('certificate.pem'));
  const first = await freeRange();
  const child = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-dtls', '--no-multicast-peers', '--allow-loopback-peers'],
      ...[`--listening-ip=${HOST}`, `--relay-ip=${HOST}`, `--listening-port=${port}`],
      ...[`--min-port=${first}`, `--max-port=${first + RELAYS - 1}`],
      ...['--realm=peer-elements', '--lt-cred-mech'],
      ...Object.entries(users).map(([name, password]) => `--user=${name}:${password}`),
      ...[`--userdb=${inFolder('db')}`, `--pidfile=${inFolder('pid')}`, '--log-file=stdout'],
      ...(tls
        ? [
            `--tls-listening-port=${tlsPort}`,
            `--cert=${inFolder('certificate.pem')}`,
            `--pkey=${inFolder('key.pem')}`,
          ]
        : ['--no-tls']),
      ...args,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const gone = once(child, 'exit');
  let log = '';
  // What is not read stops it once the pipe is full.
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (log = (log + data).slice(-20_000)));

  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await until('coturn answers', async () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      return answersStun(port);
    });
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
  const [[username, credential]] = Object.entries(users);
  return {
    port,
    tlsPort,
    /** The first of its users. */
    username,
    credential,
    /** As an RTCIceServer names it; `transport` is `udp`, `tcp`, `tls` or `stun`. */
    url: (transport = 'udp') =>
      ({
        stun: `stun:${HOST}:${port}`,
        tls: `turns:${HOST}:${tlsPort}?transport=tcp`,
      })[transport] ?? `turn:${HOST}:${port}?transport=${transport}`,
    /** The last that it has said. */
    log: () => log,
    stop,
    close: stop,
  };
}

/** Where so many ports in a row are likely to be free: below those that the system gives to others. */
async function freeRange() {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 100) * RELAYS;
    if (await isFree(first)) return first;
  }
}

async function isFree(port) {
  const socket = dgram.createSocket('udp4');
  try {
    socket.bind(port, HOST);
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}

/** Whether a Binding request comes back with a success. */
async function answersStun(port) {
  const socket = dgram.createSocket('udp4');
  const request = Buffer.alloc(20);
  request.writeUInt16BE(0x0001, 0);
  request.writeUInt32BE(0x2112a442, 4);
  try {
    socket.send(request, port, HOST);
    const [answer] = await once(socket, 'message', { signal: AbortSignal.timeout(500) });
    return answer.readUInt16BE(0) === 0x0101;
  } finally {
    socket.close();
  }
}

function makeCertificate(key, certificate) {
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', `subjectAltName=IP:${HOST},DNS:localhost`],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
}
