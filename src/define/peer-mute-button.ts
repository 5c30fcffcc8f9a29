import { define } from '../base/define.js';
import { PeerMuteButton } from '../elements/peer-mute-button/peer-mute-button.js';

define('peer-mute-button', PeerMuteButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-mute-button': PeerMuteButton;
  }
}
