import { canCaption } from '../../channels/can-caption.js';
import { CallElement } from '../shared/call-element.js';
import { iconCaptions, iconCaptionsOff } from '../shared/icons-more.js';

/**
 * Shows what the other side says as text, or no longer. It is disabled while no call is live, and where the browser cannot
 * write down what is said.
 *
 * @summary The button that switches captions.
 * @tag peer-captions-button
 * @slot on - Icon while captions are on.
 * @slot off - Icon while they are not.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while captions are on.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while captions are on.
 * @cssstate on - Captions are on.
 * @cssstate off - They are not.
 */
export class PeerCaptionsButton extends CallElement {
  constructor() {
    super(({ captions, state }) => `${!!captions} ${state}`);
  }

  protected override render() {
    const { captions, state } = this.snapshot;
    const isOn = !!captions;
    const can = canCaption();
    return this.switchTemplate(
      isOn,
      isOn,
      this.t('Captions'),
      this.t(isOn ? 'Turn off captions' : can ? 'Captions' : 'This browser cannot write down what is said.'),
      isOn ? iconCaptionsOff : iconCaptions,
      () => void this.handle?.choose('captions', !isOn),
      state !== 'live' || !can,
    );
  }
}
