import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ChatMessage, ChatSnapshot } from '../src/channels/chat-types.js';
import type { PeerChat } from '../src/elements/peer-chat/peer-chat.js';
import type { MessageActions, View } from '../src/elements/peer-chat/view.js';
import { attributes, meeting, shows } from './support/directives.js';
import { allOpen, alone, pair, person, sideBySide, until } from './support/people.js';

type Args = Record<string, unknown>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'peer-chat',
  component: 'peer-chat',
  render: (args) => alone(html`<peer-chat ${attributes(args)}></peer-chat>`),
};
export default meta;

const BEN = { remoteId: 'ben', remoteName: 'Ben Okri' } as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A message by Ada or, with `ben:` before it, by Ben. */
function message(line: string, minutesAgo: number, state: ChatMessage['state'] = 'delivered'): ChatMessage {
  const own = !line.startsWith('ben:');
  const sentAt = Date.now() - minutesAgo * MINUTE;
  const text = own ? line : line.slice(4).trim();
  return { id: `${sentAt} ${text}`, from: own ? 'ada' : 'ben', text, sentAt, state, own };
}

const inState = (snapshot: Partial<ChatSnapshot>): Story => ({
  args: { to: 'ben' },
  render: (args) => alone(html`<peer-chat ${attributes(args)} ${shows(snapshot)}></peer-chat>`),
});

const ACTIONS: MessageActions = {
  reply: () => undefined,
  react: () => undefined,
  copy: () => undefined,
  edit: () => undefined,
  remove: () => undefined,
  pickEmoji: () => undefined,
};

/** With what the list of messages may be offered beyond them. */
const drawnWith = (
  snapshot: Partial<ChatSnapshot> & Pick<ChatSnapshot, 'messages'>,
  offers: (snapshot: Pick<ChatSnapshot, 'messages'>) => Partial<View>,
  play?: (log: HTMLElement) => Promise<unknown>,
): Story => ({
  ...inState({ ...BEN, state: 'open', ...snapshot }),
  play: async ({ canvasElement }) => {
    const log = await logOf(canvasElement);
    const chat = canvasElement.querySelector('peer-chat') as PeerChat;
    Object.defineProperty(chat, 'offers', { value: offers(snapshot), configurable: true });
    chat.requestUpdate();
    await chat.updateComplete;
    await play?.(log);
  },
});

async function logOf(canvas: HTMLElement): Promise<HTMLElement> {
  const chat = canvas.querySelector('peer-chat');
  const list = () => chat?.shadowRoot?.querySelector('.row') && chat.shadowRoot.querySelector('.log');
  return (await until('the messages are there', list)) as HTMLElement;
}

const twoSides = (args: Args) =>
  sideBySide(
    html`<peer-chat to="ben" ${attributes(args)}></peer-chat>`,
    html`<peer-chat to="ada"></peer-chat>`,
  );

export const Empty: Story = { args: { to: 'ben' } };

export const EmptyForAnyone: Story = { args: {} };

export const OwnEmptyScreen: Story = {
  args: { to: 'ben', placeholder: 'Ask the librarian' },
  render: (args) =>
    alone(html`<peer-chat ${attributes(args)}><p slot="empty">We answer within a minute.</p></peer-chat>`),
};

/** Two people who write to each other, for real. */
export const Conversation: Story = {
  render: twoSides,
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-chat');
    await ada.send('Are you coming on Thursday?');
    await until('Ben has it', () => ben.messages.length === 1);
    await ben.send('Yes! The train arrives at 14:05.');
    await ben.send('Shall I bring the slides?');
    await until('Ada has them', () => ada.messages.length === 3);
    await ada.send('Please do.');
    const arrived = () => ada.messages.every(({ own, state }) => !own || state === 'delivered');
    await until('all is delivered', () => ben.messages.length === 4 && arrived());
  },
};

export const SeveralDays = inState({
  ...BEN,
  state: 'open',
  messages: [
    message('The draft is in the shared folder.', (8 * DAY) / MINUTE),
    message('ben: Thank you, I will read it on the weekend.', (8 * DAY) / MINUTE - 3),
    message('ben: Read it. Two small things on page 4.', DAY / MINUTE + 2),
    message('ben: The rest is fine.', DAY / MINUTE + 1),
    message('Both are mended.', 4, 'seen'),
    message('Can it go out today?', 3.5, 'seen'),
    message('ben: Yes.', 1),
  ],
});

/** What becomes of one’s own messages. */
export const Ticks = inState({
  ...BEN,
  state: 'open',
  messages: (['seen', 'delivered', 'sent', 'queued', 'failed'] as const).map((state, index) =>
    message(`This one is ${state}.`, 15 - index * 3, state),
  ),
});

export const LongWordsAndLinks: Story = {
  tags: ['!autodocs'],
  render: twoSides,
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const [ada, ben] = pair(canvasElement, 'peer-chat');
    await ada.send(
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
    );
    await ada.send(
      'It is at https://example.org/a/very/long/path?with=a&query=that&does=not-fit-in-one-line-of-a-phone.',
    );
    await ada.send('One line\n\tand another one below it,\n\n    with space before it.');
    await until('Ben has them', () => ben.messages.length === 3);
    await ben.send('אני מגיע ב-14:05, תחנה 3.');
    await ben.send('👩🏽‍💻👨‍👩‍👧‍👦🏳️‍🌈');
    await until('Ada has them', () => ada.messages.length === 5);
  },
};

/** The messages reach the end of the list when the reader does. */
export const ManyMessages = inState({
  ...BEN,
  state: 'open',
  messages: Array.from({ length: 200 }, (_, index) =>
    message(`${index % 3 ? '' : 'ben: '}Message number ${index + 1}`, 400 - index * 2),
  ),
});

/** A conversation of years: what nobody sees is not there. */
export const LongConversation: Story = {
  ...inState({
    ...BEN,
    state: 'open',
    messages: Array.from({ length: 20_000 }, (_, index) =>
      message(
        `${index % 3 ? '' : 'ben: '}${'So it goes on and on. '.repeat((index % 5) + 1)}${index + 1}`,
        (20_000 - index) * 30,
      ),
    ),
  }),
  tags: ['!autodocs'],
  play: async ({ canvasElement }) => {
    const log = await logOf(canvasElement);
    await until('the end is there', () => log.querySelector('.long')?.textContent?.includes(' 20000'));
    await until('it is in its place', () => log.scrollTop > 100_000);
    log.scrollTop -= 2000;
    await until('the way to the end shows', () => log.parentElement?.querySelector('[part=new-messages]'));
  },
};

/** What a message may have besides its text. */
export const AnswersAndReactions = inState({
  ...BEN,
  state: 'open',
  messages: [
    message('ben: Shall we meet at the *north* entrance, or at the _café_?', 30),
    {
      ...message('The café. It has `wifi`.', 28, 'seen'),
      replyTo: { id: 'entrance', text: 'Shall we meet at the *north* entrance, or at the _café_?' },
      reactions: [
        { from: 'ben', emoji: '👍', own: false },
        { from: 'ada', emoji: '👍', own: true },
        { from: 'ben', emoji: '❤️', own: false },
      ],
    },
    { ...message('ben: See you at ten. Eleven, I mean.', 20), editedAt: Date.now() },
    { ...message('', 18), removed: true },
    {
      ...message('ben: The way there:', 15),
      file: { id: 'map', name: 'map.pdf', size: 120_000, type: 'application/pdf' },
      reactions: [{ from: 'ada', emoji: '🙏', own: true }],
    },
    { ...message('Got it, thank you!', 14, 'seen'), editedAt: Date.now() },
  ],
});

export const LongMessages = inState({
  ...BEN,
  state: 'open',
  messages: [
    message(`ben: ${'The whole of the minutes of our last meeting follow here. '.repeat(30)}`, 9),
    message(
      Array.from({ length: 20 }, (_, index) => `${index + 1}. What is to be done`).join('\n'),
      8,
      'seen',
    ),
    message('ben: Short enough.', 1),
  ],
});

/** A line above the first message that nobody has read yet. */
export const Unread = drawnWith(
  {
    messages: [
      message('The draft is in the shared folder.', 50, 'seen'),
      message('ben: Read it. Two small things on page 4.', 20),
      message('ben: The rest is fine.', 19),
    ],
  },
  ({ messages }) => ({ unreadFrom: messages[1]?.id ?? null }),
);

/** The reader is at the start, and what was before is on its way. */
export const LoadingOlder = drawnWith(
  { messages: [message('ben: Good morning!', 30), message('Good morning, Ben.', 29, 'seen')] },
  () => ({ older: () => new Promise(() => undefined) }),
  (log) => until('it says so', () => log.querySelector('.older')?.textContent),
);

/** The menu of one message, opened by a key. */
export const MenuOfAMessage = drawnWith(
  {
    messages: [
      message('ben: Can it go out today?', 4),
      message('Both are mended. It goes out at noon.', 3, 'seen'),
    ],
  },
  () => ({ act: (use: (actions: MessageActions) => void) => use(ACTIONS) }),
  async (log) => {
    log.focus();
    await until('there is a menu', () => log.parentElement?.querySelector('[role=menu]'));
    for (const key of ['ArrowUp', 'Enter'])
      (log.getRootNode() as ShadowRoot).activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    await until('it is open', () => log.parentElement?.querySelector('[role=menu]:popover-open'));
  },
);

/** What an author draws inside of the bubbles. */
export const OwnMessages: Story = {
  ...SeveralDays,
  play: async ({ canvasElement }) => {
    const log = await logOf(canvasElement);
    const chat = canvasElement.querySelector('peer-chat');
    if (chat) chat.renderMessage = ({ text }) => html`<b>${text.length}</b> characters`;
    await until('it is drawn', () => log.querySelector('.text b'));
  },
};

/** Ben is not there: the message waits. */
export const Queued: Story = {
  args: { to: 'ben' },
  render: (args) =>
    html`${meeting((hub) => person(hub, 'ada', html`<peer-chat ${attributes(args)}></peer-chat>`), {
      expireMs: 200,
    })}`,
  play: async ({ canvasElement }) => {
    await allOpen(canvasElement);
    const chat = canvasElement.querySelector('peer-chat');
    await chat?.send('Call me when you are back.');
    await until('it is known that Ben is away', () => chat?.handle.store.value.error);
  },
};

/** Ada waits to be let in; Ben is asked. */
export const Knock: Story = {
  render: (args) =>
    sideBySide(html`<peer-chat to="ben" ${attributes(args)}></peer-chat>`, html`<peer-chat></peer-chat>`),
  play: async ({ canvasElement }) => {
    await knock(canvasElement);
  },
};

export const Declined: Story = {
  tags: ['!autodocs'],
  render: Knock.render as never,
  play: async ({ canvasElement }) => {
    const [ada, ben] = await knock(canvasElement);
    ben.handle.declineKnock();
    await until('Ada is told', () => ada.handle.store.value.error?.code === 'not-allowed');
  },
};

export const Connecting = inState({
  ...BEN,
  state: 'connecting',
  messages: [message('Hello!', 0, 'queued')],
});

export const Reconnecting = inState({
  ...BEN,
  state: 'reconnecting',
  messages: [message('ben: I am about to enter a tunnel.', 1), message('Until later then!', 0, 'queued')],
});

export const Closed = inState({
  ...BEN,
  state: 'closed',
  messages: [message('ben: Good night!', 12), message('Good night!', 11)],
});

export const MessageTooBig: Story = {
  args: { to: 'ben', 'max-length': 20 },
  play: async ({ canvasElement }) => {
    const chat = canvasElement.querySelector('peer-chat');
    await chat?.send('This is longer than twenty characters.').catch(() => undefined);
    await until('it is said', () => chat?.handle.store.value.error?.code === 'message-too-big');
  },
};

export const NoSession: Story = {
  args: { to: 'ben' },
  render: (args) => html`<peer-chat ${attributes(args)}></peer-chat>`,
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('peer-chat')?.shadowRoot;
    await until('it says what to do', () => root?.querySelector('[part=error]'));
  },
};

/** The id that is asked for belongs to somebody else. */
export const SessionFailed: Story = {
  args: { to: 'ben' },
  render: (args) =>
    html`${meeting((hub) => [
      person(hub, 'ada', ''),
      person(hub, 'ada', html`<peer-chat ${attributes(args)}></peer-chat>`, { manual: true }),
    ])}`,
  play: async ({ canvasElement }) => {
    const [first, second] = canvasElement.querySelectorAll('peer-session');
    await until('the first one has the id', () => first?.state === 'open');
    second?.start().catch(() => undefined);
    await until('the second one fails', () => second?.state === 'failed');
  },
};

export const OnAPhone: Story = {
  ...SeveralDays,
  decorators: [(story) => html`<div class="phone">${story()}</div>`],
};

async function knock(canvas: HTMLElement) {
  await allOpen(canvas);
  const [ada, ben] = pair(canvas, 'peer-chat');
  await ada.send('Hello Ben, it is Ada. May I ask you something?');
  await until('Ben is asked', () => ben.handle.store.value.knock && ada.handle.store.value.waiting);
  return [ada, ben] as const;
}
