import type { ChatMessage, MessageState } from '../../channels/chat-types.js';

/** The words and dates that messages are shown with: one object for as long as they stay the same. */
export interface Wording {
  readonly states: Readonly<Record<MessageState, string>>;
  sender(message: ChatMessage): string;
  time(at: number): string;
  day(at: number): string;
}

export function wordingOf(
  t: (template: string) => string,
  language: string | undefined,
  name: (from: string) => string,
): Wording {
  const locale = usable(language);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    states: {
      queued: t('Waiting to be sent'),
      sent: t('Sent'),
      delivered: t('Delivered'),
      seen: t('Seen'),
      failed: t('Not sent'),
    },
    sender: ({ own, from }) => (own ? t('You') : name(from)),
    time: (at) => time.format(at),
    day(at) {
      const days = Math.round((midnight(at) - midnight(Date.now())) / 86_400_000);
      return days === 0 || days === -1 ? near.format(days, 'day') : date.format(at);
    },
  };
}

/** A page may carry a `lang` that is no language tag; Intl would throw. */
function usable(language: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

/** The time comes from the other side: any number may stand there. */
export function isDate(at: number): boolean {
  return Math.abs(at) <= 8.64e15;
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
