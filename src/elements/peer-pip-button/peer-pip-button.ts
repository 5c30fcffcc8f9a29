import { PeerElementsError } from '../../base/errors.js';
import { CallElement } from '../shared/call-element.js';
import { iconPictureInPicture2 } from '../shared/icons-more.js';
import { toggle } from '../shared/toggle.js';
import { hasPictureInPicture, openPip, type Pip } from './pip-window.js';

/**
 * Puts a call into a small window that stays above all others: with its buttons where the browser has windows for
 * documents, else the picture alone. It closes with the call. Disabled where the browser has neither.
 *
 * @summary The button for picture-in-picture.
 * @tag peer-pip-button
 * @slot on - Icon while the window is open.
 * @slot off - Icon while it is not.
 * @event {CustomEvent<{error: PeerElementsError}>} error - The browser does not allow it.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while it is on.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while it is on.
 * @cssstate on - The window is open.
 * @cssstate off - It is not.
 */
export class PeerPipButton extends CallElement {
  #pip: Pip | null = null;

  constructor() {
    super(({ state, remoteStream, screen }) => `${state} ${remoteStream?.id} ${screen?.id}`);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page is no reason to close it.
    setTimeout(() => this.isConnected || this.#pip?.close());
  }

  protected override render() {
    const { remoteStream } = this.snapshot;
    const isOn = !!this.#pip;
    this.showState(isOn ? 'on' : 'off');
    return toggle({
      isOn,
      name: this.t('Picture in picture'),
      tip: this.t(isOn ? 'Close the small window' : 'Picture in picture'),
      icon: iconPictureInPicture2,
      disabled: !hasPictureInPicture() || (!remoteStream && !isOn),
      act: () => void this.#toggle(),
    });
  }

  async #toggle(): Promise<void> {
    const { handle } = this;
    if (this.#pip) return this.#pip.close();
    if (!handle) return;
    try {
      const pip = await openPip(
        handle,
        (template) => this.t(template),
        () => this.#closed(),
      );
      this.#pip = pip;
    } catch (cause) {
      this.fire('error', {
        error: new PeerElementsError('not-allowed', 'The browser does not allow a small window here.', {
          hint: 'It opens by a click only, and not from a page in a frame.',
          cause,
        }),
      });
    }
    this.requestUpdate();
  }

  #closed(): void {
    this.#pip = null;
    this.requestUpdate();
  }
}
