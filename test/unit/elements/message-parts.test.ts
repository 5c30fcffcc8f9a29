import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ChatMessage } from '../../../src/channels/chat-types.js';
import type { MessageActions } from '../../../src/elements/peer-chat/view.js';
import { frame, makeLog, message, type Log } from '../../support/log.js';
import { until } from '../../support/wait.js';

const NO_ACTIONS: MessageActions = {
  reply: () => undefined,
  react: () => undefined,
  copy: () => undefined,
  edit: () => undefined,
  remove: () => undefined,
  pickEmoji: () => undefined,
};

/** What does something with a message is there at once. */
const given = (actions: MessageActions) => (use: (actions: MessageActions) => void) => use(actions);

describe('what a message may have', () => {
  let log: Log;
  beforeEach(() => (log = makeLog()));
  afterEach(() => document.querySelector('.fixture')?.remove());

  async function show(messages: readonly ChatMessage[], changes = {}) {
    log.draw({ messages, ...changes });
    await until('its parts have come', () => log.all('.long').length > 0 && !log.isLoading());
    await frame();
    await frame();
  }

  it('draws plain conversations without any of this', async () => {
    log.draw({ messages: [message(0), message(1, { own: true })], act: given(NO_ACTIONS) });
    await frame();
    expect(log.all('.long')).to.have.length(0);
  });

  it('draws a quote that leads to the message', async () => {
    const some = Array.from({ length: 80 }, (_, at) => message(at));
    const reply = message(80, { replyTo: { id: '3', text: 'text 3' } });
    await show([...some, reply]);
    const [quote] = log.all('[part=quote]');
    expect(quote?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('In reply to: text 3');
    await expect(log.host).to.be.accessible();
    quote?.click();
    await frame();
    expect(log.active?.textContent).to.contain('text 3');
  });

  it('counts reactions, and toggles one’s own', async () => {
    const reacted: string[] = [];
    const reactions = [
      { from: 'ben', emoji: '👍', own: false },
      { from: 'ada', emoji: '👍', own: true },
      { from: 'ben', emoji: '😂', own: false },
    ];
    await show([message(0, { reactions })], {
      act: given({ ...NO_ACTIONS, react: (_: ChatMessage, emoji: string) => reacted.push(emoji) }),
    });
    const chips = log.all('[part=reaction]');
    expect(chips.map((chip) => [chip.querySelector('.number')?.textContent, chip.ariaPressed])).to.deep.equal(
      [
        ['2', 'true'],
        ['1', 'false'],
      ],
    );
    expect(chips[0]?.title).to.equal('Ben, You');
    await expect(log.host).to.be.accessible();
    chips[1]?.click();
    expect(reacted).to.deep.equal(['😂']);
    log.draw({ act: null, messages: [message(0, { reactions: reactions.slice(0, 1) })] });
    expect(log.all('button[part=reaction]')).to.have.length(0);
    expect(log.all('[part=reaction]')).to.have.length(1);
    log.draw({ messages: [message(0)] });
    expect(log.all('[part=reaction]')).to.have.length(0);
  });

  it('says that a message was edited, and that one was removed', async () => {
    const reactions = [{ from: 'ben', emoji: '👍', own: false }];
    await show([
      message(0, { text: 'better', editedAt: 1 }),
      message(1, { text: '', removed: true, reactions, own: true }),
    ]);
    expect(log.texts()).to.deep.equal(['betteredited', 'This message was removed']);
    expect(log.all('[part=edited]')).to.have.length(1);
    expect(log.all('[part=reactions]')).to.have.length(0);
    await expect(log.host).to.be.accessible();
  });

  it('leaves a file to whoever draws it, before the text', async () => {
    const file = { id: 'f', name: 'plan.pdf', size: 10, type: 'application/pdf' };
    await show([message(0, { file, text: 'Here it is' })]);
    expect(log.texts().map((text) => text?.trim().replace(/\s+/, ' '))).to.deep.equal([
      'plan.pdf Here it is',
    ]);
    log.draw({
      file: (each: ChatMessage) => html`<b>${each.file?.size} bytes</b>`,
      messages: [message(0, { file, text: '' })],
    });
    expect(log.texts().map((text) => text?.trim())).to.deep.equal(['10 bytes']);
    expect(log.all('[part=file]')).to.have.length(1);
  });

  it('lets an author draw what is inside the bubble', async () => {
    const node = document.createElement('i');
    node.textContent = 'a node';
    const drawn: unknown[] = ['a text', html`<b>a template</b>`, node];
    await show([message(0), message(1), message(2)], {
      renderMessage: ({ id }: ChatMessage) => drawn[Number(id)],
    });
    expect(log.texts()).to.deep.equal(['a text', 'a template', 'a node']);
    log.draw({ renderMessage: null });
    expect(log.texts()).to.deep.equal(['text 0', 'text 1', 'text 2']);
  });

  describe('a long text', () => {
    const long = 'word '.repeat(400);

    it('is folded, and unfolds where it is', async () => {
      await show([message(0, { text: long }), message(1)]);
      const height = () => log.all('.fold')[0]?.offsetHeight ?? 0;
      const folded = height();
      expect(log.all('.fold')[0]?.textContent?.trim()).to.equal(long.trim());
      const more = () => log.all('[part=more]')[0];
      expect([more()?.textContent?.trim(), more()?.ariaExpanded]).to.deep.equal(['Show more', 'false']);
      await expect(log.host).to.be.accessible();
      more()?.click();
      await until('it is unfolded', () => height() > folded * 1.5);
      expect([more()?.textContent?.trim(), more()?.ariaExpanded]).to.deep.equal(['Show less', 'true']);
      more()?.click();
      await until('it is folded', () => height() === folded);
    });

    it('is long by its lines too', async () => {
      await show([message(0, { text: 'line\n'.repeat(14) }), message(1, { text: 'line\n'.repeat(5) })]);
      expect(log.all('[part=more]')).to.have.length(1);
    });

    it('is cut where it is very long, and never inside a character', async () => {
      await show([message(0, { text: `a${'😀'.repeat(4000)}` })]);
      const text = log.all('.fold')[0]?.textContent?.trim() ?? '';
      expect(text).to.have.length(900);
      expect(text.isWellFormed()).to.equal(true);
      log.all('[part=more]')[0]?.click();
      await until('all is there', () => log.all('.fold')[0]?.textContent?.trim().length === 8001);
    });

    it('unfolds for a link in it that gets the focus', async () => {
      await show([message(0, { text: `${long} https://a.example/` })]);
      log.all('.fold a')[0]?.focus();
      await until('it is unfolded', () => log.all('[part=more]')[0]?.ariaExpanded === 'true');
    });
  });
});

describe('the menu of a message', () => {
  let log: Log;
  let done: unknown[];
  beforeEach(() => {
    log = makeLog();
    done = [];
  });
  afterEach(() => document.querySelector('.fixture')?.remove());

  const actions: MessageActions = {
    reply: ({ id }) => done.push(['reply', id]),
    react: ({ id }, emoji) => done.push(['react', id, emoji]),
    copy: ({ id }) => done.push(['copy', id]),
    edit: ({ id }) => done.push(['edit', id]),
    remove: ({ id }) => done.push(['remove', id]),
    pickEmoji: ({ id }, anchor) => done.push(['pick', id, anchor.className]),
  };
  const some = [message(0), message(1, { own: true, from: 'ada' }), message(2)];

  async function show(messages: readonly ChatMessage[] = some) {
    log.draw({ messages, act: given(actions) });
    await frame();
    log.scroller.focus();
    await until('the menu is there', () => log.all('[role=menu]').length > 0);
    await frame();
  }

  const menu = () => log.all('[role=menu]')[0] as HTMLElement;
  const isOpen = () => menu().matches(':popover-open');
  const items = () => [...menu().querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const press = (key: string, init: KeyboardEventInit = {}) =>
    log.active?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );
  const focused = () => log.active?.closest('.row')?.querySelector('.text')?.textContent;

  it('is not there without actions', async () => {
    log.draw({ messages: some });
    log.scroller.focus();
    await until('the long list draws', () => log.all('.long').length > 0);
    await frame();
    expect(log.all('[role=menu]')).to.have.length(0);
    press('ArrowUp');
    expect(log.active).to.equal(log.scroller);
  });

  it('goes from message to message by keys', async () => {
    await show(Array.from({ length: 700 }, (_, at) => message(at)));
    press('ArrowUp');
    expect(focused()).to.equal('text 699');
    press('ArrowUp');
    expect(focused()).to.equal('text 698');
    press('ArrowDown');
    press('ArrowDown');
    expect(focused()).to.equal('text 699');
    press('Home');
    expect(focused()).to.equal('text 0');
    await frame();
    press('ArrowDown');
    expect(focused()).to.equal('text 1');
    press('End');
    expect(focused()).to.equal('text 699');
    expect(log.active?.role).to.equal('article');
    expect(log.active?.ariaLabel).to.contain('text 699');
    press('Escape');
    expect(log.active).to.equal(log.scroller);
    expect(log.all('[role=article]')).to.have.length(0);
  });

  it('opens by keys, is gone through by keys, and gives the focus back', async () => {
    await show();
    press('ArrowUp');
    press('ArrowUp');
    await expect(log.host).to.be.accessible();
    press('Enter');
    expect(isOpen()).to.equal(true);
    expect(items().map((item) => item.ariaLabel ?? item.textContent?.trim())).to.deep.equal([
      ...['👍', '❤️', '😂', '😮', '😢', '🙏', 'More reactions'],
      ...['Reply', 'Copy', 'Edit', 'Delete'],
    ]);
    await expect(log.host).to.be.accessible();
    expect(log.active).to.equal(items()[0]);
    press('ArrowRight');
    expect(log.active).to.equal(items()[1]);
    press('ArrowLeft');
    press('ArrowLeft');
    expect(log.active).to.equal(items()[6]);
    press('ArrowDown');
    expect(log.active?.textContent?.trim()).to.equal('Reply');
    press('ArrowUp');
    press('ArrowUp');
    expect(log.active?.textContent?.trim()).to.equal('Delete');
    press('Escape');
    expect(isOpen()).to.equal(false);
    expect(focused()).to.equal('text 1');
    press('F10', { shiftKey: true });
    expect(isOpen()).to.equal(true);
    press('Tab');
    expect(isOpen()).to.equal(false);
    press('ContextMenu');
    items()[9]?.click();
    expect(done).to.deep.equal([['edit', '1']]);
    expect(isOpen()).to.equal(false);
  });

  it('offers what may be done, and does it', async () => {
    const removed = message(3, { text: '', removed: true });
    const reacted = message(4, { reactions: [{ from: 'ada', emoji: '😂', own: true }] });
    await show([...some, removed, reacted]);
    press('End');
    press('Enter');
    expect(items().map(({ ariaChecked }) => ariaChecked)).to.deep.equal([
      ...['false', 'false', 'true', 'false', 'false', 'false', null],
      ...[null, null],
    ]);
    items()[2]?.click();
    press('Enter');
    items()[6]?.click();
    press('ArrowUp');
    press('Enter');
    expect(isOpen(), 'of a removed one').to.equal(false);
    expect(done).to.deep.equal([
      ['react', '4', '😂'],
      ['pick', '4', 'bubble'],
    ]);
  });

  it('opens by the button in the row that is pointed at', async () => {
    await show();
    const row = log.rowWith('text 1') as HTMLElement;
    row.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
    const [button] = log.all('.menu-button');
    expect(button?.closest('.row')).to.equal(row);
    expect(button?.ariaLabel).to.equal('Message actions');
    await expect(log.host).to.be.accessible();
    button?.click();
    expect(isOpen()).to.equal(true);
    const { left, right, top, bottom } = menu().getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(innerWidth);
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    items()[7]?.click();
    expect(done).to.deep.equal([['reply', '1']]);
    expect(log.all('.menu-button')).to.have.length(1);
  });

  it('opens under a finger that stays, and leaves a mouse its own menu', async () => {
    await show();
    const row = log.rowWith('text 2') as HTMLElement;
    const pointer = (type: string, pointerType: string, button = 0) => {
      const event = new PointerEvent(type, { bubbles: true, cancelable: true, pointerType, button });
      row.dispatchEvent(event);
      return event;
    };
    pointer('pointerdown', 'mouse', 2);
    expect(pointer('contextmenu', 'mouse', 2).defaultPrevented).to.equal(false);
    expect(isOpen()).to.equal(false);
    pointer('pointerdown', 'touch');
    pointer('pointermove', 'touch');
    await new Promise((end) => setTimeout(end, 600));
    expect(isOpen(), 'it moved').to.equal(false);
    pointer('pointerdown', 'touch');
    await until('it opens', isOpen);
    press('Escape');
    pointer('pointerdown', 'touch');
    expect(pointer('contextmenu', 'touch').defaultPrevented).to.equal(true);
    expect(isOpen()).to.equal(true);
  });
});
