import { define } from '../base/define.js';
import { PeerVerify } from '../elements/peer-verify/peer-verify.js';

define('peer-verify', PeerVerify);

declare global {
  interface HTMLElementTagNameMap {
    'peer-verify': PeerVerify;
  }
}
