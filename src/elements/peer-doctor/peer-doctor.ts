import { html, nothing, type TemplateResult } from 'lit';
import { causeText, isPeerElementsError, PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import type { TextParams } from '../../base/text.js';
import type {
  DoctorCheck,
  DoctorEvents,
  DoctorResult,
  DoctorSnapshot,
  DoctorState,
  FindingState,
} from '../../channels/doctor-types.js';
import { DoctorHandle } from '../../context/doctor-handle.js';
import { cardStyles } from '../shared/card.styles.js';
import { ChannelElement } from '../shared/channel-element.js';
import { iconCheck } from '../shared/icons.js';
import {
  iconCircleCheck,
  iconCircleMinus,
  iconCircleX,
  iconCopy,
  iconLoaderCircle,
  iconRefreshCw,
  iconStethoscope,
  iconTriangleAlert,
} from '../shared/icons-doctor.js';
import { problem } from '../shared/problem.js';
import { tokens } from '../shared/tokens.js';
import { doctorStyles } from './peer-doctor.styles.js';
import { reportOf } from './report.js';

/** How long it says that something was copied. */
const COPIED_MS = 3000;

const NAMES: Readonly<Record<DoctorCheck, string>> = {
  'secure-context': 'this page',
  browser: 'this browser',
  camera: 'the camera',
  microphone: 'the microphone',
  signalling: 'the PeerServer',
  stun: 'STUN',
  'turn-udp': 'TURN over UDP',
  'turn-tcp': 'TURN over TCP',
  'turn-tls': 'TURN over TLS',
  direct: 'direct connections',
  'round-trip': 'the time there and back',
  loss: 'what is lost on the way',
};

const STATES: Readonly<Record<FindingState, string>> = {
  ok: 'All right',
  warning: 'Warning',
  failed: 'Failed',
  skipped: 'Not checked',
};

const SIGNS: Readonly<Record<FindingState, TemplateResult>> = {
  ok: iconCircleCheck,
  warning: iconTriangleAlert,
  failed: iconCircleX,
  skipped: iconCircleMinus,
};

/**
 * Looks at everything that a call needs, before one or while it goes on, and says in plain words what is wrong and what to
 * do about it: the page, camera and microphone, the PeerServer, STUN and TURN servers over every way, whether a direct path is
 * possible, how long the way is and how much is lost on it. Nothing is opened, recorded or asked for. What it found can be
 * copied as a report, which holds no address, no id, no password and no name of a device.
 *
 * @summary Says what stands in the way of a call.
 * @tag peer-doctor
 * @event {CustomEvent<{result: DoctorResult}>} result - One line is known: its `check`, `ok`, `state`, `message` and `hint`.
 * @event {CustomEvent<{results: DoctorResult[]}>} complete - All lines are.
 * @event {CustomEvent<{error: PeerElementsError}>} error - The checks could not be run, or the report could not be copied.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 * @csspart headline - The sentence that says how it stands.
 * @csspart hint - What is said in smaller letters below it.
 * @csspart results - The list of lines.
 * @csspart result - One line.
 * @csspart message - Its sentence.
 * @csspart advice - What to do, in smaller letters.
 * @csspart run - The button that runs the checks.
 * @csspart copy - The button that copies the report.
 * @csspart error - What went wrong.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Background under the pointer.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - Hints, and the sign of what was not checked.
 * @cssproperty [--peer-line=light-dark(#d5dae0, #343c46)] - Lines.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - The main button, and the focus ring.
 * @cssproperty [--peer-on-accent=light-dark(#fff, #0b1526)] - What stands on it.
 * @cssproperty [--peer-success=#1f8a4c] - The sign of what is all right.
 * @cssproperty [--peer-danger=#d3322b] - The sign of what failed.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssproperty [--peer-font=system-ui, sans-serif] - Font.
 * @cssstate idle - Nothing was looked at yet.
 * @cssstate running - The checks are on.
 * @cssstate done - All lines are known.
 */
export class PeerDoctor extends ChannelElement<DoctorSnapshot, object, DoctorEvents, DoctorHandle> {
  static override styles = [tokens, cardStyles, doctorStyles];

  #running: Promise<readonly DoctorResult[]> | null = null;
  #isCopied = false;

  constructor() {
    super(new DoctorHandle());
  }

  /** `idle running done`. */
  get state(): DoctorState {
    return this.current.state;
  }

  /** The lines so far, each `{check, ok, state, message, hint}`; all of them when the state is `done`. */
  get results(): readonly DoctorResult[] {
    return this.current.results;
  }

  /** What was found, as a text for who can help, in the language of the page; null before the state is `done`. */
  get report(): string | null {
    if (this.state !== 'done') return null;
    return reportOf(this.current, (template, params) => this.#words(template, params));
  }

  /**
   * Runs all checks, half a minute at most, and gives their lines; while they run, the same promise again. A `manual` session
   * is started. Rejects with `no-session` where there is none, and with `connection-closed` when the element leaves the page.
   */
  run(): Promise<readonly DoctorResult[]> {
    this.#running ??= quiet(this.#run().finally(() => (this.#running = null)));
    return this.#running;
  }

  async #run(): Promise<readonly DoctorResult[]> {
    try {
      return await this.handle.run();
    } catch (cause) {
      // Who took the element away need not be told.
      if (isPeerElementsError(cause) && cause.code === 'connection-closed') throw cause;
      throw this.refuse(cause);
    }
  }

  /** Copies the report; rejects with `not-open-yet` before there is one, `not-allowed` where the browser does not let it. */
  copy(): Promise<void> {
    return quiet(
      this.#copy().catch((cause: unknown) => {
        throw this.refuse(cause);
      }),
    );
  }

  async #copy(): Promise<void> {
    const { report } = this;
    if (!report)
      throw new PeerElementsError('not-open-yet', 'There is no report yet.', {
        hint: 'Run the checks, and wait until they are done.',
      });
    try {
      await navigator.clipboard.writeText(report);
    } catch (cause) {
      throw new PeerElementsError('not-allowed', 'The report could not be copied: {cause}.', {
        params: { cause: causeText(cause) },
        hint: 'Allow this page to use the clipboard, and try again.',
        cause,
      });
    }
    this.#setCopied(true);
    setTimeout(() => this.#setCopied(false), COPIED_MS);
  }

  #setCopied(isCopied: boolean): void {
    this.#isCopied = isCopied;
    this.requestUpdate();
  }

  /** Numbers as the language writes them. */
  #words(template: string, params: TextParams): string {
    return this.t(
      template,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'number' ? written(value, this.language) : value,
        ]),
      ),
    );
  }

  protected override render() {
    const { state, results } = this.current;
    // What a session says for itself is a line of its own here.
    const error = this.shownError === this.sessionErrors.value ? null : this.shownError;
    return html`<div class="card" role="group" aria-label=${this.t('Connection check')}>
      ${this.#headline()}
      ${
        state === 'idle'
          ? html`<p part="hint" class="hint">
              ${this.t('Looks at this page, this device and the way to others. No camera is opened, and nothing is recorded.')}
            </p>`
          : nothing
      }
      ${
        results.length > 0
          ? html`<ol part="results" aria-label=${this.t('Results')}>
              ${results.map((result) => this.#line(result))}
            </ol>`
          : nothing
      }
      <div class="actions">
        <button
          part="run"
          class=${state === 'done' ? '' : 'primary'}
          aria-disabled=${state === 'running'}
          @click=${() => void this.run()}
        >
          ${state === 'done' ? iconRefreshCw : nothing}${this.t(state === 'done' ? 'Run again' : 'Run the checks')}
        </button>
        ${
          state === 'done'
            ? html`<button part="copy" @click=${() => void this.copy()}>
                ${this.#isCopied ? iconCheck : iconCopy}${this.t('Copy report')}
              </button>`
            : nothing
        }
      </div>
      <p class="words" role="status">${this.#isCopied ? this.t('The report was copied.') : ''}</p>
      ${problem(error && `${this.sentence(error)} ${this.hint(error)}`)}
    </div>`;
  }

  /** While the checks run it says how far they are: one polite line in place of twelve. */
  #headline(): TemplateResult {
    const { state, results, running } = this.current;
    const has = (found: FindingState) => results.some((result) => result.state === found);
    const [style, sign, words] =
      state === 'idle'
        ? ['', iconStethoscope, this.t('Is everything ready for a call?')]
        : state === 'running'
          ? [
              'running',
              iconLoaderCircle,
              this.t('Checking {name}…', { name: this.t(running ? NAMES[running] : '') }),
            ]
          : has('failed')
            ? ['bad', iconCircleX, this.t('Something stands in the way of calls.')]
            : has('warning')
              ? ['warning', iconTriangleAlert, this.t('Calls are possible, with limits.')]
              : ['good', iconCircleCheck, this.t('Nothing stands in the way of calls.')];
    return html`<p part="headline" class="headline ${style}" role="status">${sign}<span>${words}</span></p>`;
  }

  #line({ state, template, hintTemplate, params }: DoctorResult): TemplateResult {
    return html`<li part="result" class=${state}>
      <span class="sign">${SIGNS[state]}<span class="words">${this.t(STATES[state])}</span></span>
      <p part="message" class="message">${this.#words(template, params)}</p>
      ${hintTemplate ? html`<p part="advice" class="hint">${this.#words(hintTemplate, params)}</p>` : nothing}
    </li>`;
  }
}

/** What the kit's own way with languages does; that one is in the engine, which a session loads when it starts. */
function written(value: number, language: string | undefined): string {
  try {
    return value.toLocaleString(language);
  } catch {
    // A page may carry a `lang` that is no language tag.
    return value.toLocaleString();
  }
}
