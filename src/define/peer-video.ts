import { define } from '../base/define.js';
import { PeerVideo } from '../elements/peer-video/peer-video.js';

define('peer-video', PeerVideo);

declare global {
  interface HTMLElementTagNameMap {
    'peer-video': PeerVideo;
  }
}
