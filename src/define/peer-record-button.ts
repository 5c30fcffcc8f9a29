import { define } from '../base/define.js';
import { PeerRecordButton } from '../elements/peer-record-button/peer-record-button.js';

define('peer-record-button', PeerRecordButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-record-button': PeerRecordButton;
  }
}
