/** What stands in the way of a call: with a real PeerServer, and with a real TURN server where there is one. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { missing } from './support/browsers.mjs';
import { startCoturn, withoutCoturn } from './support/coturn.mjs';
import { browser, closeAfterEach, connect, kitPage, randomId, stage, STRICT_POLICY } from './support/kit.mjs';

closeAfterEach();

const doctor = 'peer-doctor';
const skip = withoutCoturn();

const opened = [];
after(async () => {
  for (const close of opened) await close();
});

async function coturn(options) {
  const turn = await startCoturn(options);
  opened.push(turn.stop);
  const { username, credential } = turn;
  const server = (...transports) => ({ urls: transports.map(turn.url), username, credential });
  return { ...turn, server, stun: { urls: turn.url('stun') } };
}

const page = (port, config, { attributes = '', inside = '' } = {}) =>
  kitPage(
    `<peer-session host="localhost" port="${port}" config='${JSON.stringify(config)}' ${attributes}>
      <peer-doctor></peer-doctor>${inside}
    </peer-session>`,
  );

/** Runs the checks; gives their lines by their names, and the report. */
const examine = (page) =>
  page.evaluate(async (tag) => {
    await customElements.whenDefined(tag);
    const element = document.querySelector(tag);
    const results = await element.run();
    return { report: element.report, ...Object.fromEntries(results.map((line) => [line.check, line])) };
  }, doctor);

const state = (lines, ...checks) => checks.map((check) => lines[check].state);

test('a page with a PeerServer alone: nothing fails, under the strict policy', async () => {
  const at = await stage({ policy: STRICT_POLICY });
  const id = randomId();
  const ada = await at.open(
    await browser(),
    page(at.port, { iceServers: [] }, { attributes: `peer-id="${id}"` }),
  );
  const lines = await examine(ada);
  assert.deepEqual(
    state(lines, 'secure-context', 'browser', 'camera', 'microphone', 'signalling', 'direct'),
    ['ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
  );
  assert.deepEqual(state(lines, 'stun', 'turn-udp', 'turn-tcp', 'turn-tls', 'round-trip', 'loss'), [
    'skipped',
    'skipped',
    'skipped',
    'skipped',
    'skipped',
    'skipped',
  ]);
  assert.ok(!lines.report.includes(id));
  assert.deepEqual(ada.problems, []);
});

test('a server that is down fails in words, and the rest is looked at', async () => {
  const at = await stage();
  await at.server.stop();
  const ada = await at.open(await browser(), page(at.port, { iceServers: [] }));
  const { signalling, direct, report } = await examine(ada);
  assert.equal(signalling.ok, false);
  assert.match(signalling.message, /^The PeerServer at ws:\/\/localhost:\d+\S* cannot be reached/);
  assert.notEqual(signalling.hint, '');
  assert.equal(direct.state, 'ok');
  assert.ok(!report.includes('localhost'));
});

test('the way of a call that goes on is measured', async () => {
  const at = await stage();
  const [left, right] = ['l', 'r'].map(randomId);
  const open = async (id, to) =>
    at.open(
      await browser(),
      page(
        at.port,
        { iceServers: [] },
        { attributes: `peer-id="${id}"`, inside: `<peer-video-call to="${to}"></peer-video-call>` },
      ),
    );
  const [L, R] = [await open(left, right), await open(right, left)];
  await connect(L, R);
  const lines = await examine(L);
  assert.match(lines['round-trip'].message, /^There and back takes \d+ ms, on a direct path\.$/);
  assert.match(lines.loss.message, /^Lost on the way: [\d.]+ % of all packets\.$/);
  assert.equal(await R.evaluate(() => document.querySelector('peer-video-call').state), 'live');
});

for (const kind of ['chromium', 'firefox'])
  test(`${kind}: STUN and TURN, over UDP, TCP and TLS`, { skip: skip || missing(kind) }, async () => {
    const at = await stage();
    const turn = await coturn({ tls: true });
    const config = { iceServers: [turn.stun, turn.server('udp', 'tcp', 'tls')] };
    const lines = await examine(await at.open(await browser(kind), page(at.port, config)));
    assert.deepEqual(state(lines, 'stun', 'turn-udp', 'turn-tcp', 'round-trip', 'loss'), [
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
    assert.match(lines['round-trip'].message, /^There and back over the TURN server takes \d+ ms\.$/);
    // Its certificate is its own.
    assert.equal(lines['turn-tls'].state, 'failed');
    assert.match(lines['turn-tls'].hint, /certificate/);
    for (const secret of [turn.username, turn.credential, '127.0.0.1'])
      assert.ok(!lines.report.includes(secret), secret);
  });

for (const kind of ['chromium', 'firefox'])
  test(`${kind}: a password that is wrong is said to be`, { skip: skip || missing(kind) }, async () => {
    const at = await stage();
    const turn = await coturn();
    const config = { iceServers: [{ ...turn.server('udp', 'tcp'), credential: 'another' }] };
    const lines = await examine(await at.open(await browser(kind), page(at.port, config)));
    for (const check of ['turn-udp', 'turn-tcp']) {
      assert.equal(lines[check].ok, false);
      assert.match(lines[check].message, /the user name or the password was refused/);
    }
    assert.deepEqual(state(lines, 'turn-tls', 'round-trip'), ['skipped', 'skipped']);
  });

test('with relay-only the TURN server alone is asked', { skip }, async () => {
  const at = await stage();
  const turn = await coturn();
  const ada = await at.open(
    await browser(),
    page(at.port, { iceServers: [turn.stun, turn.server('udp')] }, { attributes: 'relay-only' }),
  );
  // Whatever a connection finds of this machine.
  await ada.evaluate(() => {
    window.found = [];
    const { setLocalDescription } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setLocalDescription = function (...args) {
      this.addEventListener(
        'icecandidate',
        ({ candidate }) => candidate && window.found.push(candidate.type),
      );
      return setLocalDescription.apply(this, args);
    };
  });
  const lines = await examine(ada);
  assert.deepEqual(state(lines, 'stun', 'direct', 'turn-udp', 'round-trip'), [
    'skipped',
    'skipped',
    'ok',
    'ok',
  ]);
  assert.deepEqual([...new Set(await ada.evaluate(() => window.found))], ['relay']);
});
