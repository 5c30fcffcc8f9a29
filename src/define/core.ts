// Providers first: a consumer that is upgraded before its provider has to look twice.
import './peer-session.js';
import './bare/peer-video-call.js';
import './bare/peer-chat.js';
