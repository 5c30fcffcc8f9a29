import './peer-camera-button.js';
import './peer-device-select.js';
import './peer-level.js';
import './peer-mute-button.js';
import './peer-video.js';
import { define } from '../base/define.js';
import { PeerPrejoin } from '../elements/peer-prejoin/peer-prejoin.js';

define('peer-prejoin', PeerPrejoin);

declare global {
  interface HTMLElementTagNameMap {
    'peer-prejoin': PeerPrejoin;
  }
}
