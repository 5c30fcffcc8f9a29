import { expect } from '@open-wc/testing';
import type { Transfer } from '../../../src/channels/file-types.js';
import { fileOf, reaches, sha } from '../../support/file-pairs.js';
import { closeAll, meeting, onClose, type Party } from '../../support/parties.js';
import { spyOnConnections } from '../../support/spies.js';
import { next, pause, refusal, shows, until } from '../../support/wait.js';

const MB = 1024 * 1024;

describe('FilesChannel', function () {
  this.timeout(30_000);
  afterEach(closeAll);

  type Side = ReturnType<Party['files']>;
  const offers = ({ events }: Side) =>
    events
      .filter(([name]) => name === 'file')
      .map(([, detail]) => (detail as { transfer: Transfer }).transfer);
  const codes = ({ events }: Side) =>
    events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code);
  /** Ids that no other test has: what one leaves on disk is not for the next. */
  let made = 0;
  const names = () => [`ann-${Date.now()}-${made}`, `bob-${Date.now()}-${made++}`] as const;

  async function pair() {
    const [annId, bobId] = names();
    const all = meeting({ expireMs: 150 });
    const [annParty, bobParty] = await all.parties(annId, bobId);
    const ann = annParty.files({ to: bobId });
    const bob = bobParty.files({ to: annId });
    return { ...all, annParty, bobParty, ann, bob, annId, bobId };
  }

  it('dials with the first file, and brings it', async () => {
    const { ann, bob, annId } = await pair();
    await pause(50);
    expect(ann.store.value.state).to.equal('idle');
    const file = fileOf(2 * MB + 1);
    const sent = await ann.channel.send(file, { path: 'a/b' });
    const got = await until('the offer', () => offers(bob)[0]);
    expect(bob.store.value).to.include({ state: 'open', remoteId: annId });
    expect([ann.store.value.transfers, bob.store.value.transfers]).to.deep.equal([[sent], [got]]);
    expect(Object.isFrozen(bob.store.value.transfers)).to.equal(true);
    await got.accept();
    await reaches(sent, 'done');
    expect(await sha(await got.blob())).to.equal(await sha(file));
    // And back, over the same link.
    const back = await bob.channel.send(fileOf(10));
    await until('the offer', () => offers(ann)[0]);
    expect([back.direction, codes(ann), codes(bob)]).to.deep.equal(['send', [], []]);
  });

  it('asks a person about a stranger, and nothing leaves before', async () => {
    const [annId, bobId] = names();
    const [annParty, bobParty] = await meeting().parties(annId, bobId);
    const bob = bobParty.files();
    const chat = bobParty.chat();
    const ann = annParty.files({ to: bobId });
    const spy = spyOnConnections();
    await ann.channel.send(fileOf(10));
    const { knock } = await until('the knock', () => (bob.store.value.knock ? bob.store.value : null));
    expect(knock).to.deep.equal({ from: annId, displayName: null });
    await shows(ann.store, { waiting: true });
    expect(spy.made.length).to.equal(1);
    expect(chat.store.value.knock).to.equal(null);
    bob.channel.acceptKnock();
    await until('the offer', () => offers(bob)[0]);
    expect(bob.store.value.knock).to.equal(null);
    expect(ann.store.value).to.include({ state: 'open', waiting: false });
    spy.stop();
  });

  it('is told when the person says no', async () => {
    const [annId, bobId] = names();
    const [annParty, bobParty] = await meeting().parties(annId, bobId);
    const bob = bobParty.files();
    const ann = annParty.files({ to: bobId });
    const sent = await ann.channel.send(fileOf(10));
    await until('the knock', () => bob.store.value.knock);
    bob.channel.declineKnock();
    await reaches(sent, 'declined');
    expect(codes(ann)).to.deep.equal(['not-allowed']);
    expect(bob.store.value.transfers).to.deep.equal([]);
  });

  it('goes on where `to` becomes who knocks, and then who is there', async () => {
    const [annId, bobId] = names();
    const [annParty, bobParty] = await meeting({ expireMs: 150 }).parties(annId, bobId);
    const bob = bobParty.files();
    const ann = annParty.files({ to: bobId });
    const sent = await ann.channel.send(fileOf(10));
    await until('the knock', () => bob.store.value.knock);
    bob.channel.configure({ to: annId });
    expect(bob.store.value.knock?.from).to.equal(annId);
    bob.channel.acceptKnock();
    await (await until('the offer', () => offers(bob)[0])).accept();
    await reaches(sent, 'done');
    bob.channel.configure({});
    await bob.is('closed');
    await ann.is('closed');
    await ann.channel.send(fileOf(10));
    await until('another knock', () => bob.store.value.knock);
    bob.channel.acceptKnock();
    await bob.is('open');
    bob.channel.configure({ to: annId });
    const again = await ann.channel.send(fileOf(20));
    await (await until('the offer', () => offers(bob).find(({ id }) => id === again.id))).accept();
    await reaches(again, 'done');
    const closed = ({ events }: Side) => events.filter(([name]) => name === 'close').length;
    expect([closed(ann), closed(bob), codes(ann), codes(bob)]).to.deep.equal([1, 1, [], []]);
  });

  it('is not what a chat takes', async () => {
    const [annId, bobId] = names();
    const [annParty, bobParty] = await meeting({ expireMs: 150 }).parties(annId, bobId);
    const chat = bobParty.chat({ to: annId });
    const waiting = next(bobParty.session.reception, 'offer');
    const ann = annParty.files({ to: bobId });
    await ann.channel.send(fileOf(10));
    await waiting;
    expect(chat.store.value.state).to.equal('idle');
  });

  it('says so where the other side is a plain page', async () => {
    const [annId, bobId] = names();
    const [annParty, bobParty] = await meeting({ expireMs: 150 }).parties(annId, bobId);
    const ann = annParty.files({ to: bobId });
    bobParty.session.reception.on('offer', (offer) => void offer.acceptData());
    const sent = await ann.channel.send(fileOf(10));
    await reaches(sent, 'declined');
    expect(codes(ann)).to.deep.equal(['negotiation-failed']);
    await ann.is('closed');
  });

  it('refuses what its limits leave out, or has no address', async () => {
    const [annId, bobId] = names();
    const [annParty] = await meeting().parties(annId);
    const ann = annParty.files({ to: bobId, maxFileSize: '10', accept: '.txt' });
    expect((await refusal(ann.channel.send(fileOf(11, 'a.txt')))).code).to.equal('message-too-big');
    expect((await refusal(ann.channel.send(fileOf(1, 'a.exe')))).code).to.equal('not-allowed');
    expect(ann.store.value.state).to.equal('idle');
    ann.channel.configure({});
    expect((await refusal(ann.channel.send(fileOf(1)))).code).to.equal('invalid-attribute');
    ann.channel.configure({ maxFileSize: 'many' });
    expect(codes(ann)).to.deep.equal([
      ...['message-too-big', 'not-allowed'],
      ...Array<string>(2).fill('invalid-attribute'),
    ]);
  });

  it('goes on by itself where another page of the same person left', async () => {
    const { ann, bob, annParty, annId, bobId, party } = await pair();
    const file = fileOf(31 * MB);
    const sent = await ann.channel.send(file);
    const got = await until('the offer', () => offers(bob)[0]);
    await got.accept();
    await until('some of it', () => got.bytes > MB);
    ann.channel.dispose();
    annParty.session.destroy();
    await reaches(got, 'paused');
    const again = party(annId);
    await again.session.start();
    const next = again.files({ to: bobId });
    await reaches(got, 'done');
    expect(next.store.value.transfers.map(({ id }) => id)).to.deep.equal([sent.id]);
    expect(await sha(await got.blob())).to.equal(await sha(file));
  });

  for (const [what, target, name, value, wanted] of [
    ['on a page without https', navigator, 'locks', undefined, []],
    [
      'where storage is refused',
      IDBFactory.prototype,
      'open',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
      ['storage-unavailable'],
    ],
  ] as const)
    it(`says in a sentence, or not at all, that nothing is taken up ${what}`, async () => {
      const [annId, bobId] = names();
      const before = Object.getOwnPropertyDescriptor(target, name);
      Object.defineProperty(target, name, { value, configurable: true });
      onClose(() =>
        before ? Object.defineProperty(target, name, before) : Reflect.deleteProperty(target, name),
      );
      const [party] = await meeting().parties(annId);
      const ann = party.files({ to: bobId });
      await until('it has looked', () => codes(ann).length >= wanted.length);
      await pause(200);
      expect(codes(ann)).to.deep.equal(wanted);
      for (const [event, error] of ann.events)
        if (event === 'error') expect((error as Error).message).to.match(/^[A-Z].*\.$/);
    });

  it('keeps conversations apart', async () => {
    const { ann, annId, bobId } = await pair();
    await ann.channel.send(fileOf(10));
    expect(ann.store.value.transfers.length).to.equal(1);
    ann.channel.configure({ to: annId });
    expect(ann.store.value.state).to.equal('closed');
    expect(ann.store.value.transfers).to.deep.equal([]);
    ann.channel.configure({ to: bobId });
    await until('what was not finished', () => ann.store.value.transfers.length === 1);
  });
});
