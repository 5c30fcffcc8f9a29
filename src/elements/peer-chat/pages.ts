import type { ChatMessage } from '../../channels/chat-types.js';
import { dayOf } from './rules.js';
import type { Wording } from './wording.js';

const PAGE = 20;

/** Some messages that follow each other, drawn together or not at all. */
export interface Page {
  /** Index of its first message. */
  start: number;
  /** Index after its last message. */
  end: number;
  /** In px, as last measured; 0 for never. */
  height: number;
  /** Null: it is not drawn. */
  box: HTMLElement | null;
  /** What is drawn, with the message after it. */
  drawn: readonly ChatMessage[];
  wording: Wording | null;
}

/** What has become of the messages. */
interface Change {
  /** How many have come in front; below 0: how many have gone there. */
  readonly shift: number;
  /** Pages that are no more and were drawn. */
  readonly gone: readonly Page[];
  /** Whether any has come or gone but at the end. */
  readonly isMoved: boolean;
}

/**
 * Where each of many messages lies, drawn or not. Whatever is done here for all of them is a comparison or an addition
 * for each page at most; a message is looked at when it is drawn.
 */
export class Pages {
  readonly all: Page[] = [];
  /** Those that are drawn: there is never a gap in them. */
  live: Page[] = [];
  /** Height of a message that was never drawn, in px. */
  estimate = 0;
  messages: readonly ChatMessage[] = [];
  /** A message that a page begins with, always. */
  first: string | null = null;

  /** Takes the messages as they are now. A page keeps what it can of what it had. */
  take(messages: readonly ChatMessage[]): Change {
    const { all, messages: old } = this;
    this.messages = messages;
    if (messages === old) return { shift: 0, gone: [], isMoved: false };
    const known = shiftOf(old, messages);
    const shift = known ?? 0;
    const same = known === null ? 0 : sameUntil(old, messages, shift);
    // A burst only adds to the end.
    const isMoved = shift !== 0 || same < old.length;
    if (isMoved) this.#move(shift, same);
    const gone = isMoved ? this.live.filter((page) => page.start === page.end) : [];
    if (isMoved) this.live = this.live.filter((page) => page.start < page.end);
    // From the end, so that what is not full is at the start.
    const older: Page[] = [];
    for (let end = all[0]?.start ?? 0; end > 0; end -= PAGE) older.push(page(Math.max(0, end - PAGE), end));
    all.unshift(...older.reverse());
    for (let end = all.at(-1)?.end ?? 0; end < messages.length;) {
      const last = all.at(-1);
      const start = last && last.end - last.start < PAGE ? last.start : end;
      end = Math.min(start + PAGE, messages.length);
      if (last && start === last.start) forget(Object.assign(last, { end }));
      else all.push(page(start, end));
    }
    return { shift, gone, isMoved };
  }

  /** Messages have come or gone in front, and from `same` on they are others. What is left empty goes. */
  #move(shift: number, same: number): void {
    for (const page of this.all.splice(0)) {
      const start = Math.max(0, page.start + shift);
      const end = Math.max(start, Math.min(same, page.end + shift));
      if (end - start !== page.end - page.start) forget(page);
      Object.assign(page, { start, end });
      if (start < end) this.all.push(page);
    }
  }

  /** Cuts a page where another day begins in it, or where it has to; whether it did. */
  split(at: number): boolean {
    const whole = this.all[at] as Page;
    for (let index = whole.start + 1; index < whole.end; index++)
      if (this.messages[index]?.id === this.first || this.beginsDay(index)) {
        this.all.splice(at + 1, 0, page(index, whole.end));
        whole.end = index;
        return true;
      }
    return false;
  }

  beginsDay(index: number): boolean {
    const [before, message] = [this.messages[index - 1], this.messages[index] as ChatMessage];
    return !before || dayOf(before.sentAt) !== dayOf(message.sentAt);
  }

  heightOf({ height, start, end }: Page): number {
    return height || (end - start) * this.estimate;
  }

  /** Height of the pages from one to the one before another. */
  between(from: number, to: number): number {
    let sum = 0;
    for (let at = from; at < to; at++) sum += this.heightOf(this.all[at] as Page);
    return sum;
  }

  /** The pages that lie at least partly from `top` to `bottom`, in px from the first one, as [from, to). */
  within(top: number, bottom: number): [number, number] {
    const { all } = this;
    let from = 0;
    let y = 0;
    for (; from < all.length - 1; from++) {
      const height = this.heightOf(all[from] as Page);
      if (y + height > top) break;
      y += height;
    }
    let to = from;
    for (; to < all.length && (y < bottom || to === from); to++) y += this.heightOf(all[to] as Page);
    return [Math.max(0, from), to];
  }

  /** Those that are drawn, as [from, to). */
  get drawn(): [number, number] {
    const [first] = this.live;
    if (!first) return [0, 0];
    const from = this.at(first.start);
    return [from, from + this.live.length];
  }

  /** The place of the page that holds a message. */
  at(index: number): number {
    let from = 0;
    let to = this.all.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.all[middle] as Page).end > index) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** Of a message; -1 where it is not among them. */
  indexOf(id: string): number {
    // Nearly always it is drawn.
    for (const { start, end } of this.live)
      for (let index = start; index < end; index++) if (this.messages[index]?.id === id) return index;
    return this.messages.findIndex((message) => message.id === id);
  }

  /** After a change of width nothing is known of what is not drawn. */
  forget(): void {
    for (const each of this.all) forget(each);
    this.estimate = 0;
  }

  /** What was measured of those that are drawn. The estimate is made once: another one would move what is below. */
  measured(): void {
    let height = 0;
    let count = 0;
    for (const each of this.live) {
      height += each.height;
      count += each.end - each.start;
    }
    if (height > 0) this.estimate ||= height / count;
  }
}

function page(start: number, end: number): Page {
  return { start, end, height: 0, box: null, drawn: [], wording: null };
}

/** What is drawn is measured anyway. */
function forget(page: Page): void {
  if (!page.box) page.height = 0;
}

/** How many messages are in front of the first one of old; null where these are others altogether. */
function shiftOf(old: readonly ChatMessage[], messages: readonly ChatMessage[]): number | null {
  const [before, now] = [old[0]?.id, messages[0]?.id];
  if (before === now) return 0;
  if (before === undefined || now === undefined) return null;
  const came = messages.findIndex(({ id }) => id === before);
  if (came >= 0) return came;
  const went = old.findIndex(({ id }) => id === now);
  return went < 0 ? null : -went;
}

/** The index up to which these are the old ones, moved by `shift`. */
function sameUntil(old: readonly ChatMessage[], messages: readonly ChatMessage[], shift: number): number {
  const end = Math.min(old.length + shift, messages.length);
  const isSame = (at: number) => old[at - shift]?.id === messages[at]?.id;
  // Whatever goes missing moves all that comes after it.
  if (isSame(end - 1)) return end;
  let at = Math.max(0, shift);
  while (at < end && isSame(at)) at++;
  return at;
}
