import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/all.js';
import { PeerElementsError } from '../../../src/base/errors.js';
import type { PeerTransfer } from '../../../src/elements/peer-transfer/peer-transfer.js';
import { LOOKED_AT, sniff } from '../../../src/elements/peer-transfer/sniff.js';
import { FakeTransfer, pictureOf, soundOf, type Faked } from '../../support/fake-transfer.js';
import { inside } from '../../support/people.js';
import { pause, until } from '../../support/wait.js';

describe('<peer-transfer>', function () {
  this.timeout(20_000);

  /** What has an address at the moment. */
  const addresses = new Set<string>();
  const saved: { name: string; type: string }[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  const types = new Map<string, string>();
  beforeEach(() => {
    addresses.clear();
    types.clear();
    saved.length = 0;
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob);
      addresses.add(url);
      types.set(url, blob.type);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      addresses.delete(url);
      revokeObjectURL(url);
    };
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, type: types.get(this.href) ?? '' });
    };
  });
  afterEach(() => {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    HTMLAnchorElement.prototype.click = click;
  });

  async function face(values: Faked = {}): Promise<[PeerTransfer, FakeTransfer]> {
    const transfer = new FakeTransfer(values);
    const element = await fixture<PeerTransfer>(html`<peer-transfer .transfer=${transfer}></peer-transfer>`);
    await element.updateComplete;
    return [element, transfer];
  }

  const find = (element: Element, selector: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(selector);
  const buttons = (element: Element) =>
    [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(
      ({ title, textContent }) => title || textContent.trim(),
    );
  const press = async (element: PeerTransfer, name: string) => {
    const button = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
      ({ title, textContent }) => (title || textContent.trim()) === name,
    );
    button?.click();
    await pause(0);
    await element.updateComplete;
  };
  const words = (element: Element, selector: string) =>
    inside(element, selector).textContent.replace(/\s+/g, ' ').trim();

  const MOVING = { state: 'sending', bytes: 1_300_000, rate: 240_000, timeLeft: 12 } as const;
  const STATES: [Faked, string[], string | null][] = [
    [{}, ['Accept', 'Decline'], null],
    [{ direction: 'send' }, ['Cancel'], 'Waiting to be accepted'],
    [{ state: 'accepted' }, ['Pause', 'Cancel'], 'Starting…'],
    [MOVING, ['Pause', 'Cancel'], '240 kB/s, 12 sec left'],
    [{ ...MOVING, state: 'paused', waitingFor: 'self' }, ['Resume', 'Cancel'], 'Paused'],
    [{ ...MOVING, state: 'paused', waitingFor: 'peer' }, ['Cancel'], 'Paused by the other side'],
    [{ ...MOVING, state: 'paused', waitingFor: 'link' }, ['Cancel'], 'Waiting for the connection…'],
    [
      { ...MOVING, direction: 'send', state: 'paused', waitingFor: 'file' },
      ['Cancel', 'Choose the file again'],
      'This page no longer has the file.',
    ],
    [{ state: 'done' }, ['Save'], null],
    [{ state: 'done', direction: 'send' }, [], 'Delivered'],
    [{ state: 'declined', direction: 'send' }, [], 'The other side declined it.'],
    [{ state: 'declined' }, [], 'Declined'],
    [{ state: 'cancelled' }, [], 'Cancelled'],
  ];

  for (const [values, expected, note] of STATES)
    it(`${values.direction ?? 'receive'}, ${values.state ?? 'offered'} ${values.waitingFor ?? ''}`, async () => {
      const [element] = await face(values);
      expect(buttons(element)).to.deep.equal(expected);
      expect(find(element, '[part=status]')?.textContent.trim() ?? null).to.equal(note);
      expect(element.getAttribute('state')).to.equal(values.state ?? 'offered');
      const isUnderWay = /accepted|sending|paused/.test(values.state ?? '');
      expect(find(element, 'progress') !== null).to.equal(isUnderWay);
      await expect(element).to.be.accessible();
    });

  it('asks its transfer for what is pressed, once for two clicks of one', async () => {
    const [element, transfer] = await face();
    await press(element, 'Accept');
    await until('it is accepted', () => transfer.asked.length === 1);
    expect(transfer.asked).to.deep.equal([['accept']]);
    transfer.become(MOVING);
    await element.updateComplete;
    find(element, 'button')?.dispatchEvent(new MouseEvent('click', { detail: 2 }));
    await press(element, 'Pause');
    await press(element, 'Cancel');
    transfer.become({ state: 'paused', waitingFor: 'self' });
    await element.updateComplete;
    await press(element, 'Resume');
    expect(transfer.asked.slice(1)).to.deep.equal([['pause'], ['cancel'], ['resume']]);
  });

  it('keeps the focus when the button that was pressed goes', async () => {
    const [element, transfer] = await face();
    find(element, '.primary')?.focus();
    transfer.become(MOVING);
    await element.updateComplete;
    expect((element.shadowRoot?.activeElement as HTMLElement).title).to.equal('Pause');
    transfer.become({ state: 'cancelled' });
    await element.updateComplete;
    await until('what is left has it', () => element.shadowRoot?.activeElement?.matches('.file'));
  });

  it('says twice at most what goes on', async () => {
    const [element, transfer] = await face({ name: 'a.zip', type: '' });
    const said: string[] = [];
    const region = inside(element, '[role=status]');
    new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
      ...{ childList: true, subtree: true, characterData: true },
    });
    for (let bytes = 0; bytes <= 4_000_000; bytes += 500_000) {
      transfer.become({ ...MOVING, bytes });
      await element.updateComplete;
      await pause(5);
    }
    transfer.become({ state: 'paused', waitingFor: 'link' });
    await element.updateComplete;
    transfer.become({ ...MOVING, waitingFor: null });
    await element.updateComplete;
    transfer.become({ state: 'done', bytes: transfer.size });
    await element.updateComplete;
    await pause(20);
    expect([...new Set(said)]).to.deep.equal(['Receiving a.zip', 'a.zip has arrived']);
    expect(said.length).to.be.at.most(2);
    for (const part of ['size', 'status'])
      expect(find(element, `[part=${part}]`)?.getAttribute('aria-live') ?? 'off').to.equal('off');
  });

  it('says nothing of what was over before it was shown', async () => {
    const [element] = await face({ state: 'done' });
    expect(words(element, '[role=status]')).to.equal('');
  });

  it('shows why it failed, and what to do', async () => {
    const error = new PeerElementsError(
      'storage-full',
      'There is no room for the file on the device that receives it.',
      {
        hint: 'Make room there, and send the file again.',
      },
    );
    const [element] = await face({ state: 'failed', error });
    expect(words(element, '[part=status]')).to.equal(`${error.message} ${error.hint}`);
  });

  it('shows why it could not be accepted, and asks on', async () => {
    const [element, transfer] = await face();
    transfer.refuses = new PeerElementsError('storage-full', 'There is no room.', { hint: 'Make room.' });
    await press(element, 'Accept');
    await until('it says so', () =>
      find(element, '[part=status]')?.textContent.includes('There is no room.'),
    );
    expect(buttons(element)).to.deep.equal(['Accept', 'Decline']);
  });

  it('lets somebody choose where to put what is larger than the browser’s own storage', async () => {
    const page = globalThis as { showSaveFilePicker?: unknown };
    const { showSaveFilePicker } = page;
    const handle = { kind: 'file' };
    const suggested: unknown[] = [];
    page.showSaveFilePicker = async (options: unknown) => {
      suggested.push(options);
      if (suggested.length === 1) throw new DOMException('', 'AbortError');
      return handle;
    };
    try {
      const [element, transfer] = await face({ name: '../big.iso', size: 1e15 });
      await press(element, 'Accept');
      await until('it was asked', () => suggested.length === 1);
      await pause(20);
      expect(transfer.asked, 'who closes the dialogue has accepted nothing').to.deep.equal([]);
      expect(find(element, '[part=status]')).to.equal(null);
      await press(element, 'Accept');
      await until('it is accepted', () => transfer.asked.length === 1);
      expect(transfer.asked).to.deep.equal([['accept', { handle }]]);
      expect(suggested[1]).to.deep.equal({ suggestedName: '__big.iso' });
    } finally {
      page.showSaveFilePicker = showSaveFilePicker;
    }
  });

  it('takes the file again from who is asked for it', async () => {
    const [element, transfer] = await face({ direction: 'send', state: 'paused', waitingFor: 'file' });
    const input = inside<HTMLInputElement>(element, 'input');
    const list = new DataTransfer();
    list.items.add(new File(['x'], 'again.pdf'));
    input.files = list.files;
    transfer.refuses = new PeerElementsError('invalid-data', 'This is not the file that was being sent.', {
      hint: 'Choose the same file, unchanged.',
    });
    input.dispatchEvent(new Event('change'));
    await until('it says so', () => find(element, '[part=status]')?.textContent.includes('This is not'));
    expect(transfer.asked).to.deep.equal([['provide', 'again.pdf']]);
  });

  it('shows a name without a transfer', async () => {
    const info = { id: '1', name: 'old.zip', size: 1000, type: '' };
    const element = await fixture<PeerTransfer>(html`<peer-transfer .info=${info}></peer-transfer>`);
    await element.updateComplete;
    expect(words(element, '[part=name]')).to.equal('old.zip');
    expect(words(element, '[part=status]')).to.equal('No longer here');
    element.transfer = undefined;
    await element.updateComplete;
    expect(find(element, '[part=status]'), 'as long as it is not known').to.equal(null);
  });

  const NAMES: [string, string][] = [
    ['../../etc/passwd', '../../etc/passwd'],
    ['C:\\Windows\\evil.exe', 'C:\\Windows\\evil.exe'],
    ['invoice\u202Efdp.exe', 'invoice\uFFFDfdp.exe'],
    ['a\u0000b\u0007c\nd.txt', 'a\uFFFDb\uFFFDc\uFFFDd.txt'],
    ['\u2066x\u2069\u200F.png', '\uFFFDx\uFFFD\uFFFD.png'],
    ['ab\u2028c\uFEFF.png', 'ab\uFFFDc\uFFFD.png'],
    ['<img src=x onerror=alert(1)>.svg', '<img src=x onerror=alert(1)>.svg'],
    ['می\u200Cخواهم.pdf', 'می\u200Cخواهم.pdf'],
    ['👩\u200D💻.png', '👩\u200D💻.png'],
    ['\ud800.txt', '\uFFFD.txt'],
    ['', 'Unnamed file'],
    [`${'x'.repeat(10_240)}.exe`, `${'x'.repeat(10_240)}.exe`],
  ];
  for (const [name, shown] of NAMES)
    it(`a name such as ${JSON.stringify(name.slice(0, 40))}`, async () => {
      const [element] = await face({ name, state: 'done', type: '' });
      const label = inside(element, '[part=name]');
      expect(label.localName).to.equal('bdi');
      expect(label.textContent).to.equal(shown);
      expect(label.title).to.equal(shown);
      expect(find(element, 'img')).to.equal(null);
      expect(element.getBoundingClientRect().width).to.be.at.most(document.documentElement.clientWidth);
      expect(element.shadowRoot?.querySelector('.file')?.scrollWidth).to.be.at.most(element.clientWidth + 1);
      await press(element, 'Save');
      await until('it is saved', () => saved.length === 1);
      expect(saved[0]?.name).not.to.match(/[/\\:*?"<>|\u0000-\u001f\u202e\ufffd]|^\./);
    });

  it('shows the end of a long name', async () => {
    const [element] = await face({ name: `${'very '.repeat(40)}long.docx` });
    const tail = inside(element, '[part=name] > :last-child');
    expect(tail.textContent).to.equal('long.docx');
    expect(tail.getBoundingClientRect().right).to.be.at.most(element.getBoundingClientRect().right + 1);
  });

  const RUNS = [
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/xml',
    'multipart/related',
    'text/javascript',
  ];
  for (const type of RUNS)
    it(`${type} is saved as bytes, and shown as nothing`, async () => {
      const content = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'], {
        type,
      });
      const [element] = await face({ name: 'page', type, state: 'done', content });
      await pause(100);
      expect(element.shadowRoot?.querySelector('img, iframe, object, embed, a, svg[onload]')).to.equal(null);
      expect([...addresses]).to.deep.equal([]);
      await press(element, 'Save');
      await until('it is saved', () => saved.length === 1);
      expect(saved).to.deep.equal([{ name: 'page', type: 'application/octet-stream' }]);
    });

  const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];
  for (const type of PICTURES)
    it(`a picture: ${type}`, async () => {
      const content = await pictureOf(640, 480, type);
      const [element] = await face({ name: 'picture', type, state: 'done', content });
      await until('it is there', () => (find(element, 'img') as HTMLImageElement | null)?.naturalWidth);
      const image = inside<HTMLImageElement>(element, 'img');
      expect([image.width, image.height]).to.deep.equal([340, 255]);
      expect(addresses.size).to.equal(1);
      expect(types.get(image.src)).to.equal(type);
      await expect(element).to.be.accessible();
      const place = element.parentElement;
      element.remove();
      expect([...addresses]).to.deep.equal([]);
      place?.append(element);
      await until('it is there again', () => (find(element, 'img') as HTMLImageElement | null)?.naturalWidth);
    });

  it('a picture of another kind than it says is shown as what it is', async () => {
    const [element] = await face({ type: 'image/jpeg', state: 'done', content: await pictureOf(64, 64) });
    await until('it is there', () => find(element, 'img'));
    expect(types.get(inside<HTMLImageElement>(element, 'img').src)).to.equal('image/png');
  });

  const LIES: [string, string][] = [
    ['image/png', '<script>alert(1)</script>'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['image/png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['image/x-icon', '\x00\x00\x01\x00'],
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['video/x-what', 'what'],
  ];
  for (const [type, content] of LIES)
    it(`no preview of ${JSON.stringify(content.slice(0, 20))} as ${type}`, async () => {
      const [element] = await face({ type, state: 'done', content: new Blob([content]) });
      await pause(100);
      expect(find(element, '[part=preview]')).to.equal(null);
      expect([...addresses]).to.deep.equal([]);
    });

  it('a picture that breaks off ends as a plain file', async () => {
    const whole = await (await pictureOf(200, 200)).arrayBuffer();
    const content = new Blob([whole.slice(0, 40), new Uint8Array(200)]);
    const [element] = await face({ type: 'image/png', state: 'done', content });
    await until('it was tried', () => types.size === 1);
    await until('it is gone', () => !find(element, 'img') && addresses.size === 0);
    expect(find(element, '[part=kind]')).not.to.equal(null);
  });

  it('asks before it unpacks a picture of more than 50 megapixels', async () => {
    const bomb = new Uint8Array(await (await pictureOf(8, 8)).arrayBuffer());
    new DataView(bomb.buffer).setUint32(16, 30_000);
    new DataView(bomb.buffer).setUint32(20, 30_000);
    const [element] = await face({ type: 'image/png', state: 'done', content: new Blob([bomb]) });
    await until('it asks', () => buttons(element).includes('Show'));
    expect([...addresses]).to.deep.equal([]);
    expect(find(element, 'img')).to.equal(null);
  });

  it('shows a picture as large as the window, and gives the focus back', async () => {
    const [element] = await face({ type: 'image/png', state: 'done', content: await pictureOf(640, 480) });
    await until('it is there', () => find(element, 'button.preview'));
    const button = inside(element, 'button.preview');
    button.focus();
    button.click();
    await until('it is open', () => find(element, 'dialog[open]'));
    await expect(element).to.be.accessible();
    inside<HTMLDialogElement>(element, 'dialog').close();
    await until('it is gone', () => !find(element, 'dialog'));
    expect(element.shadowRoot?.activeElement).to.equal(button);
  });

  it('a sound and its address', async () => {
    const [element] = await face({ name: 'a.wav', type: 'audio/wav', state: 'done', content: soundOf() });
    await until('it is there', () => (find(element, 'audio') as HTMLAudioElement | null)?.duration);
    expect(inside<HTMLAudioElement>(element, 'audio').preload).to.equal('metadata');
    element.remove();
    expect([...addresses]).to.deep.equal([]);
  });

  it('listens to nobody when it is gone', async () => {
    const [element, transfer] = await face(MOVING);
    element.remove();
    transfer.become({ bytes: 2_000_000 });
    expect(element.isUpdatePending).to.equal(false);
    document.body.append(element);
    await element.updateComplete;
    expect(words(element, '[part=size]')).to.equal('2 MB of 4.2 MB');
    element.remove();
  });

  it('reads the size of a turned photograph from its header', async () => {
    const plain = new Uint8Array(await (await pictureOf(300, 200, 'image/jpeg')).arrayBuffer());
    expect(sniff(plain.buffer)).to.deep.equal({ type: 'image/jpeg', width: 300, height: 200 });
    const exif = [0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
    const tag = [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const turned = Uint8Array.from([0xff, 0xd8, ...exif, ...tag, ...plain.slice(2)]);
    expect(sniff(turned.buffer)).to.deep.equal({ type: 'image/jpeg', width: 200, height: 300 });
  });

  it('looks at any bytes without an error', () => {
    for (const start of [
      '\xff\xd8\xff\xe1',
      'RIFF....WEBPVP8X',
      '....ftypavif',
      'GIF89a',
      'BM',
      '\x89PNG\r\n\x1a\n',
    ])
      for (let length = 0; length < 64; length++) {
        const bytes = Uint8Array.from({ length }, (_, at) => start.charCodeAt(at) || (at * 37) % 256);
        sniff(bytes.buffer);
      }
    sniff(new ArrayBuffer(LOOKED_AT));
  });
});
