import { expect } from '@open-wc/testing';
import { addLocale, translate } from '../../../src/base/text.js';
import {
  openEmojiPicker,
  type EmojiPicker,
  type EmojiPickerOptions,
} from '../../../src/elements/peer-chat/emoji-picker.js';
import vi from '../../../src/locales/vi.js';
import { button, chatRoot, press, say } from '../../support/chat-part.js';
import { until } from '../../support/wait.js';

const KEY = 'peer-elements:emoji';

describe('the choice of an emoji', () => {
  let root: ShadowRoot;
  let anchor: HTMLButtonElement;
  let picker: EmojiPicker;
  let chosen: string[];
  let closed: number;

  async function open(options: Partial<EmojiPickerOptions> = {}): Promise<void> {
    picker = openEmojiPicker({
      t: say,
      language: 'en',
      anchor,
      root,
      choose: (emoji) => chosen.push(emoji),
      close: () => closed++,
      ...options,
    });
    await until('it is filled', () => cells().length > 0);
  }

  const element = () => root.querySelector('.emoji') as HTMLElement;
  const cells = () => [...root.querySelectorAll<HTMLElement>('[role=gridcell]')];
  const input = () => root.querySelector('input') as HTMLInputElement;
  const focused = () => root.activeElement?.textContent;
  const key = (name: string, more?: KeyboardEventInit) => press(root.activeElement as Element, name, more);
  const titles = () => [...root.querySelectorAll('h3')].map(({ textContent }) => textContent);
  function type(text: string): void {
    input().focus();
    input().value = text;
    input().dispatchEvent(new Event('input', { bubbles: true }));
  }
  /** What is found, once it holds what is wanted. */
  const finds = (wanted: string) =>
    until(`${wanted} is found`, () => cells().some((cell) => cell.textContent === wanted));

  beforeEach(() => {
    localStorage.removeItem(KEY);
    root = chatRoot();
    anchor = root.appendChild(document.createElement('button'));
    anchor.ariaLabel = 'Emoji';
    [chosen, closed] = [[], 0];
  });
  afterEach(() => {
    picker.close();
    root.host.remove();
    document.documentElement.dir = '';
    localStorage.removeItem(KEY);
  });

  it('opens with the focus in its field, and is accessible', async () => {
    anchor.focus();
    await open();
    expect(element().matches(':popover-open')).to.equal(true);
    expect(root.activeElement).to.equal(input());
    expect(titles()).to.have.length(9);
    expect(cells()[0]?.getAttribute('aria-label')).to.equal('grinning face');
    await expect(root.host).to.be.accessible();
    const small = [...root.querySelectorAll('.emoji button')].filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      return each.checkVisibility({ contentVisibilityAuto: true }) && Math.min(width, height) < 43.5;
    });
    expect(small).to.deep.equal([]);
    const [first, below] = [cells()[0], cells()[8]].map((cell) => cell?.getBoundingClientRect() as DOMRect);
    expect(first?.bottom).to.be.at.most((below?.top ?? 0) + 0.1);
    const { top, left, bottom, right } = element().getBoundingClientRect();
    expect([top >= 0, left >= 0, bottom <= innerHeight, right <= innerWidth]).to.not.include(false);
  });

  it('gives what is clicked, and goes', async () => {
    await open();
    cells()[3]?.click();
    expect([chosen, closed, picker.isOpen, root.querySelector('.emoji')]).to.deep.equal([
      ['😁'],
      1,
      false,
      null,
    ]);
  });

  it('stays for another one where it is asked to', async () => {
    await open({ stay: true });
    cells()[3]?.click();
    cells()[4]?.click();
    expect([chosen, closed]).to.deep.equal([['😁', '😆'], 0]);
  });

  it('is used by keys alone', async () => {
    await open({ stay: true });
    const [columns] = [root.querySelector('[role=row]')?.children.length ?? 0];
    expect(columns).to.equal(8);
    key('ArrowDown');
    expect(focused()).to.equal('😀');
    key('ArrowRight');
    expect(focused()).to.equal('😃');
    key('ArrowDown');
    expect(focused()).to.equal(cells()[9]?.textContent);
    key('End');
    expect(focused()).to.equal(cells()[15]?.textContent);
    key('Home');
    expect(focused()).to.equal(cells()[8]?.textContent);
    key('ArrowLeft');
    expect(focused()).to.equal(cells()[7]?.textContent);
    key('ArrowUp');
    expect(root.activeElement).to.equal(input());
    // Where it was left.
    key('ArrowDown');
    expect(focused()).to.equal(cells()[7]?.textContent);
    key('PageDown');
    const row = cells().indexOf(root.activeElement as HTMLElement) / 8;
    expect(row).to.be.within(4, 8);
    key('PageUp');
    expect(focused()).to.equal(cells()[7]?.textContent);
    key('End', { ctrlKey: true });
    expect(root.activeElement?.getAttribute('aria-label')).to.match(/Wales|Zimbabwe/);
    const { bottom } = (root.activeElement as HTMLElement).getBoundingClientRect();
    expect(bottom).to.be.at.most(element().getBoundingClientRect().bottom);
    key('Home', { ctrlKey: true });
    expect(focused()).to.equal('😀');
    expect(cells().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    key('Escape');
    expect([closed, root.activeElement]).to.deep.equal([1, anchor]);
  });

  it('goes through all groups as if they were one', async () => {
    await open();
    key('ArrowDown');
    const seen = new Set<string>();
    for (let row = 0; row < 400; row++) {
      const before = root.activeElement;
      seen.add(before?.closest('[role=grid]')?.getAttribute('aria-labelledby') ?? '');
      key('ArrowDown');
      if (root.activeElement === before) break;
    }
    expect(seen.size).to.equal(9);
    for (let row = 0; row < 400 && root.activeElement !== input(); row++) key('ArrowUp');
    expect(root.activeElement).to.equal(input());
  });

  it('goes the other way where lines run the other way', async () => {
    document.documentElement.dir = 'rtl';
    await open();
    key('ArrowDown');
    key('ArrowLeft');
    expect(focused()).to.equal('😃');
    key('ArrowRight');
    expect(focused()).to.equal('😀');
  });

  it('finds by name, then by other words', async () => {
    await open();
    type('grinning f');
    await finds('😀');
    expect(titles()).to.deep.equal(['Search results']);
    type('lol');
    await finds('😂');
    type('doctor');
    await finds('👩‍⚕️');
    type('viet');
    await finds('🇻🇳');
    expect(cells()).to.have.length(1);
    await expect(root.host).to.be.accessible();
    expect(root.querySelector('[role=status]')?.textContent).to.equal('Emoji found: 1');
    key('Enter');
    expect(chosen).to.deep.equal(['🇻🇳']);
  });

  it('says that nothing is found, and gives up a search before it goes', async () => {
    await open();
    type('qqqq');
    await until('it says so', () => root.querySelector('.none')?.textContent === 'No emoji found');
    await expect(root.host).to.be.accessible();
    key('Enter');
    key('Escape');
    expect([chosen, closed, input().value]).to.deep.equal([[], 0, '']);
    await finds('😀');
    key('Escape');
    expect(closed).to.equal(1);
  });

  it('finds in Vietnamese, with and without accents, and in English', async () => {
    addLocale('vi', vi);
    await open({ language: 'vi-VN', t: (template, params) => translate('vi', template, params) });
    await until('names come', () => cells()[0]?.title === 'mặt cười toe toét');
    expect(titles()[0]).to.equal('Mặt cười và cảm xúc');
    for (const query of ['trái tim', 'trai tim', 'red heart']) {
      type(query);
      await finds('❤️');
    }
    type('pháp');
    await finds('🇫🇷');
    expect(cells().find(({ textContent }) => textContent === '🇫🇷')?.title).to.equal('Pháp');
  });

  it('puts letters that are typed among the emoji into its field', async () => {
    await open();
    key('ArrowDown');
    key('h');
    expect(root.activeElement).to.equal(input());
  });

  it('remembers what was used, newest first and each once', async () => {
    await open({ stay: true });
    for (const at of [1, 2, 1]) cells()[at]?.click();
    picker.close();
    await open();
    expect(titles().slice(0, 2)).to.deep.equal(['Recently used', 'Smileys and emotion']);
    expect(
      cells()
        .slice(0, 2)
        .map(({ textContent }) => textContent),
    ).to.deep.equal(['😃', '😄']);
    await expect(root.host).to.be.accessible();
  });

  it('remembers the colour of skin', async () => {
    await open({ stay: true });
    (await button(root, 'People and body')).click();
    await finds('👋');
    (await button(root, 'Skin tone')).click();
    expect(root.activeElement?.getAttribute('aria-label')).to.equal('No skin tone');
    await expect(root.host).to.be.accessible();
    (await button(root, 'Dark skin tone')).click();
    await finds('👋🏿');
    expect(root.activeElement?.className).to.equal('tone');
    cells()
      .find(({ textContent }) => textContent === '👋🏿')
      ?.click();
    picker.close();
    await open();
    expect([chosen, cells()[0]?.textContent]).to.deep.equal([['👋🏿'], '👋🏿']);
    type('handshake');
    await finds('🤝🏿');
  });

  it('does without storage, and with what others have put there', async () => {
    localStorage.setItem(KEY, '{"tone":"x","recent":[1,"<b>","👍🏽","👍"]}');
    await open();
    expect(cells()[0]?.textContent).to.equal('👍🏽');
    picker.close();
    const { getItem, setItem } = Storage.prototype;
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    try {
      await open();
      cells()[0]?.click();
      expect(chosen).to.deep.equal(['😀']);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('goes when somebody turns elsewhere, and there is one at a time', async () => {
    await open();
    element().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    // It is the button's own click that closes it.
    anchor.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(closed).to.equal(0);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(closed).to.equal(1);
    await open();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    expect([closed, document.activeElement]).to.deep.equal([2, field]);
    field.remove();
    await open();
    await open();
    expect([closed, root.querySelectorAll('.emoji').length]).to.deep.equal([3, 1]);
  });

  it('has few elements when it opens', async () => {
    await open();
    expect(cells().length).to.be.lessThan(300);
  });
});
