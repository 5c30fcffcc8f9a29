import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatMessage, MessageState } from '../../channels/chat-types.js';
import { iconCheck, iconCheckCheck, iconCircleAlert, iconClock } from '../shared/icons.js';
import { linkify } from './linkify.js';
import type { Day, Group, Page } from './timeline.js';
import { isDate, type Wording } from './wording.js';

const TICKS: Readonly<Record<MessageState, TemplateResult>> = {
  queued: iconClock,
  sent: iconCheck,
  delivered: iconCheckCheck,
  seen: iconCheckCheck,
  failed: iconCircleAlert,
};

/** Each level is guarded by the object that it shows: a new message costs its own group, and a look at the pages. */
function each<T extends { readonly id: string }>(
  items: readonly T[],
  wording: Wording,
  template: (item: T, wording: Wording) => unknown,
) {
  return repeat(
    items,
    ({ id }) => id,
    (item) => guard([item, wording], () => template(item, wording)),
  );
}

export function dayList(days: readonly Day[], wording: Wording) {
  return each(days, wording, dayTemplate);
}

function dayTemplate({ at, pages }: Day, wording: Wording) {
  return html`<div>
    ${isDate(at) ? html`<p part="day">${wording.day(at)}</p>` : nothing} ${each(pages, wording, pageTemplate)}
  </div>`;
}

function pageTemplate({ groups }: Page, wording: Wording) {
  return html`<div class="page">${each(groups, wording, groupTemplate)}</div>`;
}

function groupTemplate({ messages }: Group, wording: Wording) {
  const { own, sentAt } = messages.at(-1) as ChatMessage;
  return html`<div class="group ${own ? 'own' : ''}">
    ${each(messages, wording, messageTemplate)}
    ${
      isDate(sentAt)
        ? html`<time part="time" datetime=${new Date(sentAt).toISOString()}>${wording.time(sentAt)}</time>`
        : nothing
    }
  </div>`;
}

/**
 * The sender stands in every message, because a screen reader announces a new one without what is around it. There are
 * two templates, because one with a choice in it takes longer to draw.
 */
function messageTemplate(message: ChatMessage, wording: Wording) {
  const { own, text, state } = message;
  if (!own)
    return html`<div part="message" class="message">
      <span class="words">${wording.sender(message)}: </span>
      <div part="bubble" class="bubble"><div class="text" dir="auto">${linkify(text)}</div></div>
    </div>`;
  const words = wording.states[state];
  // A tick that changes is not announced.
  return html`<div part="message" class="message">
    <span class="words">${wording.sender(message)}: </span>
    <div part="bubble own" class="bubble">
      <div class="text" dir="auto">${linkify(text)}</div>
      <span class="tick ${state}" title=${words} aria-live="off"
        >${TICKS[state]}<span class=${state === 'failed' ? '' : 'words'}>${words}</span></span
      >
    </div>
  </div>`;
}
