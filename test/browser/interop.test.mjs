/** A page with stock peerjs.min.js and a page with the tags: calls and data, both ways, and nothing that PeerJS would not have sent. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  begin,
  browser,
  call,
  chat,
  closeAfterEach,
  has,
  isOpen,
  moves,
  plainPage,
  randomId,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

const [kit, plain] = ['k', 'p'].map(randomId);
let at, K, P;

before(async () => {
  at = await stage();
  K = await at.open(await browser(), tags({ port: at.port, id: kit, to: plain }));
  P = await at.open(await browser(), plainPage);
  await P.evaluate(
    async (id, port) => {
      window.peer = new window.peerjs.Peer(id, {
        host: 'localhost',
        port,
        path: '/',
        config: { iceServers: [] },
      });
      const opened = new Promise((resolve) => window.peer.on('open', resolve));
      window.log = [];
      window.data = [];
      window.frames = [];
      const handle = window.peer._handleMessage.bind(window.peer);
      window.peer._handleMessage = (frame) => {
        window.frames.push(frame);
        handle(frame);
      };
      window.peer.on('error', (error) => window.log.push(`error ${error.type}`));
      window.keep = (connection) => {
        window.connection = connection;
        connection.on('open', () => window.log.push('open'));
        connection.on('data', (value) => window.data.push(value));
        connection.on('close', () => window.log.push('close'));
      };
      window.peer.on('connection', (connection) => {
        window.log.push(
          `connection ${connection.label === connection.connectionId ? 'own label' : connection.label} ${JSON.stringify(connection.metadata)} ${connection.serialization}`,
        );
        window.keep(connection);
      });
      window.media = (connection) => {
        window.mediaConnection = connection;
        connection.on('stream', (stream) => (window.remote = stream));
        connection.on('close', () => window.log.push('call closed'));
      };
      window.peer.on('call', (connection) => {
        window.log.push(`call ${JSON.stringify(connection.metadata)}`);
        window.media(connection);
        connection.answer(window.stream);
      });
      window.stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      await opened;
    },
    plain,
    at.port,
  );
  await isOpen(K);
});

const log = () => P.evaluate(() => window.log.splice(0));

test('the kit calls a plain page', async () => {
  await begin(K, call, 'call');
  await has(K, call, 'state', 'live');
  await moves(K);
  await moves(P, 'window.remote');
  assert.deepEqual(await log(), ['call undefined'], 'no metadata that the author did not give');
  await begin(K, call, 'hangUp');
  await until('the plain page hears of it', async () => (await log()).includes('call closed'));
});

test('the kit gives metadata as it was given', async () => {
  await begin(K, call, 'call', plain, { metadata: { room: 7 } });
  await has(K, call, 'state', 'live');
  assert.deepEqual(await log(), ['call {"room":7}']);
  await begin(K, call, 'hangUp');
  await until('the plain page hears of it', async () => (await log()).includes('call closed'));
});

test('a plain page calls the kit, and hangs up', async () => {
  await P.evaluate((id) => window.media(window.peer.call(id, window.stream)), kit);
  await has(K, call, 'state', 'incoming');
  assert.equal(
    await P.evaluate(() => window.frames.filter((frame) => frame.type === 'ANSWER').length),
    0,
    'no answer before the accept',
  );
  await begin(K, call, 'answer');
  await has(K, call, 'state', 'live');
  await moves(K);
  await moves(P, 'window.remote');
  await P.evaluate(() => window.mediaConnection.close());
  await has(K, call, 'state', 'ended');
  await log();
});

test('a plain page calls by sound alone: no camera opens for it', async () => {
  await P.evaluate((id) => {
    const [sound] = window.stream.getAudioTracks();
    window.media(window.peer.call(id, new MediaStream([sound])));
  }, kit);
  await has(K, call, 'state', 'incoming');
  await begin(K, call, 'answer');
  await has(K, call, 'state', 'live');
  await until('its sound is open', () =>
    K.evaluate((tag) => document.querySelector(tag).localStream?.getAudioTracks().length === 1, call),
  );
  assert.equal(
    await K.evaluate((tag) => document.querySelector(tag).localStream.getVideoTracks().length, call),
    0,
  );
  await P.evaluate(() => window.mediaConnection.close());
  await has(K, call, 'state', 'ended');
  await log();
});

test('chat to a plain page is a plain string on a plain connection, and a string from it is a message', async () => {
  await begin(K, chat, 'send', 'hello, plain page');
  await until('the string arrives', () => P.evaluate(() => window.data.includes('hello, plain page')));
  assert.deepEqual(await log(), ['connection own label undefined binary', 'open']);
  assert.deepEqual(
    await P.evaluate(() => window.data.splice(0)),
    ['hello, plain page'],
    'nothing else was sent',
  );
  await P.evaluate(() => window.connection.send('hello, kit'));
  await until('it is a message', () =>
    K.evaluate((tag) => document.querySelector(tag).messages.at(-1)?.text === 'hello, kit', chat),
  );
});

const VALUES = [
  ['binary', { a: [1, 'two', null, true], n: -1.5 }],
  ['binary-utf8', ['ü', '👩‍👩‍👧']],
  ['json', { deep: { list: [1, 2, 3] }, text: 'tiếng Việt' }],
  ['raw', 'raw text'],
];

for (const [serialization, value] of VALUES) {
  const id = randomId('d');
  test(`data, ${serialization}: the kit dials`, async () => {
    const page = await at.open(
      await browser(),
      tags({
        port: at.port,
        id,
        inside: `<peer-data to="${plain}" label="mine" serialization="${serialization}" reliable metadata='{"m":1}'></peer-data>`,
      }),
    );
    await has(page, 'peer-data', 'open', true);
    await until('it is open there', async () => (await P.evaluate(() => window.log)).includes('open'));
    const expected = serialization === 'binary-utf8' ? 'binary-utf8' : serialization;
    const seen = await log();
    assert.match(seen[0], /^connection mine \{"m":1\} /);
    assert.ok(seen[0].endsWith(expected) || seen[0].endsWith('binary'), seen[0]);
    await echo(page, value);
  });

  test(`data, ${serialization}: the plain page dials`, async () => {
    const own = randomId('e');
    const page = await at.open(
      await browser(),
      tags({
        port: at.port,
        id: own,
        attributes: 'admission="open"',
        inside: '<peer-data label="theirs"></peer-data>',
      }),
    );
    await isOpen(page);
    await P.evaluate(
      (to, how) =>
        window.keep(window.peer.connect(to, { label: 'theirs', serialization: how, reliable: true })),
      own,
      serialization,
    );
    await has(page, 'peer-data', 'open', true);
    await until('it is open there', async () => (await P.evaluate(() => window.log)).includes('open'));
    await log();
    await echo(page, value);
  });
}

/** Sends a value to the plain page and back, and expects the same on both sides. */
async function echo(page, value) {
  await page.evaluate(() => {
    window.data = [];
    document
      .querySelector('peer-data')
      .addEventListener('data', ({ detail }) => window.data.push(detail.data));
  });
  await P.evaluate(() => window.data.splice(0));
  await begin(page, 'peer-data', 'send', value);
  await until('it arrives', () => P.evaluate(() => window.data.length > 0));
  assert.deepEqual(await P.evaluate(() => window.data), [value]);
  await P.evaluate(() => window.connection.send(window.data[0]));
  await until('it comes back', () => page.evaluate(() => window.data.length > 0));
  assert.deepEqual(await page.evaluate(() => window.data), [value]);
  await begin(page, 'peer-data', 'close');
  await until('it is closed there', async () => (await log()).includes('close'));
}

test('bytes and Blobs keep their order and their value', async () => {
  const id = randomId('d');
  const page = await at.open(
    await browser(),
    tags({ port: at.port, id, inside: `<peer-data to="${plain}" reliable></peer-data>` }),
  );
  await has(page, 'peer-data', 'open', true);
  await P.evaluate(() => window.data.splice(0));
  await page.evaluate(() => {
    const data = document.querySelector('peer-data');
    void data.send('first');
    void data.send(new Blob([new Uint8Array(40_000).fill(7)]));
    void data.send(new Uint8Array([1, 2, 3]));
    void data.send('last');
  });
  await until('all are there', () => P.evaluate(() => window.data.length === 4));
  const kinds = await P.evaluate(() =>
    window.data.map((value) => (typeof value === 'string' ? value : value.byteLength)),
  );
  assert.deepEqual(kinds, ['first', 40_000, 3, 'last']);
});

test('the plain page saw no error at all', async () => {
  assert.deepEqual(
    (await log()).filter((line) => line.startsWith('error')),
    [],
  );
  assert.deepEqual(P.problems, []);
});
