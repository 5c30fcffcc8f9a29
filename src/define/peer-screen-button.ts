import { define } from '../base/define.js';
import { PeerScreenButton } from '../elements/peer-screen-button/peer-screen-button.js';

define('peer-screen-button', PeerScreenButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-screen-button': PeerScreenButton;
  }
}
