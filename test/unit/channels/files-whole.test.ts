import { expect } from '@open-wc/testing';
import { conversation, fileOf, link, reaches, sha, side } from '../../support/file-pairs.js';
import { closeAll } from '../../support/parties.js';
import { until } from '../../support/wait.js';

const MB = 1024 * 1024;

describe('files, whole', function () {
  this.timeout(30_000);
  afterEach(closeAll);

  async function pair() {
    const key = conversation();
    const [ann, bob] = [side(`${key}-a`), side(`${key}-b`)];
    return { ann, bob, path: await link(ann.files, bob.files) };
  }

  for (const size of [0, 1, 65_536, MB - 1, MB, MB + 1, 5 * MB + 1])
    it(`brings ${size} bytes`, async () => {
      const { ann, bob } = await pair();
      const file = fileOf(size, 'a.txt', 'text/plain');
      const sent = await ann.files.send(file, { path: 'folder/a.txt' });
      const got = await until('the offer', () => bob.offers[0]);
      expect(got).to.include({
        name: 'a.txt',
        size,
        type: 'text/plain',
        path: 'folder/a.txt',
        direction: 'receive',
        state: 'offered',
      });
      expect(bob.files.busy).to.equal(false);
      await got.accept();
      await Promise.all([reaches(sent, 'done'), reaches(got, 'done')]);
      const blob = await got.blob();
      expect([blob.size, blob.type]).to.deep.equal([size, 'text/plain']);
      expect(await sha(blob)).to.equal(await sha(file));
      if (size <= MB) expect(got.hash).to.equal(await sha(file));
      expect([sent.hash, sent.bytes, got.bytes]).to.deep.equal([got.hash, size, size]);
      expect([ann.files.busy, bob.files.busy]).to.deep.equal([false, false]);
    });
});
