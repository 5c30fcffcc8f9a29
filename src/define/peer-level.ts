import { define } from '../base/define.js';
import { PeerLevel } from '../elements/peer-level/peer-level.js';

define('peer-level', PeerLevel);

declare global {
  interface HTMLElementTagNameMap {
    'peer-level': PeerLevel;
  }
}
