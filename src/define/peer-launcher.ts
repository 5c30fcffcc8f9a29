import { define } from '../base/define.js';
import { PeerLauncher } from '../elements/peer-launcher/peer-launcher.js';

define('peer-launcher', PeerLauncher);

declare global {
  interface HTMLElementTagNameMap {
    'peer-launcher': PeerLauncher;
  }
}
