import '../peer-video.js';
import '../peer-mute-button.js';
import '../peer-camera-button.js';
import '../peer-hang-up-button.js';
import { define } from '../../base/define.js';
import { PeerVideoCall } from '../../elements/peer-video-call/peer-video-call.js';

define('peer-video-call', PeerVideoCall);

declare global {
  interface HTMLElementTagNameMap {
    'peer-video-call': PeerVideoCall;
  }
}
