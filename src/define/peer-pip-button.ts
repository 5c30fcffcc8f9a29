import { define } from '../base/define.js';
import { PeerPipButton } from '../elements/peer-pip-button/peer-pip-button.js';

define('peer-pip-button', PeerPipButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-pip-button': PeerPipButton;
  }
}
