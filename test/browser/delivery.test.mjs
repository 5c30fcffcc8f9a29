/** A chat and what it keeps, in real browsers: what waits is delivered, what is kept is there again, and nothing else is. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { browser, chat, isOpen, plainPage, randomId, stage, tags, until } from './support/kit.mjs';

let at;
before(async () => {
  at = await stage();
});

/** Somebody with a browser profile of their own, and one page in it that can be opened as often as they like. */
async function person({ id, to, history, chat: more = '', session = '', inside, script, setUp } = {}) {
  const context = await (await browser()).createBrowserContext();
  const path = `/${randomId('page')}`;
  const attributes = [to && `to="${to}"`, history && `history="${history}"`, more].filter(Boolean).join(' ');
  const tag = inside ?? `<peer-chat ${attributes}></peer-chat>`;
  at.site.setPage(
    path,
    `${tags({ port: at.port, id, inside: tag, attributes: session })}<script>
      window.errors = [];
      for (const each of document.querySelectorAll('peer-chat'))
        each.addEventListener('error', ({ detail }) => window.errors.push(detail.error.code));
    </script>`,
  );
  return {
    id,
    context,
    async open() {
      const page = await context.newPage();
      if (script) await page.evaluateOnNewDocument(script);
      if (setUp) {
        await page.goto(`${at.site.url}/favicon.ico`);
        await page.evaluate(setUp);
      }
      await page.goto(at.site.url + path);
      await isOpen(page);
      return page;
    },
  };
}

/** Two who write to each other. */
async function two(left = {}, right = {}) {
  const [a, b] = ['a', 'b'].map(randomId);
  return Promise.all([person({ id: a, to: b, ...left }), person({ id: b, to: a, ...right })]);
}
const openBoth = (people) => Promise.all(people.map((each) => each.open()));

/** A method of the chat, and what it settles with. */
const ask = (page, method, ...args) =>
  page.evaluate((tag, name, list) => document.querySelector(tag)[name](...list), chat, method, args);
const send = async (page, text, options) => (await ask(page, 'send', text, options)).id;
const messages = (page) => page.evaluate((tag) => document.querySelector(tag).messages, chat);
const texts = async (page) => (await messages(page)).map(({ text }) => text);
const errors = (page) => page.evaluate(() => window.errors);

const shows = (page, wanted) =>
  until(`it shows ${wanted}`, async () => {
    const found = await texts(page);
    if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(JSON.stringify(found));
    return true;
  });
const isDelivered = (page) =>
  until('all is delivered', async () => {
    const own = (await messages(page)).filter((message) => message.own);
    return own.length > 0 && own.every(({ state }) => state === 'delivered' || state === 'seen');
  });

/** What is in the kit's stores. */
const disk = (page) =>
  page.evaluate(async () => {
    const settled = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('peer-elements'));
    const all = {};
    for (const name of db.objectStoreNames)
      all[name] = await settled(db.transaction(name).objectStore(name).getAll());
    db.close();
    return all;
  });

// Most of the time somebody waits for somebody.
describe('a chat', { concurrency: 4 }, () => {
  test('what waits for somebody outlives a reload and the tab, and comes once', async () => {
    const [ann, bob] = await two();
    let A = await ann.open();
    await send(A, 'one');
    await A.reload();
    await shows(A, ['one']);
    await send(A, 'two');
    await A.close();
    A = await ann.open();
    await shows(A, ['one', 'two']);
    const B = await bob.open();
    await isDelivered(A);
    assert.deepEqual(await texts(B), ['one', 'two']);
    await A.reload();
    await isOpen(A);
    await send(A, 'three');
    await shows(B, ['one', 'two', 'three']);
  });

  describe('two tabs of one person', { concurrency: true }, () => {
    /** The other one has a chat for each. */
    async function tabs() {
      const id = randomId('b');
      const inside = '<peer-chat></peer-chat>'.repeat(3);
      const [ann, bob] = await Promise.all([
        person({ to: id }),
        person({ id, inside, session: 'admission="open"' }),
      ]);
      const got = (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll('peer-chat')].flatMap((each) =>
            each.messages.map(({ text }) => text),
          ),
        );
      return { ann, bob, got };
    }

    test('write to the same peer: all of both is delivered, each in its order', async () => {
      const { ann, bob, got } = await tabs();
      const B = await bob.open();
      const [one, two] = [await ann.open(), await ann.open()];
      const write = (page, name) =>
        page.evaluate(
          (tag, first) => {
            for (let n = 0; n < 100; n++) void document.querySelector(tag).send(`${first}${n}`);
          },
          chat,
          name,
        );
      await Promise.all([write(one, 'x'), write(two, 'y')]);
      await Promise.all([isDelivered(one), isDelivered(two)]);
      const all = await got(B);
      for (const name of ['x', 'y'])
        assert.deepEqual(
          all.filter((text) => text.startsWith(name)),
          Array.from({ length: 100 }, (_, n) => `${name}${n}`),
        );
      assert.equal(all.length, 200);
    });

    test('one is closed with something unsent: the other one, or the next load, delivers it', async () => {
      const { ann, bob, got } = await tabs();
      const [one] = [await ann.open()];
      await send(one, 'left by one');
      const two = await ann.open();
      await one.close();
      await shows(two, ['left by one']);
      const B = await bob.open();
      await isDelivered(two);
      assert.deepEqual(await got(B), ['left by one']);
      await B.close();
      await send(two, 'left by two');
      await two.close();
      const again = await bob.open();
      const three = await ann.open();
      await isDelivered(three);
      assert.deepEqual(await got(again), ['left by two']);
    });
  });

  describe('a history', { concurrency: true }, () => {
    test('of this device is there after a reload and in a new tab, in order, with states', async () => {
      const people = await two({ history: 'device' }, { history: 'device' });
      const [A, B] = await openBoth(people);
      const told = ['a0', 'b0', 'a1', 'b1'];
      for (const [n, text] of told.entries()) {
        await send(n % 2 ? B : A, text);
        await shows(n % 2 ? A : B, told.slice(0, n + 1));
      }
      await Promise.all([isDelivered(A), isDelivered(B)]);
      await A.reload();
      await B.close();
      const again = await people[1].open();
      for (const [page, mine] of [
        [A, 'a'],
        [again, 'b'],
      ]) {
        await shows(page, told);
        for (const { text, own, state } of await messages(page)) {
          assert.equal(own, text.startsWith(mine));
          assert.match(state, /^(delivered|seen)$/, text);
        }
      }
    });

    test('of a session is there after a reload, and not in a new tab', async () => {
      const people = await two({ history: 'session' });
      const [A, B] = await openBoth(people);
      await send(A, 'mine');
      await isDelivered(A);
      await send(B, 'yours');
      await shows(A, ['mine', 'yours']);
      await A.reload();
      await shows(A, ['mine', 'yours']);
      await A.close();
      const other = await people[0].open();
      await until('its history is open', async () => (await disk(other)).talks.length === 2);
      assert.deepEqual(await texts(other), []);
    });

    test('of no kind leaves nothing on disk once all is delivered', async () => {
      const [A, B] = await openBoth(await two());
      await send(A, 'secret');
      assert.equal((await disk(A)).out.length <= 1, true);
      await isDelivered(A);
      for (const page of [A, B])
        await until('nothing is left', async () => {
          const { out, rows, talks } = await disk(page);
          return out.length + rows.length + talks.length === 0;
        });
      assert.doesNotMatch(JSON.stringify([await disk(A), await disk(B)]), /secret/);
    });

    test('keeps to its number and its age', async () => {
      const [ann, bob] = await two({ history: 'device', chat: 'history-limit="50" history-days="3"' });
      const [A, B] = await openBoth([ann, bob]);
      await A.evaluate(
        (tag) => Promise.all(Array.from({ length: 600 }, (_, n) => document.querySelector(tag).send(`${n}`))),
        chat,
      );
      await isDelivered(A);
      assert.equal((await texts(B)).length, 600);
      assert.ok((await disk(A)).rows.length <= 550, 'it is looked after meanwhile');
      await A.reload();
      await until('the newest are left', async () => (await disk(A)).rows.length === 50);
      const newest = Array.from({ length: 50 }, (_, n) => `${550 + n}`);
      await shows(A, newest);
      assert.deepEqual(
        (await ask(A, 'exportHistory')).map(({ text }) => text),
        newest,
      );
      // As if it had been written long ago.
      await A.evaluate(async () => {
        const db = await new Promise((resolve) => {
          const request = indexedDB.open('peer-elements');
          request.onsuccess = () => resolve(request.result);
        });
        const transaction = db.transaction('rows', 'readwrite');
        const store = transaction.objectStore('rows');
        const all = store.getAll();
        all.onsuccess = () => {
          for (const row of all.result.slice(0, 20)) {
            store.delete([row.talk, row.order, row.id]);
            store.put({ ...row, order: row.order - 4 * 86_400_000_000 });
          }
        };
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        db.close();
      });
      await A.reload();
      await shows(A, newest.slice(20));
      assert.equal((await disk(A)).rows.length, 30);
    });

    test('keeps what a plain PeerJS page says, and what is said to it', async () => {
      const [kit, plain] = ['k', 'p'].map(randomId);
      const K = await (await person({ id: kit, to: plain, history: 'device' })).open();
      const P = await at.open(await browser(), plainPage);
      await P.evaluate(
        async (id, port) => {
          const options = { host: 'localhost', port, path: '/', config: { iceServers: [] } };
          window.peer = new window.peerjs.Peer(id, options);
          window.heard = [];
          window.peer.on('connection', (connection) => {
            window.connection = connection;
            connection.on('data', (data) => window.heard.push(data));
          });
          await new Promise((resolve) => window.peer.on('open', resolve));
        },
        plain,
        at.port,
      );
      await send(K, 'hello');
      await until('it hears', () => P.evaluate(() => window.heard.length));
      await P.evaluate(() => window.connection.send('hello you'));
      await shows(K, ['hello', 'hello you']);
      await until('it is kept', async () => (await disk(K)).rows.length === 2);
      await K.reload();
      await shows(K, ['hello', 'hello you']);
      assert.deepEqual(await P.evaluate(() => window.heard), ['hello']);
      assert.deepEqual((await disk(K)).out, []);
    });
  });

  test('edits, removals, reactions and answers arrive, and are there after a reload; only the author may edit', async () => {
    const people = await two({ history: 'device' }, { history: 'device' });
    const [A, B] = await openBoth(people);
    const first = await send(A, 'frist');
    const gone = await send(A, 'not for you');
    await isDelivered(A);
    await ask(A, 'editMessage', first, 'first');
    await ask(A, 'removeMessage', gone);
    await shows(B, ['first', '']);
    await ask(B, 'reactTo', first, '👍');
    await send(B, 'an answer', { replyTo: first });
    await isDelivered(B);
    await assert.rejects(ask(B, 'editMessage', first, 'mine'), /There is no message of yours/);
    await assert.rejects(ask(B, 'removeMessage', first), /There is no message of yours/);
    const look = async (page) =>
      (await messages(page)).map(({ text, removed = false, editedAt, reactions = [], replyTo }) => ({
        text,
        removed,
        edited: editedAt !== undefined,
        reactions: reactions.map(({ from, emoji }) => [from, emoji]),
        replyTo: replyTo?.text ?? null,
      }));
    const plain = { removed: false, edited: false, reactions: [], replyTo: null };
    const wanted = [
      { ...plain, text: 'first', edited: true, reactions: [[people[1].id, '👍']] },
      { ...plain, text: '', removed: true },
      { ...plain, text: 'an answer', replyTo: 'first' },
    ];
    for (const isAgain of [false, true]) {
      for (const page of [A, B]) {
        if (isAgain) await page.reload();
        await until('it shows all', async () => {
          assert.deepEqual(await look(page), wanted);
          return true;
        });
      }
    }
    assert.doesNotMatch(JSON.stringify([await disk(A), await disk(B)]), /not for you|frist/);
  });

  describe('what is of the moment', { concurrency: true }, () => {
    /** Somebody's hand is near the chat, so that all of it loads. */
    const wake = (page) =>
      page.evaluate((tag) => document.querySelector(tag).dispatchEvent(new Event('pointerenter')), chat);
    const type = (page, text) =>
      page.evaluate(
        (tag, value) => {
          const field = document.querySelector(tag).shadowRoot.querySelector('[part=input]');
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        },
        chat,
        text,
      );
    const isTyping = (page) => page.evaluate((tag) => document.querySelector(tag).typing, chat);
    const lastState = async (page) => (await messages(page)).findLast(({ own }) => own)?.state;

    test('typing and what was seen are told', async () => {
      const [A, B] = await openBoth(await two());
      await send(A, 'hello');
      await isDelivered(A);
      await Promise.all([wake(A), wake(B)]);
      await until('it is told that somebody writes', async () => {
        await type(A, '');
        await type(A, 'hel');
        return isTyping(B);
      });
      await type(A, '');
      await until('and that nobody does', async () => !(await isTyping(B)));
      await B.bringToFront();
      await until('what came before the tools did is seen', async () => (await lastState(A)) === 'seen');
      for (const text of ['one', 'two']) {
        await send(A, text);
        await until(`${text} is seen`, async () => (await lastState(A)) === 'seen');
      }
      assert.deepEqual(
        (await messages(A)).map(({ state }) => state),
        ['seen', 'seen', 'seen'],
      );
    });

    test('but not where the chat is without receipts', async () => {
      const [A, B] = await openBoth(await two({}, { chat: 'without-receipts' }));
      await send(A, 'hello');
      await isDelivered(A);
      await Promise.all([wake(A), wake(B)]);
      await B.bringToFront();
      await send(A, 'again');
      await type(B, 'I write');
      // The other way it comes, and a text after it: so what there was to hear has been heard.
      await send(B, 'an answer');
      await shows(A, ['hello', 'again', 'an answer']);
      await send(A, 'last');
      await isDelivered(A);
      await send(B, 'the end');
      await shows(A, ['hello', 'again', 'an answer', 'last', 'the end']);
      assert.equal(await isTyping(A), false);
      assert.equal(await lastState(A), 'delivered');
    });
  });

  describe('without storage', { concurrency: true }, () => {
    for (const [name, code, how] of [
      [
        'that may be opened',
        'storage-unavailable',
        { script: `indexedDB.open = () => { throw new DOMException('denied', 'SecurityError'); };` },
      ],
      [
        'that opens',
        'storage-unavailable',
        {
          // Another version of the kit has been here.
          setUp: () =>
            new Promise((resolve) => {
              const request = indexedDB.open('peer-elements', 99);
              request.onsuccess = () => resolve(request.result.close());
            }),
        },
      ],
      [
        'that has room',
        'storage-full',
        {
          script: `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
        },
      ],
    ])
      test(`${name} it says so once, and goes on in memory`, async () => {
        const [A, B] = await openBoth(await two({ history: 'device', ...how }));
        for (const text of ['one', 'two']) await send(A, text);
        await isDelivered(A);
        await send(B, 'three');
        await send(B, 'four');
        await shows(A, ['one', 'two', 'three', 'four']);
        await isDelivered(B);
        assert.deepEqual(await texts(B), ['one', 'two', 'three', 'four']);
        assert.deepEqual(
          (await errors(A)).filter((each) => each.startsWith('storage')),
          [code],
        );
        assert.deepEqual(await errors(B), []);
      });
  });
});

test('20,000 messages at once to somebody who is slow: all arrive, and few wait in the browser', async (t) => {
  const script = `{
    window.most = 0;
    const { send } = RTCDataChannel.prototype;
    RTCDataChannel.prototype.send = function (data) {
      send.call(this, data);
      window.most = Math.max(window.most, this.bufferedAmount);
    };
  }`;
  const slow = `{
    const { addEventListener } = RTCDataChannel.prototype;
    RTCDataChannel.prototype.addEventListener = function (type, listener) {
      let count = 0;
      addEventListener.call(this, type, (event) => {
        if (this.label === 'chat' && type === 'message' && ++count === 1000)
          for (const end = performance.now() + 2000; performance.now() < end; );
        listener.call(this, event);
      });
    };
  }`;
  const [ann, bob] = await two({ script }, { script: slow });
  const A = await ann.open();
  const begun = performance.now();
  await A.evaluate(async (tag) => {
    const element = document.querySelector(tag);
    const padding = '-'.repeat(60);
    await Promise.all(Array.from({ length: 20_000 }, (_, n) => element.send(`${n}${padding}`)));
  }, chat);
  const queued = performance.now();
  const B = await bob.open();
  const count = (page, what) =>
    page.evaluate(
      (tag, own) => {
        const { messages: all } = document.querySelector(tag);
        return all.filter((message) => (own ? message.state === 'delivered' : !message.own)).length;
      },
      chat,
      what,
    );
  await until('all is delivered', async () => (await count(A, true)) === 20_000, 40_000);
  assert.equal(await count(B, false), 20_000);
  assert.equal(
    await B.evaluate(
      (tag) => document.querySelector(tag).messages.every(({ text }, n) => parseInt(text) === n),
      chat,
    ),
    true,
  );
  const most = await A.evaluate(() => window.most);
  assert.ok(most < 1_000_000, `${most} bytes waited`);
  t.diagnostic(
    `queued in ${Math.round(queued - begun)} ms, there in ${Math.round(performance.now() - queued)} ms; at most ${most} bytes waited`,
  );
});
