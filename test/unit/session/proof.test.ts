import { expect } from '@open-wc/testing';
import { randomBytes, toText } from '../../../src/base/bytes.js';
import {
  isLinked,
  isSigned,
  isWho,
  makeKeyPair,
  prove,
  type KeyPair,
  type Signed,
} from '../../../src/session/proof.js';

const OFFER: Signed = {
  ...{ kind: 'OFFER', connectionId: 'mc_1', src: 'ann', dst: 'bob' },
  fingerprints: ['AA:BB'],
};
const secret = () => toText(randomBytes(16));

describe('a signed description', () => {
  let keys: KeyPair;
  before(async () => (keys = await makeKeyPair()));

  it('has a key of 65 bytes that cannot be read out, and a signature that fits', async () => {
    const who = await prove(OFFER, keys, null);
    expect(isWho(who)).to.equal(true);
    expect(who).not.to.have.property('link');
    expect([keys.privateKey.extractable, await isSigned(OFFER, who)]).to.deep.equal([false, true]);
  });

  for (const [name, change] of Object.entries<Partial<Signed>>({
    fingerprint: { fingerprints: ['AA:CC'] },
    kind: { kind: 'ANSWER' },
    connection: { connectionId: 'mc_2' },
    sender: { src: 'eve' },
    receiver: { dst: 'eve' },
    'number of fingerprints': { fingerprints: ['AA:BB', 'AA:BB'] },
    'place of a quote': { src: 'ann","bob', dst: '' },
  }))
    it(`does not fit another ${name}`, async () => {
      const link = secret();
      const who = await prove(OFFER, keys, link);
      expect(await isSigned({ ...OFFER, ...change }, who)).to.equal(false);
      expect(await isLinked({ ...OFFER, ...change }, who, link)).to.equal(false);
    });

  it('does not fit another key', async () => {
    const [who, other] = [await prove(OFFER, keys, null), await prove(OFFER, await makeKeyPair(), null)];
    expect(await isSigned(OFFER, { ...who, key: other.key })).to.equal(false);
    expect(await isSigned(OFFER, { ...who, sig: other.sig })).to.equal(false);
  });

  it('is false, and no error, for what is no key or no signature', async () => {
    const who = await prove(OFFER, keys, null);
    expect(await isSigned(OFFER, { ...who, key: 'A'.repeat(87) })).to.equal(false);
    expect(await isSigned(OFFER, { ...who, key: '!'.repeat(87) })).to.equal(false);
    expect(await isSigned(OFFER, { ...who, sig: '!'.repeat(86) })).to.equal(false);
  });

  it('proves a link to who knows its secret, and to nobody else', async () => {
    const link = secret();
    const who = await prove(OFFER, keys, link);
    expect(isWho(who)).to.equal(true);
    expect(await isLinked(OFFER, who, link)).to.equal(true);
    expect(await isLinked(OFFER, who, secret())).to.equal(false);
    // Another key beside the same proof.
    expect(await isLinked(OFFER, { ...who, key: (await makeKeyPair()).key }, link)).to.equal(false);
    expect(await isLinked(OFFER, { ...who, link: 'A'.repeat(43) }, link)).to.equal(false);
    expect(await isLinked(OFFER, await prove(OFFER, keys, null), link)).to.equal(false);
  });
});
