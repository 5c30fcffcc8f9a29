import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { client, get, run } from './support/server-command.mjs';

const folder = await mkdtemp(path.join(os.tmpdir(), 'peer-elements-server-'));
await writeFile(path.join(folder, 'index.html'), '<title>hello</title>');
await writeFile(path.join(folder, 'app.mjs'), 'export {};');
after(() => rm(folder, { recursive: true }));

test('relays between two clients and names the sender itself', async () => {
  const server = await run('--port', '0');
  const [one, two] = [await client(server, 'one'), await client(server, 'two')];
  one.send({ type: 'OFFER', src: 'someone-else', dst: 'two', payload: { sdp: 'x' } });
  assert.deepEqual(await two.next(), { type: 'OFFER', src: 'one', dst: 'two', payload: { sdp: 'x' } });
  server.child.kill('SIGTERM');
  assert.equal(await server.exit, 0);
});

test('survives malformed and oversized frames', async () => {
  const server = await run('--port', '0');
  const [bad, good] = [await client(server, 'bad'), await client(server, 'good')];
  bad.socket.send('{bad json');
  bad.socket.send('null');
  bad.socket.send('x'.repeat(300 * 1024));
  assert.equal(await bad.closed, 1009, 'the close code for a message that is too big');
  good.send({ type: 'CANDIDATE', dst: 'good', payload: 1 });
  assert.equal((await good.next()).payload, 1);
  assert.equal((await get(`${server.url}/health`)).status, 200);
  server.child.kill('SIGKILL');
  await server.exit;
});

test('answers /health, and serves files with their types and nothing above the folder', async () => {
  const server = await run('--port', '0', '--static', folder, '--path', '/signal');
  const health = await get(`${server.url}/health`);
  assert.match(health.type, /json/);
  assert.deepEqual(JSON.parse(health.body), { status: 'ok', clients: 0 });
  const index = await get(`${server.url}/`);
  assert.equal(index.status, 200);
  assert.match(index.type, /text\/html/);
  assert.match((await get(`${server.url}/app.mjs`)).type, /javascript/);
  for (const attempt of ['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/..%2fpackage.json']) {
    assert.notEqual((await get(server.url + attempt)).status, 200, attempt);
  }
  await client(server, 'anyone', { path: '/signal' });
  assert.match((await get(`${server.url}/signal/peerjs/id`)).body, /^[\da-f-]{36}$/);
  server.child.kill('SIGKILL');
  await server.exit;
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal} ends it within two seconds, with clients connected`, async () => {
    const server = await run('--port', '0');
    await client(server, 'still-here');
    const before = performance.now();
    server.child.kill(signal);
    assert.equal(await server.exit, 0);
    assert.ok(performance.now() - before < 2000);
  });
}

test('a port in use is said in a sentence', async () => {
  const server = await run('--port', '0');
  const second = await run('--port', new URL(server.url).port);
  assert.equal(await second.exit, 1);
  assert.match(second.stderr, /^Port \d+ is in use by another program\./);
  server.child.kill('SIGKILL');
  await server.exit;
});

test('speaks https when both files are given', async (t) => {
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  try {
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...request, '-out', cert, '-keyout', key], { stdio: 'ignore' });
  } catch {
    return t.skip('no openssl to make a certificate with');
  }
  const server = await run('--port', '0', '--tls-cert', cert, '--tls-key', key);
  assert.match(server.url, /^https:/);
  assert.equal((await get(`${server.url}/health`)).status, 200);
  server.child.kill('SIGKILL');
  await server.exit;
});

const wrong = [
  [['--port', '99999'], /--port must be a number from 0 to 65535, not "99999"/],
  [['--port', 'x'], /--port/],
  [['--path', 'here'], /--path must start with/],
  [['--static', '/no/such/folder'], /--static: there is no folder/],
  [['--tls-cert', 'c.pem'], /needed together/],
  [['--tls-cert', 'c.pem', '--tls-key', 'k.pem'], /--tls-cert: there is no file/],
  [['--colour'], /--colour/],
  [['stray'], /stray/],
];
for (const [args, message] of wrong) {
  test(`refuses ${args.join(' ')}`, async () => {
    const command = await run(...args);
    assert.equal(await command.exit, 2);
    assert.match(command.stderr, message);
  });
}
