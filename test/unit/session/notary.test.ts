import { expect } from '@open-wc/testing';
import 'peerjs';
import { Notary, type PeerTrust } from '../../../src/session/notary.js';
import type { TransportFactory } from '../../../src/signalling/transport.js';
import { memoryIdentity } from '../../support/memory-identity.js';
import { installFakeMedia } from '../../support/media.js';
import { closeAll, meeting, onClose, type Party } from '../../support/parties.js';
import { pause, until } from '../../support/wait.js';

interface Frame {
  readonly type: string;
  readonly payload?: {
    readonly who?: object;
    readonly connectionId?: string;
    readonly sdp?: { readonly type: string; readonly sdp: string };
  };
}
type Change = (frame: Frame) => Frame | null;

/** What a hostile server makes of what goes through one side's socket, in both directions. */
function tampering(transport: TransportFactory, change: Change): TransportFactory {
  const changed = (text: unknown) => {
    const frame = change(JSON.parse(String(text)) as Frame);
    return frame && JSON.stringify(frame);
  };
  return (address, events) => {
    const inner = transport(address, {
      ...events,
      message(text) {
        const seen = changed(text);
        if (seen) events.message(seen);
      },
    });
    return {
      ...inner,
      send(text) {
        const sent = changed(text);
        if (sent) inner.send(sent);
      },
    };
  };
}

const OTHER = Array.from({ length: 32 }, () => 'AB').join(':');

/** Another certificate in each description of that kind. */
const swap =
  (kind: 'OFFER' | 'ANSWER'): Change =>
  (frame) => {
    const { type, payload } = frame;
    if (type !== kind || !payload?.sdp) return frame;
    const sdp = payload.sdp.sdp.replace(/(a=fingerprint:sha-256) .*/g, `$1 ${OTHER}`);
    return { ...frame, payload: { ...payload, sdp: { ...payload.sdp, sdp } } };
  };

const strip =
  (...kinds: string[]): Change =>
  (frame) => {
    if (!kinds.includes(frame.type) || !frame.payload) return frame;
    const { who: _, ...payload } = frame.payload;
    return { ...frame, payload };
  };

describe('a guarded session', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  function devices() {
    const media = installFakeMedia({});
    onClose(() => media.uninstall());
    return media;
  }

  function guarded(party: Party, storage = memoryIdentity()) {
    const notary = new Notary(party.session, storage);
    const trust = (id: string) => notary.store.value.peers.find(({ remoteId }) => remoteId === id);
    return {
      ...party,
      notary,
      storage,
      trust,
      /** What is known of that peer, once its code is there. */
      code: (id: string) =>
        until(`a code with ${id}`, () => (trust(id)?.code ? (trust(id) as PeerTrust) : null)),
    };
  }
  type Guarded = ReturnType<typeof guarded>;

  async function pair(change?: Change, known: { ann?: Guarded['storage']; bob?: Guarded['storage'] } = {}) {
    const made = meeting({ expireMs: 150 });
    const ann = guarded(made.party('ann'), known.ann);
    const tampered = change && { transport: tampering(made.hub.transport, change) };
    const bob = guarded(made.party('bob', tampered), known.bob);
    await Promise.all([ann.session.start(), bob.session.start()]);
    return { ...made, ann, bob };
  }

  const secretOf = ({ notary }: Guarded) =>
    until('a secret', () => notary.store.value.secret) as Promise<string>;

  async function follow(guest: Guarded, host: Guarded, id: string) {
    await guest.notary.invite({ id, secret: await secretOf(host) });
  }

  /** Bob calls Ann; how it ended, or null while it is live. */
  async function call({ ann, bob }: { ann: Guarded; bob: Guarded }) {
    devices();
    const [at, from] = [ann.call(), bob.call({ to: 'ann' })];
    const states: string[] = [];
    at.store.subscribe(() => states.push(at.store.value.state));
    void from.channel.call().catch(() => undefined);
    await until('it rings, or has ended', () =>
      ['incoming', 'ended'].some(
        (state) => at.store.value.state === state || from.store.value.state === 'ended',
      ),
    );
    if (at.store.value.state === 'incoming') await at.channel.answer().catch(() => undefined);
    return { at, from, states };
  }

  async function live(sides: { ann: Guarded; bob: Guarded }) {
    const made = await call(sides);
    await Promise.all([made.at.is('live'), made.from.is('live')]);
    return made;
  }

  const reasons = ({ events }: { events: [unknown, unknown][] }) =>
    events.filter(([name]) => name === 'close').map(([, detail]) => (detail as { reason: string }).reason);

  it('agrees on a code with another one, and remembers its key', async () => {
    const { ann, bob } = await pair();
    await live({ ann, bob });
    const [seen, own] = await Promise.all([ann.code('bob'), bob.code('ann')]);
    expect(seen.code).to.deep.equal(own.code);
    expect([seen.standing, own.standing]).to.deep.equal(['new', 'new']);
    await until('both keep the key', () => ann.storage.peers.has('bob') && bob.storage.peers.has('ann'));
    expect([ann.errors, bob.errors]).to.deep.equal([[], []]);
  });

  it('uses one certificate for all connections of one person', async () => {
    const { ann, bob } = await pair();
    const { from } = await live({ ann, bob });
    const [chatAnn, chatBob] = [ann.chat({ to: 'bob' }), bob.chat({ to: 'ann' })];
    void chatBob.channel.send('hello');
    await Promise.all([chatAnn.is('open'), chatBob.is('open')]);
    const print = (pc?: RTCPeerConnection) => /a=fingerprint:.*/.exec(pc?.localDescription?.sdp ?? '')?.[0];
    const connections = Object.values(
      bob.store.value.peer?.connections as Record<string, { peerConnection: RTCPeerConnection }[]>,
    ).flat();
    const prints = connections.map(({ peerConnection }) => print(peerConnection));
    expect(prints).to.have.length(2);
    expect(prints[0]).to.equal(prints[1]);
    expect(prints[0]).to.equal(print(from.store.value.connection?.peerConnection));
    // Of several connections both look at the call's.
    await until('the same code', () => String(ann.trust('bob')?.code) === String(bob.trust('ann')?.code));
  });

  it('knows a key again, and holds it for verified once it was compared', async () => {
    const known = { ann: memoryIdentity(), bob: memoryIdentity() };
    const first = await pair(undefined, known);
    await live(first);
    await first.bob.code('ann');
    await first.ann.code('bob');
    expect(await first.ann.notary.confirm('bob')).to.equal(true);
    expect(first.ann.trust('bob')).to.include({ standing: 'verified', how: 'code' });
    await closeAll();
    const { ann, bob } = await pair(undefined, known);
    await live({ ann, bob });
    expect((await ann.code('bob')).standing).to.equal('verified');
    expect((await bob.code('ann')).standing).to.equal('known');
  });

  it('lets nobody in for a name alone: who was allowed for good is asked about with another key', async () => {
    const known = { ann: memoryIdentity(), bob: memoryIdentity() };
    const first = await pair(undefined, known);
    await live(first);
    await Promise.all([first.ann.code('bob'), first.bob.code('ann')]);
    await until('the key is kept', () => known.ann.peers.has('bob'));
    await closeAll();
    for (const [storage, isLetIn] of [
      [memoryIdentity(), false],
      [known.bob, true],
    ] as const) {
      const { ann, bob } = await pair(undefined, { ...known, bob: storage });
      (await ann.session.loadGuard()).decide('bob', 'allow');
      const [at, from] = [ann.chat(), bob.chat({ to: 'ann' })];
      void from.channel.send('hello').catch(() => undefined);
      await until('it knocks, or is in', () => at.store.value.knock ?? at.store.value.state === 'open');
      expect(at.store.value.state === 'open').to.equal(isLetIn);
      if (!isLetIn) {
        // The right one is back: what the other one has left waiting is not let in with it.
        ann.session.guard?.doubt('bob', false);
        await until('the question is gone', () => at.store.value.knock === null);
        await from.is('closed');
        expect(at.store.value.state).not.to.equal('open');
      }
      expect(ann.errors.map(({ code }) => code)).to.deep.equal(isLetIn ? [] : ['verification-failed']);
      await closeAll();
    }
  });

  it('lets them in again with the key that they had', async () => {
    const { ann } = await pair();
    const guard = await ann.session.loadGuard();
    guard.decide('bob', 'allow');
    guard.doubt('bob', true);
    expect(ann.session.reception.hasConsent('bob')).to.equal(false);
    guard.doubt('bob', false);
    expect(ann.session.reception.hasConsent('bob')).to.equal(true);
    expect(guard.decisions).to.deep.equal({ bob: 'allow' });
  });

  it('has nothing to confirm before there is a code', async () => {
    const { ann } = await pair();
    expect(await ann.notary.confirm('bob')).to.equal(false);
  });

  it('is verified by a link on both sides, with no further step', async () => {
    const { ann, bob } = await pair();
    await follow(bob, ann, 'ann');
    await live({ ann, bob });
    const [seen, own] = await Promise.all([ann.code('bob'), bob.code('ann')]);
    for (const trust of [seen, own]) expect(trust).to.include({ standing: 'verified', how: 'link' });
    await until('kept', () => ann.storage.peers.get('bob')?.how === 'link');
  });

  it('is verified by a link when the host calls back, also after the link was renewed', async () => {
    const known = { ann: memoryIdentity(), bob: memoryIdentity() };
    const first = await pair(undefined, known);
    await follow(first.bob, first.ann, 'ann');
    await live(first);
    await Promise.all([first.bob.code('ann'), first.ann.code('bob')]);
    await closeAll();
    // The other way round: who invited calls who was invited.
    const { ann: bob, bob: ann } = await pairOf('bob', 'ann', known);
    await ann.notary.renew();
    devices();
    const [at, from] = [bob.call(), ann.call({ to: 'bob' })];
    void from.channel.call();
    await at.is('incoming');
    await at.channel.answer();
    await from.is('live');
    expect((await bob.code('ann')).standing).to.equal('verified');
  });

  async function pairOf(
    one: string,
    other: string,
    known: { ann: Guarded['storage']; bob: Guarded['storage'] },
  ) {
    const made = meeting({ expireMs: 150 });
    const [ann, bob] = [one, other].map((id) =>
      guarded(made.party(id), id === 'ann' ? known.ann : known.bob),
    ) as [Guarded, Guarded];
    await Promise.all([ann.session.start(), bob.session.start()]);
    return { ann, bob };
  }

  describe('behind a server that is hostile', () => {
    for (const [name, change] of Object.entries<Change>({
      'swaps the fingerprints of the offer': swap('OFFER'),
      'swaps the fingerprints of the answer': swap('ANSWER'),
      'strips what the answer is signed with': strip('ANSWER'),
      'strips what both are signed with': strip('OFFER', 'ANSWER'),
    }))
      it(`refuses the call where it ${name}`, async () => {
        const made = await pair(change);
        const { ann, bob } = made;
        await follow(bob, ann, 'ann');
        const { at, from } = await call({ ann, bob });
        await Promise.all([at.is('ended'), from.is('ended')]);
        expect([reasons(at), reasons(from)]).to.deep.equal([
          ['verification-failed'],
          ['verification-failed'],
        ]);
        for (const { store } of [at, from]) expect(store.value).to.include({ remoteStream: null });
        expect(bob.trust('ann')).to.equal(undefined);
      });

    it('sends nothing to who cannot prove the link: no answer, and no address', async () => {
      const made = await pair(swap('OFFER'));
      await follow(made.bob, made.ann, 'ann');
      const { at, states } = await call(made);
      await at.is('ended');
      await pause(300);
      const sent = made.sentBy('ann').map(({ type, payload }) => [type, payload?.['kind']]);
      expect(sent.filter(([, kind]) => kind === undefined)).to.deep.equal([]);
      expect(states).not.to.include('connecting');
    });

    it('says so in words, once', async () => {
      const made = await pair(swap('ANSWER'));
      await follow(made.bob, made.ann, 'ann');
      const { from } = await call(made);
      await from.is('ended');
      expect(made.bob.errors.map(({ code }) => code)).to.deep.equal(['verification-failed']);
    });

    it('lets no chat open, and no text out', async () => {
      const { ann, bob } = await pair(swap('ANSWER'));
      await follow(bob, ann, 'ann');
      const [at, from] = [ann.chat({ to: 'bob' }), bob.chat({ to: 'ann' })];
      void from.channel.send('secret');
      await until('it is refused', () => bob.errors.some(({ code }) => code === 'verification-failed'));
      await from.is('closed');
      expect(at.store.value.messages).to.deep.equal([]);
    });

    it('refuses a call whose signature does not fit even without a link', async () => {
      const made = await pair(swap('OFFER'));
      const { at, from } = await call(made);
      await Promise.all([at.is('ended'), from.is('ended')]);
      expect([reasons(at), reasons(from)]).to.deep.equal([['verification-failed'], ['verification-failed']]);
    });

    it('refuses an offer that was heard before, under another number', async () => {
      const heard: Frame[] = [];
      const made = await pair((frame) => {
        if (frame.type === 'OFFER') heard.push(frame);
        return frame;
      });
      const { from } = await live(made);
      // Of who is not known yet a page hears nothing: anybody could make it up.
      await made.ann.code('bob');
      from.channel.hangUp();
      await from.is('ended');
      const { session } = made.ann;
      const [offer] = heard;
      made.hub.inject(
        'ann',
        JSON.stringify({ ...offer, src: 'bob', payload: { ...offer?.payload, connectionId: 'mc_again' } }),
      );
      await until('it is reported', () => made.ann.errors.some(({ code }) => code === 'verification-failed'));
      expect(session.reception.from('bob')).to.deep.equal([]);
    });

    it('looks again at an offer that comes a second time, with another certificate', async () => {
      const heard: Frame[] = [];
      const made = await pair((frame) => {
        if (frame.type === 'OFFER') heard.push(frame);
        return frame;
      });
      await follow(made.bob, made.ann, 'ann');
      devices();
      const [at, from] = [made.ann.call(), made.bob.call({ to: 'ann' })];
      void from.channel.call();
      await at.is('incoming');
      from.channel.hangUp();
      await at.is('ended');
      const again = swap('OFFER')(heard[0] as Frame);
      made.hub.inject('ann', JSON.stringify({ ...again, src: 'bob' }));
      await until('it was refused', () => reasons(at).length === 2);
      expect(reasons(at)).to.deep.equal(['cancelled', 'verification-failed']);
    });

    it('lets nobody in between with a forged offer that rings before the one that is signed', async () => {
      const held: Frame[] = [];
      const made = await pair((frame) => {
        if (frame.type === 'OFFER') held.push(frame);
        return frame.type === 'OFFER' || frame.type === 'ANSWER' ? null : frame;
      });
      await follow(made.bob, made.ann, 'ann');
      devices();
      const [at, from] = [made.ann.call(), made.bob.call({ to: 'ann' })];
      const between = new RTCPeerConnection();
      onClose(() => between.close());
      for (const kind of ['audio', 'video']) between.addTransceiver(kind);
      await between.setLocalDescription();
      await until('it is gathered', () => between.iceGatheringState === 'complete');
      void from.channel.call();
      const [signed] = await until('it is dialled', () => (held.length > 0 ? held : null));
      const { sdp } = between.localDescription as RTCSessionDescription;
      const forged = strip('OFFER')({
        ...signed,
        type: 'OFFER',
        payload: { ...signed?.payload, sdp: { type: 'offer', sdp } },
      });
      for (const frame of [forged, signed])
        made.hub.inject('ann', JSON.stringify({ ...frame, src: 'bob', dst: 'ann' }));
      await at.is('incoming');
      await at.channel.answer();
      const answer = await until('it is answered', () => made.sentBy('ann', 'ANSWER')[0]);
      await between.setRemoteDescription(
        (answer.payload as Frame['payload'])?.sdp as RTCSessionDescriptionInit,
      );
      await until('whoever is between is connected', () => between.connectionState === 'connected');
      await until('it is known of', () => made.ann.trust('bob'));
      expect(made.ann.trust('bob')).to.include({ standing: 'unsigned', code: null });
    });

    it('takes no later answer with another certificate', async () => {
      const heard: Frame[] = [];
      const made = await pair((frame) => {
        if (frame.type === 'ANSWER') heard.push(frame);
        return frame;
      });
      const { from } = await live(made);
      const again = swap('ANSWER')(heard[0] as Frame);
      made.hub.inject('bob', JSON.stringify({ ...again, src: 'ann' }));
      await pause(200);
      expect([made.bob.session.dropped, made.bob.errors, from.store.value.state]).to.deep.equal([
        {},
        [],
        'live',
      ]);
    });

    /** Two servers in one: Ann and Bob each talk to somebody who says to be the other. */
    async function inTheMiddle(known: { ann?: Guarded['storage']; bob?: Guarded['storage'] } = {}) {
      const [left, right] = [meeting({ expireMs: 150 }), meeting({ expireMs: 150 })];
      const ann = guarded(left.party('ann'), known.ann);
      const notBob = guarded(left.party('bob'));
      const bob = guarded(right.party('bob'), known.bob);
      const notAnn = guarded(right.party('ann'));
      await Promise.all([ann, notBob, bob, notAnn].map(({ session }) => session.start()));
      return { ann, notBob, bob, notAnn };
    }

    async function join(from: Guarded, at: Guarded, to: string) {
      const [caller, callee] = [from.call({ to }), at.call()];
      void caller.channel.call().catch(() => undefined);
      await until('it rings, or has ended', () =>
        callee.store.value.state === 'incoming' ? true : caller.store.value.state === 'ended',
      );
      await callee.channel.answer().catch(() => undefined);
      return { caller, callee };
    }

    it('with keys of its own, somebody in the middle shows by two codes that differ', async () => {
      devices();
      const { ann, notBob, bob, notAnn } = await inTheMiddle();
      await Promise.all([join(bob, notAnn, 'ann'), join(notBob, ann, 'ann')]);
      const [seen, own] = await Promise.all([ann.code('bob'), bob.code('ann')]);
      expect(String(seen.code)).not.to.equal(String(own.code));
    });

    it('somebody in the middle is refused by a link', async () => {
      devices();
      const { ann, bob, notAnn } = await inTheMiddle();
      await follow(bob, ann, 'ann');
      const { caller, callee } = await join(bob, notAnn, 'ann');
      await Promise.all([caller.is('ended'), callee.is('ended')]);
      expect(reasons(caller)).to.deep.equal(['verification-failed']);
    });

    it('a guest of one’s own is not the one by whose link one came', async () => {
      devices();
      const { ann, bob, notAnn } = await inTheMiddle();
      await follow(bob, ann, 'ann');
      await follow(notAnn, bob, 'bob');
      const { caller, callee } = await join(notAnn, bob, 'bob');
      await caller.is('ended');
      expect([reasons(caller), callee.store.value.remoteStream]).to.deep.equal([
        ['verification-failed'],
        null,
      ]);
      expect(bob.trust('ann')).to.equal(undefined);
    });

    it('a link that somebody planted does not stand for a key that was compared', async () => {
      devices();
      const known = { bob: memoryIdentity() };
      const first = await pair(undefined, known);
      await live(first);
      await first.bob.code('ann');
      await first.bob.notary.confirm('ann');
      await until('it is kept', () => known.bob.peers.get('ann')?.how === 'code');
      const { key } = known.bob.peers.get('ann') as { key: string };
      await closeAll();
      const { bob, notAnn } = await inTheMiddle(known);
      await follow(bob, notAnn, 'ann');
      await join(bob, notAnn, 'ann');
      await until('it is known', () => bob.trust('ann'));
      expect(bob.trust('ann')?.standing).to.equal('changed');
      expect(bob.errors.map(({ code }) => code)).to.deep.equal(['verification-failed']);
      expect(known.bob.peers.get('ann')).to.include({ key, how: 'code' });
    });

    it('somebody in the middle is warned of where the two have talked before', async () => {
      const known = { ann: memoryIdentity(), bob: memoryIdentity() };
      const first = await pair(undefined, known);
      await live(first);
      await Promise.all([first.ann.code('bob'), first.bob.code('ann')]);
      await until('both keep the key', () => known.ann.peers.has('bob') && known.bob.peers.has('ann'));
      const before = known.bob.peers.get('ann');
      await closeAll();
      devices();
      const { bob, notAnn } = await inTheMiddle(known);
      await join(bob, notAnn, 'ann');
      expect((await bob.code('ann')).standing).to.equal('changed');
      expect(bob.errors.map(({ code }) => code)).to.deep.equal(['verification-failed']);
      expect(known.bob.peers.get('ann')).to.deep.equal(before);
      // A new device after all: the code was compared.
      expect(await bob.notary.confirm('ann')).to.equal(true);
      expect(known.bob.peers.get('ann')?.key).not.to.equal(before?.key);
    });
  });

  it('ends everything where a person sees another code, on both sides, and refuses that key from then on', async () => {
    const { ann, bob } = await pair();
    const { at, from } = await live({ ann, bob });
    await Promise.all([ann.code('bob'), bob.code('ann')]);
    await ann.notary.reject('bob');
    await Promise.all([at.is('ended'), from.is('ended')]);
    expect([reasons(at), reasons(from)]).to.deep.equal([['verification-failed'], ['verification-failed']]);
    expect(ann.storage.peers.has('bob')).to.equal(false);
    void from.channel.call();
    await until('refused again', () => reasons(from).length === 2);
    expect(reasons(from)[1]).to.equal('verification-failed');
  });

  it('talks to a page without keys, and says that it has none', async () => {
    devices();
    const made = meeting({ expireMs: 150 });
    const ann = guarded(made.party('ann'));
    const plain = made.party('bob');
    await Promise.all([ann.session.start(), plain.session.start()]);
    const [at, from] = [ann.call(), plain.call({ to: 'ann' })];
    void from.channel.call();
    await at.is('incoming');
    await at.channel.answer();
    await Promise.all([at.is('live'), from.is('live')]);
    await until('it is known', () => ann.trust('bob'));
    expect(ann.trust('bob')).to.include({ standing: 'unsigned', code: null, isWaiting: false });
    expect(made.sentBy('ann', 'ANSWER').map(({ payload }) => payload?.['who'])).to.deep.equal([undefined]);
  });

  it('notaries a session that was open before, from its next connection on', async () => {
    const made = meeting({ expireMs: 150 });
    const [first, second] = await made.parties('ann', 'bob');
    const [ann, bob] = [guarded(first), guarded(second)];
    await until('both are open again', () =>
      [ann, bob].every(
        ({ session, store }) => session.state === 'open' && !!store.value.peer?.options.config?.certificates,
      ),
    );
    await live({ ann, bob });
    expect((await ann.code('bob')).code).to.deep.equal((await bob.code('ann')).code);
  });

  it('is of a call what shows least: a chat that is signed says nothing of a call that is not', async () => {
    const isCall = ({ payload }: Frame) => !!payload?.connectionId?.startsWith('mc_');
    const made = await pair((frame) => (isCall(frame) ? strip('OFFER', 'ANSWER')(frame) : frame));
    const { ann, bob } = made;
    const data = ann.data();
    await live({ ann, bob });
    await until('the call is known', () => ann.trust('bob') && bob.trust('ann'));
    for (const trust of [ann.trust('bob'), bob.trust('ann')]) expect(trust?.standing).to.equal('unsigned');
    void bob.session.connect('ann');
    await until('both are warned', () => [ann, bob].every(({ errors }) => errors.length > 0));
    for (const [side, id] of [
      [ann, 'bob'],
      [bob, 'ann'],
    ] as const) {
      expect(side.trust(id)).to.include({ standing: 'changed', code: null, isWaiting: false });
      expect(await side.notary.confirm(id)).to.equal(false);
    }
    data.channel.dispose();
  });

  it('is verified where both have come by a link of the other', async () => {
    const { ann, bob } = await pair();
    await follow(bob, ann, 'ann');
    await follow(ann, bob, 'bob');
    await live({ ann, bob });
    const seen = await Promise.all([ann.code('bob'), bob.code('ann')]);
    for (const trust of seen) expect(trust).to.include({ standing: 'verified', how: 'link' });
  });

  it('answers nobody, and shows nothing, for answers to what was never dialled', async () => {
    const made = await pair();
    const { ann, bob } = made;
    const sdp = `v=0\r\na=fingerprint:sha-256 ${OTHER}\r\n`;
    const who = { v: 1, key: 'A'.repeat(87), sig: 'B'.repeat(86) };
    for (let count = 0; count < 3; count++) {
      const payload = { type: 'media', connectionId: `mc_${count}`, sdp: { type: 'answer', sdp }, who };
      made.hub.inject('ann', JSON.stringify({ type: 'ANSWER', src: 'bob', dst: 'ann', payload }));
    }
    await until('they are dropped', () => ann.session.dropped['unknown-connection'] === 3);
    expect([ann.errors, made.sentBy('ann')]).to.deep.equal([[], []]);
    // Nor for who is kept out, whatever they say.
    (await ann.session.loadGuard()).decide('bob', 'block');
    devices();
    void bob
      .call({ to: 'ann' })
      .channel.call()
      .catch(() => undefined);
    await until('it is dropped', () => ann.session.dropped['blocked']);
    expect(made.sentBy('ann')).to.deep.equal([]);
  });

  it('lets strangers have no look without end, and a friend one all the same', async () => {
    const made = await pair();
    const { ann } = made;
    const sdp = `v=0\r\na=fingerprint:sha-256 ${OTHER}\r\n`;
    const who = { v: 1, key: 'A'.repeat(87), sig: 'B'.repeat(86) };
    for (let count = 0; count < 1000; count++) {
      const payload = {
        ...{ type: 'data', connectionId: `dc_${count}`, serialization: 'raw', who },
        sdp: { type: 'offer', sdp },
      };
      made.hub.inject('ann', JSON.stringify({ type: 'OFFER', src: `m${count}`, payload }));
    }
    await until('most are dropped', () => (ann.session.dropped['flood'] ?? 0) >= 800);
    await pause(100);
    expect(made.sentBy('ann').length).to.be.below(200);
    // To whom this page is bound: there is no end of strangers, and one of it.
    devices();
    const [at, from] = [ann.call({ to: 'bob' }), made.bob.call({ to: 'ann' })];
    void from.channel.call();
    await at.is('incoming');
  });

  it('looks at nothing of who is not in allow', async () => {
    const made = meeting({ expireMs: 150 });
    const ann = guarded(made.party('ann', { allow: ['carl'] }));
    const bob = guarded(made.party('bob'));
    await Promise.all([ann.session.start(), bob.session.start()]);
    devices();
    const from = bob.call({ to: 'ann' });
    void from.channel.call().catch(() => undefined);
    await until('it was dropped', () => ann.session.dropped['not-allowed']);
    expect(made.sentBy('ann')).to.deep.equal([]);
  });
});
