import { css, html, nothing, type TemplateResult } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import type { Knock } from '../../channels/chat-types.js';
import { iconCircleAlert } from '../shared/icons.js';
import { iconX } from '../shared/icons-notices.js';
import { KNOCKS } from '../shared/sentences.js';
import type { ChatFace, Draft } from './chat-face.js';
import type { Say } from './wording.js';

/** What stands between the list and the field; loaded with the first question or error, or the end of a chat. */

const loadRemember = () => import('../shared/remember.js');

export const styles = css`
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .icon {
    flex: none;
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    padding: 0.6em var(--_gap);
    border-block-start: 1px solid var(--_line);
    background: var(--_raised);
  }

  .notice > p {
    flex: 1 1 10em;
  }

  .notice .hint {
    display: block;
    unicode-bidi: plaintext;
  }

  .error > p {
    flex-basis: 8em;
  }

  .error > svg {
    color: color-mix(in oklab, var(--_danger) 85%, var(--_text));
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
`;

interface Acts {
  readonly dismiss: () => void;
  readonly composer: Draft;
}

/** What stands between the list and the field, if anything does. */
export function notices(
  chat: ChatFace,
  asking: Knock | null,
  error: PeerElementsError | null,
  { dismiss, composer }: Acts,
) {
  const { handle, voice } = chat;
  const session = handle.source?.session;
  const remember = asking && session?.config.rememberDecisions ? voice.part(loadRemember) : null;
  const complain = (cause: unknown) => chat.complain(cause);
  const log = chat.renderRoot.querySelector<HTMLElement>('.log');
  const after = (act: () => void, focus: { focus(): void } | null) => () => {
    act();
    focus?.focus();
  };
  const failed = chat.messages.filter(({ own, state, removed }) => own && state === 'failed' && !removed);
  const tryAgain = () => {
    dismiss();
    for (const { id } of failed) void handle.use('more', (more) => more.retry(id));
  };
  return [
    asking &&
      knock(
        voice.t,
        voice.naming(KNOCKS, asking.displayName ?? asking.from),
        asking.displayName && asking.from,
        remember?.box(asking, voice.t),
        after(() => {
          handle.acceptKnock();
          remember?.keep(asking, 'allow', session, complain);
        }, composer),
        after(() => {
          handle.declineKnock();
          remember?.keep(asking, 'block', session, complain);
        }, log),
      ),
    error &&
      trouble(
        voice.t,
        voice.words(error),
        error.code === 'not-allowed' && failed.length > 0 ? after(tryAgain, composer) : null,
        error.code === 'no-session' ? null : after(dismiss, log),
      ),
  ];
}

/** What is seldom said of the state of a chat; null for what it says by itself. */
export function status({ handle, voice }: ChatFace): TemplateResult | null {
  const { state, waiting, error, messages } = handle.store.value;
  if (waiting) return voice.naming('Waiting for {name} to let you in.');
  if (state !== 'connecting' && state !== 'closed') return null;
  // It tries again by itself, now and then: that need not flicker.
  if (error && messages.findLast(({ own }) => own)?.state === 'queued')
    return voice.naming('Your message waits here until {name} can be reached.');
  return error || state === 'connecting'
    ? null
    : voice.naming('The chat with {name} has ended. Write to start it again.');
}

/** Somebody asks whether they may write here; `id` is shown besides the name, where there is one. */
function knock(
  t: Say,
  question: unknown,
  id: string | null,
  remember: HTMLElement | undefined,
  accept: () => void,
  decline: () => void,
) {
  return html`<div part="knock" class="notice">
    <p>${question} ${id === null ? nothing : html`<span class="hint">${id}</span>`}</p>
    <div class="actions">
      <button class="primary" @click=${accept}>${t('Accept')}</button>
      <button @click=${decline}>${t('Decline')}</button>
      ${remember}
    </div>
  </div>`;
}

/** What went wrong, with what can be done about it. */
function trouble(
  t: Say,
  [sentence, hint]: readonly [string, string],
  tryAgain: (() => void) | null,
  dismiss: (() => void) | null,
): TemplateResult {
  return html`<div part="error" class="notice error">
    ${iconCircleAlert}
    <p>${sentence} <span class="hint">${hint}</span></p>
    <div class="actions">
      ${tryAgain ? html`<button @click=${tryAgain}>${t('Try again')}</button>` : nothing}
      ${dismiss ? html`<button class="icon" title=${t('Dismiss')} @click=${dismiss}>${iconX}</button>` : nothing}
    </div>
  </div>`;
}
