import { define } from '../base/define.js';
import { PeerHangUpButton } from '../elements/peer-hang-up-button/peer-hang-up-button.js';

define('peer-hang-up-button', PeerHangUpButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-hang-up-button': PeerHangUpButton;
  }
}
