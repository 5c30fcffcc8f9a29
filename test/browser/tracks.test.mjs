/** What is added to a call that is on: a screen, a picture, another device. Between Chromium and Firefox, both ways, and with a plain PeerJS page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  begin,
  browser,
  call,
  closePages,
  connect,
  events,
  has,
  isOpen,
  moves,
  plainPage,
  randomId,
  record,
  stage,
  tags,
  until,
} from './support/kit.mjs';

const SCREEN = 'document.querySelector("peer-video-call").screenStream';
const ended = (page) => has(page, call, 'state', 'ended');
const value = (page, expression) =>
  page.evaluate(
    (tag, text) => new Function('c', `return ${text}`)(document.querySelector(tag)),
    call,
    expression,
  );

/** Firefox without a window has no screen to share: a canvas stands in for what the browser's own dialogue gives. */
const paintScreen = (page) =>
  page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
      const context = canvas.getContext('2d');
      const stream = canvas.captureStream(15);
      const [track] = stream.getTracks();
      const timer = setInterval(() => {
        if (track.readyState === 'ended') clearInterval(timer);
        context.fillStyle = `hsl(${performance.now() / 20} 80% 60%)`;
        context.fillRect(0, 0, 640, 400);
      }, 60);
      return Promise.resolve(stream);
    };
  });

/** The methods that the tests call need a gesture; a key is one for every browser. */
async function share(page) {
  await page.evaluate((tag) => {
    document.addEventListener(
      'keydown',
      () =>
        void document
          .querySelector(tag)
          .shareScreen()
          .catch(() => undefined),
      {
        once: true,
      },
    );
  }, call);
  await page.keyboard.press('a');
}

describe('between two browsers', () => {
  let at, C, F;
  const [left, right] = ['c', 'f'].map(randomId);
  after(() => closePages());
  before(async () => {
    at = await stage();
    C = await at.open(await browser(), tags({ port: at.port, id: left, to: right }));
    F = await at.open(await browser('firefox'), tags({ port: at.port, id: right, to: left }));
    await Promise.all([isOpen(C), isOpen(F)]);
    await paintScreen(F);
    await Promise.all([C, F].map((page) => record(page, call, ['stream', 'error'])));
  });

  for (const [name, from, to] of [
    ['Chromium calls Firefox', () => C, () => F],
    ['Firefox calls Chromium', () => F, () => C],
  ])
    test(`${name}: a screen each way, beside the camera`, async () => {
      const [A, B] = [from(), to()];
      await connect(A, B);
      for (const [sharer, viewer] of [
        [A, B],
        [B, A],
      ]) {
        await share(sharer);
        await until('the other side has the screen', () =>
          value(viewer, 'c.handle.store.value.screen !== null && c.screenStream !== null'),
        );
        await moves(viewer, SCREEN);
        await moves(viewer);
        await begin(sharer, call, 'stopSharing');
        await until('it is gone', () => value(viewer, 'c.screenStream === null'));
      }
      assert.ok((await events(A, call)).includes('stream screen'));
      await begin(A, call, 'hangUp');
      await Promise.all([ended(A), ended(B)]);
    });

  for (const [name, from, to] of [
    ['Chromium calls Firefox', () => C, () => F],
    ['Firefox calls Chromium', () => F, () => C],
  ])
    test(`${name} by sound alone, and both add a picture`, async () => {
      const [A, B] = [from(), to()];
      for (const page of [A, B])
        await page.evaluate((tag) => (document.querySelector(tag).audioOnly = true), call);
      await connect(A, B);
      await begin(B, call, 'toggleCamera', true);
      await has(A, call, 'remoteCameraOff', false);
      await moves(A);
      await begin(A, call, 'toggleCamera', true);
      await has(B, call, 'remoteCameraOff', false);
      await moves(B);
      await begin(A, call, 'hangUp');
      await Promise.all([ended(A), ended(B)]);
      for (const page of [A, B])
        await page.evaluate((tag) => (document.querySelector(tag).audioOnly = false), call);
    });

  test('another camera during a call, without a negotiation, from both', async () => {
    await connect(C, F);
    for (const [sender, viewer] of [
      [C, F],
      [F, C],
    ]) {
      await sender.evaluate(async (tag) => {
        const element = document.querySelector(tag);
        window.negotiations = 0;
        element.connection.peerConnection.addEventListener(
          'signalingstatechange',
          () => window.negotiations++,
        );
        window.first = element.localStream.getVideoTracks()[0];
        element.facingMode = 'user';
      }, call);
      await until('the picture is there', () =>
        value(
          sender,
          'c.localStream.getVideoTracks()[0]?.readyState === "live" && window.first.readyState === "ended"',
        ),
      );
      await moves(viewer);
      assert.equal(await sender.evaluate(() => window.negotiations), 0);
    }
    await begin(C, call, 'hangUp');
    await Promise.all([ended(C), ended(F)]);
  });

  test('nothing was uncaught', () => {
    assert.deepEqual(
      [...C.problems, ...F.problems].filter((problem) => !/ICE/.test(problem)),
      [],
    );
  });
});

describe('with a plain PeerJS page', () => {
  let K, P, kit, plain;
  after(() => closePages());
  before(async () => {
    const at = await stage();
    [kit, plain] = ['k', 'p'].map(randomId);
    K = await at.open(await browser(), tags({ port: at.port, id: kit, to: plain }));
    P = await at.open(await browser(), plainPage);
    await P.evaluate(
      async (id, port) => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
        window.peer = new window.peerjs.Peer(id, {
          host: 'localhost',
          port,
          path: '/',
          config: { iceServers: [] },
        });
        window.peer.on('call', (connection) => {
          connection.on('stream', (remote) => (window.remote = remote));
          connection.answer(stream);
        });
        await new Promise((resolve) => window.peer.on('open', resolve));
      },
      plain,
      at.port,
    );
    await isOpen(K);
    await record(K, call, ['error']);
  });

  test('the screen takes the camera’s place, and gives it back', async () => {
    await begin(K, call, 'call');
    await has(K, call, 'state', 'live');
    const sent = () =>
      value(
        K,
        `c.connection.peerConnection.getSenders().find(({ track }) => track?.kind === 'video')?.track.id`,
      );
    const camera = await sent();
    await share(K);
    await until('the screen is sent', async () => (await sent()) !== camera);
    assert.equal(await value(K, 'c.localStream.getVideoTracks()[0].id'), camera, 'the camera stays on');
    await moves(P, 'window.remote');
    await begin(K, call, 'stopSharing');
    await until('the camera is back', async () => (await sent()) === camera);
    await moves(P, 'window.remote');
    await begin(K, call, 'hangUp');
    await ended(K);
  });

  test('a call of sound alone stays one, and says so', async () => {
    await K.evaluate((tag) => (document.querySelector(tag).audioOnly = true), call);
    await begin(K, call, 'call');
    await has(K, call, 'state', 'live');
    await begin(K, call, 'toggleCamera', true);
    await until('it says so', async () => (await events(K, call)).includes('error negotiation-failed'));
    assert.equal(await value(K, 'c.localStream.getVideoTracks().length'), 0, 'no camera is opened for it');
    assert.equal(await value(K, 'c.state'), 'live');
    await begin(K, call, 'hangUp');
    await ended(K);
  });
});
