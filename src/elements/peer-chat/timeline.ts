import type { ChatMessage } from '../../channels/chat-types.js';

const TOGETHER_MS = 2 * 60_000;
/** Bounds what is drawn again when a message joins a group, or a group a page. */
const MOST = 40;

/** Messages of one sender within two minutes. */
export interface Group {
  readonly id: string;
  /** Index after its last message. */
  readonly end: number;
  readonly day: string;
  readonly messages: readonly ChatMessage[];
}

/** Some groups of one day: it stays the same object as long as nothing in it changes. */
export interface Page {
  readonly id: string;
  readonly groups: readonly Group[];
}

export interface Day {
  readonly id: string;
  readonly at: number;
  readonly pages: readonly Page[];
}

/** Puts messages into groups and days, and works out anew only what follows the first change. */
export class Timeline {
  #messages: readonly ChatMessage[] = [];
  #groups: readonly Group[] = [];
  #pages: ReadonlyMap<string, Page> = new Map();

  update(messages: readonly ChatMessage[]): readonly Day[] {
    const before = this.#messages;
    let same = 0;
    while (same < before.length && messages[same] === before[same]) same++;
    this.#messages = messages;
    // A group that ends where the change begins may go on there.
    const kept = this.#groups.slice(0, this.#groups.findLastIndex(({ end }) => end < same) + 1);
    this.#groups = [...kept, ...group(messages, kept.at(-1)?.end ?? 0)];
    return this.#days();
  }

  #days(): Day[] {
    const days: { id: string; at: number; name: string; pages: Page[] }[] = [];
    const pages = new Map<string, Page>();
    for (let start = 0, end = 0; start < this.#groups.length; start = end) {
      const { id, day: name, messages } = this.#groups[start] as Group;
      while (end - start < MOST && this.#groups[end]?.day === name) end++;
      const groups = this.#groups.slice(start, end);
      const old = this.#pages.get(id);
      const isSame =
        old?.groups.length === groups.length && groups.every((group, at) => group === old.groups[at]);
      const page = isSame ? old : { id, groups };
      pages.set(id, page);
      if (days.at(-1)?.name === name) days.at(-1)?.pages.push(page);
      else days.push({ id, at: messages[0]?.sentAt ?? NaN, name, pages: [page] });
    }
    this.#pages = pages;
    return days;
  }
}

function group(messages: readonly ChatMessage[], start: number): Group[] {
  const groups: (Group & { end: number; messages: ChatMessage[] })[] = [];
  for (const message of messages.slice(start)) {
    const { id, sentAt } = message;
    const day = new Date(sentAt).toDateString();
    const last = groups.at(-1);
    const first = last?.messages[0];
    const joins =
      first &&
      last.day === day &&
      last.messages.length < MOST &&
      first.own === message.own &&
      first.from === message.from &&
      Math.abs(sentAt - first.sentAt) < TOGETHER_MS;
    start++;
    if (joins) last.end = last.messages.push(message) && start;
    else groups.push({ id, end: start, day, messages: [message] });
  }
  return groups;
}
