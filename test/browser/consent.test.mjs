/** A stranger who knows the id gets nothing before consent: asked with a raw WebSocket and with a plain PeerJS page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import {
  begin,
  browser,
  call,
  chat,
  closeAfterEach,
  has,
  isOpen,
  plainPage,
  randomId,
  session,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

let at, friend;
before(async () => {
  at = await stage();
  friend = await at.open(await browser(), plainPage);
});

/** A page whose RTCPeerConnections are counted from before the kit is loaded. */
async function watched(markup) {
  const page = await at.open(await browser(), '<!doctype html><title>x</title>');
  await page.evaluateOnNewDocument(() => {
    window.made = [];
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(...args) {
        super(...args);
        window.made.push(this);
      }
    };
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    window.prompts = 0;
    devices.getUserMedia = (wanted) => {
      window.prompts++;
      return open(wanted);
    };
  });
  at.site.setPage('/watched', markup);
  await page.goto(`${at.site.url}/watched`);
  await isOpen(page);
  await page.evaluate(() => (window.made.length = 0));
  return page;
}

/** A real offer with a real SDP, as PeerJS would send it. */
const offers = () =>
  friend.evaluate(async () => {
    const made = {};
    for (const type of ['media', 'data']) {
      const pc = new RTCPeerConnection();
      pc.createDataChannel('x');
      if (type === 'media') pc.addTransceiver('video');
      const offer = await pc.createOffer();
      await pc.setLocalDescription(offer);
      made[type] = { type: 'offer', sdp: pc.localDescription.sdp };
      window.kept = [...(window.kept ?? []), pc];
    }
    return made;
  });

async function stranger() {
  const id = randomId('stranger');
  const socket = new WebSocket(`ws://localhost:${at.port}/peerjs?key=peerjs&id=${id}&token=t&version=1.5.5`);
  after(() => socket.terminate());
  const frames = [];
  const opened = new Promise((resolve) =>
    socket.on('message', (text) => {
      frames.push(JSON.parse(text));
      resolve();
    }),
  );
  await opened;
  const send = (dst, type, payload) => socket.send(JSON.stringify({ type, dst, payload }));
  const offer = async (dst, kind, extra = {}) => {
    const connectionId = randomId(kind);
    send(dst, 'OFFER', {
      sdp: (await offers())[kind],
      type: kind,
      connectionId,
      label: 'l',
      serialization: 'binary',
      ...extra,
    });
    send(dst, 'CANDIDATE', {
      type: kind,
      connectionId,
      candidate: {
        candidate: 'candidate:1 1 udp 2122260223 127.0.0.1 9 typ host',
        sdpMid: '0',
        sdpMLineIndex: 0,
      },
    });
    return connectionId;
  };
  return { id, frames, send, offer };
}

const leaks = (frames) =>
  frames.filter(
    ({ type, payload }) =>
      type === 'ANSWER' ||
      // Another path than the first one goes the same way.
      (type === 'CANDIDATE' && (payload?.connectionId || payload?.kind === 'more')),
  ).length;

test('a stranger’s ring and knock: shown, and nothing leaves', async () => {
  const id = randomId('k');
  const page = await watched(tags({ port: at.port, id }));
  const s = await stranger();
  const ring = await s.offer(id, 'media', { pe: { v: 1, name: 'Mallory', mic: true, camera: true } });
  await has(page, call, 'state', 'incoming');
  await until('ringing is told', () => s.frames.some(({ payload }) => payload?.kind === 'ringing'));
  await s.offer(id, 'data', { pe: { v: 1, use: 'chat' } });
  await until('pending is told', () => s.frames.some(({ payload }) => payload?.kind === 'pending'));
  // One connection is prepared for the ring. It may know its own addresses, as no server is asked for them; it knows
  // none of the other side's, so it sends no packet.
  await page.waitForFunction(() => window.made[0]?.iceGatheringState === 'complete');
  // Words of a call that is on, which this one is not.
  const candidate = JSON.stringify({
    candidate: 'candidate:1 1 udp 2122260223 127.0.0.1 9 typ host',
    sdpMid: '0',
  });
  for (const words of [{}, { n: 0, candidate }])
    s.send(id, 'CANDIDATE', {
      pe: 1,
      id: ring,
      kind: 'more',
      text: JSON.stringify({ k: 'restart', ...words }),
    });
  await until('they are dropped', () =>
    page.evaluate((tag) => document.querySelector(tag).dropped['unknown-connection'] === 2, session),
  );
  const kinds = await page.evaluate(() =>
    Promise.all(window.made.map(async (pc) => [...(await pc.getStats()).values()].map(({ type }) => type))),
  );
  assert.equal(kinds.length, 1);
  assert.deepEqual(
    kinds[0].filter((type) => type === 'remote-candidate' || type === 'candidate-pair'),
    [],
  );
  assert.equal(await page.evaluate(() => window.prompts), 0);
  assert.equal(leaks(s.frames), 0);
  await begin(page, call, 'decline');
  await until('declined is told', () => s.frames.some(({ payload }) => payload?.reason === 'declined'));
  assert.equal(leaks(s.frames), 0);
});

test('where a STUN server would be asked, nothing is gathered while it rings', async () => {
  const id = randomId('k');
  const servers = `config='{"iceServers":[{"urls":"stun:127.0.0.1:9"}]}'`;
  const page = await watched(tags({ port: at.port, id }).replace(`config='{"iceServers":[]}'`, servers));
  const s = await stranger();
  await s.offer(id, 'media', { pe: { v: 1, mic: true, camera: true } });
  await has(page, call, 'state', 'incoming');
  await until('ringing is told', () => s.frames.some(({ payload }) => payload?.kind === 'ringing'));
  // Longer than it takes where nothing stands in the way.
  await page.evaluate(async () => {
    const free = new RTCPeerConnection();
    free.createDataChannel('x');
    await free.setLocalDescription();
    while (free.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 20));
    free.close();
    window.made.pop();
  });
  const made = await page.evaluate(() =>
    window.made.map((pc) => [pc.iceGatheringState, pc.localDescription]),
  );
  assert.deepEqual(made, [['new', null]]);
  assert.equal(leaks(s.frames), 0);
});

test('under allow nobody is there for a stranger, and no RTCPeerConnection is made', async () => {
  const id = randomId('k');
  const page = await watched(tags({ port: at.port, id, attributes: 'allow="friend"' }));
  const s = await stranger();
  for (const kind of ['media', 'data']) await s.offer(id, kind, { pe: { v: 1 } });
  await until('both are counted', () =>
    page.evaluate((tag) => document.querySelector(tag).dropped['not-allowed'] === 2, session),
  );
  assert.deepEqual(
    s.frames.map(({ type }) => type),
    ['OPEN'],
  );
  assert.equal(await page.evaluate(() => window.made.length), 0);
  assert.equal(await page.evaluate((tag) => document.querySelector(tag).state, call), 'idle');
});

test('malformed frames are dropped and counted, and the session goes on', async () => {
  const id = randomId('k');
  const page = await watched(tags({ port: at.port, id }));
  const s = await stranger();
  for (const payload of [
    null,
    7,
    'x',
    {},
    { type: 'media' },
    { type: 'data', connectionId: 'c', serialization: 'constructor', sdp: { type: 'offer', sdp: '' } },
    { type: 'data', connectionId: 'c', serialization: 'nope', sdp: { type: 'offer', sdp: '' } },
  ])
    s.send(id, 'OFFER', payload);
  s.send(id, 'ANSWER', { connectionId: 'unknown', sdp: { type: 'answer', sdp: '' } });
  s.send(id, 'LEAVE', null);
  await until(
    'they are counted',
    async () => (await page.evaluate((tag) => document.querySelector(tag).dropped.malformed, session)) >= 7,
  );
  assert.deepEqual(page.problems, []);
  await has(page, session, 'state', 'open');
});

test('a plain page’s data waits for accept, and then flows', async () => {
  const id = randomId('k');
  const page = await watched(tags({ port: at.port, id, inside: '<peer-chat></peer-chat>' }));
  await friend.evaluate(
    async (to, port) => {
      const peer = (window.peer = new window.peerjs.Peer({
        host: 'localhost',
        port,
        path: '/',
        config: { iceServers: [] },
      }));
      await new Promise((resolve) => peer.on('open', resolve));
      window.connection = peer.connect(to);
      window.connection.on('open', () => window.connection.send('let me in'));
    },
    id,
    at.port,
  );
  await until('the knock shows', () =>
    page.evaluate(
      (tag) =>
        /chat/.test(document.querySelector(tag).shadowRoot.querySelector('[part~=knock]')?.textContent ?? ''),
      chat,
    ),
  );
  assert.equal(await page.evaluate(() => window.made.length), 0);
  await page.evaluate(
    (tag) => document.querySelector(tag).shadowRoot.querySelector('[part~=knock] button').click(),
    chat,
  );
  await until('the message is there', () =>
    page.evaluate((tag) => document.querySelector(tag).messages.at(-1)?.text === 'let me in', chat),
  );
});
