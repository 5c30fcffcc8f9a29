import { expect } from '@open-wc/testing';
import { settled as read, storeOf, transact } from '../../../src/channels/chat-store.js';
import type { ChatConfig, ChatMessage } from '../../../src/channels/chat-types.js';
import { closeAll, meeting, type Party } from '../../support/parties.js';
import { pause, refusal, until } from '../../support/wait.js';

type Side = ReturnType<Party['chat']>;

describe('ChatMore and ChatHistory', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  async function pair(config: ChatConfig = {}) {
    const made = meeting({ expireMs: 150 });
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const [ann, bob] = [annParty.chat({ to: 'bob', ...config }), bobParty.chat({ to: 'ann', ...config })];
    return { ...made, annParty, bobParty, ann, bob };
  }

  const texts = ({ store }: Side) => store.value.messages.map(({ text }) => text);
  const last = ({ store }: Side) => store.value.messages.at(-1) as ChatMessage;
  const settled = (...sides: Side[]) =>
    until('all has arrived', () =>
      sides.every(({ store }) =>
        store.value.messages.every(({ own, state }) => !own || state === 'delivered' || state === 'seen'),
      ),
    );

  /** The same page once more: what was in memory is gone. */
  function again(party: Party, side: Side, config: ChatConfig): Side {
    side.channel.dispose();
    return party.chat(config);
  }

  // The first one: it is done once in a page life.
  it('forgets how far page lives had been taken that are long gone, without a history as well', async () => {
    const days = (count: number) => Date.now() - count * 86_400_000;
    await transact((transaction) => {
      for (const [epoch, age] of [
        ['old', 200],
        ['young', 100],
      ] as const)
        transaction.objectStore('in').put({ epoch, n: 1, at: days(age) });
    });
    const { ann } = await pair();
    await ann.channel.use('more', () => undefined);
    const isThere = async (epoch: string) => (await read((await storeOf('in')).getKey(epoch))) !== undefined;
    while (await isThere('old')) await pause(20);
    expect(await isThere('young')).to.equal(true);
  });

  it('edits, and only what one wrote', async () => {
    const { ann, bob } = await pair();
    const { id } = await ann.channel.send('helo');
    await until('it is there', () => texts(bob).length === 1);
    await ann.channel.use('more', (more) => more.edit(id, 'hello'));
    await until('it is edited', () => texts(bob)[0] === 'hello');
    expect(last(bob).editedAt).to.be.closeTo(Date.now(), 5000);
    const error = await refusal(bob.channel.use('more', (more) => more.edit(id, 'mine')));
    expect(error.code).to.equal('invalid-data');
    // A kit that does not keep to that.
    bob.channel.delivery?.put({ k: 'edit', of: id, text: 'mine', at: 1 } as never);
    await bob.channel.send('after');
    await until('what came after is there', () => texts(ann).includes('after'));
    expect(texts(ann)[0]).to.equal('hello');
  });

  it('takes a message back, with all that hangs on it', async () => {
    const { ann, bob } = await pair();
    const { id } = await ann.channel.send('oops');
    await until('it is there', () => texts(bob).length === 1);
    await bob.channel.use('more', (more) => more.react(id, '👍'));
    await until('the reaction is there', () => last(ann).reactions?.length === 1);
    await ann.channel.use('more', (more) => more.remove(id));
    await until('it is gone', () => last(bob).removed);
    expect(last(bob)).to.not.have.any.keys('reactions', 'editedAt');
    expect(last(bob).text).to.equal('');
    expect((await refusal(ann.channel.use('more', (more) => more.edit(id, 'x')))).code).to.equal(
      'invalid-data',
    );
  });

  it('keeps one reaction of each side', async () => {
    const { ann, bob } = await pair();
    const { id } = await ann.channel.send('hello');
    await until('it is there', () => texts(bob).length === 1);
    const react = (side: Side, emoji: string) => side.channel.use('more', (more) => more.react(id, emoji));
    await react(bob, '👍');
    await react(bob, '❤️');
    await react(ann, '😂');
    const shown = (side: Side) =>
      (last(side).reactions ?? []).map(({ from, emoji }) => `${from} ${emoji}`).sort();
    await until('both', () => shown(bob).length === 2 && shown(ann).length === 2);
    expect(shown(ann)).to.deep.equal(['ann 😂', 'bob ❤️']);
    await react(bob, '❤️');
    await until('it is taken back', () => shown(ann).length === 1);
    expect((await refusal(react(ann, 'x'.repeat(50)))).code).to.equal('invalid-data');
  });

  it('answers with a quote', async () => {
    const { ann, bob } = await pair();
    const { id } = await ann.channel.send(`a ${'long '.repeat(100)}text`);
    await until('it is there', () => texts(bob).length === 1);
    await bob.channel.send('yes', { replyTo: id });
    await until('the answer', () => texts(ann).includes('yes'));
    expect(last(ann).replyTo?.id).to.equal(id);
    expect(last(ann).replyTo?.text).to.have.length(200);
    expect((await refusal(bob.channel.send('no', { replyTo: 'nowhere' }))).code).to.equal('invalid-data');
  });

  it('says who is writing, and what was seen, unless that is not wanted', async () => {
    const { ann, bob } = await pair();
    const { id } = await ann.channel.send('one');
    await until('it is there', () => texts(bob).length === 1);
    await bob.channel.use('moments', (moments) => moments.type(true));
    await until('it shows', () => ann.store.value.typing);
    await bob.channel.use('moments', (moments) => moments.type(false));
    await until('it ends', () => !ann.store.value.typing);
    await settled(ann);
    await bob.channel.use('moments', (moments) => moments.see(id));
    await until('it was seen', () => last(ann).state === 'seen');
    bob.channel.configure({ to: 'ann', withoutReceipts: true });
    await ann.channel.send('two');
    await until('it is there', () => texts(bob).length === 2);
    await bob.channel.use('moments', (moments) => moments.see(last(bob).id));
    await bob.channel.send('three');
    await until('what came after is there', () => texts(ann).includes('three'));
    await settled(ann);
    expect(ann.store.value.messages[1]?.state).to.equal('delivered');
  });

  for (const history of ['device', 'session'])
    it(`keeps a ${history} history, with what was done to its messages`, async () => {
      const config = { to: 'bob', history };
      const { ann, bob, annParty, bobParty } = await pair({ history });
      for (const text of ['one', 'two', 'three']) await ann.channel.send(text);
      await until('all', () => texts(bob).length === 3);
      const [one, two] = ann.store.value.messages as [ChatMessage, ChatMessage];
      await ann.channel.use('more', (more) => more.edit(one.id, 'eins'));
      await ann.channel.use('more', (more) => more.remove(two.id));
      await bob.channel.use('more', (more) => more.react(one.id, '👍'));
      await until(
        'that is there too',
        () => ann.store.value.messages[0]?.reactions && bob.store.value.messages[1]?.removed,
      );
      await settled(ann);
      const [ann2, bob2] = [again(annParty, ann, config), again(bobParty, bob, { ...config, to: 'ann' })];
      await until('they are there again', () => texts(ann2).length === 3 && texts(bob2).length === 3);
      for (const side of [ann2, bob2]) {
        expect(texts(side)).to.deep.equal(['eins', '', 'three']);
        expect(side.store.value.messages[0]?.reactions?.[0]?.emoji).to.equal('👍');
        expect(side.store.value.messages[1]?.removed).to.equal(true);
      }
      expect(ann2.store.value.messages.map(({ state, own }) => `${state} ${own}`)).to.deep.equal(
        Array(3).fill('delivered true'),
      );
    });

  it('without a history keeps what is not delivered, and nothing else', async () => {
    const { ann, annParty, bob, bobParty, party } = await pair();
    await ann.channel.send('there');
    await until('it is there', () => texts(bob).length === 1);
    await settled(ann);
    bobParty.session.destroy();
    await until('the link is gone', () => ann.store.value.state !== 'open');
    await ann.channel.send('waits');
    await ann.channel.send('waits too');
    const ann2 = again(annParty, ann, { to: 'bob' });
    await until('it is shown again', () => texts(ann2).length === 2);
    expect(ann2.store.value.messages.map(({ state }) => state)).to.deep.equal(['queued', 'queued']);
    const bob2Party = party('bob');
    const bob2 = bob2Party.chat({ to: 'ann' });
    await bob2Party.session.start();
    await until('it arrives', () => texts(bob2).length === 2, 15_000);
    expect(texts(bob2)).to.deep.equal(['waits', 'waits too']);
    await settled(ann2);
  });

  it('pages, finds, exports and forgets', async () => {
    const { ann, annParty, bob } = await pair({ history: 'device' });
    const all = Array.from({ length: 230 }, (_, n) => (n === 7 ? 'Một cà phê sữa đá' : `text ${n}`));
    for (const text of all) void ann.channel.send(text);
    await until('all', () => texts(bob).length === all.length);
    await settled(ann);
    const ann2 = again(annParty, ann, { to: 'bob', history: 'device' });
    await until('the last page', () => texts(ann2).length === 100);
    expect(texts(ann2)).to.deep.equal(all.slice(-100));
    expect(ann2.store.value.hasOlder).to.equal(true);
    const more = <T>(act: Parameters<typeof ann2.channel.use<'more', T>>[1]) => ann2.channel.use('more', act);
    expect(await more((m) => m.loadOlder())).to.equal(true);
    expect(texts(ann2)).to.deep.equal(all.slice(-200));
    expect((await more((m) => m.search('CA PHE da'))).map(({ text }) => text)).to.deep.equal([all[7]]);
    expect(await more((m) => m.search('tea'))).to.deep.equal([]);
    const hit = (await more((m) => m.search('cà phê')))[0] as ChatMessage;
    expect(await more((m) => m.reach(hit.id))).to.equal(true);
    expect(texts(ann2)).to.deep.equal(all);
    expect(await more((m) => m.loadOlder())).to.equal(false);
    expect((await more((m) => m.exportHistory())).map(({ text }) => text)).to.deep.equal(all);
    await more((m) => m.clear());
    expect(texts(ann2)).to.deep.equal([]);
    const ann3 = again(annParty, ann2, { to: 'bob', history: 'device' });
    await ann3.channel.send('anew');
    expect((await ann3.channel.use('more', (m) => m.exportHistory())).map(({ text }) => text)).to.deep.equal([
      'anew',
    ]);
  });

  it('shows what this side wrote, whatever ids the other side gives its messages', async () => {
    const { ann, annParty, bob } = await pair({ history: 'device' });
    const all = Array.from({ length: 130 }, (_, n) => `text ${n}`);
    for (const text of all) void ann.channel.send(text);
    await until('all', () => texts(bob).length === all.length);
    await settled(ann);
    const old = ann.store.value.messages[5] as ChatMessage;
    const ann2 = again(annParty, ann, { to: 'bob', history: 'device' });
    await until('the last page', () => texts(ann2).length === 100);
    await bob.channel.send('a link, so that this goes');
    // What no page of the kit does.
    bob.channel.delivery?.put({ k: 'm', id: old.id, text: 'forged', at: Date.now() } as never);
    await until('it is there', () => last(ann2).text === 'forged');
    expect(last(ann2).id).to.equal(old.id);
    await ann2.channel.use('more', (m) => m.loadOlder());
    expect(texts(ann2).slice(0, 130)).to.deep.equal(all);
    expect(new Set(ann2.store.value.messages.map(({ id }) => id)).size).to.equal(132);
    const ann3 = again(annParty, ann2, { to: 'bob', history: 'device' });
    await until('the last page again', () => texts(ann3).length === 100);
    await ann3.channel.use('more', (m) => m.loadOlder());
    expect(texts(ann3)).to.deep.equal([...all, 'a link, so that this goes', 'forged']);
    // What is done to it is done to it, and not to the other one.
    await ann3.channel.use('more', (m) => m.edit(old.id, 'text 5, mended'));
    const kept = await ann3.channel.use('more', (m) => m.exportHistory());
    expect(kept.map(({ text }) => text)).to.deep.equal([
      ...all.with(5, 'text 5, mended'),
      ...['a link, so that this goes', 'forged'],
    ]);
  });

  it('keeps no more than it may', async () => {
    const { ann, annParty, bob } = await pair({ history: 'device' });
    for (let n = 0; n < 40; n++) void ann.channel.send(`text ${n}`);
    await until('all', () => texts(bob).length === 40);
    await settled(ann);
    const ann2 = again(annParty, ann, { to: 'bob', history: 'device', historyLimit: 10 });
    await until('some', () => texts(ann2).length > 0);
    expect(texts(ann2)).to.have.length(10);
    expect(last(ann2).text).to.equal('text 39');
    ann2.channel.dispose();
    const ann3 = annParty.chat({ to: 'bob', history: 'device', historyDays: 'many' });
    await until('it says so', () => ann3.store.value.error);
    expect(ann3.store.value.error?.code).to.equal('invalid-attribute');
    expect(ann3.store.value.error?.message).to.contain('history-days');
  });
});
