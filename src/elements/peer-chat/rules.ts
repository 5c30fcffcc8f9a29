import type { ChatMessage } from '../../channels/chat-types.js';

export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** Whether it is more than a short text, or a file without one: every message has six properties. */
export function isMore(message: Partial<ChatMessage> & { text: string }): boolean {
  return (
    Object.keys(message).length > (message.file && !message.text ? 7 : 6) ||
    message.text.length > 900 ||
    /(\n.*){12}/.test(message.text)
  );
}

/** Messages of one sender, each within two minutes of the one before, share the time below the last of them. */
export function isTogether(message: ChatMessage, next: ChatMessage | undefined): boolean {
  return next?.own === message.own && next.from === message.from && next.sentAt - message.sentAt <= 120_000;
}
