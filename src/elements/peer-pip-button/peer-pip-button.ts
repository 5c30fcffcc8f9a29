import { PeerElementsError } from '../../base/errors.js';
import { CallElement } from '../shared/call-element.js';
import { complain } from '../shared/complain.js';
import { iconPictureInPicture2 } from '../shared/icons-more.js';
import { hasPictureInPicture, togglePip } from './pip-window.js';

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
  constructor() {
    super(({ state, remoteStream, screen, inPip }) => `${state} ${remoteStream?.id} ${screen?.id} ${inPip}`);
  }

  protected override render() {
    const { remoteStream, inPip = false } = this.snapshot;
    return this.switchTemplate(
      inPip,
      inPip,
      this.t('Picture in picture'),
      this.t(inPip ? 'Close the small window' : 'Picture in picture'),
      iconPictureInPicture2,
      () => void this.#toggle(),
      !hasPictureInPicture() || (!remoteStream && !inPip),
    );
  }

  async #toggle(): Promise<void> {
    const { handle } = this;
    if (!handle) return;
    try {
      // In the call's language, also when this button is gone by then.
      await togglePip(handle, (template) => this.t(template));
    } catch (cause) {
      const error = new PeerElementsError('not-allowed', 'The browser does not allow a small window here.', {
        hint: 'It opens by a click only, and not from a page in a frame.',
        cause,
      });
      this.fire('error', { error });
      complain(handle, error);
    }
  }
}
