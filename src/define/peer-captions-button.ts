import { define } from '../base/define.js';
import { PeerCaptionsButton } from '../elements/peer-captions-button/peer-captions-button.js';

define('peer-captions-button', PeerCaptionsButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-captions-button': PeerCaptionsButton;
  }
}
