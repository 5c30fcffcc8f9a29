import { define } from '../base/define.js';
import { PeerQuality } from '../elements/peer-quality/peer-quality.js';

define('peer-quality', PeerQuality);

declare global {
  interface HTMLElementTagNameMap {
    'peer-quality': PeerQuality;
  }
}
