import { html } from 'lit';
import type { CallState } from '../../channels/call-types.js';
import { CallElement } from '../shared/call-element.js';
import { iconPhone } from '../shared/icons.js';

function isOn(state: CallState): boolean {
  return state !== 'idle' && state !== 'ended';
}

/**
 * Ends a call: hangs up, takes back one that still rings, declines one that comes in.
 *
 * @summary The button that ends a call.
 * @tag peer-hang-up-button
 * @slot - Icon.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-danger=#d3322b] - Background.
 * @cssproperty [--peer-on-danger=#fff] - Icon.
 */
export class PeerHangUpButton extends CallElement {
  constructor() {
    super(({ state }) => isOn(state));
  }

  protected override render() {
    const words = this.t('Hang up');
    return html`<button
        part="button"
        class="end"
        aria-label=${words}
        ?disabled=${!isOn(this.snapshot.state)}
        @click=${() => this.handle?.hangUp()}
      >
        <slot>${iconPhone}</slot></button
      ><span part="tooltip" class="tip" aria-hidden="true">${words}</span>`;
  }
}
