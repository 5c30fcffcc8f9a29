/** What a page with calls and chats needs once a session starts, and not before: one chunk of its own. */
export { Session } from '../session/session.js';
export { CallChannel } from './call.js';
export { ChatChannel } from './chat.js';
