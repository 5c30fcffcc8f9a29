import { expect } from '@open-wc/testing';
import { Peer } from 'peerjs';
import type { ChatMessage } from '../../../src/channels/chat-types.js';
import { isText, MAX_TEXT, readChat } from '../../../src/channels/chat-wire.js';
import { closeAll, meeting, onClose, type Party } from '../../support/parties.js';
import { spyOnConnections } from '../../support/spies.js';
import { next, pause, refusal, shows, until } from '../../support/wait.js';

type Side = ReturnType<Party['chat']>;

describe('ChatChannel', function () {
  this.timeout(20_000);
  afterEach(closeAll);

  /** Two sessions with a chat each that names the other. */
  async function pair() {
    const made = meeting({ expireMs: 150 });
    const [annParty, bobParty] = await made.parties('ann', 'bob');
    const [ann, bob] = [annParty.chat({ to: 'bob' }), bobParty.chat({ to: 'ann' })];
    return { ...made, annParty, bobParty, ann, bob };
  }

  const texts = ({ store }: Side) => store.value.messages.map(({ text }) => text);
  const states = ({ store }: Side) => store.value.messages.map(({ state }) => state);
  const codes = ({ events }: Side) =>
    events.filter(([name]) => name === 'error').map(([, error]) => (error as { code: string }).code);
  const count = ({ events }: Side, wanted: string) => events.filter(([name]) => name === wanted).length;
  const delivered = (side: Side) =>
    until(
      'all is delivered',
      () => states(side).length > 0 && states(side).every((state) => state === 'delivered'),
    );

  /** Every text on the kit's own chat channels, as it is put on the wire. `lose` says which of them get lost. */
  function wire(lose: (kind: string) => boolean = () => false) {
    const seen: { k: string; n?: number; text?: string }[] = [];
    const { send } = RTCDataChannel.prototype;
    const faults = { lose };
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: never) {
      if (this.label === 'chat') {
        const message = JSON.parse(data) as { k: string };
        seen.push(message);
        if (faults.lose(message.k)) return;
      }
      send.call(this, data);
    };
    onClose(() => (RTCDataChannel.prototype.send = send));
    return { seen, faults };
  }

  it('dials at the first message, and not before', async () => {
    const { ann, bob, sentBy } = await pair();
    await pause(100);
    expect(sentBy('ann')).to.deep.equal([]);
    const arrives = next(bob.channel, 'message');
    const message = await ann.channel.send('hello');
    expect(message).to.include({ text: 'hello', from: 'ann', own: true, state: 'queued' });
    expect(message.sentAt).to.be.closeTo(Date.now(), 5000);
    const { message: got } = await arrives;
    expect(got).to.include({ id: message.id, from: 'ann', text: 'hello', own: false, state: 'delivered' });
    expect(got.sentAt).to.equal(message.sentAt);
    await Promise.all([ann.is('open'), bob.is('open')]);
    expect([count(ann, 'open'), count(bob, 'open')]).to.deep.equal([1, 1]);
  });

  it('shows a message queued, sent and delivered', async () => {
    const order = ['queued', 'sent', 'delivered'];
    const { ann } = await pair();
    const seen: string[] = [];
    ann.channel.on('messagechange', ({ message }) => seen.push(message.state));
    seen.push((await ann.channel.send('hello')).state);
    await delivered(ann);
    seen.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    expect(seen).to.deep.equal(['queued', 'sent', 'delivered']);
    expect((await ann.channel.send('again')).state, 'with a link it is sent at once').to.equal('sent');
    await delivered(ann);
  });

  it('keeps the order in both directions', async () => {
    const { ann, bob } = await pair();
    const [from, to] = ['a', 'b'].map((side) => Array.from({ length: 30 }, (_, n) => `${side}${n}`)) as [
      string[],
      string[],
    ];
    for (const text of from) void ann.channel.send(text);
    await until('a link', () => ann.store.value.state === 'open');
    for (const text of to) void bob.channel.send(text);
    await until('all', () => texts(ann).length === 60 && texts(bob).length === 60);
    const ofSide = (side: Side, own: boolean) =>
      side.store.value.messages.filter((message) => message.own === own).map(({ text }) => text);
    expect([ofSide(bob, false), ofSide(ann, false)]).to.deep.equal([from, to]);
    await Promise.all([delivered(ann), delivered(bob)]);
  });

  it('is one link when both write at once', async () => {
    const { ann, bob, hub, sentBy } = await pair();
    hub.hold();
    void ann.channel.send('from ann');
    void bob.channel.send('from bob');
    await until('both offers', () => sentBy('ann', 'OFFER').length && sentBy('bob', 'OFFER').length);
    hub.release();
    await Promise.all([delivered(ann), delivered(bob)]);
    await pause(200);
    expect([texts(ann), texts(bob)].map((list) => list.sort())).to.deep.equal([
      ['from ann', 'from bob'],
      ['from ann', 'from bob'],
    ]);
    expect([ann.store.value.state, bob.store.value.state]).to.deep.equal(['open', 'open']);
    expect([codes(ann), codes(bob)]).to.deep.equal([[], []]);
  });

  it('gives frozen snapshots, another one for each change', async () => {
    const { ann } = await pair();
    const before = ann.store.value.messages;
    const sending = ann.channel.send('hello');
    const { messages } = ann.store.value;
    await sending;
    expect(messages).not.to.equal(before);
    expect([messages, messages[0]].map((each) => Object.isFrozen(each))).to.deep.equal([true, true]);
    await delivered(ann);
    expect(messages[0]?.state).to.equal('queued');
  });

  it('carries every text as it is', async () => {
    const { ann, bob } = await pair();
    const odd = [
      '<img src=x onerror=alert(1)>',
      '👩‍👩‍👧',
      '\u0000\u202e',
      ' ',
      '\n',
      '{"k":"a","n":9}',
      'é'.repeat(MAX_TEXT),
    ];
    for (const text of odd) await ann.channel.send(text);
    await until('all of them', () => texts(bob).length === odd.length);
    expect(texts(bob)).to.deep.equal(odd);
  });

  it('refuses what cannot be a message', async () => {
    const { ann } = await pair();
    for (const [text, code] of [
      ['', 'invalid-data'],
      [5, 'invalid-data'],
      ['\ud800', 'invalid-data'],
      ['x'.repeat(MAX_TEXT + 1), 'message-too-big'],
    ] as [string, string][])
      expect((await refusal(ann.channel.send(text))).code, text.slice?.(0, 5)).to.equal(code);
    ann.channel.configure({ to: 'bob', maxLength: 5 });
    const error = await refusal(ann.channel.send('sixsix'));
    expect(error.message).to.contain('6').and.to.contain('5');
    expect(texts(ann)).to.deep.equal([]);
    await ann.channel.send('fives');
  });

  for (const maxLength of [0, -1, 1.5, 'many', MAX_TEXT + 1])
    it(`refuses max-length=${maxLength} by an event`, async () => {
      const { ann } = await pair();
      ann.channel.configure({ to: 'bob', maxLength });
      await until('it says so', () => codes(ann).length > 0);
      expect(codes(ann)).to.deep.equal(['invalid-attribute']);
      ann.channel.configure({ to: 'bob', maxLength: 7 });
      await shows(ann.store, { error: null });
      expect(codes(ann)).to.deep.equal(['invalid-attribute']);
    });

  it('says nothing of a limit once it is gone', async () => {
    const { ann } = await pair();
    ann.channel.configure({ to: 'bob', maxLength: 0 });
    ann.channel.dispose();
    await import('../../../src/channels/chat-rules.js');
    await pause(0);
    expect(codes(ann)).to.deep.equal([]);
    expect(ann.store.value.error).to.equal(null);
  });

  it('needs somebody to write to', async () => {
    const { parties } = meeting();
    const [ann] = await parties('ann');
    const chat = ann.chat();
    expect((await refusal(chat.channel.send('hello'))).code).to.equal('invalid-attribute');
    expect(texts(chat)).to.deep.equal([]);
  });

  it('says who is not there, keeps the message, and delivers it when they come', async () => {
    const { party, parties } = meeting({ expireMs: 150 });
    const [annParty] = await parties('ann');
    const ann = annParty.chat({ to: 'bob' });
    await ann.channel.send('hello');
    await until('the report', () => codes(ann).length);
    expect(codes(ann)).to.deep.equal(['peer-unavailable']);
    expect(states(ann)).to.deep.equal(['queued']);
    const bobParty = party('bob');
    const bob = bobParty.chat({ to: 'ann' });
    await bobParty.session.start();
    await delivered(ann);
    expect(texts(bob)).to.deep.equal(['hello']);
    expect(codes(ann), 'said once').to.deep.equal(['peer-unavailable']);
  });

  describe('a knock', () => {
    /** bob's chat is for whoever comes. */
    async function knocking() {
      const made = meeting();
      const [annParty, bobParty] = await made.parties('ann', 'bob');
      annParty.set({ displayName: 'Ann Other' });
      const spy = spyOnConnections();
      onClose(() => spy.stop());
      const [ann, bob] = [annParty.chat({ to: 'bob' }), bobParty.chat()];
      await ann.channel.send('may I?');
      await until('the knock', () => bob.store.value.knock);
      return { ...made, ann, bob, spy };
    }

    it('shows who it is, tells them to wait, and lets nothing else out', async () => {
      const { ann, bob, spy, sentBy } = await knocking();
      expect(bob.store.value.knock).to.deep.equal({ from: 'ann', displayName: 'Ann Other' });
      expect(bob.events).to.deep.equal([['connection', { from: 'ann' }]]);
      await shows(ann.store, { waiting: true });
      await until('the caller has gathered', () => spy.made[0]?.iceGatheringState === 'complete');
      await pause(100);
      expect(sentBy('bob').map(({ type, payload }) => [type, payload?.['kind']])).to.deep.equal([
        ['CANDIDATE', 'pending'],
      ]);
      expect(spy.made, 'the caller’s').to.have.length(1);
      expect(texts(bob)).to.deep.equal([]);
    });

    it('accepted: what waited arrives', async () => {
      const { ann, bob } = await knocking();
      bob.channel.acceptKnock();
      await delivered(ann);
      expect(texts(bob)).to.deep.equal(['may I?']);
      expect(bob.store.value).to.include({ knock: null, remoteId: 'ann', remoteName: 'Ann Other' });
      expect(ann.store.value.waiting).to.equal(false);
      await bob.channel.send('you may');
      await until('an answer', () => texts(ann).includes('you may'));
    });

    it('declined: the message has failed, and it is not tried again', async () => {
      const { ann, bob, sentBy } = await knocking();
      bob.channel.declineKnock();
      await until('the refusal', () => codes(ann).length);
      expect(codes(ann)).to.deep.equal(['not-allowed']);
      expect(states(ann)).to.deep.equal(['failed']);
      expect(bob.store.value.knock).to.equal(null);
      await pause(2500);
      expect(sentBy('ann', 'OFFER')).to.have.length(1);
    });

    it('declined, and tried again: a file is still one, and arrives', async () => {
      const [annParty, bobParty] = await meeting().parties('ann', 'bob');
      const bob = bobParty.chat();
      const ann = annParty.chat({ to: 'bob' });
      await ann.channel.use('files', (files) => files.send(new File(['hello'], 'hello.txt')));
      await until('the knock', () => bob.store.value.knock);
      bob.channel.declineKnock();
      await until('the refusal', () => codes(ann).length);
      const [message] = ann.store.value.messages;
      void ann.channel.use('more', (more) => more.retry(message?.id ?? ''));
      await until('another knock', () => bob.store.value.knock);
      bob.channel.acceptKnock();
      const arrived = await until('it arrives', () => bob.store.value.messages[0]);
      expect(arrived.file?.name).to.equal('hello.txt');
      await until('it is offered', () => bob.events.some(([name]) => name === 'file'));
      expect(ann.store.value.messages).to.have.length(1);
    });

    it('stays where `to` becomes who knocks, and so does the link', async () => {
      const { ann, bob } = await knocking();
      bob.channel.configure({ to: 'ann' });
      expect(bob.store.value.knock?.from).to.equal('ann');
      bob.channel.acceptKnock();
      await delivered(ann);
      const closed = count(bob, 'close');
      bob.channel.configure({ to: null });
      await until('it is closed', () => count(bob, 'close') > closed);
    });

    it('of one to whom `to` turns ends what was sought of another one', async () => {
      const { parties, sentBy } = meeting({ expireMs: 150 });
      const [annParty, bobParty, casParty] = await parties('ann', 'bob', 'cas');
      const ann = annParty.chat();
      const bob = bobParty.chat({ to: 'ann' });
      await bob.channel.send('it is Bob');
      await until('the knock', () => ann.store.value.knock);
      ann.channel.acceptKnock();
      await delivered(bob);
      bobParty.session.destroy();
      await until('Bob is gone', () => ann.store.value.state !== 'open');
      await ann.channel.send('for Bob alone');
      await until('Bob is sought', () => sentBy('ann', 'OFFER').some(({ dst }) => dst === 'bob'));
      await until('in vain', () => ann.store.value.state === 'closed');
      const cas = casParty.chat({ to: 'ann' });
      await cas.channel.send('it is Cas');
      await until('another knock', () => ann.store.value.knock?.from === 'cas');
      ann.channel.configure({ to: 'cas' });
      const sought = sentBy('ann', 'OFFER').length;
      // The third attempt is due 5 s after the second: a knock that is accepted would end it as well.
      await pause(5500);
      ann.channel.acceptKnock();
      await delivered(cas);
      expect(
        sentBy('ann', 'OFFER')
          .slice(sought)
          .filter(({ dst }) => dst === 'bob'),
      ).to.deep.equal([]);
      expect(texts(cas)).to.deep.equal(['it is Cas']);
      expect(texts(ann)).to.deep.equal(['it is Cas']);
    });

    it('taken back leaves nothing to accept', async () => {
      const { ann, bob } = await knocking();
      ann.channel.dispose();
      bob.channel.acceptKnock();
      await pause(100);
      expect(bob.store.value.knock).to.equal(null);
      expect(texts(bob)).to.deep.equal([]);
    });

    it('ends when the element that shows it goes', async () => {
      const { ann, bob } = await knocking();
      bob.channel.dispose();
      await until('the refusal', () => codes(ann).length);
      expect(codes(ann)).to.deep.equal(['not-allowed']);
    });
  });

  describe('a link that is lost', () => {
    it('resends what did not get there, once and in order', async () => {
      const { ann, bob, bobParty } = await pair();
      await ann.channel.send('one');
      await delivered(ann);
      const { faults } = wire((kind) => kind === 'm');
      await ann.channel.send('two');
      await ann.channel.send('three');
      expect(states(ann)).to.deep.equal(['delivered', 'sent', 'sent']);
      closeLink(bobParty);
      await until('the link is gone', () => ann.store.value.state !== 'open');
      faults.lose = () => false;
      await ann.channel.send('four');
      await delivered(ann);
      expect(texts(bob)).to.deep.equal(['one', 'two', 'three', 'four']);
    });

    it('shows nothing twice where only the receipts were lost', async () => {
      const { ann, bob, bobParty } = await pair();
      await ann.channel.send('one');
      await delivered(ann);
      const { seen, faults } = wire((kind) => kind === 'a');
      await ann.channel.send('two');
      await until('it has arrived', () => texts(bob).length === 2);
      closeLink(bobParty);
      await until('the link is gone', () => ann.store.value.state !== 'open');
      faults.lose = () => false;
      await ann.channel.send('three');
      await delivered(ann);
      expect(
        seen.filter(({ text }) => text === 'two'),
        'it was sent again',
      ).to.have.length(2);
      expect(texts(bob)).to.deep.equal(['one', 'two', 'three']);
    });

    it('takes up again by itself while something is undelivered', async () => {
      const { ann, bob, bobParty } = await pair();
      await ann.channel.send('one');
      await delivered(ann);
      const { faults } = wire((kind) => kind === 'm');
      await ann.channel.send('two');
      bobParty.session.destroy();
      faults.lose = () => false;
      await until('the link is gone', () => ann.store.value.state !== 'open');
      await bobParty.session.start();
      await until('it is there', () => texts(bob).includes('two'), 15_000);
      await delivered(ann);
    });

    it('begins to count anew with a page that was reloaded', async () => {
      const { ann, bob, bobParty, party } = await pair();
      await ann.channel.send('one');
      await delivered(ann);
      bob.channel.dispose();
      bobParty.session.destroy();
      await until('the link is gone', () => ann.store.value.state !== 'open');
      const again = party('bob');
      const fresh = again.chat({ to: 'ann' });
      await again.session.start();
      await ann.channel.send('two');
      await delivered(ann);
      expect(texts(fresh)).to.deep.equal(['two']);
      await fresh.channel.send('three');
      await until('the answer', () => texts(ann).includes('three'));
    });
  });

  it('gives nobody else what was meant for one', async () => {
    const { ann, parties } = await pair();
    const [casParty] = await parties('cas');
    const cas = casParty.chat({ to: 'ann' });
    ann.channel.configure({ to: 'nobody' });
    await ann.channel.send('for nobody');
    ann.channel.configure({ to: 'cas' });
    expect(texts(ann), 'another conversation').to.deep.equal([]);
    await ann.channel.send('for cas');
    await until('it arrived', () => texts(cas).length);
    expect(texts(cas)).to.deep.equal(['for cas']);
  });

  it('without `to` is bound to who came in, and answers them', async () => {
    const made = meeting();
    const [annParty, bobParty, casParty] = await made.parties('ann', 'bob', 'cas');
    bobParty.set({ admission: 'open' });
    const bob = bobParty.chat();
    const [ann, cas] = [annParty.chat({ to: 'bob' }), casParty.chat({ to: 'bob' })];
    await ann.channel.send('first');
    await delivered(ann);
    expect(bob.store.value.remoteId).to.equal('ann');
    await cas.channel.send('second');
    await bob.channel.send('answer');
    await until('the answer', () => texts(ann).includes('answer'));
    expect(texts(bob)).to.deep.equal(['first', 'answer']);
  });

  describe('with a plain PeerJS page', () => {
    /** A stock Peer that has no idea of the kit, on the same hub. */
    async function plain(made: ReturnType<typeof meeting>, id: string): Promise<Peer> {
      class Stock extends (Peer as unknown as new (id: string, options: object) => object) {
        _createServerConnection() {
          let socket: { send(text: string): void; close(): void } | null = null;
          return {
            start: (own: string, token: string) => {
              socket = made.hub.transport(
                { id: own, token, key: 'peerjs', url: 'ws://in-page/peerjs' },
                {
                  open: () => undefined,
                  close: () => undefined,
                  message: (text) =>
                    (peer as unknown as Internals)._handleMessage(JSON.parse(String(text)) as object),
                },
              );
            },
            send: (frame: object) => socket?.send(JSON.stringify(frame)),
            close: () => socket?.close(),
            on: () => undefined,
            removeAllListeners: () => undefined,
          };
        }
      }
      const peer = new Stock(id, { config: { iceServers: [] } }) as unknown as Peer;
      onClose(() => peer.destroy());
      await until('it is open', () => peer.open);
      return peer;
    }

    it('a text from it is a message, and what is sent is a plain text', async () => {
      const made = meeting();
      const peer = await plain(made, 'plain');
      const [bobParty] = await made.parties('bob');
      const bob = bobParty.chat({ to: 'plain' });
      const connection = peer.connect('bob');
      const heard: unknown[] = [];
      connection.on('data', (data) => heard.push(data));
      await until('it is open', () => connection.open);
      void connection.send('hello');
      void connection.send({ not: 'a text' });
      void connection.send('');
      const got = await until('a message', () => bob.store.value.messages[0] as ChatMessage | undefined);
      expect(got).to.include({ from: 'plain', text: 'hello', own: false });
      await bob.channel.send('hello you');
      await until('the answer', () => heard.length);
      expect(heard).to.deep.equal(['hello you']);
      expect(texts(bob)).to.deep.equal(['hello', 'hello you']);
      expect(states(bob)[1]).to.equal('sent');
    });

    it('is dialled without a word of the kit on the connection', async () => {
      const made = meeting();
      const peer = await plain(made, 'plain');
      const labels: string[] = [];
      const channels: string[] = [];
      const heard: unknown[] = [];
      peer.on('connection', (connection) => {
        labels.push(connection.label);
        connection.on('data', (data) => heard.push(data));
        connection.peerConnection?.addEventListener('datachannel', ({ channel }) =>
          channels.push(channel.label),
        );
      });
      const [bobParty] = await made.parties('bob');
      const bob = bobParty.chat({ to: 'plain' });
      await bob.channel.send('one');
      await bob.channel.send('two');
      await until('both', () => heard.length === 2);
      expect(heard).to.deep.equal(['one', 'two']);
      expect(states(bob)).to.deep.equal(['sent', 'sent']);
      expect(channels).to.deep.equal(labels);
    });
  });
});

/** As the page itself might do it, on PeerJS's own object. */
function closeLink({ store }: Party): void {
  const lists = (store.value.peer?.connections ?? {}) as Record<string, { close(): void }[]>;
  for (const connection of Object.values(lists).flat()) connection.close();
}

interface Internals {
  _handleMessage(frame: object): void;
}

describe('readChat', () => {
  it('takes what it knows', () => {
    for (const message of [
      { k: 'hi', epoch: 'e', first: 1 },
      { k: 'm', n: 1, id: 'i', text: 't', at: 1 },
      { k: 'a', n: 0 },
      { k: 'a', n: 0, epoch: 'e' },
    ])
      expect(readChat(JSON.stringify(message))).to.deep.equal(message);
  });

  it('lets what it does not know count, and be something of the moment without a number', () => {
    for (const message of [{ k: 'new', n: 3, more: 1 }, { k: 'new' }])
      expect(readChat(JSON.stringify(message))).to.deep.equal(message);
  });

  const message = { k: 'm', n: 1, id: 'i', text: 't', at: 1 };
  for (const [what, data] of [
    ['no JSON', '{'],
    ['bytes', new ArrayBuffer(2)],
    ['a huge one', JSON.stringify({ ...message, more: 'x'.repeat(300_000) })],
    ['a number below 0', JSON.stringify({ ...message, n: -1 })],
    ['a number that is none', JSON.stringify({ ...message, n: '1' })],
    ['a greeting without an epoch', '{"k":"hi","first":1}'],
    ['a long kind', JSON.stringify({ k: 'x'.repeat(17), n: 1 })],
    ['members behind __proto__', `{"__proto__":${JSON.stringify(message)}}`],
  ] as [string, unknown][])
    it(`refuses ${what}`, () => expect(readChat(data)).to.equal(null));

  for (const [what, change] of [
    ['an empty text', { text: '' }],
    ['a long text', { text: 'x'.repeat(MAX_TEXT + 1) }],
    ['a time that is none', { at: null }],
    ['a long id', { id: 'x'.repeat(65) }],
    ['more than a text', { replyTo: {} }],
  ] as [string, object][])
    it(`does not take ${what} for a text`, () =>
      expect(isText({ ...message, ...change } as never)).to.equal(false));
});
