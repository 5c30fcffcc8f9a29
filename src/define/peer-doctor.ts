import { define } from '../base/define.js';
import { PeerDoctor } from '../elements/peer-doctor/peer-doctor.js';

define('peer-doctor', PeerDoctor);

declare global {
  interface HTMLElementTagNameMap {
    'peer-doctor': PeerDoctor;
  }
}
