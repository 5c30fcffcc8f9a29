import type { ChatMessage } from '../../channels/chat-types.js';
import { usable } from '../shared/language.js';

export type Say = (template: string, params?: { count: number }) => string;

/** How an element speaks. */
export interface Voice {
  readonly t: Say;
  readonly language: string | undefined;
  readonly remoteId: string | null;
  /** What the remote peer is called. */
  readonly name: string;
}

/** The words and dates that messages are shown with: one object for as long as they stay the same. */
export interface Wording {
  readonly t: Say;
  name(from: string): string;
  time(at: number): string;
  day(at: number): string;
  /** What is inside the bubble of a message, as parts to render. */
  readonly format: (message: ChatMessage) => unknown;
}

/** They are dear to make, and a wording is made again and again. */
const known: Record<string, ReturnType<typeof formatsOf>> = {};

function formatsOf(locale: string | undefined) {
  return [
    new Intl.DateTimeFormat(locale, { timeStyle: 'short' }),
    new Intl.DateTimeFormat(locale, { dateStyle: 'long' }),
    new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  ] as const;
}

export function wordingOf(
  { t, language, remoteId, name }: Voice,
  format: Wording['format'] = ({ text, file }) => text || file?.name,
): Wording {
  const locale = usable(language);
  const [time, date, near] = (known[String(locale)] ??= formatsOf(locale));
  return {
    t,
    format,
    name: (from) => (from === remoteId ? name : from),
    time: (at) => time.format(at),
    day(at) {
      const days = Math.round((midnight(at) - midnight(Date.now())) / 86_400_000);
      return days === 0 || days === -1 ? near.format(days, 'day') : date.format(at);
    },
  };
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
