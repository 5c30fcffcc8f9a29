import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PeerElementsError } from '../../base/errors.js';
import { quiet } from '../../base/lifetime.js';
import type { DeviceKind } from '../../channels/call-types.js';
import {
  devices,
  isPluggedIn,
  LIST_OF,
  rememberDevice,
  rememberedDevice,
  type Device,
} from '../../channels/devices.js';
import { StoreController } from '../../context/controllers.js';
import type { CallHandle } from '../../context/handles.js';
import { checkWord } from '../shared/attribute-error.js';
import { CallElement } from '../shared/call-element.js';
import { heard } from '../shared/heard.js';
import { iconChevronDown, iconVolume2 } from '../shared/icons-more.js';
import { iconMic, iconVideo } from '../shared/icons.js';
import { tokens } from '../shared/tokens.js';
import { deviceSelectStyles } from './peer-device-select.styles.js';

const LABELS = { camera: 'Camera', microphone: 'Microphone', speaker: 'Speaker' } as const;
const NUMBERED = {
  camera: 'Camera {number}',
  microphone: 'Microphone {number}',
  speaker: 'Speaker {number}',
} as const;
const BROWSERS_CHOICE = {
  camera: 'Default camera',
  microphone: 'Default microphone',
  speaker: 'Default speaker',
} as const;
const NONE = { camera: 'No camera found', microphone: 'No microphone found', speaker: '' } as const;
const ICONS = { camera: iconVideo, microphone: iconMic, speaker: iconVolume2 };
const KINDS = Object.keys(LABELS);

/** Settles when the call has taken it, or could not. Before a call there is nothing to wait for. */
async function askFor(handle: CallHandle, kind: DeviceKind, id: string | null): Promise<void> {
  await handle.choose(kind, id);
  if (!handle.store.value.liveSince) return;
  if (kind === 'speaker') await heard(handle);
  else await handle.more((more) => more.chosen(kind));
}

/**
 * A menu of the cameras, microphones or loudspeakers that are plugged in. In a call, or for one that it names, it shows
 * what the call uses and asks it for another one; without a call it has a `value`. What was chosen is remembered on this
 * device, for the next of these menus beside a call that is idle, or without one, and for `<peer-prejoin>`. A call on a
 * page that has neither uses what its attributes say.
 *
 * @summary A menu of cameras, microphones or loudspeakers.
 * @tag peer-device-select
 * @slot icon - In place of the icon before the label.
 * @slot label - In place of the label.
 * @event {CustomEvent<{kind: string, id: string | null}>} change - Another device was chosen, and the call has taken it; null is the browser's choice.
 * @event {CustomEvent<{error: PeerElementsError}>} error - The attribute `kind` cannot be used.
 * @csspart label - The label.
 * @csspart select - The menu.
 * @csspart hint - Why nothing can be chosen.
 * @csspart error - What is wrong with the attribute.
 * @cssproperty [--peer-surface=light-dark(#fff, #15191e)] - Background.
 * @cssproperty [--peer-raised=light-dark(#f3f5f7, #20262d)] - Background under the pointer.
 * @cssproperty [--peer-text=light-dark(#1b1f24, #e9edf2)] - Text.
 * @cssproperty [--peer-muted=light-dark(#59636e, #a3adb8)] - The hint, and what cannot be chosen.
 * @cssproperty [--peer-accent=light-dark(#1f5fd6, #7fb0ff)] - Focus ring.
 * @cssproperty [--peer-radius=16px] - Corners.
 * @cssstate ready - A device can be chosen.
 * @cssstate disabled - None is there, or the browser lets nobody choose.
 */
export class PeerDeviceSelect extends CallElement {
  static override styles = [tokens, deviceSelectStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override properties: PropertyDeclarations = { kind: {}, value: {} };

  /** What is chosen here: `camera`, `microphone` or `speaker`. */
  declare kind: DeviceKind | null;
  /** Id of the chosen device; null for the browser's choice. In a call it follows the call. */
  declare value: string | null;

  readonly #devices = new StoreController(this, devices);
  #error: PeerElementsError | null = null;
  /** Whether what was chosen the last time had its chance. */
  #isRestored = false;
  #callState = '';

  constructor() {
    super(({ camera, microphone, speaker, state }) => [camera, microphone, speaker, state].join('\n'));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('kind')) this.#checkKind();
    if (this.#error) return;
    const { state } = this.snapshot;
    // Names come with the permission, of which not every browser tells.
    if (state !== this.#callState && this.#callState) void devices.refresh();
    this.#callState = state;
    if (this.handle) this.value = this.#ofCall;
    if (!this.#isRestored && this.#devices.value?.isKnown) this.#restore();
  }

  get #kind(): DeviceKind {
    return this.kind ?? 'camera';
  }

  /** What the call says. */
  get #ofCall(): string | null {
    return this.snapshot[this.#kind] ?? null;
  }

  #checkKind(): void {
    const before = this.#error?.message;
    this.#error = checkWord('kind', this.kind ?? '', KINDS, {
      hint: 'It must be camera, microphone or speaker.',
    });
    const error = this.#error;
    // A listener may be added by the script after the one that made this element.
    if (error && error.message !== before) setTimeout(() => this.fire('error', { error }));
  }

  /** What was chosen the last time, where nobody has said anything else. A call that is on stays as it is. */
  #restore(): void {
    this.#isRestored = true;
    const id = this.value === null ? rememberedDevice(this.#kind) : null;
    const { handle } = this;
    if (!id) return;
    if (!handle) this.value = id;
    else if (this.snapshot.state === 'idle') void handle.choose(this.#kind, id);
  }

  readonly #onChange = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    void quiet(this.#choose(this.#kind, value || null));
    // Until the call has taken it, the menu shows what the call says.
    this.requestUpdate();
  };

  async #choose(kind: DeviceKind, id: string | null): Promise<void> {
    const { handle } = this;
    if (handle) await askFor(handle, kind, id);
    else this.value = id;
    // A call that could not take it has said why; or somebody has chosen yet another one.
    if (handle && (handle.store.value[kind] ?? null) !== id) return;
    rememberDevice(kind, id);
    this.fire('change', { kind, id });
  }

  /** What somebody clicked stays in a menu until it is told otherwise. */
  protected override updated(): void {
    const select = this.renderRoot.querySelector('select');
    if (select) select.value = this.value ?? '';
    if (select?.selectedIndex === -1) select.value = '';
  }

  protected override render() {
    const kind = this.#kind;
    if (this.#error)
      return html`<p part="error" role="alert">${this.sentence(this.#error)} ${this.hint(this.#error)}</p>`;
    const all = this.#devices.value?.[LIST_OF[kind]] ?? [];
    const isFixed = kind === 'speaker' && !('setSinkId' in HTMLMediaElement.prototype);
    // Loudspeakers are named only after the permission, in some browsers none before.
    const isNone = kind !== 'speaker' && all.length === 0 && !!this.#devices.value?.isKnown;
    const isGone = this.value !== null && !isPluggedIn(kind, this.value);
    this.showState(isFixed || isNone ? 'disabled' : 'ready');
    return html`<label part="label" for="select">
        <slot name="icon">${ICONS[kind]}</slot><slot name="label">${this.t(LABELS[kind])}</slot>
      </label>
      <div class="field">
        <select
          id="select"
          part="select"
          ?disabled=${isFixed || isNone}
          aria-describedby=${isFixed ? 'hint' : nothing}
          @change=${this.#onChange}
        >
          <option value="">${isNone ? this.t(NONE[kind]) : this.t(BROWSERS_CHOICE[kind])}</option>
          ${isGone ? html`<option value=${this.value} disabled>${this.t('Not plugged in')}</option>` : nothing}
          ${all
            .filter(({ id }) => id)
            .map((device) => html`<option value=${device.id}>${this.#nameOf(kind, device)}</option>`)}
        </select>
        <span class="arrow">${iconChevronDown}</span>
      </div>
      ${
        isFixed
          ? html`<p id="hint" part="hint">
              ${this.t('This browser plays through the loudspeaker that the system has chosen.')}
            </p>`
          : nothing
      }`;
  }

  #nameOf(kind: DeviceKind, { label, number }: Device): string {
    return number === null ? label : this.t(NUMBERED[kind], { number });
  }
}
