import { CallElement } from '../shared/call-element.js';
import { iconMic, iconMicOff } from '../shared/icons.js';

/**
 * Switches the microphone of a call on and off; before the call it says how the call will start.
 *
 * @summary The microphone's button.
 * @tag peer-mute-button
 * @slot on - Icon while the microphone is on.
 * @slot off - Icon while the microphone is off.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while the microphone is off.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while the microphone is off.
 * @cssstate on - The microphone is on.
 * @cssstate off - The microphone is off.
 */
export class PeerMuteButton extends CallElement {
  constructor() {
    super((call) => call.micOff);
  }

  protected override render() {
    const { micOff } = this.snapshot;
    return this.switchTemplate(
      !micOff,
      micOff,
      this.t('Mute'),
      this.t(micOff ? 'Unmute' : 'Mute'),
      micOff ? iconMicOff : iconMic,
      () => void this.handle?.toggleMic(),
    );
  }
}
