import { define } from '../base/define.js';
import { PeerData } from '../elements/peer-data/peer-data.js';

define('peer-data', PeerData);

declare global {
  interface HTMLElementTagNameMap {
    'peer-data': PeerData;
  }
}
