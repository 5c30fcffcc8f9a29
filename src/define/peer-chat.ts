import './bare/peer-chat.js';
import './drawn.js';
