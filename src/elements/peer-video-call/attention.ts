import { css, html, nothing, type TemplateResult } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import type { TextParams } from '../../base/text.js';
import type { CallHandle } from '../../context/handles.js';
import type { CallSnapshot } from '../../channels/call-types.js';
import { usable } from '../shared/language.js';
import { styles as rememberStyles } from '../shared/remember.js';
import { remember } from './ring.js';
import type { CallView } from './view.js';

/** Loaded where somebody who looks elsewhere is to hear of a call, or has missed one, and where an answer may be for good. */

export const styles = css`
  ${rememberStyles}

  .missed {
    display: grid;
    gap: 0.35em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .missed time {
    color: color-mix(in oklab, var(--_on-stage) 72%, var(--_stage));
  }
`;

/** So many fit below the rest. */
const MOST_SHOWN = 3;

/** What its element says, at any time. */
interface Wishes extends ReactiveControllerHost {
  readonly notifications: boolean;
  readonly titleBadge: boolean;
  readonly renderRoot: EventTarget;
}

type Translate = (template: string, params?: TextParams) => string;

const attended = new WeakSet<CallHandle>();

/** Watches this call from the first time on; nothing happens at later ones. */
export function attend(handle: CallHandle, wishes: Wishes, t: Translate): void {
  if (attended.has(handle)) return;
  attended.add(handle);
  let before: CallSnapshot['state'] = 'idle';
  let note: Notification | null = null;
  const headline = () => {
    const { remoteName, remoteId } = handle.store.value;
    return t('{name} is calling you', { name: remoteName ?? remoteId ?? '' });
  };
  let isHere = true;
  const claim = (words: string, missed: number) =>
    pageTitle.claim(handle, isHere ? words : '', isHere ? missed : 0);
  const look = () => {
    const { state, remoteId, missedCalls = [] } = handle.store.value;
    const { titleBadge, notifications } = wishes;
    const isRinging = state === 'incoming';
    claim(titleBadge && isRinging ? headline() : '', titleBadge ? missedCalls.length : 0);
    if (state === before) return;
    before = state;
    if (state === 'live') forgive(handle, remoteId);
    note?.close();
    note = null;
    if (!isRinging || !notifications) return;
    // Who it is is known a moment later.
    queueMicrotask(() => {
      if (handle.store.value.state === 'incoming') note ??= notify(headline(), remoteId ?? '');
    });
  };
  handle.store.subscribe(look);
  // An element that has left the page says nothing in its title.
  const come = (comes: boolean) => () => {
    isHere = comes;
    look();
  };
  wishes.addController({ hostConnected: come(true), hostDisconnected: come(false) });
  look();
}

/** Who has been spoken to since is missed no longer. */
function forgive({ store }: CallHandle, remoteId: string | null): void {
  const { missedCalls = [] } = store.value;
  const others = missedCalls.filter(({ from }) => from !== remoteId);
  if (others.length < missedCalls.length) store.set({ missedCalls: others });
}

function notify(words: string, from: string): Notification | null {
  if (!document.hidden || typeof Notification === 'undefined' || Notification.permission !== 'granted')
    return null;
  try {
    const note = new Notification(words, { tag: `peer-elements ${from}`, requireInteraction: true });
    note.onclick = () => {
      window.focus();
      note.close();
    };
    return note;
  } catch {
    // Android lets only a service worker notify; it rings and vibrates all the same.
    return null;
  }
}

interface Claim {
  readonly words: string;
  readonly missed: number;
}

/**
 * The title of the page, with what has to be said before it: one for all calls, because each would take what another
 * has written for the page's own. What the page writes into it meanwhile stays.
 */
class PageTitle {
  readonly #claims = new Map<CallHandle, Claim>();
  #own: string | null = null;
  #original = '';

  /** What one call has to say from now on; empty words and no missed calls are nothing. */
  claim(call: CallHandle, words: string, missed: number): void {
    if (words || missed) this.#claims.set(call, { words, missed });
    else if (!this.#claims.delete(call)) return;
    this.#show();
  }

  #show(): void {
    if (document.title !== this.#own) this.#original = document.title;
    const claims = [...this.#claims.values()];
    const words = claims.find((claim) => claim.words)?.words;
    const missed = claims.reduce((sum, claim) => sum + claim.missed, 0);
    const title = words ?? (missed ? `(${missed}) ${this.#original}` : this.#original);
    // With nothing left to say the title is the page's again, whatever it is.
    this.#own = claims.length > 0 ? title : null;
    if (document.title !== title) document.title = title;
  }
}

const pageTitle = new PageTitle();

/** Below a ring: whether its answer is for good. Below what an idle call shows: who called, and a way to hear of the next one. */
export function below(
  handle: CallHandle,
  view: CallView,
  wishes: Wishes,
): TemplateResult | HTMLElement | null {
  if (!view.isIdle) return view.call.state === 'incoming' ? remember(handle, view, wishes.renderRoot) : null;
  const { call, isInbound, t } = view;
  // The screen of the call that has just ended says so itself.
  const said = call.state === 'ended' && isInbound ? call.remoteId : null;
  const missed = (call.missedCalls ?? []).filter(({ from }) => from !== said).slice(-MOST_SHOWN);
  const holder = handle.element?.closest<HTMLElement>('[lang]');
  const clock = new Intl.DateTimeFormat(usable(holder?.lang), { timeStyle: 'short' });
  const canAsk =
    wishes.notifications && typeof Notification !== 'undefined' && Notification.permission === 'default';
  const refresh = () => wishes.requestUpdate();
  return html`${
    missed.length > 0
      ? html`<p class="hint">${t('Missed calls')}</p>
          <ul part="missed" class="missed">
            ${missed.map(
              ({ from, displayName, at }) =>
                html`<li>
                  <bdi>${displayName ?? from}</bdi>
                  <time datetime=${new Date(at).toISOString()}>${clock.format(at)}</time>
                  <button part="call-back-button" class="filled" @click=${() => void handle.call(from)}>
                    ${t('Call back')}
                  </button>
                </li>`,
            )}
          </ul>
          <button part="dismiss-button" @click=${() => handle.store.set({ missedCalls: [] })}>
            ${t('Dismiss')}
          </button>`
      : nothing
  }
  ${
    canAsk
      ? html`<button
          part="notify-button"
          @click=${() => void Notification.requestPermission().then(refresh, refresh)}
        >
          ${t('Notify me of calls')}
        </button>`
      : nothing
  }`;
}
