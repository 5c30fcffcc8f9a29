import { expect, html, oneEvent } from '@open-wc/testing';
import 'peerjs';
import type { PeerFileTransfer } from '../../../src/elements/peer-file-transfer/peer-file-transfer.js';
import type { PeerSession } from '../../../src/elements/peer-session/peer-session.js';
import type { PeerVideoCall } from '../../../src/elements/peer-video-call/peer-video-call.js';
import { installFakeMedia, type FakeMedia } from '../../support/media.js';
import { all, inside, people } from '../../support/people.js';
import { randomId, until } from '../../support/wait.js';

const ring = (from: string) => ({ state: 'incoming', remoteId: from }) as const;
const box = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLInputElement>('[part=remember] input') ?? null;
const isTicked = (element: Element) => box(element)?.checked;

async function tick(element: Element): Promise<void> {
  (await until('the box', () => box(element))).click();
  expect(isTicked(element)).to.equal(true);
}

/** Somebody asks to come in, and the answer may be for good. */
describe('an answer that is remembered', function () {
  this.timeout(20_000);
  let media: FakeMedia;
  let ada: string;
  let ben: string;
  beforeEach(() => {
    media = installFakeMedia();
    [ada, ben] = [randomId('ada'), randomId('ben')];
  });
  afterEach(() => {
    media.uninstall();
    localStorage.removeItem(`peer-elements decisions ${ben}`);
  });

  /** Ada's and Ben's, and Ben's session, which remembers. */
  async function pair<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, hers: unknown, his: unknown) {
    const page = await people({ [ada]: hers, [ben]: his });
    const [, session] = all(page, 'peer-session');
    session.rememberDecisions = true;
    await session.updateComplete;
    return [...all(page, tag), session] as const;
  }
  /** A decision takes the same way as the question what is decided, and would be there before its answer. */
  const decidesNothing = async (session: PeerSession) => {
    let isDecided = false;
    session.addEventListener('decision', () => (isDecided = true));
    const decisions = await session.decisions();
    expect([isDecided, decisions]).to.deep.equal([false, {}]);
  };
  const isKeptOut = (session: PeerSession) =>
    until('what comes is dropped', () => (session.dropped['blocked'] ?? 0) > 0);

  /** Runs `act` in a browser that keeps nothing. */
  async function withoutStorage(act: () => Promise<void>): Promise<void> {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('It is full.', 'QuotaExceededError');
    };
    try {
      await act();
    } finally {
      Storage.prototype.setItem = setItem;
    }
  }

  describe('by <peer-video-call>', () => {
    const calls = () =>
      pair(
        'peer-video-call',
        html`<peer-video-call to=${ben}></peer-video-call
          ><peer-file-transfer to=${ben}></peer-file-transfer>`,
        html`<peer-video-call></peer-video-call><peer-file-transfer></peer-file-transfer>`,
      );
    const press = (call: PeerVideoCall, part: string) => inside(call, `[part=${part}]`).click();

    async function ringing() {
      const [hers, his, session] = await calls();
      void hers.call().catch(() => undefined);
      await until('it rings', () => his.state === 'incoming' && box(his));
      return [hers, his, session] as const;
    }

    it('is not asked for where the session remembers nothing', async () => {
      const [, his, session] = await calls();
      session.rememberDecisions = false;
      // What else is drawn there is loaded.
      his.titleBadge = true;
      await session.updateComplete;
      his.handle.store.set(ring('ada'));
      await until('it rings', () => his.shadowRoot?.querySelector('[part=accept]'));
      await his.updateComplete;
      // Elements are too much for the report of a failure.
      expect(box(his) === null).to.equal(true);
    });

    it('stands below the ring, for everybody', async () => {
      const [, his] = await ringing();
      expect(inside(his, '[part=remember]').textContent.trim()).to.equal('Remember my answer');
      const { width, height } = inside(his, '[part=remember] input').getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
      await expect(his).to.be.accessible();
    });

    for (const part of ['accept', 'voice-button'])
      it(`lets somebody in for good who is taken by ${part}`, async () => {
        const [hers, his, session] = await ringing();
        await tick(his);
        press(his, part);
        await oneEvent(session, 'decision');
        expect(await session.decisions()).to.deep.equal({ [ada]: 'allow' });
        await until('it is live', () => hers.state === 'live');
        await hers.hangUp();
        await until('it is over', () => his.state === 'ended');
        // Files come without a question; a call rings, because nobody's microphone opens by itself.
        const [files] = all(hers.closest('div') as HTMLElement, 'peer-file-transfer');
        await files.send(new File(['hello'], 'a.txt'));
        await until('it is let in', () => files.state === 'open');
        void hers.call().catch(() => undefined);
        await until('it rings', () => his.state === 'incoming');
      });

    it('keeps somebody out for good who is declined', async () => {
      const [hers, his, session] = await ringing();
      await tick(his);
      press(his, 'decline');
      await oneEvent(session, 'decision');
      expect(await session.decisions()).to.deep.equal({ [ada]: 'block' });
      await until('she is told', () => hers.state === 'ended');
      const heard: string[] = [];
      for (const type of ['call', 'statechange']) his.addEventListener(type, () => heard.push(type));
      void hers.call().catch(() => undefined);
      await isKeptOut(session);
      expect(heard).to.deep.equal([]);
    });

    for (const part of ['accept', 'decline'])
      it(`decides nothing by ${part} where it is not ticked`, async () => {
        const [, his, session] = await ringing();
        press(his, part);
        await until('it is answered', () => his.state === 'live' || his.state === 'ended');
        await decidesNothing(session);
      });

    it('decides nothing where it is the page that declines', async () => {
      const [, his, session] = await ringing();
      await tick(his);
      await his.hangUp();
      await until('it is declined', () => his.state === 'ended');
      await decidesNothing(session);
    });

    it('stays ticked while its ring is drawn anew, and is empty for whoever rings next', async () => {
      const [, his, session] = await calls();
      const { store } = his.handle;
      store.set(ring('eve'));
      await tick(his);
      const first = box(his);
      store.set({ remoteName: 'Eve' });
      await his.updateComplete;
      // The browser asked for the camera, in vain.
      store.set({ state: 'requesting-media' });
      await until('it waits', () => his.shadowRoot?.querySelector('[part=cancel]'));
      store.set({ state: 'incoming' });
      await until('it rings again', () => his.shadowRoot?.querySelector('[part=accept]'));
      await his.updateComplete;
      expect([box(his) === first, isTicked(his)]).to.deep.equal([true, true]);
      // With no drawing in between.
      store.set({ state: 'ended' });
      store.set(ring('tom'));
      await his.updateComplete;
      expect(isTicked(his)).to.equal(false);
      await decidesNothing(session);
    });

    it('says where it could not be kept', async () => {
      const [, his, session] = await ringing();
      await tick(his);
      await withoutStorage(async () => {
        const failed = oneEvent(his, 'error');
        press(his, 'decline');
        await failed;
        expect(await session.decisions(), 'it holds for now').to.deep.equal({ [ada]: 'block' });
      });
      await until('it says so', () =>
        his.shadowRoot?.querySelector('[part=hint]')?.textContent?.includes('could not be kept'),
      );
    });

    it('says so while the call that was taken goes on', async () => {
      const [hers, his] = await ringing();
      await tick(his);
      await withoutStorage(async () => {
        press(his, 'accept');
        await until('it is live', () => hers.state === 'live');
        await until('it says so', () =>
          his.shadowRoot?.querySelector('[part=error]')?.textContent?.includes('could not be kept'),
        );
      });
    });
  });

  it('by <peer-call-button>, whose call rings in it', async () => {
    const [button] = await pair(
      'peer-call-button',
      html`<p></p>`,
      html`<peer-call-button></peer-call-button>`,
    );
    const call = inside<PeerVideoCall>(button, 'peer-video-call');
    call.handle.store.set(ring('eve'));
    await until('the box', () => box(call));
    expect(call.getAttribute('exportparts')?.split(', ')).to.include('remember');
  });

  describe('by <peer-file-transfer>', () => {
    const transfers = () =>
      pair(
        'peer-file-transfer',
        html`<peer-file-transfer to=${ben}></peer-file-transfer>`,
        html`<peer-file-transfer></peer-file-transfer>`,
      );
    const file = () => new File(['hello'], 'a.txt', { type: 'text/plain' });
    const accept = (element: PeerFileTransfer) => inside(element, '[part=knock] .primary').click();
    const decline = (element: PeerFileTransfer) =>
      inside(element, '[part=knock] button:not(.primary)').click();

    async function knocking() {
      const [hers, his, session] = await transfers();
      await hers.send(file());
      await until('he is asked', () => box(his));
      return [hers, his, session] as const;
    }

    it('is not asked for where the session remembers nothing', async () => {
      const [hers, his, session] = await transfers();
      session.rememberDecisions = false;
      await session.updateComplete;
      await hers.send(file());
      await until('he is asked', () => his.shadowRoot?.querySelector('[part=knock]'));
      await his.updateComplete;
      expect(box(his) === null).to.equal(true);
    });

    it('lets somebody in for good who is accepted', async () => {
      const [hers, his, session] = await knocking();
      await expect(his).to.be.accessible();
      await tick(his);
      accept(his);
      await oneEvent(session, 'decision');
      expect(await session.decisions()).to.deep.equal({ [ada]: 'allow' });
      await until('she is let in', () => hers.state === 'open');
      const place = hers.parentElement;
      hers.remove();
      await until('she is gone', () => his.state === 'closed');
      let knocks = 0;
      his.handle.store.subscribe(() => (knocks += his.handle.store.value.knock ? 1 : 0));
      place?.append(hers);
      await hers.send(file());
      await until('she is let in again', () => hers.state === 'open');
      expect(knocks).to.equal(0);
    });

    it('keeps somebody out for good who is declined', async () => {
      const [hers, his, session] = await knocking();
      await tick(his);
      decline(his);
      await oneEvent(session, 'decision');
      expect(await session.decisions()).to.deep.equal({ [ada]: 'block' });
      await until('she is told', () => hers.transfers[0]?.state === 'declined');
      let knocks = 0;
      his.addEventListener('connection', () => knocks++);
      void hers.send(file()).catch(() => undefined);
      await isKeptOut(session);
      expect([knocks, his.shadowRoot?.querySelector('[part=knock]') === null]).to.deep.equal([0, true]);
    });

    it('decides nothing where it is not ticked', async () => {
      const [, his, session] = await knocking();
      decline(his);
      await decidesNothing(session);
    });

    it('says where it could not be kept', async () => {
      const [, his] = await knocking();
      await tick(his);
      await withoutStorage(async () => {
        decline(his);
        await until('it says so', () =>
          his.shadowRoot?.querySelector('[part=error]')?.textContent?.includes('could not be kept'),
        );
      });
    });
  });

  for (const tag of ['peer-chat', 'peer-file-transfer'] as const)
    it(`by <${tag}>, anew for each who knocks`, async () => {
      const one =
        tag === 'peer-chat' ? html`<peer-chat></peer-chat>` : html`<peer-file-transfer></peer-file-transfer>`;
      const [his] = await pair(tag, html`<p></p>`, one);
      const { store } = his.handle;
      const knock = (from: string) => ({ knock: { from, displayName: null } });
      store.set(knock('eve'));
      await tick(his);
      his.requestUpdate();
      await his.updateComplete;
      expect(isTicked(his)).to.equal(true);
      store.set(knock('tom'));
      await until('he knocks', () => inside(his, '[part=knock]').textContent.includes('tom'));
      expect(isTicked(his)).to.equal(false);
    });
});
