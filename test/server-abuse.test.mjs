/** What anyone may take of the server, from outside: raw sockets, and PeerJS where it makes an error of a refusal. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { countedAs, requestAddress } from '../server/lib/addresses.js';
import { openPeer } from './support/peerjs-in-node.mjs';
import { client, connect, get, run } from './support/server-command.mjs';

/** As the README has it, to be copied. */
const readme = await readFile(new URL('../server/README.md', import.meta.url), 'utf8');
const [, example] = /```js\n(import \{ createHmac.*?)```/s.exec(readme);
const { mintToken } = await import(`data:text/javascript,${encodeURIComponent(example)}`);

const SECRETS = ['an-old-secret-that-is-on-its-way-out', 'a-new-secret-that-signs-from-now-on!'];
const folder = await mkdtemp(path.join(os.tmpdir(), 'peer-elements-abuse-'));
const secretFile = path.join(folder, 'secrets');
await writeFile(secretFile, `${SECRETS.join('\n')}\n`);
after(() => rm(folder, { recursive: true }));

const flags = (values) => Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
const TIGHT = {
  'address-sockets': 3,
  'address-connects': 2,
  'address-messages': 80,
  'id-messages': 50,
  'id-bytes': 65_536,
  'waiting-messages': 5,
  'max-sockets': 60,
  'min-token': 3,
  proxied: 1,
  metrics: 'all',
};
/**
 * `tight`: small limits, and every test comes from an address of its own. `brief`: the same, and it soon gives up. `loose`: no limit in
 * the way. `signed`: ids need a token.
 */
const [tight, brief, loose, signed] = await Promise.all([
  run('--port', '0', '--log', ...flags(TIGHT)),
  run('--port', '0', ...flags({ ...TIGHT, 'alive-timeout': 3 })),
  run('--port', '0', ...flags({ 'id-bytes': 1e9, 'address-bytes': 1e9, 'address-sockets': 5 })),
  run('--port', '0', '--log', '--secret-file', secretFile),
]);

let addresses = 0;
/** As a proxy would write it, behind what the client wrote. */
const from = (address) => ({ headers: { 'x-forwarded-for': `203.0.113.250, ${address}` } });
const anAddress = () => from(`198.51.100.${++addresses}`);

const offer = (dst, payload) => ({ type: 'OFFER', dst, payload });
const metric = async (server, name) =>
  Number(
    new RegExp(`^peer_server_${name.replace(/[{}]/g, '\\$&')} (.*)$`, 'm').exec(await metrics(server))?.[1],
  );
const metrics = async (server) => (await get(`${server.url}/metrics`)).body;

const ERROR = (msg) => ({ type: 'ERROR', payload: { msg } });
const TAKEN = { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } };
const BAD_TOKEN = ERROR('The token is too short, too long, or has characters that cannot be printed');
const BAD_ID = ERROR('The id is too long, or none that PeerJS allows');
const NO_PARAMETERS = ERROR('No id, token, or key supplied to websocket server');

const refused = [
  ['no id', { id: undefined }, NO_PARAMETERS],
  ['an empty token', { id: 'a', token: '' }, NO_PARAMETERS],
  ['a short token', { id: 'a', token: 'to' }, BAD_TOKEN],
  ['a long token', { id: 'a', token: 'x'.repeat(513) }, BAD_TOKEN],
  ['a token with a line break', { id: 'a', token: 'one\ntwo' }, BAD_TOKEN],
  ['an id with two dashes', { id: 'a--b' }, BAD_ID],
  ['an id with a dot', { id: 'a.b' }, BAD_ID],
  ['a long id', { id: 'x'.repeat(257) }, BAD_ID],
];

describe('who comes in', { concurrency: true }, () => {
  for (const [name, query, frame] of refused)
    test(`refuses ${name}`, async () => {
      const socket = connect(tight, { token: 'token', ...query }, anAddress());
      assert.deepEqual(await socket.next(), frame);
      assert.equal(await socket.closed, 1008);
    });

  test('takes tokens as PeerJS makes them', async () => {
    const { type, peer } = await openPeer(loose, 'a-stock-page');
    assert.equal(type, 'open');
    peer.destroy();
  });

  test('PeerJS makes typed errors of refusals', async () => {
    const short = await openPeer(tight, 'short', { token: 'to' });
    assert.equal(short.type, 'server-error');
    assert.match(short.message, /^The token is too short/);
    assert.equal((await openPeer(tight, 'a', { key: 'other' })).type, 'invalid-key');
  });

  test('of a name given twice the first counts', async () => {
    const at = anAddress();
    const other = await client(tight, 'other', at);
    const twice = connect(tight, { id: 'first' }, { ...at, more: '&id=other' });
    await twice.next();
    twice.send(offer('other', 1));
    assert.equal((await other.next()).src, 'first');
  });

  test('one address has so many sockets; another one has its own', async () => {
    const at = anAddress();
    const sockets = [
      await client(tight, 'n1', at),
      await client(tight, 'n2', at),
      await client(tight, 'n3', at),
    ];
    const fourth = connect(tight, { id: 'n4' }, at);
    assert.deepEqual(await fourth.next(), ERROR('Too many connections from this address'));
    assert.equal(await fourth.closed, 1013);
    await client(tight, 'n4', anAddress());
    sockets[0].socket.close();
    await sockets[0].closed;
    await client(tight, 'n5', at);
  });

  test('one address opens sockets only so quickly', async () => {
    const at = anAddress();
    const sockets = Array.from({ length: 40 }, () => connect(tight, { id: undefined }, at));
    const errors = await Promise.all(sockets.map(({ error, closed }) => Promise.race([error, closed])));
    const messages = errors.map((error) => error.message).filter(Boolean);
    // Twenty at once, and two a second while they come.
    assert.ok(messages.length >= 10, `${messages.length} refused`);
    assert.equal(messages[0], 'Unexpected server response: 429');
  });
});

describe('one id', { concurrency: true }, () => {
  test('is kept from who does not know its token', async () => {
    const at = anAddress();
    // Not even one that does not answer is asked for its place.
    await client(tight, 'kept', { ...at, autoPong: false });
    const other = connect(tight, { id: 'kept', token: 'another' }, at);
    assert.deepEqual(await other.next(), TAKEN);
    assert.equal(await other.closed, 1008);
  });

  test('is kept from who knows it, while its socket lives', async () => {
    const at = anAddress();
    const first = await client(tight, 'alive', at);
    const second = connect(tight, { id: 'alive' }, at);
    assert.deepEqual(await second.next(), TAKEN);
    first.send(offer('alive', 'still here'));
    assert.equal((await first.next()).payload, 'still here');
    assert.equal((await openPeer(tight, 'alive', { token: 't-alive' })).type, 'unavailable-id');
  });

  test('goes over when its socket does not answer, and the old one can say nothing more', async () => {
    const at = anAddress();
    const first = await client(tight, 'gone', { ...at, autoPong: false });
    const second = await client(tight, 'gone', at);
    assert.equal(await first.closed, 4001);
    const watcher = await client(tight, 'watcher', at);
    second.send(offer('watcher', 'from the new one'));
    assert.equal((await watcher.next()).payload, 'from the new one');
    watcher.send(offer('gone', 'to the new one'));
    assert.equal((await second.next()).payload, 'to the new one');
  });

  test('that leaves has no voice any more', async () => {
    const at = anAddress();
    const leaver = await client(tight, 'leaver', at);
    leaver.send({ type: 'LEAVE' });
    leaver.send(offer('leaver', 'I never left'));
    assert.equal(await leaver.closed, 1000);
    const heir = await client(tight, 'leaver', at);
    heir.send(offer('leaver', 'own'));
    assert.equal((await heir.next()).payload, 'own');
  });

  test('lives as long as it answers pings, with no heartbeat', async () => {
    const at = anAddress();
    const throttled = await client(brief, 'throttled', at);
    const dead = await client(brief, 'dead', { ...at, autoPong: false });
    assert.equal(await dead.closed, 1001);
    throttled.send(offer('throttled', 'awake'));
    assert.equal((await throttled.next()).payload, 'awake');
  });

  test('is not closed by what others send it', async () => {
    const at = anAddress();
    const [sender, target] = [await client(tight, 'sender', at), await client(tight, 'target', at)];
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    sender.socket.send(`{"type":"OFFER","dst":"target","payload":${deep}}`);
    for (const dst of [{}, [], 7, '', null, '__proto__', 'x'.repeat(5000)])
      sender.send({ type: 'CANDIDATE', dst, payload: 1 });
    sender.socket.send(Buffer.from(JSON.stringify(offer('target', 'binary'))));
    sender.send(offer('target', 'after'));
    assert.equal((await target.next()).payload, 'after');
  });
});

describe('what it sends', { concurrency: true }, () => {
  /** All of `count` messages come back, in order. */
  async function echoes({ next, send }, id, count, filling) {
    for (let n = 0; n < count; n++) send(offer(id, { n, filling }));
    for (let n = 0; n < count; n++) assert.equal((await next()).payload.n, n);
  }

  /** They come back as well, but not at once. */
  async function areLate(senders, count, filling) {
    const begun = performance.now();
    for (const sender of senders) await echoes(...sender, count, filling);
    // What has come already is not held up; what comes after it is.
    for (const sender of senders) for (let n = 0; n < 5; n++) await echoes(...sender, 1);
    const took = performance.now() - begun;
    assert.ok(took > 500, `${took} ms`);
  }

  // Ten seconds' worth at once, the rest by the second.
  test('too many messages are late and not lost', async () => {
    await areLate([[await client(tight, 'chatty', anAddress()), 'chatty']], 600);
  });

  test('too many bytes are late and not lost', async () => {
    await areLate([[await client(tight, 'heavy', anAddress()), 'heavy']], 15, 'x'.repeat(50_000));
  });

  test('an address has one allowance for all of its ids', async () => {
    const at = anAddress();
    const senders = [];
    for (const id of ['a1', 'b1']) senders.push([await client(tight, id, at), id]);
    await areLate(senders, 450);
  });

  test('a flood is ended with a reason', async () => {
    const flooder = await client(brief, 'flooder', anAddress());
    const frame = { type: 'HEARTBEAT', filling: 'x'.repeat(2000) };
    for (let n = 0; n < 2000; n++) flooder.send(frame);
    assert.deepEqual(await flooder.next(), ERROR('Messages came faster than the server takes them'));
    assert.equal(await flooder.closed, 1008);
  });

  test('for a peer that is not there waits, but not without end', async () => {
    const at = anAddress();
    const [early, late] = [await client(tight, 'early', at), await client(tight, 'late', at)];
    for (let n = 0; n < 5; n++) early.send(offer('sleeper', n));
    early.send(offer('nobody', 5));
    assert.deepEqual(
      await early.next(),
      { type: 'EXPIRE', src: 'nobody', dst: 'early' },
      'no room for a sixth',
    );
    late.send(offer('no such id!', 0));
    assert.equal((await late.next()).src, 'no such id!', 'nobody can ever have that id');
    late.send(offer('nobody', 0));
    late.send(offer('nobody', 1));
    const sleeper = await client(tight, 'sleeper', at);
    for (let n = 0; n < 5; n++) assert.equal((await sleeper.next()).payload, n);
    assert.deepEqual(await late.next(), { type: 'EXPIRE', src: 'nobody', dst: 'late' });
    late.send(offer('late', 'the end'));
    assert.equal((await late.next()).payload, 'the end', 'one EXPIRE for both');
  });
});
/** Writes more to `id`, which does not read, than it is given room for; the kernel takes some MB before anything waits in the server. */
async function overfill(server, id, socket) {
  socket.pause();
  const writer = await client(server, 'writer');
  const large = { type: 'CANDIDATE', dst: id, payload: 'x'.repeat(250_000) };
  for (let size = 0; size < 60; size++) writer.send(large);
  writer.send(offer('writer', 'all relayed'));
  assert.equal((await writer.next()).payload, 'all relayed');
  writer.socket.close();
}

test('a reader that reads slowly stays, and hears those who say little', async () => {
  const reader = await client(loose, 'reader');
  await overfill(loose, 'reader', reader.socket);
  assert.ok((await metric(loose, 'frames_dropped_total')) > 0, 'not all of it was taken');
  const friend = await client(loose, 'friend', { localAddress: '127.0.0.2' });
  friend.send(offer('reader', 'from a friend'));
  friend.send(offer('friend', 'relayed'));
  assert.equal((await friend.next()).payload, 'relayed');
  reader.socket.resume();
  const heard = async () => {
    for (;;) {
      const { payload } = await reader.next();
      if (payload === 'from a friend') return payload;
    }
  };
  assert.equal(await Promise.race([heard(), delay(10_000)]), 'from a friend');
  assert.equal(await metric(loose, 'sockets_closed_total{reason="slow"}'), NaN);
  reader.socket.close();
  friend.socket.close();
});

test('a reader that does not read is cut off', async () => {
  const server = await run(
    '--port',
    '0',
    ...flags({ 'id-bytes': 1e9, 'address-bytes': 1e9, 'alive-timeout': 3 }),
  );
  const reader = await client(server, 'reader');
  await overfill(server, 'reader', reader.socket);
  const isCutOff = async () => (await metric(server, 'sockets_closed_total{reason="slow"}')) === 1;
  const end = performance.now() + 20_000;
  while (!(await isCutOff())) {
    assert.ok(performance.now() < end, 'it is still there');
    await delay(100);
  }
  reader.socket.terminate();
});

test('a connection that says nothing counts as well', async () => {
  const { port } = new URL(loose.url);
  const open = [];
  for (let count = 0; count < 106; count++) {
    const socket = net.connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    open.push(socket);
  }
  await Promise.race(open.map((socket) => once(socket, 'close')));
  for (const socket of open) socket.destroy();
  await Promise.all(open.map((socket) => socket.closed || once(socket, 'close')));
});

describe('a signed token', () => {
  for (const secret of SECRETS)
    test(`opens PeerJS with ${secret.slice(0, 6)}`, async () => {
      const { type, peer } = await openPeer(signed, 'alice', { token: mintToken('alice', secret, 60) });
      assert.equal(type, 'open');
      const second = await openPeer(signed, 'alice', { token: mintToken('alice', secret, 90) });
      assert.equal(second.type, 'unavailable-id', 'while the first lives');
      const gone = once(peer.socket._socket, 'close');
      peer.destroy();
      await gone;
    });

  const NOT_SIGNED = 'The token is not signed for this id';
  for (const [name, token, message] of [
    ['of another id', mintToken('bob', SECRETS[1], 60), NOT_SIGNED],
    ['of another secret', mintToken('alice', 'x'.repeat(40), 60), NOT_SIGNED],
    ['with another time', mintToken('alice', SECRETS[1], -5).replace(/^\d+/, '9999999999'), NOT_SIGNED],
    ['that PeerJS made', undefined, NOT_SIGNED],
    ['that has expired', mintToken('alice', SECRETS[1], -1), 'The token of this id has expired'],
  ])
    test(`refuses one ${name}`, async () => {
      const error = await openPeer(signed, 'alice', { ...(token && { token }) });
      assert.deepEqual([error.type, error.message], ['server-error', message]);
    });

  test('is in no line of the log', async () => {
    await signed.says(/refused expired-token id="alice" address=/);
    assert.match(signed.stdout, /opened id="alice"/);
    assert.doesNotMatch(signed.stdout + signed.stderr, /token=|\d{10}\.|secret/);
  });
});

test('the log quotes what strangers write', async () => {
  const at = anAddress();
  await connect(tight, { id: 'a\nopened id="admin"' }, at).closed;
  await tight.says(/refused invalid-id id="a\\nopened id=\\"admin\\"" address=198/);
  assert.doesNotMatch(tight.stdout, /t-kept|another/, 'no token');
});

test('/metrics is for this machine, unless asked otherwise', async () => {
  const text = await metrics(loose);
  assert.match(text, /^# TYPE peer_server_sockets gauge\npeer_server_sockets \d+$/m);
  assert.match(text, /^peer_server_frames_received_total\{type="OFFER"\} \d+$/m);
  for (const line of text.trim().split('\n'))
    assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[\w.-]+"(,\w+="[\w.-]+")*\})? [\d.e+-]+)$/);
  const status = async (headers) => (await get(`${loose.url}/metrics`, headers)).status;
  assert.equal(await status({ 'x-forwarded-for': '127.0.0.1' }), 404, 'through a proxy');
  assert.equal(await status({ host: 'example.org' }), 404, 'a name of somebody else');
  assert.match(await metrics(tight), /peer_server_sockets_refused_total\{reason="address-full"\} 1/);
});

test('a drain says goodbye to everybody, and lets no one in', async () => {
  const server = await run('--port', '0');
  const clients = await Promise.all(['d1', 'd2', 'd3'].map((id) => client(server, id)));
  clients[0].send(offer('d2', 'the last word'));
  assert.equal((await clients[1].next()).payload, 'the last word');
  // One that does not close in turn holds it up for a second.
  const deaf = await client(server, 'deaf');
  deaf.socket.pause();
  server.child.kill('SIGTERM');
  assert.deepEqual(await Promise.all(clients.map(({ closed }) => closed)), [1001, 1001, 1001]);
  assert.match((await connect(server, { id: 'late' }).error).message, /ECONNREFUSED/);
  assert.equal(await server.exit, 0);
});

test('an address is what limits can count by', () => {
  for (const [address, counted] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])
    assert.equal(countedAs(address), counted, address);
  const asked = (proxies, header) =>
    requestAddress(
      { socket: { remoteAddress: '10.0.0.1' }, headers: header && { 'x-forwarded-for': header } },
      proxies,
    );
  assert.equal(asked(0, '1.1.1.1'), '10.0.0.1', 'believed only with --proxied');
  assert.equal(asked(1, '6.6.6.6, 1.1.1.1'), '1.1.1.1', 'what the client forged stands before');
  assert.equal(asked(2, '6.6.6.6, 1.1.1.1, 10.0.0.2'), '1.1.1.1');
  assert.equal(asked(2, '1.1.1.1'), '1.1.1.1');
  assert.equal(asked(1, '1.1.1.1:4711'), '1.1.1.1');
  assert.equal(asked(1, '[2001:db8::1]:4711'), '2001:db8:0:0::/64');
  assert.equal(asked(1, 'unknown'), '10.0.0.1');
});
