import './peer-video-call.js';
import { define } from '../../base/define.js';
import { PeerCallButton } from '../../elements/peer-call-button/peer-call-button.js';

define('peer-call-button', PeerCallButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-call-button': PeerCallButton;
  }
}
