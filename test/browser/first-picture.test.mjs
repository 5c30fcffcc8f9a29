/** The first picture of a call in Chromium, which is written by the kit: it is the camera's, and the camera takes over. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { QUICK_CAMERA } from './support/browsers.mjs';
import {
  begin,
  call,
  has,
  hears,
  isOpen,
  launch,
  moves,
  randomId,
  stage,
  tags,
  until,
} from './support/kit.mjs';

/** Writes down which tracks a video sender was given and how many pictures were read, and keeps the connections. */
const WATCH = `<script>
window.sent = [];
window.read = 0;
window.connections = [];
const { copyTo } = VideoFrame.prototype;
VideoFrame.prototype.copyTo = async function (...args) {
  const layout = await copyTo.apply(this, args);
  read++;
  return layout;
};
const { replaceTrack } = RTCRtpSender.prototype;
RTCRtpSender.prototype.replaceTrack = function (track) {
  if (track?.kind === 'video') sent.push(track.constructor.name);
  return replaceTrack.call(this, track);
};
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...args) {
    super(...args);
    connections.push(this);
  }
};
</script></head>`;

let at, chromium, A, B;
beforeEach(async () => {
  at ??= await stage();
  chromium ??= await launch(QUICK_CAMERA);
  const [left, right] = ['a', 'b'].map(randomId);
  const open = async (id, to) => {
    const page = await at.open(chromium, tags({ port: at.port, id, to }).replace('</head>', WATCH));
    await page.browserContext().overridePermissions(at.site.url, ['camera', 'microphone']);
    return page;
  };
  A = await open(left, right);
  B = await open(right, left);
  await Promise.all([isOpen(A), isOpen(B)]);
});
afterEach(() => Promise.all([A, B].map((page) => page.browserContext().close())));

/** Rings until everything is there that comes with a ring. */
async function ring() {
  await begin(A, call, 'call');
  await has(B, call, 'state', 'incoming');
  await until('the encoder of the callee is set up', async () => (await sent(B)).length === 1);
  await until('the caller rings', () =>
    A.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/ringing-'))),
  );
  await until('a picture of the camera is kept', () => A.evaluate(() => window.read > 0));
}
const sent = (page) => page.evaluate(() => window.sent);
const live = () => Promise.all([has(A, call, 'state', 'live'), has(B, call, 'state', 'live')]);

/** The brightest value of every picture that the other side's tile shows from now on. */
const watch = (page) =>
  page.evaluate((tag) => {
    window.seen = [];
    const tile = document.querySelector(tag).shadowRoot.querySelector('.remote');
    const video = tile.shadowRoot.querySelector('video');
    const pen = new OffscreenCanvas(16, 12).getContext('2d', { willReadFrequently: true });
    const look = () => {
      // The callback may come before the element has data to draw; the picture is then the one that it loads.
      if (video.readyState < 2) return video.addEventListener('loadeddata', look, { once: true });
      pen.drawImage(video, 0, 0, 16, 12);
      const { data } = pen.getImageData(0, 0, 16, 12);
      window.seen.push(Math.max(...data.filter((_, index) => index % 4 < 3)));
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  }, call);
const seen = (page) => page.evaluate(() => window.seen);

const sender = (page, act) =>
  page.evaluate(
    (tag, code) =>
      new Function('sender', 'own', `return ${code}`)(
        window.connections
          .flatMap((connection) => connection.getSenders())
          .find(({ track }) => track?.kind === 'video'),
        document.querySelector(tag).localStream,
      ),
    call,
    act,
  );

test('every picture is one of the camera, which takes over', async () => {
  await ring();
  await Promise.all([watch(A), watch(B)]);
  await begin(B, call, 'answer');
  await live();
  for (const page of [A, B]) {
    await until('pictures', async () => (await seen(page)).length > 10);
    const dark = (await seen(page)).filter((brightest) => brightest < 60);
    assert.deepEqual(dark, [], 'a picture that no camera made');
    assert.deepEqual(await sent(page), ['MediaStreamTrackGenerator', 'MediaStreamTrack']);
    assert.equal(await sender(page, 'sender.track === own.getVideoTracks()[0]'), true);
  }
});

test('the picture keeps its size at first, and is the browser’s to scale again after', async () => {
  const preference = 'sender.getParameters().degradationPreference ?? null';
  await ring();
  for (const page of [A, B]) assert.equal(await sender(page, preference), 'maintain-resolution');
  await begin(B, call, 'answer');
  await live();
  for (const page of [A, B])
    await until('the browser decides', async () => (await sender(page, preference)) === null);
});

test('a camera that is switched off while it rings sends nothing, and the microphone is heard', async () => {
  await ring();
  await begin(A, call, 'toggleCamera', false);
  await has(A, call, 'cameraOff', true);
  await begin(B, call, 'answer');
  await live();
  await hears(B);
  const received = await B.evaluate(async () => {
    const stats = await Promise.all(window.connections.map((connection) => connection.getStats()));
    const inbound = stats
      .flatMap((report) => [...report.values()])
      .filter(({ type }) => type === 'inbound-rtp');
    return Object.fromEntries(inbound.map(({ kind, packetsReceived }) => [kind, packetsReceived]));
  });
  assert.equal(received.video ?? 0, 0);
  assert.deepEqual(await sent(A), []);
  // And both, once there is a picture after all.
  await begin(A, call, 'toggleCamera', true);
  await moves(B);
  await hears(B);
});

test('who answers without a camera is heard, sends no picture, and can switch it on later', async () => {
  await ring();
  await watch(A);
  await begin(B, call, 'answer', { video: false });
  await live();
  await has(A, call, 'remoteCameraOff', true);
  await hears(A);
  assert.deepEqual(await seen(A), []);
  await begin(B, call, 'toggleCamera', true);
  await until('pictures', async () => (await seen(A)).length > 5);
  await hears(A);
  assert.deepEqual(
    (await seen(A)).filter((brightest) => brightest < 60),
    [],
  );
});
