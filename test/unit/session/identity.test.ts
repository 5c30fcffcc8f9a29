import { expect } from '@open-wc/testing';
import { randomToken } from '../../../src/base/id.js';
import { recall, type Identity } from '../../../src/session/identity.js';
import { closeAll, meeting } from '../../support/parties.js';
import { randomId } from '../../support/wait.js';

describe('recall', () => {
  const made: Identity[] = [];
  const nothing = { id: null, token: null };
  const who = async ({
    remember,
    ...asked
  }: {
    id: string | null;
    token: string | null;
    remember: string;
  }) => {
    const fresh = {
      id: asked.id ?? randomToken(8),
      token: asked.token ?? randomToken(),
      known: false,
      release: () => undefined,
    };
    const identity = await recall(fresh, asked, remember);
    made.push(identity);
    return identity;
  };
  afterEach(() => {
    for (const identity of made.splice(0)) identity.release();
    sessionStorage.clear();
  });

  it('remembers after a reload, for one server', async () => {
    const remember = `ws://localhost/${randomId()}`;
    const one = await who({ ...nothing, remember });
    expect(one.known).to.equal(false);
    one.release();
    const two = await who({ ...nothing, remember });
    expect(two).to.include({ id: one.id, token: one.token, known: true });
    const other = await who({ ...nothing, remember: `${remember}/other` });
    expect(other.id).not.to.equal(one.id);
  });

  it('remembers the token of an id that the page gives', async () => {
    const remember = randomId();
    const one = await who({ ...nothing, id: 'ann', remember });
    one.release();
    expect(await who({ ...nothing, id: 'ann', remember })).to.include({ token: one.token, known: true });
    const bob = await who({ ...nothing, id: 'bob', remember });
    expect(bob).to.include({ id: 'bob', known: false });
  });

  it('gives a duplicated tab an id of its own', async () => {
    const remember = randomId();
    const one = await who({ ...nothing, remember });
    const copy = await who({ ...nothing, remember });
    expect(copy.known).to.equal(false);
    expect(copy.id).not.to.equal(one.id);
    expect(copy.token).not.to.equal(one.token);
  });

  it('does not trip over what else is stored', async () => {
    for (const junk of ['{', '5', 'null', '{"id":5,"token":"x"}', '{"id":"x"}']) {
      const remember = randomId();
      sessionStorage.setItem(`peer-elements:${remember}:`, junk);
      expect((await who({ ...nothing, remember })).known, junk).to.equal(false);
    }
  });

  it('does without storage', async () => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect((await who({ ...nothing, remember: randomId() })).id).to.be.a('string');
    } finally {
      Storage.prototype.setItem = real;
    }
  });
});

describe('a session with `remember`', () => {
  afterEach(() => {
    closeAll();
    sessionStorage.clear();
  });

  it('is the same after a reload, even while the server still holds its id', async () => {
    const { hub, party } = meeting();
    const one = party(null, { remember: true });
    const id = await one.session.start();
    // The page is gone before the server knows.
    hub.freeze(id);
    one.session.destroy();
    expect(hub.ids).to.deep.equal([id]);
    const two = party(null, { remember: true });
    expect(await two.session.start()).to.equal(id);
    expect(two.errors).to.deep.equal([]);
  });

  it('lets its lock go when it is destroyed, and not before', async () => {
    const { party } = meeting();
    const one = party(null, { remember: true });
    const id = await one.session.start();
    const copy = party(null, { remember: true });
    const other = await copy.session.start();
    expect(other).not.to.equal(id);
    one.session.destroy();
    copy.session.destroy();
    const three = party(null, { remember: true });
    expect(await three.session.start(), 'the last one that this tab was').to.equal(other);
  });
});
