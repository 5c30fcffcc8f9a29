import { define } from '../base/define.js';
import { PeerInvite } from '../elements/peer-invite/peer-invite.js';

define('peer-invite', PeerInvite);

declare global {
  interface HTMLElementTagNameMap {
    'peer-invite': PeerInvite;
  }
}
