import type { ChatMessage } from '../../channels/chat-types.js';

/** Messages that are laid out, or left out, and drawn together. */
export const PAGE = 20;
/** What comes this long after the one before it slides in; a burst does not. */
export const CALM_MS = 400;
/** How near to the end counts as being there, in px. */
export const NEAR = 32;
/** What a text needs to be more than text. */
export const MARKS = /[`:*_]/;

export function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** More than what is shown at once. */
export function isTooLong(text: string): boolean {
  return text.length > 900 || /(\n.*){12}/.test(text);
}

/** Whether it is more than a short text: every message has six properties. */
export function isMore(message: ChatMessage): boolean {
  return Object.keys(message).length > 6 || isTooLong(message.text);
}

/** Messages of one sender, each within two minutes of the one before, share the time below the last of them. */
export function isTogether(message: ChatMessage, next: ChatMessage | undefined): boolean {
  return next?.own === message.own && next.from === message.from && next.sentAt - message.sentAt <= 120_000;
}
