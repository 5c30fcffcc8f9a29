import { expect, fixture, html } from '@open-wc/testing';
import 'peerjs';
import '../../../src/define/all.js';
import type { PeerDecisions } from '../../../src/elements/peer-decisions/peer-decisions.js';
import type { PeerSession } from '../../../src/elements/peer-session/peer-session.js';
import { all, inside, people } from '../../support/people.js';
import { randomId, refusal, until } from '../../support/wait.js';

describe('<peer-decisions>', function () {
  this.timeout(20_000);
  let ada: string;
  beforeEach(() => (ada = randomId('ada')));
  afterEach(() => localStorage.removeItem(`peer-elements decisions ${ada}`));

  async function shown(isKept = false): Promise<[PeerDecisions, PeerSession]> {
    const page = await people({ [ada]: html`<peer-decisions></peer-decisions>` });
    const [[element], [session]] = [all(page, 'peer-decisions'), all(page, 'peer-session')];
    session.rememberDecisions = isKept;
    await until('it is known', () => element.state === 'ready');
    return [element, session];
  }
  const words = ({ shadowRoot }: PeerDecisions, part: string) =>
    [...(shadowRoot?.querySelectorAll(`[part=${part}]`) ?? [])].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const buttons = ({ shadowRoot }: PeerDecisions) => [
    ...(shadowRoot?.querySelectorAll<HTMLElement>('[part=forget]') ?? []),
  ];

  it('says that there is nobody', async () => {
    const [element] = await shown();
    expect(words(element, 'headline')).to.deep.equal(['You have decided about nobody yet.']);
    expect(element.decisions).to.deep.equal({});
    expect(inside(element, '[part=status]').matches(':empty'), 'it takes no room').to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('lists whom the session lets in and keeps out, as soon as it is decided', async () => {
    const [element, session] = await shown();
    await session.decide('ben', 'allow');
    await session.decide('mallory', 'block');
    await until('both', () => buttons(element).length === 2);
    expect(words(element, 'name')).to.deep.equal(['ben', 'mallory']);
    expect(words(element, 'decision')).to.deep.equal([
      'Is let in without a question. A call still rings.',
      'Is kept out: nothing of theirs reaches you.',
    ]);
    expect(words(element, 'hint')[0]).to.equal('This holds until the page is closed.');
    expect(element.decisions).to.deep.equal({ ben: 'allow', mallory: 'block' });
    await expect(element).to.be.accessible();
  });

  it('forgets one by a click, says so, and leaves the focus where it was', async () => {
    const [element, session] = await shown(true);
    for (const id of ['ben', 'mallory', 'carl']) await session.decide(id, 'block');
    await until('all', () => buttons(element).length === 3);
    expect(words(element, 'hint')[0]).to.equal('This is kept on this device, for this browser alone.');
    const decided: unknown[] = [];
    session.addEventListener('decision', (event) => decided.push((event as CustomEvent).detail));
    buttons(element)[1]?.focus();
    buttons(element)[1]?.click();
    await until('it is gone', () => words(element, 'status')[0] === 'You will be asked about mallory again.');
    expect(words(element, 'name')).to.deep.equal(['ben', 'carl']);
    expect(decided).to.deep.equal([{ id: 'mallory', decision: null }]);
    expect(element.shadowRoot?.activeElement).to.equal(buttons(element)[1]);
    expect(await session.decisions()).to.deep.equal({ ben: 'block', carl: 'block' });
    expect(localStorage.getItem(`peer-elements decisions ${ada}`)).to.equal(
      '[["ben","block"],["carl","block"]]',
    );
    for (const id of ['ben', 'carl']) await element.forget(id);
    await until('nobody is left', () => buttons(element).length === 0);
    await expect(element).to.be.accessible();
  });

  it('does nothing more at the second click of two, or while a key is held down', async () => {
    const [element, session] = await shown();
    for (const id of ['ben', 'mallory', 'carl']) await session.decide(id, 'block');
    await until('all', () => buttons(element).length === 3);
    buttons(element)[0]?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await until('one is gone', () => buttons(element).length === 2);
    buttons(element)[0]?.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    buttons(element)[0]?.dispatchEvent(held);
    expect(held.defaultPrevented, 'it clicks nothing').to.equal(true);
    expect(await session.decisions()).to.deep.equal({ mallory: 'block', carl: 'block' });
    expect(words(element, 'status')).to.deep.equal(['You will be asked about ben again.']);
    await session.decide('ben', 'allow');
    await until('that is no longer so', () => words(element, 'status')[0] === '');
  });

  it('says nothing of what it does not know', async () => {
    const element = await fixture<PeerDecisions>(html`<peer-decisions></peer-decisions>`);
    expect(words(element, 'headline')).to.deep.equal(['Decisions about others']);
    expect(words(element, 'hint')).to.deep.equal([]);
    await until('that there is no session', () => words(element, 'error').length === 1);
  });

  it('gives the focus to its headline when nobody is left', async () => {
    const [element, session] = await shown();
    await session.decide('ben', 'allow');
    (await until('the button', () => buttons(element)[0])).click();
    await until('it is gone', () => buttons(element).length === 0);
    await until('the focus', () => element.shadowRoot?.activeElement === inside(element, '[part=headline]'));
  });

  it('shows that it could not be kept', async () => {
    const [element, session] = await shown(true);
    await session.decide('ben', 'block');
    const errors: string[] = [];
    element.addEventListener('error', (event) =>
      errors.push((event as unknown as CustomEvent<{ error: { code: string } }>).detail.error.code),
    );
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('It is full.', 'QuotaExceededError');
    };
    try {
      expect((await refusal(element.forget('ben'))).code).to.equal('storage-unavailable');
    } finally {
      Storage.prototype.setItem = setItem;
    }
    await until('the words', () => words(element, 'error')[0]?.includes('could not be kept'));
    expect(errors).to.deep.equal(['storage-unavailable']);
    await session.decide('carl', 'block');
    await until('it is over', () => words(element, 'error').length === 0);
    await expect(element).to.be.accessible();
  });

  it('knows those of another id', async () => {
    const [element, session] = await shown(true);
    await session.decide('ben', 'block');
    await until('ben', () => words(element, 'name')[0] === 'ben');
    session.peerId = randomId('other');
    await until('nobody', () => words(element, 'name').length === 0);
    session.peerId = ada;
    await until('ben again', () => words(element, 'name')[0] === 'ben');
  });
});
