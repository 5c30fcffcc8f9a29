import { define } from '../base/define.js';
import { PeerCaptions } from '../elements/peer-captions/peer-captions.js';

define('peer-captions', PeerCaptions);

declare global {
  interface HTMLElementTagNameMap {
    'peer-captions': PeerCaptions;
  }
}
