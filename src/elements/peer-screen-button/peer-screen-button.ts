import { canShareScreen } from '../../channels/can-share-screen.js';
import { CallElement } from '../shared/call-element.js';
import { iconScreenShare, iconScreenShareOff } from '../shared/icons-beside.js';

/**
 * Shares a screen, a window or a tab in a call, beside the camera; with a plain PeerJS page in the camera's place. The
 * browser asks which. It is disabled while no call is live, and where the browser cannot share; what is shared can be
 * stopped at any time.
 *
 * @summary The button that shares the screen.
 * @tag peer-screen-button
 * @slot on - Icon while the screen is shared.
 * @slot off - Icon while it is not.
 * @csspart button - The button.
 * @csspart tooltip - What it does, shown on hover and on focus.
 * @cssproperty [--peer-control=#3b424b] - Background; the icon's colour while the screen is shared.
 * @cssproperty [--peer-on-control=#fff] - Icon; the background while the screen is shared.
 * @cssstate on - The screen is shared.
 * @cssstate off - It is not.
 */
export class PeerScreenButton extends CallElement {
  constructor() {
    super(({ ownScreen, state, voice, isFixed }) => `${!!ownScreen} ${state} ${voice && isFixed}`);
  }

  protected override render() {
    const { ownScreen, state, voice, isFixed } = this.snapshot;
    const isOn = !!ownScreen;
    const canShare = canShareScreen();
    return this.switchTemplate(
      isOn,
      isOn,
      this.t('Share screen'),
      this.t(isOn ? 'Stop sharing' : canShare ? 'Share screen' : 'This browser cannot share a screen.'),
      isOn ? iconScreenShareOff : iconScreenShare,
      () => void this.handle?.more((more) => (isOn ? more.stopSharing() : more.shareScreen())),
      !isOn && (state !== 'live' || !canShare || (voice && !!isFixed)),
    );
  }
}
