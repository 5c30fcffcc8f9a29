/** The link under a chat and under files: what comes of a dial that comes to nothing, or too late. */
import { expect } from '@open-wc/testing';
import type { Transfer } from '../../../src/channels/file-types.js';
import type { Dial } from '../../../src/session/dial.js';
import { fileOf, reaches } from '../../support/file-pairs.js';
import { closeAll, meeting, onClose, type Party } from '../../support/parties.js';
import { spyOnConnections, stallChannels } from '../../support/spies.js';
import { pause, until } from '../../support/wait.js';

describe('Line', function () {
  this.timeout(40_000);
  afterEach(closeAll);

  type Chat = ReturnType<Party['chat']>;
  const texts = ({ store }: Chat) => store.value.messages.map(({ text }) => text);
  const closes = ({ events }: { events: readonly (readonly [unknown, unknown])[] }) =>
    events.filter(([name]) => name === 'close').length;

  /** A link over which a text has gone. */
  async function open() {
    const made = meeting({ expireMs: 5000 });
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const [ann, bob] = [annParty.chat({ to: 'bob' }), bobParty.chat({ to: 'ann' })];
    await ann.channel.send('one');
    await until('it is there', () => ann.store.value.messages[0]?.state === 'delivered');
    const { strand } = ann.channel.line;
    /** Nothing is said any more, and the way that is there again leads nowhere: it is dialled anew. */
    const cut = async () => {
      const flow = stallChannels();
      onClose(flow);
      // What was said last has come.
      await pause(200);
      strand?.lifeline.emit('silent', undefined);
      strand?.lifeline.emit('alive', undefined);
      return flow;
    };
    return { ...made, annParty, ann, bob, strand, cut };
  }

  it('stays on its path that is there again, though another one was being sought', async () => {
    const { ann, bob, hub, strand, cut, sentBy } = await open();
    const before = sentBy('ann', 'OFFER').length;
    const flow = await cut();
    hub.freeze('bob');
    await until('another one is sought', () => sentBy('ann', 'OFFER').length > before);
    flow();
    strand?.lifeline.emit('message', { k: 'beat' });
    await ann.is('open');
    // Nobody has got the offer.
    hub.inject('ann', JSON.stringify({ type: 'EXPIRE', src: 'bob', dst: 'ann' }));
    await pause(300);
    expect([ann.channel.line.state, ann.channel.line.strand, closes(ann)]).to.deep.equal(['open', strand, 0]);
    await ann.channel.send('two');
    await until('it is there', () => texts(bob).length === 2);
  });

  it('tries again where what it dialled anew does not open', async () => {
    const { ann, bob, cut } = await open();
    let failed = 0;
    ann.channel.line.on('strand', ({ connection }) => {
      // Its path could not be found.
      if (failed++ === 0) setTimeout(() => connection.close());
    });
    await cut();
    await until('it has failed', () => failed > 0);
    await pause(100);
    expect([ann.channel.line.state, closes(ann)]).to.deep.equal(['reconnecting', 0]);
    // The third attempt is due after ten seconds.
    await until('it is open', () => ann.store.value.state === 'open', 25_000);
    await ann.channel.send('two');
    await until('it is there', () => texts(bob).length === 2);
    expect(closes(ann)).to.equal(0);
  });

  it('has nothing more to do with a dial whose connection was closed', async () => {
    const { parties, hub } = meeting({ expireMs: 150 });
    const [annParty, bobParty] = await parties('ann', 'bob');
    const bob = bobParty.chat({ to: 'ann' });
    const ann = annParty.chat({ to: 'bob' });
    const dials: Dial[] = [];
    const { session } = annParty;
    const dialData = session.dialData.bind(session);
    session.dialData = async (...args) => {
      const dial = await dialData(...args);
      if (dial) dials.push(dial as unknown as Dial);
      return dial;
    };
    hub.hold();
    void ann.channel.send('hello');
    await until('it is dialled', () => dials.length === 1);
    ann.channel.line.on('strand', ({ connection }) => dials.length === 1 && connection.close());
    hub.release();
    await until('it is there', () => texts(bob).length === 1);
    expect(dials.map(({ done }) => done)).to.deep.equal([true, true]);
  });

  it('is dialled anew for a file that is not finished, where it was lost', async () => {
    const connections = spyOnConnections();
    onClose(() => connections.stop());
    const { parties } = meeting({ expireMs: 150 });
    const ids = [`ann-${Date.now()}`, `bob-${Date.now()}`] as const;
    const [annParty, bobParty] = await parties(...ids);
    for (const party of [annParty, bobParty]) party.set({ reconnectTimeout: 1 });
    const [ann, bob] = [annParty.files({ to: ids[1] }), bobParty.files({ to: ids[0] })];
    await ann.channel.send(fileOf(31 * 1024 * 1024));
    const { transfer } = (
      await until('the offer', () => bob.events.find(([name]) => name === 'file'))
    )[1] as { transfer: Transfer };
    await transfer.accept();
    await until('some of it', () => transfer.bytes > 0);
    onClose(stallChannels());
    for (const pc of connections.made) pc.getStats = () => Promise.resolve(new Map() as never);
    await until('it is lost', () => closes(ann) > 0 || closes(bob) > 0);
    expect(transfer.state).not.to.equal('done');
    await reaches(transfer, 'done');
  });
});
