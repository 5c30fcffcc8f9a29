import { expect } from '@open-wc/testing';
import { util } from 'peerjs';
import type { Inbound } from '../../../src/session/inbound.js';
import type { Session } from '../../../src/session/session.js';
import { closeAll, meeting, onClose } from '../../support/parties.js';
import { rawClient } from '../../support/raw-client.js';
import { spyOnConnections } from '../../support/spies.js';
import { next, pause, randomId, refusal, shows, until } from '../../support/wait.js';

const dataOffer = (connectionId: string, more: object = {}) => ({
  type: 'data',
  connectionId,
  serialization: 'binary',
  label: connectionId,
  sdp: { type: 'offer', sdp: 'v=0' },
  ...more,
});

describe('Session', () => {
  afterEach(closeAll);

  function connections() {
    const spy = spyOnConnections();
    onClose(() => spy.stop());
    return spy;
  }

  describe('opening', () => {
    it('goes from idle over connecting to open, and says so', async () => {
      const { hub, party } = meeting();
      const { session, store, events } = party('ann');
      expect(session.state).to.equal('idle');
      expect(await session.start()).to.equal('ann');
      expect(store.value).to.include({ state: 'open', localId: 'ann', error: null });
      expect(store.value.peer).to.include({ id: 'ann', open: true, destroyed: false });
      expect(hub.ids).to.deep.equal(['ann']);
      expect(events).to.deep.equal([
        ['state', { state: 'connecting', previous: 'idle' }],
        ['state', { state: 'open', previous: 'connecting' }],
        ['open', 'ann'],
      ]);
    });

    it('is harmless when asked twice', async () => {
      const { hub, party } = meeting();
      const { session, events } = party('ann');
      const both = await Promise.all([session.start(), session.start()]);
      expect(both).to.deep.equal(['ann', 'ann']);
      expect(await session.start()).to.equal('ann');
      expect(hub.sockets).to.equal(1);
      expect(events.filter(([name]) => name === 'open')).to.have.length(1);
    });

    it('makes an id where none is asked for, and keeps it over a change of options', async () => {
      const { party } = meeting();
      const one = party(null);
      const two = party(null);
      const [id, other] = await Promise.all([one.session.start(), two.session.start()]);
      expect(id).to.match(/^[0-9a-f]{16}$/);
      expect(other).not.to.equal(id);
      one.set({ debug: 1 });
      expect(await one.session.start()).to.equal(id);
    });

    it('makes a token, another each time, keeps it over a change of options, and takes what is given', async () => {
      const tokens: string[] = [];
      const { hub, party } = meeting();
      const transport: typeof hub.transport = (address, events) => {
        tokens.push(address.token);
        return hub.transport(address, events);
      };
      const ann = party('ann', { transport });
      await ann.session.start();
      ann.set({ debug: 1 });
      await ann.session.start();
      await party('bob', { transport }).session.start();
      await party('cas', { transport, token: 'secret' }).session.start();
      const [first = '', again, another, given] = tokens;
      expect(first.length).to.be.greaterThan(20);
      expect(again).to.equal(first);
      expect(another).not.to.equal(first);
      expect(given).to.equal('secret');
      expect(sessionStorage.length, 'nothing is remembered').to.equal(0);
    });

    it('reports a server that is down at the first failure, goes on, and opens when it is up', async () => {
      const { hub, party } = meeting();
      hub.down();
      const { session, errors, store } = party('ann');
      const start = session.start();
      await until('the report', () => errors.length);
      expect(errors[0]?.code).to.equal('network');
      expect(store.value).to.include({ state: 'connecting', error: errors[0] });
      hub.up();
      expect(await start).to.equal('ann');
      expect(store.value.error).to.equal(null);
      expect(errors).to.have.length(1);
    });

    it('fails with unavailable-id where the id is taken, and leaves no socket', async () => {
      const { hub, parties, party } = meeting();
      await parties('ann');
      const { session, errors, store } = party('ann');
      expect((await refusal(session.start())).code).to.equal('unavailable-id');
      expect(store.value).to.include({ state: 'failed', localId: null, peer: null });
      expect(errors.map(({ code }) => code)).to.deep.equal(['unavailable-id']);
      await until('one socket', () => hub.sockets === 1);
    });

    it('fails with server-error where the key is wrong', async () => {
      const { hub, party } = meeting();
      const { session, store } = party('ann', { key: 'another' });
      const error = await refusal(session.start());
      expect(error.code).to.equal('server-error');
      expect(error.message).to.contain('Invalid key provided');
      expect(store.value.state).to.equal('failed');
      expect(hub.sockets).to.equal(0);
    });

    it('fails with the attribute’s name, opens nothing, and starts by itself when it is mended', async () => {
      const { hub, party } = meeting();
      const { session, store, errors, set } = party('ann', { port: 99999 });
      const error = await refusal(session.start());
      expect(error.code).to.equal('invalid-attribute');
      expect(error.message).to.contain('port').and.to.contain('99999');
      expect(store.value).to.include({ state: 'failed', error: errors[0] });
      expect(errors).to.have.length(1);
      expect(hub.sockets).to.equal(0);
      set({ port: 9000 });
      await shows(store, { state: 'open', error: null });
    });

    it('refuses an unusable policy', async () => {
      for (const bad of [{ admission: 'maybe' }, { reconnectTimeout: -1 }, { reconnectTimeout: 'soon' }]) {
        const { party } = meeting();
        expect((await refusal(party('ann', bad).session.start())).code).to.equal('invalid-attribute');
      }
    });

    it('says that a new policy is unusable, once, and stays open', async () => {
      const { parties } = meeting();
      const [ann] = await parties('ann');
      ann.set({ admission: 'maybe' });
      ann.set({ admission: 'maybe' });
      await until('the report', () => ann.errors.length);
      ann.set({ admission: 'open', reconnectTimeout: 0.5 });
      await pause(50);
      expect(ann.errors.map(({ code }) => code)).to.deep.equal(['invalid-attribute']);
      expect(ann.errors[0]?.message).to.contain('admission').and.to.contain('maybe');
      expect(ann.session.state).to.equal('open');
    });

    it('reads config-src, and fails in plain words where it cannot', async () => {
      const { party } = meeting();
      const json = (text: string) => URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      const good = party('ann', { configSrc: json('{"iceServers":[{"urls":"stun:127.0.0.1:1"}]}') });
      await good.session.start();
      const { options } = good.store.value.peer as unknown as { options: { config: RTCConfiguration } };
      expect(options.config.iceServers).to.deep.equal([{ urls: 'stun:127.0.0.1:1' }]);
      for (const [src, code] of [
        [json('[]'), 'invalid-attribute'],
        [json('not json'), 'network'],
        ['/there/is/nothing.json', 'network'],
      ] as const) {
        const { session, store } = party(randomId(), { configSrc: src });
        const error = await refusal(session.start());
        expect(error.code, src).to.equal(code);
        expect(error.message, src).to.contain('config-src');
        expect(store.value.state).to.equal('failed');
      }
    });

    it('adds the servers of stun and turn to those of config', async () => {
      const { party } = meeting();
      const { session, store } = party('ann', {
        config: { iceServers: [{ urls: 'stun:127.0.0.1:1' }], iceCandidatePoolSize: 1 },
        stun: '127.0.0.1:2  stuns:127.0.0.1:3',
        ...{ turn: 'turn:127.0.0.1:4?transport=tcp', turnUsername: 'u', turnCredential: 'p' },
      });
      await session.start();
      const { options } = store.value.peer as unknown as { options: { config: RTCConfiguration } };
      expect(options.config).to.deep.include({ iceCandidatePoolSize: 1 });
      expect(options.config.iceServers).to.deep.equal([
        { urls: 'stun:127.0.0.1:1' },
        { urls: ['stun:127.0.0.1:2', 'stuns:127.0.0.1:3'] },
        { urls: ['turn:127.0.0.1:4?transport=tcp'], username: 'u', credential: 'p' },
      ]);
    });

    it('gives new credentials to what is dialled next, and to what is connected', async () => {
      const { hub, parties, party } = meeting();
      const json = (port: number) =>
        URL.createObjectURL(new Blob([`{"iceServers":[{"urls":"stun:127.0.0.1:${port}"}]}`]));
      const [bob] = await parties('bob');
      bob.set({ admission: 'open' });
      const src = json(1);
      const ann = party('ann', { configSrc: src });
      const connection = await ann.session.connect('bob');
      await until('it is open', () => connection.open);
      const pc = connection.peerConnection;
      const { fetch } = window;
      window.fetch = () => fetch(json(2));
      hub.drop('ann');
      const { peer } = ann.store.value;
      const { options } = peer as unknown as { options: { config: RTCConfiguration } };
      await until('new servers', () => JSON.stringify(options.config).includes(':2'));
      window.fetch = fetch;
      expect(pc.getConfiguration().iceServers?.[0]?.urls).to.deep.equal(['stun:127.0.0.1:2']);
      expect(connection.open).to.equal(true);
    });
  });

  describe('dialling', () => {
    it('connects before it is open: the dial waits', async () => {
      const { party, parties } = meeting();
      const [bob] = await parties('bob');
      bob.set({ admission: 'open' });
      const ann = party('ann');
      const connection = await ann.session.connect('bob', {
        label: 'letters',
        metadata: { a: 1 },
        reliable: true,
        serialization: 'json',
      });
      expect(connection).to.include({ peer: 'bob', label: 'letters', serialization: 'json', reliable: true });
      await until('it is open', () => connection.open);
      const got = await until('theirs', () => theirs(bob)[0]);
      expect(got).to.include({ peer: 'ann', label: 'letters' });
      expect(got.metadata).to.deep.equal({ a: 1 });
      const heard = new Promise((done) => got.on('data', done));
      void connection.send({ hello: 'bob' });
      expect(await heard).to.deep.equal({ hello: 'bob' });
    });

    it('says who is not there, on PeerJS’s object and on the session', async () => {
      const { parties } = meeting({ expireMs: 100 });
      const [ann] = await parties('ann');
      const connection = await ann.session.connect('nobody');
      const failed = await new Promise<Error & { type: string }>((done) =>
        connection.on('error', done as never),
      );
      expect(failed.type).to.equal('peer-unavailable');
      expect(failed.message).to.contain('nobody');
      expect(ann.errors.map(({ code }) => code)).to.deep.equal(['peer-unavailable']);
      expect(connection.peerConnection?.signalingState ?? 'closed').to.equal('closed');
    });

    describe('while PeerJS’s packer loads, as in the CDN build', () => {
      const pack = util.pack as { load?: () => Promise<void> };
      let loads: { resolve(): void; reject(): void }[];

      beforeEach(() => {
        loads = [];
        pack.load = () => new Promise((resolve, reject) => loads.push({ resolve, reject }));
      });
      afterEach(() => delete pack.load);

      const offered = (connection: { peerConnection: RTCPeerConnection }) =>
        until('the offer is made', () => connection.peerConnection.localDescription);

      it('keeps the order of what waits, and sends nothing of what was closed meanwhile', async () => {
        const { parties, sentBy } = meeting();
        const [ann] = await parties('ann');
        const [first, second, third] = await Promise.all([
          ann.session.connect('bob', { label: 'first' }),
          ann.session.connect('bob', { label: 'second' }),
          ann.session.connect('bob', { label: 'third' }),
        ]);
        for (const connection of [first, second, third]) await offered(connection);
        second.close();
        expect(sentBy('ann', 'OFFER')).to.have.length(0);
        expect(loads).to.have.length(1);
        loads[0]?.resolve();
        const labels = () => sentBy('ann', 'OFFER').map(({ payload }) => payload?.['label']);
        await until('the offers', () => labels().length >= 2);
        expect(labels()).to.deep.equal(['first', 'third']);
      });

      it('loads again for the next connection when the download failed', async () => {
        const { parties, sentBy } = meeting();
        const [ann] = await parties('ann');
        await offered(await ann.session.connect('bob', { label: 'first' }));
        loads[0]?.reject();
        await pause(0);
        await offered(await ann.session.connect('bob', { label: 'second' }));
        await until('another download', () => loads[1]).then(({ resolve }) => resolve());
        await until('the offer', () => sentBy('ann', 'OFFER').length);
        expect(sentBy('ann', 'OFFER').map(({ payload }) => payload?.['label'])).to.deep.equal(['second']);
      });
    });

    it('refuses to dial itself', async () => {
      const { parties } = meeting();
      const [ann] = await parties('ann');
      expect((await refusal(ann.session.connect('ann'))).code).to.equal('invalid-id');
    });

    it('refuses after disconnect, and says what to do', async () => {
      const { parties } = meeting();
      const [ann] = await parties('ann');
      ann.session.disconnect();
      const error = await refusal(ann.session.connect('bob'));
      expect(error.code).to.equal('disconnected');
      expect(error.hint).to.contain('reconnect()');
    });

    it('takes an answer only from whom it dialled', async () => {
      const { hub, parties, sentBy } = meeting();
      const [ann] = await parties('ann');
      const bob = rawClient(hub.transport, { id: 'bob' });
      const mallory = rawClient(hub.transport, { id: 'mallory' });
      const { connectionId, peerConnection } = await ann.session.connect('bob');
      await until('the offer', () => sentBy('ann', 'OFFER')[0]);
      const answer = { connectionId, sdp: { type: 'answer', sdp: 'v=0' } };
      mallory.send({ type: 'ANSWER', dst: 'ann', payload: answer });
      mallory.send({
        type: 'CANDIDATE',
        dst: 'ann',
        payload: { connectionId, candidate: { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host' } },
      });
      mallory.send({ type: 'CANDIDATE', dst: 'ann', payload: { pe: 1, id: connectionId, kind: 'refuse' } });
      await until('all dropped', () => ann.session.dropped['unknown-connection'] === 3);
      expect(peerConnection.signalingState).to.equal('have-local-offer');
      expect(ann.errors).to.deep.equal([]);
      bob.send({ type: 'CANDIDATE', dst: 'ann', payload: { pe: 1, id: connectionId, kind: 'refuse' } });
      await until('their own word', () => ann.errors.length);
      expect(ann.errors[0]?.code).to.equal('not-allowed');
    });
  });

  describe('being dialled', () => {
    it('hears nothing from who is not in allow, lets nothing out, and counts it', async () => {
      const { hub, parties, party, sentBy } = meeting();
      const spy = connections();
      const bob = party('bob', { allow: ['cas'] });
      await bob.session.start();
      const [ann] = await parties('ann');
      const heard: unknown[] = [];
      bob.session.reception.on('offer', (offer) => heard.push(offer));
      const before = spy.made.length;
      await ann.session.connect('bob');
      const mine = spy.made.length - before;
      await until('the drop', () => bob.session.dropped['not-allowed']);
      const mallory = rawClient(hub.transport, { id: 'mallory' });
      mallory.send({ type: 'OFFER', dst: 'bob', payload: dataOffer('dc_1') });
      await until('another', () => bob.session.dropped['not-allowed'] === 2);
      expect(heard).to.deep.equal([]);
      expect(sentBy('bob')).to.deep.equal([]);
      expect(spy.made.length - before, 'an RTCPeerConnection at the other side').to.equal(mine);
      expect(mallory.frames.map(({ type }) => type)).to.deep.equal(['OPEN']);
    });

    it('lets those in allow in without asking', async () => {
      const { parties, party } = meeting();
      const bob = party('bob', { allow: ['ann'] });
      bob.data();
      await bob.session.start();
      const [ann] = await parties('ann');
      const connection = await ann.session.connect('bob');
      await until('it is open', () => connection.open);
    });

    it('makes no RTCPeerConnection and lets nothing but the word “pending” out before consent', async () => {
      const { parties, sentBy } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      const spy = connections();
      const knock = next(bob.session.reception, 'offer');
      const connection = await ann.session.connect('bob', { label: 'letters', metadata: 'hi' });
      const offer = await knock;
      expect(offer).to.include({ from: 'ann', label: 'letters', metadata: 'hi', consented: false });
      // The caller gathers all its candidates meanwhile.
      await until('all its candidates', () => connection.peerConnection.iceGatheringState === 'complete');
      await pause(100);
      expect(spy.made).to.have.length(1);
      expect(sentBy('bob').map(({ type, payload }) => [type, payload?.['kind']])).to.deep.equal([
        ['CANDIDATE', 'pending'],
      ]);
      offer.acceptData(bob.session.introduction({ use: 'data' }));
      await until('it is open', () => connection.open);
      expect(sentBy('bob', 'ANSWER')).to.have.length(1);
      expect(spy.made).to.have.length(2);
    });

    it('does not look at metadata or an sdp before consent, whatever they hold', async () => {
      const { hub, parties } = meeting();
      const [bob] = await parties('bob');
      const spy = connections();
      const ann = rawClient(hub.transport, { id: 'ann' });
      ann.send({
        type: 'OFFER',
        dst: 'bob',
        payload: dataOffer('dc_1', { sdp: { type: 'offer', sdp: '💥' } }),
      });
      const offer = await next(bob.session.reception, 'offer');
      expect(spy.made).to.have.length(0);
      offer.decline();
      await pause(50);
      expect(bob.errors).to.deep.equal([]);
    });

    it('declines with a word to a kit', async () => {
      const { parties } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      bob.session.reception.on('offer', (offer) => offer.decline());
      const connection = await ann.session.connect('bob');
      const failed = await new Promise<Error & { type: string }>((done) =>
        connection.on('error', done as never),
      );
      expect(failed.type).to.equal('not-allowed');
    });

    it('says nothing at all to a plain PeerJS page that it declines', async () => {
      const { hub, parties, sentBy } = meeting();
      const [bob] = await parties('bob');
      const ann = rawClient(hub.transport, { id: 'ann' });
      ann.send({ type: 'OFFER', dst: 'bob', payload: dataOffer('dc_1') });
      const offer = await next(bob.session.reception, 'offer');
      expect(offer.isKit).to.equal(false);
      offer.decline();
      await pause(50);
      expect(sentBy('bob')).to.deep.equal([]);
      expect(() => offer.acceptData())
        .to.throw()
        .with.property('code', 'connection-closed');
    });

    it('drops an offer in a serialization that it does not have', async () => {
      const { hub, parties } = meeting();
      const [bob] = await parties('bob');
      bob.set({ admission: 'open' });
      const ann = rawClient(hub.transport, { id: 'ann' });
      for (const serialization of ['msgpack', 'constructor', '__proto__', ''])
        ann.send({ type: 'OFFER', dst: 'bob', payload: dataOffer(`dc_${serialization}`, { serialization }) });
      await until('four drops', () => bob.session.dropped['malformed'] === 4);
      expect(bob.errors).to.deep.equal([]);
    });

    it('drops the same offer twice, and more than a person could look at', async () => {
      const { hub, parties } = meeting();
      const [bob] = await parties('bob');
      const heard: Inbound[] = [];
      bob.session.reception.on('offer', (offer) => heard.push(offer));
      const send = (id: string, n: number | string) => {
        const client = rawClient(hub.transport, { id });
        client.send({ type: 'OFFER', dst: 'bob', payload: dataOffer(`dc_${id}_${n}`) });
      };
      send('ann', 1);
      send('ann', 1);
      await until('a duplicate', () => bob.session.dropped['duplicate-offer'] === 1);
      for (let n = 2; n < 8; n++) send('ann', n);
      await until('four of one peer', () => bob.session.dropped['too-many-offers'] === 3);
      expect(heard).to.have.length(4);
      for (let peer = 0; peer < 30; peer++) send(`peer${peer}`, 1);
      await until('16 of all', () => bob.session.dropped['too-many-offers'] === 21);
      expect(heard).to.have.length(16);
      bob.session.reception.consent('fay');
      send('fay', 1);
      await until('a friend finds a place', () => heard.length === 17);
      const said = bob.events.filter(([name]) => name === 'dropped').map(([, detail]) => detail);
      expect(said, 'each reason once').to.deep.equal([
        { reason: 'duplicate-offer' },
        { reason: 'too-many-offers' },
      ]);
    });

    it('counts nonsense by its kind and goes on', async () => {
      const { hub, parties } = meeting();
      const [bob] = await parties('bob');
      for (const text of ['{', '[]', '{"type":"OFFER"}', 'x'.repeat(300_000), '{"type":"ANSWER","src":"x"}'])
        hub.inject('bob', text);
      hub.inject(
        'bob',
        JSON.stringify({ type: 'CANDIDATE', src: 'x', payload: { pe: 1, id: 'x', kind: 'ringing' } }),
      );
      await until('all of it', () => bob.session.dropped['unknown-connection']);
      expect(bob.session.dropped).to.deep.equal({ malformed: 4, 'too-big': 1, 'unknown-connection': 1 });
      expect(bob.session.state).to.equal('open');
      expect(bob.errors).to.deep.equal([]);
    });

    it('keeps the offers that come while PeerJS still loads', async () => {
      const { hub, party } = meeting();
      const ann = rawClient(hub.transport, { id: 'ann' });
      ann.send({ type: 'OFFER', dst: 'bob', payload: dataOffer('dc_1') });
      const bob = party('bob');
      const knock = next(bob.session.reception, 'offer');
      void bob.session.start();
      expect((await knock).from).to.equal('ann');
    });
  });

  /** Two sessions with an open connection. */
  async function linked() {
    const made = meeting();
    const [ann, bob] = await made.parties('ann', 'bob');
    bob.set({ admission: 'open' });
    const mine = await ann.session.connect('bob');
    await until('it is open', () => mine.open);
    const yours = await until('theirs', () => theirs(bob)[0]);
    await until('theirs is open', () => yours.open);
    const flows = async (what: string) => {
      const heard = new Promise((done) => yours.once('data', done));
      void mine.send(what);
      expect(await heard).to.equal(what);
    };
    return { ...made, ann, bob, mine, yours, flows };
  }

  function theirs({ store }: { store: Session['store'] }) {
    const lists = (store.value.peer?.connections ?? {}) as Record<string, Connection[]>;
    return Object.values(lists).flat();
  }

  describe('losing the server', () => {
    for (const held of [false, true])
      it(`comes back by itself, ${held ? 'though the server sends no OPEN' : 'with OPEN'}, and the link stays`, async () => {
        const { hub, ann, mine, flows } = await linked();
        const { peer } = ann.store.value;
        hub.drop('ann', { held });
        await shows(ann.store, { state: 'reconnecting' });
        expect(ann.store.value.localId, 'it is still who it was').to.equal('ann');
        await flows('meanwhile');
        await shows(ann.store, { state: 'open' });
        expect(ann.store.value.peer).to.equal(peer);
        expect(mine.open).to.equal(true);
        await flows('after');
        const names = ann.events.map(([name]) => name);
        expect(names.filter((name) => name === 'disconnected')).to.have.length(1);
        expect(ann.errors.map(({ code }) => code)).to.deep.equal(['network']);
      });

    it('dials what was dialled meanwhile', async () => {
      const { hub, ann, bob } = await linked();
      hub.down();
      await shows(ann.store, { state: 'reconnecting' });
      const dialled = ann.session.connect('bob');
      hub.up();
      const connection = await dialled;
      await shows(bob.store, { state: 'open' });
      await until('it is open', () => connection.open, 15_000);
    }).timeout(20_000);
  });

  describe('disconnect and reconnect', () => {
    it('leave the server and come back, and the link stays', async () => {
      const { hub, ann, mine, flows, parties } = await linked();
      const { peer } = ann.store.value;
      ann.session.disconnect();
      ann.session.disconnect();
      expect(ann.session.state).to.equal('disconnected');
      await until('the server has forgotten it', () => !hub.ids.includes('ann'));
      expect(ann.events.filter(([name]) => name === 'disconnected')).to.deep.equal([['disconnected', 'ann']]);
      expect(mine.open).to.equal(true);
      await flows('meanwhile');
      expect(await ann.session.reconnect()).to.equal('ann');
      expect(ann.store.value.peer).to.equal(peer);
      expect(peer).to.include({ open: true, disconnected: false });
      await flows('after');
      const [cas] = await parties('cas');
      cas.set({ admission: 'open' });
      const connection = await ann.session.connect('cas');
      await until('a new one', () => connection.open);
    });

    it('settle a start that waited', async () => {
      const { hub, party } = meeting();
      hub.down();
      const { session } = party('ann');
      const start = session.start();
      await pause(50);
      session.disconnect();
      expect((await refusal(start)).code).to.equal('disconnected');
      expect(session.state).to.equal('disconnected');
    });

    it('opens nothing where it was left while it was opening, and opens when it is asked to', async () => {
      const { hub, party } = meeting();
      const configSrc = URL.createObjectURL(new Blob(['{"iceServers":[]}']));
      const { session } = party('ann', { configSrc });
      const start = session.start();
      session.disconnect();
      expect((await refusal(start)).code).to.equal('disconnected');
      await pause(300);
      expect([session.state, hub.ids]).to.deep.equal(['disconnected', []]);
      expect(await session.reconnect()).to.equal('ann');
      expect(hub.ids).to.deep.equal(['ann']);
    });

    it('leave what is on as it is where the id is somebody else’s by then', async () => {
      const { hub, ann, mine, flows, party } = await linked();
      hub.down();
      await shows(ann.store, { state: 'reconnecting' });
      const other = party('ann');
      hub.up();
      await other.session.start();
      await shows(ann.store, { state: 'disconnected' });
      expect(ann.errors.map(({ code }) => code)).to.deep.equal(['network', 'unavailable-id']);
      expect(mine.open).to.equal(true);
      await flows('all the same');
      other.session.destroy();
      await until('it is free', () => !hub.ids.includes('ann'));
      expect(await ann.session.reconnect()).to.equal('ann');
      await flows('and after');
    });

    it('follow what the page does to PeerJS’s own object', async () => {
      const { hub, ann, flows } = await linked();
      ann.store.value.peer?.disconnect();
      await shows(ann.store, { state: 'disconnected' });
      await flows('meanwhile');
      ann.store.value.peer?.reconnect();
      await shows(ann.store, { state: 'open' });
      await flows('after');
      ann.store.value.peer?.destroy();
      await shows(ann.store, { state: 'closed', peer: null });
      await until('the server has forgotten it', () => !hub.ids.includes('ann'));
    });
  });

  describe('destroy', () => {
    it('leaves no RTCPeerConnection open and no socket, however many connections there are', async () => {
      const spy = connections();
      const { hub, ann, bob } = await linked();
      const more = [await ann.session.connect('bob'), await ann.session.connect('bob')];
      await until('all open', () => more.every(({ open }) => open));
      const ring = next(bob.session, 'call');
      const call = await ann.session.call('bob', new MediaStream(), {});
      void (await ring).answer();
      await until('the call', () => call.peerConnection.connectionState === 'connected');
      expect(spy.open.length).to.be.greaterThan(6);
      ann.session.destroy();
      bob.session.destroy();
      expect(spy.open.map(({ signalingState }) => signalingState)).to.deep.equal([]);
      await until('the server is alone', () => hub.sockets === 0 && hub.ids.length === 0);
      expect(ann.store.value).to.deep.equal({ state: 'closed', localId: null, peer: null, error: null });
      expect(ann.events.filter(([name]) => name === 'close')).to.have.length(1);
    });

    it('before it is open leaves no socket, at any moment', async () => {
      for (const wait of [0, 1, 2, 3, 5, 10, 20, 40]) {
        const { hub, party } = meeting();
        const { session } = party('ann');
        const start = session.start();
        for (let n = 0; n < wait; n++) await Promise.resolve();
        if (wait > 5) await pause(wait / 10);
        session.destroy();
        session.destroy();
        if (wait < 5) expect((await refusal(start)).code, `after ${wait}`).to.equal('disconnected');
        else await start.catch(() => undefined);
        await pause(30);
        expect([hub.sockets, hub.ids.length, session.state], `after ${wait}`).to.deep.equal([0, 0, 'closed']);
      }
    });

    it('tells who waits', async () => {
      const { party } = meeting();
      const { session } = party('ann');
      const dial = session.connect('bob');
      session.destroy();
      expect((await refusal(dial)).code).to.equal('disconnected');
    });

    it('ends the offers that wait for an answer', async () => {
      const { parties } = meeting();
      const [ann, bob] = await parties('ann', 'bob');
      const connection = await ann.session.connect('bob');
      await next(bob.session.reception, 'offer');
      bob.session.destroy();
      const failed = await new Promise<Error & { type: string }>((done) =>
        connection.on('error', done as never),
      );
      expect(failed.type).to.equal('not-allowed');
    });

    it('is not the end: start begins anew', async () => {
      const { ann } = await linked();
      const { peer } = ann.store.value;
      ann.session.destroy();
      expect(await ann.session.start()).to.equal('ann');
      expect(ann.store.value.peer).not.to.equal(peer);
    });
  });

  describe('other options', () => {
    it('of the connection make one new Peer, once', async () => {
      const { ann, hub } = await linked();
      const { peer } = ann.store.value;
      ann.events.length = 0;
      ann.set({ debug: 1 });
      await shows(ann.store, { state: 'open' });
      expect(ann.store.value.peer).not.to.equal(peer);
      expect(peer?.destroyed).to.equal(true);
      const states = ann.events.filter(([name]) => name === 'state');
      expect(states.map(([, detail]) => (detail as { state: string }).state)).to.deep.equal([
        'connecting',
        'open',
      ]);
      expect(ann.events.filter(([name]) => name === 'open')).to.have.length(1);
      await until('one socket each', () => hub.sockets === 2);
    });

    it('of the connection that come several at once still end in one Peer', async () => {
      const { ann, hub } = await linked();
      ann.events.length = 0;
      ann.set({ debug: 1 });
      ann.set({ debug: 2 });
      ann.set({ debug: 2, peerId: 'ann-two' });
      await shows(ann.store, { state: 'open', localId: 'ann-two' });
      await until('one socket each', () => hub.sockets === 2 && hub.ids.includes('ann-two'));
      expect(hub.ids).to.have.members(['ann-two', 'bob']);
      expect(ann.events.filter(([name]) => name === 'open')).to.have.length(1);
    });

    it('of policy and the same ones again make none', async () => {
      const { ann, flows } = await linked();
      const { peer } = ann.store.value;
      ann.set({});
      ann.set({ displayName: 'Ann', allow: ['bob'], admission: 'open', reconnectTimeout: 5 });
      expect(ann.session.state).to.equal('open');
      expect(ann.store.value.peer).to.equal(peer);
      expect(ann.session.reconnectMs).to.equal(5000);
      await flows('still');
    });

    it('wait for start where it has not begun', async () => {
      const { hub, party } = meeting();
      const ann = party('ann');
      ann.set({ peerId: 'other' });
      await pause(30);
      expect([ann.session.state, hub.sockets]).to.deep.equal(['idle', 0]);
      expect(await ann.session.start()).to.equal('other');
    });
  });

  describe('listAllPeers', () => {
    const realFetch = globalThis.fetch;
    afterEach(() => (globalThis.fetch = realFetch));

    it('asks the server where the session is, and gives its list', async () => {
      const asked: string[] = [];
      globalThis.fetch = (url) => {
        asked.push(String(url));
        return Promise.resolve(new Response('["ann","bob"]'));
      };
      const { party } = meeting();
      const { session } = party('ann', { path: '/sub', key: 'k' });
      expect(await session.listAllPeers()).to.deep.equal(['ann', 'bob']);
      expect(asked).to.deep.equal(['http://localhost:9000/sub/k/peers']);
    });

    it("gives it to PeerJS's own method", async () => {
      globalThis.fetch = () => Promise.resolve(new Response('["ann","bob"]'));
      const { parties } = meeting();
      const [ann] = await parties('ann');
      const { peer } = ann.session.store.value;
      expect(await new Promise((done) => peer?.listAllPeers(done))).to.deep.equal(['ann', 'bob']);
    });

    it('says why there is none, and the session stays', async () => {
      const { parties } = meeting();
      const [ann] = await parties('ann');
      globalThis.fetch = () => Promise.resolve(new Response('', { status: 401 }));
      const error = await refusal(ann.session.listAllPeers());
      expect(error.code).to.equal('server-error');
      expect(error.message).to.contain('401');
      expect(ann.session.state).to.equal('open');
    });
  });
});

interface Connection {
  open: boolean;
  peer: string;
  label: string;
  metadata: unknown;
  on(name: string, act: (data: unknown) => void): void;
  once(name: string, act: (data: unknown) => void): void;
}
