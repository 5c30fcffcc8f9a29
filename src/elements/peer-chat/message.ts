import { html, nothing, type TemplateResult } from 'lit';
import type { ChatMessage, MessageState } from '../../channels/chat-types.js';
import { iconCheck, iconCheckCheck, iconCircleAlert, iconClock } from '../shared/icons.js';
import type { Wording } from './wording.js';

const TICKS: Readonly<Record<MessageState, readonly [TemplateResult, string]>> = {
  queued: [iconClock, 'Waiting to be sent'],
  sent: [iconCheck, 'Sent'],
  delivered: [iconCheckCheck, 'Delivered'],
  seen: [iconCheckCheck, 'Seen'],
  failed: [iconCircleAlert, 'Not sent'],
};

/**
 * One message, with the time below the last one of a group. The sender stands in every message, because a screen
 * reader announces a new one without what is around it. `below` is what stands under its bubble.
 */
export function messageTemplate(
  message: ChatMessage,
  { t, name, time, format }: Wording,
  ends: boolean,
  below?: unknown,
) {
  const { own, from, state, sentAt } = message;
  const words = t(TICKS[state][1]);
  // A tick that changes is not announced.
  return html`<div class="row ${own ? 'own' : ''} ${ends ? 'ends' : ''}">
    <div part="message" class="message">
      <span class="words">${own ? t('You') : name(from)}: </span>
      <div part="bubble ${own ? 'own' : ''}" class="bubble">
        <div class="text" dir="auto">${format(message)}</div>
        ${
          own
            ? html`<span class="tick ${state}" title=${words} aria-live="off"
                >${TICKS[state][0]}<span class=${state === 'failed' ? '' : 'words'}>${words}</span></span
              >`
            : nothing
        }
      </div>
      ${below}
    </div>
    ${
      ends
        ? html`<time part="time" datetime=${new Date(sentAt).toISOString()}>${time(sentAt)}</time>`
        : nothing
    }
  </div>`;
}
