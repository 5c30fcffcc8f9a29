/** Every item of the PeerJS reference and what serves it here. The tables of the READMEs name these tests. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  begin,
  browser,
  call,
  closeAfterEach,
  events,
  has,
  isOpen,
  kitPage,
  plainPage,
  randomId,
  record,
  session,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

let at, chromium;
before(async () => {
  at = await stage();
  chromium = await browser();
});

const sessionOf = (page, expression) =>
  page.evaluate(
    (tag, text) => new Function('s', `return (${text})`)(document.querySelector(tag)),
    session,
    expression,
  );

describe('Peer', () => {
  test('constructor options: id, host, port, path, key, secure, token, pingInterval, debug, referrerPolicy, config', async () => {
    const id = randomId('o');
    const page = await at.open(
      chromium,
      kitPage(`<peer-session peer-id="${id}" host="localhost" port="${at.port}" path="/" key="peerjs" secure="false" token="tok" ping-interval="2000"
        debug="0" referrer-policy="no-referrer" config='{"iceServers":[],"iceTransportPolicy":"all"}'></peer-session>`),
    );
    await isOpen(page);
    const { options, id: own } = await sessionOf(
      page,
      '({ id: s.peer.id, options: { ...s.peer.options, logFunction: undefined } })',
    );
    assert.equal(own, id);
    const { host, port, path, key, secure, token, pingInterval, debug, referrerPolicy, config } = options;
    assert.deepEqual(
      { host, port, path, key, secure, token, pingInterval, debug, referrerPolicy, config },
      {
        host: 'localhost',
        port: at.port,
        path: '/',
        key: 'peerjs',
        secure: false,
        token: 'tok',
        pingInterval: 2000,
        debug: 0,
        referrerPolicy: 'no-referrer',
        config: { iceServers: [], iceTransportPolicy: 'all' },
      },
    );
  });

  test('constructor options: server-key, config as a property, relay-only, host="/"', async () => {
    const page = await at.open(
      chromium,
      kitPage(
        `<peer-session manual server-key="peerjs" host="localhost" port="${at.port}" relay-only></peer-session>`,
      ),
    );
    await until('it is defined', () => page.evaluate(() => Boolean(customElements.get('peer-session'))));
    await page.evaluate((tag) => {
      const element = document.querySelector(tag);
      element.config = { iceServers: [], bundlePolicy: 'max-bundle' };
      return element.start();
    }, session);
    assert.deepEqual(await sessionOf(page, '[s.peer.options.key, s.peer.options.config]'), [
      'peerjs',
      { iceServers: [], bundlePolicy: 'max-bundle', iceTransportPolicy: 'relay' },
    ]);
    const own = await at.open(chromium, kitPage('<peer-session manual host="/"></peer-session>'));
    await until('it is defined', () => own.evaluate(() => Boolean(customElements.get('peer-session'))));
    const said = await own.evaluate(
      (tag) =>
        new Promise((resolve) => {
          const element = document.querySelector(tag);
          element.addEventListener('error', ({ detail }) => resolve(detail.error.message));
          element.start().catch(() => undefined);
        }),
      session,
    );
    assert.ok(said.includes(`ws://localhost:${new URL(own.url()).port}/peerjs`), said);
  });

  test('constructor options: serializers, logFunction', async () => {
    const page = await at.open(
      chromium,
      tags({ port: at.port, id: randomId('s'), attributes: 'manual debug="3"', inside: '' }),
    );
    await until('it is defined', () => page.evaluate(() => Boolean(customElements.get('peer-session'))));
    const lines = await page.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      let count = 0;
      element.logFunction = () => count++;
      element.serializers = { mine: Object };
      await element.start();
      element.peer.connect('nobody-there');
      return [count > 0, 'mine' in element.peer.options.serializers];
    }, session);
    assert.deepEqual(lines, [true, true]);
  });

  test('connect, with label, metadata, serialization, reliable; events connection and open', async () => {
    const id = randomId('c');
    const P = await at.open(chromium, plainPage);
    await P.evaluate(
      async (own, port) => {
        window.peer = new window.peerjs.Peer(own, {
          host: 'localhost',
          port,
          path: '/',
          config: { iceServers: [] },
        });
        window.got = new Promise((resolve) =>
          window.peer.on('connection', (c) => resolve([c.label, c.metadata, c.serialization, c.reliable])),
        );
        await new Promise((resolve) => window.peer.on('open', resolve));
      },
      id,
      at.port,
    );
    const page = await at.open(
      chromium,
      tags({ port: at.port, id: randomId('k'), inside: '', attributes: 'manual' }),
    );
    await until('it is defined', () => page.evaluate(() => Boolean(customElements.get('peer-session'))));
    // Before `open`: it waits, it is not dropped.
    const opened = await page.evaluate(
      async (tag, to) => {
        const connection = await document
          .querySelector(tag)
          .connect(to, { label: 'L', metadata: { a: 1 }, serialization: 'json', reliable: true });
        await new Promise((resolve) => connection.on('open', resolve));
        const { label, metadata, serialization, reliable, type, peer, open, bufferSize } = connection;
        return {
          label,
          metadata,
          serialization,
          reliable,
          type,
          peer,
          open,
          bufferSize,
          channel: connection.dataChannel.readyState,
          hasPeerConnection: connection.peerConnection instanceof RTCPeerConnection,
        };
      },
      session,
      id,
    );
    assert.deepEqual(await P.evaluate(() => window.got), ['L', { a: 1 }, 'json', true]);
    assert.deepEqual(opened, {
      label: 'L',
      metadata: { a: 1 },
      serialization: 'json',
      reliable: true,
      type: 'data',
      peer: id,
      open: true,
      bufferSize: 0,
      channel: 'open',
      hasPeerConnection: true,
    });
    const counts = await sessionOf(page, `[Object.keys(s.connections), s.disconnected, s.destroyed]`);
    assert.deepEqual(counts, [[id], false, false]);
  });

  test('call and its events, answer, and a call that the page answers by itself', async () => {
    const id = randomId('m');
    const page = await at.open(chromium, tags({ port: at.port, id, inside: '' }));
    const other = await at.open(chromium, tags({ port: at.port, id: randomId('n'), inside: '' }));
    await Promise.all([isOpen(page), isOpen(other)]);
    await page.evaluate((tag) => {
      document.querySelector(tag).addEventListener('call', async ({ detail }) => {
        window.asked = [detail.from.length > 0, detail.metadata];
        window.answered = await detail.answer(await navigator.mediaDevices.getUserMedia({ video: true }));
      });
    }, session);
    await other.evaluate(
      async (tag, to) => {
        const connection = await document
          .querySelector(tag)
          .call(to, await navigator.mediaDevices.getUserMedia({ video: true }), {
            metadata: 'm',
            sdpTransform: (sdp) => sdp,
          });
        window.connection = connection;
        connection.on('stream', (stream) => {
          const { type, peer, open } = connection;
          window.got = [stream.getVideoTracks().length, type, peer === to, open];
        });
      },
      session,
      id,
    );
    // Step by step, so that what does not come has a name.
    const streams = await until('the stream comes', () => other.evaluate(() => window.got));
    assert.deepEqual(streams, [1, 'media', true, true]);
    assert.deepEqual(await page.evaluate(() => window.asked), [true, 'm']);
    await until('the page has what it answered with', () =>
      page.evaluate(() => {
        window.answered?.on('close', () => (window.isClosed = true));
        return !!window.answered;
      }),
    );
    await other.evaluate(() => window.connection.close());
    await until('the page hears that it was closed', () => page.evaluate(() => window.isClosed));
  });

  test('a connection that the page accepts from the session event', async () => {
    const id = randomId('q');
    const page = await at.open(chromium, tags({ port: at.port, id, inside: '' }));
    const other = await at.open(chromium, tags({ port: at.port, id: randomId('r'), inside: '' }));
    await Promise.all([isOpen(page), isOpen(other)]);
    await page.evaluate((tag) => {
      document.querySelector(tag).addEventListener('connection', async ({ detail }) => {
        window.asked = [detail.label, detail.metadata];
        const connection = await detail.accept();
        connection.on('data', (data) => (window.got = data));
      });
    }, session);
    await other.evaluate(
      async (tag, to) => {
        const connection = await document.querySelector(tag).connect(to, { label: 'x', metadata: [1] });
        connection.on('open', () => connection.send('hi'));
      },
      session,
      id,
    );
    await until('the data arrives', () => page.evaluate(() => window.got === 'hi'));
    assert.deepEqual(await page.evaluate(() => window.asked), ['x', [1]]);
  });

  test('disconnect and reconnect: connections live on; event disconnected', async () => {
    const [left, right] = ['l', 'r'].map(randomId);
    const L = await at.open(
      chromium,
      tags({ port: at.port, id: left, inside: `<peer-data to="${right}"></peer-data>` }),
    );
    const R = await at.open(
      chromium,
      tags({ port: at.port, id: right, inside: `<peer-data to="${left}"></peer-data>` }),
    );
    await Promise.all([has(L, 'peer-data', 'open', true), has(R, 'peer-data', 'open', true)]);
    await record(L, session, ['disconnected', 'open', 'close']);
    await begin(L, session, 'disconnect');
    await has(L, session, 'state', 'disconnected');
    assert.deepEqual(await sessionOf(L, '[s.disconnected, s.peer.disconnected]'), [true, true]);
    await R.evaluate(() =>
      document
        .querySelector('peer-data')
        .addEventListener('data', ({ detail }) => (window.got = detail.data)),
    );
    await begin(L, 'peer-data', 'send', 'still here');
    await until('data flows without the server', () => R.evaluate(() => window.got === 'still here'));
    const refused = await sessionOf(L, `s.connect('x').then(() => 'sent', (error) => error.code)`);
    assert.equal(refused, 'disconnected');
    await begin(L, session, 'reconnect');
    await isOpen(L);
    assert.deepEqual(await events(L, session), ['disconnected', 'open']);
    assert.equal(await L.evaluate(() => document.querySelector('peer-data').open), true);
  });

  test('destroy: everything closes; events close; what the page does to PeerJS’s object is noticed', async () => {
    const [left, right] = ['l', 'r'].map(randomId);
    const L = await at.open(
      chromium,
      tags({
        port: at.port,
        id: left,
        inside: `<peer-data to="${right}"></peer-data><peer-data to="${right}" label="b"></peer-data><peer-data to="${right}" label="c"></peer-data>`,
      }),
    );
    const R = await at.open(
      chromium,
      tags({
        port: at.port,
        id: right,
        inside: `<peer-data to="${left}"></peer-data><peer-data to="${left}" label="b"></peer-data><peer-data to="${left}" label="c"></peer-data>`,
      }),
    );
    for (const page of [L, R])
      await until('three are open', () =>
        page.evaluate(() => [...document.querySelectorAll('peer-data')].every((element) => element.open)),
      );
    await record(L, session, ['close']);
    await begin(L, session, 'destroy');
    await has(L, session, 'state', 'closed');
    assert.deepEqual([await events(L, session), await sessionOf(L, 's.destroyed')], [['close'], true]);
    await until('all close on the other side', () =>
      R.evaluate(() =>
        [...document.querySelectorAll('peer-data')].every((element) => element.state === 'closed'),
      ),
    );
    await R.evaluate((tag) => document.querySelector(tag).peer.destroy(), session);
    await has(R, session, 'state', 'closed');
  });

  test('listAllPeers', async () => {
    const id = randomId('z');
    const page = await at.open(chromium, tags({ port: at.port, id, inside: '' }));
    await isOpen(page);
    assert.ok((await sessionOf(page, 's.listAllPeers()')).includes(id));
    const byPeerJs = await sessionOf(page, 'new Promise((done) => s.peer.listAllPeers(done))');
    assert.ok(byPeerJs.includes(id));
  });

  test('removing the session element ends it; moving it does not; an option that changes replaces the Peer once', async () => {
    const id = randomId('w');
    const page = await at.open(chromium, tags({ port: at.port, id, inside: '' }));
    await isOpen(page);
    await record(page, session, ['open', 'close']);
    await page.evaluate((tag) => {
      const element = document.querySelector(tag);
      const box = document.createElement('div');
      document.body.append(box);
      box.append(element);
      window.first = element.peer;
    }, session);
    assert.equal(await sessionOf(page, 's.peer === window.first && s.state'), 'open');
    await page.evaluate((tag) => {
      const element = document.querySelector(tag);
      element.pingInterval = 3000;
      element.token = 'other';
      element.peerId = 'second' + element.peerId;
    }, session);
    await until('it has the new id', () => sessionOf(page, `s.localId?.startsWith('second')`));
    assert.equal(await sessionOf(page, 'window.first.destroyed'), true);
    assert.deepEqual(await events(page, session), ['open']);
    await page.evaluate((tag) => {
      window.removed = document.querySelector(tag);
      window.removed.remove();
    }, session);
    await until('it is closed', () => page.evaluate(() => window.removed.state === 'closed'));
  });
});

describe('DataConnection', () => {
  test('peer-data: send, close, events open data close error, property bufferSize', async () => {
    const [left, right] = ['l', 'r'].map(randomId);
    const L = await at.open(
      chromium,
      tags({ port: at.port, id: left, inside: `<peer-data to="${right}" label="a" reliable></peer-data>` }),
    );
    const R = await at.open(
      chromium,
      tags({ port: at.port, id: right, inside: `<peer-data label="a" to="${left}"></peer-data>` }),
    );
    await isOpen(L);
    for (const page of [L, R]) await record(page, 'peer-data', ['open', 'data', 'close', 'error']);
    await Promise.all([has(L, 'peer-data', 'open', true), has(R, 'peer-data', 'open', true)]);
    assert.equal(await L.evaluate(() => document.querySelector('peer-data').connection.label), 'a');
    await begin(L, 'peer-data', 'send', [1]);
    await until('it arrives', async () => (await events(R, 'peer-data')).includes('data'));
    assert.equal(
      await L.evaluate(() =>
        document
          .querySelector('peer-data')
          .send(NaN)
          .catch((error) => error.code),
      ),
      'invalid-data',
    );
    assert.equal(await L.evaluate(() => document.querySelector('peer-data').bufferSize), 0);
    await begin(L, 'peer-data', 'close');
    for (const page of [L, R])
      await until('it closes', async () => (await events(page, 'peer-data')).includes('close'));
    assert.ok((await events(L, 'peer-data')).includes('error invalid-data'));
  });
});

describe('MediaConnection', () => {
  test('peer-video-call: connection, and the events stream and close', async () => {
    const [left, right] = ['l', 'r'].map(randomId);
    const L = await at.open(chromium, tags({ port: at.port, id: left, to: right }));
    const R = await at.open(chromium, tags({ port: at.port, id: right, to: left }));
    await Promise.all([isOpen(L), isOpen(R)]);
    await record(L, call, ['stream', 'close']);
    await begin(L, call, 'call', right, { metadata: { n: 1 } });
    await has(R, call, 'state', 'incoming');
    await begin(R, call, 'answer');
    await has(L, call, 'state', 'live');
    const seen = (page) =>
      page.evaluate((tag) => {
        const { connection } = document.querySelector(tag);
        return [
          connection.type,
          connection.metadata,
          connection.open,
          connection.peerConnection.connectionState,
        ];
      }, call);
    // Media may flow over a first pair of candidates while the connection as a whole still says
    // `connecting`: DTLS is up, and ICE is checking the rest.
    for (const page of [L, R]) {
      await until('it is connected', async () => (await seen(page)).at(-1) === 'connected');
      assert.deepEqual(await seen(page), ['media', { n: 1 }, true, 'connected']);
    }
    await R.evaluate((tag) => document.querySelector(tag).connection.close(), call);
    await until('it closes', async () => (await events(L, call)).includes('close hung-up'));
    assert.deepEqual(await events(L, call), ['stream camera', 'close hung-up']);
  });
});
