import { expect } from '@open-wc/testing';
import { Cleanup } from '../../../src/base/lifetime.js';
import { words } from '../../../src/base/words.js';
import { lockOf } from '../../../src/channels/file-rows.js';
import type { FileTransfer } from '../../../src/channels/file-transfer.js';
import type { Transfer } from '../../../src/channels/file-types.js';
import {
  acceptUpTo,
  blockSha,
  conversation,
  fileOf,
  link,
  reaches,
  sha,
  side,
  tap,
  type FileSide,
  type Path,
} from '../../support/file-pairs.js';
import { closeAll, onClose } from '../../support/parties.js';
import { pause, refusal, until } from '../../support/wait.js';

const MB = 1024 * 1024;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

describe('FileTransfers', function () {
  this.timeout(40_000);
  // A page loads it with the first pause, by the end of which all of a file may have arrived.
  before(() => import('../../../src/channels/file-more.js'));
  afterEach(closeAll);

  async function pair(limits = {}) {
    const key = conversation();
    const keys = [`${key}-ann`, `${key}-bob`] as const;
    const [ann, bob] = [side(keys[0]), side(keys[1], limits)];
    const path = await link(ann.files, bob.files);
    return { ann, bob, path, keys };
  }

  /** ann offers a file, and bob sees it. */
  async function offered(ann: FileSide, bob: FileSide, file: File) {
    const sent = await ann.files.send(file);
    const got = await until('the offer', () => bob.offers.find(({ id }) => id === sent.id));
    return { sent, got, file };
  }

  /** By default so large that not all of it is on its way: that are eight blocks more than are stored. */
  async function running(size = 16 * MB, limits = {}) {
    const sides = await pair(limits);
    const traffic = tap();
    const both = await offered(sides.ann, sides.bob, fileOf(size));
    await acceptUpTo(both.got, 2 * MB);
    return { ...sides, ...both, traffic };
  }

  /** Some of it is there, and nothing more comes. */
  async function standsStill(transfer: Transfer) {
    let before = -1;
    for (;;) {
      before = transfer.bytes;
      await pause(300);
      if (transfer.bytes === before) return before;
    }
  }

  const isWhole = async (got: Transfer, file: File) =>
    expect(await sha(await got.blob())).to.equal(await sha(file));

  describe('one after the other, and at once', () => {
    for (const size of [0, 1, 65_536, MB - 1, MB, MB + 1, 5 * MB + 1])
      it(`brings ${size} bytes`, async () => {
        const { ann, bob } = await pair();
        const file = fileOf(size, 'a.txt', 'text/plain');
        const sent = await ann.files.send(file, { path: 'folder/a.txt' });
        const got = await until('the offer', () => bob.offers[0]);
        expect(got).to.include({ ...{ name: 'a.txt', size, type: 'text/plain', path: 'folder/a.txt' } });
        expect(got).to.include({ id: sent.id, direction: 'receive', state: 'offered', bytes: 0 });
        expect(bob.files.busy).to.equal(false);
        await got.accept();
        await Promise.all([reaches(sent, 'done'), reaches(got, 'done')]);
        const blob = await got.blob();
        expect([blob.size, blob.type]).to.deep.equal([size, 'text/plain']);
        await isWhole(got, file);
        if (size <= MB) expect(got.hash).to.equal(await blockSha(new Uint8Array(await file.arrayBuffer())));
        expect([sent.hash, sent.bytes, got.bytes]).to.deep.equal([got.hash, size, size]);
        expect(await sha(await sent.blob())).to.equal(await sha(file));
      });

    it('brings several at once, and a small one does not wait for a big one', async () => {
      const { ann, bob } = await pair();
      const big = await offered(ann, bob, fileOf(24 * MB, 'big'));
      const small = await offered(ann, bob, fileOf(1000, 'small'));
      const other = await offered(ann, bob, fileOf(3 * MB + 5, 'other'));
      const all = [big, small, other];
      const ended: string[] = [];
      for (const { got } of all)
        got.addEventListener('change', () => {
          if (got.state === 'done' && !ended.includes(got.name)) ended.push(got.name);
        });
      await big.got.accept();
      await until('some of it', () => big.got.bytes > 0);
      await Promise.all([small.got.accept(), other.got.accept()]);
      await Promise.all(all.map(({ got }) => reaches(got, 'done')));
      expect(ended).to.deep.equal(['small', 'other', 'big']);
      for (const { got, file } of all) await isWhole(got, file);
    });

    it('lets nothing wait in the browser while people write, and fills the path again when they do not', async () => {
      const { send } = RTCDataChannel.prototype;
      let isTalking = false;
      let sent = 0;
      let most = 0;
      // Counted where it is sent: on a busy machine the rest may be gone before a page looks again.
      RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: never) {
        if (this.label === 'file-bytes' && typeof data !== 'string') {
          if (isTalking && sent > 0) words.at = Date.now() + 60_000;
          if (sent > 6 * MB) most = Math.max(most, this.bufferedAmount);
          sent += (data as ArrayBuffer).byteLength;
        }
        send.call(this, data);
      };
      onClose(() => {
        RTCDataChannel.prototype.send = send;
        words.at = 0;
      });
      const mostWaiting = async () => {
        sent = most = 0;
        const { ann, bob } = await pair();
        const { got, file } = await offered(ann, bob, fileOf(12 * MB));
        await got.accept();
        await reaches(got, 'done');
        await isWhole(got, file);
        expect(sent).to.be.at.least(12 * MB);
        return most;
      };
      expect(await mostWaiting()).to.be.greaterThan(128 * 1024);
      isTalking = true;
      // The head of a block goes out just before its first bytes.
      expect(await mostWaiting()).to.be.lessThan(1024);
    });

    it('goes both ways at once', async () => {
      const { ann, bob } = await pair();
      const there = await offered(ann, bob, fileOf(3 * MB, 'there'));
      const back = await offered(bob, ann, fileOf(3 * MB, 'back'));
      await Promise.all([there.got.accept(), back.got.accept()]);
      await Promise.all([reaches(there.got, 'done'), reaches(back.got, 'done')]);
      await isWhole(there.got, there.file);
      await isWhole(back.got, back.file);
    });

    it('says how far it is at most ten times a second, and how fast', async () => {
      const { ann, bob } = await pair();
      const { sent, got } = await offered(ann, bob, fileOf(12 * MB));
      const changes: [number, number, number | null][] = [];
      sent.addEventListener('change', () => {
        if (sent.state === 'sending') changes.push([performance.now(), sent.rate, sent.timeLeft]);
      });
      await got.accept();
      await reaches(sent, 'done');
      const first = changes[0]?.[0] ?? 0;
      const last = changes.at(-1)?.[0] ?? 0;
      expect(changes.length)
        .to.be.at.most((last - first) / 100 + 3)
        .and.above(3);
      const [, rate, left] = changes.at(-1) as [number, number, number];
      expect(rate).to.be.above(MB / 10);
      expect(left).to.be.within(0, 60);
      expect([sent.rate, sent.timeLeft]).to.deep.equal([0, null]);
    });

    it('meets who makes the channels later', async () => {
      const [ann, bob] = [side(), side()];
      const sent = await ann.files.send(fileOf(10));
      await link(ann.files, bob.files, true);
      const got = await until('the offer', () => bob.offers[0]);
      await got.accept();
      await reaches(sent, 'done');
    });

    it('offers to who spoke before its own channel was open', async () => {
      const { files } = side();
      const sent: { k: string }[] = [];
      const send = (text: string) => sent.push(JSON.parse(text) as { k: string });
      const [words, bytes] = [{ readyState: 'connecting', send }, {}] as unknown as [
        Writable<RTCDataChannel>,
        RTCDataChannel,
      ];
      const channels: RTCDataChannel[] = [words, bytes];
      const pc = { createDataChannel: () => channels.shift() } as unknown as RTCPeerConnection;
      files.attach(pc, new Cleanup());
      await files.send(fileOf(10));
      const says = async (word: object) => {
        words.onmessage?.(new MessageEvent('message', { data: JSON.stringify(word) }));
        await pause(50);
      };
      await says({ k: 'hi' });
      words.readyState = 'open';
      words.onopen?.(new Event('open'));
      await says({ k: 'hi' });
      expect(sent.map(({ k }) => k)).to.deep.equal(['hi', 'hi', 'offer']);
    });

    it('takes an offer of a message and that of the channel as one', async () => {
      const { ann, bob } = await pair();
      const file = fileOf(2 * MB, 'first.bin');
      const info = { id: 'a-message', name: file.name, size: file.size, type: '' };
      const got = bob.files.expect(info);
      const sent = await ann.files.send(file, { id: 'a-message' });
      await got.accept();
      await reaches(sent, 'done');
      await isWhole(got, file);
      expect(bob.offers).to.deep.equal([got]);
      expect(bob.files.expect(info)).to.equal(got);
      expect(await ann.files.send(file, { id: 'a-message' })).to.equal(sent);
    });

    it('is busy while something is on its way', async () => {
      const { ann, bob, got, sent } = await running();
      expect([ann.files.busy, bob.files.busy]).to.deep.equal([true, true]);
      await Promise.all([reaches(got, 'done'), reaches(sent, 'done')]);
      expect([ann.files.busy, bob.files.busy]).to.deep.equal([false, false]);
      for (const { events } of [ann, bob])
        expect(events.filter(([name]) => name === 'busy').length).to.equal(2);
    });

    it('accepts once, however often it is asked', async () => {
      const { ann, bob } = await pair();
      const { sent, got, file } = await offered(ann, bob, fileOf(MB + 1));
      await Promise.all([got.accept(), got.accept()]);
      await got.accept();
      await reaches(sent, 'done');
      await isWhole(got, file);
    });

    it('writes into a file that was chosen', async () => {
      const { ann, bob } = await pair();
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle(conversation(), { create: true });
      const { got, file } = await offered(ann, bob, fileOf(2 * MB + 3));
      await got.accept({ handle });
      await reaches(got, 'done');
      expect(await sha(await handle.getFile())).to.equal(await sha(file));
      await isWhole(got, file);
    });
  });

  describe('the two sides', () => {
    it('declines', async () => {
      const { ann, bob } = await pair();
      const { sent, got } = await offered(ann, bob, fileOf(10));
      got.decline();
      await Promise.all([reaches(got, 'declined'), reaches(sent, 'declined')]);
      expect([sent.error, ann.files.busy]).to.deep.equal([null, false]);
      expect((await refusal(got.blob())).code).to.equal('not-open-yet');
      await got.accept();
      expect(got.state).to.equal('declined');
    });

    for (const who of ['sent', 'got'] as const)
      it(`is cancelled by the side that has it ${who === 'got' ? 'received' : who}`, async () => {
        const { traffic, ...both } = await running();
        both[who].cancel();
        await Promise.all([reaches(both.sent, 'cancelled'), reaches(both.got, 'cancelled')]);
        const { bytes } = traffic;
        await pause(300);
        expect(traffic.bytes - bytes).to.be.below(65_537);
        expect(both.sent.error).to.equal(null);
        expect([both.ann.files.busy, both.bob.files.busy]).to.deep.equal([false, false]);
        // The next one goes through.
        const next = await offered(both.ann, both.bob, fileOf(MB + 1));
        await next.got.accept();
        await reaches(next.sent, 'done');
      });

    it('takes an offer back', async () => {
      const { ann, bob } = await pair();
      const { sent, got } = await offered(ann, bob, fileOf(10));
      sent.cancel();
      await reaches(got, 'cancelled');
      expect(bob.files.transfers).to.deep.equal([]);
    });

    for (const who of ['sent', 'got'] as const)
      it(`pauses and goes on by the side that has it ${who === 'got' ? 'received' : who}`, async () => {
        const { traffic, file, ...both } = await running();
        const other = who === 'sent' ? both.got : both.sent;
        both[who].pause();
        await reaches(both[who], 'paused');
        await reaches(other, 'paused');
        expect([both[who].waitingFor, other.waitingFor]).to.deep.equal(['self', 'peer']);
        await standsStill(both.got);
        expect(both.got.bytes).to.be.below(file.size);
        const { bytes } = traffic;
        await pause(200);
        expect(traffic.bytes).to.equal(bytes);
        both[who].resume();
        await reaches(both.sent, 'done');
        await isWhole(both.got, file);
        expect(traffic.bytes).to.be.below(file.size + 2 * MB);
      });

    it('goes on only when both sides that paused have said so', async () => {
      const { sent, got, file } = await running();
      sent.pause();
      got.pause();
      await until('both', () => sent.waitingFor === 'self' && got.waitingFor === 'self');
      sent.resume();
      await until('it', () => sent.waitingFor === 'peer');
      await standsStill(got);
      expect(got.bytes).to.be.below(file.size);
      got.resume();
      await reaches(sent, 'done');
      await isWhole(got, file);
    });

    it('holds back one that was paused before it was accepted', async () => {
      const { ann, bob } = await pair();
      const { sent, got } = await offered(ann, bob, fileOf(3 * MB));
      sent.pause();
      await until('it', () => got.waitingFor === 'peer');
      await got.accept();
      await pause(200);
      expect(got.bytes).to.equal(0);
      sent.resume();
      await reaches(sent, 'done');
    });
  });

  describe('another link', () => {
    async function relinked(between: (made: Awaited<ReturnType<typeof running>>) => void) {
      const made = await running();
      made.path.cut();
      await reaches(made.sent, 'paused');
      expect([made.sent.waitingFor, made.got.waitingFor]).to.deep.equal(['link', 'link']);
      between(made);
      const { bytes } = made.got;
      const path = await link(made.ann.files, made.bob.files);
      return { ...made, path, bytes };
    }

    it('goes on where it was, and sends nothing again that is stored', async () => {
      const { sent, got, file, traffic, bytes } = await relinked(({ traffic: one }) => {
        one.bytes = 0;
      });
      await reaches(sent, 'done');
      expect(bytes).to.be.at.least(2 * MB);
      // What was being stored when the link broke may have got there.
      expect(traffic.bytes).to.be.at.most(file.size - bytes);
      await isWhole(got, file);
      expect(sent.hash).to.equal(got.hash);
    });

    it('goes on after several cuts at any moment', async () => {
      const { ann, bob, got, sent, file, ...rest } = await running();
      let path: Path = rest.path;
      for (let cut = 0; cut < 5 && got.state !== 'done'; cut++) {
        path.cut();
        path = await link(ann.files, bob.files, cut % 2 === 1);
        const { bytes } = got;
        await until('more', () => got.bytes > bytes || got.state === 'done');
      }
      await reaches(sent, 'done');
      await isWhole(got, file);
    });

    it('pauses on while it is away', async () => {
      const { sent, got } = await relinked((made) => made.got.pause());
      await until('it', () => sent.waitingFor === 'peer');
      got.resume();
      await reaches(sent, 'done');
    });

    it('resumes while it is away', async () => {
      const { ann, bob, path, sent, got, file } = await running();
      got.pause();
      await until('it', () => sent.waitingFor === 'peer');
      path.cut();
      await until('cut', () => got.waitingFor === 'self' && sent.waitingFor === 'link');
      got.resume();
      await link(ann.files, bob.files);
      await reaches(sent, 'done');
      await isWhole(got, file);
    });

    it('cancels while it is away', async () => {
      const { got } = await relinked((made) => made.sent.cancel());
      await reaches(got, 'cancelled');
    });

    it('says once more that all is there', async () => {
      const { ann, bob } = await pair();
      const file = fileOf(MB + 2);
      let path: Path | undefined;
      // The link breaks before the word gets through.
      tap((data) => {
        if (typeof data !== 'string' || !data.includes('"done"') || path) return data;
        path = { pcs: [] as never, cut: () => undefined };
        return undefined;
      });
      const { sent, got } = await offered(ann, bob, file);
      await got.accept();
      await reaches(got, 'done');
      expect(sent.state).to.equal('sending');
      await link(ann.files, bob.files);
      await reaches(sent, 'done');
      expect(sent.hash).to.equal(got.hash);
    });
  });

  describe('another page', () => {
    /** The page of one side is gone, and another one opens. */
    async function reload(old: FileSide, key: string): Promise<FileSide> {
      old.files.dispose();
      const lock = lockOf(old.files.rows.page);
      // A page lets go of its lock when it has stored what was there.
      await until('the lock is free', async () =>
        (await navigator.locks.query()).held?.every(({ name }) => name !== lock),
      );
      const made = side(key);
      await made.files.restore();
      return made;
    }

    it('goes on at the receiver where its last page was', async () => {
      const { ann, bob, path, keys, sent, got, file, traffic } = await running();
      path.cut();
      const again = await reload(bob, keys[1]);
      const next = again.files.get(got.id) as Transfer;
      expect(next).to.include({
        state: 'paused',
        waitingFor: 'link',
        direction: 'receive',
        name: 'noise.bin',
      });
      expect(next.bytes).to.be.at.least(2 * MB);
      expect(again.files.busy).to.equal(true);
      const { bytes } = next;
      traffic.bytes = 0;
      await link(ann.files, again.files);
      await reaches(sent, 'done');
      expect(traffic.bytes).to.equal(file.size - bytes);
      await isWhole(next, file);
      expect(next.hash).to.equal(sent.hash);
    });

    it('goes on at the sender, with the file that was kept', async () => {
      const { ann, bob, path, keys, sent, got, file, traffic } = await running();
      path.cut();
      const again = await reload(ann, keys[0]);
      const next = again.files.get(sent.id) as Transfer;
      expect(next).to.include({ direction: 'send', name: 'noise.bin', size: file.size });
      traffic.bytes = 0;
      await link(again.files, bob.files);
      await reaches(next, 'done');
      expect(traffic.bytes).to.be.below(file.size - 2 * MB + 1);
      await isWhole(got, file);
      expect(next.hash).to.equal(got.hash);
    });

    for (const when of ['before', 'after'] as const)
      it(`asks the sender of a big file for it again, ${when} the link is there`, async () => {
        const { ann, bob, path, keys, sent, got, file, traffic } = await running(33 * MB);
        sent.pause();
        await standsStill(got);
        path.cut();
        const again = await reload(ann, keys[0]);
        const next = again.files.get(sent.id) as Transfer;
        expect([next.state, next.waitingFor, again.files.busy]).to.deep.equal(['paused', 'file', false]);
        const wrong = new File([file.slice(0, 1), file.slice(0, file.size - 1)], file.name);
        if (when === 'after') {
          await link(again.files, bob.files);
          await until('it', () => got.waitingFor === 'peer');
          await until('what is there is known', () => (next as FileTransfer).more.wanted);
          expect((await refusal(next.provide(wrong))).code).to.equal('invalid-data');
          expect((await refusal(next.provide(fileOf(10, file.name)))).code).to.equal('invalid-data');
          expect(next.waitingFor).to.equal('file');
        } else {
          await next.provide(wrong);
          expect(next.waitingFor).to.equal('link');
          await link(again.files, bob.files);
          await until('the error', () => next.error?.code === 'invalid-data');
          expect(next.waitingFor).to.equal('file');
        }
        traffic.bytes = 0;
        await next.provide(new File([file], file.name));
        await reaches(next, 'done');
        expect(next.error).to.equal(null);
        expect(traffic.bytes).to.be.at.most(file.size - 2 * MB);
        await isWhole(got, file);
        expect(next.hash).to.equal(got.hash);
      });

    it('keeps what has arrived, and forgets it when it is told to', async () => {
      const { bob, keys, got, file } = await running(3 * MB);
      await reaches(got, 'done');
      const again = await reload(bob, keys[1]);
      const next = again.files.get(got.id) as Transfer;
      expect(next).to.include({ state: 'done', hash: got.hash, bytes: file.size });
      expect(again.files.busy).to.equal(false);
      await isWhole(next, file);
      await again.files.forget(got.id);
      expect(again.files.get(got.id)).to.equal(null);
      await pause(100);
      const third = await reload(again, keys[1]);
      expect(third.files.transfers).to.deep.equal([]);
    });

    it('does not say that a file is there which the browser has deleted since', async () => {
      const { bob, keys, got } = await running(3 * MB);
      await reaches(got, 'done');
      bob.files.dispose();
      const folder = await navigator.storage.getDirectory();
      await until('nothing is being written', () =>
        folder.removeEntry('peer-elements-files', { recursive: true }).then(
          () => true,
          () => false,
        ),
      );
      const again = await reload(bob, keys[1]);
      const next = again.files.get(got.id) as Transfer;
      await reaches(next, 'failed');
      expect(next.error?.code).to.equal('storage-unavailable');
      await pause(100);
      const third = await reload(again, keys[1]);
      expect(third.files.transfers).to.deep.equal([]);
    });

    it('lets be what another page is at, and other conversations', async () => {
      const { keys } = await running();
      const other = side(keys[1]);
      await other.files.restore();
      expect(other.files.transfers).to.deep.equal([]);
      const stranger = side();
      await stranger.files.restore();
      expect(stranger.files.transfers).to.deep.equal([]);
    });

    it('leaves nothing on disk of what was cancelled', async () => {
      const { bob, got } = await running();
      const folder = await navigator.storage.getDirectory();
      const names = async () => {
        const all: string[] = [];
        for await (const name of (await folder.getDirectoryHandle('peer-elements-files')).keys())
          all.push(name);
        return all;
      };
      // It would be whole by the time that the disk has been looked through.
      got.pause();
      const { page } = bob.files.rows;
      const left = async () => (await names()).some((name) => name.startsWith(page));
      expect(await left()).to.equal(true);
      got.cancel();
      await reaches(got, 'cancelled');
      for (let look = 0; look < 100 && (await left()); look++) await pause(50);
      expect(await left()).to.equal(false);
    });
  });
});
