import { html } from 'lit';
import { devices } from '../../channels/devices.js';
import { StoreController } from '../../context/controllers.js';
import { CallElement } from '../shared/call-element.js';
import { iconSwitchCamera } from '../shared/icons-more.js';

/**
 * Turns a call to the other camera: of a phone the one on its other side, elsewhere the next one that is plugged in. It is
 * disabled where there is only one, and while the camera is off.
 *
 * @summary The button that turns to the other camera.
 * @tag peer-flip-button
 * @slot - Icon.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background.
 * @cssproperty [--peer-on-control=#fff] - Icon.
 */
export class PeerFlipButton extends CallElement {
  readonly #devices = new StoreController(this, devices);

  constructor() {
    super(({ state, cameraOff, voice }) => `${state} ${cameraOff} ${voice}`);
  }

  protected override render() {
    const { state, cameraOff, voice } = this.snapshot;
    const name = this.t('Other camera');
    const hasOther = (this.#devices.value?.cameras.length ?? 0) > 1;
    return html`<button
        part="button"
        aria-label=${name}
        ?disabled=${state !== 'live' || cameraOff || voice || !hasOther}
        @click=${this.#flip}
      >
        <slot>${iconSwitchCamera}</slot></button
      ><span part="tooltip" class="tip" aria-hidden="true">${name}</span>`;
  }

  readonly #flip = async (): Promise<void> => {
    const { handle } = this;
    const id = await handle?.more((more) => more.otherCamera()).catch(() => null);
    if (id) await handle?.choose('camera', id);
  };
}
