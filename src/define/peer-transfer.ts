import { define } from '../base/define.js';
import { PeerTransfer } from '../elements/peer-transfer/peer-transfer.js';

define('peer-transfer', PeerTransfer);

declare global {
  interface HTMLElementTagNameMap {
    'peer-transfer': PeerTransfer;
  }
}
