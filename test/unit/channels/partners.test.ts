/** What was meant for one is for nobody else, whenever the page turns to another one. */
import { expect } from '@open-wc/testing';
import { closeAll, meeting, onClose, type Party } from '../../support/parties.js';
import { pause, refusal, until } from '../../support/wait.js';

type Chat = ReturnType<Party['chat']>;

const texts = ({ store }: Pick<Chat, 'store'>) => store.value.messages.map(({ text }) => text);

describe('What was meant for one', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  /** Ann, and two whom she may write to. */
  async function three() {
    const made = meeting({ expireMs: 150 });
    const [annParty, bobParty, casParty] = await made.parties('ann', 'bob', 'cas');
    const [bob, cas] = [bobParty.chat({ to: 'ann' }), casParty.chat({ to: 'ann' })];
    return { ...made, annParty, bobParty, casParty, bob, cas };
  }

  const delivered = (side: Chat, count: number) =>
    until('all is delivered', () => {
      const { messages } = side.store.value;
      return messages.length === count && messages.every(({ state }) => /delivered|seen/.test(state));
    });

  it('is not sent to another one where both were written before the session was open', async () => {
    const { party, parties, sentBy } = meeting({ expireMs: 150 });
    const [bobParty, casParty] = await parties('bob', 'cas');
    const [bob, cas] = [bobParty.chat({ to: 'ann' }), casParty.chat({ to: 'ann' })];
    const annParty = party('ann');
    const ann = annParty.chat({ to: 'bob' });
    void ann.channel.send('for Bob');
    ann.channel.configure({ to: 'cas' });
    await ann.channel.send('for Cas');
    await annParty.session.start();
    await delivered(ann, 1);
    await pause(300);
    expect(sentBy('ann', 'OFFER').map(({ dst }) => dst)).to.deep.equal(['cas']);
    expect([texts(bob), texts(cas)]).to.deep.equal([[], ['for Cas']]);
  });

  it('is no file for who came while the part for files was loaded', async () => {
    const { annParty, casParty, cas } = await three();
    const ann = annParty.chat({ to: 'bob' });
    const sending = ann.channel.use('files', (files) => files.send(new File(['secret'], 'for-bob.txt')));
    ann.channel.configure({ to: 'cas' });
    expect(await refusal(sending)).to.include({ code: 'connection-closed' });
    await ann.channel.send('for Cas');
    await until('it is there', () => texts(cas).length === 1);
    await pause(200);
    expect(texts(cas)).to.deep.equal(['for Cas']);
    expect(casParty.errors).to.deep.equal([]);
  });

  it('deletes nothing of who came while the part for that was loaded', async () => {
    const { annParty, cas } = await three();
    const ann = annParty.chat({ to: 'cas', history: 'device' });
    await ann.channel.send('kept');
    await delivered(ann, 1);
    ann.channel.configure({ to: 'bob', history: 'device' });
    const clearing = ann.channel.use('more', (more) => more.clear());
    ann.channel.configure({ to: 'cas', history: 'device' });
    expect(await refusal(clearing)).to.include({ code: 'connection-closed' });
    await until('it is there again', () => texts(ann).length === 1);
    expect(texts(cas)).to.deep.equal(['kept']);
  });

  it('is not shown, nor kept, among what was written with another one', async () => {
    const { annParty } = await three();
    const ann = annParty.chat({ to: 'bob', history: 'device' });
    await until('the history', () => ann.channel.history);
    for (const text of ['one', 'two']) await ann.channel.send(text);
    await delivered(ann, 2);
    ann.channel.configure({ to: 'cas', history: 'device' });
    await until('the history', () => ann.channel.history);
    const { openCursor } = IDBObjectStore.prototype;
    onClose(() => (IDBObjectStore.prototype.openCursor = openCursor));
    let turned = 0;
    IDBObjectStore.prototype.openCursor = function (this: IDBObjectStore, ...range) {
      // Just while the page of Bob's messages is read.
      if (this.name === 'rows' && turned++ === 0) ann.channel.configure({ to: 'cas', history: 'device' });
      return openCursor.apply(this, range);
    };
    ann.channel.configure({ to: 'bob', history: 'device' });
    await until('it has turned', () => turned > 1);
    await pause(300);
    expect(texts(ann)).to.deep.equal([]);
    expect(await ann.channel.use('more', (more) => more.exportHistory())).to.deep.equal([]);
    ann.channel.configure({ to: 'bob', history: 'device' });
    await until('they are there', () => texts(ann).length === 2);
  });

  it('is nothing that the next one hears was seen', async () => {
    const said: string[] = [];
    const { send } = RTCDataChannel.prototype;
    onClose(() => (RTCDataChannel.prototype.send = send));
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: never) {
      if (this.label === 'chat') said.push(data);
      send.call(this, data);
    };
    const { annParty, bob, cas } = await three();
    const ann = annParty.chat({ to: 'bob' });
    await bob.channel.send('hello');
    const { id } = await until('it is there', () => ann.store.value.messages[0]);
    await ann.channel.use('moments', (moments) => moments.see(id));
    const seen = () => said.filter((text) => text.includes('"seen"'));
    expect(seen()).to.have.length(1);
    ann.channel.configure({ to: 'cas' });
    await ann.channel.send('hello');
    await until('it is there', () => texts(cas).length);
    const { line } = ann.channel;
    // As after a link that was lost: there is nothing that the other side has not been told.
    line.emit('open', line.strand as NonNullable<typeof line.strand>);
    await pause(200);
    expect(seen()).to.have.length(1);
  });

  for (const kind of ['chat', 'files'] as const)
    it(`leaves no question behind where ${kind} turn to somebody else than who knocks`, async () => {
      const { parties } = meeting({ expireMs: 150 });
      const [annParty, bobParty, casParty] = await parties('ann', 'bob', 'cas');
      const ann = annParty[kind]();
      const knock = async (party: Party) => {
        if (kind === 'chat') await party.chat({ to: 'ann' }).channel.send('hello');
        else await party.files({ to: 'ann' }).channel.send(new File(['hello'], 'hello.txt'));
      };
      await knock(bobParty);
      await until('the knock', () => ann.store.value.knock);
      ann.channel.configure({ to: 'cas' });
      expect(ann.store.value.knock).to.equal(null);
      await knock(casParty);
      await ann.is('open');
      expect(ann.store.value.remoteId).to.equal('cas');
    });

  describe('as data', () => {
    it('waits for nobody else', async () => {
      const { parties, sentBy } = meeting({ expireMs: 150 });
      const [annParty, casParty] = await parties('ann', 'cas');
      const cas = casParty.data({ to: 'ann' });
      const ann = annParty.data({ to: 'bob' });
      const sending = ann.channel.send('for Bob');
      await until('Bob is sought', () => sentBy('ann', 'OFFER').length);
      ann.channel.configure({ to: 'cas' });
      expect(await refusal(sending)).to.include({ code: 'connection-closed' });
      await ann.channel.send('for Cas');
      const heard = () => cas.events.filter(([name]) => name === 'data').map(([, detail]) => detail);
      await until('it is there', () => heard().length);
      await pause(100);
      expect(heard()).to.deep.equal([{ data: 'for Cas' }]);
    });

    it('is sent, or refused, where it is closed while a Blob before it is read', async () => {
      const { parties } = meeting({ expireMs: 150 });
      const [annParty, bobParty] = await parties('ann', 'bob');
      const bob = bobParty.data({ to: 'ann', serialization: 'raw' });
      const ann = annParty.data({ to: 'bob', serialization: 'raw' });
      await Promise.all([ann.is('open'), bob.is('open')]);
      const slow = new Blob(['slow']);
      const { promise, resolve } = Promise.withResolvers<ArrayBuffer>();
      slow.arrayBuffer = () => promise;
      const first = ann.channel.send(slow);
      ann.channel.close();
      const second = ann.channel.send('x');
      resolve(new ArrayBuffer(4));
      expect(await refusal(first)).to.include({ code: 'connection-closed' });
      ann.channel.configure({ to: null, serialization: 'raw' });
      ann.channel.configure({ to: 'bob', serialization: 'raw' });
      const how = await second.then(
        () => 'sent',
        ({ code }: { code: string }) => code,
      );
      expect(how).to.be.oneOf(['sent', 'connection-closed']);
    });
  });
});
