import { expect } from '@open-wc/testing';
import type { DataConfig } from '../../../src/channels/data-types.js';
import { CONNECT_MS } from '../../../src/session/dial.js';
import { closeAll, meeting, type Party } from '../../support/parties.js';
import { next, pause, refusal, shows, until } from '../../support/wait.js';

type Side = ReturnType<Party['data']>;

describe('DataChannel', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  const received = ({ events }: Side) =>
    events.filter(([name]) => name === 'data').map(([, detail]) => (detail as { data: unknown }).data);
  const codes = ({ events }: Side) =>
    events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code);
  const opens = ({ events }: Side) => events.filter(([name]) => name === 'open').length;
  /** Somebody's connection reaches this party, and no element takes it. */
  const waits = ({ session }: Party) => next(session.reception, 'offer');
  const bytes = (data: unknown) => [...new Uint8Array(data as ArrayBuffer)];

  /** ann dials bob, who lets her in. */
  async function pair(config: DataConfig = {}, theirs: DataConfig = { to: 'ann' }) {
    const made = meeting({ expireMs: 150 });
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const bob = bobParty.data(theirs);
    const ann = annParty.data({ to: 'bob', ...config });
    return { ...made, annParty, bobParty, ann, bob };
  }

  async function linked(...rest: Parameters<typeof pair>) {
    const made = await pair(...rest);
    await Promise.all([made.ann.is('open'), made.bob.is('open')]);
    return made;
  }

  it('dials by itself once the session is open', async () => {
    const { party, parties } = meeting();
    const [bobParty] = await parties('bob');
    bobParty.set({ allow: ['ann'] });
    const bob = bobParty.data();
    const annParty = party('ann');
    const ann = annParty.data({ to: 'bob' });
    await pause(30);
    expect(ann.store.value.state).to.equal('idle');
    await annParty.session.start();
    await Promise.all([ann.is('open'), bob.is('open')]);
    expect(bob.store.value.remoteId).to.equal('ann');
    expect(ann.store.value.connection).to.include({ peer: 'bob', open: true });
    const [name, detail] = ann.events[0] as [string, { from: string }];
    expect([name, detail.from]).to.deep.equal(['connection', 'bob']);
  });

  it('takes a connection that was there before its attributes were', async () => {
    const [annParty, bobParty] = await meeting().parties('ann', 'bob');
    const bob = bobParty.data();
    const waiting = waits(bobParty);
    const ann = annParty.data({ to: 'bob' });
    await waiting;
    // Both dial now; the one of the lower id stands, and it is the one that waits.
    bob.channel.configure({ to: 'ann' });
    await Promise.all([ann.is('open'), bob.is('open')]);
  });

  it('takes a connection that waits once its peer is let in', async () => {
    const [annParty, bobParty] = await meeting().parties('ann', 'bob');
    const bob = bobParty.data();
    const waiting = waits(bobParty);
    const ann = annParty.data({ to: 'bob' });
    await waiting;
    bobParty.set({ allow: ['ann'] });
    await Promise.all([ann.is('open'), bob.is('open')]);
  });

  it('takes the next one that waits when the one before is closed', async () => {
    const [ann, bob, cat] = await meeting().parties('ann', 'bob', 'cat');
    bob.set({ allow: ['ann', 'cat'] });
    const side = bob.data();
    const first = ann.data({ to: 'bob' });
    await Promise.all([first.is('open'), side.is('open')]);
    const waiting = waits(bob);
    const second = cat.data({ to: 'bob' });
    await waiting;
    first.channel.close();
    await second.is('open');
    expect(side.store.value.remoteId).to.equal('cat');
  });

  it('stays open when its `to` becomes who is there', async () => {
    const [annParty, bobParty] = await meeting().parties('ann', 'bob');
    bobParty.set({ allow: ['ann'] });
    const bob = bobParty.data();
    const ann = annParty.data({ to: 'bob' });
    await Promise.all([ann.is('open'), bob.is('open')]);
    const { connection } = bob.store.value;
    bob.channel.configure({ to: 'ann' });
    await pause(100);
    expect(bob.store.value).to.include({ state: 'open', connection });
    bob.channel.configure({ to: 'ann', label: 'another' });
    await until('it is another one', () => bob.store.value.connection !== connection);
  });

  it('stays open past the deadline for opening', async () => {
    // The deadlines that still run once both sides are open, all of them reached at once.
    const running = new Map<unknown, () => void>();
    const { setTimeout: realSet, clearTimeout: realClear } = window;
    window.setTimeout = ((act: () => void, ms?: number) => {
      const timer = realSet(act, ms);
      if (ms === CONNECT_MS) running.set(timer, act);
      return timer;
    }) as typeof setTimeout;
    window.clearTimeout = (timer) => {
      running.delete(timer);
      realClear(timer);
    };
    try {
      const { ann, bob } = await linked();
      for (const act of running.values()) act();
      await ann.channel.send('still here');
      await until('it', () => received(bob).length);
      expect([ann.store.value.state, bob.store.value.state]).to.deep.equal(['open', 'open']);
      expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
    } finally {
      Object.assign(window, { setTimeout: realSet, clearTimeout: realClear });
    }
  });

  it('dials with the attributes as they are', async () => {
    const { ann, bob } = await linked(
      {
        ...{ label: 'letters', serialization: 'json', reliable: true, metadata: '{"a":[1]}' },
      },
      { to: 'ann', label: 'letters' },
    );
    for (const side of [ann, bob]) {
      const { connection } = side.store.value;
      expect(connection).to.include({ label: 'letters', serialization: 'json', reliable: true });
      expect(connection?.metadata).to.deep.equal({ a: [1] });
    }
  });

  it('sends in the order of the calls, Blobs among them', async () => {
    const { ann, bob } = await linked({ reliable: true });
    const sent = [
      'first',
      new Blob([new Uint8Array(200_000).fill(1)]),
      { second: true },
      { inside: new Blob([new Uint8Array([2])]) },
      [3],
      new Uint8Array([4, 5]),
      'last',
    ];
    await Promise.all(sent.map((data) => ann.channel.send(data)));
    await until('all of it', () => received(bob).length === sent.length);
    const [first, large, second, small, third, view, last] = received(bob);
    expect([first, second, third, last]).to.deep.equal(['first', { second: true }, [3], 'last']);
    const { inside } = small as { inside: unknown };
    for (const data of [large, inside, view]) expect(data).to.be.instanceOf(ArrayBuffer);
    expect((large as ArrayBuffer).byteLength).to.equal(200_000);
    expect(bytes(large).every((byte) => byte === 1)).to.equal(true);
    expect([bytes(inside), bytes(view)]).to.deep.equal([[2], [4, 5]]);
  });

  it('keeps what is sent before it is open, and settles then', async () => {
    const { ann, bob } = await pair();
    const sent = ['one', 'two', 'three'].map((text) => ann.channel.send(text));
    expect(ann.channel.bufferSize).to.equal(3);
    await Promise.all(sent);
    await until('all of it', () => received(bob).length === 3);
    expect(received(bob)).to.have.members(['one', 'two', 'three']);
    expect(ann.channel.bufferSize).to.equal(0);
  });

  it('goes both ways', async () => {
    const { ann, bob } = await linked();
    await bob.channel.send('to ann');
    await ann.channel.send('to bob');
    await until('both', () => received(ann).length && received(bob).length);
    expect([received(ann), received(bob)]).to.deep.equal([['to ann'], ['to bob']]);
  });

  it('refuses what would arrive as something else, and goes on', async () => {
    const { ann, bob } = await linked();
    for (const data of [null, undefined, NaN, { a: NaN }, new Map(), { __peerData: { type: 'close' } }]) {
      const error = await refusal(ann.channel.send(data));
      expect(error.code).to.equal('invalid-data');
      expect(error.hint).not.to.equal('');
    }
    await ann.channel.send({ a: null });
    await until('the last one', () => received(bob).length);
    expect(received(bob)).to.deep.equal([{ a: null }]);
    expect(codes(ann)).to.deep.equal(Array(6).fill('invalid-data'));
    expect([ann.store.value.state, bob.store.value.state]).to.deep.equal(['open', 'open']);
  });

  it('refuses a message that is too big, and the link stays', async () => {
    const { ann, bob } = await linked({ serialization: 'raw' });
    expect((await refusal(ann.channel.send('x'.repeat(300_000)))).code).to.equal('message-too-big');
    const all = 'x'.repeat(262_144);
    await ann.channel.send(all);
    await ann.channel.send(new Blob(['bytes']));
    await until('what fits', () => received(bob).length === 2);
    expect(received(bob)[0] === all).to.equal(true);
    expect(new TextDecoder().decode(received(bob)[1] as ArrayBuffer)).to.equal('bytes');
  });

  it('a close of it rejects what still waited', async () => {
    const { ann } = await pair({ to: 'nobody' });
    const waiting = ann.channel.send('one');
    ann.channel.close();
    expect((await refusal(waiting)).code).to.equal('connection-closed');
    expect(ann.channel.bufferSize).to.equal(0);
  });

  it('tells the other side when it is closed', async () => {
    const { ann, bob } = await linked();
    ann.channel.close();
    ann.channel.close();
    await Promise.all([ann.is('closed'), bob.is('closed')]);
    for (const { events, store } of [ann, bob]) {
      expect(events.filter(([name]) => name === 'close')).to.have.length(1);
      expect(store.value.connection).to.equal(null);
    }
  });

  it('tells the other side when the session is destroyed', async () => {
    const { annParty, ann, bob } = await linked();
    annParty.session.destroy();
    await Promise.all([ann.is('closed'), bob.is('closed')]);
  });

  describe('which element takes it', () => {
    it('the one with its label', async () => {
      const { parties } = meeting();
      const [annParty, bobParty] = await parties('ann', 'bob');
      const [any, letters, numbers] = [{}, { label: 'letters' }, { label: 'numbers' }].map((more) =>
        bobParty.data(more),
      ) as [Side, Side, Side];
      bobParty.set({ admission: 'open' });
      const sent = { letters: annParty.data({ to: 'bob', label: 'letters' }) };
      await sent.letters.is('open');
      await letters.is('open');
      const numbersOfAnn = annParty.data({ to: 'bob', label: 'numbers' });
      await Promise.all([numbersOfAnn.is('open'), numbers.is('open')]);
      await sent.letters.channel.send('abc');
      await numbersOfAnn.channel.send(123);
      await until('both', () => received(letters).length && received(numbers).length);
      expect([received(letters), received(numbers)]).to.deep.equal([['abc'], [123]]);
      expect(any.store.value.state).to.equal('idle');
    });

    it('nobody, for a stranger: the page is asked', async () => {
      const { parties } = meeting();
      const [annParty, bobParty] = await parties('ann', 'bob');
      const bob = bobParty.data();
      const knock = next(bobParty.session.reception, 'offer');
      const ann = annParty.data({ to: 'bob' });
      const offer = await knock;
      expect([offer.from, bob.store.value.state]).to.deep.equal(['ann', 'idle']);
      offer.decline();
      await until('the refusal', () => codes(ann).length);
      expect(codes(ann)).to.deep.equal(['not-allowed']);
    });
  });

  for (const holds of [true, false])
    it(`gives one connection where both dial, ${holds ? 'at once' : 'one after the other'}`, async () => {
      const made = meeting();
      const [annParty, bobParty] = await made.parties('ann', 'bob');
      if (holds) made.hub.hold();
      const [ann, bob] = [annParty.data({ to: 'bob' }), bobParty.data({ to: 'ann' })];
      if (holds) {
        await until(
          'both offers',
          () => made.sentBy('ann', 'OFFER').length && made.sentBy('bob', 'OFFER').length,
        );
        made.hub.release();
      }
      await Promise.all([ann.is('open'), bob.is('open')]);
      await pause(200);
      expect([opens(ann), opens(bob)]).to.deep.equal([1, 1]);
      expect(ann.store.value.connection?.connectionId).to.equal(bob.store.value.connection?.connectionId);
      const live = [annParty, bobParty].map(
        ({ store }) =>
          Object.values(store.value.peer?.connections as Record<string, { open: boolean }[]>)
            .flat()
            .filter(({ open }) => open).length,
      );
      expect(live).to.deep.equal([1, 1]);
      await Promise.all([ann.channel.send('a'), bob.channel.send('b')]);
      await until('both', () => received(ann).length && received(bob).length);
      expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
    });

  it('dials again where what it sent is lost, and the other side shows that it is there', async function () {
    this.timeout(14_000);
    const made = meeting();
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    made.hub.freeze('bob');
    const ann = annParty.data({ to: 'bob' });
    await until('the offer', () => made.sentBy('ann', 'OFFER').length);
    await pause(50);
    made.hub.drop('bob', { held: true });
    await until('it is away', () => bobParty.events.some(([name]) => name === 'disconnected'));
    await until('its return', () => bobParty.session.state === 'open' && made.hub.sockets === 2);
    const bob = bobParty.data({ to: 'ann' });
    // Sooner than the deadline of either offer.
    const open = { state: 'open' } as const;
    await Promise.all([shows(ann.store, open, 12_000), shows(bob.store, open, 12_000)]);
    expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
  });

  it('says who is not there, once, and connects when they come', async () => {
    const { parties, party } = meeting({ expireMs: 150 });
    const [annParty] = await parties('ann');
    const ann = annParty.data({ to: 'bob' });
    const waiting = ann.channel.send('hello');
    await until('the report', () => codes(ann).length);
    expect(codes(ann)).to.deep.equal(['peer-unavailable']);
    const bobParty = party('bob');
    const bob = bobParty.data();
    bobParty.set({ admission: 'open' });
    await bobParty.session.start();
    await ann.is('open');
    await waiting;
    await until('what waited', () => received(bob).length);
    expect(codes(ann)).to.deep.equal(['peer-unavailable']);
  });

  it('follows its attributes: another `to` is another connection', async () => {
    const { ann, bob, parties } = await linked();
    const [casParty] = await parties('cas');
    const cas = casParty.data();
    casParty.set({ admission: 'open' });
    ann.channel.configure({ to: 'cas' });
    await Promise.all([bob.is('closed'), cas.is('open')]);
    expect(ann.store.value.remoteId).to.equal('cas');
    ann.channel.configure({ to: 'cas' });
    await pause(100);
    expect(ann.store.value.state, 'the same again changes nothing').to.equal('open');
  });

  for (const [attribute, config] of [
    ['serialization', { serialization: 'msgpack' }],
    ['serialization', { serialization: 'constructor' }],
    ['serialization', { serialization: '' }],
    ['metadata', { metadata: '{a:1}' }],
  ] as [string, DataConfig][])
    it(`refuses ${JSON.stringify(config)} and dials nobody`, async () => {
      const { ann, sentBy } = await pair(config, {});
      await pause(50);
      expect(codes(ann)).to.deep.equal(['invalid-attribute']);
      expect(ann.store.value.error?.message).to.contain(attribute);
      expect(sentBy('ann', 'OFFER')).to.have.length(0);
      ann.channel.configure({ to: 'bob' });
      await until('it dials when mended', () => sentBy('ann', 'OFFER').length);
    });

  it('leaves nothing when it is disposed of', async () => {
    const { ann, bob, annParty } = await linked();
    ann.channel.dispose();
    await bob.is('closed');
    annParty.set({ displayName: 'x' });
    const late = Promise.race([ann.channel.send('x'), pause(2000)]);
    expect((await refusal(late)).code, 'a send that never settles').to.equal('connection-closed');
  });
});
