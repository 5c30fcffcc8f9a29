import './bare/peer-video-call.js';
import './drawn.js';
