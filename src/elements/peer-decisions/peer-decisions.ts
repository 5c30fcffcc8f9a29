import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { quiet } from '../../base/lifetime.js';
import type { DecisionsEvents, DecisionsSnapshot, DecisionsState } from '../../channels/decisions-types.js';
import { DecisionsHandle } from '../../context/decisions-handle.js';
import type { Decision } from '../../session/guard.js';
import { cardStyles } from '../shared/card.styles.js';
import { ChannelElement } from '../shared/channel-element.js';
import { iconShield } from '../shared/icons-trust.js';
import { problem } from '../shared/problem.js';
import { tokens } from '../shared/tokens.js';
import { decisionsStyles } from './peer-decisions.styles.js';

const SAYS: Readonly<Record<Decision, string>> = {
  allow: 'Is let in without a question. A call still rings.',
  block: 'Is kept out: nothing of theirs reaches you.',
};

const HEADLINES = {
  idle: 'Decisions about others',
  none: 'You have decided about nobody yet.',
  kept: 'You have decided about these people.',
  now: 'You have decided about these people.',
} as const;

const HINTS = {
  none: 'Whoever asks to connect shows here once you let your answer be remembered.',
  kept: 'This is kept on this device, for this browser alone.',
  now: 'This holds until the page is closed.',
} as const;

/**
 * Whom a session lets in and keeps out, by an answer that was remembered or by `decide()`, with a button to forget each of these
 * decisions: then a person is asked again. What the attributes `allow` and `block` of the session say is the page's own, and not
 * listed here.
 *
 * @summary A list of remembered decisions about others, to take them back.
 * @tag peer-decisions
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart headline - The sentence above the list.
 * @csspart hint - How long the decisions hold, or how there come to be some.
 * @csspart list - The list.
 * @csspart item - One decision.
 * @csspart name - Whom it is about.
 * @csspart decision - What was decided.
 * @csspart forget - The button that takes it back.
 * @csspart status - What has just been taken back, for screen readers.
 * @csspart error - What went wrong.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Behind each decision.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Hints.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Lines.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The focus ring.
 * @cssproperty [--peer-danger=#d3322b] - The sign of an error.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate idle - There is no session to look at.
 * @cssstate ready - What was decided is known.
 */
export class PeerDecisions extends ChannelElement<
  DecisionsSnapshot,
  object,
  DecisionsEvents,
  DecisionsHandle
> {
  static override styles = [tokens, cardStyles, decisionsStyles];

  #forgotten: string | null = null;
  /** Where the button was that was pressed; what has come to stand there gets the focus. */
  #at: number | null = null;

  constructor() {
    super(new DecisionsHandle());
  }

  /** `idle ready`. */
  get state(): DecisionsState {
    return this.current.state;
  }

  /** By id: `allow` or `block`. */
  get decisions(): Readonly<Record<string, Decision>> {
    return this.current.decisions;
  }

  /** A person is asked about that one again. Rejects with `storage-unavailable` where that cannot be kept. */
  forget(id: string): Promise<void> {
    return quiet(
      this.handle.decide(id, null).catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#at === null) return;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('li button');
    const next = buttons[Math.min(this.#at, buttons.length - 1)];
    this.#at = null;
    (next ?? this.renderRoot.querySelector<HTMLElement>('.headline'))?.focus();
  }

  protected override render() {
    const { state, isKept } = this.current;
    const rows = Object.entries(this.decisions);
    const name = this.#forgotten ?? '';
    const said =
      name && !Object.hasOwn(this.decisions, name)
        ? this.t('You will be asked about {name} again.', { name })
        : nothing;
    const error = this.shownError;
    const which = rows.length === 0 ? 'none' : isKept ? 'kept' : 'now';
    return html`<div class="card" role="group" aria-label=${this.t('Decisions about others')}>
      <p part="headline" class="headline" tabindex="-1">
        ${iconShield}<span>${this.t(HEADLINES[state === 'ready' ? which : 'idle'])}</span>
      </p>
      ${state === 'ready' ? html`<p part="hint" class="hint">${this.t(HINTS[which])}</p>` : nothing}
      ${
        rows.length > 0
          ? html`<ul part="list">
              ${rows.map(([id, decision], at) => this.#row(id, decision, at))}
            </ul>`
          : nothing
      }
      <p part="status" class="hint" role="status">${said}</p>
      ${problem(error && `${this.sentence(error)} ${this.hint(error)}`)}
    </div>`;
  }

  #row(id: string, decision: Decision, at: number): TemplateResult {
    return html`<li part="item">
      <div class="who">
        <p part="name"><bdi>${id}</bdi></p>
        <p part="decision" class="hint">${this.t(SAYS[decision])}</p>
      </div>
      <button
        part="forget"
        aria-label=${this.t('Forget what was decided about {name}', { name: id })}
        @click=${(event: MouseEvent) => this.#pressed(event, id, at)}
        @keydown=${(event: KeyboardEvent) => event.repeat && event.preventDefault()}
      >
        ${this.t('Forget')}
      </button>
    </li>`;
  }

  /** What stands under the pointer or has the focus after that is somebody else's. */
  #pressed({ detail: clicks }: MouseEvent, id: string, at: number): void {
    if (clicks > 1) return;
    this.forget(id)
      .then(() => (this.#forgotten = id))
      // It is forgotten for now, and the error shows.
      .catch(() => undefined)
      .finally(() => {
        this.#at = at;
        this.requestUpdate();
      });
  }
}
