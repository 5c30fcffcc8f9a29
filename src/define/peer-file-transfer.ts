import './peer-transfer.js';
import { define } from '../base/define.js';
import { PeerFileTransfer } from '../elements/peer-file-transfer/peer-file-transfer.js';

define('peer-file-transfer', PeerFileTransfer);

declare global {
  interface HTMLElementTagNameMap {
    'peer-file-transfer': PeerFileTransfer;
  }
}
