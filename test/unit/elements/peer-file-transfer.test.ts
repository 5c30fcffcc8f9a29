import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../../src/define/all.js';
import 'peerjs';
import type { PeerElementsError } from '../../../src/base/errors.js';
import type { Transfer } from '../../../src/channels/file-types.js';
import type { PeerFileTransfer } from '../../../src/elements/peer-file-transfer/peer-file-transfer.js';
import { FakeTransfer } from '../../support/fake-transfer.js';
import { all, inside, people } from '../../support/people.js';
import { randomId, until } from '../../support/wait.js';

describe('<peer-file-transfer>', function () {
  this.timeout(20_000);

  /** Nobody of another test: what somebody has received stays. */
  let ada: string;
  let ben: string;
  beforeEach(() => ([ada, ben] = [randomId('ada'), randomId('ben')] as const));

  const pair = async (): Promise<[PeerFileTransfer, PeerFileTransfer]> =>
    all(
      await people({
        [ada]: html`<peer-file-transfer to=${ben}></peer-file-transfer>`,
        [ben]: html`<peer-file-transfer to=${ada}></peer-file-transfer>`,
      }),
      'peer-file-transfer',
    );
  const stands = async (): Promise<PeerFileTransfer> => {
    const page = await fixture(
      html`<peer-session manual><peer-file-transfer to="ben"></peer-file-transfer></peer-session>`,
    );
    const element = page.querySelector('peer-file-transfer') as PeerFileTransfer;
    await element.updateComplete;
    return element;
  };
  const words = (element: Element, selector: string) =>
    inside(element, selector).textContent.replace(/\s+/g, ' ').trim();
  const faces = (element: Element) =>
    [...(element.shadowRoot?.querySelectorAll('peer-transfer') ?? [])].map((face) => face.transfer);

  it('invites, and is accessible', async () => {
    const element = await stands();
    expect(words(element, '[part~=drop] p')).to.equal('Drop files here to send them to ben');
    expect(inside<HTMLButtonElement>(element, '[part=choose]').disabled).to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('has nobody to send to without `to`', async () => {
    const page = await fixture(
      html`<peer-session manual><peer-file-transfer></peer-file-transfer></peer-session>`,
    );
    const element = page.querySelector('peer-file-transfer') as PeerFileTransfer;
    await element.updateComplete;
    expect(words(element, '[part~=drop] p')).to.equal('Nobody is here yet');
    expect(inside<HTMLButtonElement>(element, '[part=choose]').disabled).to.equal(true);
  });

  it('sends, is accepted, and both list it', async () => {
    const [Ada, Ben] = await pair();
    const offered: Transfer[] = [];
    Ben.addEventListener('file', ({ detail }: CustomEventInit<{ transfer: Transfer }>) => {
      if (detail) offered.push(detail.transfer);
    });
    expect(Ada.state).to.equal('idle');
    const sent = await Ada.send(new File(['hello'], 'a.txt', { type: 'text/plain' }));
    await until('it is offered', () => offered.length === 1);
    expect(Ben.state).to.equal('open');
    await Ben.updateComplete;
    const face = inside(Ben, 'peer-transfer');
    await until('it asks', () => face.shadowRoot?.querySelector('.primary'));
    inside(face, '.primary').click();
    await until('it is there', () => sent.state === 'done');
    expect(await (await offered[0]?.blob())?.text()).to.equal('hello');
    expect([Ada.transfers.length, Ben.transfers.length]).to.deep.equal([1, 1]);
    expect(faces(Ada)).to.deep.equal([sent]);
    await expect(Ben).to.be.accessible();
  });

  it('says that a folder which was dropped could not be read', async () => {
    const [Ada, Ben] = await pair();
    const gone = new DOMException('It is gone.', 'NotFoundError');
    const readEntries = (_: unknown, fail: (cause: unknown) => void) => fail(gone);
    const folder = { isDirectory: true, createReader: () => ({ readEntries }) };
    const items = [{ webkitGetAsEntry: () => folder }];
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [], items } });
    const failed = oneEvent(Ada, 'error') as Promise<CustomEvent<{ error: PeerElementsError }>>;
    Ada.dispatchEvent(drop);
    expect((await failed).detail.error).to.include({ code: 'invalid-data', cause: gone });
    await until('it is shown', () =>
      inside(Ada, '[part=error]').textContent?.includes('What was dropped could not be read'),
    );
    expect(Ben.transfers).to.deep.equal([]);
  });

  it('sends what is chosen, dropped and pasted', async () => {
    const [Ada, Ben] = await pair();
    const data = (name: string) => {
      const list = new DataTransfer();
      list.items.add(new File(['x'], name));
      return list;
    };
    const input = inside<HTMLInputElement>(Ada, '.files');
    input.files = data('chosen.txt').files;
    input.dispatchEvent(new Event('change'));
    const drag = (type: string) =>
      Ada.dispatchEvent(
        new DragEvent(type, { dataTransfer: data('dropped.txt'), bubbles: true, cancelable: true }),
      );
    drag('dragenter');
    await Ada.updateComplete;
    expect(Ada.shadowRoot?.querySelector('.drop.over')).not.to.equal(null);
    expect(drag('drop'), 'the page does not open it').to.equal(false);
    Ada.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data('pasted.txt'), cancelable: true }));
    await until('Ben has all three', () => Ben.transfers.length === 3);
    expect(Ben.transfers.map(({ name }) => name).sort()).to.deep.equal([
      'chosen.txt',
      'dropped.txt',
      'pasted.txt',
    ]);
    await Ada.updateComplete;
    expect(Ada.shadowRoot?.querySelector('.drop.over')).to.equal(null);
  });

  it('lists the newest first, and leaves those where they are that are there', async () => {
    const element = await stands();
    const [first, second] = [new FakeTransfer(), new FakeTransfer()];
    element.handle.store.set({ transfers: [first] });
    await element.updateComplete;
    const face = inside(element, 'peer-transfer');
    await until('it asks', () => face.shadowRoot?.querySelector('.primary'));
    inside(face, '.primary').focus();
    element.handle.store.set({ transfers: [first, second] });
    await element.updateComplete;
    expect(faces(element)).to.deep.equal([second, first]);
    expect(element.shadowRoot?.activeElement).to.equal(face);
    element.handle.store.set({ transfers: [second] });
    await element.updateComplete;
    expect(faces(element)).to.deep.equal([second]);
  });

  it('asks about somebody who may not send yet', async () => {
    const page = await people({
      [ada]: html`<peer-file-transfer to=${ben}></peer-file-transfer>`,
      [ben]: html`<peer-file-transfer></peer-file-transfer>`,
    });
    const [Ada, Ben] = all(page, 'peer-file-transfer');
    const sent = await Ada.send(new File(['x'], 'x.txt'));
    await until('Ben is asked', () => Ben.shadowRoot?.querySelector('[part=knock]'));
    expect(words(Ben, '[part=knock] p')).to.equal(`${ada} wants to send you files`);
    expect(words(Ben, '[role=alert]')).to.equal(`${ada} wants to send you files`);
    await until('Ada is told', () => words(Ada, '[part=status]') === `Waiting for ${ben} to let you in.`);
    await expect(Ben).to.be.accessible();
    inside(Ben, '[part=knock] .primary').click();
    await until('it is offered', () => Ben.transfers.length === 1);
    expect(sent.state).to.equal('offered');
    expect(Ben.remoteId).to.equal(ada);
  });

  it('says what was refused, until it is put away', async () => {
    const element = await stands();
    element.maxFileSize = 3;
    const errors: PeerElementsError[] = [];
    element.addEventListener('error', ({ detail }: CustomEventInit<{ error: PeerElementsError }>) => {
      if (detail) errors.push(detail.error);
    });
    const failed = await element.send(new File(['too big'], 'big.txt')).catch((error: unknown) => error);
    expect((failed as PeerElementsError).code).to.equal('message-too-big');
    expect(errors).to.deep.equal([failed]);
    await element.updateComplete;
    expect(words(element, '[part=error]')).to.include('big.txt is too big');
    inside(element, '[part=error] button').click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part=error]')).to.equal(null);
  });

  it('says what to do without a session', async () => {
    const element = await fixture<PeerFileTransfer>(html`<peer-file-transfer to="x"></peer-file-transfer>`);
    await until('it says so', () => element.shadowRoot?.querySelector('[part=error]'));
    await expect(element).to.be.accessible();
  });
});
