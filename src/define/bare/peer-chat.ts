import { define } from '../../base/define.js';
import { PeerChat } from '../../elements/peer-chat/peer-chat.js';

define('peer-chat', PeerChat);

declare global {
  interface HTMLElementTagNameMap {
    'peer-chat': PeerChat;
  }
}
