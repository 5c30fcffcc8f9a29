import { define } from '../base/define.js';
import { PeerSession } from '../elements/peer-session/peer-session.js';

define('peer-session', PeerSession);

declare global {
  interface HTMLElementTagNameMap {
    'peer-session': PeerSession;
  }
}
