import { expect } from '@open-wc/testing';
import type { Transfer } from '../../../src/channels/file-types.js';
import {
  blockSha,
  bytesOf,
  conversation,
  fileOf,
  link,
  noise,
  reaches,
  sha,
  side,
  tap,
  type FileSide,
} from '../../support/file-pairs.js';
import { closeAll, onClose } from '../../support/parties.js';
import { pause, refusal, until } from '../../support/wait.js';

const MB = 1024 * 1024;

// What a page does that can have no worker, and so that a test can hold what it stores.
delete (window as { Worker?: unknown }).Worker;

type Word = { k: string; [member: string]: unknown };

describe('FileTransfers and whoever is on the other side', function () {
  this.timeout(40_000);
  afterEach(closeAll);

  /** Somebody who speaks on the channels by hand. */
  async function stranger(limits = {}) {
    const kit = side(conversation(), limits);
    const { pcs } = await link(kit.files, null);
    const open = (id: number) => pcs[1].createDataChannel('', { negotiated: true, id });
    const [control, bytes] = [open(102), open(103)];
    bytes.binaryType = 'arraybuffer';
    const heard: Word[] = [];
    const blocks: (Word | number)[] = [];
    control.onmessage = ({ data }) => void heard.push(JSON.parse(data as string) as Word);
    bytes.onmessage = ({ data }) =>
      void blocks.push(
        typeof data === 'string' ? (JSON.parse(data) as Word) : (data as ArrayBuffer).byteLength,
      );
    await until('the channels', () => control.readyState === 'open' && bytes.readyState === 'open');
    const say = (word: Word | string) => control.send(typeof word === 'string' ? word : JSON.stringify(word));
    say({ k: 'hi' });
    const hears = (k: string, more: Record<string, unknown> = {}) =>
      until(`the word ${k}`, () =>
        heard.find(
          (word) => word.k === k && Object.entries(more).every(([key, value]) => word[key] === value),
        ),
      );
    await hears('hi');
    /** Offers a file that the kit accepts, and gives the slot. */
    async function offering(size: number, name = 'x') {
      const id = `id-${name}-${size}`;
      say({ k: 'offer', id, name, size, type: '' });
      const got = (await until('the offer', () => kit.files.get(id))) as Transfer;
      await got.accept();
      const want = size > 0 ? await hears('want', { id }) : { slot: 0, upto: 0 };
      return { id, got, slot: want.slot as number, upto: want.upto as number };
    }
    async function put(slot: number, at: number, data: Uint8Array<ArrayBuffer>, hash?: string) {
      bytes.send(JSON.stringify({ k: 'block', slot, at, hash: hash ?? (await blockSha(data)) }));
      for (let from = 0; from < data.length; from += 65_536) bytes.send(data.subarray(from, from + 65_536));
    }
    return { kit, control, bytes, heard, blocks, say, hears, offering, put };
  }

  /** Nothing is stored any longer. */
  function holdDisk() {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = () => new Promise(() => undefined);
    onClose(() => (FileSystemFileHandle.prototype.createWritable = createWritable));
  }

  async function failsBy(got: Transfer, code: string) {
    await reaches(got, 'failed');
    expect(got.error?.code).to.equal(code);
    expect(got.error?.message).to.match(/^[A-Z].*\.$/);
    expect(got.error?.hint).to.match(/^[A-Z].*\.$/);
  }

  describe('as a sender', () => {
    it('is understood where it keeps to the protocol', async () => {
      const { offering, put, hears } = await stranger();
      const data = noise(MB + 10);
      const { got, slot, id } = await offering(data.length);
      await put(slot, 0, data.subarray(0, MB));
      await hears('credit', { id, at: MB });
      await put(slot, MB, data.subarray(MB));
      const done = await hears('done', { id });
      await reaches(got, 'done');
      const digests = [await blockSha(data.subarray(0, MB)), await blockSha(data.subarray(MB))];
      expect(done.hash).to.equal(await sha(bytesOf(digests.join(''))));
      expect(got.hash).to.equal(done.hash);
      expect(await sha(await got.blob())).to.equal(await sha(data));
    });

    it('says that it is done before it is', async () => {
      const { offering, put, say } = await stranger();
      const { got, slot, id } = await offering(2 * MB);
      await put(slot, 0, noise(MB));
      say({ k: 'done', id });
      await failsBy(got, 'protocol');
    });

    for (const [what, size, act] of [
      ['sends more than it offered', 10, (slot, put) => put(slot, 0, noise(11))],
      [
        'sends a block after the last one',
        MB,
        async (slot, put) => {
          holdDisk();
          await put(slot, 0, noise(MB));
          await put(slot, MB, noise(1));
        },
      ],
      ['skips a part', 3 * MB, (slot, put) => put(slot, MB, noise(MB))],
      ['begins in the middle of a block', 3 * MB, (slot, put) => put(slot, 100, noise(MB))],
      [
        'sends a block twice',
        3 * MB,
        async (slot, put) => {
          await put(slot, 0, noise(MB));
          await put(slot, 0, noise(MB));
        },
      ],
      ['goes far beyond the end', 3 * MB, (slot, put) => put(slot, 2 ** 52, noise(MB))],
      [
        'ignores the credit',
        40 * MB,
        async (slot, put) => {
          holdDisk();
          const block = noise(MB);
          for (let at = 0; at < 9 * MB; at += MB) await put(slot, at, block);
        },
      ],
    ] as [
      string,
      number,
      (
        slot: number,
        put: (slot: number, at: number, data: Uint8Array<ArrayBuffer>) => Promise<void>,
      ) => Promise<void>,
    ][])
      it(what, async () => {
        const { offering, put, hears, bytes, kit } = await stranger();
        const { got, slot, id } = await offering(size);
        await act(slot, put);
        await failsBy(got, 'protocol');
        await hears('stop', { id, reason: 'protocol' });
        expect((await refusal(got.blob())).code).to.equal('not-open-yet');
        expect([kit.files.busy, bytes.readyState]).to.deep.equal([false, 'open']);
      });

    it('sends bytes that belong to nothing', async () => {
      const { offering, put, bytes, hears } = await stranger();
      bytes.send(noise(1000));
      await put(0, 0, noise(1000));
      await put(77, 0, noise(1000));
      for (const text of [
        '',
        '{',
        '[]',
        'null',
        '{"k":"block"}',
        '{"k":"block","slot":"1","at":-1}',
        '"block"',
      ])
        bytes.send(text);
      const { got, slot, id } = await offering(1000);
      await put(slot, 0, noise(1000));
      await hears('done', { id });
      await reaches(got, 'done');
    });

    it('gives a block up and begins it again', async () => {
      const { offering, put, bytes } = await stranger();
      const data = noise(MB);
      const { got, slot } = await offering(MB);
      bytes.send(JSON.stringify({ k: 'block', slot, at: 0 }));
      bytes.send(noise(1000));
      await put(slot, 0, data);
      await reaches(got, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(data));
    });

    for (const size of [0, 1])
      it(`sends a block in messages of ${size} bytes`, async () => {
        const { offering, bytes, hears } = await stranger();
        const { got, slot, id } = await offering(MB, `tiny-${size}`);
        bytes.send(JSON.stringify({ k: 'block', slot, at: 0 }));
        for (let sent = 0; sent < 1025; sent++) bytes.send(new Uint8Array(size));
        await failsBy(got, 'protocol');
        await hears('stop', { id, reason: 'protocol' });
      });

    it('takes it back in the moment in which it is put together', async () => {
      const { kit, heard, offering, put } = await stranger();
      const blocks = [noise(MB), noise(10)] as const;
      const hashes = await Promise.all(blocks.map(blockSha));
      const { id, got, slot } = await offering(MB + 10);
      const original = crypto.subtle.digest.bind(crypto.subtle);
      let joined = 0;
      let goOn = () => {};
      const held = new Promise<void>((resolve) => (goOn = resolve));
      Object.defineProperty(crypto.subtle, 'digest', {
        configurable: true,
        // Two hashes in one: of the two pieces of the first block, and then of the whole.
        value: (name: string, data: Uint8Array<ArrayBuffer>) =>
          data.byteLength === 64 && ++joined === 2
            ? held.then(() => original(name, data))
            : original(name, data),
      });
      onClose(() => Reflect.deleteProperty(crypto.subtle, 'digest'));
      await put(slot, 0, blocks[0], hashes[0]);
      await put(slot, MB, blocks[1], hashes[1]);
      await until('it is put together', () => joined === 2);
      got.cancel();
      await until('it is cancelled', () => got.state === 'cancelled');
      goOn();
      await pause(200);
      expect(got.state).to.equal('cancelled');
      expect(heard.filter(({ k }) => k === 'done')).to.deep.equal([]);
      expect(kit.files.get(id)).to.equal(got);
    });

    it('damages a block once, and twice', async () => {
      const { offering, put, hears, heard } = await stranger();
      const data = noise(2 * MB);
      const { got, slot, id } = await offering(data.length);
      await put(slot, 0, data.subarray(0, MB));
      await put(slot, MB, noise(MB), await blockSha(data.subarray(MB)));
      const again = await until('the second want', () =>
        heard.find(({ k, at }) => k === 'want' && at === MB),
      );
      expect(again).to.include({ id, hash: await blockSha(data.subarray(0, MB)) });
      await put(again.slot as number, MB, data.subarray(MB));
      await reaches(got, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(data));

      const other = await offering(MB, 'other');
      await put(other.slot, 0, noise(MB), await blockSha(data.subarray(0, MB)));
      const twice = await until(
        'the second want',
        () => heard.filter((word) => word.k === 'want' && word.id === other.id)[1],
      );
      await put(twice.slot as number, 0, noise(MB), await blockSha(data.subarray(0, MB)));
      await failsBy(other.got, 'verification-failed');
      await hears('stop', { id: other.id, reason: 'hash' });
    });

    it('sends under a slot that is no longer the last one', async () => {
      const { offering, put, heard } = await stranger();
      const data = noise(2 * MB);
      const { got, slot } = await offering(data.length);
      await put(slot, 0, noise(MB), await blockSha(data.subarray(0, MB)));
      const again = await until('the second want', () => heard.filter(({ k }) => k === 'want')[1]);
      await put(slot, 0, data.subarray(0, MB));
      await put(slot, MB, data.subarray(MB));
      await put(again.slot as number, 0, data.subarray(0, MB));
      await put(again.slot as number, MB, data.subarray(MB));
      await reaches(got, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(data));
    });

    it('has another size for the same id', async () => {
      const { say, offering } = await stranger();
      const { got, id } = await offering(1000);
      say({ k: 'offer', id, name: 'x', size: 1001, type: '' });
      await failsBy(got, 'protocol');
    });

    it('offers a thousand files', async () => {
      const { kit, say, heard } = await stranger();
      for (let n = 0; n < 1000; n++) say({ k: 'offer', id: `n${n}`, name: 'x', size: 1, type: '' });
      await until(
        'every answer',
        () => heard.filter(({ k, reason }) => k === 'no' && reason === 'many').length === 900,
      );
      expect(kit.files.transfers.length).to.equal(100);
      expect(kit.offers.length).to.equal(100);
      kit.offers[0]?.decline();
      await until('it', () => kit.offers[0]?.state === 'declined');
      say({ k: 'offer', id: 'one-more', name: 'x', size: 1, type: '' });
      await until('one more', () => kit.offers.length === 101);
    });

    it('offers what cannot be', async () => {
      const { kit, say } = await stranger();
      const good = { k: 'offer', id: 'a', name: 'x', size: 1, type: '' };
      const bad: Word[] = [
        ...[-1, 1.5, NaN, 2 ** 53, '1', null, undefined].map((size) => ({ ...good, size })),
        ...['x'.repeat(256), 1, null].map((name) => ({ ...good, name })),
        ...['', 'x'.repeat(65), 7].map((id) => ({ ...good, id })),
        { ...good, type: 'x'.repeat(256) },
        { ...good, path: 'x'.repeat(4097) },
      ];
      for (const word of bad) say(word);
      say(JSON.stringify({ ...good, more: 'x'.repeat(70_000) }));
      for (const text of ['', '{', 'null', '[]', '{"k":"nonsense","id":"a"}']) say(text);
      say('{"k":"offer","__proto__":{"id":"p","name":"x","size":1,"type":""}}');
      for (const k of ['want', 'credit', 'no', 'stop', 'pause', 'go', 'done']) say({ k, id: 'nobody' });
      say({ ...good, id: 'z', unknown: { deep: [] } });
      await until('the good one', () => kit.files.get('z'));
      expect(kit.files.transfers.map(({ id }) => id)).to.deep.equal(['z']);
    });
  });

  describe('as a receiver', () => {
    async function sending(size = 20 * MB) {
      const other = await stranger();
      const sent = await other.kit.files.send(fileOf(size));
      const { id } = sent;
      await other.hears('offer', { id });
      return { ...other, sent, id };
    }
    const arrived = (blocks: (Word | number)[]) =>
      blocks.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0);

    it('gives no credit, and costs nothing', async () => {
      const { say, sent, id, blocks } = await sending();
      say({ k: 'want', id, slot: 1, at: 0, upto: 2 * MB });
      await until('what is allowed', () => arrived(blocks) === 2 * MB);
      await pause(300);
      expect(arrived(blocks)).to.equal(2 * MB);
      expect(sent).to.include({ state: 'sending', bytes: 0 });
      say({ k: 'credit', id, at: MB, upto: 3 * MB });
      await until('one more', () => arrived(blocks) === 3 * MB);
      expect(sent.bytes).to.equal(MB);
    });

    it('wants two at once, and gets a block of each in turn', async () => {
      const { kit, say, hears, id, blocks } = await sending(9 * MB);
      const other = await kit.files.send(fileOf(3 * MB));
      await hears('offer', { id: other.id });
      say({ k: 'want', id, slot: 1, at: 0, upto: 9 * MB });
      say({ k: 'want', id: other.id, slot: 2, at: 0, upto: 3 * MB });
      await until('all of it', () => arrived(blocks) === 12 * MB);
      const slots = blocks.flatMap((each) => (typeof each === 'object' ? [each.slot] : []));
      // Some blocks are read before the second one is asked for: how many is a matter of the machine.
      expect(slots.join('')).to.match(/^1+(21){3}1*$/);
    });

    it('reads nothing', async () => {
      // No more is read of the file than fits into the channel.
      const { say, sent, id, bytes } = await sending();
      let read = 0;
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = function (this: Blob) {
        read += this.size;
        return arrayBuffer.call(this);
      };
      onClose(() => (Blob.prototype.arrayBuffer = arrayBuffer));
      const full = Object.getOwnPropertyDescriptor(RTCDataChannel.prototype, 'bufferedAmount');
      Object.defineProperty(RTCDataChannel.prototype, 'bufferedAmount', {
        configurable: true,
        get: () => 2 * MB,
      });
      onClose(() => full && Object.defineProperty(RTCDataChannel.prototype, 'bufferedAmount', full));
      say({ k: 'want', id, slot: 1, at: 0, upto: 2 ** 52 });
      await pause(500);
      expect(read).to.be.at.most(2 * MB);
      expect([sent.state, bytes.readyState]).to.deep.equal(['accepted', 'open']);
    });

    for (const [what, ...words] of [
      ['wants what is beyond the end', { k: 'want', slot: 1, at: 21 * MB, upto: 30 * MB }],
      ['wants half a block', { k: 'want', slot: 1, at: 1000, upto: 30 * MB }],
      [
        'has what was never sent',
        { k: 'want', slot: 1, at: 0, upto: MB },
        { k: 'credit', at: 5 * MB, upto: 6 * MB },
      ],
      ['is done before it has all', { k: 'want', slot: 1, at: 0, upto: MB }, { k: 'done' }],
    ] as [string, ...Word[]][])
      it(what, async () => {
        const { say, sent, id, hears } = await sending();
        for (const word of words) say({ ...word, id });
        await failsBy(sent, 'protocol');
        await hears('stop', { id, reason: 'protocol' });
      });

    it('is done with another hash', async () => {
      const { say, sent, id, blocks } = await sending(1000);
      say({ k: 'want', id, slot: 1, at: 0, upto: MB });
      await until('it', () => arrived(blocks) === 1000);
      say({ k: 'done', id, hash: 'f'.repeat(64) });
      await failsBy(sent, 'verification-failed');
    });

    it('wants what is unknown, or over', async () => {
      const { say, sent, id, hears, heard } = await sending();
      say({ k: 'want', id: 'what', slot: 1, at: 0, upto: MB });
      await hears('stop', { id: 'what', reason: 'gone' });
      sent.cancel();
      await hears('stop', { id });
      say({ k: 'want', id, slot: 1, at: 0, upto: MB });
      await until(
        'once more',
        () => heard.filter((word) => word.k === 'stop' && word.id === id).length === 2,
      );
    });

    it('asks again and again from the start', async () => {
      const { say, sent, id, blocks } = await sending(3 * MB);
      for (let slot = 1; slot <= 20; slot++) say({ k: 'want', id, slot, at: 0, upto: 3 * MB });
      await until('all of it', () => {
        const last = blocks.findLastIndex(
          (each) => typeof each === 'object' && each.at === 0 && each.slot === 20,
        );
        return last >= 0 && arrived(blocks.slice(last)) === 3 * MB;
      });
      say({ k: 'done', id });
      await reaches(sent, 'done');
    });
  });

  describe('names and limits', () => {
    async function arrives(file: File, path?: string) {
      const [ann, bob] = [side(), side()];
      await link(ann.files, bob.files);
      await ann.files.send(file, path === undefined ? {} : { path });
      return until('the offer', () => bob.offers[0]);
    }

    for (const name of [
      '',
      '../../etc/passwd',
      'C:\\con\\nul.txt',
      'a\u0000b\nc\t\u001b[31m.txt',
      '\u202egpj.exe',
      '<img src=x onerror=alert(1)>.svg',
      'Tệp đính kèm 日本 👩‍👩‍👧.pdf',
      '\ud83d half',
      '__proto__',
      'é'.repeat(127),
    ])
      it(`brings the name ${JSON.stringify(name)} as it is`, async () => {
        const file = new File(['x'], 'any');
        // The constructor replaces half a character.
        Object.defineProperty(file, 'name', { value: name });
        const got = await arrives(file, `folder/${name}`);
        expect([got.name, got.path]).to.deep.equal([name, `folder/${name}`]);
      });

    it('cuts a name of 10 kB before its extension, between characters', async () => {
      const got = await arrives(
        fileOf(1, `${'日'.repeat(3500)}.tar.gz`, `x/${'y'.repeat(10_000)}`),
        'd/'.repeat(5000),
      );
      expect([got.name, got.type, got.path]).to.deep.equal([`${'日'.repeat(84)}.gz`, '', undefined]);
    });

    it('cuts a name of 10 kB that has no extension worth the name', async () => {
      const got = await arrives(fileOf(1, `a.${'b'.repeat(10_000)}`));
      expect(got.name).to.equal(`a.${'b'.repeat(253)}`);
    });

    it('refuses to send what its own limits leave out', async () => {
      const { files } = side(conversation(), { maxFileSize: 10, accept: '.PDF, image/*,text/plain' });
      const tooBig = await refusal(files.send(fileOf(11, 'a.pdf')));
      expect(tooBig.code).to.equal('message-too-big');
      const wrong = await refusal(files.send(fileOf(1, 'a.exe', 'application/x-dosexec')));
      expect(wrong.code).to.equal('not-allowed');
      expect(wrong.message).to.include('a.exe');
      for (const file of [fileOf(10, 'a.pdf'), fileOf(1, 'x', 'image/png'), fileOf(1, 'x', 'text/plain')])
        expect((await files.send(file)).state).to.equal('offered');
      expect(files.transfers.length).to.equal(3);
    });

    it('declines by itself what its limits leave out, and the sender hears why', async () => {
      const [ann, bob] = [side(), side(conversation(), { maxFileSize: 10, accept: 'text/*' })];
      await link(ann.files, bob.files);
      const big = await ann.files.send(fileOf(11, 'a.txt', 'text/plain'));
      const wrong = await ann.files.send(fileOf(5, 'a.png', 'image/png'));
      const good = await ann.files.send(fileOf(5, 'b.txt', 'text/plain'));
      await Promise.all([reaches(big, 'declined'), reaches(wrong, 'declined')]);
      expect([big.error?.code, wrong.error?.code]).to.deep.equal(['message-too-big', 'not-allowed']);
      await until('the good one', () => bob.offers[0]);
      expect(bob.offers.map(({ id }) => id)).to.deep.equal([good.id]);
      const refused = bob.files.expect({ id: 'more', name: 'x', size: 11, type: 'text/plain' });
      await reaches(refused, 'declined');
      expect(bob.files.transfers.map(({ id }) => id)).to.deep.equal([good.id]);
    });
  });

  describe('without what a browser may refuse', () => {
    function refuse(target: object, member: string, value: unknown) {
      const own = Object.getOwnPropertyDescriptor(target, member);
      Object.defineProperty(target, member, { configurable: true, writable: true, value });
      onClose(() => {
        if (own) Object.defineProperty(target, member, own);
        else Reflect.deleteProperty(target, member);
      });
    }

    async function exchange(size: number, prepare: (sides: FileSide[]) => void = () => undefined) {
      const sides = [side(), side()] as [FileSide, FileSide];
      prepare(sides);
      await link(sides[0].files, sides[1].files);
      const file = fileOf(size);
      const sent = await sides[0].files.send(file);
      const got = await until('the offer', () => sides[1].offers[0]);
      return { sides, file, sent, got };
    }

    it('works without IndexedDB, and says so once', async () => {
      refuse(IDBFactory.prototype, 'open', () => {
        throw new DOMException('no', 'SecurityError');
      });
      const { sides, sent, got, file } = await exchange(MB + 1);
      await got.accept();
      await reaches(sent, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(file));
      await sides[0].files.send(fileOf(1));
      for (const { events } of sides) {
        const errors = events
          .filter(([name]) => name === 'error')
          .map(([, error]) => error as { code: string });
        expect(errors.map(({ code }) => code)).to.deep.equal(['storage-unavailable']);
      }
    });

    it('keeps files in memory without a disk, up to a limit', async () => {
      refuse(StorageManager.prototype, 'getDirectory', () =>
        Promise.reject(new DOMException('no', 'SecurityError')),
      );
      const { sides, sent, got, file } = await exchange(3 * MB + 1);
      await got.accept();
      await reaches(sent, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(file));
      const huge = sides[1].files.expect({ id: 'huge', name: 'huge', size: 254 * MB, type: '' });
      const error = await refusal(huge.accept());
      expect(error.code).to.equal('storage-full');
      expect(error.message).to.include('256 MB');
      expect([huge.state, huge.error]).to.deep.equal(['offered', error]);
      // What is forgotten makes room.
      await sides[1].files.forget(got.id);
      await huge.accept();
      expect(huge.state).to.equal('accepted');
      huge.cancel();
    });

    it('says that there is no room before it begins', async () => {
      refuse(StorageManager.prototype, 'estimate', () => Promise.resolve({ quota: 10, usage: 5 }));
      const { got } = await exchange(6);
      const error = await refusal(got.accept());
      expect(error.code).to.equal('storage-full');
      expect(got.state).to.equal('offered');
    });

    it('fails on both sides where the disk is full in the middle', async () => {
      const { sent, got } = await exchange(3 * MB);
      let left = 1;
      const { createWritable } = FileSystemFileHandle.prototype;
      refuse(FileSystemFileHandle.prototype, 'createWritable', function (this: FileSystemFileHandle) {
        if (left-- > 0) return createWritable.call(this);
        return Promise.reject(new DOMException('full', 'QuotaExceededError'));
      });
      await got.accept();
      await Promise.all([failsBy(got, 'storage-full'), failsBy(sent, 'storage-full')]);
    });

    it('works without https, where nothing is hashed and nothing kept', async () => {
      refuse(crypto, 'subtle', undefined);
      refuse(navigator, 'locks', undefined);
      refuse(navigator, 'storage', undefined);
      const { sent, got, file } = await exchange(2 * MB + 1);
      await got.accept();
      await reaches(sent, 'done');
      expect([sent.hash, got.hash]).to.deep.equal([null, null]);
      Reflect.deleteProperty(crypto, 'subtle');
      expect(await sha(await got.blob())).to.equal(await sha(file));
    });

    it('says that the file cannot be read any longer', async () => {
      const { sent, got } = await exchange(3 * MB);
      const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
      refuse(ReadableStreamBYOBReader.prototype, 'read', gone);
      await got.accept();
      await Promise.all([failsBy(sent, 'invalid-data'), failsBy(got, 'invalid-data')]);
    });

    it('reads in pieces where a file cannot be read as a stream of bytes', async () => {
      refuse(ReadableStream.prototype, 'getReader', () => {
        throw new TypeError('no bytes');
      });
      const { sent, got, file } = await exchange(3 * MB);
      await got.accept();
      await reaches(sent, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(file));
    });

    it('damages a block on its way, and sends it again', async () => {
      let damaged = 0;
      tap((data) => {
        if (typeof data === 'string' || damaged++ !== 20) return data;
        const copy = new Uint8Array(data as Uint8Array<ArrayBuffer>);
        copy[0] = (copy[0] ?? 0) ^ 1;
        return copy;
      });
      const { sent, got, file } = await exchange(5 * MB);
      await got.accept();
      await reaches(sent, 'done');
      expect(await sha(await got.blob())).to.equal(await sha(file));
    });
  });
});
