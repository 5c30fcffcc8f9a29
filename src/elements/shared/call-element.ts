import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { IDLE_CALL, type CallSnapshot } from '../../channels/call-types.js';
import { NearestController, StoreController } from '../../context/controllers.js';
import type { CallHandle } from '../../context/handles.js';
import { callContext } from '../../context/keys.js';
import { buttonStyles } from './button.styles.js';
import { PeerElement } from './element.js';
import { tokens } from './tokens.js';

/**
 * A part of one call, the one around it or the one that it names; most are buttons. It shows what the call says, never what
 * was asked. One class for all of them: a page loads it before a session opens.
 */
export abstract class CallElement extends PeerElement {
  static override styles = [tokens, buttonStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override properties: PropertyDeclarations = { call: {} };

  /** The id of a `<peer-video-call>` elsewhere on the page; not needed inside one. */
  declare call: string | null;

  readonly #snapshot: StoreController<CallSnapshot, unknown>;
  readonly #call: NearestController<CallHandle>;

  /** `select`: the part of the call's state that is drawn. */
  constructor(select: (call: CallSnapshot) => unknown) {
    super();
    this.#snapshot = new StoreController<CallSnapshot, unknown>(this, null, select);
    this.#call = new NearestController(this, callContext, (handle) =>
      this.#snapshot.watch(handle?.store ?? null),
    );
  }

  /** Null where there is no call to be found. */
  protected get handle(): CallHandle | null {
    return this.#call.value;
  }

  protected get snapshot(): CallSnapshot {
    return this.handle?.store.value ?? IDLE_CALL;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('call')) this.#call.id = this.call;
  }

  /** A button that is pressed or not, with an icon in the slot `on` or `off`. */
  protected switchTemplate(
    isOn: boolean,
    isPressed: boolean,
    name: string,
    tip: string,
    icon: TemplateResult,
    act: () => void,
    disabled = !this.handle,
  ) {
    const state = isOn ? 'on' : 'off';
    this.showState(state);
    return html`<button
        part="button"
        aria-label=${name}
        aria-pressed=${isPressed ? 'true' : 'false'}
        ?disabled=${disabled}
        @click=${act}
      >
        <slot name=${state}>${icon}</slot></button
      ><span part="tooltip" class="tip" aria-hidden="true">${tip}</span>`;
  }
}
