import { define } from '../base/define.js';
import { PeerCameraButton } from '../elements/peer-camera-button/peer-camera-button.js';

define('peer-camera-button', PeerCameraButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-camera-button': PeerCameraButton;
  }
}
