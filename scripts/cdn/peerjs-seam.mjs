import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';

const eventEmitter = fileURLToPath(new URL('event-emitter.js', import.meta.url));

/**
 * Leaves out of PeerJS what never runs under the kit's signalling (decision 4). Every cut has to be found exactly once,
 * or the build stops: the day that PeerJS is written differently somebody has to look again.
 */
const CUTS = [
  // The WebSocket: the seam overrides the method that makes it.
  [/(?<=_createServerConnection\(\) \{).*?return socket;\n/s, ''],
  // The requests for an id and for the list of peers: the session makes both.
  [/ {8}this\._api = new \(0, [\w$]+\)\(options\);\n/, ''],
  [/ else this\._api\.retrieveId\(\)[^;]*;/, ''],
  [/ {8}this\._api\.listAllPeers\(\)[^;]*;\n/, ''],
  // Whether there is WebRTC: the session asks before. PeerJS opens a connection to see.
  [/if \(!\(0, [\w$]+\)\.supports\.audioVideo.*?return;\n\s+\}/s, ''],
  [/(?<=this\.unpack = [\w$]+), \/\*\*.*?\}\(\), (?=\/\/ Ensure alphanumeric ids)/s, ', '],
  [/, this\.browser = .*?\.getVersion\(\)/s, ''],
  [/const \$fb63e766cfafaab9\$export\$25be9502477c137d = new class \{.*?\n\}\(\);\n/s, ''],
  [/const \$fb63e766cfafaab9\$var\$webRTCAdapter = .*?;\n/s, ''],
  [/import \$gCcbY\$webrtcadapter from "webrtc-adapter";\n/, ''],
  // Helpers that PeerJS itself does not call.
  [/ {4}noop\(\) \{\}.*?(?= {4}isSecure\(\))/s, ''],
  [/this\.chunkedBrowsers = \{.*?\}, (?=\/\/ Returns)/s, ''],
  // The names of the constants, for those who import them from PeerJS.
  [
    /var \$78455e22dea96b8c\$exports = \{\};\n(?:\s*\$parcel\$export\(\$78455e22dea96b8c\$exports, .*\n)+/,
    '',
  ],
  // eventemitter3 for browsers of long ago.
  [
    /var \$c4dcfd1d1ea86647\$exports = \{\};.*?\$c4dcfd1d1ea86647\$exports = \$c4dcfd1d1ea86647\$var\$EventEmitter;\n/s,
    `import * as $c4dcfd1d1ea86647$exports from ${JSON.stringify(eventEmitter)};\n`,
  ],
];

/** `var X = function(Name) { Name["Key"] = "value"; … }({})` */
const TABLE = /^var ([\w$]+) = \/\*#__PURE__\*\/ function\((\w+)\) \{(.*?)return \2;\n\}\(\{\}\);/gms;
const ENTRY = /\["(\w+)"\] = ("[^"]*")/g;

const ofPeerJs = (name, transform) => ({
  name,
  transform(code, id) {
    if (!/\/peerjs\/dist\/bundler\.mjs$/.test(id)) return null;
    const result = new MagicString(code);
    transform.call(this, code, result);
    return { code: result.toString(), map: result.generateMap({ hires: true }) };
  },
});

export const peerjsSeam = () => [
  ofPeerJs('peerjs-cuts', function (code, result) {
    for (const [pattern, replacement] of CUTS) {
      const found = [...code.matchAll(new RegExp(pattern, `${pattern.flags}g`))];
      if (found.length !== 1)
        this.error(`PeerJS has ${found.length} times what it should have once: ${pattern}`);
      const [{ index, 0: text }] = found;
      result.update(index, index + text.length, replacement);
    }
  }),
  // Constants in their place: the tables of them can then go.
  ofPeerJs('peerjs-constants', function (code, result) {
    const values = new Map();
    for (const [, name, , body] of code.matchAll(TABLE))
      for (const [, key, value] of body.matchAll(ENTRY)) values.set(`${name}.${key}`, value);
    for (const { index, 0: text, 1: name, 2: key } of code.matchAll(/\(0, ([\w$]+)\)\.(\w+)/g)) {
      const value = values.get(`${name}.${key}`);
      if (value) result.update(index, index + text.length, value);
    }
  }),
];
