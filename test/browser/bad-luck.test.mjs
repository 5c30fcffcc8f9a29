/** Bad luck during a call: each is said in words, leaves of the call what can be left, and both sides agree on it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchFirefox } from './support/browsers.mjs';
import {
  begin,
  browser,
  call,
  connect,
  events,
  has,
  hears,
  isOpen,
  launch,
  randomId,
  record,
  stage,
  tags,
  until,
} from './support/kit.mjs';
import { stopAll } from './support/processes.mjs';
import { pause } from './support/wait.mjs';

/** As users have it: permissions are real, sound waits for a click, a shared tab can be closed, devices are several. */
const STRICT = {
  without: ['--use-fake', '--autoplay-policy'],
  args: [
    '--use-fake-device-for-media-stream=device-count=3,fps=5',
    '--auto-select-tab-capture-source-by-title=shared',
  ],
};
/** The user answers "Cancel" when asked what to share. */
const REFUSING = { args: ['--auto-reject-capture'], without: ['--use-fake-ui'] };

let at, fake, strict, refusing, firefox;
before(async () => {
  at = await stage();
  [fake, strict, refusing, firefox] = await Promise.all([
    browser(),
    launch(STRICT),
    launch(REFUSING),
    launchFirefox({ preferences: { 'media.autoplay.default': 1 } }),
  ]);
});
after(() => firefox?.close());

/** A page with one call, closed with its test. */
async function open(t, instance, { id, to, on = '', attributes, more = '' }) {
  const inside = `<peer-video-call ${to ? `to="${to}"` : ''} ${on}></peer-video-call>`;
  const page = await at.open(instance, tags({ port: at.port, id, inside, attributes }) + more);
  t.after(() => page.browserContext().close());
  if (instance !== firefox) await allow(page, 'camera', 'microphone');
  return page;
}

/** Two pages in a call, with what happens to it written down. */
async function pair(t, first, second, options) {
  const [left, right] = ['l', 'r'].map(randomId);
  const L = await open(t, first, { id: left, to: right, ...options });
  const R = await open(t, second, { id: right, to: left, ...options });
  await connect(L, R);
  for (const page of [L, R]) await record(page, call, ['statechange', 'error', 'close']);
  return [L, R];
}

/** These, and no others. */
const allow = (page, ...devices) => page.browserContext().overridePermissions(at.site.url, devices);

const value = (page, expression) =>
  page.evaluate(
    (tag, text) => new Function('c', `return ${text}`)(document.querySelector(tag)),
    call,
    expression,
  );

/** In the page: the words of a part, and where to click on it; null unless it has a size and nothing is before it. */
function seen(part) {
  const within = (root) =>
    [...root.querySelectorAll('*')].flatMap((each) => [
      each,
      ...(each.shadowRoot ? within(each.shadowRoot) : []),
    ]);
  for (const element of within(document).filter((each) => each.part.contains(part))) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    let node = width && height ? document.elementFromPoint(x, y) : null;
    while (node?.shadowRoot?.elementFromPoint(x, y)) node = node.shadowRoot.elementFromPoint(x, y);
    for (; node; node = node.parentNode ?? node.host)
      if (node === element) return { x, y, words: element.textContent.replace(/\s+/g, ' ').trim() };
  }
  return null;
}

const sees = (page, part, words) =>
  until(`${part} says ${words}`, async () => {
    const found = await page.evaluate(seen, part);
    if (!words.test(found?.words ?? '')) throw new Error(JSON.stringify(found));
    return true;
  });

/** The element's own video runs, and three new pictures come in it. */
const moves = (page, part = 'remote') =>
  until(`${part} moves`, () =>
    page.evaluate(
      async (tag, name) => {
        const tile = document.querySelector(tag).shadowRoot.querySelector(`[part=${name}]`);
        const video = tile.shadowRoot.querySelector('video');
        for (let frame = 0; frame < 3; frame++) {
          const isNew = await new Promise((done) => {
            video.requestVideoFrameCallback(() => done(true));
            setTimeout(() => done(false), 1500);
          });
          if (!isNew) throw new Error(`after ${frame} pictures: ${video.paused ? 'paused' : 'none comes'}`);
        }
        return !video.paused;
      },
      call,
      part,
    ),
  );

const said = async (page, kind) => (await events(page, call)).filter((name) => name.startsWith(kind));

/** It is still on, both can end it, and nothing went uncaught. */
async function endsWell(A, B) {
  for (const page of [A, B]) await has(page, call, 'state', 'live');
  await begin(A, call, 'hangUp');
  for (const page of [A, B])
    await until('it has ended', async () => (await said(page, 'close'))[0] === 'close hung-up');
  isQuiet(A, B);
}

function isQuiet(...pages) {
  const problems = pages.flatMap((page) => page.problems);
  assert.deepEqual(
    // Freezing a page closes its socket to the server, which the browser complains of; the session comes back.
    problems.filter((problem) => !/ICE|WebSocket/.test(problem)),
    [],
  );
}

describe('permission taken back', () => {
  /** What would make the browser ask the user. */
  const watchAsking = (page) =>
    page.evaluate(() => {
      window.asked = [];
      navigator.mediaDevices.getUserMedia = (wishes) => {
        window.asked.push(...Object.keys(wishes));
        return MediaDevices.prototype.getUserMedia.call(navigator.mediaDevices, wishes);
      };
    });

  test('of the camera: the call goes on with the microphone, says so, and has the camera back when it is allowed', async (t) => {
    const [L, R] = await pair(t, strict, fake);
    await watchAsking(L);
    await value(L, 'void (window.sound = c.localStream.getAudioTracks()[0])');
    await allow(L, 'microphone');
    await has(L, call, 'cameraOff', true);
    await has(R, call, 'remoteCameraOff', true);
    await until('media-denied', async () => (await said(L, 'error')).includes('error media-denied'));
    // Chromium ends every track of the request that the camera came from, the allowed microphone's as well.
    await until('the microphone is open again', () =>
      value(L, 'window.sound.readyState === "ended" && c.localStream.getAudioTracks().length === 1'),
    );
    await has(L, call, 'micOff', false);
    await has(R, call, 'remoteMicOff', false);
    await hears(R);
    await moves(L);
    await sees(L, 'error', /^The browser does not allow this page to use your camera\. Allow it/);
    assert.deepEqual(await said(L, 'error'), ['error media-denied'], 'no device was disconnected');
    assert.ok(!(await value(L, 'window.asked')).includes('video'), 'nobody is asked for the camera');
    await allow(L, 'camera', 'microphone');
    await begin(L, call, 'toggleCamera', true);
    await has(R, call, 'remoteCameraOff', false);
    await moves(R);
    await endsWell(L, R);
  });

  test('of both: the call goes on, and this side still sees and hears the other', async (t) => {
    const [L, R] = await pair(t, strict, fake);
    await watchAsking(L);
    await allow(L);
    for (const off of ['micOff', 'cameraOff']) await has(L, call, off, true);
    for (const off of ['remoteMicOff', 'remoteCameraOff']) await has(R, call, off, true);
    await sees(L, 'error', /^The browser does not allow this page to use your .*\. Allow it/);
    assert.deepEqual([...new Set(await said(L, 'error'))], ['error media-denied']);
    await moves(L);
    await hears(L);
    assert.deepEqual(await value(L, 'window.asked'), [], 'nobody is asked');
    await endsWell(R, L);
  });
});

describe('a device is unplugged', () => {
  /**
   * Fake devices have no plug. What a browser does then: the track ends by itself, the device is in no list and cannot
   * be opened, and `devicechange` fires.
   */
  const unplug = (page, kind, all = false) =>
    page.evaluate(
      async (tag, k, isAll) => {
        const { mediaDevices } = navigator;
        const { enumerateDevices, getUserMedia } = MediaDevices.prototype;
        const gone = (window.gone ??= new Set());
        window.asked ??= [];
        // Chromium's second camera is one for depth, whose pictures no call can carry.
        for (const { label, groupId } of await enumerateDevices.call(mediaDevices))
          if (label === 'fake_device_1') gone.add(groupId);
        const left = async () =>
          (await enumerateDevices.call(mediaDevices)).filter(({ groupId }) => !gone.has(groupId));
        mediaDevices.enumerateDevices = left;
        mediaDevices.getUserMedia = async (wishes) => {
          const exact = {};
          for (const [name, wish] of Object.entries(wishes)) {
            window.asked.push(name);
            const id = wish.deviceId?.exact;
            const found = (await left()).find(
              (device) => device.kind === `${name}input` && (!id || device.deviceId === id),
            );
            if (!found) throw new DOMException('Requested device not found', 'NotFoundError');
            exact[name] = { ...wish, deviceId: { exact: found.deviceId } };
          }
          return getUserMedia.call(mediaDevices, exact);
        };
        const [track] = document
          .querySelector(tag)
          .localStream.getTracks()
          .filter((each) => each.kind === k);
        const { groupId } = track.getSettings();
        for (const device of await left())
          if (device.kind === `${k}input` && (isAll || device.groupId === groupId)) gone.add(device.groupId);
        track.stop();
        track.dispatchEvent(new Event('ended'));
        mediaDevices.dispatchEvent(new Event('devicechange'));
      },
      call,
      kind,
      all,
    );

  test('another one takes its place, as loud and as muted as the first; without one the call goes on', async (t) => {
    const [L, R] = await pair(t, strict, strict);
    const label = (kind) =>
      value(L, `c.localStream.getTracks().find((each) => each.kind === "${kind}")?.label`);
    const first = await label('video');
    await unplug(L, 'video');
    await sees(L, 'error', /^Your camera was disconnected\. “.+” took its place\./);
    assert.notEqual(await label('video'), first);
    await has(L, call, 'cameraOff', false);
    await has(R, call, 'remoteCameraOff', false);
    await moves(R);
    await moves(L, 'self');

    await begin(L, call, 'toggleMic', false);
    await has(R, call, 'remoteMicOff', true);
    await unplug(L, 'audio');
    await sees(L, 'error', /^Your microphone was disconnected\. “.+” took its place\./);
    assert.equal(await value(L, 'c.localStream.getAudioTracks()[0].enabled'), false, 'it is muted');
    await has(R, call, 'remoteMicOff', true);
    await begin(L, call, 'toggleMic', true);
    await has(R, call, 'remoteMicOff', false);
    await hears(R);

    for (const [kind, words, off, remote] of [
      ['video', /^Your camera was disconnected\. Plug it in/, 'cameraOff', 'remoteCameraOff'],
      ['audio', /^Your microphone was disconnected\. Plug it in/, 'micOff', 'remoteMicOff'],
    ]) {
      await unplug(L, kind, true);
      await sees(L, 'error', words);
      await has(L, call, off, true);
      await has(R, call, remote, true);
    }
    await moves(L);
    await hears(L);

    await value(L, 'void window.gone.clear()');
    await begin(L, call, 'toggleCamera', true);
    await has(R, call, 'remoteCameraOff', false);
    await moves(R);
    assert.deepEqual(await said(L, 'error'), Array(4).fill('error media-not-found'));
    assert.deepEqual(await said(R, 'error'), []);
    await endsWell(L, R);
  });

  test('the one that was chosen: the one in its place can be turned off and on', async (t) => {
    const [L, R] = await pair(t, strict, fake);
    await L.evaluate(async (tag) => {
      const element = document.querySelector(tag);
      element.camera = element.localStream.getVideoTracks()[0].getSettings().deviceId;
      await element.updateComplete;
    }, call);
    await unplug(L, 'video');
    await sees(L, 'error', /took its place/);
    await begin(L, call, 'toggleCamera', false);
    await has(R, call, 'remoteCameraOff', true);
    await begin(L, call, 'toggleCamera', true);
    await has(R, call, 'remoteCameraOff', false);
    await moves(R);
    await endsWell(L, R);
  });

  test('where opening another one would ask the user, nobody is asked, and no permission is blamed', async (t) => {
    // Firefox keeps events that a script makes from the listeners of a track, unless they ask for them.
    const more = `<script>
      const { addEventListener } = EventTarget.prototype;
      MediaStreamTrack.prototype.addEventListener = function (type, listener, options) {
        addEventListener.call(this, type, listener, options, true);
      };
    </script>`;
    const [L, R] = await pair(t, firefox, fake, { more });
    // As in Safari; here because the tests' Firefox allows devices without a permission.
    assert.equal(
      await L.evaluate(async () => (await navigator.permissions.query({ name: 'camera' })).state),
      'prompt',
    );
    await unplug(L, 'video');
    await has(L, call, 'cameraOff', true);
    await has(R, call, 'remoteCameraOff', true);
    await sees(L, 'error', /^Your camera was disconnected\./);
    assert.deepEqual(await said(L, 'error'), ['error media-not-found']);
    assert.deepEqual(await value(L, 'window.asked'), []);
    await moves(L);
    await hears(R);
    await endsWell(L, R);
  });
});

describe('a screen', () => {
  /** Presses the button with the keyboard, as somebody who has the focus on it. */
  async function press(page) {
    await value(page, 'c.dispatchEvent(new Event("pointermove"))');
    await until('the button is there', () =>
      page.evaluate((tag) => {
        const button = document.querySelector(tag).shadowRoot.querySelector('peer-screen-button');
        const inner = button?.shadowRoot?.querySelector('button');
        inner?.focus();
        return inner?.matches(':focus:enabled');
      }, call),
    );
    await page.keyboard.press('Enter');
  }

  const focus = (page) =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getRootNode().host?.localName;
    });

  test('that the browser or the user refuses', async (t) => {
    const [L, R] = await pair(t, refusing, fake);
    await press(L);
    await sees(L, 'error', /^Your screen is not shared: .+\. Choose a screen/);
    assert.deepEqual(await said(L, 'error'), ['error media-denied']);
    assert.equal(await focus(L), 'peer-screen-button');
    for (const page of [L, R]) {
      assert.equal(await value(page, 'c.screenStream'), null);
      await moves(page);
    }
    assert.deepEqual(await said(R, 'error'), []);
    await endsWell(L, R);
  });

  test('that is ended outside the page: by the browser’s own button, or with the tab that was shared', async (t) => {
    const [L, R] = await pair(t, strict, fake);
    at.site.setPage(
      '/shared',
      `<!doctype html><title>shared</title><script>
         setInterval(() => (document.documentElement.style.background = 'hsl(' + performance.now() / 20 + ' 80% 60%)'), 60);
       </script>`,
    );
    const other = await L.browserContext().newPage();
    await other.goto(`${at.site.url}/shared`);
    await L.bringToFront();
    await press(L);
    await sees(L, 'sharing', /You are sharing your screen/);
    await until('the other side has it', () => value(R, 'c.screenStream !== null'));
    await moves(R, 'screen');
    assert.equal(await focus(L), 'peer-screen-button');
    await other.close();
    for (const page of [L, R]) {
      await until('it is gone', () => value(page, 'c.screenStream === null'));
      await until('and is not said to be there', async () => {
        const parts = await Promise.all(['sharing', 'screen'].map((part) => page.evaluate(seen, part)));
        return parts.every((part) => part === null);
      });
      await moves(page);
      assert.deepEqual(await said(page, 'error'), []);
    }
    assert.equal(await focus(L), 'peer-screen-button');
    await endsWell(L, R);
  });
});

describe('sound that waits for a click', () => {
  /** In the page: the other side's sound, and the button for it. */
  function sound() {
    const element = document.querySelector('peer-video-call');
    const tile = element?.shadowRoot?.querySelector('[part=remote]');
    const video = tile?.shadowRoot?.querySelector('video');
    return {
      session: document.querySelector('peer-session').state,
      plays: !!video && !video.paused && !video.muted && video.volume === 1 && video.currentTime > 0,
      button: seen('play'),
      hasClicked: navigator.userActivation.hasBeenActive,
    };
  }

  /** The page tells by itself: what a driver asks counts as a gesture, and would lift the block. */
  const teller = `<script>
    ${seen}
    setInterval(() => console.log('tells ' + JSON.stringify((${sound})())), 100);
  </script>`;

  /** A page that answers by itself and opens no device, which would lift the block as well. */
  async function blocked(t, instance) {
    const [left, right] = ['l', 'r'].map(randomId);
    const L = await open(t, fake, { id: left, to: right });
    const on = 'auto-answer mic-off camera-off';
    const R = await open(t, instance, { id: right, to: left, on, more: teller });
    let told = {};
    R.on('console', (message) => {
      const [word, text] = message.text().split(/ (.*)/s);
      if (word === 'tells') told = JSON.parse(text);
    });
    await until('it is open', () => told.session === 'open');
    await isOpen(L);
    await begin(L, call, 'call');
    await has(L, call, 'state', 'live');
    await until('the button can be seen', () => told.button?.words === 'Click to hear');
    assert.deepEqual([told.plays, told.hasClicked], [false, false]);
    return { L, R, told: () => told };
  }

  for (const [name, instance] of [
    ['Chromium', () => strict],
    ['Firefox', () => firefox],
  ])
    test(`${name}: a click on the button plays it`, async (t) => {
      const { L, R, told } = await blocked(t, instance());
      const { x, y } = told().button;
      await R.mouse.click(x, y);
      await until('it plays', () => told().plays);
      await until('the button is gone', () => told().button === null);
      await hears(R);
      isQuiet(L, R);
    });

  test('where it starts in another way the button goes as well', async (t) => {
    const { R, told } = await blocked(t, strict);
    // A click beside it, and a media key or the browser's own controls.
    await R.mouse.click(5, 590);
    await value(
      R,
      'void c.shadowRoot.querySelector("[part=remote]").shadowRoot.querySelector("video").play()',
    );
    await until('it plays', () => told().plays);
    await until('the button is gone', () => told().button === null);
  });
});

describe('silence', { concurrency: true }, () => {
  /** Four pairs share this machine. */
  const FEW = 'resolution="360p" frame-rate="10"';
  const sleepers = (t, second, attributes = '') => pair(t, fake, second, { on: FEW, attributes });

  /** The user goes to another tab, and the browser freezes this one; the result is their coming back. */
  async function freeze(page) {
    await page.evaluate(() => {
      window.awake = performance.now();
      window.slept = 0;
      clearInterval(window.watch);
      window.watch = setInterval(() => {
        window.slept = Math.max(window.slept, performance.now() - window.awake);
        window.awake = performance.now();
      }, 100);
    });
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    const client = await page.createCDPSession();
    await client.send('Page.setWebLifecycleState', { state: 'frozen' });
    return async () => {
      await page.bringToFront();
      await client.send('Page.setWebLifecycleState', { state: 'active' });
      await other.close();
      return page.evaluate(() => Math.max(window.slept, performance.now() - window.awake));
    };
  }

  /** Both see and hear each other, and each what the other does. */
  async function isWhole(L, R) {
    for (const page of [L, R]) {
      await Promise.all([isOpen(page), has(page, call, 'state', 'live')]);
      assert.deepEqual(await said(page, 'close'), []);
      await moves(page);
      await hears(page);
    }
    for (const [from, to] of [
      [L, R],
      [R, L],
    ])
      for (const isOn of [false, true]) {
        await begin(from, call, 'toggleMic', isOn);
        await has(to, call, 'remoteMicOff', !isOn);
      }
  }

  test('a tab that is frozen for longer than the silence that counts', async (t) => {
    const [L, R] = await sleepers(t, fake);
    const thaw = await freeze(R);
    await pause(6000);
    assert.ok((await thaw()) > 5000, 'it was frozen');
    await isWhole(L, R);
    await endsWell(R, L);
  });

  test('a tab that is frozen for longer than a lost call is kept', async (t) => {
    const [L, R] = await sleepers(t, fake, 'reconnect-timeout="6"');
    const thaw = await freeze(R);
    await begin(L, call, 'toggleMic', false);
    // The browser itself goes on answering for a frozen tab, so nobody takes it for lost.
    await pause(9000);
    assert.ok((await thaw()) > 8000, 'it was frozen');
    await has(R, call, 'remoteMicOff', true);
    await begin(L, call, 'toggleMic', true);
    await isWhole(L, R);

    const again = await freeze(R);
    await begin(L, call, 'hangUp');
    await has(L, call, 'state', 'ended');
    await again();
    await has(R, call, 'state', 'ended');
    for (const page of [L, R]) assert.deepEqual(await said(page, 'close'), ['close hung-up']);
    isQuiet(L, R);
  });

  test(
    'a machine that sleeps: it comes back to the call, or both hear that it was lost',
    { skip: process.platform === 'win32' },
    async (t) => {
      let wake = () => {};
      // Before the pages are closed, which a browser that sleeps cannot do.
      t.after(() => wake());
      const [L, R] = await sleepers(t, refusing, 'reconnect-timeout="4"');
      wake = stopAll(refusing.process().pid);
      await has(L, call, 'state', 'reconnecting');
      wake();
      await isWhole(L, R);
      wake = stopAll(refusing.process().pid);
      await has(L, call, 'state', 'ended');
      wake();
      await has(R, call, 'state', 'ended');
      for (const page of [L, R]) assert.deepEqual(await said(page, 'close'), ['close lost']);
      isQuiet(L, R);
    },
  );

  test('a tab that crashes: the other side ends it as lost, closes its devices and is free for the next call', async (t) => {
    const [left, right] = ['l', 'r'].map(randomId);
    const attributes = 'reconnect-timeout="4"';
    const L = await open(t, fake, { id: left, to: right, attributes, on: FEW });
    const R = await open(t, firefox, { id: right, attributes, on: FEW });
    await connect(L, R);
    await record(R, call, ['statechange', 'error', 'close']);
    await value(R, 'void (window.mine = c.localStream.getTracks())');
    const client = await L.createCDPSession();
    client.send('Page.crash').catch(() => undefined);
    await has(R, call, 'state', 'reconnecting', 8000);
    await has(R, call, 'state', 'ended', 8000);
    assert.deepEqual(await said(R, 'close'), ['close lost']);
    assert.deepEqual(await value(R, 'window.mine.map((track) => track.readyState)'), ['ended', 'ended']);
    await connect(await open(t, fake, { to: right, on: FEW }), R);
    await moves(R);
    isQuiet(R);
  });
});
