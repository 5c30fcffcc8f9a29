import type { CallSnapshot } from '../../channels/call-types.js';
import { CallElement } from '../shared/call-element.js';
import { iconVideo, iconVideoOff } from '../shared/icons.js';

/** A call that began with sound alone has room for a picture where the other side is a kit, which is known after a while. */
function isVoiceOnly({ voice, state, isFixed }: CallSnapshot): boolean {
  return voice && isFixed !== false && state !== 'idle' && state !== 'ended';
}

/**
 * Switches the camera of a call on and off, its light with it; before the call it says how the call will start.
 *
 * @summary The camera's button.
 * @tag peer-camera-button
 * @slot on - Icon while the camera is on.
 * @slot off - Icon while the camera is off.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while the camera is off.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while the camera is off.
 * @cssstate on - The camera is on.
 * @cssstate off - The camera is off.
 */
export class PeerCameraButton extends CallElement {
  constructor() {
    super((call) => `${call.cameraOff} ${isVoiceOnly(call)}`);
  }

  protected override render() {
    const { cameraOff } = this.snapshot;
    return this.switchTemplate(
      !cameraOff,
      cameraOff,
      this.t('Turn off camera'),
      this.t(cameraOff ? 'Turn on camera' : 'Turn off camera'),
      cameraOff ? iconVideoOff : iconVideo,
      () => void this.handle?.toggleCamera(),
      !this.handle || isVoiceOnly(this.snapshot),
    );
  }
}
