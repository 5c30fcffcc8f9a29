import './bare/peer-call-button.js';
import './drawn.js';
