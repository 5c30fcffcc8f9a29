import { define } from '../base/define.js';
import { PeerFullscreenButton } from '../elements/peer-fullscreen-button/peer-fullscreen-button.js';

define('peer-fullscreen-button', PeerFullscreenButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-fullscreen-button': PeerFullscreenButton;
  }
}
