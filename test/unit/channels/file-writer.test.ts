import { expect } from '@open-wc/testing';
import type { FileTransfer } from '../../../src/channels/file-transfer.js';
import type { Transfer } from '../../../src/channels/file-types.js';
import { writer } from '../../../src/channels/file-writer.js';
import { installClock } from '../../support/clock.js';
import { acceptUpTo, conversation, fileOf, link, reaches, sha, side } from '../../support/file-pairs.js';
import { closeAll, onClose } from '../../support/parties.js';
import { pause, until } from '../../support/wait.js';

const MB = 1024 * 1024;

describe('the worker that stores files', function () {
  this.timeout(20_000);
  const { Worker } = window;
  const started: Worker[] = [];
  const alive = new Set<Worker>();
  let ended = 0;
  /** It dies with the block that it is given next. */
  let dies = false;

  // A page loads it with the first pause, by the end of which all of a file may have arrived.
  before(() => import('../../../src/channels/file-more.js'));
  beforeEach(() => {
    ended = 0;
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        started.push(this);
        alive.add(this);
      }
      override postMessage(message: unknown, more?: StructuredSerializeOptions | Transferable[]): void {
        if (dies) this.dispatchEvent(new ErrorEvent('error', { message: 'it died', cancelable: true }));
        else super.postMessage(message, more as Transferable[]);
      }
      override terminate(): void {
        ended++;
        alive.delete(this);
        super.terminate();
      }
    };
  });
  afterEach(async () => {
    window.Worker = Worker;
    await closeAll();
  });

  it('ends when it had nothing to store for half a minute, and is started again', async () => {
    const clock = installClock();
    try {
      expect(await writer()).not.to.equal(null);
      await clock.tick(29_000);
      expect([started.length, ended]).to.deep.equal([1, 0]);
      await clock.tick(2000);
      expect(ended).to.equal(1);
      expect(await writer()).not.to.equal(null);
      expect(started.length).to.equal(2);
    } finally {
      clock.uninstall();
    }
  });

  /** So large that not all of it is on its way: that are eight blocks more than are stored. */
  async function running(size = 16 * MB) {
    const key = conversation();
    const [ann, bob] = [side(`${key}-ann`), side(`${key}-bob`)];
    const path = await link(ann.files, bob.files);
    const file = fileOf(size);
    const sent = await ann.files.send(file);
    const got = await until('the offer', () => bob.offers[0]);
    await acceptUpTo(got, 2 * MB);
    return { key, ann, bob, path, file, sent, got };
  }

  /** The page of the receiver is gone, and another one opens. */
  async function reload({
    bob,
    key,
    path,
  }: Pick<Awaited<ReturnType<typeof running>>, 'bob' | 'key' | 'path'>) {
    path.cut();
    bob.files.dispose();
    const made = side(`${key}-bob`);
    // The lock of the page that is gone takes a moment to be free.
    for (let look = 0; look < 100 && made.files.transfers.length === 0; look++) {
      await pause(50);
      await made.files.restore();
    }
    return made;
  }

  const whole = async (got: Transfer, file: File) =>
    expect(await sha(await got.blob())).to.equal(await sha(file));

  it('goes on with a file that was paused until it had ended', async () => {
    const { setTimeout } = window;
    // Half a minute passes at once.
    const quick = (act: () => void, ms?: number) => setTimeout(act, ms === 30_000 ? 500 : ms);
    window.setTimeout = quick as typeof setTimeout;
    onClose(() => (window.setTimeout = setTimeout));
    const { got, file } = await running();
    got.pause();
    // On a busy machine it may have ended before, and been started again.
    await until('it has ended', () => alive.size === 0);
    started.length = 0;
    got.resume();
    await reaches(got, 'done');
    await whole(got, file);
    expect(started.length).to.be.at.least(1);
  });

  it('takes a block for lost that a page left half written', async () => {
    const run = await running();
    const { ann, bob, path, sent, file } = run;
    path.cut();
    bob.files.dispose();
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle('peer-elements-files');
    let data: FileSystemFileHandle | undefined;
    for await (const name of all.keys())
      if (name.startsWith(bob.files.rows.page))
        data = await (await all.getDirectoryHandle(name)).getFileHandle('data');
    let writable: FileSystemWritableFileStream | null | undefined;
    // The worker lets go of it when it hears that the page is gone.
    for (let look = 0; look < 100 && !writable; look++) {
      await pause(50);
      writable = await data?.createWritable({ keepExistingData: true }).catch(() => null);
    }
    if (!writable) throw new Error('It is not let go of');
    // What was on its way is stored by now.
    const { size } = await (data as FileSystemFileHandle).getFile();
    await writable.write({ type: 'write', position: size - 1000, data: new Uint8Array(1000) });
    await writable.close();
    const again = await reload(run);
    const [next] = again.files.transfers as [Transfer];
    expect(next.bytes).to.equal(size - MB);
    await link(ann.files, again.files);
    await Promise.all([reaches(next, 'done'), reaches(sent, 'done')]);
    await whole(next, file);
  });

  it('has no block taken for one that a page without it began and left', async () => {
    const run = await running();
    const { ann, bob, path, sent, got, file } = run;
    path.cut();
    await bob.files.receiving?.intakes.get(got as FileTransfer)?.stored;
    const blocks = got.bytes / MB;
    // A file for the next block, as long as one is that was only opened.
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle('peer-elements-files');
    for await (const name of all.keys())
      if (name.startsWith(bob.files.rows.page)) {
        const folder = await all.getDirectoryHandle(name);
        for (const block of [0, blocks])
          await folder.getFileHandle(`${block}-${'5'.repeat(64)}`, { create: true });
      }
    const again = await reload(run);
    const [next] = again.files.transfers as [Transfer];
    expect(next.bytes).to.equal(blocks * MB);
    await link(ann.files, again.files);
    await Promise.all([reaches(next, 'done'), reaches(sent, 'done')]);
    await whole(next, file);
    const third = await reload({ ...run, bob: again, path: await link(ann.files, again.files) });
    await whole(third.files.transfers[0] as Transfer, file);
  });

  // The page goes on without one, so this comes last.
  it('dies with a file half there: what it had is asked for again, and the rest is stored without it', async () => {
    const run = await running();
    const { ann, got, sent, file } = run;
    const bytes = got.bytes;
    ended = 0;
    dies = true;
    await until('more of it', () => got.bytes >= bytes + 2 * MB);
    expect([ended, await writer()]).to.deep.equal([1, null]);
    // The next page finds both kinds.
    const again = await reload(run);
    const [next] = again.files.transfers as [Transfer];
    expect(next.bytes).to.be.at.least(bytes + 2 * MB);
    await link(ann.files, again.files);
    await Promise.all([reaches(next, 'done'), reaches(sent, 'done')]);
    await whole(next, file);
  });
});
