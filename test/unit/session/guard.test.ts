import { expect } from '@open-wc/testing';
import { Guard, guardOf } from '../../../src/session/guard.js';
import type { InboundFrame } from '../../../src/signalling/frames.js';
import { installClock } from '../../support/clock.js';
import { installFakeMedia } from '../../support/media.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { rawClient } from '../../support/raw-client.js';
import { next, refusal, shows, until } from '../../support/wait.js';

const KEY = 'peer-elements decisions bob';

const dataOffer = (connectionId: string, more: object = {}) => ({
  type: 'data',
  connectionId,
  serialization: 'binary',
  sdp: { type: 'offer', sdp: 'v=0' },
  ...more,
});

describe('Guard', function () {
  this.timeout(15_000);
  afterEach(async () => {
    localStorage.removeItem(KEY);
    await closeAll();
  });

  describe('how much comes in', () => {
    /** A guard before a session of which nothing else is there; `friends` have consent, `known` are connected. */
    function before(friends: string[] = [], known: string[] = [], admission = 'ask') {
      const clock = installClock();
      onClose(() => clock.uninstall());
      const dropped: string[] = [];
      const guard = new Guard({
        config: { admission },
        store: { value: { peer: { connections: Object.fromEntries(known.map((id) => [id, [{}]])) } } },
        reception: {
          hasConsent: (id) => admission === 'open' || friends.includes(id),
          consent: () => () => undefined,
          from: () => [],
        },
        guard: null,
        drop: (reason) => dropped.push(reason),
        tell: () => undefined,
        on: () => undefined,
        emit: () => undefined,
      });
      const send = (src: string, count: number, type = 'CANDIDATE') => {
        let passed = 0;
        for (let n = 0; n < count; n++) if (!guard.refuses({ type, src } as InboundFrame)) passed++;
        return passed;
      };
      return { clock, dropped, send };
    }

    it('lets one sender have a burst, and a few a second after it', async () => {
      const { clock, dropped, send } = before(['ann']);
      expect(send('ann', 1000)).to.equal(240);
      expect(dropped).to.have.length(760);
      expect(new Set(dropped)).to.deep.equal(new Set(['flood']));
      await clock.tick(1000);
      expect(send('ann', 1000)).to.equal(24);
      await clock.tick(3_600_000);
      expect(send('ann', 1000), 'no more than a burst is saved up').to.equal(240);
    });

    it('counts an offer for more than a candidate, and a stranger’s for most', () => {
      const { send } = before(['ann']);
      expect(send('ann', 1000, 'OFFER')).to.equal(60);
      expect(send('mallory', 1000, 'OFFER')).to.equal(6);
    });

    it('lets strangers have only so much together, and friends and partners get through', async () => {
      const { clock, send } = before(['ann'], ['bea']);
      let passed = 0;
      for (let n = 0; n < 5000; n++) passed += send(`stranger-${n}`, 1);
      expect(passed).to.equal(480);
      expect(send('one-more', 1, 'OFFER')).to.equal(0);
      expect(send('ann', 20)).to.equal(20);
      expect(send('bea', 20)).to.equal(20);
      await clock.tick(1000);
      expect(send('one-more', 1, 'OFFER')).to.equal(1);
    });

    it('lets a hundred connect at once where everybody may, and no thousand', () => {
      const { send } = before([], [], 'open');
      let passed = 0;
      for (let n = 0; n < 1000; n++) passed += send(`visitor-${n}`, 1, 'OFFER');
      expect(passed).to.equal(120);
    });

    it('keeps the count of a sender while a thousand others come', () => {
      const { send } = before(['ann', 'bea']);
      expect(send('ann', 240)).to.equal(240);
      for (let n = 0; n < 1000; n++) send(`stranger-${n}`, 1);
      expect(send('ann', 1)).to.equal(0);
      for (let n = 0; n < 1024; n++) send(`other-${n}`, 1);
      expect(send('ann', 1), 'forgotten in the end').to.equal(1);
    });

    it('is not loaded before there is much to do, and then counts what it drops, and says so once', async () => {
      const { hub, parties } = meeting();
      const [bob] = await parties('bob');
      const mallory = rawClient(hub.transport, { id: 'mallory' });
      const noise = (n: number) =>
        mallory.send({
          type: 'CANDIDATE',
          dst: 'bob',
          payload: { connectionId: `c${n}`, candidate: { candidate: 'candidate:1' } },
        });
      for (let n = 0; n < 99; n++) noise(n);
      await until('all of them', () => bob.session.dropped['unknown-connection'] === 99);
      expect(bob.session.guard).to.equal(null);
      noise(99);
      await until('the guard', () => bob.session.guard);
      for (let n = 0; n < 500; n++) noise(n);
      await until('all of them', () => (bob.session.dropped['flood'] ?? 0) >= 200);
      expect(bob.events.filter(([name]) => name === 'dropped').map(([, detail]) => detail)).to.deep.equal([
        { reason: 'unknown-connection' },
        { reason: 'flood' },
      ]);
      expect(bob.session.state).to.equal('open');
    });
  });

  describe('who is kept out', () => {
    it('hears nothing, as if nobody were there', async () => {
      const { hub, party, sentBy } = meeting();
      const bob = party('bob', { block: ' mallory  eve ', allow: ['eve'] });
      await bob.session.start();
      for (const id of ['mallory', 'eve']) {
        const client = rawClient(hub.transport, { id });
        client.send({ type: 'OFFER', dst: 'bob', payload: dataOffer(`dc_${id}`, { pe: { v: 1 } }) });
      }
      await until('both are counted', () => bob.session.dropped['blocked'] === 2);
      expect(sentBy('bob')).to.deep.equal([]);
    });

    it('loses a knock that shows', async () => {
      const { parties } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      const chat = bob.chat();
      const asking = ann.chat({ to: 'bob' });
      void asking.channel.send('hello');
      await until('the knock', () => chat.store.value.knock);
      (await bob.session.loadGuard()).decide('ann', 'block');
      expect(chat.store.value.knock).to.equal(null);
      const error = await until('a word', () => asking.store.value.error);
      expect(error.code).to.equal('not-allowed');
      expect(bob.events).to.deep.include(['decision', { id: 'ann', decision: 'block' }]);
    });

    it('loses a call that rings, and one that is on', async () => {
      const media = installFakeMedia();
      onClose(() => media.uninstall());
      const { parties } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      const [calling, called] = [ann.call({ to: 'bob' }), bob.call()];
      const guard = await bob.session.loadGuard();
      const reasons = () =>
        [calling, called].map(
          ({ events }) => (events.findLast(([name]) => name === 'close')?.[1] as { reason: string }).reason,
        );
      const end = () => Promise.all([calling, called].map(({ store }) => shows(store, { state: 'ended' })));

      void calling.channel.call();
      await shows(called.store, { state: 'incoming' });
      guard.decide('ann', 'block');
      await end();
      expect(reasons()).to.deep.equal(['declined', 'declined']);

      guard.decide('ann', null);
      void calling.channel.call();
      await shows(called.store, { state: 'incoming' });
      await called.channel.answer();
      await Promise.all([calling, called].map(({ store }) => shows(store, { state: 'live' })));
      guard.decide('ann', 'block');
      await end();
      expect(reasons()).to.deep.equal(['hung-up', 'hung-up']);
    });

    it('may be named while the session is open, and forgotten again', async () => {
      const { parties } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      bob.set({ block: 'ann' });
      await until('the guard', () => bob.session.guard);
      await ann.session.connect('bob');
      await until('it is counted', () => bob.session.dropped['blocked']);
      bob.set({ block: null });
      await bob.session.loadGuard();
      const asked = next(bob.session, 'connection');
      await ann.session.connect('bob');
      expect((await asked).from).to.equal('ann');
    });
  });

  describe('what was decided', () => {
    it('lets somebody in without asking, over another start of the session, until it is taken back', async () => {
      const { parties } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      bob.data();
      (await bob.session.loadGuard()).decide('ann', 'allow');
      const opens = async () => {
        const connection = await ann.session.connect('bob');
        await until('it is open', () => connection.open);
      };
      await opens();
      bob.session.destroy();
      await bob.session.start();
      expect(bob.session.reception.hasConsent('ann')).to.equal(true);
      (await bob.session.loadGuard()).decide('ann', null);
      expect(bob.session.reception.hasConsent('ann')).to.equal(false);
      expect(localStorage.getItem(KEY), 'nothing is kept unasked').to.equal(null);
    });

    it('is kept on this device where the page asks for that, for who this side is', async () => {
      const { party } = meeting();
      const first = party('bob', { rememberDecisions: true });
      const guard = guardOf(first.session);
      guard.decide('ann', 'allow');
      guard.decide('mallory', 'block');
      guard.decide('cas', 'block');
      guard.decide('cas', null);
      guard.decide('__proto__', 'block');
      const second = guardOf(party('bob', { rememberDecisions: true }).session);
      expect(Object.entries(second.decisions)).to.deep.equal([
        ['ann', 'allow'],
        ['mallory', 'block'],
        ['__proto__', 'block'],
      ]);
      const other = party('eve', { rememberDecisions: true });
      expect(guardOf(other.session).decisions).to.deep.equal({});
      other.set({ peerId: 'bob' });
      expect(guardOf(other.session).decisions, 'another one from now on').to.have.property('ann');
    });

    it('holds in every tab, and one tab leaves what another one has decided', async () => {
      const { party } = meeting();
      const sides = [party('bob', { rememberDecisions: true }), party('bob', { rememberDecisions: true })];
      const [here, there] = sides.map(({ session }) => guardOf(session)) as [Guard, Guard];
      const told: unknown[] = [];
      sides[1]?.session.on('decision', (detail) => told.push(detail));
      here.decide('ann', 'allow');
      here.decide('mallory', 'block');
      // As the browser tells the other tabs.
      dispatchEvent(new StorageEvent('storage', { key: KEY }));
      expect(there.decisions).to.deep.equal({ ann: 'allow', mallory: 'block' });
      expect(told).to.deep.equal([
        { id: 'ann', decision: 'allow' },
        { id: 'mallory', decision: 'block' },
      ]);
      here.decide('ann', null);
      // It was not told yet.
      guardOf(sides[1]?.session as never).decide('cas', 'block');
      expect(JSON.parse(localStorage.getItem(KEY) ?? '')).to.deep.equal([
        ['mallory', 'block'],
        ['cas', 'block'],
      ]);
      dispatchEvent(new StorageEvent('storage', { key: 'of somebody else' }));
      expect(here.store.value).to.deep.equal({ decisions: { mallory: 'block' }, isKept: true });
      localStorage.clear();
      dispatchEvent(new StorageEvent('storage', { key: null }));
      expect([here.decisions, there.decisions]).to.deep.equal([{}, {}]);
    });

    it('starts anew where storage holds nonsense', () => {
      const { party } = meeting();
      for (const text of ['{', '{}', 'null', '7', '[7]', '[["ann","owner"]]']) {
        localStorage.setItem(KEY, text);
        expect(guardOf(party('bob', { rememberDecisions: true }).session).decisions, text).to.deep.equal({});
      }
    });

    it('says that it could not be kept, and holds all the same', async () => {
      const { setItem } = Storage.prototype;
      onClose(() => (Storage.prototype.setItem = setItem));
      Storage.prototype.setItem = () => {
        throw new DOMException('It is full.', 'QuotaExceededError');
      };
      const { party } = meeting();
      const guard = guardOf(party('bob', { rememberDecisions: true }).session);
      const error = await refusal(Promise.resolve().then(() => guard.decide('ann', 'block')));
      expect(error.code).to.equal('storage-unavailable');
      guard.look();
      expect(guard.store.value).to.deep.equal({ decisions: { ann: 'block' }, isKept: false });
    });

    it('is one of two things', async () => {
      const { party } = meeting();
      const guard = guardOf(party('bob').session);
      for (const [id, decision] of [
        ['ann', 'owner'],
        ['', 'block'],
      ] as const)
        expect(
          (await refusal(Promise.resolve().then(() => guard.decide(id, decision as never)))).code,
        ).to.equal('invalid-data');
    });
  });
});
