import { expect } from '@open-wc/testing';
import { randomBytes, toText } from '../../../src/base/bytes.js';
import { commitment, shortCode, SIGNS, type Share } from '../../../src/session/short-code.js';

const hex = (count: number) =>
  Array.from(randomBytes(count), (byte) => byte.toString(16).padStart(2, '0').toUpperCase());
const fingerprint = () => hex(32).join(':');
const share = (more: Partial<Share> = {}): Share => ({
  fingerprint: fingerprint(),
  key: toText(randomBytes(65)),
  nonce: toText(randomBytes(32)),
  ...more,
});
const name = (code: readonly number[]) => code.join(' ');

describe('the short code', () => {
  it('is six numbers below 64, the same whichever side is asked', async () => {
    for (let turn = 0; turn < 50; turn++) {
      const [one, other] = [share(), share()];
      const code = await shortCode(one, other);
      expect(code).to.have.length(SIGNS);
      expect(code.every((sign) => Number.isInteger(sign) && sign >= 0 && sign < 64)).to.equal(true);
      expect(await shortCode(other, one)).to.deep.equal(code);
    }
  });

  it('is this one for these values, so that another client can be checked by it', async () => {
    const one = { fingerprint: 'AA', key: 'k1', nonce: 'n1' };
    const other = { fingerprint: 'BB', key: 'k2', nonce: 'n2' };
    expect(await shortCode(one, other)).to.deep.equal([32, 27, 62, 1, 52, 59]);
    expect(await commitment('offer', one)).to.equal('zyD202nYqmq8yDpP339C8K4NHVRxnYktONr2Y3NblzQ');
  });

  it('uses all of its 64 signs in every place', async () => {
    const seen = Array.from({ length: SIGNS }, () => new Set<number>());
    for (let turn = 0; turn < 800; turn++)
      (await shortCode(share(), share())).forEach((sign, at) => seen[at]?.add(sign));
    expect(seen.map(({ size }) => size)).to.deep.equal(Array.from({ length: SIGNS }, () => 64));
  });

  it('is another one when any part of either side is', async () => {
    const [one, other] = [share(), share()];
    const code = name(await shortCode(one, other));
    for (const changed of [
      { ...one, fingerprint: fingerprint() },
      { ...one, key: share().key },
      { ...one, nonce: share().nonce },
    ]) {
      expect(name(await shortCode(changed, other))).not.to.equal(code);
      expect(name(await shortCode(other, changed))).not.to.equal(code);
    }
  });

  it('holds for two tabs with one certificate and one key', async () => {
    const one = share();
    const other = { ...one, nonce: share().nonce };
    expect(await shortCode(one, other)).to.deep.equal(await shortCode(other, one));
  });

  it('differs in all of 200 sessions whose fingerprints a server has swapped', async () => {
    for (let turn = 0; turn < 200; turn++) {
      const [ann, bob] = [share(), share()];
      // In the middle: a certificate and a number of its own towards each, the keys as they are.
      const towardsAnn = share({ key: bob.key });
      const towardsBob = share({ key: ann.key });
      expect(name(await shortCode(ann, towardsAnn))).not.to.equal(name(await shortCode(bob, towardsBob)));
    }
  });
});

describe('a commitment', () => {
  it('binds the number, the key and the role', async () => {
    const { nonce, key } = share();
    const hash = await commitment('offer', { nonce, key });
    expect(hash).to.match(/^[\w-]{43}$/);
    expect(await commitment('offer', { nonce, key })).to.equal(hash);
    expect(await commitment('answer', { nonce, key })).not.to.equal(hash);
    expect(await commitment('offer', { nonce: share().nonce, key })).not.to.equal(hash);
    expect(await commitment('offer', { nonce, key: share().key })).not.to.equal(hash);
  });
});
