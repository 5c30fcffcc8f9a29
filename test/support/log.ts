import { render, type CSSResult } from 'lit';
import type { ChatMessage } from '../../src/channels/chat-types.js';
import * as extras from '../../src/elements/peer-chat/extras.js';
import { MessageList, styles } from '../../src/elements/peer-chat/message-list.js';
import { chatStyles } from '../../src/elements/peer-chat/peer-chat.styles.js';
import type { View } from '../../src/elements/peer-chat/view.js';
import { tokens } from '../../src/elements/shared/tokens.js';

export const NOON = new Date(2026, 4, 7, 12).getTime();
export const MINUTE = 60_000;

export function message(index: number, changes: Partial<ChatMessage> = {}): ChatMessage {
  const id = String(index);
  return {
    ...{ id, from: 'ben', text: `text ${id}`, sentAt: NOON, own: false, state: 'delivered' as const },
    ...changes,
  };
}

/** Of different heights, by both, over several days. */
export function conversation(from: number, to: number): ChatMessage[] {
  return Array.from({ length: to - from }, (_, at) => {
    const index = from + at;
    const size = Math.abs(index * 7) % 40;
    const own = index % 3 === 0;
    return message(index, {
      ...{ own, from: own ? 'ada' : 'ben', sentAt: NOON + index * 5 * MINUTE },
      text: `${index} ${'word '.repeat(size + 1)}`,
    });
  });
}

/** Until what was asked for is laid out and its events were heard. */
export const frame = () =>
  new Promise<void>((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done()))),
  );

export type Log = ReturnType<typeof makeLog>;

/** A list as the chat has it, without the chat. Its parts come as they do there. */
export function makeLog({ height = 400, width = 360 } = {}) {
  const host = document.body.appendChild(document.createElement('div'));
  host.className = 'fixture';
  const root = host.attachShadow({ mode: 'open' });
  const sheets = [tokens, chatStyles, styles, extras.styles];
  root.adoptedStyleSheets = sheets.map(({ styleSheet }) => styleSheet as CSSStyleSheet);
  const size = new CSSStyleSheet();
  size.replaceSync(`.box { display: flex; flex-direction: column; position: relative; }`);
  root.adoptedStyleSheets.push(size);
  const box = root.appendChild(document.createElement('div'));
  box.className = 'box';
  const scroller = box.appendChild(document.createElement('div'));
  Object.assign(scroller, { className: 'log', tabIndex: 0, role: 'log', ariaLabel: 'Messages' });
  scroller.style.flex = 'none';
  const resize = (to: { height?: number; width?: number }) => {
    if (to.height) scroller.style.height = `${to.height}px`;
    if (to.width) box.style.width = `${to.width}px`;
  };
  resize({ height, width });
  const inner = scroller.appendChild(document.createElement('div'));
  inner.className = 'list';
  const parts = new Map<unknown, unknown>();
  const view: View = {
    messages: [],
    t: (template, params) => template.replace('{count}', String(params?.count)),
    language: 'en',
    remoteId: 'ben',
    name: 'Ben',
    extras: () => extras,
    lazy: <P extends { styles: CSSResult }>(load: () => Promise<P>) => {
      if (!parts.has(load)) {
        parts.set(load, null);
        void load().then((part) => {
          parts.set(load, part);
          root.adoptedStyleSheets.push(part.styles.styleSheet as CSSStyleSheet);
          update();
        });
      }
      return (parts.get(load) ?? null) as P | null;
    },
  };
  const update = () => {
    render(list.render(view), inner);
  };
  const list = new MessageList(
    {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => queueMicrotask(update),
      updateComplete: Promise.resolve(true),
    },
    scroller,
  );
  list.hostConnected();
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const top = (element: Element) =>
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return {
    ...{ host, root, scroller, list, all, top, resize },
    draw(changes: Partial<View>) {
      Object.assign(view, changes);
      update();
    },
    /** Whether a part is on its way. */
    isLoading: () => [...parts.values()].includes(null),
    texts: () => all('.text').map((element) => element.textContent),
    distance: () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop,
    /** The first row of which something is seen, and how far it is from the top. */
    reading() {
      const row = all('.row').find(
        (each) => each.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top,
      );
      return row ? { row, text: row.querySelector('.text')?.textContent ?? '', y: top(row) } : null;
    },
    rowWith: (text: string) =>
      all('.row').find((row) => row.querySelector('.text')?.textContent?.startsWith(text)) ?? null,
    get active() {
      return root.activeElement as HTMLElement | null;
    },
  };
}
