import { define } from '../base/define.js';
import { PeerDeviceSelect } from '../elements/peer-device-select/peer-device-select.js';

define('peer-device-select', PeerDeviceSelect);

declare global {
  interface HTMLElementTagNameMap {
    'peer-device-select': PeerDeviceSelect;
  }
}
