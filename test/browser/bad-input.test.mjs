/** Bad input and bad luck: each ends in an error event with its code, a sentence on the element, and nothing left hanging. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import { signToken } from 'peer-elements-server';
import { run } from '../support/server-command.mjs';
import {
  begin,
  browser,
  call,
  chat,
  closeAfterEach,
  has,
  isOpen,
  kitPage,
  launch,
  randomId,
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

/** A page that notes every error of every element from the first moment on. */
async function open(markup, { instance = chromium, url } = {}) {
  const watcher = `<script src="/watch.js"></script>`;
  at.site.setPage(
    '/watch.js',
    `window.seen = []; window.unhandled = [];
     addEventListener('unhandledrejection', (event) => window.unhandled.push(String(event.reason)));
     addEventListener('error', (event) => event.message && window.unhandled.push(event.message));
     customElements.whenDefined('peer-chat').then(() => 0);
     const { dispatchEvent } = EventTarget.prototype;
     EventTarget.prototype.dispatchEvent = function (event) {
       if (event.type === 'error' && event.detail?.error)
         window.seen.push({ tag: this.localName, code: event.detail.error.code, message: event.detail.error.message, hint: event.detail.error.hint, fatal: event.detail.error.fatal });
       return dispatchEvent.call(this, event);
     };`,
  );
  const page = await at.open(
    instance,
    markup.replace('<meta charset="utf-8">', `<meta charset="utf-8">${watcher}`),
    url,
  );
  return page;
}

const errors = (page) => page.evaluate(() => window.seen);
const shown = (page, tag) =>
  page.evaluate((t) => document.querySelector(t)?.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '', tag);

/** Waits for the code, checks that it is said in words on the call, and that nothing went unhandled. */
async function ends(page, code, { tag = call, by, says } = {}) {
  const found = await until(
    code,
    async () => (await errors(page)).find((error) => error.code === code && (!by || error.tag === by)),
    30_000,
  );
  assert.match(found.message, /^[A-Z“].*[.:!]$|^[A-Z“].+/, 'a full sentence');
  assert.ok(found.hint.length > 0, 'a hint');
  if (tag)
    await until('the sentence is on the element', async () =>
      (await shown(page, tag)).includes(says ?? found.message),
    );
  assert.deepEqual(await page.evaluate(() => window.unhandled), []);
  return found;
}

const SESSION_CASES = [
  ['malformed config', "config='{oops'", 'invalid-attribute', /config/],
  ['config that is no object', "config='[1]'", 'invalid-attribute', /config/],
  ['port 99999', 'port="99999"', 'invalid-attribute', /port="99999"/],
  ['a port that is no number', 'port="abc"', 'invalid-attribute', /port="abc"/],
  ['illegal id', 'peer-id="not an id!"', 'invalid-id', /not an id!/],
  ['a host with a scheme', 'host="http://localhost"', 'invalid-attribute', /host/],
  ['unknown admission', 'admission="maybe"', 'invalid-attribute', /admission="maybe"/],
];

for (const [what, attributes, code, names] of SESSION_CASES)
  test(what, async () => {
    const own = attributes.split('=')[0];
    const defaults = [
      'host="localhost"',
      `port="${at.port}"`,
      `peer-id="${randomId('x')}"`,
      `config='{"iceServers":[]}'`,
    ]
      .filter((attribute) => !attribute.startsWith(`${own}=`))
      .join(' ');
    const page = await open(
      kitPage(
        `<peer-session ${defaults} ${attributes}><peer-video-call to="x"></peer-video-call></peer-session>`,
      ),
    );
    const error = await ends(page, code, { by: session });
    assert.match(error.message, names);
    assert.equal(error.fatal, true);
    await has(page, session, 'state', 'failed');
    const outcome = await page.evaluate(
      (tag) =>
        document
          .querySelector(tag)
          .start()
          .then(
            () => 'started',
            (e) => e.code,
          ),
      session,
    );
    assert.equal(outcome, code, 'starting again says the same');
  });

test('an attribute that is mended starts the session', async () => {
  const page = await open(tags({ port: 99999, id: randomId('x'), to: 'y' }));
  await ends(page, 'invalid-attribute', { by: session });
  await page.evaluate(
    (tag, port) => document.querySelector(tag).setAttribute('port', port),
    session,
    String(at.port),
  );
  await isOpen(page);
});

test('wrong key', async () => {
  const page = await open(tags({ port: at.port, id: randomId('x'), to: 'y', attributes: 'key="wrong"' }));
  const error = await ends(page, 'server-error', { by: session });
  assert.match(error.message, /Invalid key/);
  await has(page, session, 'state', 'failed');
});

test('a token that the server did not sign, mended by one that it did', async (t) => {
  const [id, secret] = [randomId('x'), 'a secret of thirty-two characters'];
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'peer-elements-')), 'secrets');
  await writeFile(file, secret);
  const server = await run('--port', '0', '--secret-file', file);
  const { port } = new URL(server.url);
  t.after(() => rm(path.dirname(file), { recursive: true }));
  const page = await open(tags({ port, id, to: 'y', attributes: 'token="made-up"' }));
  const error = await ends(page, 'server-error', { by: session });
  assert.match(error.message, /The token is not signed for this id/);
  await page.evaluate(
    (tag, token) => document.querySelector(tag).setAttribute('token', token),
    session,
    signToken(id, secret),
  );
  await isOpen(page);
});

test('server down: said at the first failure, while attempts go on', async () => {
  const page = await open(tags({ port: 9, id: randomId('x'), to: 'y' }));
  const error = await ends(page, 'network', { by: session });
  assert.equal(error.fatal, false);
  await has(page, session, 'state', 'connecting');
  const outcome = await page.evaluate(
    (tag) =>
      document
        .querySelector(tag)
        .start()
        .then(
          () => 'started',
          (e) => e.code,
        ),
    session,
  );
  assert.equal(outcome, 'timeout');
});

test('id taken', async () => {
  const id = randomId('x');
  await isOpen(await open(tags({ port: at.port, id, to: 'y' })));
  const page = await open(tags({ port: at.port, id, to: 'y' }));
  await ends(page, 'unavailable-id', { by: session });
  await has(page, session, 'state', 'failed');
});

test('remote unknown, by call, by chat and by data', async () => {
  const nobody = randomId('nobody');
  const page = await open(
    tags({
      port: at.port,
      id: randomId('x'),
      inside: `<peer-video-call to="${nobody}"></peer-video-call><peer-chat to="${nobody}"></peer-chat><peer-data to="${nobody}"></peer-data>`,
    }),
  );
  await isOpen(page);
  await begin(page, call, 'call');
  await begin(page, chat, 'send', 'anybody there?');
  await ends(page, 'peer-unavailable', { by: call, says: 'is not there at the moment' });
  await ends(page, 'peer-unavailable', { by: chat, tag: chat });
  await ends(page, 'peer-unavailable', { by: 'peer-data', tag: null });
  assert.equal(
    await page.evaluate((tag) => document.querySelector(tag).messages[0].state, chat),
    'queued',
    'nothing is lost',
  );
});

test('remote unknown, and the words for it cannot be loaded', async () => {
  const page = await open(tags({ port: at.port, id: randomId('x'), to: randomId('nobody') }));
  await isOpen(page);
  let refused = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isLost = request.url().includes('/explanations-');
    if (isLost) refused++;
    return isLost ? request.abort() : request.continue();
  });
  await begin(page, call, 'call');
  const error = await ends(page, 'peer-unavailable', { by: call, says: 'is not there at the moment' });
  assert.ok(refused > 0, 'nothing was loaded');
  assert.match(error.message, /^This failed: .*nobody/);
  assert.ok(error.hint);
  await has(page, call, 'state', 'ended');
});

test('unknown serialization', async () => {
  const page = await open(
    tags({ port: at.port, id: randomId('x'), inside: '<peer-data to="y" serialization="xml"></peer-data>' }),
  );
  const error = await ends(page, 'invalid-attribute', { by: 'peer-data', tag: 'peer-data' });
  assert.match(error.message, /serialization="xml"/);
});

test('metadata that is no JSON', async () => {
  const page = await open(
    tags({ port: at.port, id: randomId('x'), inside: '<peer-data to="y" metadata="{oops"></peer-data>' }),
  );
  await ends(page, 'invalid-attribute', { by: 'peer-data', tag: 'peer-data' });
});

test('auto-answer without saying for whom', async () => {
  const page = await open(
    tags({ port: at.port, id: randomId('x'), inside: '<peer-video-call auto-answer></peer-video-call>' }),
  );
  await ends(page, 'invalid-attribute', { by: call });
});

for (const [what, attribute] of [
  ['an impossible resolution', 'resolution="8k"'],
  ['a ring-timeout that is no number', 'ring-timeout="soon"'],
  ['an unknown layout', 'layout="mosaic"'],
])
  test(what, async () => {
    const page = await open(
      tags({
        port: at.port,
        id: randomId('x'),
        inside: `<peer-video-call to="y" ${attribute}></peer-video-call>`,
      }),
    );
    const error = await ends(page, 'invalid-attribute', { by: call });
    assert.ok(error.message.includes(attribute));
  });

test('no session', async () => {
  const page = await open(
    kitPage(
      '<peer-video-call to="x"></peer-video-call><peer-chat to="x"></peer-chat><peer-data to="x"></peer-data>',
    ),
  );
  for (const tag of [call, chat, 'peer-data']) await ends(page, 'no-session', { by: tag, tag });
  const outcome = await page.evaluate(
    (tag) =>
      document
        .querySelector(tag)
        .call()
        .then(
          () => 'called',
          (error) => error.code,
        ),
    call,
  );
  assert.equal(outcome, 'no-session');
});

test('no camera: said, with a way on that leads to a call', async () => {
  const bare = await launch({ without: ['--use-fake'] });
  const other = randomId('o');
  const id = randomId('x');
  const page = await open(tags({ port: at.port, id, to: other }), { instance: bare });
  const callee = await at.open(chromium, tags({ port: at.port, id: other, to: id }));
  await Promise.all([isOpen(page), isOpen(callee)]);
  await begin(page, call, 'call');
  await ends(page, 'media-not-found', { by: call });
  await has(page, call, 'state', 'idle');
  await begin(page, call, 'call', other, { audio: false, video: false });
  await has(callee, call, 'state', 'incoming');
  await begin(callee, call, 'answer');
  await has(page, call, 'state', 'live');
});

test('camera denied', async () => {
  const page = await open(tags({ port: at.port, id: randomId('x'), to: 'y' }));
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await begin(page, call, 'call');
  await ends(page, 'media-denied', { by: call });
  await has(page, call, 'state', 'idle');
});

test('camera in use', async () => {
  const page = await open(tags({ port: at.port, id: randomId('x'), to: 'y' }));
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotReadableError'));
  });
  await begin(page, call, 'call');
  await ends(page, 'media-in-use', { by: call });
});

test('page not secure', async () => {
  const page = await at.open(chromium, '<!doctype html><title>x</title>');
  const markup = tags({ port: at.port, id: randomId('x'), to: 'y' });
  const local = await open(markup);
  const { pathname } = new URL(local.url());
  // A name that is not localhost, on this machine: http there is not a secure context.
  const instance = await launch({ args: ['--host-resolver-rules=MAP insecure.test 127.0.0.1'] });
  const context = await instance.createBrowserContext();
  const insecure = await context.newPage();
  await insecure.goto(`http://insecure.test:${new URL(local.url()).port}${pathname}`);
  await page.close();
  assert.equal(await insecure.evaluate(() => window.isSecureContext), false);
  await begin(insecure, call, 'call');
  await ends(insecure, 'insecure-context', { by: call });
});

test('a message that is too long keeps its draft and says why', async () => {
  const page = await open(
    tags({ port: at.port, id: randomId('x'), inside: '<peer-chat to="y" max-length="10"></peer-chat>' }),
  );
  await isOpen(page);
  await begin(page, chat, 'send', 'x'.repeat(11));
  await ends(page, 'message-too-big', { by: chat, tag: chat });
});

test('data that would arrive as another value is refused', async () => {
  const page = await open(
    tags({ port: at.port, id: randomId('x'), inside: '<peer-data to="y"></peer-data>' }),
  );
  await page.evaluate(() => customElements.whenDefined('peer-data').then(() => {}));
  for (const value of [
    'null',
    'undefined',
    'NaN',
    '[undefined]',
    'new Map()',
    'new Date()',
    '{__peerData: 1}',
    '10n',
    '() => 1',
  ])
    assert.equal(
      await page.evaluate(
        (expression) =>
          document
            .querySelector('peer-data')
            .send(new Function(`return (${expression})`)())
            .then(
              () => 'sent',
              (error) => error.code,
            ),
        value,
      ),
      'invalid-data',
      value,
    );
});
