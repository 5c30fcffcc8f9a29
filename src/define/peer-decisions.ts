import { define } from '../base/define.js';
import { PeerDecisions } from '../elements/peer-decisions/peer-decisions.js';

define('peer-decisions', PeerDecisions);

declare global {
  interface HTMLElementTagNameMap {
    'peer-decisions': PeerDecisions;
  }
}
