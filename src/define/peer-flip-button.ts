import { define } from '../base/define.js';
import { PeerFlipButton } from '../elements/peer-flip-button/peer-flip-button.js';

define('peer-flip-button', PeerFlipButton);

declare global {
  interface HTMLElementTagNameMap {
    'peer-flip-button': PeerFlipButton;
  }
}
