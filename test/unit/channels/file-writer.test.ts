import { expect } from '@open-wc/testing';
import { writer } from '../../../src/channels/file-writer.js';
import { installClock } from '../../support/clock.js';
import { conversation, fileOf, link, reaches, sha, side } from '../../support/file-pairs.js';
import { closeAll } from '../../support/parties.js';
import { until } from '../../support/wait.js';

const MB = 1024 * 1024;

describe('the worker that stores files', function () {
  this.timeout(20_000);
  const { Worker } = window;
  const started: Worker[] = [];
  let ended = 0;
  /** It dies with the block that it is given next. */
  let dies = false;

  beforeEach(() => {
    ended = 0;
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        started.push(this);
      }
      override postMessage(message: unknown, more?: StructuredSerializeOptions | Transferable[]): void {
        if (dies) this.dispatchEvent(new ErrorEvent('error', { message: 'it died', cancelable: true }));
        else super.postMessage(message, more as Transferable[]);
      }
      override terminate(): void {
        ended++;
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

  // The page goes on without one, so this comes last.
  it('dies with a file half there: what it had is asked for again, and the rest is stored without it', async () => {
    const key = conversation();
    const [ann, bob] = [side(`${key}-ann`), side(`${key}-bob`)];
    await link(ann.files, bob.files);
    const file = fileOf(8 * MB);
    const sent = await ann.files.send(file);
    const got = await until('the offer', () => bob.offers[0]);
    await got.accept();
    await until('some of it', () => got.bytes >= 2 * MB);
    dies = true;
    await Promise.all([reaches(got, 'done'), reaches(sent, 'done')]);
    expect(await sha(await got.blob())).to.equal(await sha(file));
    expect([ended, await writer()]).to.deep.equal([1, null]);
  });
});
