// Providers first: a consumer that is upgraded before its provider has to look twice.
import './peer-session.js';
import './peer-video-call.js';
import './peer-chat.js';
