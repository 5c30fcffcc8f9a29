/** `relay-only` with a real TURN server: everything works, and no address of this machine leaves a page. */
import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, test } from 'node:test';
import { startCoturn, withoutCoturn } from './support/coturn.mjs';
import {
  begin,
  browser,
  call,
  chat,
  closeAfterEach,
  connect,
  has,
  isOpen,
  moves,
  randomId,
  session,
  stage,
  STRICT_POLICY,
  tags,
  until,
} from './support/kit.mjs';
import { keyOf } from './support/pair.mjs';

closeAfterEach();

const skip = withoutCoturn();
let at, turn;
/** All that the two pages have given to the server, as text. */
const sent = [];

before(async () => {
  if (skip) return;
  turn = await startCoturn();
  at = await stage({ policy: STRICT_POLICY });
});
after(() => turn?.stop());

/** Two people; their words to the server are read from the first one on. */
async function pair(credential = turn.credential) {
  const [left, right] = ['l', 'r'].map(randomId);
  return [await open(left, right, credential), await open(right, left, credential)];
}

async function open(id, to, credential) {
  const address = turn.url('udp').replace('turn:', '');
  const attributes = `relay-only turn="${address}" turn-username="${turn.username}" turn-credential="${credential}"`;
  const markup = tags({
    port: at.port,
    id,
    to,
    attributes: `manual ${attributes}`,
  });
  const page = await at.open(await browser(), markup);
  const client = await page.createCDPSession();
  await client.send('Network.enable');
  client.on('Network.webSocketFrameSent', ({ response }) => sent.push(response.payloadData));
  await begin(page, session, 'start');
  await isOpen(page);
  return page;
}

/** The kinds of all own candidates of every connection, and of those that are in use. */
const kinds = (page) =>
  page.evaluate(async (tag) => {
    const all = [];
    const used = [];
    for (const { peerConnection } of Object.values(document.querySelector(tag).connections).flat()) {
      const report = await peerConnection.getStats();
      const selected = [...report.values()].find(({ type }) => type === 'transport')?.selectedCandidatePairId;
      for (const { type, candidateType } of report.values())
        if (type === 'local-candidate') all.push(candidateType);
      const pair = report.get(selected);
      used.push(report.get(pair?.localCandidateId)?.candidateType ?? null);
    }
    return { all, used };
  }, session);

test('call, chat and file work over the relay, and nothing else is ever shown', { skip }, async () => {
  const [L, R] = await pair();
  await connect(L, R);
  for (const page of [L, R]) await moves(page);

  await R.evaluate((tag) => {
    document.querySelector(tag).addEventListener('file', ({ detail }) => {
      window.transfer = detail.transfer;
      void detail.transfer.accept();
    });
  }, chat);
  await begin(L, chat, 'send', 'over the relay');
  await until('the message is there', () =>
    R.evaluate((tag) => document.querySelector(tag).messages.some((m) => m.text === 'over the relay'), chat),
  );
  await L.evaluate((tag) => {
    void document.querySelector(tag).sendFile(new File([new Uint8Array(300_000)], 'nothing.bin'));
  }, chat);
  await until('the file is there', () => R.evaluate(() => window.transfer?.state === 'done'));

  // What brings a call back is loaded a while after its first picture.
  await until('the call has all its parts', () =>
    L.evaluate((tag) => document.querySelector(tag).quality !== null, call),
  );
  // Another path for the call: its candidates go over the call itself, where nobody can read along.
  const before = await keyOf(L);
  await L.evaluate(() => dispatchEvent(new Event('online')));
  await until('a restart', async () => (await keyOf(L)) !== before);
  for (const page of [L, R]) {
    await moves(page);
    const { all, used } = await kinds(page);
    assert.ok(used.length >= 2, 'a call and a chat');
    assert.deepEqual(new Set([...all, ...used]), new Set(['relay']));
    assert.deepEqual(page.problems, []);
  }

  const text = sent.join('\n');
  const candidates = [
    ...text.matchAll(/candidate:\S+ \d \S+ \d+ \S+ \d+ typ (\w+)(?: raddr (\S+) rport (\d+))?/g),
  ];
  assert.ok(candidates.length > 0, 'candidates were sent');
  for (const [line, type, raddr, rport] of candidates) {
    assert.equal(type, 'relay', line);
    // Where a relayed one came from would say it all.
    assert.deepEqual([raddr ?? '0.0.0.0', rport ?? '0'], ['0.0.0.0', '0'], line);
  }
  assert.doesNotMatch(text, /\.local\b/);
  for (const { address, internal } of Object.values(os.networkInterfaces()).flat())
    if (!internal) assert.ok(!text.includes(address), 'an address of this machine');
});

test(
  'without a relay that lets it in it ends with a reason, and shows nothing either',
  { skip },
  async () => {
    sent.length = 0;
    const [caller, callee] = await pair('wrong');
    await begin(caller, call, 'call');
    await has(callee, call, 'state', 'incoming');
    await begin(callee, call, 'answer');
    await has(caller, call, 'state', 'ended', 60_000);
    assert.doesNotMatch(sent.join('\n'), /candidate:\S+ \d \S+ \d+ \S+ \d+ typ /);
  },
);
