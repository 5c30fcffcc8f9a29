// Providers first: a consumer that is upgraded before its provider has to look twice.
import './core.js';
import './peer-call-button.js';
import './peer-captions.js';
import './peer-captions-button.js';
import './peer-data.js';
import './peer-file-transfer.js';
import './peer-flip-button.js';
import './peer-fullscreen-button.js';
import './peer-launcher.js';
import './peer-pip-button.js';
import './peer-quality.js';
import './peer-record-button.js';
import './peer-screen-button.js';
import './peer-transfer.js';
import './peer-device-select.js';
import './peer-level.js';
import './peer-prejoin.js';
