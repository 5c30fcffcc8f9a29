/** Races of a chat with its own storage, its links and its page: each was a fault once. */
import { expect } from '@open-wc/testing';
import type { ChatMessage } from '../../../src/channels/chat-types.js';
import type { Strand } from '../../../src/channels/line.js';
import { closeAll, meeting, onClose, type Party } from '../../support/parties.js';
import { stallChannels } from '../../support/spies.js';
import { pause, until } from '../../support/wait.js';

type Side = ReturnType<Party['chat']>;

const texts = ({ store }: Side) => store.value.messages.map(({ text }) => text);
const states = ({ store }: Side) => store.value.messages.map(({ state }) => state);
const delivered = (side: Side) =>
  until(
    'all is delivered',
    () => states(side).length > 0 && states(side).every((state) => state === 'delivered' || state === 'seen'),
  );
const isKeeping = ({ channel }: Side) => until('the history', () => channel.history);
const kept = async ({ channel }: Side) => {
  await channel.delivery?.keep();
  return (await channel.use('more', (more) => more.exportHistory())).map(({ text }) => text);
};
/** What is said on the chat channels from now on; `lose` says what gets lost. */
function wire(lose: (wire: { k: string; n?: number }) => boolean) {
  const faults = { lose };
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: never) {
    if (this.label === 'chat' && faults.lose(JSON.parse(data) as { k: string })) return;
    send.call(this, data);
  };
  onClose(() => (RTCDataChannel.prototype.send = send));
  return faults;
}

/** Nothing comes any more over the link that is there, and no beat that is on its way. */
function stall({ channel }: Side): void {
  onClose(stallChannels());
  const { lifeline } = channel.line.strand as Strand;
  const { emit } = lifeline;
  lifeline.emit = (name, detail) => (name === 'message' ? undefined : emit.call(lifeline, name, detail));
}

/** The history takes a while to be there. */
function slowHistory() {
  const { databases } = indexedDB;
  indexedDB.databases = async () => {
    await pause(500);
    return [];
  };
  onClose(() => (indexedDB.databases = databases));
}

describe('ChatChannel, when several things happen at once', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  async function pair(config = {}, expireMs = 150) {
    const made = meeting({ expireMs });
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const ann = annParty.chat({ to: 'bob', ...config });
    const bob = bobParty.chat({ to: 'ann', ...config });
    return { ...made, annParty, bobParty, ann, bob };
  }

  it('keeps what is written, and what comes, before the history is there', async () => {
    slowHistory();
    const { ann, bob } = await pair({ history: 'device' });
    expect(ann.channel.history).to.equal(null);
    await ann.channel.send('at once');
    await Promise.all([isKeeping(ann), isKeeping(bob)]);
    await delivered(ann);
    expect([await kept(ann), await kept(bob)]).to.deep.equal([['at once'], ['at once']]);
    await ann.channel.send('later');
    await delivered(ann);
    expect([await kept(ann), await kept(bob)]).to.deep.equal([
      ['at once', 'later'],
      ['at once', 'later'],
    ]);
  });

  it('keeps what a page life wrote that ended before its history was there, in its place', async () => {
    const { party, parties } = meeting({ expireMs: 150 });
    const [first] = await parties('ann');
    const before = first.chat({ to: 'bob' });
    for (const text of ['one', 'two']) await before.channel.send(text);
    before.channel.dispose();
    first.session.destroy();
    const ann = party('ann').chat({ to: 'bob', history: 'device' });
    void ann.channel.send('three');
    await until('all are shown', () => texts(ann).length === 3);
    expect(texts(ann)).to.deep.equal(['one', 'two', 'three']);
    expect(await kept(ann)).to.deep.equal(['one', 'two', 'three']);
  });

  for (const [what, change, left] of [
    ['an edit', (more, id) => more.edit(id, 'hullo'), 'hullo'],
    ['a removal', (more, id) => more.remove(id), ''],
  ] as [
    string,
    (more: { edit(id: string, text: string): unknown; remove(id: string): unknown }, id: string) => unknown,
    string,
  ][])
    it(`keeps ${what} that comes right behind its message`, async () => {
      const { party, parties } = meeting({ expireMs: 150 });
      const [annParty] = await parties('ann');
      const ann = annParty.chat({ to: 'bob' });
      const { id } = await ann.channel.send('hello');
      await ann.channel.use('more', (more) => change(more, id));
      const bobParty = party('bob');
      const bob = bobParty.chat({ to: 'ann', history: 'device' });
      await bobParty.session.start();
      await delivered(ann);
      expect(texts(bob)).to.deep.equal([left]);
      expect(await kept(bob)).to.deep.equal([left]);
    });

  it('sends what an earlier page life left, even where `to` was somebody else meanwhile', async () => {
    const { party, parties } = meeting({ expireMs: 150 });
    const [first] = await parties('ann');
    const before = first.chat({ to: 'bob' });
    await before.channel.send('left');
    before.channel.dispose();
    first.session.destroy();
    const again = party('ann');
    const ann = again.chat({ to: 'bob' });
    await until('it is shown', () => texts(ann).length === 1);
    ann.channel.configure({ to: 'cas' });
    ann.channel.configure({ to: 'bob' });
    const bobParty = party('bob');
    const bob = bobParty.chat({ to: 'ann' });
    await Promise.all([again.session.start(), bobParty.session.start()]);
    await delivered(ann);
    expect(texts(bob)).to.deep.equal(['left']);
  });

  it('sends what an earlier page life left before its own, though that one lets go late', async () => {
    const { party, parties } = meeting({ expireMs: 150 });
    const [first] = await parties('ann');
    const before = first.chat({ to: 'bob' });
    await before.channel.send('left');
    const { held = [] } = await navigator.locks.query();
    // A page that is being left on a busy machine.
    for (const { name = '' } of held) void navigator.locks.request(name, () => pause(2000));
    before.channel.dispose();
    first.session.destroy();
    const again = party('ann');
    const ann = again.chat({ to: 'bob' });
    await ann.channel.send('new');
    const bobParty = party('bob');
    const bob = bobParty.chat({ to: 'ann' });
    await Promise.all([again.session.start(), bobParty.session.start()]);
    await until('both have arrived', () => texts(bob).length === 2);
    expect(texts(bob)).to.deep.equal(['left', 'new']);
  });

  it('sends what waits once a session that was destroyed is started again', async () => {
    const { party, parties } = meeting({ expireMs: 150 });
    const [annParty] = await parties('ann');
    const ann = annParty.chat({ to: 'bob' });
    await ann.channel.send('waits');
    annParty.session.destroy();
    const bobParty = party('bob');
    const bob = bobParty.chat({ to: 'ann' });
    await bobParty.session.start();
    await annParty.session.start();
    await delivered(ann);
    expect(texts(bob)).to.deep.equal(['waits']);
  });

  it('dials again after a link that was lost, while something waits', async () => {
    const { ann, bob, annParty } = await pair();
    annParty.set({ reconnectTimeout: 1 });
    await ann.channel.send('one');
    await delivered(ann);
    const faults = wire(({ k }) => k === 'm');
    await ann.channel.send('two');
    stall(ann);
    ann.channel.line.strand?.lifeline.emit('silent', undefined);
    await until('it is lost', () => ann.events.some(([name]) => name === 'close'));
    faults.lose = () => false;
    await delivered(ann);
    expect(texts(bob)).to.deep.equal(['one', 'two']);
  });

  it('dials again once the server is back, where the path was lost meanwhile', async () => {
    const { ann, bob, hub } = await pair();
    await ann.channel.send('one');
    await delivered(ann);
    hub.down();
    await until('the server is away', () => ann.channel.session.state === 'reconnecting');
    for (const { channel } of [ann, bob]) {
      const lifeline = channel.line.strand?.lifeline;
      lifeline?.emit('silent', undefined);
      Object.defineProperty(lifeline, 'silent', { value: true });
      lifeline?.emit('closed', undefined);
    }
    expect([ann.channel.line.state, ann.channel.line.strand]).to.deep.equal(['reconnecting', null]);
    hub.up();
    await until('both are there', () => [ann, bob].every(({ channel }) => channel.line.state === 'open'));
    await ann.channel.send('two');
    await until('it is there', () => texts(bob).length === 2);
  });

  it('dials anew where the path is there again and nothing comes over it', async () => {
    const { ann, bob } = await pair();
    await ann.channel.send('one');
    await delivered(ann);
    const stuck = ann.channel.line.strand;
    stall(ann);
    stuck?.lifeline.emit('silent', undefined);
    stuck?.lifeline.emit('alive', undefined);
    expect(ann.channel.line.state, 'no beat has come').to.equal('reconnecting');
    await ann.channel.send('two');
    await until('it is there', () => texts(bob).length === 2);
    expect(ann.channel.line.strand).not.to.equal(stuck);
  });

  it('waits for the answer to what it dials anew, where the other side has let go of the old path for it', async () => {
    const { ann, bob } = await pair();
    await ann.channel.send('one');
    await delivered(ann);
    const old = ann.channel.line.strand;
    stall(ann);
    old?.lifeline.emit('silent', undefined);
    old?.lifeline.emit('alive', undefined);
    const { createAnswer } = RTCPeerConnection.prototype;
    onClose(() => (RTCPeerConnection.prototype.createAnswer = createAnswer));
    RTCPeerConnection.prototype.createAnswer = async function (this: RTCPeerConnection) {
      await until('the old one is closed', () => ann.channel.line.strand !== old);
      expect(ann.channel.line.state).to.equal('reconnecting');
      return (createAnswer as () => Promise<RTCSessionDescriptionInit>).call(this);
    } as RTCPeerConnection['createAnswer'];
    void ann.channel.send('two');
    await until('it is there', () => texts(bob).length === 2);
  });

  it('goes on over a path that is there again, once a beat has come', async () => {
    const { ann } = await pair();
    await ann.channel.send('one');
    await delivered(ann);
    const { strand } = ann.channel.line;
    strand?.lifeline.emit('silent', undefined);
    strand?.lifeline.emit('alive', undefined);
    strand?.lifeline.emit('message', { k: 'beat' });
    expect(ann.channel.line.state).to.equal('open');
    await pause(2000);
    expect(ann.channel.line.strand).to.equal(strand);
  });

  it('dials anew where the server that it was asked over went away', async () => {
    const { ann, bob, hub, sent } = await pair();
    hub.freeze('ann');
    void ann.channel.send('hello');
    await until('it dials', () => sent.some(({ type }) => type === 'OFFER'));
    hub.drop('ann');
    await until('it is there', () => texts(bob).length === 1);
    expect(sent.filter(({ type }) => type === 'OFFER').map(({ from }) => from)).to.deep.equal(['ann', 'ann']);
  });

  it('takes the offer of who did not get its own, whoever has the lower id', async () => {
    const { ann, bob, bobParty, hub, sent } = await pair({}, 5000);
    hub.freeze('bob');
    void ann.channel.send('hello');
    await until('it dials', () => sent.some(({ type }) => type === 'OFFER'));
    hub.drop('bob');
    await until('it is away', () => bobParty.events.some(([name]) => name === 'disconnected'));
    await until('the other one is back', () => bob.channel.session.state === 'open');
    // Offers that cross are no further apart than this.
    await pause(1600);
    void bob.channel.send('are you there?');
    await until('both are there', () => texts(bob).length === 2 && texts(ann).length === 2);
    expect(sent.filter(({ type }) => type === 'OFFER').map(({ from }) => from)).to.deep.equal(['ann', 'bob']);
  });

  it('lets go of a silent link once another one is in its place', async () => {
    const { ann, bob } = await pair();
    await ann.channel.send('one');
    await delivered(ann);
    const { strand } = ann.channel.line;
    // The way is cut: ann does not hear that bob closes it.
    const far = bob.channel.line.strand?.connection;
    if (far) far.close = () => undefined;
    strand?.lifeline.emit('silent', undefined);
    await ann.channel.send('two');
    await until('another link', () => ann.channel.line.strand !== strand && ann.store.value.state === 'open');
    expect(strand?.cleanup.done).to.equal(true);
    await delivered(ann);
  });

  it('dials again at once where the page closes a connection that is being dialled', async () => {
    const { ann, bob, hub, sentBy, annParty } = await pair();
    hub.hold();
    void ann.channel.send('hello');
    await until('the offer', () => sentBy('ann', 'OFFER').length);
    const { connections = {} } = (annParty.store.value.peer ?? {}) as { connections?: object };
    for (const connection of Object.values(connections).flat() as { close(): void }[]) connection.close();
    hub.release();
    await delivered(ann);
    expect(texts(bob)).to.deep.equal(['hello']);
  });

  it('shows nothing of a conversation in the next one', async () => {
    const { ann, bob } = await pair();
    await ann.channel.send('first');
    await delivered(ann);
    const heard: string[] = [];
    let stop: (() => void) | undefined = bob.channel.on('message', ({ message }) => {
      heard.push(message.text);
      if (heard.length < 40) return;
      stop?.();
      stop = undefined;
      // More has come than was shown.
      setTimeout(() => bob.channel.configure({ to: 'cas' }), 10);
    });
    for (let at = 0; at < 100; at++) void ann.channel.send(`${at}`);
    await until('it has turned', () => bob.channel.partner === 'cas');
    await pause(200);
    expect(texts(bob)).to.deep.equal([]);
  });

  it('does not take, in another conversation, what was being loaded for', async () => {
    const { ann, bob } = await pair();
    const { id } = await ann.channel.send('first');
    await delivered(ann);
    const { use } = bob.channel;
    let isAsked = false;
    bob.channel.use = (async (name: 'more', act: never) => {
      isAsked = true;
      await pause(200);
      return use.call(bob.channel, name, act);
    }) as typeof use;
    await ann.channel.send('an answer', { replyTo: id });
    await until('it is there', () => isAsked);
    bob.channel.configure({ to: 'cas' });
    await pause(300);
    expect(texts(bob)).to.deep.equal([]);
    bob.channel.configure({ to: 'ann' });
    await delivered(ann);
    expect(texts(bob)).to.deep.equal(['an answer']);
  });

  it('says that something is here only once it was shown', async () => {
    const { ann, bob } = await pair();
    await ann.channel.send('first');
    await delivered(ann);
    const early: unknown[] = [];
    wire((said) => {
      const shown = bob.events.filter(([name]) => name === 'message').length;
      if (said.k === 'a' && (said.n ?? 0) > shown) early.push([said.n, shown]);
      return false;
    });
    for (let at = 0; at < 200; at++) void ann.channel.send(`${at}`);
    await delivered(ann);
    expect(early).to.deep.equal([]);
  });

  it('gives messages ids of their own, though both sides write in the same millisecond', async () => {
    const { now } = Date;
    const frozen = now();
    Date.now = () => frozen;
    onClose(() => (Date.now = now));
    const { ann, bob } = await pair();
    const sent = await Promise.all([ann.channel.send('from ann'), bob.channel.send('from bob')]);
    Date.now = now;
    await Promise.all([delivered(ann), delivered(bob)]);
    await until('both', () => texts(ann).length === 2 && texts(bob).length === 2);
    const ids = ({ store }: Side) => store.value.messages.map(({ id }: ChatMessage) => id).sort();
    expect(ids(ann)).to.deep.equal(sent.map(({ id }) => id).sort());
    expect(ids(bob)).to.deep.equal(ids(ann));
  });

  it('says what was seen without a link once there is one', async () => {
    const { ann, bob, bobParty } = await pair();
    const { id } = await ann.channel.send('one');
    await delivered(ann);
    const { connections = {} } = (bobParty.store.value.peer ?? {}) as { connections?: object };
    for (const connection of Object.values(connections).flat() as { close(): void }[]) connection.close();
    await until(
      'the link is gone',
      () => ann.store.value.state !== 'open' && bob.store.value.state !== 'open',
    );
    await bob.channel.use('moments', (moments) => moments.see(id));
    await ann.channel.send('two');
    await until('it is seen', () => states(ann)[0] === 'seen');
  });

  it('shows what waits once, on a page without locks whose history changes', async () => {
    Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    onClose(() => delete (navigator as { locks?: unknown }).locks);
    const { party, parties } = meeting({ expireMs: 150 });
    const [annParty] = await parties('ann');
    const ann = annParty.chat({ to: 'bob' });
    await ann.channel.send('one');
    await ann.channel.send('two');
    ann.channel.configure({ to: 'bob', history: 'device' });
    await isKeeping(ann);
    ann.channel.configure({ to: 'bob', history: 'none' });
    await pause(100);
    const bobParty = party('bob');
    const bob = bobParty.chat({ to: 'ann' });
    await bobParty.session.start();
    await delivered(ann);
    expect([texts(ann), texts(bob)]).to.deep.equal([
      ['one', 'two'],
      ['one', 'two'],
    ]);
  });

  it('knows as seen what was read before the word that it is there came, and keeps it so', async () => {
    const { ann, bob } = await pair();
    await ann.channel.send('first');
    await delivered(ann);
    const faults = wire(({ k }) => k === 'a');
    const { id } = await ann.channel.send('second');
    await until('it is there', () => texts(bob).length === 2);
    await bob.channel.use('moments', (moments) => moments.see(id));
    await until('it is seen', () => states(ann)[1] === 'seen');
    faults.lose = () => false;
    await ann.channel.send('third');
    await delivered(ann);
    expect(states(ann)).to.deep.equal(['seen', 'seen', 'delivered']);
  });
});
