import { expect } from '@open-wc/testing';
import { randomBytes, toText } from '../../../src/base/bytes.js';
import { Exchange, type ExchangeSide } from '../../../src/session/exchange.js';
import { shortCode } from '../../../src/session/short-code.js';
import { pause, until } from '../../support/wait.js';

interface Message {
  readonly k: string;
  readonly hash?: string;
  readonly nonce?: string;
  readonly key?: string;
}

const KEYS = { ann: 'A'.repeat(87), bob: 'B'.repeat(87), eve: 'E'.repeat(87) };
const ANN: ExchangeSide = {
  ...{ role: 'offer', key: KEYS.ann, remoteKey: KEYS.bob },
  ...{ fingerprint: 'AA', remoteFingerprint: 'BB' },
};
const BOB: ExchangeSide = {
  ...{ role: 'answer', key: KEYS.bob, remoteKey: KEYS.ann },
  ...{ fingerprint: 'BB', remoteFingerprint: 'AA' },
};

/** One side, whose words are collected. */
function side(how: ExchangeSide) {
  const said: Message[] = [];
  const outcome: (string | readonly number[])[] = [];
  let hear: (text: string) => unknown = () => undefined;
  const exchange = new Exchange(how, {
    send: (text) => {
      said.push(JSON.parse(text) as Message);
      hear(text);
    },
    done: (code) => outcome.push(code),
    failed: () => outcome.push('failed'),
    rejected: () => outcome.push('rejected'),
  });
  return {
    exchange,
    said,
    outcome,
    names: () => said.map(({ k }) => k),
    to: (other: { exchange: Exchange }) => (hear = (text) => other.exchange.take(text)),
    over: () => until('it is over', () => outcome[0]),
    says: (message: object) => exchange.take(JSON.stringify(message)),
  };
}

describe('the exchange', () => {
  it('gives both sides the same code', async () => {
    const [ann, bob] = [side(ANN), side(BOB)];
    ann.to(bob);
    bob.to(ann);
    ann.exchange.begin();
    bob.exchange.begin();
    expect(await ann.over()).to.deep.equal(await bob.over());
    expect([ann.names(), bob.names()]).to.deep.equal([
      ['commit', 'reveal'],
      ['commit', 'reveal'],
    ]);
  });

  it('gives it where a word comes before the own channel is open, and where what was said first is lost', async () => {
    const [ann, bob] = [side(ANN), side(BOB)];
    ann.to(bob);
    // Bob hears Ann before his channel says that it is open; what he says then reaches nobody yet.
    ann.exchange.begin();
    await until('she has said it', () => ann.said.length > 0);
    expect(bob.names(), 'nothing before his own is fixed').to.deep.equal([]);
    bob.exchange.begin();
    await until('he has said it', () => bob.said.length >= 2);
    expect(bob.names()[0]).to.equal('commit');
    bob.to(ann);
    bob.exchange.again();
    expect(await ann.over()).to.deep.equal(await bob.over());
    ann.exchange.again();
    await pause(50);
    expect([ann.outcome, bob.outcome].map(({ length }) => length)).to.deep.equal([1, 1]);
  });

  it('gives another code in each session', async () => {
    const codes = new Set<string>();
    for (let turn = 0; turn < 20; turn++) {
      const [ann, bob] = [side(ANN), side(BOB)];
      ann.to(bob);
      bob.to(ann);
      ann.exchange.begin();
      bob.exchange.begin();
      codes.add(String(await ann.over()));
    }
    expect(codes.size).to.equal(20);
  });

  it('says its number to nobody who has not fixed one', async () => {
    const ann = side(ANN);
    ann.exchange.begin();
    await until('it has begun', () => ann.said.length > 0);
    await ann.says({ k: 'reveal', nonce: toText(randomBytes(32)), key: KEYS.bob });
    await pause(50);
    expect([ann.names(), ann.outcome]).to.deep.equal([['commit'], []]);
  });

  it('fixes its own before it says it, however early the other one was', async () => {
    const ann = side(ANN);
    ann.exchange.begin();
    await ann.says({ k: 'commit', hash: 'x'.repeat(43) });
    expect(ann.names()).to.deep.equal(['commit', 'reveal']);
  });

  it('fails where the number is another one than was fixed: nobody tries until it fits', async () => {
    // The attacker knows everything by now, and may choose the number that makes the codes agree.
    const ann = side(ANN);
    ann.exchange.begin();
    await ann.says({ k: 'commit', hash: 'x'.repeat(43) });
    const { nonce = '' } = ann.said.find(({ k }) => k === 'reveal') ?? {};
    const wanted = (
      await shortCode({ fingerprint: 'AA', key: KEYS.ann, nonce }, { ...BOB, nonce: 'any' })
    )[0];
    let chosen: string;
    do chosen = toText(randomBytes(32));
    while (
      (
        await shortCode(
          { fingerprint: 'AA', key: KEYS.ann, nonce },
          { fingerprint: 'BB', key: KEYS.bob, nonce: chosen },
        )
      )[0] !== wanted
    );
    await ann.says({ k: 'reveal', nonce: chosen, key: KEYS.bob });
    expect(ann.outcome).to.deep.equal(['failed']);
  });

  it('lets nobody fix a second number', async () => {
    const [ann, bob] = [side(ANN), side(BOB)];
    bob.exchange.begin();
    ann.exchange.begin();
    await ann.says({ k: 'commit', hash: 'x'.repeat(43) });
    await until('both have begun', () => bob.said.length > 0);
    await ann.says(bob.said[0] as Message);
    await bob.says(ann.said[0] as Message);
    await ann.says(bob.said[1] as Message);
    expect(ann.outcome).to.deep.equal(['failed']);
  });

  it('fails where its own words are sent back', async () => {
    const ann = side({ ...ANN, remoteKey: KEYS.ann });
    ann.to(ann);
    ann.exchange.begin();
    expect(await ann.over()).to.equal('failed');
  });

  it('fails where the key is not the one that was signed with', async () => {
    const [ann, bob] = [side({ ...ANN, remoteKey: KEYS.eve }), side(BOB)];
    ann.to(bob);
    bob.to(ann);
    ann.exchange.begin();
    bob.exchange.begin();
    expect(await ann.over()).to.equal('failed');
  });

  it('hears that a person sees another code', async () => {
    const [ann, bob] = [side(ANN), side(BOB)];
    bob.to(ann);
    bob.exchange.reject();
    expect(await ann.over()).to.equal('rejected');
  });

  it('lets be what it does not know', async () => {
    const ann = side(ANN);
    for (const data of ['', '{', '{"k":"commit"}', '{"k":"later"}', new ArrayBuffer(3), 'x'.repeat(5000)])
      await ann.exchange.take(data);
    expect([ann.said, ann.outcome]).to.deep.equal([[], []]);
  });
});
