/** A call recorded on one machine: the file is decoded, in two browsers, and what can come between is tried. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  begin,
  browser,
  call,
  closeAfterEach,
  closePages,
  connect,
  events,
  has,
  randomId,
  record,
  stage,
  tags,
  until,
} from './support/kit.mjs';

closeAfterEach();

/** A picture of one colour and a sound of one frequency, so that both can be told from this machine's own. */
const answerWithRed = (page) =>
  page.evaluate(async (tag) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const pen = canvas.getContext('2d');
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio, { frequency: 880 });
    const out = audio.createMediaStreamDestination();
    tone.connect(new GainNode(audio, { gain: 0.3 })).connect(out);
    tone.start();
    setInterval(() => {
      pen.fillStyle = performance.now() % 200 < 100 ? '#e01010' : '#d01010';
      pen.fillRect(0, 0, 640, 360);
    }, 60);
    const stream = new MediaStream([...canvas.captureStream(20).getTracks(), ...out.stream.getTracks()]);
    window.brought = stream;
    await document.querySelector(tag).answer({ stream });
  }, call);

/** Two pages in a call; the caller has the browser's own camera and microphone. */
async function inCall(at, kinds = ['chromium', 'chromium']) {
  const [left, right] = ['r', 's'].map(randomId);
  const [A, B] = [
    await at.open(
      await browser(kinds[0]),
      tags({ port: at.port, id: left, to: right, attributes: 'display-name="An"' }),
    ),
    await at.open(
      await browser(kinds[1]),
      tags({ port: at.port, id: right, to: left, attributes: 'display-name="Binh"' }),
    ),
  ];
  await Promise.all([has(A, 'peer-session', 'state', 'open'), has(B, 'peer-session', 'state', 'open')]);
  await record(A, call, ['recording', 'error']);
  await begin(A, call, 'call');
  await has(B, call, 'state', 'incoming');
  await answerWithRed(B);
  await Promise.all([has(A, call, 'state', 'live'), has(B, call, 'state', 'live')]);
  return [A, B];
}

const startRecording = (page) => page.evaluate((tag) => document.querySelector(tag).startRecording(), call);

/** The code of the error that it rejects with. */
const startingFails = (page) =>
  page.evaluate(
    (tag) =>
      document
        .querySelector(tag)
        .startRecording()
        .then(() => 'it runs')
        .catch((error) => error.code),
    call,
  );

/** Ends it and keeps the file in the page, for `decode`. */
const stopRecording = (page) =>
  page.evaluate(async (tag) => {
    window.file = await document.querySelector(tag).stopRecording();
    return { type: window.file.type, size: window.file.size };
  }, call);

const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** What a player makes of `window.file`: its length, the pixels at some moments, and which frequencies it holds. */
const decode = (page, moments) =>
  page.evaluate(async (list) => {
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(window.file);
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(new Error(video.error.message));
    });
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const pixels = [];
    for (const moment of list) {
      await new Promise((resolve) => {
        video.onseeked = resolve;
        video.currentTime = moment;
      });
      pen.drawImage(video, 0, 0);
      const at = (x, y) => [...pen.getImageData(x * canvas.width, y * canvas.height, 1, 1).data].slice(0, 3);
      pixels.push({ time: video.currentTime, middle: at(0.4, 0.4), corner: at(0.84, 0.74) });
    }
    const context = new OfflineAudioContext(1, 48000, 48000);
    const sound = await context.decodeAudioData(await window.file.arrayBuffer());
    const samples = sound.getChannelData(0);
    // Goertzel: how much of a frequency there is in half a second, of full scale.
    const STEP = 24000;
    const loudness = (frequency, from) => {
      const k = 2 * Math.cos((2 * Math.PI * frequency) / sound.sampleRate);
      let [a, b] = [0, 0];
      for (let i = from; i < from + STEP; i++) [a, b] = [samples[i] + k * a - b, a];
      return Math.sqrt(Math.max(0, a * a + b * b - k * a * b)) / (STEP / 2);
    };
    const heard = [];
    for (let from = STEP * 2; from + STEP <= samples.length; from += STEP) {
      let all = 0;
      for (let i = from; i < from + STEP; i++) all += samples[i] ** 2;
      const tone = loudness(880, from);
      heard.push({ tone, rest: Math.sqrt(Math.max(0, all / STEP - tone ** 2 / 2)) });
    }
    return {
      duration: video.duration,
      width: video.videoWidth,
      height: video.videoHeight,
      seekable: video.seekable.length ? video.seekable.end(0) : 0,
      pixels,
      sound: sound.duration,
      tone: Math.min(...heard.map(({ tone }) => tone)),
      rest: Math.max(...heard.map(({ rest }) => rest)),
    };
  }, moments);

const isRed = ([r, g, b]) => r > 150 && g < 90 && b < 90;
/** Chromium's camera of a machine that has none is green. */
const isGreen = ([r, g, b]) => g > 80 && g > r + 30 && g > b + 30;

describe('a call of 10 seconds', () => {
  let at, A, B, file, decoded;
  after(() => closePages());
  before(async () => {
    at = await stage();
    [A, B] = await inCall(at);
    await startRecording(A);
    await seconds(10);
    file = await stopRecording(A);
    decoded = await decode(A, [5, 2, 8]);
  });

  test('is one file that says how long it is and that a player winds', () => {
    assert.match(file.type, /^video\/(mp4|webm)/);
    assert.ok(file.size > 100_000, `${file.size} bytes`);
    assert.ok(decoded.duration > 9 && decoded.duration < 13, `${decoded.duration} s`);
    assert.ok(Math.abs(decoded.seekable - decoded.duration) < 0.5, `${decoded.seekable} s can be reached`);
    assert.ok(Math.abs(decoded.sound - decoded.duration) < 1, `${decoded.sound} s of sound`);
    assert.deepEqual([decoded.width, decoded.height], [1280, 720]);
    for (const [index, moment] of [5, 2, 8].entries())
      assert.ok(Math.abs(decoded.pixels[index].time - moment) < 0.2, `${decoded.pixels[index].time} s`);
  });

  test('holds the pictures of both sides, wherever it is wound to', () => {
    for (const { time, middle, corner } of decoded.pixels) {
      assert.ok(isRed(middle), `the other side at ${time}: ${middle}`);
      assert.ok(isGreen(corner), `this side at ${time}: ${corner}`);
    }
  });

  test('holds the sound of both sides', () => {
    assert.ok(decoded.tone > 0.05, `the other side's tone: ${decoded.tone}`);
    assert.ok(decoded.rest > 0.02, `this side's beeps: ${decoded.rest}`);
  });

  test('leaves nothing behind but the file', async () => {
    const left = await A.evaluate(async () => {
      const names = [];
      const root = await navigator.storage.getDirectory();
      const all = await root.getDirectoryHandle('peer-elements-recordings');
      for await (const folder of all.values()) for await (const name of folder.keys()) names.push(name);
      return names;
    });
    assert.deepEqual(
      left.filter((name) => !name.startsWith('recording.') && name !== 'probe'),
      [],
    );
    assert.deepEqual(
      (await events(A, call)).map((each) => each.split(' ')[0]),
      ['recording'],
    );
    assert.deepEqual([A.problems, B.problems], [[], []]);
  });
});

describe('who sees it', () => {
  let at, A, B;
  const words = (page) =>
    page.evaluate(
      (tag) =>
        [...document.querySelector(tag).shadowRoot.querySelectorAll('[part=recording]')]
          .map((each) => each.textContent.replace(/\s+/g, ' ').trim())
          .join(' | '),
      call,
    );
  after(() => closePages());
  before(async () => {
    at = await stage();
    [A, B] = await inCall(at);
  });

  test('both sides, as long as it runs; the length and the size this one', async () => {
    await startRecording(A);
    await until('this side says so', async () =>
      /You are recording this call\. 0:0\d · [\d.]+ MB Stop/.test(await words(A)),
    );
    await until('the other side says so', async () => (await words(B)) === 'An is recording this call.');
    await A.evaluate((tag) => {
      document.querySelector(tag).shadowRoot.querySelector('[part=stop-recording]').click();
    }, call);
    await until('this side says no more', async () => (await words(A)) === '');
    await until('nor does the other', async () => (await words(B)) === '');
    assert.deepEqual(await events(A, call), ['recording']);
  });

  test('a second one runs while the first side records', async () => {
    await startRecording(B);
    await until('told', async () => (await words(A)) === 'Binh is recording this call.');
    await startRecording(A);
    await until(
      'both',
      async () => (await words(B)).includes('An is recording') && (await words(B)).includes('You are'),
    );
    await Promise.all([stopRecording(A), stopRecording(B)]);
    await until('no more', async () => (await words(A)) + (await words(B)) === '');
  });

  test('a snapshot is the other side in full size', async () => {
    const seen = await A.evaluate(async (tag) => {
      const blob = await document.querySelector(tag).snapshot();
      const image = await createImageBitmap(blob);
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      pen.drawImage(image, 0, 0);
      const { videoWidth } = Object.assign(
        document.querySelector(tag).shadowRoot.querySelector('.remote'),
      ).shadowRoot.querySelector('video');
      return {
        type: blob.type,
        width: image.width,
        videoWidth,
        pixel: [...pen.getImageData(20, 20, 1, 1).data],
      };
    }, call);
    assert.equal(seen.type, 'image/png');
    assert.equal(seen.width, seen.videoWidth);
    assert.ok(isRed(seen.pixel), `${seen.pixel}`);
  });

  test('the end of the call ends it, and the file is there', async () => {
    await record(A, call, ['recording', 'close']);
    await startRecording(A);
    await seconds(2);
    await begin(B, call, 'hangUp');
    await has(A, call, 'state', 'ended');
    await until('the recording', async () => (await events(A, call)).includes('recording'));
    const file = await stopRecording(A);
    assert.ok(file.size > 5000, `${file.size} bytes`);
    const { duration, pixels } = await decode(A, [1]);
    assert.ok(duration > 1 && duration < 6, `${duration} s`);
    assert.ok(isRed(pixels[0].middle), `${pixels[0].middle}`);
  });

  test('without a call nothing is recorded, and it says so', async () => {
    const codes = await A.evaluate(
      (tag) =>
        Promise.all(
          ['startRecording', 'snapshot'].map((name) =>
            document
              .querySelector(tag)
              [name]()
              .then(() => 'done')
              .catch((error) => error.code),
          ),
        ),
      call,
    );
    assert.deepEqual(codes, ['not-open-yet', 'not-open-yet']);
  });
});

test('without room for more it stops by itself, says so, and keeps what there is', async () => {
  const at = await stage();
  const [A] = await inCall(at);
  await startRecording(A);
  await seconds(3);
  const client = await A.createCDPSession();
  const { usage } = await client.send('Storage.getUsageAndQuota', { origin: at.site.url });
  await client.send('Storage.overrideQuotaForOrigin', { origin: at.site.url, quotaSize: usage + 1000 });
  await until('it stops', async () => (await events(A, call)).includes('recording'), 30_000);
  assert.ok((await events(A, call)).includes('error storage-full'), (await events(A, call)).join());
  assert.equal(await A.evaluate((tag) => document.querySelector(tag).state, call), 'live');
  await client.send('Storage.overrideQuotaForOrigin', { origin: at.site.url });
  assert.ok((await stopRecording(A)).size > 5000);
  const { duration, pixels } = await decode(A, [1]);
  assert.ok(duration > 1 && duration < 30, `${duration} s`);
  assert.ok(isRed(pixels[0].middle), `${pixels[0].middle}`);
});

test('Firefox records as well, or says that this machine has no sound', async () => {
  const at = await stage();
  const [F] = await inCall(at, ['firefox', 'chromium']);
  const hasSound = await F.evaluate(async () => {
    const context = new AudioContext();
    const runs = context.resume().then(() => true);
    return Promise.race([runs, new Promise((resolve) => setTimeout(resolve, 3000, false))]);
  });
  if (!hasSound) {
    assert.equal(await startingFails(F), 'recording-failed');
    assert.ok((await events(F, call)).includes('error recording-failed'));
    return;
  }
  await startRecording(F);
  await seconds(5);
  const { size } = await stopRecording(F);
  assert.ok(size > 20_000, `${size} bytes`);
  const { duration, pixels, tone } = await decode(F, [3]);
  assert.ok(duration > 4 && duration < 9, `${duration} s`);
  assert.ok(Math.abs(pixels[0].time - 3) < 0.3, `${pixels[0].time} s`);
  assert.ok(isRed(pixels[0].middle), `${pixels[0].middle}`);
  assert.ok(tone > 0.05, `the other side's tone: ${tone}`);
  assert.deepEqual(
    (await events(F, call)).filter((each) => each.startsWith('error')),
    [],
  );
});

test('where the browser holds the sound back, nothing is recorded without it', async () => {
  const at = await stage();
  const [A, B] = await inCall(at);
  await A.evaluate(() => {
    AudioContext.prototype.resume = () => new Promise(() => undefined);
  });
  assert.equal(await startingFails(A), 'recording-failed');
  assert.ok((await events(A, call)).includes('error recording-failed'));
  assert.equal(await A.evaluate((tag) => document.querySelector(tag).state, call), 'live');
  const shown = (page) =>
    page.evaluate((tag) => document.querySelector(tag).shadowRoot.querySelector('[part=recording]'), call);
  await until('the notice is gone', async () => (await shown(A)) === null);
  assert.equal(await shown(B), null);
});

test('the button records, and saves where the browser puts downloads', async () => {
  const at = await stage();
  const [left, right] = ['b', 'c'].map(randomId);
  const C = await browser();
  const inside = `<peer-video-call to="${right}"></peer-video-call><peer-record-button></peer-record-button>`;
  const A = await at.open(
    C,
    tags({
      port: at.port,
      id: left,
      inside: inside
        .replace('><', ' id="c"><')
        .replace('<peer-record-button', '<peer-record-button call="c"'),
    }),
  );
  const B = await at.open(C, tags({ port: at.port, id: right, to: left }));
  await A.waitForFunction(() => customElements.get('peer-record-button'));
  await connect(A, B);
  const button = (page) =>
    page.evaluate(() => {
      const inner = document.querySelector('peer-record-button').shadowRoot.querySelector('button');
      return { pressed: inner.ariaPressed, disabled: inner.disabled };
    });
  await A.evaluate(() => {
    window.saved = [];
    document.querySelector('peer-record-button').addEventListener('recording', (event) => {
      event.preventDefault();
      window.saved.push([event.detail.name, event.detail.blob.size > 5000, event.detail.duration > 1]);
    });
  });
  const press = () =>
    A.evaluate(() => document.querySelector('peer-record-button').shadowRoot.querySelector('button').click());
  await until('it may be pressed', async () => !(await button(A)).disabled);
  await press();
  await until('it is pressed', async () => (await button(A)).pressed === 'true');
  await seconds(2);
  await press();
  await until('it is saved', async () => (await A.evaluate(() => window.saved)).length === 1);
  const [[name, isLarge, isLong]] = await A.evaluate(() => window.saved);
  assert.match(name, /^call-.+-\d{4}-\d\d-\d\d-\d{4}\.(webm|mp4)$/);
  assert.deepEqual([isLarge, isLong], [true, true]);
  assert.equal((await button(A)).pressed, 'false');
});
