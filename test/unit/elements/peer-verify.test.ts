import { expect } from '@open-wc/testing';
import { html } from 'lit';
import 'peerjs';
import '../../../src/define/all.js';
import { CODE_SIGNS, CODE_WORDS } from '../../../src/session/code-words.js';
import { IDLE_VERIFY, type VerifySnapshot } from '../../../src/channels/verify-types.js';
import type { PeerVerify } from '../../../src/elements/peer-verify/peer-verify.js';
import { forgetIdentities } from '../../support/identities.js';
import { installFakeMedia } from '../../support/media.js';
import { all, inside, people } from '../../support/people.js';
import { refusal, until } from '../../support/wait.js';

const CODE = [0, 9, 18, 27, 36, 63];

describe('<peer-verify>', function () {
  this.timeout(20_000);
  afterEach(forgetIdentities);

  async function alone(snapshot: Partial<VerifySnapshot> = {}): Promise<PeerVerify> {
    const [verify] = all(await people({ ada: html`<peer-verify to="ben"></peer-verify>` }), 'peer-verify');
    verify.handle.store.set({ ...IDLE_VERIFY, remoteId: 'ben', ...snapshot });
    await verify.updateComplete;
    return verify;
  }

  for (const [name, snapshot] of Object.entries<Partial<VerifySnapshot>>({
    'nobody is there': {},
    'a code is there': { state: 'unverified', code: CODE },
    'the key has changed': { state: 'changed', code: CODE },
    'it is verified': { state: 'verified', code: CODE, by: 'code' },
    'the other side has no keys': { state: 'unsupported' },
    'the codes differed': { state: 'rejected' },
  }))
    it(`is accessible where ${name}`, async () => {
      const verify = await alone(snapshot);
      await expect(verify).to.be.accessible();
      expect(verify.getAttribute('state')).to.equal(snapshot.state ?? 'idle');
    });

  it('has 64 signs with 64 words', () => {
    expect(CODE_SIGNS).to.have.length(64);
    expect(new Set(Object.values(CODE_WORDS)).size).to.equal(64);
  });

  it('gives the code as emoji and as words, and shows both', async () => {
    const verify = await alone({ state: 'unverified', code: CODE });
    expect(verify.code).to.deep.equal(['🐶', '🐢', '🍄', '⭐', '🥕', '⚓']);
    expect(verify.words).to.deep.equal(['Dog', 'Turtle', 'Mushroom', 'Star', 'Carrot', 'Anchor']);
    expect(inside(verify, '[part=code]').textContent?.replace(/\s+/g, '')).to.equal(
      '🐶Dog🐢Turtle🍄Mushroom⭐Star🥕Carrot⚓Anchor',
    );
    expect([verify.verified, verify.verifiedBy]).to.deep.equal([false, null]);
  });

  it('says why there is nothing to confirm', async () => {
    const verify = await alone();
    for (const attempt of [verify.confirm(), verify.reject()])
      expect((await refusal(attempt)).code).to.equal('not-open-yet');
  });

  describe('with two people', () => {
    let media: ReturnType<typeof installFakeMedia>;
    beforeEach(() => (media = installFakeMedia({})));
    afterEach(() => media.uninstall());

    async function call() {
      const page = await people({
        ada: html`<peer-verify></peer-verify><peer-video-call to="ben"></peer-video-call>`,
        ben: html`<peer-verify to="ada"></peer-verify><peer-video-call></peer-video-call>`,
      });
      const [adasCall, bensCall] = all(page, 'peer-video-call');
      void adasCall.call();
      await until('it rings', () => bensCall.state === 'incoming');
      await bensCall.answer();
      const verifies = all(page, 'peer-verify');
      await until('both have a code', () => verifies.every(({ code }) => code.length === 6));
      return { page, verifies, calls: [adasCall, bensCall] };
    }

    it('shows both the same code, and is verified by a click', async () => {
      const { verifies } = await call();
      const [ada, ben] = verifies;
      expect(ada.code).to.deep.equal(ben.code);
      expect([ada.state, ben.state, ada.remoteId]).to.deep.equal(['unverified', 'unverified', 'ben']);
      const heard: unknown[] = [];
      ada.addEventListener('verified', (event) => heard.push((event as CustomEvent).detail));
      await ada.updateComplete;
      inside(ada, '[part=confirm]').click();
      await until('it is verified', () => ada.verified);
      expect([ada.verifiedBy, ben.verified, heard]).to.deep.equal([
        'code',
        false,
        [{ remoteId: 'ben', by: 'code' }],
      ]);
    });

    it('ends the call on both sides by the other button', async () => {
      const { verifies, calls } = await call();
      const reasons: string[] = [];
      for (const each of calls)
        each.addEventListener('close', (event) =>
          reasons.push((event as CustomEvent<{ reason: string }>).detail.reason),
        );
      await verifies[0].updateComplete;
      inside(verifies[0], '[part=reject]').click();
      await until('both have ended', () => reasons.length === 2);
      expect(reasons).to.deep.equal(['verification-failed', 'verification-failed']);
      await until('it says so', () => verifies[0].state === 'rejected');
    });
  });
});
